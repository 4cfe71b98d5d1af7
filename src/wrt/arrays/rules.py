"""The matrix of each node at a point, by the definition in the textbooks: blocks for ⊗, stacked columns for vec."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import (
    Adjugate, Apply, Commutation, Delta, Determinant, Diag, Differential, Duplication, Elimination, Entry, Gradient,
    Hadamard, HadamardPower, Hessian, Identity, Inverse, Jacobian, Kronecker, LogDeterminant, LogSumExp, MainDiagonal,
    MatrixProduct, Norm, Number, Ones, Partial, Power, Product, SingleEntry, Size, Softmax, Sum, Summation, Symbol,
    Total, Trace, Transpose, Unit, Varied, Vec, Vech, Vjp, Zeros, exp, log, reciprocal, sqrt,
)
from ..nodes.derivative import variable, way_of
from ..nodes.einstein import occurrences
from ..nodes.power import is_whole, whole_value
from .point import Array, Binding, Element, Move, Point, evaluate
from .structured import lower_cells, shares, structure_of


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
def evaluate_zeros(e: Zeros, point: Point, binding: Binding) -> Array:
    rows, columns = (point.length(axis) for axis in axes(e))
    return [[point.number(0)] * columns for _ in range(rows)]


@evaluate.register
def evaluate_unit(e: Unit, point: Point, binding: Binding) -> Array:
    return [[point.number(int(k == binding[e.index]))] for k in range(e.index.dimension.length(point.sizes))]


@evaluate.register
def evaluate_single_entry(e: SingleEntry, point: Point, binding: Binding) -> Array:
    rows, columns = (point.length(axis) for axis in axes(e))
    matrix = [[point.number(0)] * columns for _ in range(rows)]
    matrix[binding[e.row]][binding[e.column]] = point.number(1)
    return matrix


@evaluate.register
def evaluate_commutation(e: Commutation, point: Point, binding: Binding) -> Array:
    """Row and column are the places of an entry in the columns of Aᵀ, one below the other, and in those of A."""
    n, m = e.rows.length(point.sizes), e.columns.length(point.sizes)
    matrix = [[point.number(0)] * (m * n) for _ in range(n * m)]
    for r in range(n):
        for c in range(m):
            matrix[m * r + c][n * c + r] = point.number(1)
    return matrix


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
    scalar, array = None, None
    for factor in e.factors:
        value = evaluate(factor, point, binding)
        if axes(factor) == SCALAR:
            scalar = value[0][0] if scalar is None else scalar * value[0][0]
        else:
            array = value
    if array is None:
        return [[scalar]]
    return array if scalar is None else [[scalar * entry for entry in row] for row in array]


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
    key = e, _values(binding, [e.of])
    if key not in point.inverses:
        point.inverses[key] = point.inverse(evaluate(e.of, point, binding))
    return point.inverses[key]


@evaluate.register
def evaluate_determinant(e: Determinant, point: Point, binding: Binding) -> Array:
    return [[point.determinant(evaluate(e.of, point, binding))]]


@evaluate.register
def evaluate_log_determinant(e: LogDeterminant, point: Point, binding: Binding) -> Array:
    return [[point.log_absolute(point.determinant(evaluate(e.of, point, binding)))]]


@evaluate.register
def evaluate_adjugate(e: Adjugate, point: Point, binding: Binding) -> Array:
    """The cofactors, each at the place of its row and column exchanged."""
    matrix = evaluate(e.of, point, binding)
    size = range(len(matrix))
    return [[point.number((-1) ** (r + c)) * point.determinant(minor(matrix, c, r)) for c in size] for r in size]


def minor(matrix: Array, row: int, column: int) -> Array:
    """The matrix without a row and a column."""
    return [[x for c, x in enumerate(line) if c != column] for r, line in enumerate(matrix) if r != row]


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
def evaluate_total(e: Total, point: Point, binding: Binding) -> Array:
    return [[_total(entry for row in evaluate(e.of, point, binding) for entry in row)]]


@evaluate.register
def evaluate_diag(e: Diag, point: Point, binding: Binding) -> Array:
    entries = [entry for row in evaluate(e.of, point, binding) for entry in row]
    return [[entry if r == c else point.number(0) for c in range(len(entries))] for r, entry in enumerate(entries)]


@evaluate.register
def evaluate_diagonal(e: MainDiagonal, point: Point, binding: Binding) -> Array:
    return [[row[k]] for k, row in enumerate(evaluate(e.of, point, binding))]


@evaluate.register
def evaluate_norm(e: Norm, point: Point, binding: Binding) -> Array:
    squares = _total(entry * entry for row in evaluate(e.of, point, binding) for entry in row)
    return [[point.apply(sqrt, squares)]]


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
    matrix = evaluate(e.of, point, binding) if isinstance(e.of, Symbol) else _known(e.of, point, binding)
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
def evaluate_power(e: Power, point: Point, binding: Binding) -> Array:
    base = evaluate(e.base, point, binding)
    if axes(e.base) == SCALAR:
        return [[to_the(e.exponent, base[0][0], point, binding)]]
    times = whole_value(e.exponent, point.sizes)
    factor = base if times > 0 else point.inverse(base)
    total = factor
    for _ in range(abs(times) - 1):
        total = matmul(total, factor)
    return total


@evaluate.register
def evaluate_hadamard_power(e: HadamardPower, point: Point, binding: Binding) -> Array:
    return [[to_the(e.exponent, entry, point, binding) for entry in row] for row in evaluate(e.base, point, binding)]


def to_the(exponent: Expression, base: Element, point: Point, binding: Binding) -> Element:
    """A number to a power: multiplied so often, or e^(k log c); a power that is a half has a root."""
    if not is_whole(exponent):
        if isinstance(exponent, Number) and exponent.value.denominator == 2:
            whole = Number(Fraction(exponent.value.numerator // 2))
            return to_the(whole, base, point, binding) * point.apply(sqrt, base)
        times = evaluate(exponent, point, binding)[0][0]
        return point.apply(exp, times * point.apply(log, base))
    times = whole_value(exponent, point.sizes)
    factor, total = base if times >= 0 else point.apply(reciprocal, base), point.number(1)
    for bit in format(abs(times), "b"):     # squared for each bit, and multiplied once more where it is 1
        total = total * total * factor if bit == "1" else total * total
    return total


@evaluate.register
def evaluate_softmax(e: Softmax, point: Point, binding: Binding) -> Array:
    lines = [[point.apply(exp, entry) for entry in line] for line in _lines(e, point, binding)]
    shares = [[entry * one_over for entry in line]
              for line, one_over in ((line, point.apply(reciprocal, _total(line))) for line in lines)]
    return shares if axes(e.of)[1] else [[share] for share in shares[0]]


@evaluate.register
def evaluate_logsumexp(e: LogSumExp, point: Point, binding: Binding) -> Array:
    return [[point.apply(log, _total(point.apply(exp, entry) for entry in line))] for line in _lines(e, point, binding)]


def _lines(e: Softmax | LogSumExp, point: Point, binding: Binding) -> Array:
    """The rows of a matrix, or all of a vector as one."""
    matrix = evaluate(e.of, point, binding)
    return matrix if axes(e.of)[1] else [[row[0] for row in matrix]]


@evaluate.register
def evaluate_partial(e: Partial, point: Point, binding: Binding) -> Array:
    row, column = (0, 0)
    if isinstance(e.by, Entry):
        split = len(axes(e.by.of)[0])
        row, column = (point.position(part, binding) for part in (e.by.at[:split], e.by.at[split:]))
    return point.derivative(e.of, binding, moves(e.by, point, row, column))


@evaluate.register
def evaluate_jacobian(e: Jacobian, point: Point, binding: Binding) -> Array:
    columns = [point.derivative(e.of, binding, moves(e.by, point, k, 0))
               for k in range(point.length(axes(e.by)[0]))]
    return [[column[r][0] for column in columns] for r in range(len(columns[0]))]


@evaluate.register
def evaluate_gradient(e: Gradient, point: Point, binding: Binding) -> Array:
    rows, columns = (point.length(axis) for axis in axes(e.by))
    return [[point.derivative(e.of, binding, moves(e.by, point, r, c))[0][0] for c in range(columns)]
            for r in range(rows)]


@evaluate.register
def evaluate_hessian(e: Hessian, point: Point, binding: Binding) -> Array:
    return evaluate(Jacobian(Transpose(Jacobian(e.of, e.by)), e.by), point, binding)


@evaluate.register
def evaluate_differential(e: Differential, point: Point, binding: Binding) -> Array:
    steps = [(symbol, row, column, point.number(share) * element)
             for by, along in zip(e.variables(), e.along)
             for r, line in enumerate(evaluate(along, point, binding)) for c, element in enumerate(line)
             for symbol, row, column, share in moves(by, point, r, c)]
    return point.along(e.of, binding, steps, (e.by, e.along, _values(binding, e.along)))


@evaluate.register
def evaluate_vjp(e: Vjp, point: Point, binding: Binding) -> Array:
    rows, columns = (point.length(axis) for axis in axes(e.by))
    vector = evaluate(e.along, point, binding)

    def entry(r: int, c: int) -> Element:
        slope = point.derivative(e.of, binding, moves(e.by, point, r, c))
        return _total(v * s for line, other in zip(vector, slope) for v, s in zip(line, other))

    return [[entry(r, c) for c in range(columns)] for r in range(rows)]


def moves(by: Expression, point: Point, row: int, column: int) -> tuple[Move, ...]:
    """What moves, in the symbol that `by` rearranges, with the entry of `by` that is at (row, column)."""
    symbol, array = variable(by)
    rows, columns = (point.length(axis) for axis in axes(symbol))
    if isinstance(array, Vech):
        row, column = list(lower_cells(rows))[row]
    elif isinstance(array, Vec):
        cells = ([(r, c) for r in range(rows) for c in range(columns)] if array.by_rows
                 else [(r, c) for c in range(columns) for r in range(rows)])
        row, column = cells[row]
    return tuple((symbol, *share) for share in shares(structure_of(symbol), way_of(array), rows, row, column))


# ------------------------------------------------------------------ what they share
def add(a: Array, b: Array) -> Array:
    """The sum of two matrices."""
    return [[x + y for x, y in zip(r, s)] for r, s in zip(a, b)]


def matmul(a: Array, b: Array) -> Array:
    """The product of two matrices, row times column."""
    columns = list(zip(*b))
    # some numbers have a quicker way than one product after the other
    dot = getattr(type(a[0][0]), "dot", _dot)
    return [[dot(row, column) for column in columns] for row in a]


def _values(binding: Binding, expressions: Iterable[Expression]) -> tuple[int, ...]:
    """The values of the free indices of bound expressions, in the order of their names."""
    return tuple(binding[index] for index in sorted({i for e in expressions for i in occurrences(e)}))


def _known(e: Expression, point: Point, binding: Binding) -> Array:
    """The matrix of which an entry is asked for: the next is of the same, as long as its free indices are."""
    key = e, tuple(binding[index] for index in sorted(occurrences(e)))
    if key not in point.matrices:
        point.matrices[key] = evaluate(e, point, binding)
    return point.matrices[key]


def _dot(left: Iterable[Element], right: Iterable[Element]) -> Element:
    return _total(x * y for x, y in zip(left, right))


def _total(elements: Iterable[Element]) -> Element:
    rest = iter(elements)
    total = next(rest)
    for element in rest:
        total = total + element
    return total
