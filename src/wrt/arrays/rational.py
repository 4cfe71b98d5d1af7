"""Evaluation with exact rational numbers, or with letters for entries: what tells a counterexample without SymPy."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt, prod
from typing import Any

from ..errors import LimitError
from ..language.dimension import Dimension
from ..nodes import Elementwise, Symbol
from .functions import derivative
from .jet import Jet, JetPoint, Shift
from .named import entry_name
from .numeric import Values
from .polynomial import Polynomial
from .standins import StandIns

# at 0, and log at 1; elsewhere their values are no rational numbers
AT_0: dict[str, int | Fraction] = {
    "exp": 1, "sin": 0, "cos": 1, "tanh": 0, "sinh": 0, "cosh": 1, "logistic": Fraction(1, 2)}


class RationalPoint(StandIns, JetPoint):
    """Entries are the numbers in `values`, a matrix for each symbol; those of other symbols are letters."""

    def __init__(self, sizes: dict[Dimension, int], values: Values | None = None, kind: int = 0,
                 shifts: tuple[Shift, ...] = (), functions: dict[str, int] | None = None) -> None:
        super().__init__(sizes, shifts)
        self.values, self.kind = values or {}, kind
        self.functions = {} if functions is None else functions
        self.one = Polynomial.of(1)

    def with_shifts(self, shifts: tuple[Shift, ...]) -> RationalPoint:
        return RationalPoint(self.sizes, self.values, self.kind, shifts, self.functions)

    def weight(self, element: Jet) -> bool:
        return bool(element.value)

    def number(self, value: Any) -> Jet:
        return Jet({0: Polynomial.of(value)})

    def letter(self, name: str) -> Jet:
        """A letter as an element."""
        return self.number(Polynomial.letter(name))

    def plain(self, element: Jet) -> Polynomial:
        """The polynomial that an element is."""
        return Polynomial.of(element.value)

    def entry(self, symbol: Symbol, row: int, column: int) -> Jet:
        if symbol in self.values:
            return self.number(self.values[symbol][row][column])
        return self.letter(entry_name(symbol, row, column, self.shape(symbol)))

    def shape(self, symbol: Symbol) -> Sequence[int | None]:
        """The number of rows and of columns; None for an axis the symbol has not."""
        return [self.length(axis) if axis else None for axis in (symbol.rows, symbol.columns)]

    def is_positive(self, element: Jet) -> bool:
        return self.plain(element).number() > 0

    def apply(self, function: Elementwise, element: Jet) -> Jet:
        """The value of a scalar function, where that is a rational number.

        :raises LimitError: it is none, or the argument has letters.
        """
        if not function.is_known:
            found: Jet = self.stand_in_derivative(function, element)
            return found
        at = self.plain(element).number()

        def slope(orders: tuple[int, ...]) -> Fraction:
            terms = derivative(function.name, function.order + len(orders))
            return sum((c * prod((_value(f, at) ** k for f, k in powers), start=Fraction(1)) for c, powers in terms),
                       start=Fraction(0))

        taken: Jet = self.taylor([element], slope)
        return taken


def _value(name: str, at: Fraction) -> Fraction:
    match name:
        case "reciprocal" if at:
            return 1 / at
        case "absolute":
            return abs(at)
        case "sign":
            return Fraction((at > 0) - (at < 0))
        case "relu":
            return max(at, Fraction(0))
        case "log" if at == 1:
            return Fraction(0)
        case "sqrt" if at >= 0:
            root = Fraction(isqrt(at.numerator), isqrt(at.denominator))
            if root * root == at:
                return root
    if at == 0 and name in AT_0:
        return Fraction(AT_0[name])
    raise LimitError(f"{name} at {at} is not a rational number")
