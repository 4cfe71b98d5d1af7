"""Matrices with a single entry that is not 0."""

from __future__ import annotations

from ..language.dimension import Index, Shape, as_index
from ..language.expression import Expression, node
from ..language.printing import POSTFIX, Latex
from ..language.program import Program
from ..language.source import call


@node
class SingleEntry(Expression):
    """The matrix with 1 at the place of two indices, and 0 elsewhere."""

    row: Index
    column: Index

    def shape(self) -> Shape:
        return (self.row.dimension,), (self.column.dimension,)

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.superscript(style.single_entry, [index.name for index in self.indices()]), POSTFIX

    def source(self, program: Program) -> tuple[str, int]:
        return call("single_entry", self, program)


def single_entry(row: Index, column: Index) -> SingleEntry:
    """The single-entry matrix (n×m) of indices over n and m: 1 at this place, and 0 elsewhere.

    Source of the notation: Petersen and Pedersen, The Matrix Cookbook.

    >>> from wrt import dimensions, indices
    >>> n, m = dimensions("n m")
    >>> single_entry(indices("i", n), indices("j", m))
    𝐉^ij
    """
    return SingleEntry(as_index(row), as_index(column))
