"""Matrices with tied entries, by their definition: the free entries are numbers, and every other follows one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from ..nodes.structured import DIAGONAL, INDEPENDENT, LOWER, PROJECTED, SKEW, SYMMETRIC, UPPER, Structured
from ..nodes.symbol import Symbol

Cell = tuple[int, int]

# where an entry is other than 0, if no two are tied to each other
HOLDS: dict[str, Callable[[int, int], bool]] = {
    "": lambda row, column: True, DIAGONAL: lambda row, column: row == column,
    LOWER: lambda row, column: row >= column, UPPER: lambda row, column: row <= column, SKEW: lambda row, column: False,
}


def followed(structure: str, row: int, column: int) -> tuple[int, Cell] | None:
    """The free entry that an entry follows, and 1 or −1 before it; None if it is 0."""
    if structure == SYMMETRIC:
        return 1, (max(row, column), min(row, column))
    if structure == SKEW and row != column:
        return (1, (row, column)) if row > column else (-1, (column, row))
    return (1, (row, column)) if HOLDS[structure](row, column) else None


def structure_of(symbol: Symbol) -> str:
    """The structure of a symbol; nothing if each entry is free."""
    return symbol.structure if isinstance(symbol, Structured) else ""


def is_free(symbol: Symbol, row: int, column: int) -> bool:
    """Whether an entry is a variable."""
    return followed(structure_of(symbol), row, column) == (1, (row, column))


def lower_cells(side: int) -> Iterator[Cell]:
    """The places on and below the diagonal, column by column."""
    return ((row, column) for column in range(side) for row in range(column, side))


def shares(structure: str, way: str, side: int, row: int, column: int) -> tuple[tuple[int, int, Fraction], ...]:
    """What moves, and how much, where an entry is varied in one of the ways of `nodes.structured`.

    >>> shares("symmetric", "free", 2, 0, 1)
    ((0, 1, Fraction(1, 1)), (1, 0, Fraction(1, 1)))
    """
    if way == INDEPENDENT:
        return ((row, column, Fraction(1)),)
    varied = followed(structure, row, column)
    tied: list[tuple[int, int, int]] = []
    for r in range(side):
        for c in range(side):
            found = followed(structure, r, c)
            if varied and found and found[1] == varied[1]:
                tied.append((r, c, found[0] * varied[0]))
    share = len(tied) if way == PROJECTED else 1        # df = tr(Gᵀ dS): they have equal parts in it
    return tuple((r, c, Fraction(sign, share)) for r, c, sign in tied)
