"""The polynomials that stand for functions which are not specified."""

from __future__ import annotations

import pytest
import sympy
from material import F, W, a, m, n, phi, sigma, y

from wrt import Scalar, gradient, partial
from wrt.arrays.line import LinePoint
from wrt.arrays.numeric import NumericPoint
from wrt.arrays.point import evaluate
from wrt.arrays.standins import StandIns
from wrt.arrays.symbolic import SymbolicPoint

A, B, t = sympy.symbols("a b t")
SIZES = {n: 2, m: 3}
VALUES = {y: [[2], [-3]], a: [[-5]], W: [[1, -2, 3], [-4, 5, 6]]}


@pytest.mark.parametrize("kind", [0, 1])
@pytest.mark.parametrize("arguments", [[A], [A, B]], ids=str)
def test_a_stand_in_is_a_polynomial_of_degree_two(kind, arguments):
    found = SymbolicPoint({}, kind=kind).stand_in("sigma", arguments)
    assert sympy.Poly(found, *arguments).total_degree() == 2
    assert (found.subs(dict.fromkeys(arguments, 0)) != 0) == bool(kind)
    assert all(sympy.diff(found, argument, 1).subs(dict.fromkeys(arguments, 0)) != 0 for argument in arguments)


def test_functions_and_entries_have_stand_ins_of_their_own():
    point = SymbolicPoint(SIZES)
    found = [point.stand_in(name, [A]) for name in ("sigma", "phi", "L")]
    found += [entry for row in evaluate(F, point, {}) for entry in row]
    assert len(set(found)) == len(found) == 3 + 6
    assert point.stand_in("phi", [A]) == found[1]


@pytest.mark.parametrize("kind", [0, 1])
@pytest.mark.parametrize("order", range(5))
def test_its_derivatives_are_those_of_sympy(kind, order):
    point = SymbolicPoint({}, kind=kind)
    assert point.stand_in("phi", [t]) is not None
    function = sigma
    for _ in range(order):
        function = function.prime
    assert point.stand_in_derivative(function, t) - sympy.diff(point.stand_in("sigma", [t]), t, order) == 0


@pytest.mark.parametrize("tree", [
    sigma(a), sigma.prime(a) - phi(a), sigma.prime.prime(a) * a, partial(sigma(phi(a)), a), sigma(0 * a) + sigma(a),
    gradient(Scalar("L", of=y), y), gradient(Scalar("L", of=(y, a)) * sigma(a), y), F @ y,
    F.T], ids=str)
def test_all_points_take_the_same_functions(tree):
    real = NumericPoint(SIZES, VALUES, 50, 1)
    line = LinePoint(SIZES, VALUES, {symbol: [[0] * len(rows[0]) for _ in rows] for symbol, rows in VALUES.items()})
    exact = evaluate(tree, SymbolicPoint(SIZES, VALUES, kind=1), {})
    for point, shown in ((real, lambda e: int(e.value)), (line, lambda e: int(e.value.as_expr()))):
        assert [[shown(entry) for entry in row] for row in evaluate(tree, point, {})] == exact
    assert any(entry for row in exact for entry in row)


def test_the_numbers_of_functions_are_shared_by_the_points_that_are_moved():
    point = NumericPoint({}, VALUES)
    tree = partial(phi(a), a) + sigma(a)
    first = evaluate(tree, point, {})[0][0].value
    assert point.functions == {"phi": 0, "sigma": 1}
    assert evaluate(tree, point, {})[0][0].value == first
    assert issubclass(NumericPoint, StandIns) and issubclass(SymbolicPoint, StandIns)
