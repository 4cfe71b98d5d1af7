"""The diagonal matrix of a vector."""

from __future__ import annotations

from ..errors import MisuseError
from ..language.dimension import SCALAR, Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import Latex
from ..language.program import Program
from ..language.shape import axes, measured
from ..language.source import call

NAME = "diag"


@node
class Diag(Expression):
    """The square matrix with the entries of a vector on its diagonal, and 0 elsewhere."""

    of: Expression

    def shape(self) -> Shape:
        rows, columns = axes(self.of)
        if axes(self.of) == SCALAR:
            raise MisuseError(f"diag needs a vector, {measured(self.of)}: write {self.of.told()} times eye(n)", self)
        if rows and columns:
            raise MisuseError(f"diag needs a vector, {measured(self.of)}: take diagonal for the entries on its "
                              "diagonal", self)
        return rows + columns, rows + columns

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.applied(style.function(NAME), self.of.printed(style))

    def source(self, program: Program) -> tuple[str, int]:
        return call("diag", self, program)


def diag(vector: Operand) -> Diag:
    """The diagonal matrix (n×n) with the entries of a column (n×1) or a row (1×n) on its diagonal.

    `diagonal` goes the other way.

    >>> from wrt import Vector, dimensions
    >>> n = dimensions("n")
    >>> diag(Vector("x", n)) @ Vector("y", n)
    diag(x) y
    """
    return Diag(as_expression(vector))
