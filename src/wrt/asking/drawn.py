"""The array that is the answer, entry by entry: in letters at small sizes, and at numbers of the reader's own.

These alone need SymPy, which is imported when one of them is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count, product
from math import prod
from typing import Any

from ..arrays.point import Array, Binding, evaluate
from ..arrays.symbolic import SymbolicPoint, latex, spoken, text
from ..claims.derivation import Derivation
from ..claims.points import tied
from ..errors import DisplayError, TypedError
from ..examples.evaluation import as_rows, numbers_at, refuse_unspecified, sizes_of
from ..language.dimension import Axis, Dimension, Index
from ..language.expression import Expression
from ..language.printing import Latex
from ..language.shape import axes, describe
from ..nodes import (
    Adjugate, Apply, Derivative, Determinant, Differential, Entry, Gradient, Hessian, Inverse, LogDeterminant,
    LogSumExp, Softmax, Structured, Symbol, Transpose, Vec, Vjp,
)
from ..nodes.einstein import bind, free_indices
from ..sheets.sheet import Print
from .choices import answer
from .question import Question
from .request import Request

SMALLEST, CELLS, LONGEST, DIGITS = 2, 400, 100, 6     # a size, entries of a table, signs of an entry, and of a number
ELIMINATED = 3      # rows of a matrix of letters of which an inverse or a determinant is written out
TYPED, EXPONENT = 40, 2     # signs of a number that is typed, and of what stands behind its e
NUMBER = re.compile(r"[-−+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-−+]?\d+)?(?:/\d+)?", re.ASCII)
BETWEEN = re.compile(r"[,\s]+")
BENT = Apply, Softmax, LogSumExp
FUNCTION = {0: "f", 1: "f", 2: "F"}
Values = Mapping[Symbol, list[list[Fraction]]]


@dataclass(frozen=True)
class Table:
    """Entries in rows and columns, with what each counts, and the number of rows and columns of a block."""

    rows: tuple[Print, ...]
    columns: tuple[Print, ...]
    cells: tuple[tuple[Print, ...], ...]
    block: tuple[int, int]


@dataclass(frozen=True)
class Drawing:
    """The answer in letters, at sizes that are told."""

    sizes: str
    table: Table


@dataclass(frozen=True)
class Numbers:
    """The function and the answer at numbers, and the numbers of each letter, as one types them."""

    values: dict[str, str]
    value: Table
    table: Table


def picture(request: Request) -> Drawing:
    """The answer in letters.

    :raises DisplayError: it has no array of its own, or one that is too large to be drawn.
    """
    question = Question.read(request)
    found = answer(question, request.form)[1]
    refuse_unspecified(found.right)
    sizes = _sizes(question)
    _refuse_large(sizes, axes(question.of), *(axes(letter) for letter in question.letters))
    _refuse_long(sizes, question.of, found.right)
    told = ", ".join(f"{size.name}\xa0=\xa0{number}" for size, number in sizes.items())
    return Drawing(told, _table(found, SymbolicPoint(sizes)))


def numbers(request: Request) -> Numbers:
    """The function and the answer at the numbers of the request; a letter without any is given some.

    :raises TypedError: what was typed for a letter are no numbers, or not as many as it has entries.
    :raises ConditionError: the function or the answer has no value there.
    """
    question = Question.read(request)
    found = answer(question, request.form)[1]
    values = _values(question, request.values)
    sizes = sizes_of(dict(values))
    _refuse_large(sizes, axes(question.of))
    numbers_at(question.of, values, sizes, (), {})      # refuses what has no value
    point = SymbolicPoint(sizes, values)
    typed = {letter.name: "; ".join(" ".join(map(str, row)) for row in rows) for letter, rows in values.items()}
    return Numbers(typed, _whole(question.of, point), _table(found, point))


def _sizes(question: Question) -> dict[Dimension, int]:
    smallest = count(SMALLEST)
    return {size: question.sizes.get(size) or next(smallest) for size in question.reading.sizes.values()}


# ------------------------------------------------------------------ numbers
def _values(question: Question, typed: Mapping[str, str]) -> dict[Symbol, list[list[Fraction]]]:
    """The numbers of each letter: those that were typed, and others of the sizes that these have."""
    letters = {letter.name: letter for letter in question.letters}
    if unknown := next((name for name in typed if name not in letters), None):
        raise TypedError(f"{unknown} is not in what was typed", remedy=f"take one of {', '.join(letters)}")
    given = {letters[name]: _numbers(letters[name], words) for name, words in typed.items() if words.strip()}
    sizes = _sizes(question) | sizes_of(given)
    _refuse_large(sizes, *(axes(letter) for letter in letters.values()))
    # of what is nearly constant far from 0, larger ones would give nothing but zeros
    unit = Fraction(1, 4) if any(isinstance(part, BENT) for part in question.of.walk()) else Fraction(1)
    return {letter: given.get(letter) or _usual(letter, place, sizes, unit)
            for place, letter in enumerate(letters.values())}


def _numbers(letter: Symbol, words: str) -> list[list[Fraction]]:
    """Rows that are typed as in 1 2; 3 4, or as in [[1, 2], [3, 4]]."""
    rows = re.sub(r"\]\s*,\s*\[", ";", words).replace("\n", ";")
    split = [[_number(letter, one) for one in BETWEEN.split(row.strip("[]() \t")) if one] for row in rows.split(";")]
    filled = [row for row in split if row]
    if not filled:
        raise TypedError(f"{letter.text()} needs at least one number", remedy="write rows as in 1 2; 3 4")
    is_flat = len(filled) == 1 and not letter.columns
    try:
        return as_rows(letter, filled[0] if is_flat else filled)
    except DisplayError:
        raise TypedError(f"{letter.text()} is {describe(letter)}, and these are no such rows",
                         remedy="write rows as in 1 2; 3 4") from None


def _number(letter: Symbol, word: str) -> Fraction:
    exponent = word.lower().partition("e")[2].lstrip("+-−0")
    if len(word) > TYPED or len(exponent) > EXPONENT:
        raise TypedError(f"a number for {letter.text()} is too long to be reckoned with", remedy="write it shorter")
    try:
        if not NUMBER.fullmatch(word):
            raise ValueError
        return Fraction(word.replace("−", "-"))
    except (ValueError, ZeroDivisionError):
        raise TypedError(f"{word} is no number, for {letter.text()}", remedy="write 2, -3, 0.5 or 1/3") from None


def _usual(letter: Symbol, place: int, sizes: Mapping[Dimension, int], unit: Fraction) -> list[list[Fraction]]:
    """Small numbers above 0, times a unit, those of a square matrix with an inverse, and tied as the letter is."""
    rows, columns = (prod(size.length(sizes) for size in axis) for axis in (letter.rows, letter.columns))
    is_square = letter.rows == letter.columns and rows > 1
    made = [[unit * ((3 * i + 2 * j + place) % 4 + 1 + 5 * (is_square and i == j)) for j in range(columns)]
            for i in range(rows)]
    return tied(letter, made) if isinstance(letter, Structured) else made


# ------------------------------------------------------------------ tables
def _whole(e: Expression, point: SymbolicPoint) -> Table:
    return _filled((), (), evaluate(bind(e, ())[0], point, {}), (1, 1))


def _table(found: Derivation, point: SymbolicPoint) -> Table:
    """The array of an answer, with its rows and columns labelled by what they count."""
    left, right = found.left, found.right
    turned = isinstance(left, Transpose)
    of, by, by_rows = _sides(left.of if isinstance(left, Transpose) else left)
    if isinstance(left, Gradient) or not axes(by)[0] and not axes(by)[1]:
        return _whole(right, point)
    _refuse_large(point.sizes, (axes(of)[0] + axes(of)[1], axes(by)[0] + axes(by)[1]))
    heads = (_heads(_named(of), axes(of), by_rows, point.sizes), _heads(_named(by), axes(by), by_rows, point.sizes))
    blocks = (_block(axes(of), by_rows, point.sizes), _block(axes(by), by_rows, point.sizes))
    if free_indices(right) or free_indices(left):
        matrix = _by_indices(left, right, point)
    else:
        matrix = evaluate(bind(right, ())[0], point, {})
    rows, columns = heads[::-1] if turned else heads
    return _filled(rows, columns, matrix, blocks[::-1] if turned else blocks)


def _sides(left: Expression) -> tuple[Expression, Expression, bool]:
    """What is differentiated and by what, without the stacking, and whether rows are stacked."""
    if not isinstance(left, Derivative) or isinstance(left, (Differential, Vjp)):
        raise DisplayError("this form has no array of its own: choose another one")
    of, by = left.of, left.variables()[0]
    by_rows = isinstance(by, Vec) and by.by_rows
    of, by = (part.of if isinstance(part, (Vec, Entry)) else part for part in (of, by))
    return (by if isinstance(left, Hessian) else of), by, by_rows


def _by_indices(left: Expression, right: Expression, point: SymbolicPoint) -> Array:
    assert isinstance(left, Derivative)
    free = free_indices(left, right)
    bound = bind(right, free)[0]
    rows, columns = (part.at if isinstance(part, Entry) else () for part in (left.of, left.variables()[0]))
    return [[evaluate(bound, point, {**row, **column})[0][0] for column in _bindings(columns, point.sizes)]
            for row in _bindings(rows, point.sizes)]


def _bindings(at: Sequence[Any], sizes: Mapping[Dimension, int]) -> Iterator[Binding]:
    """All values of indices, the first one fastest, as vec counts entries."""
    names = [index for index in reversed(at) if isinstance(index, Index)]
    for values in product(*(range(index.dimension.length(sizes)) for index in names)):
        yield dict(zip(names, values))


def _named(e: Expression) -> str:
    if isinstance(e, Symbol):
        return e.latex()
    return FUNCTION[sum(map(bool, axes(e)))]


def _heads(name: str, shape: tuple[Axis, Axis], by_rows: bool, sizes: Mapping[Dimension, int]) -> tuple[Print, ...]:
    """The entries of an array, in the order in which they are stacked."""
    lengths = [_length(axis, sizes) if axis else 0 for axis in shape]
    ranges = [range(1, length + 1) if length else (0,) for length in lengths]
    if not any(lengths):
        return ()
    places = product(*ranges) if by_rows else ((row, column) for column, row in product(*reversed(ranges)))
    between = "," if max(lengths) > 9 else ""
    below = (between.join(str(one) for one in place if one) for place in places)
    return tuple(Print(f"{name}_{{{at}}}", f"{name} {' '.join(at)}", f"{name}_{at}") for at in below)


def _block(shape: tuple[Axis, Axis], by_rows: bool, sizes: Mapping[Dimension, int]) -> int:
    """How many entries of a stacked matrix belong to one column of it, or to one row; 1 of what is not stacked."""
    return _length(shape[by_rows], sizes) if all(shape) else 1


def _length(axis: Axis, sizes: Mapping[Dimension, int]) -> int:
    return prod(size.length(sizes) for size in axis)


def _refuse_large(sizes: Mapping[Dimension, int], *shapes: tuple[Axis, Axis]) -> None:
    """Each of the arrays is one that can be drawn."""
    entries = max(prod(_length(axis, sizes) for axis in shape) for shape in shapes)
    if entries > CELLS:
        raise DisplayError(f"an array has {entries} entries at these sizes, and {CELLS} are drawn: choose smaller")


def _refuse_long(sizes: Mapping[Dimension, int], *written: Expression) -> None:
    """Letters in a large inverse have so many terms that nobody reads them."""
    for part in (part for e in written for part in e.walk()):
        if isinstance(part, (Inverse, Determinant, LogDeterminant, Adjugate)):
            length = _length(axes(part.of)[0], sizes)
            if length > ELIMINATED:
                raise DisplayError(f"of a matrix of {length} rows the entries are too long: choose smaller sizes, "
                                   "or look at it with numbers")


def _filled(rows: tuple[Print, ...], columns: tuple[Print, ...], matrix: Array, block: tuple[int, int]) -> Table:
    if sum(map(len, matrix)) > CELLS:
        raise DisplayError(f"{CELLS} entries are drawn: choose smaller sizes")
    return Table(rows, columns, tuple(tuple(map(_cell, row)) for row in matrix), block)


def _cell(entry: Any) -> Print:
    if getattr(entry, "is_number", True):
        return _number_cell(entry)
    written = text(entry)
    if len(written) > LONGEST:
        raise DisplayError("its entries are too long to be drawn: look at it with numbers")
    return Print(latex(entry), spoken(entry), written)


def _number_cell(entry: Any) -> Print:
    """A fraction of few digits as it is, any other number to so many digits."""
    written = str(entry)
    if len(written) > DIGITS or not getattr(entry, "is_Rational", True):
        written = f"{float(entry):.{DIGITS}g}"
    above, _, below = written.lstrip("-").partition("/")
    return Print("-" * written.startswith("-") + (Latex().fraction(above, below) if below else above), written, written)
