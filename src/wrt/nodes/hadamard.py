"""The Hadamard product, entry by entry."""

from __future__ import annotations

from ..errors import MisuseError, OrderError, ShapeError
from ..language.dimension import SCALAR, Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import POSTFIX, SUMMATION, Latex, enclosed
from ..language.program import Program
from ..language.shape import IN_ONE_ORDER, axes, fit_as_numbers, measured
from ..language.source import call


@node
class Hadamard(Expression):
    """The entry by entry product of two arrays of one shape."""

    left: Expression
    right: Expression

    def shape(self) -> Shape:
        sides = axes(self.left), axes(self.right)
        if sides[0] != sides[1]:
            if SCALAR in sides:
                number = self.left if sides[0] == SCALAR else self.right
                raise MisuseError(f"{number.told()} is a scalar: use * instead of hadamard", self)
            if fit_as_numbers(*sides):
                raise OrderError(f"shapes differ: {measured(self.left, self.right)}", self, IN_ONE_ORDER)
            raise ShapeError(f"shapes differ: {measured(self.left, self.right)}", self, "transpose one")
        return axes(self.left)

    def printed(self, style: Latex) -> tuple[str, int]:
        left, right = (enclosed(side, style, POSTFIX) for side in (self.left, self.right))
        return style.ended(left) + style.hadamard + right, SUMMATION

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
