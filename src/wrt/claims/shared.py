"""What both sides of a large step have in common, with a letter in its place: what is true of any letter is true of it.

A step of a long derivation changes little, and the rest would be multiplied out on both sides.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import count

from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import Derivative, Differential, Structured, Summation, Symbol
from ..nodes.einstein import occurrences
from ..nodes.symbol import opened

Moving = frozenset[Symbol]
Sides = tuple[Expression, Expression]


def without_shared(left: Expression, right: Expression, apart: bool = False) -> Sides | None:
    """Both sides with letters for what they share; nothing if they share nothing that can be replaced.

    A part that depends on a letter by which it is differentiated becomes an unspecified function of that letter.
    Parts with indices stay, and so do those of two dimensions in one axis; where all is to be kept `apart`, so do those
    with a letter that stands outside of them, such as the yᵀ of yᵀ and 1ᵀ y.

    >>> from wrt import Vector, dimensions, exp, hadamard
    >>> x = Vector("x", dimensions("n"))
    >>> without_shared(hadamard(exp(x), x), hadamard(x, exp(x)))
    (a_1 ⊙ x, x ⊙ a_1)
    """
    (left, right), found = _opened_alike(left, right, apart)
    if not found or any(not by.is_plain or isinstance(by, Structured) for moving in found.values() for by in moving):
        return None
    taken = {named.name for side in (left, right) for part in side.walk() for named in part.named()}
    names = (name for name in map("a_{}".format, count(1)) if name not in taken)
    letters: dict[Expression, Expression] = {
        part: Symbol(next(names), *axes(part), tuple(sorted(moving, key=lambda by: by.name)))
        for part, moving in found.items()}
    return _replaced(left, letters), _replaced(right, letters)


def _opened_alike(left: Expression, right: Expression, apart: bool) -> tuple[Sides, dict[Expression, Moving]]:
    """Both sides with the names opened that only one of them has, or differentiates; and what they share then."""
    while True:
        found, differing = _shared(left, right, apart)
        stand = [frozenset(_standing(side)) for side in (left, right)]
        fixed = {by for side in (left, right) for part in side.walk() if isinstance(part, Derivative)
                 for by in part.symbols()}
        names = {part for part in differing | (stand[0] ^ stand[1])
                 if isinstance(part, Symbol) and part.definition is not None} - fixed
        # what a name stands for may be in the other side
        names -= {part for name in names for part in name.walk() if part != name}
        if not names:
            return (left, right), found
        letters: dict[Expression, Expression] = {name: opened(name) for name in names if isinstance(name, Symbol)}
        left, right = _replaced(left, letters), _replaced(right, letters)


def _standing(e: Expression) -> Iterator[Expression]:
    """The letters in an expression, and none of what names stand for."""
    if isinstance(e, Symbol):
        yield e
    for operand in e.operands():
        yield from _standing(operand)


def _shared(left: Expression, right: Expression, apart: bool) -> tuple[dict[Expression, Moving], set[Expression]]:
    """The parts to be replaced, each with the letters in it by which it is differentiated; and which stay as they are.

    What is differentiated on one side alone counts as it is, unless it is so within a differential d(z) that is shared,
    of which z is replaced; and so does f, where both f(z) and z are differentiated, of which z is replaced.
    """
    parts = {part for part in set(left.walk()) & set(right.walk()) if _may_be_a_letter(part)}
    differing: set[Expression] = set()
    while True:
        found: dict[Expression, Moving] = {}
        moved: list[set[Expression]] = []
        for side in (left, right):
            here = [(part, moving & frozenset(part.walk())) for part, moving in _highest(side, parts, frozenset())]
            for part, moving in here:
                found[part] = found.get(part, frozenset()) | moving
            moved.append({part for part, moving in here if moving})
        both = moved[0] & moved[1]
        as_they_are = (moved[0] ^ moved[1]) | {part for part in both if both & set(part.walk()) - {part}}
        within: set[Expression] = {
            part for part in found if isinstance(part, Differential) and part.of in as_they_are}
        if apart and not as_they_are:
            within = _entangled(left, right, found)
        if not as_they_are | within:
            return found, differing
        parts -= within or as_they_are
        differing |= set() if within else as_they_are


def _entangled(left: Expression, right: Expression, found: dict[Expression, Moving]) -> set[Expression]:
    """The parts with a letter, by which they are not differentiated, that also stands outside of all parts."""
    outside = {letter for side in (left, right) for letter in _letters_outside(side, found)}
    return {part for part, moving in found.items() if (set(_standing(part)) - moving) & outside}


def _letters_outside(e: Expression, parts: Container[Expression]) -> Iterator[Expression]:
    if e in parts:
        return
    if isinstance(e, Symbol):
        yield e
    for operand in e.operands():
        yield from _letters_outside(operand, parts)


def _highest(e: Expression, parts: set[Expression], moving: Moving) -> Iterator[tuple[Expression, Moving]]:
    """The parts that are not within another, with the letters by which they are differentiated there."""
    if e in parts:
        yield e, moving
        return
    if isinstance(e, Derivative):
        moving |= frozenset(e.symbols())
    for operand in e.operands():
        yield from _highest(operand, parts, moving)


def _may_be_a_letter(e: Expression) -> bool:
    if e.level < 2 or isinstance(e, Summation) or occurrences(e) or isinstance(e, Symbol) and e.definition is None:
        return False
    return all(len(axis) < 2 for axis in axes(e))


def _replaced(e: Expression, letters: dict[Expression, Expression]) -> Expression:
    return letters[e] if e in letters else e.with_operands([_replaced(part, letters) for part in e.operands()])
