"""The reading at concrete sizes: an expression as a matrix of exact numbers, entry by entry.

It follows the textbook definitions (blocks for ⊗, stacked columns for vec, sums that are run) and
shares nothing with `wrt.normal` but the shape rules and the index rule. A matrix is a list of rows.
The numbers come from a subclass of `Point`: see `wrt.modular` and `wrt.symbolic`.
"""

from __future__ import annotations

from functools import singledispatch
from itertools import product
from math import prod

from .derivative import Gradient, Jacobian, Partial, variable
from .dimension import Dimension, Index
from .einstein import occurrences, opened
from .expression import (
    Apply, Delta, Entry, Expression, Hadamard, Identity, Inverse, Kronecker, MatrixProduct, Number, Ones, Product,
    Size, Sum, Summation, Symbol, Trace, Transpose, Vec,
)
from .shape import axes


class Point:
    """Values for all sizes and symbols, at which expressions are evaluated.

    A subclass says what a number, an entry, an unspecified function and a derivative are.
    """

    def __init__(self, sizes: dict[Dimension, int]):
        self.sizes = sizes
        self._symbols: dict[Symbol, list] = {}
        self.inverses: dict[tuple, list] = {}       # by the matrix and the values of its free indices

    # --- what a subclass provides
    def number(self, value):
        """An exact rational as an element."""
        raise NotImplementedError

    def entry(self, symbol, row, column):
        """The value of an entry of a plain symbol."""
        raise NotImplementedError

    def unspecified(self, symbol, row, column, arguments):
        """The value of an entry of an unspecified function of elements."""
        raise NotImplementedError

    def apply(self, function, element):
        """The value of a scalar function."""
        raise NotImplementedError

    def inverse(self, matrix):
        """The inverse of a square matrix of elements.

        :raises SingularError: it has none.
        """
        raise NotImplementedError

    def derivative(self, expression, binding, symbol, row, column):
        """The matrix of derivatives of an expression by one entry of a symbol."""
        raise NotImplementedError

    # --- what all share
    def length(self, axis) -> int:
        """The number of entries along an axis; 1 for the empty one."""
        return prod(self.sizes[dimension] for dimension in axis)

    def symbol(self, symbol: Symbol) -> list:
        """The matrix of a symbol: its definition's, an unspecified function's, or its own entries."""
        if symbol not in self._symbols:
            self._symbols[symbol] = self._symbol(symbol)
        return self._symbols[symbol]

    def _symbol(self, symbol):
        if symbol.definition is not None:
            return evaluate(opened(symbol), self, {})
        arguments = [entry for a in symbol.arguments for row in self.symbol(a) for entry in row]
        value = (lambda r, c: self.unspecified(symbol, r, c, arguments)) if arguments else (
            lambda r, c: self.entry(symbol, r, c))
        return [[value(r, c) for c in range(self.length(symbol.columns))]
                for r in range(self.length(symbol.rows))]

    def position(self, indices, binding) -> int:
        """The place along an axis that its indices name; the last one moves fastest."""
        place = 0
        for index in indices:
            place = place * self.sizes[index.dimension] + binding[index]
        return place

    def bindings(self, indices):
        """Every choice of values (from 0) for the indices."""
        indices = sorted(indices)
        for values in product(*(range(self.sizes[i.dimension]) for i in indices)):
            yield dict(zip(indices, values))


def add(a, b):
    """The sum of two matrices."""
    return [[x + y for x, y in zip(r, s)] for r, s in zip(a, b)]


def matmul(a, b):
    """The product of two matrices, row times column."""
    return [[_total(x * b[k][c] for k, x in enumerate(row)) for c in range(len(b[0]))] for row in a]


def _total(elements):
    elements = iter(elements)
    total = next(elements)
    for element in elements:
        total = total + element
    return total


# ------------------------------------------------------------------ one entry for each node
@singledispatch
def evaluate(expression: Expression, point: Point, binding: dict[Index, int]) -> list:
    """The matrix of a bound expression at a point, for given values of its free indices."""
    raise TypeError(f"no explicit value for {type(expression).__name__}")


@evaluate.register
def _(e: Number, point, binding):
    return [[point.number(e.value)]]


@evaluate.register
def _(e: Size, point, binding):
    return [[point.number(point.sizes[e.dimension])]]


@evaluate.register
def _(e: Symbol, point, binding):
    return point.symbol(e)


