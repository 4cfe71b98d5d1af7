"""The logarithm of the absolute value of a determinant."""

from __future__ import annotations

from ..language.dimension import SCALAR, Shape
from ..language.expression import Demand, Expression, Operand, as_expression, node
from ..language.printing import Latex
from ..language.program import Program
from ..language.shape import fits
from ..language.source import call
from .determinant import Determinant
from .inverse import square_axes


@node
class LogDeterminant(Expression):
    """log |det A| of a square matrix, which must be stated to be invertible."""

    of: Expression

    def shape(self) -> Shape:
        square_axes(self, self.of, "a determinant")
        return SCALAR

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.logarithm(Determinant(self.of).printed(style)[0])

    def source(self, program: Program) -> tuple[str, int]:
        return call("logdet", self, program)

    def demands(self) -> tuple[Demand, ...]:
        return (Demand("invertible", self.of),) if fits(self) else ()


def logdet(matrix: Operand) -> LogDeterminant:
    """The logarithm of the determinant of an invertible matrix: log |det A| (1×1 for n×n), as
    `numpy.linalg.slogdet` has it.

    Of a matrix with a positive determinant it is log det A. Its derivative is tr(A⁻¹ ∂A).
    Source: Magnus and Neudecker, Matrix Differential Calculus, chapter 8.

    :raises ShapeError: where it is used, if the matrix is not square.

    >>> from wrt import Matrix, dimensions
    >>> n = dimensions("n")
    >>> logdet(Matrix("A", n, n))
    log|det(A)|
    """
    return LogDeterminant(as_expression(matrix))
