"""The commutation matrix."""

from __future__ import annotations

from ..language.dimension import Dimension, Shape, as_dimension
from ..language.expression import Expression, node
from ..language.printing import ATOM, Latex
from ..language.program import Program
from ..language.source import call


@node
class Commutation(Expression):
    """The matrix K with K vec(A) = vec(Aᵀ) for all A with so many rows and columns."""

    rows: Dimension
    columns: Dimension

    def shape(self) -> Shape:
        return (self.rows, self.columns), (self.columns, self.rows)

    def printed(self, style: Latex) -> tuple[str, int]:
        sizes = [style.name(dimension.name) for dimension in (self.rows, self.columns)]
        return style.subscript(style.commutation, sizes), ATOM

    def source(self, program: Program) -> tuple[str, int]:
        return call("commutation", self, program)


def commutation(rows: Dimension, columns: Dimension) -> Commutation:
    """The commutation matrix: K (nm×mn), with K vec(A) = vec(Aᵀ) for every A (n×m).

    Source: Magnus and Neudecker, Matrix Differential Calculus, chapter 3.

    >>> from wrt import Matrix, dimensions, vec
    >>> n, m = dimensions("n m")
    >>> commutation(n, m) @ vec(Matrix("A", n, m))
    𝐊_nm vec(A)
    """
    return Commutation(as_dimension(rows), as_dimension(columns))
