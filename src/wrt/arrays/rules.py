"""The matrix of each node at a point, by the definition in the textbooks: blocks for ⊗, stacked columns for vec."""

from __future__ import annotations

from collections.abc import Iterable

from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import (
    Apply, Delta, Duplication, Elimination, Entry, Gradient, Hadamard, Identity, Inverse, Jacobian, Kronecker,
    MatrixProduct, Number, Ones, Partial, Product, Size, Sum, Summation, Symbol, Trace, Transpose, Varied, Vec, Vech,
)
from ..nodes.derivative import variable, way_of
from ..nodes.einstein import occurrences
from .point import Array, Binding, Element, Point, evaluate
from .structured import Step, lower_cells, step, structure_of


@evaluate.register
def evaluate_number(e: Number, point: Point, binding: Binding) -> Array:
    return [[point.number(e.value)]]


@evaluate.register
def evaluate_size(e: Size, point: Point, binding: Binding) -> Array:
    return [[point.number(e.dimension.length(point.sizes))]]


@evaluate.register
def evaluate_symbol(e: Symbol, point: Point, binding: Binding) -> Array:
    return point.symbol(e)


@evaluate.register
def evaluate_varied(e: Varied, point: Point, binding: Binding) -> Array:
    return evaluate(e.of, point, binding)


@evaluate.register
def evaluate_identity(e: Identity, point: Point, binding: Binding) -> Array:
    n = e.dimension.length(point.sizes)
    return [[point.number(int(r == c)) for c in range(n)] for r in range(n)]


@evaluate.register
def evaluate_ones(e: Ones, point: Point, binding: Binding) -> Array:
    return [[point.number(1)] for _ in range(e.dimension.length(point.sizes))]


@evaluate.register
def evaluate_delta(e: Delta, point: Point, binding: Binding) -> Array:
    return [[point.number(int(binding[e.first] == binding[e.second]))]]


@evaluate.register
def evaluate_sum(e: Sum, point: Point, binding: Binding) -> Array:
    total = evaluate(e.terms[0], point, binding)
    for term in e.terms[1:]:
        total = add(total, evaluate(term, point, binding))
    return total


@evaluate.register
def evaluate_product(e: Product, point: Point, binding: Binding) -> Array:
    scalar, array = point.number(1), None
    for factor in e.factors:
        value = evaluate(factor, point, binding)
        if axes(factor) == SCALAR:
            scalar = scalar * value[0][0]
        else:
            array = value
    return [[scalar]] if array is None else [[scalar * entry for entry in row] for row in array]


@evaluate.register
def evaluate_matrix_product(e: MatrixProduct, point: Point, binding: Binding) -> Array:
    total = evaluate(e.factors[0], point, binding)
    for factor in e.factors[1:]:
        total = matmul(total, evaluate(factor, point, binding))
    return total


@evaluate.register
def evaluate_transpose(e: Transpose, point: Point, binding: Binding) -> Array:
    return [list(column) for column in zip(*evaluate(e.of, point, binding))]


@evaluate.register
def evaluate_inverse(e: Inverse, point: Point, binding: Binding) -> Array:
    key = e, tuple(binding[index] for index in sorted(occurrences(e.of)))
    if key not in point.inverses:
        point.inverses[key] = point.inverse(evaluate(e.of, point, binding))
    return point.inverses[key]


@evaluate.register
def evaluate_kronecker(e: Kronecker, point: Point, binding: Binding) -> Array:
    a, b = evaluate(e.left, point, binding), evaluate(e.right, point, binding)
    return [[x * y for x in row for y in below] for row in a for below in b]


@evaluate.register
def evaluate_hadamard(e: Hadamard, point: Point, binding: Binding) -> Array:
    a, b = evaluate(e.left, point, binding), evaluate(e.right, point, binding)
    return [[x * y for x, y in zip(r, s)] for r, s in zip(a, b)]


@evaluate.register
def evaluate_trace(e: Trace, point: Point, binding: Binding) -> Array:
    return [[_total(row[k] for k, row in enumerate(evaluate(e.of, point, binding)))]]


