"""The inverse of a matrix, and what .inv makes."""

from __future__ import annotations

from ..errors import MisuseError, OrderError, ShapeError
from ..language.dimension import Shape
from ..language.expression import Demand, Expression, inverted, node
from ..language.printing import ATOM, POSTFIX, Latex, enclosed
from ..language.program import CALL, Program
from ..language.shape import IN_ONE_ORDER, are_reordered, axes, fits, measured
from ..language.source import operand


@node
class Inverse(Expression):
    """The inverse of a square matrix, which must be stated to be invertible."""

    of: Expression

    def shape(self) -> Shape:
        return square_axes(self, self.of, "an inverse", f"1 / {self.of.told()}")

    def printed(self, style: Latex) -> tuple[str, int]:
        return enclosed(self.of, style, ATOM) + style.inverse, POSTFIX

    def source(self, program: Program) -> tuple[str, int]:
        return f"{operand(self.of, program)}.inv", CALL

    def demands(self) -> tuple[Demand, ...]:
        # what has rows and columns of different lengths can meet no condition: its shape is what is wrong with it
        return (Demand("invertible", self.of),) if fits(self) else ()


def square_axes(whole: Expression, matrix: Expression, what: str, of_scalar: str = "") -> Shape:
    """The shape of a matrix that must be square, for `what` the whole is; of a number another thing is written.

    :raises ShapeError: it is not square.
    :raises MisuseError: it is a number.
    :raises OrderError: its rows are counted in another order than its columns.
    """
    rows, columns = axes(matrix)
    told = f"only a square matrix has {what}, {measured(matrix)}"
    if rows == columns == ():
        raise MisuseError(f"{told}: write {of_scalar or matrix.told()}", whole)
    if are_reordered(rows, columns):
        raise OrderError(told, whole, IN_ONE_ORDER)
    if rows != columns:
        raise ShapeError(told, whole)
    return rows, columns


inverted.rule(Inverse)
