"""The regions that a statement divides, and a point in each."""

from __future__ import annotations

from fractions import Fraction

import pytest
from material import a, c, i, m, n, p, sigma, x, y

from wrt import (
    Diagonal, LowerTriangular, Matrix, Scalar, Skew, Symmetric, absolute, cosh, define, exp, invertible, log, logistic,
    nonzero, ones, partial, positive, relu, sign, sinh, size, softplus, sqrt, tanh, trace,
)
from wrt.claims.points import tied
from wrt.claims.regions import bound_parts, points_in_regions
from wrt.claims.search import Search
from wrt.errors import LimitError
from wrt.nodes.einstein import bind, free_indices

S, one = Matrix("S", n, n), a / a


def points_of(*sides, symbols=(a,), sizes=None, conditions=()):
    """All points in regions of bound sides."""
    bound = [bind(side, free_indices(side))[0] for side in sides]
    demanded = Search(*bound, *bound[:2 - len(bound)], frozenset(), conditions).demanded
    return [point for region in points_in_regions(bound, symbols, sizes or {}, demanded) for point in region]


def root(of):
    """√(of²)."""
    return sqrt(of * of)


def numbers(*sides, conditions=()):
    """The values of a at points in regions."""
    return {values[a][0][0] for values in points_of(*sides, conditions=conditions)}


@pytest.mark.parametrize("side, borders", [
    (root(a - 1000) * root(a - 1001), (1000, 1001)),
    (root((a - 3) * (a + Fraction(1, 10**9))), (Fraction(-1, 10**9), 3)),
    (1 / (a - Fraction(355, 113)), (Fraction(355, 113),)), (root(a * a * a - 8), (2,)), (log(a - 10**6), (10**6,)),
    (log(log(a - 5)), (5, 6)), (tanh(a) / tanh(a - 7), (7,)), (root(a * a - 2), (-2**.5, 2**.5)),
    (partial(root(a - 20), a), (20,)), (sqrt(sqrt(a - 4) * root(a - 44)), (4, 44)),
    (absolute(a - 1000) * relu(a - 1001), (1000, 1001)), (sign(sinh(a - 7)), (7,)),
    (absolute(1 / (a - 3)), (3,)), (softplus(1 / (a - 9)), (9,)), (root(define("z", a - 30)), (30,)),
    (sigma(1 / (a - 9)), (9,)), (root(1 / (a - 2) - 1), (2, 3)),
], ids=str)
def test_there_is_a_point_in_each_region(side, borders):
    found = numbers(side)
    edges = [float("-inf"), *borders, float("inf")]
    for low, high in zip(edges, edges[1:]):
        assert any(low < value < high for value in found), (low, high)


def test_there_are_points_near_borders_and_far_from_them():
    found = numbers(root(a - 5) * root(a - 6))
    assert any(0 < value - 5 < Fraction(1, 500) for value in found)
    assert max(found) > 500 and min(found) < -500


@pytest.mark.parametrize("side", [
    exp(a) / exp(c), sqrt(exp(a)),
    absolute(logistic(a)), sign(cosh(a)), log(softplus(a)), softplus(a) + logistic(c),
    1 / (exp(a) + 1), 1 / (1 + exp(-a)), log(size(n) + exp(a * c))], ids=str)
def test_what_is_positive_everywhere_divides_nothing(side):
    assert points_of(side, symbols=(a, c), sizes={n: 3}) == []


@pytest.mark.parametrize("side", [
    root(exp(a) - 2), root(exp(a) + a), 1 / (tanh(a) - 2), log(sqrt(a) - 3), root(log(a) + a), 1 / log.prime(a)],
    ids=str)
def test_a_border_that_is_not_rational_is_beyond_it(side):
    with pytest.raises(LimitError, match="is no rational function$"):
        points_of(side)


def test_conditions_divide_further():
    narrow = (a - Fraction(19, 10)) * (Fraction(195, 100) - a)
    inside = lambda found: any(Fraction(19, 10) < value < Fraction(195, 100) for value in found)
    side = root((a - 1) * (a - 2))
    assert not inside(numbers(side)) and inside(numbers(side, conditions=[positive(narrow)]))
    assert inside(numbers(side, conditions=[nonzero(narrow)]))


def test_a_determinant_is_a_border():
    signs = set()
    for values in points_of(S.inv @ y, symbols=(S, y), sizes={n: 2}):
        (first, second), (third, fourth) = values[S]
        signs.add((first * fourth > second * third, first * fourth < second * third))
    assert signs >= {(True, False), (False, True)}
    more = points_of(trace(S) * one, symbols=(S, a), sizes={n: 2}, conditions=[invertible(S)])
    assert len(more) > len(points_of(trace(S) * one, symbols=(S, a), sizes={n: 2}))


@pytest.mark.parametrize("make", [Diagonal, LowerTriangular, Symmetric, Skew])
def test_what_is_tied_to_other_entries_stays_so(make):
    M = make("M", n)
    found = points_of(absolute(M[i, p]) + 0 * a, symbols=(M, a), sizes={n: 3})
    assert len(found) > 20 and all(values[M] == tied(M, values[M]) for values in found)
    assert len({tuple(map(tuple, values[M])) for values in found}) > 20


def test_each_free_index_has_borders_of_its_own():
    side = bind(sqrt(y[i] * y[i]), {i})[0]
    found = [point for region in points_in_regions([side], [y], {n: 3}) for point in region]
    for row in range(3):
        assert {values[y][row][0] > 0 for values in found} == {True, False}
    pairs = {tuple(entry[0] > 0 for entry in values[y]) for values in found}
    assert len(pairs) >= 6


def test_points_are_the_same_each_time_and_have_all_symbols():
    for side in (root(a - c) * root(x.T @ ones(m) - 4), 1 / (a * c - 1)):
        found = points_of(side, symbols=(a, c, x), sizes={m: 3})
        assert found == points_of(side, symbols=(a, c, x), sizes={m: 3}) and len(found) > 20
        assert all(list(values) == [a, c, x] and len(values[x]) == 3 for values in found)


def test_all_parts_are_visited_those_of_definitions_too():
    z = define("z", log(a) * c)
    parts = set(bound_parts(bind(partial(z * z, a), ())[0]))
    assert {a, c, log(a), z} <= parts
    assert y in set(bound_parts(Scalar("L", of=y)))
