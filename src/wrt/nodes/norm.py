"""The Euclidean norm of a vector, and the Frobenius norm of a matrix."""

from __future__ import annotations

from ..errors import MisuseError
from ..language.dimension import SCALAR, Shape
from ..language.expression import Demand, Expression, Operand, as_expression, node
from ..language.printing import Latex
from ..language.program import Program
from ..language.shape import axes, fits, measured
from ..language.source import call
from .elementwise import is_matrix, sqrt
from .trace import Trace


@node
class Norm(Expression):
    """The square root of the sum of the squares of all entries; to differentiate it, these must not all be 0."""

    of: Expression

    def shape(self) -> Shape:
        if axes(self.of) == SCALAR:
            raise MisuseError(f"norm needs a vector or a matrix, {measured(self.of)}: write sqrt(a * a) for a number",
                              self)
        return SCALAR

    @property
    def square(self) -> Expression:
        """The sum of the squares, as an author writes it: xᵀ x, b bᵀ for a row, tr(Aᵀ A) for a matrix."""
        rows, columns = axes(self.of)
        if not rows:
            return self.of @ self.of.T
        return Trace(self.of.T @ self.of) if columns else self.of.T @ self.of

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.norm(self.of.printed(style), is_matrix(self.of))

    def source(self, program: Program) -> tuple[str, int]:
        return call("norm", self, program)

    def borders(self) -> tuple[Demand, ...]:
        return (Demand("positive", self.square),) if fits(self) else ()

    def in_other_words(self) -> Expression:
        return sqrt(self.square)


def norm(array: Operand) -> Norm:
    """The Euclidean norm of a vector, the Frobenius norm of a matrix (1×1): ‖x‖, the root of the sum of squares.

    Its derivative demands nonzero(norm(x)), as there is a kink at 0; that of norm(x)**2 demands nothing.

    >>> from wrt import Vector, dimensions
    >>> x = Vector("x", dimensions("n"))
    >>> x / norm(x)
    x/‖x‖
    """
    return Norm(as_expression(array))
