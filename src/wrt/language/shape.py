"""The axes of an expression, and shapes in words.

Axes are tuples of dimensions, and products compare tuples, so a swapped ⊗, a row-major vec or a
missing transpose is a shape error before any algebra. Each node has its rule (`Expression.shape`).
"""

from __future__ import annotations

from .dimension import SCALAR, Shape
from .expression import Expression


def axes(expression: Expression) -> Shape:
    """Row axis and column axis of an expression.

    :raises ShapeError: where a part does not fit, with that part as `expression`.
    :raises VariableError: for a derivative with respect to something that is not a variable.
    """
    known: Shape | None = expression.__dict__.get("_axes")
    if known is None:
        known = expression.__dict__["_axes"] = expression.shape()
    return known


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
    if pair == SCALAR:
        return "scalar"
    lengths = ("·".join(d.name for d in axis) or "1" for axis in pair)
    return "×".join(f"({length})" if "·" in length else length for length in lengths)


def measure(expression: Expression) -> str:
    """The shape for messages, where mathematics stands between dollars."""
    return "scalar" if axes(expression) == SCALAR else f"${describe(expression)}$"


def measured(*expressions: Expression) -> str:
    """Expressions, each with its shape, for messages."""
    return ", ".join(f"${expression.text()}$ is {measure(expression)}" for expression in expressions)
