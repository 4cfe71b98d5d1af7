"""The Hadamard product, entry by entry."""

from __future__ import annotations

from functools import reduce

from ..errors import MisuseError, OrderError, ShapeError
from ..language.dimension import SCALAR, Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import POSTFIX, SUMMATION, Latex, enclosed
from ..language.program import CALL, Program
from ..language.shape import IN_ONE_ORDER, axes, fit_as_numbers, measured
from ..language.source import argument


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

    @property
    def factors(self) -> tuple[Expression, ...]:
        """All that are multiplied one after the other, from the left: A, B and C of (A ⊙ B) ⊙ C."""
        return (*(self.left.factors if isinstance(self.left, Hadamard) else (self.left,)), self.right)

    def printed(self, style: Latex) -> tuple[str, int]:
        *before, last = (enclosed(factor, style, POSTFIX) for factor in self.factors)
        return style.hadamard.join([*map(style.ended, before), last]), SUMMATION

    def source(self, program: Program) -> tuple[str, int]:
        return program.call("hadamard", *(argument(factor, program) for factor in self.factors)), CALL


def hadamard(left: Operand, right: Operand, *more: Operand) -> Hadamard:
    """The product entry by entry, ⊙, of two or more arrays of one shape.

    >>> from wrt import Vector, dimensions
    >>> n = dimensions("n")
    >>> hadamard(Vector("x", n), Vector("y", n))
    x ⊙ y
    """
    return reduce(Hadamard, map(as_expression, more), Hadamard(as_expression(left), as_expression(right)))
