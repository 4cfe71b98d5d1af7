"""The lower triangle as a factor: 1 where the first index is not less than the second, else 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..language.dimension import Index
from .canonical import canonical_key
from .content import without_places
from .delta import DELTA
from .law import Context, Law
from .terms import Head, Polynomial, Term, multiply, one

Pair = tuple[Index, ...]


@dataclass(frozen=True)
class TriangleHead(Head):
    """1 for i ≥ j, else 0, over two indices."""

    @property
    def kind(self) -> str:
        return "triangle"

    @property
    def key(self) -> tuple[Any, ...]:
        return ("triangle",)

    def hides_an_identity(self) -> bool:
        return True


TRIANGLE = TriangleHead()


def on_diagonal(term: Term, place: int, context: Context) -> Polynomial | None:
    """i ≥ i."""
    (i, j) = term.factors[place][1]
    return [without_places(term, place)] if i == j else None


def _others(term: Term, place: int) -> list[tuple[int, Pair]]:
    return [(k, at) for k, (head, at) in enumerate(term.factors) if head == TRIANGLE and k != place]


def twice(term: Term, place: int, context: Context) -> Polynomial | None:
    """What is said twice is said once."""
    (i, j) = term.factors[place][1]
    return next(([without_places(term, k)] for k, at in _others(term, place) if at == (i, j)), None)


def in_both(term: Term, place: int, context: Context) -> Polynomial | None:
    """i ≥ j and j ≥ i."""
    (i, j) = term.factors[place][1]
    return next((multiply([without_places(term, place, k)], one((DELTA, (i, j))))
                 for k, at in _others(term, place) if at == (j, i)), None)


def in_order(term: Term, place: int, context: Context) -> Polynomial | None:
    """i ≥ k follows from i ≥ j and j ≥ k."""
    (i, k) = term.factors[place][1]
    others = [at for _, at in _others(term, place)]
    between = {at[1] for at in others if at[0] == i} & {at[0] for at in others if at[1] == k}
    return [without_places(term, place)] if between and i != k else None


def turned(term: Term, place: int, context: Context) -> Polynomial | None:
    """Of T_ij and T_ji one is written by the other, where no other law helps; where both are the same, by half."""
    simpler = (on_diagonal, twice, in_both, in_order)
    if any(law(term, k, context) for k, (head, _) in enumerate(term.factors) if head == TRIANGLE for law in simpler):
        return None
    (i, j) = term.factors[place][1]
    rest = without_places(term, place)
    both = multiply([rest], [*one(), *one((DELTA, (i, j)))])
    (other,) = multiply([rest], one((TRIANGLE, (j, i))))
    here, there = canonical_key(term), canonical_key(other)
    if here == there:
        return [Term(t.coefficient / 2, t.factors, t.dummies) for t in both]
    return [*both, Term(-other.coefficient, other.factors, other.dummies)] if there < here else None


def law(name: str, words: str, merges: Any) -> Law:
    """A law of the triangle; it holds for all sizes, and modulo a prime too."""
    return Law(name, words, "triangle", merges=merges, is_real=False)


LAWS = (
    law("diagonal of a triangle", "i ≥ i", on_diagonal),
    law("triangle twice", "i ≥ j and i ≥ j", twice),
    law("both triangles", "i ≥ j and j ≥ i is i = j", in_both),
    law("triangles in order", "i ≥ j and j ≥ k gives i ≥ k", in_order),
    law("one triangle or the other", "T_ij + T_ji = 1 + δ_ij", turned),
)
