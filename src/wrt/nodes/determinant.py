"""The determinant."""

from __future__ import annotations

from ..language.dimension import SCALAR, Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import Latex
from ..language.program import Program
from ..language.source import call
from .inverse import square_axes

NAME = "det"


@node
class Determinant(Expression):
    """The determinant of a square matrix."""

    of: Expression

    def shape(self) -> Shape:
        square_axes(self, self.of, "a determinant")
        return SCALAR

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.applied(style.function(NAME), self.of.printed(style))

    def source(self, program: Program) -> tuple[str, int]:
        return call(NAME, self, program)


def det(matrix: Operand) -> Determinant:
    """The determinant of a square matrix (1×1 for n×n), invertible or not.

    Its derivative is tr(adj(A) ∂A); a second derivative is known where A is invertible, and demands that.
    Source: Magnus and Neudecker, Matrix Differential Calculus, chapter 8.

    :raises ShapeError: where it is used, if the matrix is not square.

    >>> from wrt import Matrix, dimensions
    >>> n, m = dimensions("n m")
    >>> det(Matrix("A", n, m) @ Matrix("B", m, n))
    det(A B)
    """
    return Determinant(as_expression(matrix))
