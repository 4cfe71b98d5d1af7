"""The search for a counterexample: an entry where the sides differ at real points, with real functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import cycle, islice
from random import Random
from typing import Any

import sympy

from ..arrays import SymbolicPoint
from ..arrays.point import Binding, evaluate
from ..arrays.symbolic import determinant, entry_symbol
from ..errors import ConditionError, SingularError
from ..language.dimension import SCALAR
from ..language.expression import Demand, Expression
from ..language.printing import Latex, Text
from ..language.shape import axes
from ..nodes import Apply, Derivative, Symbol
from ..nodes.derivative import variable
from ..nodes.einstein import Names, bind, occurrences
from ..nodes.symbol import opened
from .condition import Condition, demanded_by, demands
from .finding import PLACES, READABLE, Counterexample, Needed, Taken
from .sizes import Sizes, dimensions_of

DIGITS, TOLERANCE = 30, sympy.Float("1e-20")
SHRUNK = (1, 10**3, 10**6, 10**9)
FAR, TRIES, ENOUGH = (2, 5, 20), 300, 9
SPREADS = (1, 2, 3, 5, 9)      # how far from 0 whole numbers are

Values = dict[sympy.Symbol, sympy.Rational]


def find_counterexample(left: Expression, right: Expression, names: Names, sizes: Sizes) -> Counterexample | None:
    """An entry where bound expressions differ at real points, with real functions.

    Where functions are left open or something is demanded, smaller sizes are tried first; with an inverse,
    whole numbers are put in from the beginning, elsewhere only where values are too long to read. None if
    the sides agree everywhere to `DIGITS` digits (relative tolerance `TOLERANCE`).

    :raises ConditionError: at these sizes the conditions hold at no point that was tried.
    """
    lifts = (0, 1) if open_functions(left, right) else (0,)     # what is 0 at 0 may hide a difference
    return next(filter(None, (_found(left, right, names, sizes, lift) for lift in lifts)), None)


def _found(left: Expression, right: Expression, names: Names, sizes: Sizes, lift: int) -> Counterexample | None:
    demanded = demands(left, right)
    if any(demand.property == "invertible" for demand in demanded):
        return _in_numbers(left, right, names, sizes, lift)
    choices = [sizes]
    if open_functions(left, right) or demanded:     # these make long values
        choices = [dict.fromkeys(sizes, 1), dict(zip(sizes, range(1, 9))), sizes]
    *smaller, last = choices
    points = (SymbolicPoint(choice, lift=lift) for choice in smaller)
    found = next(filter(None, (_differing_entry_if_any(left, right, names, point) for point in points)), None)
    found = found or _differing_entry(left, right, names, SymbolicPoint(last, lift=lift))
    return found if found is None or _readable(found) else _with_numbers(found)


def _differing_entry_if_any(left: Expression, right: Expression, names: Names,
                            point: SymbolicPoint) -> Counterexample | None:
    """None too where the sides have no values."""
    try:
        return _differing_entry(left, right, names, point)
    except ConditionError:
        return None


def _differing_entry(left: Expression, right: Expression, names: Names, point: SymbolicPoint) -> Counterexample | None:
    needed = _needed(demanded_by(part for side in (left, right) for part in _bound_parts(side)), point)
    for binding in point.bindings(names):
        a, b = evaluate(left, point, binding), evaluate(right, point, binding)
        for r, (row_a, row_b) in enumerate(zip(a, b)):
            for c, (x, y) in enumerate(zip(row_a, row_b)):
                if _differ(x, y, needed):
                    return Counterexample(
                        tuple(point.sizes.items()), _entry(left, binding, r, c), sympy.expand(x), sympy.expand(y),
                        functions=_functions_taken(left, right, point), needed=needed)
    return None


def _in_numbers(left: Expression, right: Expression, names: Names, sizes: Sizes,
                lift: int) -> Counterexample | None:
    """An entry where they differ for small whole numbers, at small sizes first; their inverses are exact."""
    symbols = list(dict.fromkeys(part for side in (left, right) for part in side.walk()
                                 if isinstance(part, Symbol) and part.definition is None and not part.arguments))
    small = [dict.fromkeys(sizes, 1), dict.fromkeys(sizes, 2), dict(zip(sizes, range(1, 9))),
             dict(zip(reversed(list(sizes)), range(1, 9))), sizes]
    tried = False
    for choice in small:
        for spread in SPREADS:
            point = SymbolicPoint(choice, _whole_numbers(symbols, choice, spread), lift=lift)
            try:
                found = _differing_entry(left, right, names, point)
            except ConditionError:
                continue
            tried = True
            if found is not None:
                return replace(found, values=_values_of(point))
    if not tried:
        raise ConditionError("the conditions hold at none of the points that were tried")
    return None


def _whole_numbers(symbols: Sequence[Symbol], sizes: Sizes, spread: int) -> dict[Symbol, list[list[Fraction]]]:
    random, lengths = Random(spread), SymbolicPoint(sizes)
    return {s: [[Fraction(random.randint(-spread, spread)) for _ in range(lengths.length(s.columns))]
                for _ in range(lengths.length(s.rows))] for s in symbols}


def _values_of(point: SymbolicPoint) -> tuple[tuple[sympy.Symbol, int], ...]:
    return tuple((entry_symbol(s, r, c, point.shape(s)), int(value)) for s, rows in point.values.items()
                 for r, row in enumerate(rows) for c, value in enumerate(row))


def _entry(expression: Expression, binding: Binding, row: int, column: int) -> tuple[tuple[str, int], ...]:
    indexed = [(index.name, value + 1) for index, value in sorted(binding.items())]
    rows, columns = axes(expression)
    places = [(name, k + 1) for name, k, axis in zip(PLACES, (row, column), (rows, columns)) if axis]
    return tuple(indexed + places)


def _bound_parts(expression: Expression) -> Iterator[Expression]:
    """All parts of a bound expression, those of definitions with their sums explicit too."""
    yield expression
    below = expression.operands()
    if isinstance(expression, Symbol):
        below = expression.arguments if expression.definition is None else (opened(expression),)
    elif isinstance(expression, Derivative):
        below = (*below, variable(expression.by)[0])
    for part in below:
        yield from _bound_parts(part)


def _needed(demanded: Iterable[Demand], point: SymbolicPoint) -> Needed:
    """The values that must be positive or nonzero, as pairs (property, value)."""
    found: list[tuple[str, sympy.Expr]] = []
    for demand in demanded:
        free = frozenset(occurrences(demand.expression))        # all that are not summed in it
        matrices = [evaluate(demand.expression, point, binding) for binding in point.bindings(free)]
        if demand.property == "invertible":
            determinants = list(map(determinant, matrices))
            if 0 in determinants:
                raise SingularError("no inverse at these sizes")
            found += [("nonzero", determinant) for determinant in determinants]
        else:
            found += [(demand.property, value) for matrix in matrices for row in matrix for value in row]
    return tuple(found)


def _differ(x: Any, y: Any, needed: Needed = ()) -> bool:
    """Whether two real expressions differ at one of several fixed points.

    Most |values| are below 1, and nearer to 0 too: far out tanh' is too small to be told from -tanh'. Each
    letter is positive at some and negative at others; a few points lie far out. Those outside the conditions
    are left out.

    :raises ConditionError: that leaves none.
    """
    x, y = map(sympy.sympify, (x, y))
    difference = x - y
    if difference == 0:
        return False
    symbols = sorted(x.free_symbols.union(y.free_symbols, *(v.free_symbols for _, v in needed)), key=str)
    near = [values for values in _near_points(symbols) if _within(needed, values)]
    far = list(islice((values for values in _far_points(symbols) if _within(needed, values)), ENOUGH))
    if not near and not far:
        raise ConditionError("the conditions hold at none of the points that were tried")
    return any(_differ_at(x, y, difference, values) for values in near + far)


def refuse_contradictions(conditions: Sequence[Condition]) -> None:
    """Refuse conditions that hold together at no real point that was tried, at small sizes.

    :raises ConditionError: naming the conditions.
    """
    if all(isinstance(c.expression, Symbol) and c.expression.definition is None for c in conditions):
        return      # each speaks of letters of its own, or they imply each other
    bound = [Demand(c.property, bind(c.expression, occurrences(c.expression))[0]) for c in conditions]
    for size in (2, 1, 3):
        point = SymbolicPoint(dict.fromkeys(dimensions_of(c.expression for c in conditions), size))
        try:
            needed = _needed(bound, point)
        except ConditionError:
            continue
        symbols = sorted(set().union(*(sympy.sympify(v).free_symbols for _, v in needed)), key=str)
        if any(_within(needed, values) for values in (*_near_points(symbols), *_far_points(symbols))):
            return
    told = " and ".join(condition.text() for condition in conditions)
    raise ConditionError(f"no point was found at which {told}",
                         "look whether they contradict each other: an expression that never has this property "
                         "makes a statement about nothing")


def _near_points(symbols: Sequence[sympy.Symbol]) -> list[Values]:
    at = {s: sympy.Rational(2 * k + 1, 2 * k + 2 + len(symbols)) for k, s in enumerate(symbols)}
    signs = [{s: (-1) ** k for k, s in enumerate(symbols)}, dict.fromkeys(symbols, 1), dict.fromkeys(symbols, -1),
             {s: -(-1) ** k for k, s in enumerate(symbols)}, {s: (-1) ** (k // 2) for k, s in enumerate(symbols)},
             {s: -(-1) ** (k // 2) for k, s in enumerate(symbols)}]
    return [{s: sign[s] * v / shrunk for s, v in at.items()} for shrunk in SHRUNK for sign in signs]


def _far_points(symbols: Sequence[sympy.Symbol]) -> Iterator[Values]:
    random = Random(0)

    def draw(low: int, high: int) -> Values:
        return {s: sympy.Rational(random.randint(100 * low, 100 * high), 97) for s in symbols}

    for _ in range(TRIES):
        for far in FAR:
            yield draw(-far, far)
            yield draw(far // 2, far)


def _within(needed: Needed, values: Values) -> bool:
    signs = ((wanted, sympy.N(sympy.sympify(value).xreplace(values), DIGITS)) for wanted, value in needed)
    return all(value.is_real and (value > 0 if wanted == "positive" else value != 0) for wanted, value in signs)


def _differ_at(x: sympy.Expr, y: sympy.Expr, difference: sympy.Expr, at: Values) -> bool:
    difference = difference.xreplace(at)
    if difference.is_Rational:
        return bool(difference != 0)
    scale = max(abs(sympy.N(v.xreplace(at), DIGITS)) for v in (x, y))
    return bool(abs(sympy.N(difference, DIGITS, maxn=200)) > TOLERANCE * scale)


def open_functions(*sides: Expression) -> list[Expression]:
    """The parts of expressions that are functions which are not specified."""
    return [part for side in sides for part in side.walk() if part.is_open()]


def _functions_taken(left: Expression, right: Expression, point: SymbolicPoint) -> Taken:
    """Each function that is left open, and the polynomial that stands for it (scalar ones only)."""
    taken: dict[tuple[str, str], sympy.Expr] = {}
    for part in open_functions(left, right):
        if isinstance(part, Apply):
            text_name, tex_name = (f"{style.name(part.function.name)}(t)" for style in (Text(), Latex()))
            taken[text_name, tex_name] = point.stand_in(part.function.name, [sympy.Symbol("t")])
        elif isinstance(part, Symbol) and axes(part) == SCALAR:
            entries = [entry_symbol(a, r, c, point.shape(a)) for a in part.arguments
                       for r in range(point.length(a.rows)) for c in range(point.length(a.columns))]
            taken[part.text(), part.latex()] = point.stand_in(part.name, entries)
    return tuple(taken.items())


def _readable(found: Counterexample) -> bool:
    return all(len(str(side)) <= READABLE for side in (found.left, found.right))


def _with_numbers(found: Counterexample) -> Counterexample:
    """The same entry with small numbers put in for the entries of all symbols."""
    shown = found.left.free_symbols | found.right.free_symbols
    symbols = sorted(shown.union(*(value.free_symbols for _, value in found.needed)), key=str)
    for choice in ((1, 2), (2, 1, -1), (3, 1, 2, -1)):
        values = dict(zip(symbols, cycle(choice)))
        if not _within(found.needed, values):
            continue
        left, right = found.left.subs(values), found.right.subs(values)
        if left != right:
            return replace(found, left=left, right=right, values=tuple((s, v) for s, v in values.items() if s in shown))
    return found
