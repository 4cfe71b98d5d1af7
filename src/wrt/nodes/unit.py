"""Unit vectors."""

from __future__ import annotations

from ..language.dimension import Index, Shape, as_index
from ..language.expression import Expression, node
from ..language.printing import ATOM, Latex
from ..language.program import Program
from ..language.source import call


@node
class Unit(Expression):
    """The column vector with 1 at the place of an index, and 0 elsewhere."""

    index: Index

    def shape(self) -> Shape:
        return (self.index.dimension,), ()

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.subscript(style.unit, [self.index.name]), ATOM

    def source(self, program: Program) -> tuple[str, int]:
        return call("unit", self, program)


def unit(index: Index) -> Unit:
    """The unit vector (n×1) of an index over n: 1 at this place, and 0 elsewhere.

    >>> from wrt import Matrix, dimensions, indices
    >>> n, m = dimensions("n m")
    >>> Matrix("A", n, m) @ unit(indices("j", m))
    A 𝐞_j
    """
    return Unit(as_index(index))
