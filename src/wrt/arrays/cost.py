"""How many operations on elements an evaluation takes, known before it begins: the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from ..language.dimension import Axis, Dimension, Index
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import Apply, Gradient, Inverse, Jacobian, MatrixProduct, Partial, Summation, Symbol
from ..nodes.symbol import opened

Sizes = dict[Dimension, int]


def cost(sizes: Sizes, indices: Iterable[Index], *expressions: Expression) -> int:
    """The operations that the matrices of bound expressions take, for all values of their free indices."""
    return _Cost(sizes).of_all(indices, expressions)


class _Cost:
    def __init__(self, sizes: Sizes) -> None:
        self.sizes = sizes
        self.known: dict[Expression, int] = {}

    def of_all(self, indices: Iterable[Index], expressions: Iterable[Expression]) -> int:
        return prod(self.sizes[i.dimension] for i in indices) * sum(map(self.of, expressions))

    def of(self, e: Expression) -> int:
        if e not in self.known:
            self.known[e] = self._own(e) + self._times(e) * sum(map(self.of, self._below(e)))
        return self.known[e]

    def _own(self, e: Expression) -> int:
        if isinstance(e, MatrixProduct):
            rows, *inner = [self.length(axes(factor)[0]) for factor in e.factors]
            return rows * sum(k * c for k, c in zip(inner, [*inner[1:], self.length(axes(e)[1])]))
        if isinstance(e, Inverse):
            return 4 * self.length(axes(e)[0]) ** 3
        if isinstance(e, Symbol) and not e.arguments:
            return 1        # made once
        return prod(map(self.length, axes(e))) * self._of_entry(e)

    def _of_entry(self, e: Expression) -> int:
        if isinstance(e, Symbol):       # a polynomial of all entries of its arguments
            return 5 * sum(prod(map(self.length, axes(argument))) for argument in e.arguments)
        return 4 if isinstance(e, Apply) and e.is_open() else 1

    def _times(self, e: Expression) -> int:
        match e:
            case Summation():
                return self.sizes[e.over.dimension]
            case Jacobian() | Gradient():
                return 2 * prod(map(self.length, axes(e.by)))
            case Partial():
                return 2
        return 1

    def _below(self, e: Expression) -> Iterable[Expression]:
        if isinstance(e, Symbol):
            return e.arguments if e.definition is None else (opened(e),)
        return e.operands()

    def length(self, axis: Axis) -> int:
        """The number of entries along an axis."""
        return prod(self.sizes[dimension] for dimension in axis)
