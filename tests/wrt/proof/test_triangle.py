"""The laws of the triangle, at all numbers for its indices."""

from __future__ import annotations

from itertools import product

import pytest
from laws_material import context
from material import n

from wrt.language.dimension import Index
from wrt.proof.delta import DELTA
from wrt.proof.terms import Term, one
from wrt.proof.triangle import LAWS, TRIANGLE

i, j, k = (Index(name, n) for name in "ijk")
SIDE = 3
VALUES = {DELTA: lambda a, b: a == b, TRIANGLE: lambda a, b: a >= b}


def number(polynomial, at):
    """What a polynomial of δ and of triangles is at numbers for its indices."""
    total = 0
    for term in polynomial:
        factor = term.coefficient
        for head, indices in term.factors:
            factor *= VALUES[head](*(at[index] for index in indices))
        total += factor
    return total


TERMS = [one(*((TRIANGLE, pair) for pair in pairs))[0] for count in (1, 2, 3)
         for pairs in product(list(product((i, j, k), repeat=2)), repeat=count)]


@pytest.mark.parametrize("law", LAWS, ids=[law.name for law in LAWS])
def test_a_law_keeps_the_value_at_all_numbers(law):
    changed = [(term, made) for term in TERMS for place in range(len(term.factors))
               if (made := law.merges(term, place, context())) is not None]
    assert len(changed) > 2
    for term, made in changed:
        for at in product(range(SIDE), repeat=3):
            values = dict(zip((i, j, k), at))
            assert number(made, values) == number([term], values), (term, made, at)


def test_the_laws_come_to_an_end():
    for term in TERMS[::7]:
        form = context().simplified([term])
        assert context().simplified(form) == form and all(isinstance(found, Term) for found in form)


def test_it_hides_identities():
    assert TRIANGLE.hides_an_identity() and not DELTA.hides_an_identity() and TRIANGLE.key == ("triangle",)
