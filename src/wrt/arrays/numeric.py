"""Evaluation with real numbers of any number of digits, and real functions: see `wrt.claims.search`."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import prod
from typing import Any, ClassVar, Self

from ..errors import ConditionError, OutOfReachError
from ..language.dimension import Dimension
from ..nodes import Elementwise, Symbol
from ..nodes.functions import KNOWN
from .functions import derivative
from .jet import Jet, JetPoint, Shift
from .point import Array
from .standins import StandIns

# the rational numbers of a matrix for each symbol
Values = dict[Symbol, list[list[Fraction]]]
REACH = 10**6       # beyond it exp has more digits than can be kept
BITS = 3.33         # of a digit
# functions made of exponentials, and the bits that it takes to see them whole, for each 1 in their argument: beside eᵗ
# in cosh t there is e⁻ᵗ, and log(1 + eᵗ) differs from t by e⁻ᵗ
STEEP = {"exp": 0.0, "tanh": 3.0, "sinh": 3.0, "cosh": 3.0, "logistic": 1.5, "softplus": 1.5}
SAME = 8            # bits by which a gap may be another with more digits, and is no rounding


@lru_cache(maxsize=None)
def context(digits: int) -> Any:
    """Real numbers with so many digits."""
    import mpmath       # here, since a proof needs no numbers, and loads none

    found = mpmath.MPContext()
    found.dps = digits
    return found


class RealJet(Jet):
    """Real numbers that note, each time two are added, by how many bits one is less: so many it takes to see it.

    Each point has a class of its own, so that its numbers note it in one place; so are those it has made of rational
    ones, which are many times the same.
    """

    __slots__ = ()
    gaps: ClassVar[list[int]]
    known: ClassVar[dict[int | Fraction, Self]]

    def __add__(self, other: Self) -> Self:
        parts, gap = dict(self.parts), 0
        for mask, y in other.parts.items():
            x = parts.get(mask)
            if x is None:
                parts[mask] = y
                continue
            parts[mask] = x + y
            (_, _, exponent, bits), (_, _, other_exponent, other_bits) = x._mpf_, y._mpf_
            if bits and other_bits:     # neither is 0
                gap = max(gap, abs(exponent + bits - other_exponent - other_bits))
        self.gaps.append(gap)
        return type(self)(parts)


def _magnitude(x: Any) -> int:
    _, _, exponent, bits = x._mpf_
    return int(exponent + bits)


class NumericPoint(StandIns, JetPoint):
    """Entries are the numbers in `values`, a matrix for each symbol, reckoned with to so many `digits`."""

    def __init__(self, sizes: dict[Dimension, int], values: Values, digits: int = 50, kind: int = 0,
                 shifts: tuple[Shift, ...] = (), functions: dict[str, int] | None = None,
                 jet: type[RealJet] | None = None) -> None:
        super().__init__(sizes, shifts)
        self.values, self.digits, self.kind = values, digits, kind
        self.functions = {} if functions is None else functions
        self.jet: type[RealJet] = jet or type("RealJet", (RealJet,), {"__slots__": (), "gaps": [], "known": {}})
        self.context = context(digits)
        self.one = self.context.one
        self._least = self.context.zero

    def with_shifts(self, shifts: tuple[Shift, ...]) -> NumericPoint:
        return NumericPoint(self.sizes, self.values, self.digits, self.kind, shifts, self.functions, self.jet)

    def digits_lost(self, closer: NumericPoint | None = None) -> int:
        """How many digits it took at the most to see all that was added: 1 + exp(−a) is not 1, nor is tanh(a).

        What is rounded has another gap at the same point with more digits: where that is given, it does not count.
        """
        gaps = self.jet.gaps
        if closer is not None:
            gaps = [gap for gap, other in zip(gaps, closer.jet.gaps) if abs(gap - other) <= SAME]
        return int(max(gaps, default=0) / BITS)

    def inverse(self, matrix: Array) -> Array:
        greatest = max((abs(entry.value) for row in matrix for entry in row), default=0)
        self._least = greatest * self.context.mpf(10) ** -(self.digits // 2)
        return super().inverse(matrix)

    def weight(self, element: Jet) -> Any:
        """What is so much less than the greatest entry may be 0 that was rounded."""
        weight = abs(element.value)
        return weight if weight > self._least else 0

    def determinant(self, matrix: Array) -> Any:
        greatest = max((abs(entry.value) for row in matrix for entry in row), default=0)
        self._least = greatest * self.context.mpf(10) ** -(self.digits // 2)
        return super().determinant(matrix)

    def is_positive(self, element: Any) -> bool:
        return bool(element.value > 0)

    def number(self, value: Any) -> Jet:
        if not isinstance(value, (int, Fraction)):
            return self.jet({0: self.context.mpf(value)})
        known = self.jet.known.get(value)
        if known is None:
            known = self.jet.known[value] = self.jet({0: self.context.mpf(value.numerator) / value.denominator})
        return known

    def entry(self, symbol: Symbol, row: int, column: int) -> Jet:
        return self.number(self.values[symbol][row][column])

    def apply(self, function: Elementwise, element: Jet) -> Jet:
        """The value of a scalar function.

        :raises ConditionError: it has none at this element.
        :raises OutOfReachError: it has one, which would take too many digits.
        """
        if not function.is_known:
            found: Jet = self.stand_in_derivative(function, element)
            return found
        at, domain = element.value, KNOWN[function.name].domain
        if domain and (at == 0 or domain == "positive" and at < 0):
            raise ConditionError(f"{function.name} has no value at {at}, which is not {domain}")
        if KNOWN[function.name].has_kink:
            self._refuse_rounding(function.name, at)
        elif function.name not in ("log", "sqrt", "reciprocal"):
            self._note(function.name, at)
        taken: Jet = self.taylor([element], lambda orders: self._known(function.name, function.order + len(orders), at))
        return taken

    def _note(self, name: str, at: Any) -> None:
        """How many bits it takes: 1 − tanh(t) is e⁻²ᵗ, 1 − cos(t) is t²; and sin of a great number needs all of it."""
        magnitude = _magnitude(at) if at else 0
        if magnitude > BITS * self.digits / 2 or abs(at) > REACH and name in STEEP:
            raise OutOfReachError(f"{name} at {self.context.nstr(at, 5)} is out of reach")
        self.jet.gaps.append(max(2 * abs(magnitude), int(STEEP.get(name, 0) * abs(at))))

    def _refuse_rounding(self, name: str, at: Any) -> None:
        """What is so near to a kink may be 0 that was rounded, and its sign by chance."""
        if abs(at) < self.context.mpf(10) ** -(self.digits // 2):
            raise OutOfReachError(f"{name} at {self.context.nstr(at, 5)} is out of reach")

    def _known(self, name: str, order: int, at: Any) -> Any:
        return sum((self.context.mpf(c.numerator) / c.denominator * prod(self._value(f, at) ** k for f, k in powers)
                    for c, powers in derivative(name, order)), self.context.zero)

    def _value(self, name: str, at: Any) -> Any:
        match name:
            case "reciprocal":
                return 1 / at
            case "absolute":
                return abs(at)
            case "relu":
                return max(at, self.context.zero)
            case "logistic":
                return 1 / (1 + self.context.exp(-at))
            case "softplus":        # no number is added to one that hides it
                return max(at, self.context.zero) + self.context.log1p(self.context.exp(-abs(at)))
        return getattr(self.context, "ln" if name == "log" else name)(at)
