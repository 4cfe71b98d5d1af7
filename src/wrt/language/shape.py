"""The axes of an expression, and shapes in words.

Axes are tuples of dimensions, and products compare tuples, so a swapped ⊗, a row-major vec or a
missing transpose is a shape error before any algebra. Each node has its rule (`Expression.shape`).
"""

from __future__ import annotations

from itertools import groupby

from ..dollars import all_ways
from ..errors import WrtError
from .dimension import SCALAR, Axis, Dimension, Shape
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


# what to do where a matrix is to be square
SQUARE = "declare it with one size twice, as Matrix('A', n, n), or take a square product, as A.T @ A"
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
    """Whether two axes count as many entries in different orders, as nm and mn do: numbers would fit."""
    return first != second and sorted(first) == sorted(second)


def fit_as_numbers(first: Shape, second: Shape) -> bool:
    """Whether two shapes that differ are as long and as wide, entries being counted in different orders."""
    return first != second and all(sorted(one) == sorted(other) for one, other in zip(first, second))


def describe(expression: Expression) -> str:
    """The shape in words, such as n×mk or scalar.

    >>> from wrt import Matrix, dimensions, vec
    >>> n, m = dimensions("n m")
    >>> describe(vec(Matrix("W", n, m)))
    'mn×1'
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
    return style.cross.join(length(axis, style) or "1" for axis in pair)


def length(axis: Axis, style: Latex) -> str:
    """How many entries an axis counts, as one writes a product of sizes: nm, n²; nothing for one entry."""
    factors = [_factor(size, len([*same]), style) for size, same in groupby(axis)]
    if all(size.side or len(size.name) == 1 for size in axis) or len(factors) == 1:
        return style.together.join(factors)
    return style.brackets(style.dot.join(factors))


def _factor(size: Dimension, count: int, style: Latex) -> str:
    name = style.brackets(style.name(size.name)) if size.side else style.name(size.name)
    return style.power(name, count) if count > 1 else name


def measured(*expressions: Expression) -> str:
    """Expressions, each with its shape, for messages."""
    return ", ".join(f"{expression.told()} is {measure(expression)}" for expression in expressions)
