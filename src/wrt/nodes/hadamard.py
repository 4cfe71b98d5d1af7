"""The Hadamard product, entry by entry."""

from __future__ import annotations

from ..errors import ShapeError
from ..language.dimension import Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import POSTFIX, SUMMATION, Latex, enclosed
from ..language.program import Program
from ..language.shape import axes, measured
from ..language.source import call


@node
class Hadamard(Expression):
    """The entry by entry product of two arrays of one shape."""

    left: Expression
    right: Expression

    def shape(self) -> Shape:
        if axes(self.left) != axes(self.right):
            raise ShapeError(f"shapes differ: {measured(self.left, self.right)}", self, "transpose one")
        return axes(self.left)

    def printed(self, style: Latex) -> tuple[str, int]:
        return enclosed(self.left, style, POSTFIX) + style.hadamard + enclosed(self.right, style, POSTFIX), SUMMATION

    def source(self, program: Program) -> tuple[str, int]:
        return call("hadamard", self, program)


def hadamard(left: Operand, right: Operand) -> Hadamard:
    """The product ⊙ entry by entry of two arrays of one shape.

    >>> from wrt import Vector, dimensions
    >>> n = dimensions("n")
    >>> hadamard(Vector("x", n), Vector("y", n))
    x ⊙ y
    """
    return Hadamard(as_expression(left), as_expression(right))
