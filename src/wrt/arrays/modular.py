"""Exact evaluation at a random point modulo two primes at once, with derivatives by nilpotent numbers.

Numbers are reckoned modulo the product of 2⁶¹ − 1 and 2⁸⁹ − 1: what is equal there is equal modulo both.
A false polynomial identity of degree d between expressions passes at k independent points with
probability at most (d/p)ᵏ for each prime p that does not divide it (Schwartz–Zippel). Unspecified and
transcendental functions enter through their jet: the value and each derivative at an argument is a
number of its own, drawn at random.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations_with_replacement
from math import factorial, prod
from typing import Any

import sympy

from ..errors import SingularError
from ..language.dimension import Dimension
from ..language.expression import Expression
from ..nodes import Elementwise, Symbol
from .functions import REAL
from .point import Array, Binding, Point, evaluate

PRIMES = 2**61 - 1, 2**89 - 1
MODULUS = prod(PRIMES)
# an entry of a symbol that takes a small step
Shift = tuple[Symbol, int, int]


def draw(*key: object) -> int:
    """A number that depends on the key alone."""
    return int.from_bytes(blake2b(repr(key).encode(), digest_size=32).digest(), "big") % MODULUS


class Jet:
    """Σ cₛ · ∏_{k∈S} εₖ with εₖ² = 0; S is a bit mask, and cₛ a number modulo both primes."""

    __slots__ = ("parts",)

    def __init__(self, parts: dict[int, int]) -> None:
        self.parts = parts

    def __add__(self, other: Jet) -> Jet:
        parts = dict(self.parts)
        for mask, value in other.parts.items():
            parts[mask] = (parts.get(mask, 0) + value) % MODULUS
        return Jet(parts)

    def __mul__(self, other: Jet) -> Jet:
        parts: dict[int, int] = {}
        for a, x in self.parts.items():
            if x:       # most entries of a tensor are 0
                for b, y in other.parts.items():
                    if not a & b:
                        parts[a | b] = (parts.get(a | b, 0) + x * y) % MODULUS
        return Jet(parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Jet) and all(
            self.parts.get(m, 0) == other.parts.get(m, 0) for m in self.parts.keys() | other.parts.keys())

    __hash__ = None     # type: ignore[assignment]

    @property
    def value(self) -> int:
        """The part without ε."""
        return self.parts.get(0, 0)

    def nilpotent(self) -> Jet:
        """The part with ε."""
        return Jet({mask: value for mask, value in self.parts.items() if mask and value})

    def reciprocal(self) -> Jet:
        """1/(a + h) = 1/a · Σ (−h/a)ᵏ, which ends since h is nilpotent."""
        inverse = Jet({0: pow(self.value, -1, MODULUS)})
        step, total = MINUS * inverse * self.nilpotent(), inverse
        term = step * inverse
        while any(term.parts.values()):
            total, term = total + term, term * step
        return total

    def coefficient(self, bit: int) -> Jet:
        """What stands at this ε."""
        return Jet({mask & ~bit: value for mask, value in self.parts.items() if mask & bit})


MINUS = Jet({0: MODULUS - 1})


class ModularPoint(Point):
    """A random point, which depends on the sizes, on the seed, and on the numbers that `letters` gives to names."""

    def __init__(self, sizes: dict[Dimension, int], seed: object = 0, shifts: tuple[Shift, ...] = (),
                 letters: dict[str, int] | None = None) -> None:
        super().__init__(sizes)
        self.shifts, self.letters = shifts, letters or {}
        lengths = sorted((self.letter(d.name), size) for d, size in sizes.items() if d.name in self.letters)
        self.seed, self._given = (seed, *lengths) if letters else seed, seed
        self._shifted: dict[Shift, ModularPoint] = {}
        self._values: dict[tuple[Any, ...], Array] = {}

    def letter(self, name: str) -> int | str:
        """The number of a name, or the name itself."""
        return self.letters.get(name, name)

    def value(self, expression: Expression, binding: Binding) -> Array:
        """The matrix of a line, reckoned once: it is the right side of one step and the left side of the next."""
        key = expression, tuple(binding.items())
        if key not in self._values:
            self._values[key] = evaluate(expression, self, binding)
        return self._values[key]

    def number(self, value: Fraction | int) -> Jet:
        if isinstance(value, int):
            return Jet({0: value % MODULUS})
        value = Fraction(value)
        return Jet({0: value.numerator * pow(value.denominator, -1, MODULUS) % MODULUS})

    def entry(self, symbol: Symbol, row: int, column: int) -> Jet:
        return Jet({0: draw(self.seed, self.letter(symbol.name), row, column)})

    def unspecified(self, symbol: Symbol, row: int, column: int, arguments: list[Jet]) -> Jet:
        return self._taylor((self.letter(symbol.name), row, column), arguments, self._oracle)

    def apply(self, function: Elementwise, element: Jet) -> Jet:
        jet = lambda key, orders, at: self._known(function, len(orders), at[0]) if function.is_known else (
            self._oracle(key, (0,) * (function.order + len(orders)), at))
        return self._taylor(self.letter(function.name), [element], jet)

    def _symbol(self, symbol: Symbol) -> Array:
        matrix = [list(row) for row in super()._symbol(symbol)]
        for bit, (shifted, row, column) in enumerate(self.shifts):
            if shifted == symbol:
                matrix[row][column] = matrix[row][column] + Jet({1 << bit: 1})
        return matrix

    def inverse(self, matrix: Array) -> Array:
        """Gauss and Jordan; a pivot is an element whose value is not 0."""
        size = len(matrix)
        lines = [[*row, *(self.number(int(r == c)) for c in range(size))] for r, row in enumerate(matrix)]
        for c in range(size):
            pivot = next((r for r in range(c, size) if lines[r][c].value), None)
            if pivot is None:
                raise SingularError("no inverse at these sizes")
            lines[c], lines[pivot] = lines[pivot], lines[c]
            scaled = [element * lines[c][c].reciprocal() for element in lines[c]]
            lines = [scaled if r == c else [x + MINUS * line[c] * y for x, y in zip(line, scaled)]
                     for r, line in enumerate(lines)]
        return [line[size:] for line in lines]

    def derivative(self, expression: Expression, binding: Binding, symbol: Symbol, row: int, column: int) -> Array:
        shift = (symbol, row, column)
        if shift not in self._shifted:
            self._shifted[shift] = ModularPoint(
                self.sizes, self._given, self.shifts + (shift,), self.letters)
        bit = 1 << len(self.shifts)
        return [[entry.coefficient(bit) for entry in line]
                for line in evaluate(expression, self._shifted[shift], binding)]

    def _oracle(self, key: object, orders: tuple[int, ...], at: tuple[int, ...]) -> int:
        return draw(self.seed, key, orders, at)

    def _known(self, function: Elementwise, more: int, at: int) -> int:
        """A derivative of a known function by SymPy, with a random number for each function in it."""
        def value(name: str) -> int:
            return pow(at, -1, MODULUS) if name == "reciprocal" else self._oracle(name, (), (at,))

        total = 0
        for coefficient, powers in _derivative(function.name, function.order + more):
            for name, k in powers:
                coefficient *= pow(value(name), k, MODULUS)
            total += coefficient
        return total % MODULUS

    def _taylor(self, key: object, arguments: list[Jet], jet: Callable[..., int]) -> Jet:
        """Σ jet(orders) · h^orders / orders!, which ends since each ε squares to 0."""
        at = tuple(a.value for a in arguments)
        steps = [(k, h) for k, h in ((k, a.nilpotent()) for k, a in enumerate(arguments)) if h.parts]
        total = Jet({0: jet(key, (), at)})
        for degree in range(1, len(self.shifts) + 1 if steps else 0):
            for chosen in combinations_with_replacement(steps, degree):
                orders = tuple(k for k, _ in chosen)
                repeated = prod(factorial(orders.count(k)) for k in set(orders))
                term = self.number(Fraction(jet(key, orders, at), repeated))
                for _, h in chosen:
                    term = term * h
                total = total + term
        return total


@lru_cache(maxsize=None)
def _derivative(name: str, order: int) -> tuple[tuple[int, tuple[tuple[str, int], ...]], ...]:
    """The derivative as ((coefficient, ((function, power), …)), …)."""
    t = sympy.Symbol("t")
    generators = {known: sympy.Dummy(known) for known in REAL}
    half = sympy.Rational(1, 2)

    def in_generators(power: sympy.Pow) -> sympy.Expr:       # t^(1/2 − k) is sqrt(t) times a power of 1/t
        root = int(power.exp.q == 2)
        return generators["sqrt"]**root * generators["reciprocal"]**int(half * root - power.exp)

    derivative = sympy.diff(REAL[name](t), t, order)
    derivative = derivative.replace(lambda e: e.is_Pow and e.base == t and (e.exp < 0 or e.exp == half), in_generators)
    others = generators.keys() - {"sqrt", "reciprocal"}
    derivative = derivative.subs({REAL[name](t): generators[name] for name in others})
    return tuple((int(c.p) * pow(int(c.q), -1, MODULUS), tuple((n, k) for n, k in zip(generators, powers) if k))
                 for powers, c in sympy.Poly(derivative, *generators.values()).terms())
