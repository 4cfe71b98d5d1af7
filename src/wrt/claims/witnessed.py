"""What stands around the two values of a counterexample: sizes, the entry, numbers put in and functions taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from ..arrays.named import entry_name
from ..arrays.numeric import Values
from ..arrays.structured import is_free
from ..arrays.told import latex, spoken, text
from ..language.dimension import SCALAR, Axis
from ..language.expression import Expression
from ..language.printing import ATOM, Latex, Text
from ..language.shape import axes
from ..language.speech import Spoken
from ..nodes import Apply, Symbol
from .finding import PLACES, Counterexample, Taken
from .search import Witness, open_functions


class Telling(Protocol):
    """A point whose values can be told: `wrt.arrays.symbolic`, or `wrt.arrays.rational` where there is no SymPy."""

    values: Values

    def number(self, value: Any) -> Any:
        """An exact number as an element."""

    def letter(self, name: str) -> Any:
        """A letter as an element."""

    def plain(self, element: Any) -> Any:
        """What is told of an element."""

    def stand_in(self, name: str, arguments: list[Any], place: int = 0) -> Any:
        """What is taken for a function that is left open."""

    def shape(self, symbol: Symbol) -> Sequence[int | None]:
        """The number of rows and of columns; None for an axis the symbol has not."""

    def length(self, axis: Axis) -> int:
        """The number of entries along an axis."""


def found_at(left: Expression, right: Expression, point: Telling, at: Witness,
             values: tuple[Any, Any]) -> Counterexample:
    """The counterexample at a witness where the two sides have these values."""
    x, y = values
    return Counterexample(tuple(at.sizes.items()), _entry(left, at), x, y, _values_of(point, (left, right)),
                          _functions_taken(left, right, point))


def _entry(expression: Expression, at: Witness) -> tuple[tuple[str, int], ...]:
    indexed = [(index.name, value + 1) for index, value in sorted(at.binding.items())]
    rows, columns = axes(expression)
    places = [(name, k + 1) for name, k, axis in zip(PLACES, (at.row, at.column), (rows, columns)) if axis]
    return tuple(indexed + places)


def _values_of(point: Telling, sides: Sequence[Expression]) -> tuple[tuple[Any, Any], ...]:
    shown = {part for side in sides for part in side.walk()}
    return tuple((_told(point, s, r, c), point.plain(point.number(value))) for s, rows in point.values.items()
                 if s in shown for r, row in enumerate(rows) for c, value in enumerate(row) if is_free(s, r, c))


def _functions_taken(left: Expression, right: Expression, point: Telling) -> Taken:
    """Each function that is left open, and the polynomial that stands for it: of a curve, that of each entry."""
    taken: dict[tuple[str, str, str], Any] = {}
    for part in open_functions(left, right):
        if isinstance(part, Apply):
            names = [style.applied(style.name(part.function.name), ("t", ATOM))[0]
                     for style in (Text(), Latex(), Spoken())]
            taken[names[0], names[1], names[2]] = point.stand_in(part.function.name, [point.letter("t")])
        elif isinstance(part, Symbol) and axes(part) == SCALAR:
            entries = [entry for argument in part.arguments for entry in _entries(argument, point)]
            taken[part.text(), part.latex(), part.spoken()] = point.stand_in(part.name, entries)
        elif isinstance(part, Symbol) and all(axes(argument) == SCALAR for argument in part.arguments):
            along = [entry for argument in part.arguments for entry in _entries(argument, point)]
            for place, entry in enumerate(map(point.plain, _entries(part, point))):
                taken[text(entry), latex(entry), spoken(entry)] = point.stand_in(part.name, along, place)
    return tuple((names, point.plain(value)) for names, value in taken.items())


def _entries(symbol: Symbol, point: Telling) -> list[Any]:
    """Its entries, column by column."""
    return [point.letter(entry_name(symbol, row, column, point.shape(symbol)))
            for column in range(point.length(symbol.columns)) for row in range(point.length(symbol.rows))]


def _told(point: Telling, symbol: Symbol, row: int, column: int) -> Any:
    return point.plain(point.letter(entry_name(symbol, row, column, point.shape(symbol))))
