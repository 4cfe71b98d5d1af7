"""The entries of vech by number: a factor that is 1 where a row and a column, in either order, have that number.

It is the duplication matrix, and with a triangle the elimination matrix. What is counted by pairs of rows and columns
is counted by their numbers too, so that n(n+1)/2 is ½n² + ½n.

Source: Magnus and Neudecker, The elimination matrix: some lemmas and applications, 1980.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..language.dimension import Index
from .content import without_places
from .delta import DELTA
from .law import Context, Law
from .size import SizeHead
from .terms import Block, Head, Polynomial, Term, multiply, one, scale


@dataclass(frozen=True)
class PairHead(Head):
    """1 for a row, a column and the number of their entry in vech, else 0; over three indices."""

    @property
    def kind(self) -> str:
        return "pair"

    @property
    def key(self) -> tuple[Any, ...]:
        return ("pair",)

    @property
    def exchangeable(self) -> list[Block]:
        return [[(0,), (1,)]]

    def hides_an_identity(self) -> bool:
        return True


PAIR = PairHead()


def _others(term: Term, place: int) -> list[tuple[int, tuple[Index, ...]]]:
    return [(k, at) for k, (head, at) in enumerate(term.factors) if head == PAIR and k != place]


def _is_alone(term: Term, place: int, *indices: Index) -> bool:
    """Whether these are summed, and occur in no other factor."""
    elsewhere = {i for k, (_, at) in enumerate(term.factors) if k != place for i in at}
    return term.dummies.issuperset(indices) and elsewhere.isdisjoint(indices)


def one_number(term: Term, place: int, context: Context) -> Polynomial | None:
    """A pair has one number."""
    i, j, r = term.factors[place][1]
    return next((multiply([without_places(term, k)], one((DELTA, (r, at[2]))))
                 for k, at in _others(term, place) if Counter(at[:2]) == Counter((i, j))), None)


def one_pair(term: Term, place: int, context: Context) -> Polynomial | None:
    """A number has one pair, in either order."""
    i, j, r = term.factors[place][1]
    for other, (k, l, s) in _others(term, place):       # noqa: E741
        if s == r:
            in_order, turned = one((DELTA, (i, k)), (DELTA, (j, l))), one((DELTA, (i, l)), (DELTA, (j, k)))
            once = multiply(in_order, one((DELTA, (i, j))))
            return multiply([without_places(term, other)], [*in_order, *turned, *scale(Fraction(-1), once)])
    return None


def all_numbers(term: Term, place: int, context: Context) -> Polynomial | None:
    """Each pair has a number."""
    r = term.factors[place][1][2]
    rest = without_places(term, place)
    return [Term(rest.coefficient, rest.factors, rest.dummies - {r})] if _is_alone(term, place, r) else None


def all_pairs(term: Term, place: int, context: Context) -> Polynomial | None:
    """Each number has two pairs, or one if it is on the diagonal."""
    i, j, r = term.factors[place][1]
    if i == j or not _is_alone(term, place, i, j):
        return None
    rest = without_places(term, place)
    (diagonal,) = multiply([rest], one((PAIR, (i, i, r))))
    return [Term(2 * rest.coefficient, rest.factors, rest.dummies - {i, j}),
            Term(-diagonal.coefficient, diagonal.factors, diagonal.dummies - {j})]


def counted(term: Term, place: int, context: Context) -> Polynomial | None:
    """How many numbers there are."""
    head, _ = term.factors[place]
    assert isinstance(head, SizeHead)
    side = head.dimension.side
    if side is None:
        return None
    n = (SizeHead(side), ())
    return multiply([without_places(term, place)], scale(Fraction(1, 2), [*one(n, n), *one(n)]))


LAWS = (
    Law("number of a pair", "D_ijr D_ijs = D_ijr δ_rs", "pair", merges=one_number, is_real=False),
    Law("pair of a number", "D_ijr D_klr = D_ijr (δ_ik δ_jl + δ_il δ_jk − δ_ik δ_jl δ_ij)", "pair", merges=one_pair,
        is_real=False),
    Law("sum over numbers", "Σ_r D_ijr = 1", "pair", merges=all_numbers, is_real=False),
    Law("sum over pairs", "Σ_ij D_ijr = 2 − Σ_i D_iir", "pair", merges=all_pairs, is_real=False),
    Law("size of a triangle", "n(n+1)/2 = ½n² + ½n", "size", merges=counted, is_real=False),
)
