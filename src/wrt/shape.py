"""The shape rules: the axes of every expression, or why it has none.

Axes are tuples of dimensions, and products compare tuples, so a swapped ⊗, a row-major vec or a
missing transpose is a shape error before any algebra.
"""

from __future__ import annotations

from functools import singledispatch

from .derivative import Gradient, Jacobian, Partial, variable
from .dimension import Axis
from .errors import ShapeError, VariableError
from .expression import (
    Apply, Delta, Entry, Expression, Hadamard, Identity, Inverse, Kronecker, MatrixProduct, Number, Ones, Product,
    Size, Sum, Summation, Symbol, Trace, Transpose, Vec,
)
from .functions import SCALAR_ONLY

SCALAR: tuple[Axis, Axis] = ((), ())


def axes(expression: Expression) -> tuple[Axis, Axis]:
    """Row axis and column axis of an expression.

    :raises ShapeError: where a part does not fit, with that part as `expression`.
    :raises VariableError: for a derivative with respect to something that is not a variable.
    """
    known = expression.__dict__.get("_axes")
    if known is None:
        known = expression.__dict__["_axes"] = axes_of(expression)
    return known


def describe(expression: Expression) -> str:
    """The shape in words, such as n×(m·k) or scalar.

    >>> from wrt import Matrix, dimensions, vec
    >>> n, m = dimensions("n m")
    >>> describe(vec(Matrix("W", n, m)))
    '(m·n)×1'
    """
    return describe_axes(axes(expression))


def describe_axes(pair: tuple[Axis, Axis]) -> str:
    """The shape that a pair of axes stands for, in words."""
    if pair == SCALAR:
        return "scalar"
    lengths = ("·".join(d.name for d in axis) or "1" for axis in pair)
    return "×".join(f"({length})" if "·" in length else length for length in lengths)


def fits(left: Expression, right: Expression) -> str:
    """Both shapes in one clause, for messages."""
    return f"{measured(left)}, {measured(right)}"


def measured(expression: Expression) -> str:
    """An expression and its shape, for messages."""
    return f"${expression.text()}$ is {measure(expression)}"


def measure(expression: Expression) -> str:
    """The shape for messages, where mathematics stands between dollars."""
    return "scalar" if axes(expression) == SCALAR else f"${describe(expression)}$"


@singledispatch
def axes_of(expression) -> tuple[Axis, Axis]:
    raise TypeError(f"no shape rule for {type(expression).__name__}")


@axes_of.register(Number)
@axes_of.register(Size)
def _(e):
    return SCALAR


@axes_of.register
def _(e: Symbol):
    return e.rows, e.columns


@axes_of.register
def _(e: Identity):
    return (e.dimension,), (e.dimension,)


@axes_of.register
def _(e: Ones):
    return (e.dimension,), ()


@axes_of.register
def _(e: Delta):
    if e.first.dimension != e.second.dimension:
        raise ShapeError(f"indices of ${e.text()}$ do not fit: {e.first.describe()}, {e.second.describe()}", e,
                         "take two over the same size")
    return SCALAR


@axes_of.register
def _(e: Sum):
    first = e.terms[0]
    for term in e.terms[1:]:
        if axes(term) != axes(first):
            raise ShapeError(f"shapes do not add: {fits(first, term)}", e, "transpose one, or take its entries")
    return axes(first)


@axes_of.register
def _(e: Product):
    arrays = [factor for factor in e.factors if axes(factor) != SCALAR]
    if len(arrays) > 1:
        raise ShapeError(f"* is for scalars, and {fits(*arrays[:2])}: use @ for the matrix product, "
                         "hadamard for the product entry by entry", e)
    return axes(arrays[0]) if arrays else SCALAR


@axes_of.register
def _(e: MatrixProduct):
    for left, right in zip(e.factors, e.factors[1:]):
        if axes(left)[1] != axes(right)[0]:
            raise ShapeError(f"shapes do not fit: {fits(left, right)}", e,
                             "transpose one, or change their order")
    for factor in e.factors:
        if axes(factor) == SCALAR:
            raise ShapeError(f"${factor.text()}$ is a scalar: use * instead of @", e)
    return axes(e.factors[0])[0], axes(e.factors[-1])[1]


@axes_of.register
def _(e: Transpose):
    rows, columns = axes(e.of)
    return columns, rows


@axes_of.register
def _(e: Inverse):
    rows, columns = axes(e.of)
    if rows != columns or not rows:
        raise ShapeError(f"only a square matrix has an inverse, {measured(e.of)}", e)
    return rows, columns


@axes_of.register
def _(e: Kronecker):
    (a, b), (c, d) = axes(e.left), axes(e.right)
    return a + c, b + d


@axes_of.register
def _(e: Hadamard):
    if axes(e.left) != axes(e.right):
        raise ShapeError(f"shapes differ: {fits(e.left, e.right)}", e, "transpose one")
    return axes(e.left)


@axes_of.register
def _(e: Trace):
    rows, columns = axes(e.of)
    if rows != columns:
        raise ShapeError(f"only a square matrix has a trace, {measured(e.of)}", e)
    return SCALAR


@axes_of.register
def _(e: Vec):
    rows, columns = axes(e.of)
    return (rows + columns if e.by_rows else columns + rows), ()


@axes_of.register
def _(e: Entry):
    rows, columns = axes(e.of)
    if tuple(i.dimension for i in e.at) != rows + columns:
        given = ", ".join(f"${i.name}$ over ${i.dimension.name}$" for i in e.at)
        raise ShapeError(f"indices do not fit: {measured(e.of)}, indexed by {given}", e,
                         "take an index for each of its axes, over the same size")
    return SCALAR


@axes_of.register
def _(e: Summation):
    return axes(e.body)


@axes_of.register
def _(e: Apply):
    if e.function.name in SCALAR_ONLY and axes(e.argument) != SCALAR:
        raise ShapeError(f"{e.function.name} needs a scalar, {measured(e.argument)}: "
                         "take an entry", e)
    return axes(e.argument)


@axes_of.register
def _(e: Partial):
    for part in (e.of, e.by):
        if axes(part) != SCALAR:
            raise ShapeError(f"partial needs scalars, {measured(part)}: "
                             "take an entry, or use jacobian or gradient", e)
    variable(e.by)
    return SCALAR


@axes_of.register
def _(e: Jacobian):
    for part in (e.of, e.by):
        if axes(part)[1]:
            raise ShapeError(f"jacobian needs column vectors, {measured(part)}: use vec", e)
    if axes(e.by) == SCALAR:
        raise ShapeError(f"jacobian needs a column vector below the line, ${e.by.text()}$ is a scalar: "
                         "use partial", e)
    variable(e.by)
    return axes(e.of)[0], axes(e.by)[0]


@axes_of.register
def _(e: Gradient):
    if axes(e.of) != SCALAR:
        raise ShapeError(f"gradient needs a scalar, {measured(e.of)}", e)
    if not isinstance(e.by, Symbol) or axes(e.by) == SCALAR:
        raise VariableError(f"gradient needs a vector or matrix symbol, got ${e.by.text()}$: "
                            "use partial for scalars")
    return axes(e.by)
