"""Explicit sums over an index."""

from __future__ import annotations

from ..language.dimension import Index, Shape, as_index
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import PRODUCT, SUMMATION, Latex, enclosed
from ..language.program import CALL, Program
from ..language.shape import axes
from ..language.source import argument


@node
class Summation(Expression):
    """An explicit sum over one index, for what Einstein's rule cannot say."""

    body: Expression
    over: Index

    def indices(self) -> tuple[Index, ...]:
        return ()

    def shape(self) -> Shape:
        return axes(self.body)

    def printed(self, style: Latex) -> tuple[str, int]:
        inner = style.within(self.over)
        body = enclosed(self.body, inner, SUMMATION if isinstance(self.body, Summation) else PRODUCT)
        return style.summation(self.over.name, body), SUMMATION

    def source(self, program: Program) -> tuple[str, int]:
        return program.call("sum_over", program.index(self.over), argument(self.body, program)), CALL


def sum_over(index: Index, body: Operand) -> Summation:
    """The explicit sum of `body` over an index, which may then occur in it any number of times.

    >>> from wrt import Vector, dimensions, indices
    >>> i = indices("i", dimensions("n"))
    >>> sum_over(i, Vector("x", i.dimension)[i])
    Σ_i x_i
    """
    if isinstance(index, Expression) and isinstance(body, Index):
        raise TypeError(f"the index comes first: write sum_over({body.name}, {index.text()})")
    return Summation(as_expression(body), as_index(index))
