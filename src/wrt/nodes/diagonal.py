"""The diagonal of a square matrix."""

from __future__ import annotations

from ..errors import MisuseError, OrderError
from ..language.dimension import SCALAR, Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import Latex
from ..language.program import Program
from ..language.shape import IN_ONE_ORDER, are_reordered, axes, measured
from ..language.source import call

NAME = "diagonal"


@node
class MainDiagonal(Expression):
    """The entries on the diagonal of a square matrix, in a column."""

    of: Expression

    def shape(self) -> Shape:
        rows, columns = axes(self.of)
        if are_reordered(rows, columns):
            raise OrderError(f"diagonal needs a square matrix, {measured(self.of)}", self, IN_ONE_ORDER)
        if axes(self.of) == SCALAR or rows != columns:
            is_line = not (rows and columns) and axes(self.of) != SCALAR
            raise MisuseError(f"diagonal needs a square matrix, {measured(self.of)}"
                              + ": take diag for the matrix with it on its diagonal" * is_line, self)
        return rows, ()

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.applied(style.function(NAME), self.of.printed(style))

    def source(self, program: Program) -> tuple[str, int]:
        return call("diagonal", self, program)


def diagonal(matrix: Operand) -> MainDiagonal:
    """The entries on the diagonal of a square matrix (n×n), in a column (n×1); `diag` goes the other way.

    >>> from wrt import Matrix, dimensions
    >>> n = dimensions("n")
    >>> diagonal(Matrix("A", n, n))
    diagonal(A)
    """
    return MainDiagonal(as_expression(matrix))
