"""Points, at which expressions have values: a matrix of exact numbers for each, entry by entry.

A matrix is a list of rows. The numbers come from a subclass of `Point`: see `wrt.arrays.modular` and
`wrt.arrays.symbolic`. What each node means stands in `wrt.arrays.rules`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import singledispatch
from itertools import product
from math import prod
from typing import Any

from ..language.dimension import Axis, Dimension, Index
from ..language.expression import Expression
from ..nodes.elementwise import Elementwise
from ..nodes.symbol import Symbol, opened
from .structured import followed, structure_of

# an element is a number of some kind: exact modulo a prime, or symbolic
Element = Any
Array = list[list[Element]]
Binding = dict[Index, int]
# an entry of a symbol, and how far it moves in a small step: so much, or by a number of the point
Move = tuple[Symbol, int, int, Fraction]
Step = tuple[Symbol, int, int, Element]


class Point:
    """Values for all sizes and symbols, at which expressions are evaluated.

    A subclass says what a number, an entry, an unspecified function and a derivative are.
    """

    def __init__(self, sizes: dict[Dimension, int]) -> None:
        self.sizes = sizes
        self._symbols: dict[Symbol, Array] = {}
        self.matrices: dict[tuple[Any, ...], Array] = {}
        self.inverses: dict[tuple[Any, ...], Array] = {}       # by the matrix and the values of its free indices

    # --- what a subclass provides
    def number(self, value: Any) -> Element:
        """An exact rational as an element."""
        raise NotImplementedError

    def entry(self, symbol: Symbol, row: int, column: int) -> Element:
        """The value of an entry of a plain symbol."""
        raise NotImplementedError

    def unspecified(self, symbol: Symbol, row: int, column: int, arguments: list[Element]) -> Element:
        """The value of an entry of an unspecified function of elements."""
        raise NotImplementedError

    def apply(self, function: Elementwise, element: Element) -> Element:
        """The value of a scalar function."""
        raise NotImplementedError

    def inverse(self, matrix: Array) -> Array:
        """The inverse of a square matrix of elements.

        :raises SingularError: it has none.
        """
        raise NotImplementedError

    def determinant(self, matrix: Array) -> Element:
        """The determinant of a square matrix of elements, be it invertible or not; 1 of one without rows."""
        raise NotImplementedError

    def log_absolute(self, element: Element) -> Element:
        """log |a| of an element that is not 0."""
        raise NotImplementedError

    def along(self, expression: Expression, binding: Binding, steps: Sequence[Step], key: Hashable) -> Array:
        """The matrix of derivatives of an expression where entries move together; `key` is another for other steps."""
        raise NotImplementedError

    # --- what all share
    def derivative(self, expression: Expression, binding: Binding, moves: tuple[Move, ...]) -> Array:
        """The matrix of derivatives of an expression by one variable, with which these entries move."""
        steps = [(symbol, row, column, self.number(share)) for symbol, row, column, share in moves]
        return self.along(expression, binding, steps, moves)

    def length(self, axis: Axis) -> int:
        """The number of entries along an axis; 1 for the empty one."""
        return prod(dimension.length(self.sizes) for dimension in axis)

    def symbol(self, symbol: Symbol) -> Array:
        """The matrix of a symbol: its definition's, an unspecified function's, or its own entries."""
        known = self._symbols.get(symbol)
        if known is None:
            known = self._symbols[symbol] = self._symbol(symbol)
        return known

    def _symbol(self, symbol: Symbol) -> Array:
        if symbol.definition is not None:
            return evaluate(opened(symbol), self, {})
        arguments = [entry for a in symbol.arguments for row in self.symbol(a) for entry in row]

        def value(row: int, column: int) -> Element:
            if arguments:
                return self.unspecified(symbol, row, column, arguments)
            found = followed(structure_of(symbol), row, column)
            if found is None:
                return self.number(0)
            sign, place = found
            return self.entry(symbol, *place) if sign == 1 else self.number(sign) * self.entry(symbol, *place)

        return [[value(r, c) for c in range(self.length(symbol.columns))]
                for r in range(self.length(symbol.rows))]

    def position(self, indices: Sequence[Index], binding: Binding) -> int:
        """The place along an axis that its indices name; the last one moves fastest."""
        place = 0
        for index in indices:
            place = place * index.dimension.length(self.sizes) + binding[index]
        return place

    def bindings(self, indices: Iterable[Index]) -> Iterator[Binding]:
        """Every choice of values (from 0) for the indices."""
        ordered = sorted(indices)
        for values in product(*(range(i.dimension.length(self.sizes)) for i in ordered)):
            yield dict(zip(ordered, values))


@singledispatch
def evaluate(expression: Expression, point: Point, binding: Binding) -> Array:
    """The matrix of a bound expression at a point, for given values of its free indices."""
    raise TypeError(f"no explicit value for {type(expression).__name__}")
