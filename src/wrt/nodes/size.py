"""A dimension taken as a number, as in n·m."""

from __future__ import annotations

from ..errors import MisuseError
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
        if self.dimension.side is not None:
            raise MisuseError(f"the number {self.dimension.name} is made of others", self,
                              "take the word size, which multiplies them")
        return SCALAR

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.name(self.dimension.name), NAME

    def source(self, program: Program) -> tuple[str, int]:
        return call("size", self, program)


def size(dimension: Dimension) -> Expression:
    """The dimension as a number (1×1); that of a triangle is the product of numbers that it is.

    >>> from wrt import dimensions
    >>> n, m = dimensions("n m")
    >>> size(n) * size(m)
    n m
    """
    side = as_dimension(dimension).side
    return Size(side) * (Size(side) + 1) / 2 if side is not None else Size(dimension)
