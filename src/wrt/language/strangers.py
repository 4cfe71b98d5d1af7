"""What is no expression, where one is wanted: what it is, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Any

from .data import Displayed
from .dimension import Index

PARTS = ("a derivation has a pair for each step, Derivation(first, (next, 'reason')), and numbers are put in with "
         "Evaluation")
OTHERWISE = "take a Matrix or a Vector in its place, and put its numbers in with Evaluation"
SYMBOL = "write it as a fraction, such as Fraction(1, 2), or take a Scalar in its place"
MOST = 1000     # of a denominator that is proposed


def refusal(value: object) -> str:
    """What is said of a value that is neither an expression nor an exact number.

    >>> refusal(0.5)
    '0.5 is not an expression or an exact number: write Fraction(1, 2)'
    >>> refusal(print)
    'print is not an expression or an exact number, but a function: call it, as in exp(x)'
    """
    said, remedy = told(value)
    return f"{said} is not an expression or an exact number{remedy}"


def told(value: object) -> tuple[str, str]:
    """What a value is called, and how the sentence goes on that says what it is not."""
    match value:
        case bool():
            return f"{value}", (", but what == finds in Python: state two sides as "
                                "Derivation(left, (right, 'reason')), or ask equal(left, right)")
        case float() | Decimal():
            return str(value), f": {exactly(value)}"
        case str() if value.isidentifier():
            return repr(value), f", but text: write {value} without quotes for what was declared by this name"
        case str():
            return repr(value), f", but text: typed({value!r}).expression reads it"
        case Index():
            return value.name, f", but an index: it stands in brackets, as in x[{value.name}]"
        case list() | tuple():
            return str(value), f", but several: {PARTS}"
        case Displayed():
            return f"a {value.kind}", ": take a side of it, as in formula.left and formula.right"
    if getattr(value, "shape", ()):
        return "an array of NumPy", f": {OTHERWISE}"
    if callable(value):
        return name_of(value), ", but a function: call it, as in exp(x)"
    kind = type(value).__name__
    with_article = f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    said = str(value) if isinstance(value, complex) or value is None else with_article
    return said, ": write symbols, whole numbers, fractions, and what is made of them"


def exactly(value: float | Decimal) -> str:
    """The exact number that is meant by a decimal one, if it has a small denominator.

    >>> exactly(2.0), exactly(-0.25)
    ('write 2', 'write Fraction(-1, 4)')
    """
    number = float(value)
    if not isfinite(number):
        return SYMBOL
    exact = Fraction(repr(number))
    if exact.denominator > MOST:
        return SYMBOL
    return f"write {exact}" if exact.denominator == 1 else f"write Fraction({exact.numerator}, {exact.denominator})"


def name_of(function: Callable[..., Any]) -> str:
    """What a function is called, without its place in memory.

    >>> name_of(print), name_of(lambda: 1)
    ('print', 'a lambda')
    """
    name = str(getattr(function, "name", "") or getattr(function, "__name__", type(function).__name__))
    return "a lambda" if name == "<lambda>" else name
