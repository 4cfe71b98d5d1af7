"""The inverse of a matrix, and what .inv makes."""

from __future__ import annotations

from ..errors import MisuseError, OrderError, ShapeError
from ..language.dimension import Shape
from ..language.expression import Demand, Expression, inverted, node
from ..language.printing import ATOM, POSTFIX, Latex, enclosed
from ..language.program import CALL, Program
from ..language.shape import IN_ONE_ORDER, SQUARE, are_reordered, axes, fits, measured
from ..language.source import operand


@node
class Inverse(Expression):
    """The inverse of a square matrix, which must be stated to be invertible."""

    of: Expression

    def shape(self) -> Shape:
        return square_axes(self, self.of, "an inverse", "1 / ")

    def printed(self, style: Latex) -> tuple[str, int]:
        return enclosed(self.of, style, ATOM) + style.inverse, POSTFIX

    def source(self, program: Program) -> tuple[str, int]:
        return f"{operand(self.of, program)}.inv", CALL

    def demands(self) -> tuple[Demand, ...]:
        # what has rows and columns of different lengths can meet no condition: its shape is what is wrong with it
        return (Demand("invertible", self.of),) if fits(self) else ()


def square_axes(whole: Expression, matrix: Expression, what: str, before: str = "") -> Shape:
    """The shape of a matrix that must be square, for `what` the whole is.

    Of a number, it is written itself, behind `before`.

    :raises ShapeError: it is not square.
    :raises MisuseError: it is a number.
    :raises OrderError: its rows are counted in another order than its columns.
    """
    rows, columns = axes(matrix)
    if rows == columns != ():
        return rows, columns
    told = f"only a square matrix has {what}, {measured(matrix)}"
    if rows == columns:
        raise MisuseError(f"{told}: write {before}{matrix.told()}", whole)
    if are_reordered(rows, columns):
        raise OrderError(told, whole, IN_ONE_ORDER)
    raise ShapeError(f"only a square matrix has {what}, {measured(matrix)}", whole, SQUARE)


inverted.rule(Inverse)
