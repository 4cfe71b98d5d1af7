"""Entries by index, and what [] makes."""

from __future__ import annotations

from ..errors import MisuseError, ShapeError
from ..language.dimension import SCALAR, Index, Shape
from ..language.expression import Expression, entry, node
from ..language.printing import ATOM, NAME, Latex, enclosed
from ..language.program import CALL, Program
from ..language.shape import axes, measured
from ..language.source import operand
from ..names import split
from .symbol import Symbol
from .vec import Vec

REMEDY = "take an index for each of its axes, over the same size"


@node
class Entry(Expression):
    """One entry of an array, by index."""

    of: Expression
    at: tuple[Index, ...]

    def shape(self) -> Shape:
        rows, columns = axes(self.of)
        if tuple(i.dimension for i in self.at) != rows + columns:
            given = ", ".join(f"${i.name}$ over ${i.dimension.name}$" for i in self.at)
            told = f"indices do not fit: {measured(self.of)}, indexed by {given}"
            # a row of a matrix, or an entry of a stack counted otherwise, would print alike and be right
            if len(self.at) < len(rows + columns) or max(len(rows), len(columns)) > 1:
                raise MisuseError(told, self, REMEDY)
            raise ShapeError(told, self, REMEDY)
        return SCALAR

    def printed(self, style: Latex) -> tuple[str, int]:
        is_plain = isinstance(self.of, (Symbol, Vec))
        base = enclosed(self.of, style, ATOM) if is_plain else style.brackets(self.of.printed(style)[0])
        # (x_0)_i and (dX)_ij have brackets
        of_letter = isinstance(self.of, Symbol) and not split(self.of.name)[1] and self.of.printed(style)[1] == NAME
        return style.subscript(base, [i.name for i in self.at]), NAME if of_letter else ATOM

    def source(self, program: Program) -> tuple[str, int]:
        return f"{operand(self.of, program)}[{', '.join(map(program.index, self.at))}]", CALL


@entry.rule
def entry_of(array: Expression, at: tuple[Index, ...]) -> Entry:
    """array[i, j].

    :raises TypeError: at is empty, or holds something that is no index.
    """
    if not at:
        raise TypeError("an entry is taken by one index at least")
    for index in at:
        if not isinstance(index, Index):
            if isinstance(index, slice):
                raise TypeError(f"{array.text()} is not cut with a colon: write unit(i).T @ A for a row, A @ unit(j) "
                                "for a column, with indices from indices('i j', n)")
            raise TypeError(f"an entry is taken by indices such as i, not by {index!r}: "
                            "make them with indices('i j', n)")
    return Entry(array, at)
