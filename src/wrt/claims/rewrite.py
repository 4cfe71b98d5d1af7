"""Does a formula justify a step? Matching one side of it against a part of the step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from ..errors import WrtError
from ..language.dimension import Dimension, Index
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import MatrixProduct, Product, Sum, Symbol

# what each symbol, size and index of a formula stands for
Found = dict[Any, Any]
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


def rewritings(pattern: Expression, value: Expression, expression: Expression) -> Iterator[Expression]:
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


def matches(pattern: Expression, target: Expression, found: Found) -> Iterator[Found]:
    """Every way to read `target` as the pattern: what each symbol, size and index stands for."""
    if isinstance(pattern, Symbol) and not pattern.arguments and pattern.definition is None:
        yield from _symbol(pattern, target, found)
    elif type(pattern) is type(target):
        if isinstance(pattern, CHAINS):
            yield from _chain(pattern, target, found)
        else:
            yield from _all(pattern.key[1:],
                            target.key[1:], found)


def _symbol(pattern: Symbol, target: Expression, found: Found) -> Iterator[Found]:
    try:
        shape = axes(target)
    except WrtError:
        return
    for ours, theirs in zip((pattern.rows, pattern.columns), shape):
        if not ours and theirs:
            return
        extended = _extended(found, ours[0], theirs) if ours else found
        if extended is None:
            return
        found = extended
    extended = _extended(found, pattern, target)
    if extended is not None:
        yield extended


def _extended(found: Found, key: Any, value: Any) -> Found | None:
    if key in found:
        return found if found[key] == value else None
    return {**found, key: value}


def _chain(pattern: Expression, target: Expression, found: Found) -> Iterator[Found]:
    """Each part of the pattern takes one or more neighbouring parts of the target."""
    kind: Any = type(pattern)
    ours, theirs = pattern.children(), target.children()
    for cuts in combinations(range(1, len(theirs)), len(ours) - 1):
        groups = [theirs[a:b] for a, b in zip((0, *cuts), (*cuts, len(theirs)))]
        yield from _all(ours, [g[0] if len(g) == 1 else kind(g) for g in groups], found)


def _all(patterns: Sequence[Any], targets: Sequence[Any], found: Found) -> Iterator[Found]:
    if len(patterns) != len(targets):
        return
    if not patterns:
        yield found
        return
    for extended in _one(patterns[0], targets[0], found):
        yield from _all(patterns[1:], targets[1:], extended)


def _one(pattern: Any, target: Any, found: Found) -> Iterator[Found]:
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


def _instance(expression: Expression, found: Found) -> Iterator[Expression]:
    """The expression with everything replaced by what it stands for; nothing if that is not possible."""
    try:
        yield _replaced(expression, found)
    except (ValueError, WrtError):      # an axis of several dimensions where one is needed
        return


def _replaced(value: Any, found: Found) -> Any:
    if isinstance(value, tuple):
        return tuple(_replaced(v, found) for v in value)
    if isinstance(value, Dimension):
        (dimension,) = found.get(value, (value,))
        return dimension
    if isinstance(value, (Index, Symbol)):
        return found.get(value, value)
    if isinstance(value, Expression):
        return value.remade(*(_replaced(v, found) for v in value.key[1:]))
    return value
