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
        rows, columns = axes(self.of)
        if rows == columns == ():
            raise MisuseError(f"only a square matrix has an inverse, {measured(self.of)}: write 1 / {self.of.told()}",
                              self)
        if are_reordered(rows, columns):
            raise OrderError(f"only a square matrix has an inverse, {measured(self.of)}", self, IN_ONE_ORDER)
        if rows != columns:
            raise ShapeError(f"only a square matrix has an inverse, {measured(self.of)}", self)
        return rows, columns

    def printed(self, style: Latex) -> tuple[str, int]:
        return enclosed(self.of, style, ATOM) + style.inverse, POSTFIX

    def source(self, program: Program) -> tuple[str, int]:
        return f"{operand(self.of, program)}.inv", CALL

    def demands(self) -> tuple[Demand, ...]:
        # what has rows and columns of different lengths can meet no condition: its shape is what is wrong with it
        return (Demand("invertible", self.of),) if fits(self) else ()


inverted.rule(Inverse)
