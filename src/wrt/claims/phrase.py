"""A counterexample in words: exact values by SymPy, in symbols where they are short, else in the numbers found."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, prod

import sympy

from ..arrays.cost import cost
from ..arrays.point import evaluate
from ..arrays.structured import is_free
from ..arrays.symbolic import SymbolicPoint, entry_symbol, latex, spoken, text
from ..errors import EngineError
from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.printing import ATOM, Latex, Text
from ..language.shape import axes
from ..language.speech import Spoken
from ..nodes import Apply, Inverse, Symbol
from ..nodes.einstein import Names
from .finding import PLACES, READABLE, Counterexample, Taken
from .search import Witness, open_functions

IN_SYMBOLS = 300        # operations at the most, with symbols for entries
TERMS = 1000            # before like ones are collected


def counterexample(left: Expression, right: Expression, names: Names, at: Witness) -> Counterexample:
    """The counterexample that bound expressions have at a witness.

    :raises EngineError: SymPy's values do not differ there.
    """
    has_inverse = any(isinstance(part, Inverse) for side in (left, right) for part in side.walk())
    if not has_inverse and cost(at.sizes, names, left, right) <= IN_SYMBOLS:
        point = SymbolicPoint(at.sizes, kind=at.kind)
        if max(map(_terms, _values(left, right, point, at))) <= TERMS:
            found = _at(left, right, point, at)
            if all(side.is_rational_function() and len(str(side)) <= READABLE for side in (found.left, found.right)):
                return found
    return _at(left, right, SymbolicPoint(at.sizes, at.values, kind=at.kind), at)


def _at(left: Expression, right: Expression, point: SymbolicPoint, at: Witness) -> Counterexample:
    x, y = map(sympy.expand, _values(left, right, point, at))
    if x == y:
        raise EngineError(f"{left.text()} and {right.text()} differ in real numbers, and SymPy has {x} for both. "
                          "This is a fault of wrt, please report it")
    return Counterexample(tuple(at.sizes.items()), _entry(left, at), x, y, _values_of(point, (left, right)),
                          _functions_taken(left, right, point))


def _values(left: Expression, right: Expression, point: SymbolicPoint, at: Witness) -> list[sympy.Expr]:
    return [evaluate(side, point, at.binding)[at.row][at.column] for side in (left, right)]


def _terms(value: sympy.Expr) -> int:
    """How many terms it has at the most, once the products and powers in it are multiplied out.

    >>> a, b = sympy.symbols("a b")
    >>> _terms((a + b) ** 9 * (a + 1)), _terms(sympy.sqrt(a + b))
    (20, 2)
    """
    if value.is_Add:
        return sum(map(_terms, value.args))
    if value.is_Mul:
        return prod(map(_terms, value.args))
    if value.is_Pow and value.exp.is_Integer:
        return comb(_terms(value.base) + abs(int(value.exp)) - 1, abs(int(value.exp)))
    return max(map(_terms, value.args), default=1)      # what stands in a function is multiplied out as well


def _entry(expression: Expression, at: Witness) -> tuple[tuple[str, int], ...]:
    indexed = [(index.name, value + 1) for index, value in sorted(at.binding.items())]
    rows, columns = axes(expression)
    places = [(name, k + 1) for name, k, axis in zip(PLACES, (at.row, at.column), (rows, columns)) if axis]
    return tuple(indexed + places)


def _values_of(point: SymbolicPoint, sides: Sequence[Expression]) -> tuple[tuple[sympy.Symbol, sympy.Rational], ...]:
    shown = {part for side in sides for part in side.walk()}
    return tuple((entry_symbol(s, r, c, point.shape(s)), point.number(value)) for s, rows in point.values.items()
                 if s in shown for r, row in enumerate(rows) for c, value in enumerate(row) if is_free(s, r, c))


def _functions_taken(left: Expression, right: Expression, point: SymbolicPoint) -> Taken:
    """Each function that is left open, and the polynomial that stands for it: of a curve, that of each entry."""
    taken: dict[tuple[str, str, str], sympy.Expr] = {}
    for part in open_functions(left, right):
        if isinstance(part, Apply):
            names = [style.applied(style.name(part.function.name), ("t", ATOM))[0]
                     for style in (Text(), Latex(), Spoken())]
            taken[names[0], names[1], names[2]] = point.stand_in(part.function.name, [sympy.Symbol("t")])
        elif isinstance(part, Symbol) and axes(part) == SCALAR:
            entries = [entry for argument in part.arguments for entry in _entries(argument, point)]
            taken[part.text(), part.latex(), part.spoken()] = point.stand_in(part.name, entries)
        elif isinstance(part, Symbol) and all(axes(argument) == SCALAR for argument in part.arguments):
            along = [entry for argument in part.arguments for entry in _entries(argument, point)]
            for place, entry in enumerate(_entries(part, point)):
                taken[text(entry), latex(entry), spoken(entry)] = point.stand_in(part.name, along, place)
    return tuple(taken.items())


def _entries(symbol: Symbol, point: SymbolicPoint) -> list[sympy.Symbol]:
    """Its entries, column by column."""
    return [entry_symbol(symbol, row, column, point.shape(symbol))
            for column in range(point.length(symbol.columns)) for row in range(point.length(symbol.rows))]