@evaluate.register
def _(e: Identity, point, binding):
    n = point.sizes[e.dimension]
    return [[point.number(int(r == c)) for c in range(n)] for r in range(n)]


@evaluate.register
def _(e: Ones, point, binding):
    return [[point.number(1)] for _ in range(point.sizes[e.dimension])]


@evaluate.register
def _(e: Delta, point, binding):
    return [[point.number(int(binding[e.first] == binding[e.second]))]]


@evaluate.register
def _(e: Sum, point, binding):
    total = evaluate(e.terms[0], point, binding)
    for term in e.terms[1:]:
        total = add(total, evaluate(term, point, binding))
    return total


@evaluate.register
def _(e: Product, point, binding):
    scalar, array = point.number(1), None
    for factor in e.factors:
        value = evaluate(factor, point, binding)
        if axes(factor) == ((), ()):
            scalar = scalar * value[0][0]
        else:
            array = value
    return [[scalar * entry for entry in row] for row in (array or [[point.number(1)]])]


@evaluate.register
def _(e: MatrixProduct, point, binding):
    total = evaluate(e.factors[0], point, binding)
    for factor in e.factors[1:]:
        total = matmul(total, evaluate(factor, point, binding))
    return total


@evaluate.register
def _(e: Transpose, point, binding):
    return [list(column) for column in zip(*evaluate(e.of, point, binding))]


@evaluate.register
def _(e: Inverse, point, binding):
    key = e, tuple(binding[index] for index in sorted(occurrences(e.of)))
    if key not in point.inverses:
        point.inverses[key] = point.inverse(evaluate(e.of, point, binding))
    return point.inverses[key]


@evaluate.register
def _(e: Kronecker, point, binding):
    a, b = evaluate(e.left, point, binding), evaluate(e.right, point, binding)
    return [[x * y for x in row for y in below] for row in a for below in b]


@evaluate.register
def _(e: Hadamard, point, binding):
    a, b = evaluate(e.left, point, binding), evaluate(e.right, point, binding)
    return [[x * y for x, y in zip(r, s)] for r, s in zip(a, b)]


@evaluate.register
def _(e: Trace, point, binding):
    return [[_total(row[k] for k, row in enumerate(evaluate(e.of, point, binding)))]]


@evaluate.register
def _(e: Vec, point, binding):
    matrix = evaluate(e.of, point, binding)
    lines = matrix if e.by_rows else zip(*matrix)
    return [[entry] for line in lines for entry in line]


@evaluate.register
def _(e: Entry, point, binding):
    split = len(axes(e.of)[0])
    matrix = evaluate(e.of, point, binding)
    return [[matrix[point.position(e.at[:split], binding)][point.position(e.at[split:], binding)]]]


@evaluate.register
def _(e: Summation, point, binding):
    values = [evaluate(e.body, point, {**binding, e.over: k}) for k in range(point.sizes[e.over.dimension])]
    total = values[0]
    for value in values[1:]:
        total = add(total, value)
    return total


@evaluate.register
def _(e: Apply, point, binding):
    return [[point.apply(e.function, entry) for entry in row] for row in evaluate(e.argument, point, binding)]


@evaluate.register
def _(e: Partial, point, binding):
    row, column = (0, 0)
    if isinstance(e.by, Entry):
        split = len(axes(e.by.of)[0])
        row, column = (point.position(part, binding) for part in (e.by.at[:split], e.by.at[split:]))
    return point.derivative(e.of, binding, *place(e.by, point, row, column))


@evaluate.register
def _(e: Jacobian, point, binding):
    columns = [point.derivative(e.of, binding, *place(e.by, point, k, 0))
               for k in range(point.length(axes(e.by)[0]))]
    return [[column[r][0] for column in columns] for r in range(len(columns[0]))]


@evaluate.register
def _(e: Gradient, point, binding):
    rows, columns = (point.length(axis) for axis in axes(e.by))
    return [[point.derivative(e.of, binding, *place(e.by, point, r, c))[0][0] for c in range(columns)]
            for r in range(rows)]


def place(by: Expression, point: Point, row: int, column: int):
    """The symbol that `by` rearranges, and the row and column of its entry that is at (row, column)."""
    symbol, array = variable(by)
    if not isinstance(array, Vec):
        return symbol, row, column
    rows, columns = (point.length(axis) for axis in axes(symbol))
    cells = ([(r, c) for r in range(rows) for c in range(columns)] if array.by_rows
             else [(r, c) for c in range(columns) for r in range(rows)])
    return symbol, *cells[row]
