"""What stands for a function that is not specified at a point with real functions: a polynomial of degree two.

It is a real function, so what it refutes is refuted. It differs from function to function, and from entry to
entry of one.
"""

from __future__ import annotations

from ..nodes import Elementwise, Symbol
from .point import Element, Point


class StandIns(Point):
    """`lift` says whether the polynomials are 0 at 0; `functions` numbers them, for all points that are moved."""

    lift: int
    functions: dict[str, int]

    def unspecified(self, symbol: Symbol, row: int, column: int, arguments: list[Element]) -> Element:
        return self.stand_in(symbol.name, arguments, row + self.length(symbol.rows) * column)

    def stand_in(self, name: str, arguments: list[Element], place: int = 0) -> Element:
        """The polynomial that is taken for a function, at its arguments."""
        first = 1 + place + self._number(name)
        total = self.number(self.lift * first)
        for k, a in enumerate(arguments):
            total = total + self.number(first + k) * a
        for k, (a, b) in enumerate(zip(arguments, arguments[1:] + arguments[:1])):
            total = total + self.number(first + k + 1) * a * b
        return total

    def stand_in_derivative(self, function: Elementwise, at: Element) -> Element:
        """The derivative of that polynomial in one variable, of the order of the function."""
        first, order = 1 + self._number(function.name), function.order
        match order:
            case 0:
                return self.stand_in(function.name, [at])
            case 1:
                return self.number(first) + self.number(2 * (first + 1)) * at
        return self.number(2 * (first + 1) if order == 2 else 0)

    def _number(self, name: str) -> int:
        return self.functions.setdefault(name, len(self.functions))
