"""A dimension taken as a number, as in n·m."""

from __future__ import annotations

from ..language.dimension import SCALAR, Dimension, Shape, as_dimension
from ..language.expression import Expression, node
from ..language.printing import NAME, Latex
from ..language.program import Program
from ..language.source import call


@node
class Size(Expression):
    """A dimension taken as a number."""

    dimension: Dimension

    def shape(self) -> Shape:
        return SCALAR

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.name(self.dimension.name), NAME

    def source(self, program: Program) -> tuple[str, int]:
        return call("size", self, program)


def size(dimension: Dimension) -> Size:
    """The dimension as a number (1×1).

    >>> from wrt import dimensions
    >>> n, m = dimensions("n m")
    >>> size(n) * size(m)
    n m
    """
    return Size(as_dimension(dimension))
