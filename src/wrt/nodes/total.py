"""The sum of all entries."""

from __future__ import annotations

from ..language.dimension import SCALAR, Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import Latex
from ..language.program import Program
from ..language.shape import axes
from ..language.source import call

NAME = "sum"


@node
class Total(Expression):
    """The sum of all entries of an array; a scalar is its own."""

    of: Expression

    def shape(self) -> Shape:
        axes(self.of)
        return SCALAR

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.applied(style.function(NAME), self.of.printed(style))

    def source(self, program: Program) -> tuple[str, int]:
        return call("total", self, program)


def total(array: Operand) -> Total:
    """The sum of all entries of an array (1×1 for n×m); 1ᵀ x of a vector x, 1ᵀ A 1 of a matrix A.

    >>> from wrt import Vector, dimensions, size
    >>> n = dimensions("n")
    >>> total(Vector("x", n)) / size(n)
    sum(x)/n
    """
    return Total(as_expression(array))
