"""What is no expression is told by what it is, with a remedy of its own."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from material import W, i, x

from wrt import Derivation, exp
from wrt.language.expression import as_expression
from wrt.language.strangers import refusal

FRACTION = "Fraction(1, 2)"


@pytest.mark.parametrize("value, said, remedy", [
    (2.0, "2.0", ": write 2"), (0.5, "0.5", f": write {FRACTION}"), (Decimal("0.5"), "0.5", f": write {FRACTION}"),
    (np.float64(0.5), "0.5", f": write {FRACTION}"), (3.14159265, "3.14159265", "or take a Scalar in its place"),
    (float("inf"), "inf", "or take a Scalar in its place"), (x == W, "False", "as Derivation(left, (right, 'reason'))"),
    ("x", "'x'", "write x without quotes"), (i, "i", "an index: it stands in brackets, as in x[i]"),
    ([x, (W, "why")], "[x, (W, 'why')]", "a derivation has a pair for each step"), ((1, 2), "(1, 2)", "but several: "),
    (Derivation(2 * x, (x + x, "twice")), "a derivation", "formula.left and formula.right"),
    (np.ones(2), "an array of NumPy", "put its numbers in with Evaluation"), (exp, "exp", "call it, as in exp(x)"),
    (lambda: x, "a lambda", "call it, as in exp(x)"), (None, "None", "write symbols"), ({}, "a dict", "write symbols"),
    (1j, "1j", "write symbols"), ((k for k in ()), "a generator", "write symbols")])
def test_each_is_called_what_it_is(value, said, remedy):
    told = refusal(value)
    assert told.startswith(f"{said} is not an expression or an exact number") and remedy in told and "\n" not in told
    assert "0x" not in told and ("Fraction" in told) == (isinstance(value, (float, Decimal)) and value != 2)
    with pytest.raises(TypeError) as error:
        as_expression(value)
    assert str(error.value) == told
