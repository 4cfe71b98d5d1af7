"""The identity matrix."""

from __future__ import annotations

from ..language.dimension import Dimension, Shape, as_dimension
from ..language.expression import Expression, node
from ..language.printing import ATOM, Latex
from ..language.program import Program
from ..language.source import call


@node
class Identity(Expression):
    """The identity matrix of a dimension."""

    dimension: Dimension

    def shape(self) -> Shape:
        return (self.dimension,), (self.dimension,)

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.subscript(style.identity, [style.name(self.dimension.name)]), ATOM

    def source(self, program: Program) -> tuple[str, int]:
        return call("eye", self, program)


def eye(dimension: Dimension) -> Identity:
    """The identity matrix I (n×n).

    >>> from wrt import dimensions
    >>> eye(dimensions("n"))
    I_n
    """
    return Identity(as_dimension(dimension))
