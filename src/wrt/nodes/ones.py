"""The column vector of ones."""

from __future__ import annotations

from ..language.dimension import Dimension, Shape, as_dimension
from ..language.expression import Expression, node
from ..language.printing import ATOM, Latex
from ..language.program import Program
from ..language.source import call


@node
class Ones(Expression):
    """The column vector of ones of a dimension."""

    dimension: Dimension

    def shape(self) -> Shape:
        return (self.dimension,), ()

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.subscript(style.ones, [style.name(self.dimension.name)]), ATOM

    def source(self, program: Program) -> tuple[str, int]:
        return call("ones", self, program)


def ones(dimension: Dimension) -> Ones:
    """The column vector of ones (n×1).

    >>> from wrt import dimensions
    >>> ones(dimensions("n")).T
    1_nᵀ
    """
    return Ones(as_dimension(dimension))
