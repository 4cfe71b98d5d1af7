"""The transpose, and what .T makes."""

from __future__ import annotations

from ..language.dimension import Shape
from ..language.expression import Expression, node, transposed
from ..language.printing import ATOM, POSTFIX, Latex, enclosed
from ..language.program import CALL, Program
from ..language.shape import axes
from ..language.source import operand
from .inverse import Inverse


@node
class Transpose(Expression):
    """The transpose of a matrix or vector; that of an inverse is printed X⁻ᵀ."""

    of: Expression

    def shape(self) -> Shape:
        rows, columns = axes(self.of)
        return columns, rows

    def printed(self, style: Latex) -> tuple[str, int]:
        if isinstance(self.of, Inverse):
            return enclosed(self.of.of, style, ATOM) + style.inverse_transpose, POSTFIX
        return enclosed(self.of, style, ATOM) + style.transpose, POSTFIX

    def source(self, program: Program) -> tuple[str, int]:
        return f"{operand(self.of, program)}.T", CALL


transposed.rule(Transpose)
