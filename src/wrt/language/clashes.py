"""Which names may not stand in one formula."""

from __future__ import annotations

from typing import Any

from ..errors import LimitError, NamingError
from ..names import marked, split
from .dimension import SCALAR, Dimension, Index
from .expression import Expression
from .shape import axes, fits


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
    numbers: set[str] = set()       # the sizes that stand as numbers
    for expression in expressions:
        for part in expression.walk():
            sizes = [named.name for named in part.named() if isinstance(named, Dimension)]
            if sizes and not part.children() and fits(part) and axes(part) == SCALAR:
                numbers.update(sizes)
            for named in part.named():
                other = seen.setdefault(named.name, named)
                if other != named and (other.describe() != named.describe() or type(other) is not type(named)):
                    raise NamingError(f"two things print as {named.name}: {other.describe()}; "
                                     f"{named.describe()}. Rename one of them")
    for name, named in seen.items():
        if (other := _alike(name, named, seen, numbers)):
            raise NamingError(f"two things print as {name}: {named.describe()}; {other}. Rename one of them")


def _alike(name: str, named: Any, seen: dict[str, Any], numbers: set[str]) -> str:
    """What else in a formula a name may be taken for: x_1 and x_t for an entry of x, dx for a product of d and x."""
    stem, below = split(name)
    array, index, d = seen.get(stem), seen.get(below), seen.get("d")
    if below.strip("0") and array is not None and _is_symbol(named, False) and _is_symbol(array, True):
        return f"an entry of {array.describe()}"
    if isinstance(index, Index):
        return f"an entry at {index.describe()}"
    if marked(stem).is_differential and (isinstance(d, Expression) or isinstance(d, Dimension) and "d" in numbers):
        return f"a product with {d.describe()}"
    return ""


def _is_symbol(named: Any, array: bool) -> bool:
    return hasattr(named, "rows") and bool(named.rows or named.columns) == array
