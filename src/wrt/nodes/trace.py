"""The trace."""

from __future__ import annotations

from ..errors import OrderError, ShapeError
from ..language.dimension import SCALAR, Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import Latex
from ..language.program import Program
from ..language.shape import IN_ONE_ORDER, SQUARE, are_reordered, axes, measured
from ..language.source import call

NAME = "tr"


@node
class Trace(Expression):
    """The sum of the diagonal entries of a square matrix; a scalar is its own trace."""

    of: Expression

    def shape(self) -> Shape:
        rows, columns = axes(self.of)
        if rows != columns:
            if are_reordered(rows, columns):
                raise OrderError(f"only a square matrix has a trace, {measured(self.of)}", self, IN_ONE_ORDER)
            raise ShapeError(f"only a square matrix has a trace, {measured(self.of)}", self, SQUARE)
        return SCALAR

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.applied(style.function(NAME), self.of.printed(style))

    def source(self, program: Program) -> tuple[str, int]:
        return call("trace", self, program)


def trace(matrix: Operand) -> Trace:
    """The sum of the diagonal entries of a square matrix (1×1 for n×n); a scalar is its own trace.

    >>> from wrt import Matrix, dimensions
    >>> n, m = dimensions("n m")
    >>> trace(Matrix("A", n, m) @ Matrix("B", m, n))
    tr(A B)
    """
    return Trace(as_expression(matrix))
