"""Exact evaluation at a random point modulo two primes at once, with derivatives by nilpotent numbers.

Numbers are reckoned modulo the product of 2⁶¹ − 1 and 2⁸⁹ − 1: what is equal there is equal modulo both.
A false polynomial identity of degree d between expressions passes at k independent points with
probability at most (d/p)ᵏ for each prime p that does not divide it (Schwartz–Zippel). Unspecified and
transcendental functions enter through their jet: the value and each derivative at an argument is a
number of its own, drawn at random.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from hashlib import blake2b
from math import prod
from typing import Any, Self

from ..errors import LimitError
from ..language.dimension import Dimension
from ..language.expression import Expression
from ..nodes import Elementwise, Symbol
from .functions import derivative
from .jet import PLAIN, Jet, JetPoint, Shift
from .point import Array, Binding, evaluate

PRIMES = 2**61 - 1, 2**89 - 1
MODULUS = prod(PRIMES)


def draw(*key: object) -> int:
    """A number that depends on the key alone."""
    return int.from_bytes(blake2b(repr(key).encode(), digest_size=32).digest(), "big") % MODULUS


class ModularJet(Jet):
    """A jet of numbers modulo both primes."""

    __slots__ = ()
    minus_one = MODULUS - 1

    def __add__(self, other: Self) -> Self:
        if not (self.parts and other.parts):
            return self if self.parts else other
        parts = dict(self.parts)
        for mask, value in other.parts.items():
            parts[mask] = (parts.get(mask, 0) + value) % MODULUS
        return type(self)(parts)

    def __mul__(self, other: Self) -> Self:
        if not (self.parts and other.parts):        # most entries of a tensor are 0
            return other if self.parts else self
        if self.parts.keys() == other.parts.keys() == PLAIN:     # as most others are
            return type(self)({0: self.parts[0] * other.parts[0] % MODULUS})
        parts: dict[int, int] = {}
        for a, x in self.parts.items():
            if x:
                for b, y in other.parts.items():
                    if not a & b:
                        parts[a | b] = (parts.get(a | b, 0) + x * y) % MODULUS
        return type(self)(parts)

    @classmethod
    def dot(cls, left: Iterable[Self], right: Iterable[Self]) -> Self:
        """Σ xₖ yₖ, with one remainder for all of it."""
        parts: dict[int, int] = {}
        for one, other in zip(left, right):
            for a, x in one.parts.items():
                for b, y in other.parts.items():
                    if not a & b:
                        parts[a | b] = parts.get(a | b, 0) + x * y
        return cls({mask: value % MODULUS for mask, value in parts.items()})

    def one_over_value(self) -> int:
        value: int = self.value
        return pow(value, -1, MODULUS)


class ModularPoint(JetPoint):
    """A random point, which depends on the sizes, on the seed, and on the numbers that `letters` gives to names."""

    def __init__(self, sizes: dict[Dimension, int], seed: object = 0, shifts: tuple[Shift, ...] = (),
                 letters: dict[str, int] | None = None) -> None:
        super().__init__(sizes, shifts)
        self.letters = letters or {}
        lengths = sorted((self.letter(d.name), size) for d, size in sizes.items() if d.name in self.letters)
        self.seed, self._given = (seed, *lengths) if letters else seed, seed
        self._values: dict[tuple[Any, ...], Array] = {}
        # shared with the points that are this one, moved
        self._draws: dict[tuple[Any, ...], int] = {}

    def letter(self, name: str) -> int | str:
        """The number of a name, or the name itself."""
        return self.letters.get(name, name)

    def value(self, expression: Expression, binding: Binding) -> Array:
        """The matrix of a line, reckoned once: it is the right side of one step and the left side of the next."""
        key = expression, tuple(binding.items())
        if key not in self._values:
            self._values[key] = evaluate(expression, self, binding)
        return self._values[key]

    def with_shifts(self, shifts: tuple[Shift, ...]) -> ModularPoint:
        moved = ModularPoint(self.sizes, self._given, shifts, self.letters)
        moved._draws = self._draws
        return moved

    def weight(self, element: ModularJet) -> bool:
        return bool(element.value)

    def number(self, value: Fraction | int) -> ModularJet:
        if isinstance(value, int):
            return ModularJet({0: value % MODULUS} if value else {})
        return ModularJet({0: _modular(value)})

    def entry(self, symbol: Symbol, row: int, column: int) -> ModularJet:
        return ModularJet({0: draw(self.seed, self.letter(symbol.name), row, column)})

    def unspecified(self, symbol: Symbol, row: int, column: int, arguments: list[ModularJet]) -> ModularJet:
        at, key = tuple(a.value for a in arguments), (self.letter(symbol.name), row, column)
        found: ModularJet = self.taylor(arguments, lambda orders: self._drawn(key, orders, at))
        return found

    def apply(self, function: Elementwise, element: ModularJet) -> ModularJet:
        at, key = element.value, self.letter(function.name)

        def jet(orders: tuple[int, ...]) -> int:
            if function.is_known:
                return self._known(function, len(orders), at)
            return self._drawn(key, (0,) * (function.order + len(orders)), (at,))

        found: ModularJet = self.taylor([element], jet)
        return found

    def _drawn(self, key: object, orders: tuple[int, ...], at: tuple[int, ...]) -> int:
        """The number that stands for a derivative of a function at its arguments."""
        if at not in self._draws:
            self._draws[at] = draw(self.seed, at)
        place = key, orders, self._draws[at]        # of many arguments, one number
        if place not in self._draws:
            self._draws[place] = draw(self.seed, *place)
        return self._draws[place]

    def _known(self, function: Elementwise, more: int, at: int) -> int:
        """A derivative of a known function, with a random number for each function in it."""
        def value(name: str) -> int:
            return pow(at, -1, MODULUS) if name == "reciprocal" else self._drawn(name, (), (at,))

        total = 0
        for coefficient, powers in derivative(function.name, function.order + more):
            term = _modular(coefficient)
            for name, k in powers:
                term *= pow(value(name), k, MODULUS)
            total += term
        return total % MODULUS


def _modular(value: Fraction) -> int:
    """A fraction modulo both primes.

    :raises LimitError: one of them divides its denominator.
    """
    if any(value.denominator % prime == 0 for prime in PRIMES):
        raise LimitError(f"the number {value} cannot be checked", "take a denominator with fewer digits")
    return value.numerator * pow(value.denominator, -1, MODULUS) % MODULUS
