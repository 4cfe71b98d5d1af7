"""Does a formula justify a step? Matching one side of it against a part of the step."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations

from .dimension import Dimension, Index
from .errors import WrtError
from .expression import Expression, MatrixProduct, Product, Sum, Symbol
from .shape import axes

CHAINS = (MatrixProduct, Product, Sum)


def applies(left: Expression, right: Expression, before: Expression, after: Expression) -> bool:
    """Whether `after` is `before` with one part rewritten by left = right, in either direction.

    Symbols without arguments, sizes and indices of the formula may stand for anything that fits:
    a symbol for an expression, a size for an axis, so that a column is a matrix with one column.
    """
    goal = flat(after)
    return any(flat(result) == goal
               for pattern, value in ((left, right), (right, left))
               for result in rewritings(flat(pattern), value, flat(before)))


def rewritings(pattern, value, expression):
    """Every result of rewriting one part of `expression`."""
    for found in matches(pattern, expression, {}):
        yield from _instance(value, found)
    if type(expression) is type(pattern) and isinstance(expression, CHAINS):
        parts = expression.children()
        for start, end in combinations(range(len(parts) + 1), 2):
            if 1 < end - start < len(parts):
                for found in matches(pattern, type(expression)(parts[start:end]), {}):
                    for inner in _instance(value, found):
                        yield type(expression)(parts[:start] + (inner,) + parts[end:])
    operands = expression.operands()
    for k, operand in enumerate(operands):
        for inner in rewritings(pattern, value, operand):
            yield expression.with_operands(operands[:k] + (inner,) + operands[k + 1:])


def flat(expression: Expression) -> Expression:
    """The expression with chains of one kind joined, so that brackets do not matter."""
    expression = expression.with_operands(flat(o) for o in expression.operands())
    if not isinstance(expression, CHAINS):
        return expression
    parts = [p for part in expression.children()
             for p in (part.children() if type(part) is type(expression) else (part,))]
    return type(expression)(tuple(parts))


def matches(pattern, target, found):
    """Every way to read `target` as the pattern: what each symbol, size and index stands for."""
    if isinstance(pattern, Symbol) and not pattern.arguments and pattern.definition is None:
        yield from _symbol(pattern, target, found)
    elif type(pattern) is type(target):
        if isinstance(pattern, CHAINS):
            yield from _chain(pattern, target, found)
        else:
            yield from _all([getattr(pattern, f.name) for f in fields(pattern)],
                            [getattr(target, f.name) for f in fields(target)], found)


def _symbol(pattern, target, found):
    try:
        shape = axes(target)
    except WrtError:
        return
    for ours, theirs in zip((pattern.rows, pattern.columns), shape):
        if not ours and theirs:
            return
        found = _extended(found, ours[0], theirs) if ours else found
        if found is None:
            return
    found = _extended(found, pattern, target)
    if found is not None:
        yield found


def _extended(found, key, value):
    if key in found:
        return found if found[key] == value else None
    return {**found, key: value}


def _chain(pattern, target, found):
    """Each part of the pattern takes one or more neighbouring parts of the target."""
    kind, ours, theirs = type(pattern), pattern.children(), target.children()
    for cuts in combinations(range(1, len(theirs)), len(ours) - 1):
        groups = [theirs[a:b] for a, b in zip((0, *cuts), (*cuts, len(theirs)))]
        yield from _all(ours, [g[0] if len(g) == 1 else kind(g) for g in groups], found)


def _all(patterns, targets, found):
    if len(patterns) != len(targets):
        return
    if not patterns:
        yield found
        return
    for extended in _one(patterns[0], targets[0], found):
        yield from _all(patterns[1:], targets[1:], extended)


def _one(pattern, target, found):
    if isinstance(pattern, Expression):
        yield from matches(pattern, target, found) if isinstance(target, Expression) else ()
    elif isinstance(pattern, tuple):
        yield from _all(pattern, target, found) if isinstance(target, tuple) else ()
    elif isinstance(pattern, (Index, Dimension)):
        value = (target,) if isinstance(target, Dimension) else target
        extended = _extended(found, pattern, value) if type(pattern) is type(target) else None
        if extended is not None:
            yield extended
    elif pattern == target:
        yield found


def _instance(expression, found):
    """The expression with everything replaced by what it stands for; nothing if that is not possible."""
    try:
        yield _replaced(expression, found)
    except (ValueError, WrtError):      # an axis of several dimensions where one is needed
        return


def _replaced(value, found):
    if isinstance(value, tuple):
        return tuple(_replaced(v, found) for v in value)
    if isinstance(value, Dimension):
        (dimension,) = found.get(value, (value,))
        return dimension
    if isinstance(value, (Index, Symbol)):
        return found.get(value, value)
    if isinstance(value, Expression):
        return type(value)(*(_replaced(getattr(value, f.name), found) for f in fields(value)))
    return value
