"""The real points at which statements are tried."""

from __future__ import annotations

from itertools import islice

import pytest
import sympy
from material import W, X, a, b, c, f, k, m, n, sigma, w, x, y

from wrt import Matrix, Scalar, Vector
from wrt.claims.points import (
    FAR, SHRUNK, far_points, lengths, near_points, plain_symbols, points, positive_definite, whole_points,
)

S = Matrix("S", n, n)
SIZES, SYMBOLS = {n: 3, m: 2, k: 4}, [a, c, W, x, S]
KINDS = (whole_points, near_points, far_points, points)


def entries(values):
    """All numbers of a point, in order."""
    return [number for rows in values.values() for row in rows for number in row]


@pytest.mark.parametrize("expressions, expected", [
    ([W @ x, y], [W, x, y]), ([y, f], [y, W, x]), ([w], [W]), ([sigma(a)], [a]),
    ([Scalar("L", of=(y, c))], [y, c]), ([a * a, b @ y], [a, b, y]), ([], [])],
    ids=str)
def test_plain_symbols_come_once_in_order_of_appearance(expressions, expected):
    assert plain_symbols(expressions) == expected


@pytest.mark.parametrize("symbol, expected", [
    (a, (1, 1)), (x, (2, 1)), (b, (1, 3)), (W, (3, 2)), (X, (2, 4)), (w, (6, 1)), (Vector("u", k), (4, 1))], ids=str)
def test_lengths_are_those_of_the_axes(symbol, expected):
    assert lengths(symbol, SIZES) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_points_are_the_same_each_time_and_have_all_entries(kind):
    found = list(islice(kind(SYMBOLS, SIZES), 60))
    assert found == list(islice(kind(SYMBOLS, SIZES), 60)) and len(found) >= 20
    for values in found:
        assert list(values) == SYMBOLS
        assert all((len(rows), len(rows[0])) == lengths(s, SIZES) for s, rows in values.items())
    assert len({tuple(entries(values)) for values in found}) > 0.9 * len(found)


@pytest.mark.parametrize("kind", KINDS)
def test_each_entry_takes_both_signs_and_each_pair_all_four(kind):
    found = [entries(values) for values in islice(kind([a, c, Scalar("d"), Scalar("g")], {}), 60)]
    for column in zip(*found):
        assert min(column) < 0 < max(column)
    for one, other in ((0, 1), (1, 2), (0, 3)) if kind is not whole_points else ():
        assert len({(row[one] > 0, row[other] > 0) for row in found if row[one] and row[other]}) == 4
    assert any(all(number > 0 for number in row) for row in found)


def test_near_points_are_below_1_and_get_nearer_to_0():
    found = [entries(values) for values in near_points(SYMBOLS, SIZES)]
    assert all(0 < abs(number) < 1 for row in found for number in row)
    assert all(len(set(map(abs, row))) == len(row) for row in found)
    nearest = [max(map(abs, row)) for row in found]
    assert min(nearest) < 1 / SHRUNK[-1] < 1e-3 < max(nearest)


def test_far_points_are_far_and_of_any_sign():
    found = [entries(values) for values in islice(far_points(SYMBOLS, SIZES), 24)]
    assert FAR[-1] / 2 < max(map(max, found)) <= FAR[-1] and min(map(min, found)) < -FAR[-1] / 2
    assert sum(min(row) > 0 for row in found) == len(found) / 2


def test_whole_points_are_whole_and_some_matrices_positive_definite():
    found = list(whole_points(SYMBOLS, SIZES))
    assert all(number.denominator == 1 for values in found for number in entries(values))
    definite = [sympy.Matrix([[int(number) for number in row] for row in values[S]]).is_positive_definite
                for values in found]
    assert 0.4 < sum(definite) / len(found) < 1


def test_a_positive_definite_matrix_is_symmetric_with_positive_minors():
    rows = positive_definite([[1, -2, 3], [0, 4, -5], [-6, 0, 0]])
    square = sympy.Matrix(rows)
    assert square == square.T and all(square[:size, :size].det() > 0 for size in (1, 2, 3))
    assert positive_definite([[0, 0], [0, 0]]) == [[1, 0], [0, 1]]


def test_the_kinds_come_in_turn():
    found = list(islice(points(SYMBOLS, SIZES), 9))
    firsts = [list(islice(kind(SYMBOLS, SIZES), 3)) for kind in KINDS[:3]]
    assert found == [values for together in zip(*firsts) for values in together]


def test_letters_do_not_matter():
    other = {a: Scalar("h"), x: Vector("u", m)}
    for kind in KINDS:
        one, two = next(kind([a, x], SIZES)), next(kind([other[a], other[x]], SIZES))
        assert [two[other[s]] for s in (a, x)] == [one[s] for s in (a, x)]


def test_a_statement_without_letters_has_a_point():
    assert next(points([], {})) == {}
