"""Real numbers of any number of digits."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from material import W, a, c, m, n, x, y
from node import SIZES as ALL_SIZES
from node import VALUES as ALL_VALUES
from real import REAL, WITH_KINKS

from wrt import (
    Matrix, absolute, cos, cosh, exp, eye, gradient, hadamard, jacobian, kron, log, logistic, partial, sign, sin, sinh,
    softplus, sqrt, tanh, vec,
)
from wrt.arrays.numeric import REACH, NumericPoint, context
from wrt.arrays.point import evaluate
from wrt.arrays.symbolic import SymbolicPoint
from wrt.errors import ConditionError, OutOfReachError, SingularError
from wrt.nodes import Elementwise
from wrt.nodes.functions import KNOWN

SIZES = {n: 2, m: 3}
S = Matrix("S", n, n)
VALUES = {a: [[Fraction(-7, 5)]], c: [[Fraction(3, 11)]], x: [[Fraction(1, 3)], [Fraction(-2)], [Fraction(5, 7)]],
          y: [[Fraction(-1, 2)], [Fraction(4)]], S: [[Fraction(2), Fraction(1)], [Fraction(-3), Fraction(1, 2)]],
          W: [[Fraction(1), Fraction(-2), Fraction(3, 4)], [Fraction(0), Fraction(5), Fraction(-6)]]}


def close(found, exact, digits=40):
    """Whether numbers agree to so many digits with the values of SymPy."""
    reals = context(60)
    for row, wanted in zip(found, exact):
        for entry, value in zip(row, wanted):
            true = reals.mpf(str(sympy.N(value, 55)))
            if abs(entry.value - true) > abs(true) * reals.mpf(10) ** -digits:
                return False
    return len(found) == len(exact)


@pytest.mark.parametrize("order", range(5))
@pytest.mark.parametrize("name, at", [
    (name, at) for name, known in KNOWN.items()
    for at in (Fraction(3, 11), Fraction(17, 4), Fraction(-7, 5), Fraction(1, 1000))
    if at > 0 or known.domain != "positive"])
def test_each_function_and_derivative_is_that_of_sympy(name, order, at):
    function = Elementwise(name, order)
    t = sympy.Symbol("t", real=True)
    exact = sympy.diff(REAL[name](t), t, order).subs(t, sympy.Rational(*at.as_integer_ratio()))
    assert close(evaluate(function(a), NumericPoint({}, {a: [[at]]}), {}), [[exact]])
    twice = evaluate(function(a), NumericPoint({}, {a: [[at * 2]]}), {})
    assert name in WITH_KINKS or not close(twice, [[exact]])


TREES = [
    W @ x, kron(W, x.T), hadamard(W @ x, y), gradient(y.T @ W @ x, W), jacobian(tanh(W @ x), x), S.inv @ y,
    partial(sqrt(c) * log(c * c), c), partial(partial(tanh(a * c), a), c), jacobian(vec(S.inv), vec(S)), a / c,
    gradient(sqrt(x.T @ x), x), (eye(n) + y @ y.T).inv,
]


@pytest.mark.parametrize("tree", TREES, ids=str)
def test_trees_have_the_value_that_sympy_finds(tree):
    assert close(evaluate(tree, NumericPoint(SIZES, VALUES), {}), evaluate(tree, SymbolicPoint(SIZES, VALUES), {}), 30)


def test_more_digits_give_more_digits():
    found = [evaluate(sqrt(c), NumericPoint({}, VALUES, digits), {})[0][0].value for digits in (20, 50, 100)]
    true = context(120).sqrt(context(120).mpf(3) / 11)
    lost = [abs(value - true) for value in found]
    assert 10**-18 > lost[0] > 10**-30 > 10**-48 > lost[1] > 10**-70 > 10**-98 > lost[2]
    assert context(50) is context(50) is not context(51) and context(50).dps == 50


@pytest.mark.parametrize("tree, number, words", [
    (1 / a, 0, "reciprocal has no value at 0.0, which is not nonzero"),
    (log(a), 0, "log has no value at 0.0, which is not positive"),
    (log(a), -1, "log has no value at -1.0, which is not positive"),
    (sqrt(a), -4, "sqrt has no value at -4.0, which is not positive"),
    (sqrt.prime(a), 0, "sqrt has no value at 0.0, which is not positive"),
    (tanh(a), REACH + 1, r"tanh at 1\.0e+.6 is out of reach"),
    (absolute(a), 0, "absolute has no value at 0.0, which is not nonzero"),
    (sign(a * a * a), Fraction(1, 10**9), "sign at 1.0e-27 is out of reach"),
    (softplus(a), 2 * REACH, "softplus at .* is out of reach"),
    (Elementwise("exp")(a), -2 * REACH, "exp at .* is out of reach")], ids=str)
def test_a_function_has_no_value_outside_its_domain_and_out_of_reach(tree, number, words):
    with pytest.raises((ConditionError, OutOfReachError), match=f"^{words}$"):
        evaluate(tree, NumericPoint({}, {a: [[Fraction(number)]]}), {})


def test_great_numbers_are_in_reach_of_roots_and_logarithms():
    great = NumericPoint({}, {a: [[Fraction(10**30)]]})
    assert evaluate(sqrt(a), great, {})[0][0].value == 10**15
    assert close(evaluate(log(a), great, {}), [[sympy.log(10**30)]])


@pytest.mark.parametrize("tree, at, digits", [
    (1 + exp(a), -200, 86), (1 - tanh(a), 200, 180), (1 - logistic(a), 200, 90), (softplus(a) - a, 200, 90),
    (cosh(a) - sinh(a), 200, 180), (exp(a) + exp(c - a), 300, 260), (sqrt(a * a + 1), 10**30, 60),
    (cos(a), Fraction(1, 10**20), 40), (partial(exp(a) + a, a), -100, 43), (a * a, 10**40, 0),
    (exp(a) * exp(-a), 50, 0),
], ids=str)
def test_what_is_lost_beside_a_great_number_is_known(tree, at, digits):
    point = NumericPoint({}, {a: [[Fraction(at)]], c: [[Fraction(1)]]})
    assert point.digits_lost() == 0
    evaluate(tree, point, {})
    assert abs(point.digits_lost() - digits) <= 4


def test_what_is_only_rounding_is_not_lost():
    tree, third = sin(a) * sin(a) + cos(a) * cos(a) - tanh(a) / tanh(a) + 1, {a: [[Fraction(1, 7)]]}
    point, closer = (NumericPoint({}, third, digits) for digits in (50, 80))
    for at in (point, closer):
        evaluate(tree, at, {})
    assert point.digits_lost() > 40 and point.digits_lost(closer) < 5


def test_digits_that_are_seen_are_not_lost():
    at = {a: [[Fraction(200)]]}
    assert evaluate(1 - tanh(a), NumericPoint({}, at), {})[0][0].value == 0
    assert evaluate(1 - tanh(a), NumericPoint({}, at, 100 + 201), {})[0][0].value > 0


def test_a_pivot_that_is_only_rounding_is_none():
    third = Fraction(1, 3)
    rows = [[third, third * third], [Fraction(1), third]]
    with pytest.raises(SingularError):
        evaluate(S.inv, NumericPoint({n: 2}, {S: rows}), {})
    rows[1][1] += Fraction(1, 10**20)
    assert close(evaluate(S.inv, NumericPoint({n: 2}, {S: rows}, 80), {}), sympy.Matrix(rows).inv().tolist(), 30)


def test_all_that_is_known_of_the_nodes_has_these_values():
    """The tables of W x and others, written out by hand in tests/nodes."""
    values = {s: [[Fraction(v) for v in row] for row in rows] for s, rows in ALL_VALUES.items()}
    point = NumericPoint(ALL_SIZES, values)
    assert [[int(e.value) for e in row] for row in evaluate(W @ x, point, {})] == [[5], [11]]
