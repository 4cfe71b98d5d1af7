"""Matrices with tied entries: an entry by the free ones, and what varies with an entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from ..language.dimension import Index
from ..nodes.structured import DIAGONAL, FREE, INDEPENDENT, LOWER, SKEW, SYMMETRIC, UPPER, Structured
from .delta import DELTA
from .terms import Block, Factor, Head, Indices, Polynomial, multiply, one, scale
from .triangle import TRIANGLE


@dataclass(frozen=True)
class FreeHead(Head):
    """A free entry of a symmetric matrix, whose indices may change places; or a number from which others are made.

    A skew matrix is Y − Yᵀ for any matrix Y of these numbers, and a triangular one is a triangle of Y; of a diagonal
    matrix they have one index.
    """

    symbol: Structured

    @cached_property
    def key(self) -> tuple[Any, ...]:
        return "free", self.symbol.name

    @property
    def exchangeable(self) -> list[Block]:
        return [[(0,), (1,)]] if self.symbol.structure == SYMMETRIC else []


# what an entry is by the free ones
ENTRY: dict[str, Callable[[Head, Index, Index], Polynomial]] = {
    SYMMETRIC: lambda free, i, j: one((free, (i, j))),
    SKEW: lambda free, i, j: [*one((free, (i, j))), *scale(Fraction(-1), one((free, (j, i))))],
    DIAGONAL: lambda free, i, j: one((DELTA, (i, j)), (free, (i,))),
    LOWER: lambda free, i, j: one((TRIANGLE, (i, j)), (free, (i, j))),
    UPPER: lambda free, i, j: one((TRIANGLE, (j, i)), (free, (i, j))),
}


def entry_by_free_ones(symbol: Structured, i: Index, j: Index) -> Polynomial:
    """The entry at a row and a column."""
    return ENTRY[symbol.structure](FreeHead(symbol), i, j)


def step(structure: str, way: str, moved: Indices, at: Indices) -> Polynomial:
    """How much the entry `moved` moves where the entry `at` is varied, in one of the ways of `nodes.structured`."""
    (i, j), (p, q) = moved, at
    alone, across = one((DELTA, (i, p)), (DELTA, (j, q))), one((DELTA, (i, q)), (DELTA, (j, p)))
    if way == INDEPENDENT:
        return alone
    if structure in HOLDS:
        return multiply(alone, one(HOLDS[structure](p, q)))
    sign = Fraction(-1 if structure == SKEW else 1)
    both = [*alone, *scale(sign, across)]
    if way != FREE:
        return scale(Fraction(1, 2), both)
    on_diagonal = multiply(alone, one((DELTA, (p, q))))
    return [*both, *scale(Fraction(-1), on_diagonal)] if structure == SYMMETRIC else both


# 1 for the entries that may be other than 0, where each is tied to no other
HOLDS: dict[str, Callable[[Index, Index], Factor]] = {
    DIAGONAL: lambda p, q: (DELTA, (p, q)),
    LOWER: lambda p, q: (TRIANGLE, (p, q)),
    UPPER: lambda p, q: (TRIANGLE, (q, p)),
}
