"""How values are told: those of SymPy and our own alike."""

import pytest
import sympy
from mpmath import mpf, tanh

from wrt.arrays import told
from wrt.arrays.polynomial import Decimal, Polynomial

OURS, THEIRS = 2 * Polynomial.letter("x_1"), 2 * sympy.Symbol("x_1")
LONG = [Polynomial.letter(f"y_{k}") for k in range(1, 20)]


@pytest.mark.parametrize("value", [OURS, THEIRS], ids=["ours", "SymPy's"])
def test_both_are_told_alike(value):
    assert (told.text(value), told.short(value), told.spoken(value)) == ("2 x_1", "2 x_1", "2 times x 1")
    assert told.latex(value).replace(r"\,", " ") == "2 x_{1}" and told.decimals(value, " ≈ ") == ""


@pytest.mark.parametrize("value", [sum(LONG, Polynomial.of(0)), sympy.Add(*sympy.symbols("y_1:20"))],
                         ids=["ours", "SymPy's"])
def test_what_is_long_is_cut(value):
    assert told.short(value).endswith("… (19 terms)") and len(told.short(value)) == told.READABLE + len("… (19 terms)")


def test_a_difference_is_told_where_no_digit_shows_it():
    near, one = Decimal(tanh(mpf(12))), Polynomial.of(1)
    assert told.difference(near, one).startswith("-7.55") and told.difference(one, near).startswith("7.55")
    assert told.difference(near, Decimal(mpf(2))) == told.difference(one, one) == ""
    assert told.difference(sympy.tanh(1000), sympy.Integer(1)) == "-5.153e-869"
    assert told.decimals(sympy.sqrt(2), " ≈ ") == " ≈ 1.414"
