"""The adjugate of a matrix."""

from __future__ import annotations

from ..language.dimension import Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import Latex
from ..language.program import Program
from ..language.source import call
from .inverse import square_axes

NAME = "adj"


@node
class Adjugate(Expression):
    """The transposed matrix of the cofactors of a square matrix: det(A) A⁻¹ where there is an inverse."""

    of: Expression

    def shape(self) -> Shape:
        return square_axes(self, self.of, "an adjugate")

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.applied(style.function(NAME), self.of.printed(style))

    def source(self, program: Program) -> tuple[str, int]:
        return call("adjugate", self, program)


def adjugate(matrix: Operand) -> Adjugate:
    """The adjugate of a square matrix (n×n), invertible or not: adj(A) A = det(A) I.

    Source: Magnus and Neudecker, Matrix Differential Calculus, chapter 1, where it is called the adjoint.

    :raises ShapeError: where it is used, if the matrix is not square.

    >>> from wrt import Matrix, dimensions
    >>> n = dimensions("n")
    >>> adjugate(Matrix("A", n, n))
    adj(A)
    """
    return Adjugate(as_expression(matrix))
