"""Evaluation with real numbers of any number of digits, and real functions: see `wrt.claims.search`."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import prod
from typing import Any

import mpmath

from ..errors import ConditionError
from ..language.dimension import Dimension
from ..nodes import Elementwise, Symbol
from ..nodes.functions import KNOWN
from .functions import derivative
from .jet import Jet, JetPoint, Shift
from .standins import StandIns

# the rational numbers of a matrix for each symbol
Values = dict[Symbol, list[list[Fraction]]]
REACH = 10**6       # beyond it exp has more digits than can be kept, and sin none that are right


@lru_cache(maxsize=None)
def context(digits: int) -> Any:
    """Real numbers with so many digits."""
    found = mpmath.MPContext()
    found.dps = digits
    return found


class NumericPoint(StandIns, JetPoint):
    """Entries are the numbers in `values`, a matrix for each symbol, reckoned with to so many `digits`."""

    def __init__(self, sizes: dict[Dimension, int], values: Values, digits: int = 50, kind: int = 0,
                 shifts: tuple[Shift, ...] = (), functions: dict[str, int] | None = None,
                 reached: list[int] | None = None) -> None:
        super().__init__(sizes, shifts)
        self.values, self.digits, self.kind = values, digits, kind
        self.functions = {} if functions is None else functions
        self.reached = [0] if reached is None else reached
        self.context = context(digits)
        self.one = self.context.one

    def with_shifts(self, shifts: tuple[Shift, ...]) -> NumericPoint:
        return NumericPoint(self.sizes, self.values, self.digits, self.kind, shifts, self.functions, self.reached)

    def digits_lost(self) -> int:
        """How many digits it takes at the most that 1 + exp(−a) is not 1, and 1 − tanh(a) not 0, as far as was met."""
        return self.reached[0]

    def weight(self, element: Jet) -> Any:
        """What is less than this in a matrix of numbers near 1 may be 0 that was rounded."""
        weight = abs(element.value)
        return weight if weight > self.context.mpf(10) ** (10 - self.digits) else 0

    def number(self, value: Any) -> Jet:
        if isinstance(value, Fraction):
            return Jet({0: self.context.mpf(value.numerator) / value.denominator})
        return Jet({0: self.context.mpf(value)})

    def entry(self, symbol: Symbol, row: int, column: int) -> Jet:
        return self.number(self.values[symbol][row][column])

    def apply(self, function: Elementwise, element: Jet) -> Jet:
        """The value of a scalar function.

        :raises ConditionError: it has none at this element, or none that can be reckoned.
        """
        if not function.is_known:
            found: Jet = self.stand_in_derivative(function, element)
            return found
        at, domain = element.value, KNOWN[function.name].domain
        if domain and (at == 0 or domain == "positive" and at < 0):
            raise ConditionError(f"{function.name} has no value at {at}, which is not {domain}")
        if abs(at) > REACH and function.name not in ("log", "sqrt", "reciprocal"):
            raise ConditionError(f"{function.name} at {self.context.nstr(at, 5)} is out of reach")
        if function.name in ("exp", "tanh"):
            self.reached[0] = max(self.reached[0], int(abs(at)) + 1)
        taken: Jet = self.taylor([element], lambda orders: self._known(function.name, function.order + len(orders), at))
        return taken

    def _known(self, name: str, order: int, at: Any) -> Any:
        return sum((self.context.mpf(c.numerator) / c.denominator * prod(self._value(f, at) ** k for f, k in powers)
                    for c, powers in derivative(name, order)), self.context.zero)

    def _value(self, name: str, at: Any) -> Any:
        return 1 / at if name == "reciprocal" else getattr(self.context, "ln" if name == "log" else name)(at)
