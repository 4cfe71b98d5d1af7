"""The laws of the numbers of pairs, at all numbers for their indices."""

from __future__ import annotations

from itertools import product

import pytest
from laws_material import context
from material import n

from wrt.language.dimension import Index, triangle
from wrt.proof.delta import DELTA
from wrt.proof.pairs import LAWS, PAIR
from wrt.proof.size import SizeHead
from wrt.proof.terms import Term, one

SIDE = 3
SIZES = {n: SIDE}
i, j, k, l = (Index(name, n) for name in "ijkl")        # noqa: E741
r, s = (Index(name, triangle(n)) for name in "rs")
PAIRS = [(row, column) for column in range(SIDE) for row in range(column, SIDE)]
VALUES = {DELTA: lambda a, b: a == b, PAIR: lambda a, b, number: tuple(sorted((a, b), reverse=True)) == PAIRS[number]}


def number(polynomial, at):
    """What a polynomial is at numbers for its free indices."""
    total = 0
    for term in polynomial:
        dummies = sorted(term.dummies)
        for summed in product(*(range(d.dimension.length(SIZES)) for d in dummies)):
            values, factor = {**at, **dict(zip(dummies, summed))}, term.coefficient
            for head, indices in term.factors:
                factor *= (head.dimension.length(SIZES) if isinstance(head, SizeHead)
                           else VALUES[head](*(values[index] for index in indices)))
            total += factor
    return total


TERMS = [one(*factors, dummies=dummies)[0] for factors, dummies in (
    ([(PAIR, (i, j, r))], ()), ([(PAIR, (i, j, r))], (r,)), ([(PAIR, (i, j, r))], (i, j)),
    ([(PAIR, (i, j, r))], (i, j, r)), ([(PAIR, (i, i, r))], (i,)), ([(PAIR, (i, j, r)), (DELTA, (i, j))], (r,)),
    ([(PAIR, (i, j, r)), (PAIR, (i, j, s))], ()), ([(PAIR, (i, j, r)), (PAIR, (j, i, s))], (i, j)),
    ([(PAIR, (i, j, r)), (PAIR, (k, l, r))], ()), ([(PAIR, (i, j, r)), (PAIR, (k, l, r))], (r, k)),
    ([(PAIR, (i, i, r)), (PAIR, (k, l, r))], (r,)), ([(PAIR, (i, i, r)), (PAIR, (i, i, s))], ()),
    ([(SizeHead(triangle(n)), ())], ()), ([(SizeHead(n), ()), (SizeHead(triangle(n)), ())], ()))]


@pytest.mark.parametrize("law", LAWS, ids=[law.name for law in LAWS])
def test_a_law_keeps_the_value_at_all_numbers(law):
    changed = [(term, made) for term in TERMS for place, (head, _) in enumerate(term.factors) if head.kind == law.of
               and (made := law.merges(term, place, context())) is not None]
    assert changed
    for term, made in changed:
        free = sorted({index for _, at in term.factors for index in at} - term.dummies)
        for at in product(*(range(index.dimension.length(SIZES)) for index in free)):
            values = dict(zip(free, at))
            assert number(made, values) == number([term], values), (term, made, at)


def test_the_size_of_a_letter_stays():
    assert LAWS[-1].merges(one((SizeHead(n), ()))[0], 0, context()) is None
    assert SizeHead(triangle(n)).hides_an_identity() and not SizeHead(n).hides_an_identity()


def test_the_laws_come_to_an_end():
    for term in TERMS:
        form = context().simplified([term])
        assert context().simplified(form) == form and all(isinstance(found, Term) for found in form)
