"""Vectors and matrices of zeros."""

from __future__ import annotations

from ..language.dimension import Dimension, Shape, as_dimension
from ..language.expression import Expression, node
from ..language.printing import ATOM, Latex
from ..language.program import Program
from ..language.source import call


@node
class Zeros(Expression):
    """The column vector of zeros, or the matrix of them if there are two dimensions."""

    dimensions: tuple[Dimension, ...]

    def shape(self) -> Shape:
        return self.dimensions[:1], self.dimensions[1:]

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.zero([style.name(dimension.name) for dimension in self.dimensions]), ATOM

    def source(self, program: Program) -> tuple[str, int]:
        return call("zeros", self, program)


def zeros(rows: Dimension, columns: Dimension | None = None) -> Zeros:
    """The column vector of zeros (n×1), or the matrix of zeros (n×m).

    >>> from wrt import dimensions
    >>> n, m = dimensions("n m")
    >>> zeros(n), zeros(n, m)
    (0_n, 0_n×m)
    """
    return Zeros(tuple(as_dimension(size) for size in (rows, columns) if size is not None))
