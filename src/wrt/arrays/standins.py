"""What stands for a function that is not specified at a point with real functions: a polynomial.

It is a real function, so what it refutes is refuted. It differs from function to function, and from entry to
entry of one.
"""

from __future__ import annotations

from math import perm

from ..nodes import Elementwise, Symbol
from .point import Element, Point


# what is 0 at 0, or never negative, or has no third derivative, may hide a difference
KINDS = 4
DEGREE = 9


class StandIns(Point):
    """`kind` says which polynomials are taken; `functions` numbers the functions, for all points that are moved.

    Kind 0 has degree two and is 0 at 0; 1 has a constant as well; 2 is 1 with the other sign; 3 has degree nine, in
    all arguments together.
    """

    kind: int
    functions: dict[str, int]

    def unspecified(self, symbol: Symbol, row: int, column: int, arguments: list[Element]) -> Element:
        return self.stand_in(symbol.name, arguments, row + self.length(symbol.rows) * column)

    def stand_in(self, name: str, arguments: list[Element], place: int = 0) -> Element:
        """The polynomial that is taken for a function, at its arguments."""
        constant, first, second, *higher = self._coefficients(name, place)
        sign = -1 if self.kind == 2 else 1
        total = self.number(constant)
        for k, (a, b) in enumerate(zip(arguments, arguments[1:] + arguments[:1])):
            total = total + self.number(first + sign * k) * a + self.number(second + sign * k) * a * b
        if higher:
            mixed = self.number(0)
            for k, a in enumerate(arguments, 1):
                mixed = mixed + self.number(k) * a
            power = mixed * mixed
            for coefficient in higher:
                power = power * mixed
                total = total + self.number(coefficient) * power
        return total

    def stand_in_derivative(self, function: Elementwise, at: Element) -> Element:
        """The derivative of that polynomial in one variable, of the order of the function."""
        total, power = self.number(0), self.number(1)
        for degree, coefficient in enumerate(self._coefficients(function.name, 0)):
            if degree >= function.order:
                total = total + self.number(coefficient * perm(degree, function.order)) * power
                power = power * at
        return total

    def _coefficients(self, name: str, place: int) -> list[int]:
        first = 1 + place + self.functions.setdefault(name, len(self.functions))
        match self.kind:
            case 0:
                return [0, first, first + 1]
            case 1:
                return [first, first, first + 1]
            case 2:
                return [-first, -first, -first - 1]
        return [first, first, first + 1, *(first + k for k in range(3, DEGREE + 1))]
