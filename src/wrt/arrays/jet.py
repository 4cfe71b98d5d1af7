"""Numbers with nilpotent parts, by which derivatives are reckoned: f(a + ε) = f(a) + f'(a) ε, for ε² = 0."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction
from functools import reduce
from math import factorial, prod
from operator import and_
from typing import Any, ClassVar, Self

from ..errors import SingularError
from ..language.dimension import Dimension
from ..language.expression import Expression
from ..nodes import Symbol
from ..nodes.elementwise import log
from .point import Array, Binding, Point, Step, evaluate

PLAIN = {0}     # the parts of a number without ε
# the entries that take a small step together
Shift = tuple[Step, ...]


class Jet:
    """Σ cₛ · ∏_{k∈S} εₖ with εₖ² = 0; S is a bit mask, and cₛ a number of some kind."""

    __slots__ = ("parts",)
    minus_one: ClassVar[Any] = -1

    def __init__(self, parts: dict[int, Any]) -> None:
        self.parts = parts

    def __add__(self, other: Self) -> Self:
        parts = dict(self.parts)
        for mask, value in other.parts.items():
            parts[mask] = parts[mask] + value if mask in parts else value
        return type(self)(parts)

    def __mul__(self, other: Self) -> Self:
        if self.parts.keys() == other.parts.keys() == PLAIN:     # as most are
            return type(self)({0: self.parts[0] * other.parts[0]})
        parts: dict[int, Any] = {}
        for a, x in self.parts.items():
            if x:       # most entries of a tensor are 0
                for b, y in other.parts.items():
                    if not a & b:
                        parts[a | b] = parts[a | b] + x * y if a | b in parts else x * y
        return type(self)(parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Jet) and all(
            self.parts.get(m, 0) == other.parts.get(m, 0) for m in self.parts.keys() | other.parts.keys())

    __hash__ = None     # type: ignore[assignment]

    @property
    def value(self) -> Any:
        """The part without ε."""
        return self.parts.get(0, 0)

    def nilpotent(self) -> Self:
        """The part with ε."""
        return type(self)({mask: value for mask, value in self.parts.items() if mask and value})

    def negative(self) -> Self:
        """The number with the other sign."""
        return type(self)({0: self.minus_one}) * self

    def one_over_value(self) -> Any:
        """1/a for the part a without ε."""
        return 1 / self.value

    def reciprocal(self) -> Self:
        """1/(a + h) = 1/a · Σ (−h/a)ᵏ, which ends since h is nilpotent."""
        inverse = type(self)({0: self.one_over_value()})
        step, total = (inverse * self.nilpotent()).negative(), inverse
        term = step * inverse
        while any(term.parts.values()):
            total, term = total + term, term * step
        return total

    def coefficient(self, bit: int) -> Self:
        """What stands at this ε."""
        return type(self)({mask & ~bit: value for mask, value in self.parts.items() if mask & bit})


class JetPoint(Point):
    """A point whose elements are jets: a derivative is what stands at the ε by which entries move.

    A subclass says what numbers are, and how the same point is made with one more shift.
    """

    one: Any = 1

    def __init__(self, sizes: dict[Dimension, int], shifts: tuple[Shift, ...] = ()) -> None:
        super().__init__(sizes)
        self.shifts = shifts
        self._moved: dict[Hashable, JetPoint] = {}
        self._still: JetPoint | None = None     # the same point without the last shift

    def with_shifts(self, shifts: tuple[Shift, ...]) -> JetPoint:
        """The same point, where entries take these small steps, one after the other."""
        raise NotImplementedError

    def weight(self, element: Any) -> Any:
        """How good a pivot the element is; 0 if it is none."""
        raise NotImplementedError

    def inverse(self, matrix: Array) -> Array:
        """The inverse by Gauss and Jordan; the pivot is the first element of the greatest weight."""
        size = len(matrix)
        lines = [[*row, *(self.number(int(r == c)) for c in range(size))] for r, row in enumerate(matrix)]
        for c in range(size):
            pivot = max(range(c, size), key=lambda r: self.weight(lines[r][c]))
            if not self.weight(lines[pivot][c]):
                raise SingularError("no inverse at these sizes")
            lines[c], lines[pivot] = lines[pivot], lines[c]
            one_over = lines[c][c].reciprocal()
            scaled = [element * one_over for element in lines[c]]
            shares = [line[c].negative() for line in lines]
            lines = [scaled if r == c else [x + share * y for x, y in zip(line, scaled)]
                     for r, (line, share) in enumerate(zip(lines, shares))]
        return [line[size:] for line in lines]

    def determinant(self, matrix: Array) -> Any:
        """The product of the pivots in Gauss's elimination; where there is none, by Faddeev and Leverrier."""
        size, total, lines = len(matrix), self.number(1), matrix
        for c in range(size):
            pivot = max(range(c, size), key=lambda r: self.weight(lines[r][c]))
            if not self.weight(lines[pivot][c]):
                return self._determinant_without_pivots(matrix)
            if pivot != c:
                lines = [lines[{c: pivot, pivot: c}.get(r, r)] for r in range(size)]
                total = total.negative()
            top, total = lines[c], total * lines[c][c]
            one_over = top[c].reciprocal()
            lines = [line if r <= c else [x + (line[c] * one_over).negative() * y for x, y in zip(line, top)]
                     for r, line in enumerate(lines)]
        return total

    def _determinant_without_pivots(self, matrix: Array) -> Any:
        """By the traces of A, A (A + c₁ I), …, with no quotient but by whole numbers."""
        size = range(len(matrix))
        product, coefficient = matrix, self.number(0)
        for k in range(1, len(matrix) + 1):
            if k > 1:
                moved = [[x + coefficient if r == c else x for c, x in enumerate(line)]
                         for r, line in enumerate(product)]
                product = [[self._dot(matrix[r], [line[c] for line in moved]) for c in size] for r in size]
            trace = self._dot([product[r][r] for r in size], [self.number(1) for _ in size])
            coefficient = trace * self.number(Fraction(-1, k))
        return coefficient if len(matrix) % 2 == 0 else coefficient.negative()

    def _dot(self, left: Sequence[Any], right: Sequence[Any]) -> Any:
        total = self.number(0)
        for x, y in zip(left, right):
            total = total + x * y
        return total

    def log_absolute(self, element: Any) -> Any:
        return self.apply(log, element if self.is_positive(element) else element.negative())

    def is_positive(self, element: Any) -> bool:
        """Whether the number has the sign +; where numbers have none, it counts as +."""
        return True

    def along(self, expression: Expression, binding: Binding, steps: Sequence[Step], key: Hashable) -> Array:
        if key not in self._moved:
            self._moved[key] = self.with_shifts((*self.shifts, tuple(steps)))
            self._moved[key]._still = self
        bit = 1 << len(self.shifts)
        return [[entry.coefficient(bit) for entry in line]
                for line in evaluate(expression, self._moved[key], binding)]

    def _symbol(self, symbol: Symbol) -> Array:
        """A plain letter that the last shift does not move is what it was before."""
        is_still = symbol.is_plain and self._still is not None
        first = len(self.shifts) - 1 if is_still else 0
        moving = [(bit, step) for bit, shift in enumerate(self.shifts[first:], first) for step in shift
                  if step[0] == symbol]
        found = self._still.symbol(symbol) if is_still and self._still else super()._symbol(symbol)
        if not moving:
            return found
        matrix = [list(line) for line in found]
        for bit, (_, row, column, step) in moving:
            matrix[row][column] = matrix[row][column] + step * type(step)({1 << bit: self.one})
        return matrix

    def taylor(self, arguments: Sequence[Any], jet: Callable[[tuple[int, ...]], Any]) -> Any:
        """Σ jet(orders) · h^orders / orders!, which ends since each ε squares to 0.

        `orders` lists the arguments by which a function is differentiated, each as often as it is; `jet`
        gives that derivative at their values.
        """
        steps = [(k, h) for k, h in ((k, a.nilpotent()) for k, a in enumerate(arguments)) if h.parts]
        total = self.number(jet(()))
        common = [reduce(and_, h.parts) for _, h in steps]
        terms: list[tuple[int, tuple[int, ...], Any]] = [(first, (k,), h) for first, (k, h) in enumerate(steps)]
        while terms:
            for _, orders, product in terms:
                repeated = prod(factorial(orders.count(k)) for k in set(orders))
                slope = self.number(jet(orders))
                total = total + (slope if repeated == 1 else slope * self.number(Fraction(1, repeated))) * product
            terms = [(at, (*orders, steps[at][0]), more) for first, orders, product in terms
                     for at in self._further(first, product, common) if (more := product * steps[at][1]).parts]
        return total

    def _further(self, first: int, product: Any, common: Sequence[int]) -> list[int]:
        """The steps by which a product may be multiplied: where all parts of both have one ε, nothing is left."""
        shared = reduce(and_, product.parts)
        return [at for at in range(first, len(common)) if not shared & common[at]]
