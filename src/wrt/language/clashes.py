"""Which names may not stand in one formula."""

from __future__ import annotations

from typing import Any

from ..errors import LimitError, NamingError
from ..names import split
from .expression import Expression


PARTS = 20_000


def number_of_parts(expression: Expression) -> int:
    """How many parts an expression has, those that occur several times counted each time.

    >>> from wrt import Scalar
    >>> number_of_parts(Scalar("a") + 1)
    3
    """
    known: int | None = expression.__dict__.get("_parts")
    if known is None:
        known = expression.__dict__["_parts"] = 1 + sum(map(number_of_parts, expression.children()))
    return known


def refuse_clashes(*expressions: Expression) -> None:
    """Refuse two different objects that would print alike in one formula.

    Looks into definitions and arguments too, so that a row vector x and a column vector x,
    or a size n and an index n, never stand in one formula.

    :raises NamingError: naming both objects.
    :raises LimitError: an expression has more than `PARTS` parts.
    """
    for expression in expressions:
        if number_of_parts(expression) > PARTS:
            raise LimitError("an expression with too many parts: state it in smaller ones",
                             "define names for what occurs several times, and state a formula for each")
    seen: dict[str, Any] = {}
    for expression in expressions:
        for part in expression.walk():
            for named in part.named():
                other = seen.setdefault(named.name, named)
                if other != named and (other.describe() != named.describe() or type(other) is not type(named)):
                    raise NamingError(f"two things print as {named.name}: {other.describe()}; "
                                     f"{named.describe()}. Rename one of them")
    for name, scalar in seen.items():
        stem, digits = split(name)
        array = seen.get(stem)
        if digits.strip("0") and array is not None and _is_symbol(scalar, False) and _is_symbol(array, True):
            raise NamingError(f"two things print as {name}: {scalar.describe()}; "
                             f"an entry of {array.describe()}. Rename one of them")


def _is_symbol(named: Any, array: bool) -> bool:
    return hasattr(named, "rows") and bool(named.rows or named.columns) == array
