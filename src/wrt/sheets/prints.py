"""The parts of a sheet that several kinds of values have: prints, words, and what a statement rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from ..claims.condition import Condition
from ..claims.context import Rest
from ..claims.convention import Convention as TrueOtherwise
from ..claims.finding import Finding
from ..claims.given import Given as Stated
from ..dollars import plain
from ..language.dimension import Index
from ..language.expression import Expression
from ..language.speech import equation
from ..language.words import pieces
from .sheet import Convention, Given, Print, Words

# the formulas of a chapter rest on the same givens, so each of them is printed once
GIVENS: dict[tuple[Any, ...], Given] = {}


def stated(left: Expression, right: Expression, free: Iterable[Index]) -> Print:
    """An equation, in its three prints."""
    names = frozenset(free)
    return Print(f"{left.latex(names)} = {right.latex(names)}", equation(left, right, names),
                 f"{left.text(names)} = {right.text(names)}")


def worded(words: str) -> Words:
    """Words with mathematics between dollars."""
    return Words(plain(words), tuple(pieces(words)))


def found_out(finding: Finding | None) -> Words:
    """What makes a claim false, as one sentence."""
    return Words(finding.text(), tuple(finding.pieces())) if finding else Words()


def convention(found: TrueOtherwise | None) -> Convention:
    """The convention in which a claim is true."""
    return Convention() if found is None else Convention(found.words, found.latex(), found.text(), found.spoken())


def given(rest: Rest) -> Given:
    """What a statement rests on."""
    match rest:
        case Condition():
            what: tuple[Any, ...] = rest.expression, rest.property
        case Stated():
            what = rest.symbol, rest.independent_of
        case _:
            what = (rest,)
    if what not in GIVENS:
        GIVENS[what] = _given(rest)
    return GIVENS[what]


def _given(rest: Rest) -> Given:
    printed = Given(rest.latex(), rest.text(), rest.words, rest.spoken())
    if not isinstance(rest, Stated) or rest.independent_of is None:
        return printed
    return replace(printed, symbol=_letter(rest.symbol), independent_of=_letter(rest.independent_of))


@cache
def _letter(symbol: Expression) -> Print:
    return Print(symbol.latex(), symbol.spoken())
