"""The axes of an expression, and shapes in words.

Axes are tuples of dimensions, and products compare tuples, so a swapped ⊗, a row-major vec or a
missing transpose is a shape error before any algebra. Each node has its rule (`Expression.shape`).
"""

from __future__ import annotations

from ..dollars import all_ways
from ..errors import WrtError
from .dimension import SCALAR, Axis, Shape
from .expression import Expression
from .printing import Latex, Text
from .speech import Spoken


def fits(expression: Expression) -> bool:
    """Whether it fits in itself."""
    try:
        axes(expression)
    except WrtError:
        return False
    return True


# what to do where entries are counted in two orders
IN_ONE_ORDER = "count the entries in one order: exchange the factors of ⊗, or take rvec for vec"


def axes(expression: Expression) -> Shape:
    """Row axis and column axis of an expression.

    :raises ShapeError: where a part does not fit, with that part as `expression`.
    :raises VariableError: for a derivative with respect to something that is not a variable.
    """
    known: Shape | None = expression.__dict__.get("_axes")
    if known is None:
        known = expression.__dict__["_axes"] = expression.shape()
    return known


def are_reordered(first: Axis, second: Axis) -> bool:
    """Whether two axes count as many entries in different orders, as n·m and m·n do: numbers would fit."""
    return first != second and sorted(first) == sorted(second)


def fit_as_numbers(first: Shape, second: Shape) -> bool:
    """Whether two shapes that differ are as long and as wide, entries being counted in different orders."""
    return first != second and all(sorted(one) == sorted(other) for one, other in zip(first, second))


def describe(expression: Expression) -> str:
    """The shape in words, such as n×(m·k) or scalar.

    >>> from wrt import Matrix, dimensions, vec
    >>> n, m = dimensions("n m")
    >>> describe(vec(Matrix("W", n, m)))
    '(m·n)×1'
    """
    return describe_axes(axes(expression))


def describe_axes(pair: Shape) -> str:
    """The shape that a pair of axes stands for, in words."""
    return "scalar" if pair == SCALAR else _shape(pair, Text())


def measure(expression: Expression) -> str:
    """The shape within words, typeset wherever they are."""
    pair = axes(expression)
    return "scalar" if pair == SCALAR else all_ways(*(_shape(pair, style) for style in (Text(), Latex(), Spoken())))


def _shape(pair: Shape, style: Latex) -> str:
    return style.cross.join(_length(axis, style) for axis in pair)


def _length(axis: Axis, style: Latex) -> str:
    names = [style.name(size.name) for size in axis] or ["1"]
    names = [style.brackets(name) if size.side else name for size, name in zip(axis, names)] or names
    return style.brackets(style.dot.join(names)) if len(names) > 1 else names[0]


def measured(*expressions: Expression) -> str:
    """Expressions, each with its shape, for messages."""
    return ", ".join(f"{expression.told()} is {measure(expression)}" for expression in expressions)
