"""Values of SymPy, said aloud."""

from __future__ import annotations

import pytest
import sympy

from wrt.arrays.speech import said
from wrt.arrays.symbolic import spoken

x, W, a, z = sympy.symbols("x_1 W_12 alpha x_0_1")


@pytest.mark.parametrize("value, words", [
    (x, "x 1"), (W, "W 1 2"), (z, "x sub 0 sub 1"), (sympy.Symbol("W_1,12"), "W 1 12"), (a, "alpha"),
    (sympy.Integer(-3), "minus 3"), (sympy.Rational(-3, 2), "minus 3 halves"), (-x / 2, "minus one half times x 1"),
    (x - 2 * W, "minus 2 times W 1 2 plus x 1"), (x * W / 2, "one half times W 1 2 times x 1"),
    (x / W, "x 1 over W 1 2"), ((x + 1) * W, "W 1 2 times open paren x 1 plus 1 close paren"),
    (x ** 2 * W, "W 1 2 times x 1 squared"), (a ** 3, "alpha cubed"), (a ** 4, "alpha to the power 4"),
    ((x + 1) ** 2, "open paren x 1 plus 1 close paren squared"), (1 / x ** 2, "1 over x 1 squared"),
    (-3 * x / (2 * W), "minus 3 halves times open paren x 1 over W 1 2 close paren"),
    (sympy.sqrt(2) / 2, "one half times the square root of 2"),
    (sympy.exp(a + 1), "exp of open paren alpha plus 1 close paren"),
    (sympy.tanh(2), "hyperbolic tangent of 2"), (sympy.pi * a, "pi times alpha"),
])
def test_values_are_said_in_words(value, words):
    assert spoken(value) == words


def test_symbols_are_said_by_the_names_they_are_given():
    assert said(x + a, {x: "one", a: "two"})[0] == "two plus one"
