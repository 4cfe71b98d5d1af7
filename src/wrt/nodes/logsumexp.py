"""The logarithm of a sum of exponentials."""

from __future__ import annotations

from ..language.dimension import Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import Latex
from ..language.program import CALL, Program
from ..language.shape import axes
from .softmax import arguments, normalised


@node
class LogSumExp(Expression):
    """log Σ exp(zₖ) for a vector z; or for each row of a matrix, in a column, if it goes `by_rows`."""

    of: Expression
    by_rows: bool = False

    def shape(self) -> Shape:
        normalised(self, "logsumexp", self.of, self.by_rows)
        return (axes(self.of)[0] if self.by_rows else ()), ()

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.applied(style.by_rows("logsumexp", self.by_rows), self.of.printed(style))

    def source(self, program: Program) -> tuple[str, int]:
        return program.call("logsumexp", *arguments(self.of, self.by_rows, program)), CALL


def logsumexp(z: Operand, by_rows: bool = False) -> LogSumExp:
    """The logarithm of the sum of all exponentials: of exp(z_k), a scalar for a vector, and with `by_rows` n×1 for
    each row of n×m.

    >>> from wrt import Matrix, Vector, dimensions
    >>> n, m = dimensions("n m")
    >>> logsumexp(Vector("z", n)), logsumexp(Matrix("Z", n, m), by_rows=True)
    (logsumexp(z), logsumexp_rows(Z))
    """
    return LogSumExp(as_expression(z), by_rows)
