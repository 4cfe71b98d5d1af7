"""The vector–Jacobian product: what reverse mode carries backwards."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import MisuseError, VariableError
from ..language.dimension import Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import Latex
from ..language.program import Program
from ..language.shape import axes, measured
from ..language.source import call
from .derivative import Derivative, variable
from .structured import Varied
from .symbol import Symbol


@node
class Vjp(Derivative):
    """Σ V_ij ∂F_ij/∂X_pq over all entries of F, laid out like X; V is a constant, also where it depends on X."""

    by: Expression
    along: Expression

    def variables(self) -> tuple[Expression, ...]:
        return (self.by,)

    def operands(self) -> tuple[Expression, ...]:
        return (self.of, self.along)

    def with_operands(self, operands: Iterable[Expression]) -> Expression:
        of, along = operands
        return self.remade(of, self.by, along)

    def shape(self) -> Shape:
        if not isinstance(self.by, (Symbol, Varied)):
            raise VariableError(f"vjp needs a symbol, got {self.by.told()}: name the letter that varies")
        if axes(self.of) != axes(self.along):
            raise MisuseError(f"in vjp the vector has the shape of the function, {measured(self.of, self.along)}", self)
        variable(self.by)
        return axes(self.by)

    def printed(self, style: Latex) -> tuple[str, int]:
        by, along = (part.printed(style)[0] for part in (self.by, self.along))
        return style.pulled_back(by, self.of.printed(style), along)

    def source(self, program: Program) -> tuple[str, int]:
        return call("vjp", self, program)


def vjp(of: Operand, by: Operand, along: Operand) -> Vjp:
    """The vector–Jacobian product: Σ V_ij ∂F_ij/∂X_pq, laid out like the symbol X, for a V of the shape of F.

    Of a column f and a vector x it is (∂f/∂xᵀ)ᵀ V. The vector is not differentiated.

    >>> from wrt import Matrix, Vector, dimensions
    >>> n, m = dimensions("n m")
    >>> W, x, v = Matrix("W", n, m), Vector("x", m), Vector("v", n)
    >>> vjp(W @ x, W, v)
    vjp_W(W x, v)
    """
    return Vjp(as_expression(of), as_expression(by), as_expression(along))
