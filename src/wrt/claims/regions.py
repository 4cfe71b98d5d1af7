"""The regions that a statement itself divides: on their borders a root, a logarithm or a quotient has no value.

Between two borders the sides are analytic, so where they agree near one point they agree in the whole region.
Along random lines the borders are the real zeros of rational functions, which are isolated exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from random import Random
from typing import Any

from ..arrays.line import LinePoint, determinant, rational_functions
from ..arrays.numeric import Values
from ..arrays.point import evaluate
from ..language.expression import Demand, Expression
from ..nodes import Apply, Derivative, Hadamard, Kronecker, Product, Symbol, Transpose, Vec
from ..nodes.derivative import variable
from ..nodes.einstein import occurrences
from ..nodes.symbol import opened
from .condition import demanded_by
from .implied import Implied
from .points import lengths, whole_points
from .sizes import Sizes

LINES = 8
STEP = 3
BEYOND = (1, 1000)


def points_in_regions(sides: Sequence[Expression], symbols: Sequence[Symbol], sizes: Sizes,
                      conditions: Sequence[Demand] = ()) -> Iterator[Values]:
    """A point in each region that random lines meet, and points near the borders and far from them.

    Bound `conditions` divide the regions further, or no point of a region might lie within them.

    :raises LimitError: the borders cannot be found, for a function that is not rational divides.
    """
    borders = list(_borders(sides, conditions))
    if not borders:     # one region, and all points are in it
        return
    random = Random(0)
    for start in islice(whole_points(symbols, sizes), LINES):
        step = {s: [[Fraction(random.choice((-1, 1)) * random.randint(1, STEP)) for _ in range(columns)]
                    for _ in range(rows)] for s in symbols for rows, columns in [lengths(s, sizes)]}
        for t in _between(_zeros(borders, LinePoint(sizes, start, step))):
            yield {s: [[a + t * b for a, b in zip(row, by)] for row, by in zip(rows, step[s])]
                   for s, rows in start.items()}


def _borders(sides: Iterable[Expression], conditions: Sequence[Demand] = ()) -> Iterator[tuple[str, Expression]]:
    """Bound expressions: those that are 0 or 1 on a border, and the matrices whose determinants are 0."""
    implied = Implied([])
    trees = (*sides, *(condition.expression for condition in conditions))
    for demand in dict.fromkeys((*demanded_by(part for tree in trees for part in bound_parts(tree)), *conditions)):
        if demand.property == "invertible":
            yield "invertible", demand.expression
        else:
            yield from _dividing(demand.expression, implied)


def _dividing(e: Expression, implied: Implied) -> Iterator[tuple[str, Expression]]:
    """The parts whose zeros are those of an expression: none if it is positive everywhere."""
    if implied.support("positive", e) is not None:
        return
    match e:
        case Product() | Hadamard() | Kronecker() | Transpose() | Vec():
            for factor in e.operands():
                yield from _dividing(factor, implied)
        case Apply() if e.function.is_known and not e.function.order and e.function.name in ("sqrt", "reciprocal"):
            return      # what stands in it is demanded of its own
        case Apply() if e.function.is_known and not e.function.order and e.function.name == "tanh":
            yield from _dividing(e.argument, implied)
        case Apply() if e.function.is_known and not e.function.order and e.function.name == "log":
            yield "one", e.argument
        case Symbol() if e.definition is not None:
            yield from _dividing(opened(e), implied)
        case _:
            yield "zero", e


def _zeros(borders: Iterable[tuple[str, Expression]], point: LinePoint) -> list[tuple[Fraction, Fraction]]:
    """Disjoint intervals, in order, in each of which one border is met."""
    from sympy import Poly, Rational      # late: no proof needs it
    product = Poly(1, rational_functions()[1].as_expr())
    for kind, border in borders:
        for binding in point.bindings(frozenset(occurrences(border))):
            matrix = evaluate(border, point, binding)
            values = ([determinant(point, matrix)] if kind == "invertible"
                      else [entry.value - (kind == "one") for row in matrix for entry in row])
            for value in filter(None, values):
                for part in (value.numer, value.denom):
                    product = product.lcm(Poly(part.as_expr(), *product.gens).sqf_part())
    found, width = product.intervals(sqf=True) if product.degree() > 0 else [], Rational(1, 2)
    while any(high >= low for (_, high), (low, _) in zip(found, found[1:])):     # or a zero would be between them
        found, width = product.intervals(sqf=True, eps=width), width**2
    return [(_exact(low), _exact(high)) for low, high in found]


def _between(zeros: Sequence[tuple[Fraction, Fraction]]) -> Iterator[Fraction]:
    """A number in each gap between zeros, and some near them and far from them."""
    if not zeros:
        yield from map(Fraction, (0, *BEYOND, *(-b for b in BEYOND)))
        return
    for beyond in BEYOND:
        yield zeros[0][0] - beyond
        yield zeros[-1][1] + beyond
    for (_, low), (high, _) in zip(zeros, zeros[1:]):
        yield from (low + (high - low) * share for share in (Fraction(1, 2), Fraction(1, 1000), Fraction(999, 1000)))


def bound_parts(expression: Expression) -> Iterator[Expression]:
    """All parts of a bound expression, those of definitions with their sums explicit too."""
    yield expression
    below = expression.operands()
    if isinstance(expression, Symbol):
        below = expression.arguments if expression.definition is None else (opened(expression),)
    elif isinstance(expression, Derivative):
        below = (*below, variable(expression.by)[0])
    for part in below:
        yield from bound_parts(part)


def _exact(value: Any) -> Fraction:
    return Fraction(int(value.p), int(value.q))
