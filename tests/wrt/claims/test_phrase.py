"""A counterexample in words, by SymPy."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from material import W, a, c, i, m, n, phi, q, sigma, x, y

from wrt import Matrix, Scalar, Vector, exp, gradient, log, sqrt
from wrt.arrays.told import READABLE
from wrt.claims.phrase import counterexample
from wrt.claims.search import Witness
from wrt.errors import EngineError

S = Matrix("S", n, n)
VALUES = {a: [[Fraction(-2)]], c: [[Fraction(3, 4)]], x: [[Fraction(1)], [Fraction(-2)], [Fraction(5)]],
          y: [[Fraction(2)], [Fraction(-3)]],
          W: [[Fraction(1), Fraction(-2), Fraction(3)], [Fraction(4), Fraction(0), Fraction(-6)]],
          S: [[Fraction(2), Fraction(1)], [Fraction(-1), Fraction(4)]]}


def at(sizes, symbols, lift=0, binding=None, row=0, column=0):
    """A witness with the numbers above."""
    return Witness(sizes, {s: VALUES[s] for s in symbols}, lift, binding or {}, row, column)


def test_short_rational_values_stay_in_symbols():
    found = counterexample(W @ x, 2 * W @ x, frozenset(), at({n: 2, m: 3}, (W, x), row=1))
    assert found.text() == ("counterexample: n=2, m=3; entry row=2: left = W_21 x_1 + W_22 x_2 + W_23 x_3, "
                            "right = 2 W_21 x_1 + 2 W_22 x_2 + 2 W_23 x_3")
    assert found.values == () and max(len(str(side)) for side in (found.left, found.right)) <= READABLE


@pytest.mark.parametrize("left, right, symbols, words", [
    (exp(a), a, (a,), "left = exp(-2) ≈ 0.1353, right = -2, a = -2"),
    (sqrt(c), c, (c,), "left = sqrt(3)/2 ≈ 0.8660, right = 3/4, c = 3/4"),
    (sqrt(a * a), a, (a,), "left = 2, right = -2, a = -2"),
    (a * log(c), 0 * a, (a, c), "left = -2 log(3) + 4 log(2) ≈ 0.5754, right = 0, a = -2, c = 3/4")], ids=str)
def test_other_values_are_numbers_with_their_decimals(left, right, symbols, words):
    assert counterexample(left, right, frozenset(), at({}, symbols)).text() == f"counterexample: {words}"


def test_an_inverse_is_told_in_numbers():
    found = counterexample(S.inv, S.inv.T, frozenset(), at({n: 2}, (S,), row=1))
    assert (found.left, found.right) == (sympy.Rational(1, 9), sympy.Rational(-1, 9))
    assert [(symbol.name, value) for symbol, value in found.values] == [
        ("S_11", 2), ("S_12", 1), ("S_21", -1), ("S_22", 4)]
    assert found.entry == (("row", 2), ("column", 1))


def test_values_that_are_long_are_told_in_numbers():
    left = (y.T @ W @ x) * (y.T @ W @ x)
    found = counterexample(left, 2 * left, frozenset(), at({n: 2, m: 3}, (W, x, y)))
    number = sum(y_r * w * x_k for (y_r,), row in zip(VALUES[y], VALUES[W]) for w, (x_k,) in zip(row, VALUES[x]))
    assert (found.left, found.right) == (number**2, 2 * number**2) and len(found.values) == 6 + 3 + 2


def test_only_numbers_that_stand_in_the_sides_are_told():
    found = counterexample(exp(a), a, frozenset(), at({}, (a, c)))
    assert [symbol.name for symbol, _ in found.values] == ["a"]


def test_indices_and_places_are_counted_from_one():
    found = counterexample(y[i] * x[q] * x, 0 * y[i] * x[q] * x, frozenset((i, q)),
                           at({n: 2, m: 3}, (x, y), binding={i: 1, q: 2}, row=1))
    assert found.entry == (("i", 2), ("q", 3), ("row", 2))
    assert str(found.left) == "x_2*x_3*y_2"
    found = counterexample(y.T, 0 * y.T, frozenset(), at({n: 2}, (y,), column=1))
    assert found.entry == (("column", 2),)


@pytest.mark.parametrize("lift", [0, 1])
def test_functions_are_told_as_they_were_taken(lift):
    found = counterexample(sigma(a) + phi(a), phi(a), frozenset(), at({}, (a,), lift))
    t, sides = sympy.Symbol("t"), dict(((text, value) for (text, *_), value in found.functions))
    assert [name for name, _ in found.functions][0] == ("σ(t)", r"\sigma(t)", "sigma of t")
    assert set(sides) == {"σ(t)", "φ(t)"} and bool(sides["σ(t)"].subs(t, 0)) == bool(lift)
    assert sympy.expand(found.left - found.right - sides["σ(t)"].subs(t, sympy.Symbol("a"))) == 0
    loss = Scalar("L", of=y)
    found = counterexample(gradient(loss, y), 0 * y, frozenset(), at({n: 2}, (y,), lift))
    (names, taken), = found.functions
    assert names == ("L", "L", "L") and sympy.diff(taken, sympy.Symbol("y_1")) == found.left
    vector = counterexample(Vector("g", n, of=y), 0 * y, frozenset(), at({n: 2}, (y,), lift))
    assert vector.functions == () and vector.left != 0
    curve = counterexample(Vector("g", n, of=a), 0 * y, frozenset(), at({n: 2}, (a,), lift, row=1))
    assert [text for (text, *_), _ in curve.functions] == ["g_1", "g_2"] and curve.functions[1][1] == curve.left


def test_sides_that_sympy_finds_equal_are_a_fault_of_ours():
    with pytest.raises(EngineError, match=r"^a c and c a differ in real numbers, and SymPy has a\*c for both\. "):
        counterexample(a * c, c * a, frozenset(), at({}, (a, c)))
