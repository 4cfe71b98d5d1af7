"""How many operations on elements an evaluation takes, known before it begins: the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from ..language.dimension import Axis, Dimension, Index
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import (
    Adjugate, Apply, Derivative, Determinant, Differential, Gradient, HadamardPower, Hessian, Inverse, Jacobian,
    LogDeterminant, MatrixProduct, Norm, Partial, Power, Summation, Symbol, Total, Vjp,
)
from ..nodes.power import is_whole, whole_value
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
        sides = tuple(expressions)
        parts = self._parts(sides)
        # a function that is not specified is made once at a point, and at each that is moved
        moves = sum(self._moves(e) for e in parts if isinstance(e, Derivative))
        made = sum(self._made(e) for e in parts if isinstance(e, Symbol))
        return prod(i.dimension.length(self.sizes) for i in indices) * sum(map(self.of, sides)) + made * (1 + moves)

    def _parts(self, sides: Iterable[Expression]) -> set[Expression]:
        """All parts, each once, however often it occurs."""
        found, waiting = set[Expression](), list(sides)
        while waiting:
            part = waiting.pop()
            if part not in found:
                found.add(part)
                waiting += part.children()
        return found

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
        if isinstance(e, (Determinant, LogDeterminant)):
            return 4 * self.length(axes(e.of)[0]) ** 3
        if isinstance(e, Adjugate):
            return 4 * self.length(axes(e)[0]) ** 5
        if isinstance(e, Power):
            return self._factors(e.exponent) * self.length(axes(e)[0]) ** 3
        if isinstance(e, HadamardPower):
            return self._factors(e.exponent) * prod(map(self.length, axes(e)))
        if isinstance(e, (Norm, Total)):
            return 2 * prod(map(self.length, axes(e.of)))
        if isinstance(e, (Partial, Symbol)):
            return 1
        return prod(map(self.length, axes(e))) * (4 if isinstance(e, Apply) and e.is_open() else 1)

    def _factors(self, exponent: Expression) -> int:
        """At most so many are multiplied for a power, or as much is done for a root of it."""
        return max(12, abs(whole_value(exponent, self.sizes)) if is_whole(exponent) else 0)

    def _moves(self, e: Derivative) -> int:
        """How many points there are at which something has moved."""
        entries = sum(prod(map(self.length, axes(symbol))) for symbol in e.symbols())
        return 1 if isinstance(e, Differential) else entries * (entries + 1) if isinstance(e, Hessian) else entries

    def _made(self, e: Symbol) -> int:
        """A polynomial of all entries of its arguments, for each of its own."""
        arguments = sum(prod(map(self.length, axes(argument))) for argument in e.arguments)
        return prod(map(self.length, axes(e))) * 5 * arguments

    def _times(self, e: Expression) -> int:
        match e:
            case Summation():
                return e.over.dimension.length(self.sizes)
            case Jacobian() | Gradient() | Vjp():
                return 2 * prod(map(self.length, axes(e.by)))
            case Hessian():
                return 4 * prod(map(self.length, axes(e.by))) ** 2
            case Partial() | Differential():
                return 2
        return 1

    def _below(self, e: Expression) -> Iterable[Expression]:
        if isinstance(e, Symbol):
            return () if e.definition is None else (opened(e),)
        return e.operands()

    def length(self, axis: Axis) -> int:
        """The number of entries along an axis."""
        return prod(dimension.length(self.sizes) for dimension in axis)
