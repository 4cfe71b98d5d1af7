"""One entry is changed, and what moves: the numbers that a derivative is about, drawn."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import islice, product
from numbers import Rational
from typing import Any

import sympy

from ..arrays.point import Binding, evaluate
from ..arrays.symbolic import SymbolicPoint, entry_symbol, latex, spoken, text
from ..dollars import all_ways, aloud, plain
from ..errors import DisplayError
from ..language.data import Displayed
from ..language.dimension import Index
from ..language.expression import Expression
from ..language.shape import axes
from ..names import checked_label
from ..nodes import MatrixProduct, Structured, Symbol, partial
from ..nodes.einstein import bind
from ..nodes.symbol import opened
from .evaluation import Rows, as_rows, numbers_at, refuse_unspecified, sizes_of

MOST = 4        # entries whose movement is told
LONG = 24       # signs of a slope in letters; a longer one is told as a number alone
Place = tuple[int, int]
# as text, as TeX, and as one says it
Print = tuple[str, str, str]


@dataclass(frozen=True)
class Letter:
    """A table of numbers: what stands above it, its cells, what is changed or moves, and what says how much of what."""

    title: str
    cells: tuple[tuple[str, ...], ...]
    moved: frozenset[Place] = frozenset()
    met: frozenset[tuple[Place, Place]] = frozenset()
    sign: str = ""


class Nudge(Displayed):
    """What moves, and by how much, when one entry of a letter is changed: drawn, with arrows, and told.

    `of` is a name for an expression, as `define` makes it; `entry` is where `letter` is changed, counted from 1, a
    number for a vector and a pair for a matrix; `by` is the change, and `values` the numbers before it, as an
    Evaluation takes them. What is told of it is computed. `caption` stands below; with a `name`, other pages can
    show it too.

    :raises DisplayError: a symbol has no value or one that does not fit, or there is no such entry.
    :raises NamingError: the name is not small letters, digits and hyphens.

    >>> from wrt import Matrix, Vector, define, dimensions
    >>> n, m = dimensions("n m")
    >>> W, x = Matrix("W", n, m), Vector("x", m)
    >>> f = define("f", W @ x)
    >>> Nudge(f, W, (2, 3), values={W: [[1, 2, 3], [4, 5, 6]], x: [1, 0, 2]}).text()
    'W_23 goes from 6 to 7: f_2 goes from 16 to 18, by 2, which is ∂f_2/∂W_23 = x_3 = 2. No other entry of f moves.'
    """

    kind = "nudge"
    PARTS = ("of", "letter", "entry", "values", "by", "caption", "name")

    def __init__(self, of: Symbol, letter: Symbol, entry: int | tuple[int, ...], values: dict[Symbol, Any],
                 by: int | Fraction = 1, caption: str = "", name: str = "") -> None:
        if not isinstance(of, Symbol) or of.definition is None:
            raise DisplayError(f"a nudge is of a name for an expression, made with define, not of {of!r}")
        if not isinstance(values, dict):
            raise DisplayError(f"values are written as {{W: [[1, 2], [3, 4]]}}, not {values!r}")
        if not isinstance(by, Rational) or by == 0:
            raise DisplayError(f"by is how much the entry changes, an exact number but 0, not {by!r}")
        if not isinstance(caption, str):
            raise DisplayError(f"a caption is plain words, not {caption!r}")
        refuse_unspecified(of)
        self.of, self.letter, self.by, self.caption = of, letter, Fraction(by), caption
        self.name = name and checked_label(name)
        self.values = {symbol: as_rows(symbol, given) for symbol, given in values.items()}
        self.sizes = sizes_of(self.values)
        self.entry = entry if isinstance(entry, tuple) else (entry,)
        self._refuse_no_entry()
        self.tables = self._tables()

    def _refuse_no_entry(self) -> None:
        if self.letter not in self.values:
            raise DisplayError(f"no value for {self.letter!r}, which is to be changed")
        if isinstance(self.letter, Structured):
            raise DisplayError(f"the entries of {self.letter.text()} are not changed one by one: it is "
                               f"{self.letter.structure}")
        lengths = [axis[0].length(self.sizes) for axis in axes(self.letter) if axis]
        fits = len(self.entry) == len(lengths) and all(
            type(at) is int and 1 <= at <= length for at, length in zip(self.entry, lengths))
        if not fits:
            shape = "×".join(map(str, lengths)) or "a number"
            raise DisplayError(f"{self.letter.text()} has no entry {self.entry!r}: it is {shape}, counted from 1")

    @cached_property
    def before(self) -> Rows:
        """The value before the change."""
        return numbers_at(self.of, self.values, self.sizes, (), {})

    @cached_property
    def after(self) -> Rows:
        """The value after it."""
        changed = [list(row) for row in self.values[self.letter]]
        row, column = self.changed
        changed[row][column] += self.by
        return numbers_at(self.of, {**self.values, self.letter: changed}, self.sizes, (), {})

    @property
    def changed(self) -> Place:
        """Where the letter is changed, counted from 0."""
        return _full(self.letter, self.entry)

    @cached_property
    def moved(self) -> tuple[Place, ...]:
        """Where the value moves."""
        places = product(range(len(self.before)), range(len(self.before[0])))
        return tuple(place for place in places if _at(self.before, place) != _at(self.after, place))

    def slope(self, place: Place) -> tuple[Print, sympy.Expr, sympy.Expr]:
        """The derivative of an entry of the value by the changed one: its print, in letters, and its number."""
        of, by = self._entry(self.of, "ijkl", place), self._entry(self.letter, "pqst", self.changed)
        binding, derivative = {**of.binding, **by.binding}, partial(of.expression, by.expression)
        letters = evaluate(bind(derivative, binding)[0], SymbolicPoint(self.sizes), binding)[0][0]
        number = numbers_at(derivative, self.values, self.sizes, binding, binding)[0][0]
        shown, free = partial(of.printed, by.printed), (*of.printed.indices(), *by.printed.indices())
        return (shown.text(free), shown.latex(free), shown.spoken(free)), sympy.sympify(letters), number

    def _tables(self) -> tuple[Letter, ...]:
        definition = opened(self.of)
        met = {place: self.slope(place)[1].free_symbols for place in self.moved}
        letters = [part for part in definition.walk() if isinstance(part, Symbol) and part in self.values]
        is_product = isinstance(definition, MatrixProduct) and list(definition.factors) == letters
        tables = [self._letter(symbol, met) for symbol in dict.fromkeys(letters)]
        cells = tuple(tuple(_told(old, new) for old, new in zip(*rows)) for rows in zip(self.before, self.after))
        return (*tables, Letter(self.of.text(), cells, frozenset(self.moved), sign="=" if is_product else "→"))

    def _letter(self, symbol: Symbol, met: dict[Place, set[sympy.Symbol]]) -> Letter:
        changed = {self.changed} if symbol == self.letter else set()
        cells = tuple(tuple(_told(value, value + self.by * ((row, column) in changed))
                            for column, value in enumerate(line)) for row, line in enumerate(self.values[symbol]))
        places = product(range(len(cells)), range(len(cells[0])))
        says = frozenset((place, moved) for place in places for moved, symbols in met.items()
                         if self._symbol(symbol, place) in symbols)
        return Letter(symbol.text(), cells, frozenset(changed), says)

    def words(self) -> str:
        """What moves and by how much, with mathematics between dollars."""
        old = _at(self.values[self.letter], self.changed)
        told = f"{_printed(self._symbol(self.letter, self.changed))} goes from {old} to {old + self.by}:"
        if not self.moved:
            return f"{told} no entry of ${self.of.text()}$ moves."
        moves, more = [self._move(place) for place in self.moved[:MOST]], len(self.moved) - MOST
        rest = [f"So do {more} more."] if more > 0 else []
        if more <= 0 and len(self.moved) < len(self.before) * len(self.before[0]):
            rest = [f"No other entry of ${self.of.text()}$ moves."]
        return " ".join([told, *moves, *rest])

    def _move(self, place: Place) -> str:
        old, new = _at(self.before, place), _at(self.after, place)
        derivative, letters, number = self.slope(place)
        ways = dict.fromkeys(map(_ways, (letters, number)))
        chain = derivative, *(way for way in ways if way == _ways(number) or len(way[0]) <= LONG)
        slope = all_ways(*(sign.join(prints) for sign, prints in zip((" = ", " = ", " equals "), zip(*chain))))
        moved = (f"{_printed(self._symbol(self.of, place))} goes from {_printed(old)} to {_printed(new)}, "
                 f"by {_printed(sympy.sympify(new - old))}")
        if new - old == self.by * number:
            return f"{moved}, which is {'' if self.by == 1 else f'{self.by} times '}{slope}."
        return f"{moved}; in small steps it moves at the rate {slope}."

    def _entry(self, symbol: Symbol, names: str, place: Place) -> _Entry:
        """An entry; along an axis of blocks a place is one for each index."""
        letters, places = iter(names), []
        binding: dict[Index, int] = {}
        for axis, at in zip(axes(symbol), place):
            if axis:
                lengths = [size.length(self.sizes) for size in axis]
                within = next(islice(product(*map(range, lengths)), at, None))
                binding |= {Index(next(letters), size): where for size, where in zip(axis, within)}
                places.append(Index(str(at + 1), axis[0]))
        if not binding:
            return _Entry(symbol, binding, Symbol(symbol.name))
        rows, columns = axes(symbol)
        return _Entry(symbol[tuple(binding)], binding, Symbol(symbol.name, rows[:1], columns[:1])[tuple(places)])

    def _symbol(self, symbol: Symbol, place: Place) -> sympy.Symbol:
        return entry_symbol(symbol, *place, SymbolicPoint(self.sizes).shape(symbol))

    @property
    def alt(self) -> str:
        """What one should see, for those who cannot."""
        return aloud(self.words())

    def latex(self) -> str:
        """What is nudged, as TeX."""
        return self.of.latex()

    def text(self) -> str:
        """What moves and by how much."""
        return plain(self.words())


@dataclass(frozen=True)
class _Entry:
    """An entry with indices of its own, what they are, and the entry as it is printed, with the place in each axis."""

    expression: Expression
    binding: Binding
    printed: Expression


def _full(symbol: Symbol, entry: tuple[int, ...]) -> Place:
    """The row and the column of an entry, counted from 0."""
    left = iter(entry)
    row, column = (next(left) - 1 if axis else 0 for axis in axes(symbol))
    return row, column


def _at(rows: Rows, place: Place) -> Any:
    return rows[place[0]][place[1]]


def _told(old: Any, new: Any) -> str:
    before, after = (text(sympy.sympify(value)) for value in (old, new))
    return before if before == after else f"{before} → {after}"


def _ways(value: sympy.Expr) -> Print:
    return text(value), latex(value), spoken(value)


def _printed(value: sympy.Expr) -> str:
    return all_ways(*_ways(value))