@evaluate.register
def evaluate_vec(e: Vec, point: Point, binding: Binding) -> Array:
    matrix = evaluate(e.of, point, binding)
    lines = matrix if e.by_rows else zip(*matrix)
    return [[entry] for line in lines for entry in line]


@evaluate.register
def evaluate_vech(e: Vech, point: Point, binding: Binding) -> Array:
    matrix = evaluate(e.of, point, binding)
    return [[matrix[row][column]] for row, column in lower_cells(len(matrix))]


@evaluate.register
def evaluate_duplication(e: Duplication, point: Point, binding: Binding) -> Array:
    side = e.dimension.length(point.sizes)
    return [[point.number(int(cell in ((row, column), (column, row)))) for cell in lower_cells(side)]
            for column in range(side) for row in range(side)]


@evaluate.register
def evaluate_elimination(e: Elimination, point: Point, binding: Binding) -> Array:
    side = e.dimension.length(point.sizes)
    return [[point.number(int(cell == (row, column))) for column in range(side) for row in range(side)]
            for cell in lower_cells(side)]


@evaluate.register
def evaluate_entry(e: Entry, point: Point, binding: Binding) -> Array:
    split = len(axes(e.of)[0])
    matrix = evaluate(e.of, point, binding)
    return [[matrix[point.position(e.at[:split], binding)][point.position(e.at[split:], binding)]]]


@evaluate.register
def evaluate_summation(e: Summation, point: Point, binding: Binding) -> Array:
    values = [evaluate(e.body, point, {**binding, e.over: k}) for k in range(e.over.dimension.length(point.sizes))]
    total = values[0]
    for value in values[1:]:
        total = add(total, value)
    return total


@evaluate.register
def evaluate_apply(e: Apply, point: Point, binding: Binding) -> Array:
    return [[point.apply(e.function, entry) for entry in row] for row in evaluate(e.argument, point, binding)]


@evaluate.register
def evaluate_partial(e: Partial, point: Point, binding: Binding) -> Array:
    row, column = (0, 0)
    if isinstance(e.by, Entry):
        split = len(axes(e.by.of)[0])
        row, column = (point.position(part, binding) for part in (e.by.at[:split], e.by.at[split:]))
    return point.derivative(e.of, binding, *place(e.by, point, row, column))


@evaluate.register
def evaluate_jacobian(e: Jacobian, point: Point, binding: Binding) -> Array:
    columns = [point.derivative(e.of, binding, *place(e.by, point, k, 0))
               for k in range(point.length(axes(e.by)[0]))]
    return [[column[r][0] for column in columns] for r in range(len(columns[0]))]


@evaluate.register
def evaluate_gradient(e: Gradient, point: Point, binding: Binding) -> Array:
    rows, columns = (point.length(axis) for axis in axes(e.by))
    return [[point.derivative(e.of, binding, *place(e.by, point, r, c))[0][0] for c in range(columns)]
            for r in range(rows)]


def place(by: Expression, point: Point, row: int, column: int) -> tuple[Symbol, Step]:
    """The symbol that `by` rearranges, and what moves in it with the entry of `by` that is at (row, column)."""
    symbol, array = variable(by)
    rows, columns = (point.length(axis) for axis in axes(symbol))
    if isinstance(array, Vech):
        row, column = list(lower_cells(rows))[row]
    elif isinstance(array, Vec):
        cells = ([(r, c) for r in range(rows) for c in range(columns)] if array.by_rows
                 else [(r, c) for c in range(columns) for r in range(rows)])
        row, column = cells[row]
    return symbol, step(structure_of(symbol), way_of(array), rows, row, column)


# ------------------------------------------------------------------ what they share
def add(a: Array, b: Array) -> Array:
    """The sum of two matrices."""
    return [[x + y for x, y in zip(r, s)] for r, s in zip(a, b)]


def matmul(a: Array, b: Array) -> Array:
    """The product of two matrices, row times column."""
    return [[_total(x * b[k][c] for k, x in enumerate(row)) for c in range(len(b[0]))] for row in a]


def _total(elements: Iterable[Element]) -> Element:
    rest = iter(elements)
    total = next(rest)
    for element in rest:
        total = total + element
    return total
