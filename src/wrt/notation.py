"""The words an author writes: sizes, indices, symbols, and the operations on them."""

from __future__ import annotations

from .derivative import Gradient, Jacobian, Partial
from .expression import (
    Delta,
    Dimension,
    Elementwise,
    Hadamard,
    Identity,
    Index,
    Kronecker,
    Ones,
    Size,
    Summation,
    Symbol,
    Vec,
    as_expression,
)
from .names import checked_index, checked_name


def _several(names: str, make):
    made = tuple(make(name) for name in names.split())
    return made[0] if len(made) == 1 else made


def dimensions(names: str):
    """Symbolic sizes, from their names separated by blanks.

    :raises NamingError: if one is not a name.

    >>> n, m = dimensions("n m")
    """
    return _several(names, Dimension)


def indices(names: str, dimension: Dimension):
    """Index letters that range over one dimension.

    :raises NamingError: if one is not a single small letter.

    >>> i, p = indices("i p", dimensions("n"))
    """
    if not isinstance(dimension, Dimension):
        raise TypeError(f"an index ranges over a dimension such as n, not over {dimension!r}")
    return _several(names, lambda name: Index(checked_index(name), dimension))


def _checked(kind, word, value):
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is not {word}")
    return value


def _dimension(value):
    return _checked(Dimension, "a dimension: make one with dimensions('n')", value)


def _index(value):
    return _checked(Index, "an index: make one with indices('i', n)", value)


def _symbol(name, rows, columns, of):
    arguments = of if isinstance(of, tuple) else (() if of is None else (of,))
    for dimension in rows + columns:
        if not isinstance(dimension, Dimension):
            raise TypeError(f"the shape of {name} is made of dimensions such as n, not of {dimension!r}")
    for argument in arguments:
        if not isinstance(argument, Symbol):
            raise TypeError(f"{name} can be a function of symbols only; give {argument!r} a name with define")
    return Symbol(name, rows, columns, arguments)


def Scalar(name: str, of=None) -> Symbol:
    """A scalar (1×1); with `of=z` or `of=(z, y)` an unspecified differentiable function of them."""
    return _symbol(name, (), (), of)


def Vector(name: str, size: Dimension, of=None) -> Symbol:
    """A column vector (n×1); with `of` an unspecified function."""
    return _symbol(name, (size,), (), of)


def RowVector(name: str, size: Dimension, of=None) -> Symbol:
    """A row vector (1×n); with `of` an unspecified function."""
    return _symbol(name, (), (size,), of)


def Matrix(name: str, rows: Dimension, columns: Dimension, of=None) -> Symbol:
    """A matrix (rows×columns); with `of` an unspecified function."""
    return _symbol(name, (rows,), (columns,), of)


def define(name: str, expression) -> Symbol:
    """A new name for an expression without free indices; it has the expression's shape.

    :raises ShapeError: if the expression's shapes do not fit.
    :raises IndexRuleError: if an index is left free.
    """
    from .einstein import bind
    from .shape import axes

    expression = as_expression(expression)
    rows, columns = axes(expression)
    bind(expression, ())
    return Symbol(name, rows, columns, (), expression)


def eye(dimension: Dimension) -> Identity:
    """The identity matrix I (n×n)."""
    return Identity(_dimension(dimension))


def ones(dimension: Dimension) -> Ones:
    """The column vector of ones (n×1)."""
    return Ones(_dimension(dimension))


def size(dimension: Dimension) -> Size:
    """The dimension as a number (1×1)."""
    return Size(_dimension(dimension))


def delta(first: Index, second: Index) -> Delta:
    """Kronecker's delta: 1 where both indices are equal, else 0."""
    return Delta(_index(first), _index(second))


def kron(left, right) -> Kronecker:
    """The Kronecker product; (a×b) ⊗ (c×d) is a·c × b·d."""
    return Kronecker(as_expression(left), as_expression(right))


def hadamard(left, right) -> Hadamard:
    """The entry by entry product ⊙ of two arrays of one shape."""
    return Hadamard(as_expression(left), as_expression(right))


def vec(matrix) -> Vec:
    """The columns of an n×m matrix stacked below each other: m·n×1 (column-major)."""
    return Vec(as_expression(matrix))


def rvec(matrix) -> Vec:
    """The rows of an n×m matrix one after the other, in one column: n·m×1 (row-major)."""
    return Vec(as_expression(matrix), by_rows=True)


def sum_over(index: Index, body) -> Summation:
    """The explicit sum of `body` over an index, which may then occur in it any number of times."""
    return Summation(as_expression(body), _index(index))


def partial(of, by) -> Partial:
    """∂of/∂by, both scalars: entries such as f[i] and W[p, q], or scalar symbols."""
    return Partial(as_expression(of), as_expression(by))


def jacobian(of, by) -> Jacobian:
    """The Jacobian ∂f/∂wᵀ (n×k for f n×1 or 1×1, w k×1); numerator layout.

    `by` is a symbol, vec or rvec of a symbol, or a name defined as such.
    """
    return Jacobian(as_expression(of), as_expression(by))


def gradient(of, by) -> Gradient:
    """The gradient ∂L/∂W of a scalar, laid out like the symbol W (n×m for W n×m)."""
    return Gradient(as_expression(of), as_expression(by))


def function(name: str) -> Elementwise:
    """An unspecified differentiable function of one number, applied to each entry, such as sigma.

    :raises NamingError: if it is not a name.
    """
    return Elementwise(checked_name(name))
