"""The column vector of ones."""

from __future__ import annotations

from ..language.dimension import Dimension, Shape, as_dimension
from ..language.expression import Expression, node
from ..language.printing import ATOM, Latex
from ..language.program import Program
from ..language.source import call


@node
class Ones(Expression):
    """The column vector of ones of a dimension."""

    dimension: Dimension

    def shape(self) -> Shape:
        return (self.dimension,), ()

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.subscript(style.ones, [style.name(self.dimension.name)]), ATOM

    def source(self, program: Program) -> tuple[str, int]:
        return call("ones", self, program)


def ones(rows: Dimension, columns: Dimension | None = None) -> Expression:
    """The column vector of ones (n×1), or the matrix of ones (n×m): 1, or 1 1ᵀ.

    >>> from wrt import dimensions
    >>> n, m = dimensions("n m")
    >>> ones(n).T, ones(n, m)
    (1_nᵀ, 1_n 1_mᵀ)
    """
    column = Ones(as_dimension(rows))
    return column if columns is None else column @ ones(columns).T
