"""The words an author writes: sizes, indices, symbols, and the operations on them."""

from __future__ import annotations

from .derivative import Gradient, Jacobian, Partial
from .dimension import Dimension, Index
from .elementwise import Elementwise
from .expression import (
    Delta, Hadamard, Identity, Kronecker, Ones, Size, Summation, Symbol, Trace, Vec, as_expression,
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
    """A scalar (1×1); with `of=z` or `of=(z, y)` an unspecified differentiable function of them.

    :raises NamingError: if the name is outside the grammar (see `wrt.names`).
    :raises TypeError: if `of` is not a symbol; give an expression a name with `define` first.

    >>> z = RowVector("z", dimensions("m"))
    >>> Scalar("L", of=z).arguments
    (z,)
    """
    return _symbol(name, (), (), of)


def Vector(name: str, size: Dimension, of=None) -> Symbol:
    """A column vector (n×1); with `of` an unspecified function. Raises as `Scalar` does.

    >>> from wrt.shape import describe
    >>> describe(Vector("x", dimensions("n")))
    'n×1'
    """
    return _symbol(name, (size,), (), of)


def RowVector(name: str, size: Dimension, of=None) -> Symbol:
    """A row vector (1×n); with `of` an unspecified function. Raises as `Scalar` does.

    >>> from wrt.shape import describe
    >>> describe(RowVector("x", dimensions("n")))
    '1×n'
    """
    return _symbol(name, (), (size,), of)


def Matrix(name: str, rows: Dimension, columns: Dimension, of=None) -> Symbol:
    """A matrix (rows×columns); with `of` an unspecified function. Raises as `Scalar` does.

    >>> from wrt.shape import describe
    >>> n, m = dimensions("n m")
    >>> W = Matrix("W", n, m)
    >>> describe(W), describe(Matrix("F", m, n, of=W))
    ('n×m', 'm×n')
    """
    return _symbol(name, (rows,), (columns,), of)


def define(name: str, expression) -> Symbol:
    """A new name for an expression without free indices; it has the expression's shape.

    :raises ShapeError: if the expression's shapes do not fit.
    :raises IndexRuleError: if an index is left free.

    >>> n, m = dimensions("n m")
    >>> define("f", Matrix("W", n, m) @ Vector("x", m)).definition
    W x
    """
    from .einstein import bind
    from .shape import axes

    expression = as_expression(expression)
    rows, columns = axes(expression)
    bind(expression, ())
    return Symbol(name, rows, columns, (), expression)


def eye(dimension: Dimension) -> Identity:
    """The identity matrix I (n×n).

    >>> eye(dimensions("n"))
    I_n
    """
    return Identity(_dimension(dimension))


def ones(dimension: Dimension) -> Ones:
    """The column vector of ones (n×1).

    >>> ones(dimensions("n")).T
    1_nᵀ
    """
    return Ones(_dimension(dimension))


def size(dimension: Dimension) -> Size:
    """The dimension as a number (1×1).

    >>> n, m = dimensions("n m")
    >>> size(n) * size(m)
    n m
    """
    return Size(_dimension(dimension))


def delta(first: Index, second: Index) -> Delta:
    """Kronecker's delta (1×1): 1 where both indices are equal, else 0. They range over one dimension.

    >>> i, p = indices("i p", dimensions("n"))
    >>> delta(i, p)
    δ_ip
    """
    return Delta(_index(first), _index(second))


def kron(left, right) -> Kronecker:
    """The Kronecker product: (a×b) ⊗ (c×d) is a·c × b·d, block (i, j) being a_ij times the right factor.

    Source: Magnus and Neudecker, Matrix Differential Calculus, chapter 2.

    >>> n, m = dimensions("n m")
    >>> kron(Vector("x", m).T, eye(n))
    xᵀ ⊗ I_n
    """
    return Kronecker(as_expression(left), as_expression(right))


def hadamard(left, right) -> Hadamard:
    """The product ⊙ entry by entry of two arrays of one shape.

    >>> n = dimensions("n")
    >>> hadamard(Vector("x", n), Vector("y", n))
    x ⊙ y
    """
    return Hadamard(as_expression(left), as_expression(right))


def trace(matrix) -> Trace:
    """The sum of the diagonal entries of a square matrix (1×1 for n×n); a scalar is its own trace.

    >>> n, m = dimensions("n m")
    >>> trace(Matrix("A", n, m) @ Matrix("B", m, n))
    tr(A B)
    """
    return Trace(as_expression(matrix))


def vec(matrix) -> Vec:
    """The columns of an n×m matrix stacked below each other: (m·n)×1 (column-major).

    Source: Magnus and Neudecker, Matrix Differential Calculus, chapter 2.

    >>> from wrt.shape import describe
    >>> n, m = dimensions("n m")
    >>> describe(vec(Matrix("W", n, m)))
    '(m·n)×1'
    """
    return Vec(as_expression(matrix))


def rvec(matrix) -> Vec:
    """The rows of an n×m matrix one after the other, in one column: (n·m)×1 (row-major, `numpy.ravel`).

    >>> from wrt.shape import describe
    >>> n, m = dimensions("n m")
    >>> describe(rvec(Matrix("W", n, m)))
    '(n·m)×1'
    """
    return Vec(as_expression(matrix), by_rows=True)


def sum_over(index: Index, body) -> Summation:
    """The explicit sum of `body` over an index, which may then occur in it any number of times.

    >>> i = indices("i", dimensions("n"))
    >>> sum_over(i, Vector("x", i.dimension)[i])
    Σ_i x_i
    """
    return Summation(as_expression(body), _index(index))


def partial(of, by) -> Partial:
    """∂of/∂by, both scalars (1×1): entries such as f[i] and W[p, q], or scalar symbols.

    The shape is checked where the expression is used: `ShapeError`, `VariableError`.

    >>> n, m = dimensions("n m")
    >>> W, (i, p), (j, q) = Matrix("W", n, m), indices("i p", n), indices("j q", m)
    >>> partial(W[i, j], W[p, q])
    ∂W_ij/∂W_pq
    """
    return Partial(as_expression(of), as_expression(by))


def jacobian(of, by) -> Jacobian:
    """The Jacobian ∂f/∂wᵀ (n×k for f n×1 or 1×1, w k×1); numerator layout.

    `by` is a symbol, vec or rvec of a symbol, or a name defined as such.
    Source of the notation: Magnus and Neudecker, Matrix Differential Calculus, chapter 5.

    >>> n, m = dimensions("n m")
    >>> W, x = Matrix("W", n, m), Vector("x", m)
    >>> jacobian(W @ x, vec(W))
    ∂(W x)/∂vec(W)ᵀ
    """
    return Jacobian(as_expression(of), as_expression(by))


def gradient(of, by) -> Gradient:
    """The gradient ∂L/∂W of a scalar, laid out like the symbol W (n×m for W n×m).

    >>> n, m = dimensions("n m")
    >>> W = Matrix("W", n, m)
    >>> gradient(Scalar("L", of=W), W)
    ∂L/∂W
    """
    return Gradient(as_expression(of), as_expression(by))


def function(name: str) -> Elementwise:
    """An unspecified differentiable function of one number, applied to each entry, such as sigma.

    :raises NamingError: if it is not a name.

    >>> sigma, x = function("sigma"), Vector("x", dimensions("n"))
    >>> sigma.prime(x)
    σ'(x)
    """
    return Elementwise(checked_name(name))
