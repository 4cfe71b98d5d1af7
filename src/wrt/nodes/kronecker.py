"""The Kronecker product."""

from __future__ import annotations

from ..language.dimension import Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import POSTFIX, SUMMATION, Latex, enclosed
from ..language.program import Program
from ..language.shape import axes
from ..language.source import call


@node
class Kronecker(Expression):
    """The Kronecker product: block (i, j) is a_ij times the second factor."""

    left: Expression
    right: Expression

    def shape(self) -> Shape:
        (a, b), (c, d) = axes(self.left), axes(self.right)
        return a + c, b + d

    def printed(self, style: Latex) -> tuple[str, int]:
        left, right = (enclosed(side, style, POSTFIX) for side in (self.left, self.right))
        return style.ended(left) + style.kron + right, SUMMATION

    def source(self, program: Program) -> tuple[str, int]:
        return call("kron", self, program)


def kron(left: Operand, right: Operand) -> Kronecker:
    """The Kronecker product: (a×b) ⊗ (c×d) is a·c × b·d, block (i, j) being a_ij times the right factor.

    Source: Magnus and Neudecker, Matrix Differential Calculus, chapter 2.

    >>> from wrt import Vector, dimensions, eye
    >>> n, m = dimensions("n m")
    >>> kron(Vector("x", m).T, eye(n))
    xᵀ ⊗ I_n
    """
    return Kronecker(as_expression(left), as_expression(right))
