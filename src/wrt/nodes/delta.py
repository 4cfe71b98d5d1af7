"""Kronecker's delta."""

from __future__ import annotations

from ..errors import ShapeError
from ..language.dimension import SCALAR, Index, Shape, as_index
from ..language.expression import Expression, node
from ..language.printing import ATOM, Latex
from ..language.program import Program
from ..language.source import call


@node
class Delta(Expression):
    """Kronecker's delta of two indices over one dimension."""

    first: Index
    second: Index

    def shape(self) -> Shape:
        if self.first.dimension != self.second.dimension:
            raise ShapeError(f"indices of {self.told()} do not fit: {self.first.describe()}, "
                             f"{self.second.describe()}", self, "take two over the same size")
        return SCALAR

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.subscript(style.delta, [i.name for i in self.indices()]), ATOM

    def source(self, program: Program) -> tuple[str, int]:
        return call("delta", self, program)


def delta(first: Index, second: Index) -> Delta:
    """Kronecker's delta (1×1): 1 where both indices are equal, else 0. They range over one dimension.

    >>> from wrt import dimensions, indices
    >>> i, p = indices("i p", dimensions("n"))
    >>> delta(i, p)
    δ_ip
    """
    return Delta(as_index(first), as_index(second))
