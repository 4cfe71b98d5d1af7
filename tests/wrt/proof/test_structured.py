"""Matrices with tied entries in the normal form."""

from __future__ import annotations

from itertools import product

import pytest
from material import n
from pool import STRUCTURED

from wrt.language.dimension import Index
from wrt.nodes.structured import DECLARED, SYMMETRIC, WAYS
from wrt.proof.canonical import normal_form
from wrt.proof.delta import DELTA
from wrt.proof.structured import FreeHead, entry_by_free_ones, step
from wrt.proof.triangle import TRIANGLE

i, j, p, q = (Index(name, n) for name in "ijpq")
OF_N = STRUCTURED[:5]
SIDE = 3


def number(polynomial, at):
    """What a polynomial of δ and of triangles is at numbers for its indices."""
    values = {DELTA: lambda a, b: a == b, TRIANGLE: lambda a, b: a >= b}
    total = 0
    for term in polynomial:
        factor = term.coefficient
        for head, indices in term.factors:
            factor *= values[head](*(at[index] for index in indices))
        total += factor
    return total


def test_only_the_free_entries_of_a_symmetric_matrix_may_be_turned():
    for symbol in OF_N:
        assert bool(FreeHead(symbol).exchangeable) == (symbol.structure == SYMMETRIC)
    assert FreeHead(OF_N[0]).key == ("free", "S_2")


def test_an_entry_across_the_diagonal():
    symmetric, skew, diagonal, lower, _ = ((normal_form(entry_by_free_ones(s, i, j)),
                                            normal_form(entry_by_free_ones(s, j, i))) for s in OF_N)
    assert symmetric[0] == symmetric[1] and diagonal[0] == diagonal[1] and lower[0] != lower[1]
    assert skew[0] == normal_form([type(t)(-t.coefficient, t.factors, t.dummies) for t in skew[1]])


@pytest.mark.parametrize("structure", DECLARED)
def test_the_three_steps_are_images_of_each_other(structure):
    """The projection of a step of one entry; and that step, as many times as makes the entry itself move by 1."""
    for at in product(range(SIDE), repeat=4):
        values = dict(zip((i, j, p, q), at))
        alone, near, free = (number(step(structure, way, (i, j), (p, q)), values) for way in WAYS)
        itself = number(step(structure, "projected", (p, q), (p, q)), values)
        assert alone == (at[:2] == at[2:])
        assert near == free * itself and (free in (-1, 0, 1))
