"""The sizes that a statement is put to the test at."""

from __future__ import annotations

from itertools import islice
from math import prod

import pytest
from material import B, F, W, X, f, k, m, n, r, x, y

from wrt import dimensions, ones, size, vec
from wrt.claims.sizes import (
    GRID, MORE_SIZES, SIZES, SMALL, TURNED, choices, default_sizes, dimensions_of, grid, small_first,
)
from wrt.errors import LimitError


@pytest.mark.parametrize("expressions, expected", [
    ([W @ X, B], [n, m, k, r]), ([B, W @ X], [k, r, n, m]), ([vec(F)], [m, n]), ([y, W @ x], [n, m]),
    ([f], [n, m]), ([size(k) * y], [k, n]), ([x.T @ x], [m]), ([], [])])
def test_dimensions_come_once_in_order_of_appearance(expressions, expected):
    assert dimensions_of(expressions) == expected


@pytest.mark.parametrize("table", [SIZES, MORE_SIZES])
def test_every_choice_has_sizes_that_are_pairwise_distinct(table):
    assert all(len(set(sizes)) == len(sizes) == len(SIZES[0]) and min(sizes) > 1 for sizes in table)


def test_no_size_is_the_same_in_all_four_choices():
    assert all(len(set(column)) > 1 for column in zip(*SIZES + MORE_SIZES))


def named(number):
    """So many dimensions."""
    found = dimensions(" ".join(f"d_{place}" for place in range(number)))
    return found if number > 1 else (found,)


def wide(number):
    """An expression with so many dimensions."""
    return prod((ones(d).T @ ones(d) for d in named(number)), start=1)


def test_more_dimensions_than_there_are_sizes_are_refused():
    assert len(default_sizes(wide(len(SIZES[0])))[0]) == len(SIZES[0])
    for found in (lambda e: default_sizes(e), lambda e: next(choices(e))):
        with pytest.raises(LimitError, match=f"^a statement with {len(SIZES[0]) + 1} dimensions: at most"):
            found(wide(len(SIZES[0]) + 1))


def test_the_usual_choices_come_first_and_then_small_ones_in_every_order():
    found = list(choices(W @ X, B))
    usual = [dict(zip((n, m, k, r), sizes)) for sizes in SIZES + MORE_SIZES]
    assert found[:4] == usual
    turned = [tuple(choice.values()) for choice in found[4:]]
    assert len(turned) == 24 == len(set(turned)) and {tuple(sorted(sizes)) for sizes in turned} == {(2, 3, 4, 5)}


def test_two_dimensions_are_tried_with_either_one_greater():
    signs = {choice[n] < choice[m] for choice in islice(choices(W), 4, None)}
    assert signs == {True, False}


def test_the_orders_of_many_dimensions_are_not_all_tried():
    assert len(list(choices(wide(7)))) == 4 + TURNED


@pytest.mark.parametrize("degrees, shape", [
    ({}, [(2, 2)]), ({n: 0}, [(2, 2)]), ({n: 1}, [(1, 2), (2, 2)]),
    ({n: 1, m: 2}, [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)])])
def test_a_grid_outnumbers_the_degree_in_each_size(degrees, shape):
    assert [tuple(choice[d] for d in (n, m)) for choice in grid([n, m], degrees)] == shape


def test_a_polynomial_of_that_degree_that_vanishes_on_the_grid_is_zero():
    falling = lambda at: (at[n] - 1) * (at[n] - 2) * (at[n] - 3)
    assert any(falling(choice) for choice in grid([n], {n: 3}))
    assert not any(falling(choice) for choice in grid([n], {n: 2}))


def test_a_grid_with_too_many_points_is_none():
    assert len(grid([n], {n: GRID - 1})) == GRID and grid([n], {n: GRID}) == ()
    assert grid([n, m], {n: 14, m: 14}) == ()


def test_the_smallest_sizes_come_first_and_then_those_that_are_given():
    given = default_sizes(W)
    found = [tuple(choice.values()) for choice in small_first(given)]
    assert found == [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (4, 3)]
    assert all(list(choice) == [n, m] for choice in small_first(given))
    assert [tuple(choice.values()) for choice in small_first(({n: 7, m: 2}, {n: 1, m: 1}))][-1] == (7, 2)


@pytest.mark.parametrize("number", range(1, 7))
def test_small_sizes_come_once_with_ones_before_twos_and_distinct_ones_too(number):
    given = default_sizes(wide(number))
    found = [tuple(choice.values()) for choice in small_first(given)]
    assert len(set(found)) == len(found) and found[0] == (1,) * number
    assert set(tuple(choice.values()) for choice in given) <= set(found)
    small = [sizes for sizes in found if max(sizes) <= 2]
    assert len(small) == min(2**number, SMALL) and sorted(small, key=sum) == small
    assert number == 1 or any(len(set(sizes)) == number for sizes in found if max(sizes) <= number)


def test_without_dimensions_there_is_one_choice():
    assert list(small_first(({},))) == [{}]
    assert list(small_first(())) == [{}]
