"""Evaluation along a line through the entries, or in some of them: rational functions, with exact arithmetic."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from itertools import permutations
from math import prod
from typing import Any

from ..errors import LimitError
from ..language.dimension import Dimension
from ..nodes import Elementwise, Symbol
from .functions import derivative
from .jet import Jet, JetPoint, Shift
from .numeric import Values
from .point import Array
from .standins import StandIns

# an entry of a symbol
Entry = tuple[Symbol, int, int]
LARGEST = 4         # of a determinant, by its definition


@lru_cache(maxsize=None)
def rational_functions(*names: str) -> tuple[Any, ...]:
    """SymPy's field of rational functions of t, or of others, and these; needed for no proof, and so imported late."""
    from sympy import QQ, field
    rational, *numbers = field(names or ("t",), QQ)
    return rational, *numbers


@lru_cache(maxsize=10_000)
def constant(field: Any, value: int | Fraction) -> Any:
    """A number as a rational function."""
    return field.one * field.domain(value.numerator, value.denominator)


class LinePoint(StandIns, JetPoint):
    """Entries are `start` + t · `step`, a matrix of rational numbers for each symbol in both."""

    def __init__(self, sizes: dict[Dimension, int], start: Values, step: Values, shifts: tuple[Shift, ...] = (),
                 functions: dict[str, int] | None = None) -> None:
        super().__init__(sizes, shifts)
        self.start, self.step, self.kind = start, step, 1
        self.functions = {} if functions is None else functions
        self.field, self.t = rational_functions()
        self.one = self.field.one

    def with_shifts(self, shifts: tuple[Shift, ...]) -> LinePoint:
        return LinePoint(self.sizes, self.start, self.step, shifts, self.functions)

    def weight(self, element: Jet) -> bool:
        return bool(element.value)

    def number(self, value: Any) -> Jet:
        if isinstance(value, (int, Fraction)):
            value = constant(self.field, value)
        return Jet({0: value})

    def entry(self, symbol: Symbol, row: int, column: int) -> Jet:
        start, step = (values[symbol][row][column] for values in (self.start, self.step))
        return self.number(start) + self.number(step) * self.number(self.t) if step else self.number(start)

    def apply(self, function: Elementwise, element: Jet) -> Jet:
        """The value of a function that is rational.

        :raises LimitError: it is not.
        """
        if not function.is_known:
            found: Jet = self.stand_in_derivative(function, element)
            return found
        if function.name != "reciprocal":
            raise LimitError(f"{function.name} is no rational function")
        at = element.value

        def jet(orders: tuple[int, ...]) -> Any:
            (coefficient, ((_, power),)), = derivative("reciprocal", function.order + len(orders))
            return self.number(coefficient).value / at ** power

        taken: Jet = self.taylor([element], jet)
        return taken


class SpacePoint(LinePoint):
    """Entries are those of `start`, but some, which are numbers of their own."""

    def __init__(self, sizes: dict[Dimension, int], start: Values, moving: tuple[Entry, ...],


                 shifts: tuple[Shift, ...] = (), functions: dict[str, int] | None = None) -> None:
        super().__init__(sizes, start, {}, shifts, functions)
        self.field, *self.numbers = rational_functions(*(f"t{k}" for k in range(len(moving))))
        self.moving, self.one = moving, self.field.one

    def with_shifts(self, shifts: tuple[Shift, ...]) -> SpacePoint:
        return SpacePoint(self.sizes, self.start, self.moving, shifts, self.functions)

    def entry(self, symbol: Symbol, row: int, column: int) -> Jet:
        if (symbol, row, column) in self.moving:
            return self.number(self.numbers[self.moving.index((symbol, row, column))])
        return self.number(self.start[symbol][row][column])


def determinant(point: LinePoint, matrix: Array) -> Any:
    """The determinant of a small square matrix, by its definition.

    :raises LimitError: it has more than `LARGEST` rows.
    """
    if len(matrix) > LARGEST:
        raise LimitError(f"a determinant of {len(matrix)} rows is too large")
    total = point.field.zero
    for order in permutations(range(len(matrix))):
        turned = sum(a > b for k, b in enumerate(order) for a in order[:k])
        total += (-1) ** turned * prod((matrix[r][c].value for r, c in enumerate(order)), start=point.field.one)
    return total
