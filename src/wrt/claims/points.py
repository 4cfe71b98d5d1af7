"""Real points at which statements are tried: rational numbers for all entries, the same at every call.

Among them are small whole numbers, numbers near 0 and far from it, positive ones, and positive definite matrices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from itertools import cycle
from random import Random

from ..arrays.numeric import Values
from ..arrays.structured import followed, is_free, structure_of
from ..language.expression import Expression
from ..nodes import Symbol
from .sizes import Sizes

Rows = list[list[Fraction]]
Entry = tuple[Symbol, int, int]     # a free entry: the symbol, its row and its column
SPREADS = (1, 2, 3, 5, 9)       # how far from 0 whole numbers are
SHRUNK = (1, 10**3, 10**6, 10**9)
FAR = (2, 5, 20, 1000, 10**5)
WHOLE, NEAR, FAR_ONES = 6, 6, 40
UNIT = 97               # far points are fractions of it


def plain_symbols(expressions: Iterable[Expression]) -> list[Symbol]:
    """The symbols that are neither defined nor functions, in order of appearance."""
    return list(dict.fromkeys(part for e in expressions for part in e.walk()
                              if isinstance(part, Symbol) and part.definition is None and not part.arguments))


def points(symbols: Sequence[Symbol], sizes: Sizes) -> Iterator[Values]:
    """All points, their kinds in turn: whole ones, near ones, far ones."""
    kinds = [whole_points(symbols, sizes), near_points(symbols, sizes), far_points(symbols, sizes)]
    while kinds:
        for kind in list(kinds):
            try:
                yield next(kind)
            except StopIteration:
                kinds.remove(kind)


def generic_points(symbols: Sequence[Symbol], sizes: Sizes) -> Iterator[Values]:
    """Points that are in no way special: no entry is 0, and no two of one point are alike but by chance."""
    for near, far in zip(near_points(symbols, sizes), far_points(symbols, sizes)):
        yield near
        yield far


def lengths(symbol: Symbol, sizes: Sizes) -> tuple[int, int]:
    """The numbers of rows and of columns of a symbol."""
    rows, columns = 1, 1
    for dimension in symbol.rows:
        rows *= dimension.length(sizes)
    for dimension in symbol.columns:
        columns *= dimension.length(sizes)
    return rows, columns


def whole_points(symbols: Sequence[Symbol], sizes: Sizes) -> Iterator[Values]:
    """Small whole numbers of any sign, positive ones, and square matrices that are positive definite."""
    for spread in SPREADS:
        random = Random(spread)
        for kind in range(WHOLE):
            low = 1 if kind % 3 == 2 else -spread
            drawn = filled(symbols, sizes, partial(random.randint, low, spread))
            yield {s: tied(s, positive_definite(rows)) if kind > 2 and s.rows == s.columns != () else rows
                   for s, rows in drawn.items()}


def near_points(symbols: Sequence[Symbol], sizes: Sizes) -> Iterator[Values]:
    """Numbers below 1, and nearer to 0 too: each entry is positive at some and negative at others."""
    number = sum(rows * columns for rows, columns in (lengths(s, sizes) for s in symbols))
    for shrunk in SHRUNK:
        for pattern in range(NEAR):
            signs = ((1, -1), (1,), (-1,), (-1, 1), (1, 1, -1, -1), (-1, -1, 1, 1))[pattern]
            values = iter([Fraction(sign * (2 * k + 1), (2 * k + 2 + number) * shrunk)
                           for k, sign in zip(range(number), cycle(signs))])
            yield filled(symbols, sizes, values.__next__)


def far_points(symbols: Sequence[Symbol], sizes: Sizes) -> Iterator[Values]:
    """Numbers of any sign and positive ones, far from 0 and not."""
    random = Random(0)
    for _ in range(FAR_ONES):
        for far in FAR:
            for low in (-far, 0):
                yield filled(symbols, sizes, partial(random.randint, UNIT * low + 1, UNIT * far), UNIT)


def positive_definite(rows: Rows) -> Rows:
    """Y Yᵀ + I for a square matrix Y."""
    return [[sum((a * b for a, b in zip(first, second)), Fraction(int(r == c))) for c, second in enumerate(rows)]
            for r, first in enumerate(rows)]


def filled(symbols: Sequence[Symbol], sizes: Sizes, draw: Callable[[], int | Fraction], unit: int = 1) -> Values:
    """A matrix for each symbol, with numbers drawn for all entries, in parts of the unit; some are tied to others."""
    return {s: tied(s, [[Fraction(draw(), unit) for _ in range(columns)] for _ in range(rows)])
            for s in symbols for rows, columns in [lengths(s, sizes)]}


def free_entries(symbol: Symbol, sizes: Sizes) -> list[tuple[int, int]]:
    """The rows and columns of the entries that may have any value."""
    rows, columns = lengths(symbol, sizes)
    return [(r, c) for r in range(rows) for c in range(columns) if is_free(symbol, r, c)]


def tied(symbol: Symbol, rows: Rows) -> Rows:
    """The numbers of a matrix where those that are not free follow the others."""
    found = [[followed(structure_of(symbol), r, c) for c in range(len(row))] for r, row in enumerate(rows)]
    return [[entry[0] * rows[entry[1][0]][entry[1][1]] if entry else Fraction(0) for entry in row] for row in found]


def with_entries(values: Values, entries: Iterable[Entry], numbers: Iterable[Fraction]) -> Values:
    """The same numbers but for some free entries, and what is tied to them."""
    found = {symbol: [list(row) for row in rows] for symbol, rows in values.items()}
    for (symbol, row, column), number in zip(entries, numbers, strict=True):
        found[symbol][row][column] = number
    return {symbol: tied(symbol, rows) for symbol, rows in found.items()}
