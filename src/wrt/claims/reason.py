"""What a formula grants as the reason of a step: what it states of other letters, and no more than it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, product

from ..errors import ReasonError
from ..language.dimension import Index
from ..language.expression import Demand, Expression
from ..nodes import Derivative, Summation, Symbol
from ..nodes.einstein import Names
from .condition import Condition, demands
from .given import Given, depends
from .identification import Identified, Stated, identified
from .rewrite import Found, Rewriting, flat, instances, replaced, rewritings, rewritings_to


def asked_by(formula: Stated, before: Expression, after: Expression, free: Names) -> tuple[Demand, ...]:
    """The conditions under which the formula turns one line into the next, in the letters of these lines.

    Of several ways to read the lines, the one that asks for least beside what the lines themselves demand. A formula
    for a differential stands for the derivatives that it says, too.

    :raises ReasonError: it does not turn the one into the other, or it holds something fixed or sums over an
        index, and what stands there is not fixed or not summed.
    """
    refusals, ways = [], []
    said = identified(formula)
    named = [(formula, way) for way in rewritings_to(after, before, formula.left, formula.right, free)]
    read_off = ((one, way) for one in said for way in _identifications(one, after, before, free))
    for stated, way in chain[tuple[Stated, Rewriting]](named, read_off):
        why = next(_refusals(stated, way), None)
        conditions = None if why else _conditions(stated, way.found)
        if conditions is not None:
            ways.append(conditions)
        refusals += [why] * bool(why)
    if ways:
        known = set(demands(before, after))
        return min(ways, key=lambda conditions: len(set(conditions) - known))
    if refusals:
        raise ReasonError(f"{formula.name} does not apply: {refusals[0]}", "say in words why it is true here")
    says = " and what it says, " * bool(said) + ", ".join(one.text() for one in said)
    raise ReasonError(f"{formula.name} does not apply: {formula.text()}{says} {'do' if said else 'does'} not turn "
                      f"{before.text()} into {after.text()}")


def _identifications(said: Identified, after: Expression, before: Expression, free: Names) -> Iterator[Rewriting]:
    """Every way in which a derivative that a differential gives is put in, in whatever form.

    Of tr(2 xᵀ A dX) and tr(Aᵀ x dXᵀ + …) one reads the same derivative off: that the lines are equal is proved anyway.
    """
    yield from rewritings_to(after, before, said.left, said.right, free)
    for way in rewritings(flat(said.left), said.right, flat(before), free):
        if _derivatives(way.result) == _derivatives(flat(after)):
            yield way


def _derivatives(expression: Expression) -> Counter[Expression]:
    found = Counter[Expression]([expression] if isinstance(expression, Derivative) else ())
    for child in expression.children():
        found += _derivatives(child)
    return found


def _conditions(formula: Stated, found: Found) -> tuple[Demand, ...] | None:
    """Its conditions in other letters; None if they cannot be said in them."""
    stated = [c for c in formula.conditions if isinstance(c, Condition)]
    said = [(c.property, next(instances(c.expression, found), None)) for c in stated]
    asked = tuple(Demand(property, expression) for property, expression in said if expression is not None)
    return asked if len(asked) == len(stated) else None


def _refusals(formula: Stated, way: Rewriting) -> Iterator[str]:
    """Why the formula does not say what is wanted of it, although its letters fit."""
    for index in sorted(_indices(formula.left) | _indices(formula.right)):
        here = replaced(index, way.found)
        if (index in formula.free) != (here in way.outside):
            there, now = ("is not", "is") if index in formula.free else ("is", "is not")
            yield f"in it the index ${index.name}$ {there} summed, and here ${here.name}$ {now}"
    for symbol, varied in dict.fromkeys(_held_fixed(formula)):
        here, by = replaced(symbol, way.found), replaced(varied, way.found)
        if common := next((part for part in here.walk() if isinstance(part, Symbol) and depends(by, part)), None):
            yield (f"in it {symbol.told()} does not depend on {varied.told()}, and here "
                   f"{here.told()} and {by.told()} both depend on {common.told()}")


def _held_fixed(formula: Stated) -> Iterator[tuple[Symbol, Symbol]]:
    """Pairs of a plain symbol and a variable by which something is differentiated while the symbol is held fixed."""
    for given in formula.conditions:
        if isinstance(given, Given) and given.independent_of is not None:
            yield given.symbol, given.independent_of
    for side in (formula.left, formula.right):
        for part in side.walk():
            if isinstance(part, Derivative):
                for varied, symbol in product(part.symbols(), part.of.walk()):
                    if isinstance(symbol, Symbol) and symbol.is_plain and not depends(varied, symbol):
                        yield symbol, varied


def _indices(expression: Expression) -> set[Index]:
    """The indices in an expression, but not those in what a name stands for."""
    own = {expression.over} if isinstance(expression, Summation) else set()
    return own.union(expression.indices(), *map(_indices, expression.operands()))
