"""All entries of a matrix in one column: vec and rvec."""

from __future__ import annotations

from ..language.dimension import Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import Latex
from ..language.program import CALL, Program
from ..language.shape import axes
from ..language.source import argument

BY_COLUMNS, BY_ROWS = "vec", "rvec"


@node
class Vec(Expression):
    """All entries in one column: column by column, or row by row if `by_rows`."""

    of: Expression
    by_rows: bool = False

    @property
    def word(self) -> str:
        """Its name, which says the order."""
        return BY_ROWS if self.by_rows else BY_COLUMNS

    def shape(self) -> Shape:
        rows, columns = axes(self.of)
        return (rows + columns if self.by_rows else columns + rows), ()

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.applied(style.function(self.word), self.of.printed(style))

    def source(self, program: Program) -> tuple[str, int]:
        return program.call(self.word, argument(self.of, program)), CALL


def vec(matrix: Operand) -> Vec:
    """The columns of a matrix (n×m) stacked below each other: mn×1 (column-major).

    Source: Magnus and Neudecker, Matrix Differential Calculus, chapter 2.

    >>> from wrt import Matrix, dimensions
    >>> from wrt.language.shape import describe
    >>> n, m = dimensions("n m")
    >>> describe(vec(Matrix("W", n, m)))
    'mn×1'
    """
    return Vec(as_expression(matrix))


def rvec(matrix: Operand) -> Vec:
    """The rows of a matrix (n×m) one after the other, in one column: nm×1 (row-major, `numpy.ravel`).

    >>> from wrt import Matrix, dimensions
    >>> from wrt.language.shape import describe
    >>> n, m = dimensions("n m")
    >>> describe(rvec(Matrix("W", n, m)))
    'nm×1'
    """
    return Vec(as_expression(matrix), by_rows=True)
