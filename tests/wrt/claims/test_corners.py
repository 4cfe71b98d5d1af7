"""Where borders are level, or meet."""

from __future__ import annotations

from fractions import Fraction

import pytest

from wrt.claims.corners import Local, Surface, solved, special_points


def surface(terms):
    """A polynomial in two letters."""
    return Surface([(powers, Fraction(number)) for powers, number in terms.items()])


# (a − 3)² + 100 (b − a − 1)² − 1
VALLEY = surface({(2, 0): 101, (1, 1): -200, (0, 2): 100, (1, 0): 194, (0, 1): -200, (0, 0): 108})
FIRST, SECOND = surface({(1, 0): 1, (0, 1): 1, (0, 0): -2000}), surface({(1, 1): 1, (0, 0): -999999})


@pytest.mark.parametrize("number", [float, Fraction])
def test_a_surface_has_a_value_and_two_derivatives(number):
    local = surface({(3, 1): 2, (0, 2): -1, (0, 0): 5}).at([number(2), number(3)])
    assert local == Local(44, [72, 10], [[72, 24], [24, -2]])
    assert isinstance(local.value, number)


def test_a_value_alone_is_reckoned_in_floating_point():
    here = surface({(3, 1): 2, (0, 2): -1, (0, 0): 5})
    assert here.value([2.0, 3.0]) == here.at([2.0, 3.0]).value == 44.0 != here.value([3.0, 2.0])


def near(points, goal):
    """Whether one of the points is almost the goal."""
    return any(all(abs(one - other) < Fraction(1, 10**6) for one, other in zip(point, goal)) for point in points)


def test_a_valley_has_a_lowest_point():
    assert near(special_points([VALLEY], [Fraction(50), Fraction(-7)]), (3, 4))


def test_borders_meet():
    points = list(special_points([FIRST, SECOND], [Fraction(1), Fraction(2)]))
    assert near(points, (1001, 999)) or near(points, (999, 1001))


def test_what_is_nowhere_level_has_no_special_point():
    assert all(isinstance(number, Fraction) for point in special_points([FIRST], [Fraction(0), Fraction(1)])
               for number in point)


@pytest.mark.parametrize("matrix, definite, expected", [
    ([[2, 1], [1, 3]], False, [Fraction(1), Fraction(2)]), ([[0, 1], [1, 0]], False, [5, 4]),
    ([[1, 1], [1, 1]], False, None), ([[-1, 0], [0, 1]], True, None), ([[0, 1], [1, 0]], True, None)])
def test_a_system_has_a_solution_or_none(matrix, definite, expected):
    right = [4, 7] if matrix[0][0] == 2 else [4, 5]
    rows = [[Fraction(entry) for entry in row] for row in matrix]
    assert solved(rows, [Fraction(entry) for entry in right], definite) == expected
