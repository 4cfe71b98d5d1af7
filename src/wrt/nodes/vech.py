"""The lower triangle of a matrix in one column, and the matrices that go from it to vec and back."""

from __future__ import annotations

from ..errors import MisuseError, OrderError, ShapeError
from ..language.dimension import SCALAR, Dimension, Shape, as_dimension, triangle
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import ATOM, Latex
from ..language.program import Program
from ..language.shape import IN_ONE_ORDER, SQUARE, are_reordered, axes, measured
from ..language.source import call

NAME = "vech"


@node
class Vech(Expression):
    """The entries on and below the diagonal of a square matrix, column by column; a scalar is its own."""

    of: Expression

    def shape(self) -> Shape:
        rows, columns = axes(self.of)
        if (rows, columns) == SCALAR:
            return SCALAR
        if rows != columns:
            if are_reordered(rows, columns):
                raise OrderError(f"only a square matrix has a vech, {measured(self.of)}", self, IN_ONE_ORDER)
            raise ShapeError(f"only a square matrix has a vech, {measured(self.of)}", self, SQUARE)
        if len(rows) > 1 or rows[0].side is not None:
            raise MisuseError(f"vech takes a matrix with rows over one size, {measured(self.of)}", self,
                              "define a name for it as a matrix over one letter, and state it for that")
        return (triangle(*rows),), ()

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.applied(style.function(NAME), self.of.printed(style))

    def source(self, program: Program) -> tuple[str, int]:
        return call("vech", self, program)


@node
class Duplication(Expression):
    """The duplication matrix, which makes vec(S) of vech(S) for a symmetric S."""

    dimension: Dimension

    def shape(self) -> Shape:
        return (self.dimension, self.dimension), (triangle(self.dimension),)

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.subscript(style.duplication, [style.name(self.dimension.name)]), ATOM

    def source(self, program: Program) -> tuple[str, int]:
        return call("duplication", self, program)


@node
class Elimination(Expression):
    """The elimination matrix, which makes vech(A) of vec(A) for any square A."""

    dimension: Dimension

    def shape(self) -> Shape:
        return (triangle(self.dimension),), (self.dimension, self.dimension)

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.subscript(style.elimination, [style.name(self.dimension.name)]), ATOM

    def source(self, program: Program) -> tuple[str, int]:
        return call("elimination", self, program)


def vech(matrix: Operand) -> Vech:
    """The entries on and below the diagonal of a matrix (n×n), column by column: (n(n+1)/2)×1; a scalar is its own.

    Source: Magnus and Neudecker, Matrix Differential Calculus, chapter 3.

    >>> from wrt import Symmetric, dimensions
    >>> from wrt.language.shape import describe
    >>> describe(vech(Symmetric("S", dimensions("n"))))
    '(n(n+1)/2)×1'
    """
    return Vech(as_expression(matrix))


def duplication(dimension: Dimension) -> Duplication:
    """The duplication matrix: D (n²×(n(n+1)/2)), with D vech(S) = vec(S) for every symmetric n×n matrix S.

    Source: Magnus and Neudecker, Matrix Differential Calculus, chapter 3.

    >>> from wrt import Symmetric, dimensions
    >>> n = dimensions("n")
    >>> duplication(n) @ vech(Symmetric("S", n))
    𝐃_n vech(S)
    """
    return Duplication(as_dimension(dimension))


def elimination(dimension: Dimension) -> Elimination:
    """The elimination matrix: L ((n(n+1)/2)×n²), with L vec(A) = vech(A) for every n×n matrix A.

    Source: Magnus and Neudecker, The elimination matrix: some lemmas and applications, 1980.

    >>> from wrt import Matrix, dimensions, vec
    >>> n = dimensions("n")
    >>> elimination(n) @ vec(Matrix("A", n, n))
    𝐋_n vec(A)
    """
    return Elimination(as_dimension(dimension))
