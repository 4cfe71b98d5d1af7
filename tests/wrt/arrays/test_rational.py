"""Exact rational values: those that SymPy has, wherever they are rational."""

from fractions import Fraction

import pytest
import sympy
from material import W, a, c, n, m, sigma, x

from wrt import Matrix, absolute, cos, det, exp, gradient, hessian, log, norm, partial, relu, sign, sqrt, tanh, trace
from wrt.arrays.point import evaluate
from wrt.arrays.rational import RationalPoint
from wrt.arrays.symbolic import SymbolicPoint
from wrt.errors import LimitError
from wrt.nodes.einstein import bind

S = Matrix("S", n, n)
SIZES = {n: 2, m: 3}
VALUES = {a: [[Fraction(-2)]], c: [[Fraction(9, 4)]], x: [[Fraction(3)], [Fraction(0)], [Fraction(4)]],
          W: [[Fraction(1), Fraction(-2), Fraction(3)], [Fraction(4), Fraction(0), Fraction(-6)]],
          S: [[Fraction(2), Fraction(1)], [Fraction(-1), Fraction(4)]]}


def values(expression, point):
    """All entries."""
    return [entry for row in evaluate(bind(expression, ())[0], point, {}) for entry in row]


@pytest.mark.parametrize("expression", [
    W @ x, S.inv, det(S) * S, trace(S.inv @ S), absolute(a), relu(a), sign(a), sqrt(c), a / c, norm(x),
    gradient(norm(x), x), hessian(norm(x), x), partial(1 / a, a), partial(a * a * a, a), sigma(a), partial(sigma(a), a),
    exp(0 * a), log(1 + 0 * a), cos(0 * a) + tanh(0 * a)], ids=str)
@pytest.mark.parametrize("kind", range(3))
def test_they_are_those_of_sympy(expression, kind):
    ours, theirs = RationalPoint(SIZES, VALUES, kind), SymbolicPoint(SIZES, VALUES, kind=kind)
    found = [ours.plain(value).number() for value in values(expression, ours)]
    assert found == [Fraction(*map(int, sympy.fraction(sympy.simplify(v)))) for v in values(expression, theirs)]


@pytest.mark.parametrize("expression", [exp(a), sqrt(c + 1), log(c), cos(c), 1 / (a + 2), log(a)], ids=str)
def test_what_is_not_rational_is_refused(expression):
    with pytest.raises(LimitError, match="is not a rational number"):
        values(expression, RationalPoint(SIZES, VALUES))


def test_without_numbers_entries_are_letters():
    point = RationalPoint(SIZES)
    assert [str(point.plain(value)) for value in values(W @ x, point)] == [
        "W_11 x_1 + W_12 x_2 + W_13 x_3", "W_21 x_1 + W_22 x_2 + W_23 x_3"]
    with pytest.raises(LimitError, match="a is not a number"):
        values(absolute(a), point)
