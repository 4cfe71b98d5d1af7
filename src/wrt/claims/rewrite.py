"""Where a formula turns one line into the next: one side of it is matched against each part of the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations
from typing import Any

from ..errors import WrtError
from ..language.dimension import Dimension, Index, triangle
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import MatrixProduct, Product, Structured, Sum, Summation, Symbol
from ..nodes.einstein import Names, summed_here

# what each symbol, size and index of a formula stands for
Found = dict[Any, Any]
CHAINS = (MatrixProduct, Product, Sum)


@dataclass(frozen=True)
class Rewriting:
    """One part of an expression rewritten: the result, what the letters of the formula stand for in it, and the
    indices that are not summed within that part."""

    result: Expression
    found: Found
    outside: Names


def rewritings_to(after: Expression, before: Expression, left: Expression, right: Expression,
                  free: Names) -> Iterator[Rewriting]:
    """Every way in which `after` is `before` with one part rewritten by left = right, in either direction.

    Symbols without arguments, sizes and indices of the formula may stand for anything that fits:
    a symbol for an expression, a size for an axis, so that a column is a matrix with one column.
    """
    goal = flat(after)
    for pattern, value in ((left, right), (right, left)):
        for way in rewritings(flat(pattern), value, flat(before), free):
            if flat(way.result) == goal:
                yield way


def rewritings(pattern: Expression, value: Expression, expression: Expression, outside: Names) -> Iterator[Rewriting]:
    """Every result of rewriting one part of `expression`, around which the indices `outside` are not summed."""
    for found in matches(pattern, expression, {}):
        for inner in instances(value, found):
            yield Rewriting(inner, found, outside)
    inside = outside | summed_here(expression, outside)
    if type(expression) is type(pattern) and isinstance(expression, CHAINS):
        parts = expression.children()
        for start, end in combinations(range(len(parts) + 1), 2):
            if 1 < end - start < len(parts):
                part = type(expression)(parts[start:end])
                for found in matches(pattern, part, {}):
                    for inner in instances(value, found):
                        yield Rewriting(type(expression)(parts[:start] + (inner,) + parts[end:]), found,
                                        inside - summed_here(part, outside))
    if isinstance(expression, Summation):
        inside |= {expression.over}
    operands = expression.operands()
    for k, operand in enumerate(operands):
        for way in rewritings(pattern, value, operand, inside):
            yield replace(way, result=expression.with_operands(operands[:k] + (way.result,) + operands[k + 1:]))


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
    if isinstance(pattern, Structured):
        if isinstance(target, Structured) and target.structure == pattern.structure:
            for sized in _size(pattern.rows[0], target.rows[0], found):
                yield from _assigned(sized, pattern, target)
    elif isinstance(pattern, Symbol) and pattern.is_plain:
        yield from _symbol(pattern, target, found)
    elif type(pattern) is type(target):
        if isinstance(pattern, CHAINS):
            yield from _chain(pattern, target, found)
        else:
            yield from _all(pattern.key[1:], target.key[1:], found)


def _symbol(pattern: Symbol, target: Expression, found: Found) -> Iterator[Found]:
    try:
        shape = axes(target)
    except WrtError:
        return
    if all(ours or not theirs for ours, theirs in zip(axes(pattern), shape)):
        sizes = [(ours[0], theirs) for ours, theirs in zip(axes(pattern), shape) if ours]
        yield from _assigned(found, *chain(*sizes), pattern, target)


def _assigned(found: Found, *pairs: Any) -> Iterator[Found]:
    """What is found, and each key with the value behind it; nothing if one stands for something else already."""
    for key, value in zip(pairs[::2], pairs[1::2]):
        if found.get(key, value) != value:
            return
        found = {**found, key: value}
    yield found


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
    elif isinstance(pattern, Dimension):
        yield from _size(pattern, target, found) if isinstance(target, Dimension) else ()
    elif isinstance(pattern, Index):
        if isinstance(target, Index):
            for sized in _size(pattern.dimension, target.dimension, found):
                yield from _assigned(sized, pattern, target)
    elif pattern == target:
        yield found


def _size(pattern: Dimension, target: Dimension, found: Found) -> Iterator[Found]:
    """A size may stand for any; that of a triangle for one alone, by its side."""
    if pattern.side is None:
        yield from _assigned(found, pattern, (target,))
    elif target.side is not None:
        yield from _assigned(found, pattern.side, (target.side,))


def instances(expression: Expression, found: Found) -> Iterator[Expression]:
    """The expression with everything replaced by what it stands for; nothing if that is not possible."""
    try:
        yield replaced(expression, found)
    except (ValueError, WrtError):      # an axis of several dimensions where one is needed
        return


def replaced(value: Any, found: Found) -> Any:
    """A value with everything in it replaced by what it stands for, definitions and arguments included.

    :raises ValueError: an axis of several dimensions, or a function of an expression, would come of it.
    """
    if isinstance(value, tuple):
        return tuple(replaced(v, found) for v in value)
    if isinstance(value, Dimension):
        if value.side is not None:
            return triangle(replaced(value.side, found))
        (dimension,) = found.get(value, (value,))
        return dimension
    if isinstance(value, Index):
        return found.get(value) or Index(value.name, replaced(value.dimension, found))
    if isinstance(value, Symbol) and value.is_plain and value in found:
        return found[value]
    if isinstance(value, Expression):
        made = value.remade(*(replaced(v, found) for v in value.key[1:]))
        if isinstance(made, Symbol) and not all(isinstance(a, Symbol) for a in made.arguments):
            raise ValueError(f"{value.text()} is a function of symbols")
        return made
    return value
