"""A counterexample in words where SymPy is not installed: in exact numbers, else in decimals.

What is a polynomial, and short, is told in symbols all the same.
"""

from __future__ import annotations

from typing import Any

from ..arrays.cost import cost
from ..arrays.numeric import NumericPoint
from ..arrays.point import Point, evaluate
from ..arrays.polynomial import Decimal, Polynomial
from ..arrays.rational import RationalPoint
from ..arrays.told import READABLE
from ..errors import ConditionError, EngineError, LimitError
from ..language.expression import Expression
from ..nodes.einstein import Names
from .finding import Counterexample
from .search import DIGITS, MARGIN, MOST_DIGITS, PRECISE, Witness
from .witnessed import found_at

IN_SYMBOLS = 300        # operations at the most, with symbols for entries


def counterexample(left: Expression, right: Expression, names: Names, at: Witness) -> Counterexample:
    """The counterexample that bound expressions have at a witness.

    :raises EngineError: the values do not differ there.
    """
    if cost(at.sizes, names, left, right) <= IN_SYMBOLS:
        point = RationalPoint(at.sizes, kind=at.kind)
        try:
            values = _exact(left, right, point, at)
        except (ConditionError, LimitError):
            pass
        else:
            if values[0] != values[1] and all(len(value.text()) <= READABLE for value in values):
                return found_at(left, right, point, at, values)
    return found_at(left, right, RationalPoint(at.sizes, at.values, at.kind), at, _in_numbers(left, right, at))


def _in_numbers(left: Expression, right: Expression, at: Witness) -> tuple[Any, Any]:
    """The values of both sides, each exact where it is rational."""
    try:
        values: tuple[Any, ...] = _exact(left, right, RationalPoint(at.sizes, at.values, at.kind), at)
    except LimitError:
        values = _decimal(left, right, at)
    if not values or values[0] == values[1]:
        raise EngineError(f"{left.text()} and {right.text()} differ in real numbers, and not in exact ones. "
                          "This is a fault of wrt, please report it")
    return values[0], values[1]


def _exact(left: Expression, right: Expression, point: RationalPoint, at: Witness) -> tuple[Polynomial, Polynomial]:
    x, y = _values(left, right, point, at)
    return point.plain(x), point.plain(y)


def _decimal(left: Expression, right: Expression, at: Witness) -> tuple[Any, ...]:
    """With as many digits as it takes to see that they differ; none if they do not."""
    for digits in (DIGITS, PRECISE, MOST_DIGITS):
        point = NumericPoint(at.sizes, at.values, digits, at.kind)
        x, y = (point.context.mpf(value.value) for value in _values(left, right, point, at))
        seen = digits - point.digits_lost() - MARGIN
        if seen > 0 and abs(x - y) > max(abs(x), abs(y)) * point.context.mpf(10) ** -seen:
            return tuple(_rational_or_decimal(side, at, value) for side, value in zip((left, right), (x, y)))
    return ()


def _rational_or_decimal(side: Expression, at: Witness, value: Any) -> Polynomial | Decimal:
    try:
        return _exact(side, side, RationalPoint(at.sizes, at.values, at.kind), at)[0]
    except LimitError:
        return Decimal(value)


def _values(left: Expression, right: Expression, point: Point, at: Witness) -> list[Any]:
    return [evaluate(side, point, at.binding)[at.row][at.column] for side in (left, right)]
