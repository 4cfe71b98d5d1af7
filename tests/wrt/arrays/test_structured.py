"""Matrices with tied entries: which entry follows which, and what moves with one."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from material import W
from pool import STRUCTURED

from wrt.arrays.structured import followed, is_free, lower_cells, shares, structure_of
from wrt.nodes.structured import DECLARED, FREE, INDEPENDENT, PROJECTED

SIDE = 3
CELLS = [(r, c) for r in range(SIDE) for c in range(SIDE)]


def table(structure, numbers):
    """The matrix of a structure whose free entries are these numbers."""
    found = [followed(structure, r, c) for r, c in CELLS]
    return np.array([f[0] * numbers[f[1]] if f else 0 for f in found]).reshape(SIDE, SIDE)


NUMBERS = np.arange(1, 10).reshape(SIDE, SIDE)
LOWER, BELOW = np.tril(NUMBERS), np.tril(NUMBERS, -1)


@pytest.mark.parametrize("structure, whole, free", [
    ("symmetric", LOWER + BELOW.T, 6), ("skew-symmetric", BELOW - BELOW.T, 3),
    ("diagonal", np.diag(np.diag(NUMBERS)), 3), ("lower triangular", LOWER, 6),
    ("upper triangular", np.triu(NUMBERS), 6), ("", NUMBERS, 9)])
def test_the_free_entries_make_the_matrix(structure, whole, free):
    assert (table(structure, NUMBERS) == whole).all()
    assert sum(followed(structure, *cell) == (1, cell) for cell in CELLS) == free


def test_the_entries_of_a_plain_symbol_are_all_free():
    assert structure_of(W) == "" and is_free(W, 0, 1)
    assert [is_free(symbol, 0, 1) for symbol in STRUCTURED[:5]] == [False] * 4 + [True]


def test_the_lower_triangle_is_counted_by_columns():
    assert list(lower_cells(SIDE)) == [(0, 0), (1, 0), (2, 0), (1, 1), (2, 1), (2, 2)]


def direction(structure, way, cell):
    """What moves, as a matrix."""
    moved = np.zeros((SIDE, SIDE), dtype=object)
    for r, c, share in shares(structure, way, SIDE, *cell):
        moved[r, c] = share
    return moved


@pytest.mark.parametrize("structure", DECLARED)
@pytest.mark.parametrize("cell", CELLS)
def test_a_step_within_the_structure_is_one_of_its_matrices(structure, cell):
    for way in (FREE, PROJECTED):
        moved = direction(structure, way, cell)
        assert (table(structure, moved) == moved).all()


@pytest.mark.parametrize("structure", DECLARED)
def test_a_free_step_moves_its_entry_by_one_or_not_at_all(structure):
    for cell in CELLS:
        assert direction(structure, FREE, cell)[cell] == (followed(structure, *cell) is not None)


@pytest.mark.parametrize("structure", DECLARED)
def test_the_projected_step_is_the_nearest_matrix(structure):
    """What is left of a step of one entry is at a right angle to all matrices of the structure."""
    within = table(structure, NUMBERS)
    for cell in CELLS:
        left = direction(structure, INDEPENDENT, cell) - direction(structure, PROJECTED, cell)
        assert (left * within).sum() == 0


def test_a_symmetric_step_is_shared_by_two_entries():
    assert shares("symmetric", PROJECTED, 2, 0, 1) == ((0, 1, Fraction(1, 2)), (1, 0, Fraction(1, 2)))
