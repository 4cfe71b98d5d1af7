"""An oracle nobody here wrote: NumPy says what an expression comes to, and autograd what its derivatives are.

A value is an array of floating point numbers. Its last two axes are rows and columns; before them stands an
axis for each index in scope, the innermost first, so that NumPy's broadcasting does all choices of indices at
once. A derivative is what autograd finds when the variable takes a step; no rule of ours has a part in it.

The oracle shares with the checker the trees, and what an author means by them: where Einstein's rule sums
(`bind`), what a name stands for, and what a derivative may be taken by (`variable`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import singledispatch
from itertools import combinations, count
from math import prod
from zlib import crc32

import autograd.numpy as np
import numpy
from autograd import grad, make_jvp, make_vjp
from autograd.tracer import getval, isbox

from wrt.language.dimension import SCALAR, Dimension, Index
from wrt.language.expression import Expression
from wrt.language.shape import axes
from wrt.nodes import (
    Adjugate, Apply, Commutation, Delta, Derivative, DerivativeBy, Determinant, Diag, MainDiagonal, Differential,
    Duplication, Elimination, Entry, Gradient, Hadamard, HadamardPower, Hessian, Identity, Inverse, Jacobian, Kronecker,
    LogDeterminant, LogSumExp, MatrixProduct, Norm, Number, Ones, Partial, Power, Product, SingleEntry, Size, Softmax,
    Structured, Sum, Summation, Symbol, Total, Trace, Transpose, Unit, Varied, Vec, Vech, Vjp, Zeros,
)
from wrt.nodes.derivative import variable, way_of
from wrt.nodes.einstein import bind, occurrences
from wrt.nodes.symbol import opened

# least and greatest size of an entry, and its signs: mixed, all positive, all negative; near 0 and far from it
MIXED = (-1, 1)
STYLES = ((0.3, 2, MIXED), (0.3, 2, (1,)), (0.3, 2, (-1,)), (0.01, 0.5, MIXED), (1, 10, MIXED), (0.3, 2, MIXED),
          (1, 10, (1,)), (0.3, 2, MIXED))
POINTS, WITH_CONDITIONS = 8, 64         # points that decide: with conditions and kinks there are signs to be tried
TRIES, FEWEST = 80, 3                   # points tried for them, and points that are enough
LARGEST = 6                             # of the sizes
EQUAL, ROUNDING = 1e-9, 1e-12           # relative to the sides; to the greatest number on the way, if that is
ORDINARY = 1e4                          # not greater than this
DIFFERENT = 1e-8                        # relative to the greatest number on the way; between them is no say
MARGIN, CONDITION = 1e-3, 1e5           # how far from 0 a value that may not be 0 is, and from singular a matrix
# beyond that, they are so great or so flat that others drown in them
STEEP, FLAT = ("exp", "tanh", "sinh", "cosh", "logistic", "softplus"), 15
HIDDEN, NEWTON = 4, 3

FUNCTIONS = {"exp": np.exp, "log": np.log, "sqrt": np.sqrt, "sin": np.sin, "cos": np.cos, "tanh": np.tanh,
             "reciprocal": lambda t: 1 / t, "sinh": np.sinh, "cosh": np.cosh, "absolute": np.abs, "sign": np.sign,
             "relu": lambda t: np.maximum(t, 0), "logistic": lambda t: 1 / (1 + np.exp(-t)),
             "softplus": lambda t: np.logaddexp(0, t)}


class Misshapen(ValueError):
    """Arrays do not fit."""


@dataclass
class Point:
    """Sizes, values of all symbols, and smooth functions in the place of those that are left open."""

    sizes: dict[Dimension, int]
    seed: object = 0
    style: tuple = STYLES[0]
    given: dict[Symbol, object] = field(default_factory=dict)
    greatest: float = 1.0       # of all numbers seen on the way

    def random(self, name):
        """A source of chance for a name."""
        return numpy.random.default_rng(crc32(f"{self.seed}/{name}".encode()))

    def length(self, axis):
        """The number of entries along an axis."""
        return prod(d.length(self.sizes) for d in axis)

    def entries(self, symbol):
        """The array of a plain symbol."""
        if symbol not in self.given:
            low, high, signs = self.style
            shape = self.length(symbol.rows), self.length(symbol.columns)
            random = self.random(symbol.name)
            self.given[symbol] = random.uniform(low, high, shape) * random.choice(signs, shape)
        return self.given[symbol]

    def scalar_function(self, name):
        """A smooth function of one number."""
        random = self.random(f"function {name}")
        a, b, c, d, e = random.uniform(0.5, 1.5, 5) * random.choice(MIXED, 5)
        return lambda t: a * np.sin(b * t + c) + (d * t + e * t * t / 8) / 2

    def array_function(self, symbol, arguments):
        """The array of a smooth function of arrays."""
        random = self.random(f"function {symbol.name}")
        shape = self.length(symbol.rows), self.length(symbol.columns)
        inner = random.uniform(-1, 1, HIDDEN)
        for argument in arguments:
            weights = random.uniform(-1, 1, (HIDDEN, *argument.shape[-2:]))
            inner = inner + np.sum(argument[..., None, :, :] * weights, axis=(-2, -1))
        outer = np.sin(inner)[..., None, :] @ random.uniform(-1, 1, (HIDDEN, prod(shape)))
        return np.reshape(outer, (*outer.shape[:-2], *shape))


@dataclass(frozen=True)
class Place:
    """A point, the indices in scope (the innermost first), and the steps that variables take."""

    point: Point
    scope: tuple[Index, ...] = ()
    steps: tuple[tuple[Symbol, object], ...] = ()

    def within(self, indices):
        """The same with more indices in scope."""
        return replace(self, scope=(*indices, *self.scope))

    @property
    def lengths(self):
        """How many values each index has."""
        return tuple(i.dimension.length(self.point.sizes) for i in self.scope)

    def all(self, array):
        """The array with the axes of all indices, whether it depends on them or not."""
        aligned = np.reshape(array, (1,) * (len(self.lengths) + 2 - np.ndim(array)) + array.shape)
        return np.broadcast_to(aligned, self.lengths + array.shape[-2:])      # autograd adds no axis of its own

    def unit(self, index):
        """1 at the value of an index and 0 elsewhere, along the last axis."""
        length, axis = index.dimension.length(self.point.sizes), self.scope.index(index)
        shape = [1] * len(self.scope) + [length]
        shape[axis] = length
        return numpy.eye(length).reshape(shape)

    def units(self, indices):
        """The same for the indices of one axis, the last of which moves fastest."""
        found = numpy.ones([1] * len(self.scope) + [1])
        for index in indices:
            found = found[..., :, None] * self.unit(index)[..., None, :]
            found = found.reshape((*found.shape[:-2], -1))
        return found

    def entry_units(self, rows, columns):
        """1 at the place of an entry in a matrix, and 0 elsewhere."""
        return self.units(rows)[..., :, None] * self.units(columns)[..., None, :]


# ------------------------------------------------------------------ the value of each node
def value(e: Expression, at: Place):
    """The value of an expression whose sums are explicit."""
    found = evaluate(e, at)
    plain = unboxed(found)
    at.point.greatest = max(at.point.greatest, float(numpy.max(numpy.abs(plain))))
    return found


@singledispatch
def evaluate(e, at):
    raise TypeError(f"the oracle does not know {type(e).__name__}")


@evaluate.register
def of_number(e: Number, at):
    return numpy.array([[e.value.numerator / e.value.denominator]])


@evaluate.register
def of_size(e: Size, at):
    return numpy.array([[float(e.dimension.length(at.point.sizes))]])


@evaluate.register
def of_identity(e: Identity, at):
    return numpy.eye(e.dimension.length(at.point.sizes))


@evaluate.register
def of_ones(e: Ones, at):
    return numpy.ones((e.dimension.length(at.point.sizes), 1))


@evaluate.register
def of_zeros(e: Zeros, at):
    rows, *columns = (d.length(at.point.sizes) for d in e.dimensions)
    return numpy.zeros((rows, columns[0] if columns else 1))


@evaluate.register
def of_unit(e: Unit, at):
    return at.unit(e.index)[..., None]


@evaluate.register
def of_single_entry(e: SingleEntry, at):
    return at.entry_units([e.row], [e.column])


@evaluate.register
def of_commutation(e: Commutation, at):
    """The rows of the identity, as they are moved with the entries of a matrix that is transposed."""
    n, m = e.rows.length(at.point.sizes), e.columns.length(at.point.sizes)
    places = numpy.arange(n * m).reshape((n, m), order="F")
    return numpy.eye(n * m)[places.T.ravel(order="F")]


@evaluate.register
def of_delta(e: Delta, at):
    return np.sum(at.unit(e.first) * at.unit(e.second), axis=-1)[..., None, None]


@evaluate.register
def of_symbol(e: Symbol, at):
    if e.definition is not None:
        found = value(opened(e), at)
    elif e.arguments:
        found = at.point.array_function(e, [value(argument, at) for argument in e.arguments])
    else:
        found = at.point.entries(e)
    return sum((step for symbol, step in at.steps if symbol == e), found)


@evaluate.register
def of_structured(e: Structured, at):
    found = NEAREST[e.structure](at.point.entries(e))
    return sum((step for symbol, step in at.steps if symbol == e), found)


@evaluate.register
def of_varied(e: Varied, at):
    return value(e.of, at)


@evaluate.register
def of_sum(e: Sum, at):
    return total([value(term, at) for term in e.terms])


@evaluate.register
def of_product(e: Product, at):
    found = numpy.ones((1, 1))
    for factor in e.factors:
        other = value(factor, at)
        if (1, 1) not in (found.shape[-2:], other.shape[-2:]):
            raise Misshapen(e.text())
        found = found * other
    return found


@evaluate.register
def of_matrix_product(e: MatrixProduct, at):
    found = value(e.factors[0], at)
    for factor in e.factors[1:]:
        found = np.matmul(found, value(factor, at))
    return found


@evaluate.register
def of_hadamard(e: Hadamard, at):
    left, right = value(e.left, at), value(e.right, at)
    if left.shape[-2:] != right.shape[-2:]:
        raise Misshapen(e.text())
    return left * right


@evaluate.register
def of_kronecker(e: Kronecker, at):
    left, right = value(e.left, at), value(e.right, at)
    found = left[..., :, None, :, None] * right[..., None, :, None, :]
    *before, a, b, c, d = found.shape
    return np.reshape(found, (*before, a * b, c * d))


@evaluate.register
def of_transpose(e: Transpose, at):
    return np.swapaxes(value(e.of, at), -1, -2)


@evaluate.register
def of_trace(e: Trace, at):
    matrix = value(e.of, at)
    if matrix.shape[-2] != matrix.shape[-1]:
        raise Misshapen(e.text())
    return np.sum(matrix * numpy.eye(matrix.shape[-1]), axis=(-2, -1), keepdims=True)


@evaluate.register
def of_total(e: Total, at):
    return np.sum(value(e.of, at), axis=(-2, -1), keepdims=True)


@evaluate.register
def of_diag(e: Diag, at):
    vector = value(e.of, at)
    column = vector if vector.shape[-1] == 1 else np.swapaxes(vector, -1, -2)
    if column.shape[-1] != 1:
        raise Misshapen(e.text())
    return column * numpy.eye(column.shape[-2])


@evaluate.register
def of_diagonal(e: MainDiagonal, at):
    matrix = value(e.of, at)
    if matrix.shape[-2] != matrix.shape[-1]:
        raise Misshapen(e.text())
    return np.sum(matrix * numpy.eye(matrix.shape[-1]), axis=-1, keepdims=True)


@evaluate.register
def of_norm(e: Norm, at):
    array = value(e.of, at)
    return np.sqrt(np.sum(array * array, axis=(-2, -1), keepdims=True))


@evaluate.register
def of_vec(e: Vec, at):
    return stacked(value(e.of, at), e.by_rows)


@evaluate.register
def of_vech(e: Vech, at):
    return lower_column(value(e.of, at))


@evaluate.register
def of_duplication(e: Duplication, at):
    side = e.dimension.length(at.point.sizes)
    units = numpy.swapaxes(lower_units(side), -1, -2)
    units = units + numpy.swapaxes(units, -1, -2)
    return numpy.minimum(units, 1).reshape(len(units), -1).T


@evaluate.register
def of_elimination(e: Elimination, at):
    side = e.dimension.length(at.point.sizes)
    return numpy.eye(side * side)[numpy.tri(side, dtype=bool).T.ravel()]


@evaluate.register
def of_entry(e: Entry, at):
    return picked(value(e.of, at), e, at)


@evaluate.register
def of_summation(e: Summation, at):
    inner = at.within([e.over])
    return np.sum(inner.all(value(e.body, inner)), axis=0)


@evaluate.register
def of_apply(e: Apply, at):
    argument = value(e.argument, at)
    if e.function.name in STEEP:
        refuse_steep(argument)
    function = FUNCTIONS[e.function.name] if e.function.is_known else at.point.scalar_function(e.function.name)
    for _ in range(e.function.order):
        function = derived(function)
    return function(argument)


@evaluate.register
def of_softmax(e: Softmax, at):
    weights, along = exponentials(e, at)
    return weights / np.sum(weights, axis=along, keepdims=True)


@evaluate.register
def of_logsumexp(e: LogSumExp, at):
    weights, along = exponentials(e, at)
    return np.log(np.sum(weights, axis=along, keepdims=True))


def exponentials(e, at):
    """exp of all entries, and the axis along which they are summed: that of rows, unless there is one column."""
    argument = value(e.of, at)
    refuse_steep(argument)
    return np.exp(argument), -1 if axes(e.of)[1] else -2


def refuse_steep(argument):
    """Refuse arguments that are so great that a function made of exponentials hides all others."""
    if numpy.max(numpy.abs(unboxed(argument))) > FLAT:
        raise ArithmeticError("others drown in it")


@evaluate.register
def of_inverse(e: Inverse, at):
    """Newton's iteration, begun at NumPy's inverse: it gives autograd the first derivatives, and those after them."""
    matrix = value(e.of, at)
    if numpy.linalg.cond(unboxed(matrix)).max() > CONDITION:
        raise ArithmeticError("ill-conditioned")
    found = numpy.linalg.inv(unboxed(matrix))
    if isbox(matrix):
        for _ in range(NEWTON):
            found = 2 * found - np.matmul(np.matmul(found, matrix), found)
    return found


@evaluate.register
def of_determinant(e: Determinant, at):
    matrix = value(e.of, at)
    # its products may be far greater than their sum: Hadamard's bound says how great
    products = numpy.prod(numpy.linalg.norm(unboxed(matrix), axis=-1), axis=-1)
    at.point.greatest = max(at.point.greatest, float(numpy.max(products)))
    return by_rows(matrix)[..., None, None]


@evaluate.register
def of_log_determinant(e: LogDeterminant, at):
    matrix = value(e.of, at)
    if numpy.linalg.cond(unboxed(matrix)).max() > CONDITION:
        raise ArithmeticError("ill-conditioned")
    return np.log(np.abs(by_rows(matrix)))[..., None, None]


@evaluate.register
def of_adjugate(e: Adjugate, at):
    matrix = value(e.of, at)
    size = range(matrix.shape[-1])
    without = lambda k: [other for other in size if other != k]
    return np.stack([np.stack([(-1) ** (r + c) * by_rows(matrix[..., without(c), :][..., without(r)])
                               for c in size], axis=-1) for r in size], axis=-2)


def by_rows(matrix):
    """The determinant by Laplace's expansion of one row after the other, which autograd can follow."""
    size = matrix.shape[-1]
    if size > LARGEST:
        raise ArithmeticError("too large")
    minors = {(): numpy.ones(matrix.shape[:-2])}
    for row in reversed(range(size)):
        minors = {columns: sum((-1) ** k * matrix[..., row, c] * minors[columns[:k] + columns[k + 1:]]
                               for k, c in enumerate(columns)) for columns in combinations(range(size), size - row)}
    return minors[tuple(range(size))]


@evaluate.register
def of_power(e: Power, at):
    base, exponent = value(e.base, at), value(e.exponent, at)
    if axes(e.base) == SCALAR:
        return to_the(base, exponent)
    times = int(unboxed(exponent).item())
    found = base = base if times > 0 else value(Inverse(e.base), at)
    for _ in range(abs(times) - 1):
        found = np.matmul(found, base)
    return found


@evaluate.register
def of_hadamard_power(e: HadamardPower, at):
    return to_the(value(e.base, at), value(e.exponent, at))


def to_the(base, exponent):
    """NumPy's power of each entry."""
    if numpy.min(unboxed(base)) < 0 and not isbox(exponent):
        return base ** numpy.round(exponent) if numpy.allclose(exponent, numpy.round(exponent)) else numpy.nan * base
    return base ** exponent


@evaluate.register
def of_partial(e: Partial, at):
    found = derivatives(e, at)
    by = at.entry_units(e.by.at[:len(axes(e.by.of)[0])], e.by.at[len(axes(e.by.of)[0]):]) if isinstance(
        e.by, Entry) else numpy.ones((1, 1))
    return np.sum(found * by[..., None, None, :, :], axis=(-2, -1))


@evaluate.register
def of_gradient(e: Gradient, at):
    return derivatives(e, at)[..., 0, 0, :, :]


@evaluate.register
def of_jacobian(e: Jacobian, at):
    return derivatives(e, at)[..., :, 0, :, 0]


@evaluate.register
def of_differential(e: Differential, at):
    """One step of all variables together, as far as their directions say."""
    moves = [(variable(by), value(along, at)) for by, along in zip(e.variables(), e.along)]
    steps = [(symbol, tied(unstacked(move, array, symbol, at), array, symbol, at)) for (symbol, array), move in moves]
    together = lambda step: moved(e.of, at, [(symbol, step * move) for symbol, move in steps]) + 0 * step
    return make_jvp(together)(0.0)(1.0)[1]


@evaluate.register
def of_vjp(e: Vjp, at):
    """Reverse mode, which no other node takes."""
    vector, (symbol, array) = value(e.along, at), variable(e.by)
    function = lambda step: moved(e.of, at, [(symbol, tied(step, array, symbol, at))]) + 0 * np.sum(step)
    back, found = make_vjp(function)(no_step(symbol, at))
    return laid_out(back(at.all(vector) + 0 * found), array)


@evaluate.register
def of_hessian(e: Hessian, at):
    """Forward over reverse."""
    symbol, array = variable(e.by)
    zero = no_step(symbol, at)
    slope = grad(lambda step: np.sum(moved(e.of, at, [(symbol, tied(step, array, symbol, at))])) + 0 * np.sum(
        step * step))
    columns = []
    for unit in numpy.eye(at.point.length(axes(e.by)[0])):
        move = unstacked(unit[:, None], array, symbol, at)
        columns.append(make_jvp(slope)(zero)(at.all(move))[1])
    return np.concatenate([laid_out(column, array) for column in columns], axis=-1)


def moved(e: Expression, at: Place, steps):
    """The value of an expression where symbols take steps, for all values of the indices in scope."""
    return at.all(value(e, replace(at, steps=(*at.steps, *steps))))


def no_step(symbol: Symbol, at: Place):
    """A step of length 0, for all values of the indices in scope."""
    return at.all(numpy.zeros((at.point.length(symbol.rows), at.point.length(symbol.columns)))) + 0.0


def tied(step, array: Expression, symbol: Symbol, at: Place):
    """A step of each entry alone, with what moves together with each."""
    if not isinstance(symbol, Structured):
        return step
    side = at.point.length(symbol.rows)
    units = numpy.eye(side * side).reshape(side, side, side, side)
    return np.sum(step[..., None, None] * MOVED[way_of(array)](symbol.structure, units), axis=(-4, -3))


def laid_out(matrix, array: Expression):
    """A matrix laid out like the variable, where that is vec or vech of the symbol."""
    if isinstance(array, Vech):
        return lower_column(matrix)
    return stacked(matrix, array.by_rows) if isinstance(array, Vec) else matrix


def unstacked(column, array: Expression, symbol: Symbol, at: Place):
    """A direction laid out like the symbol, where the variable is vec or vech of it."""
    if isinstance(array, Vech):
        return np.sum(column[..., None] * lower_units(at.point.length(symbol.rows)), axis=-3)
    if not isinstance(array, Vec):
        return column
    rows, columns = at.point.length(symbol.rows), at.point.length(symbol.columns)
    if array.by_rows:
        return np.reshape(column, (*column.shape[:-2], rows, columns))
    return np.swapaxes(np.reshape(column, (*column.shape[:-2], columns, rows)), -1, -2)


def derivatives(e: DerivativeBy, at: Place):
    """Rows and columns of what is derived, and behind them those of the array that it is derived by."""
    symbol, array = variable(e.by)
    letters = count(len(at.scope))
    rows, columns = ([Index(f"step {next(letters)}", d) for d in axis] for axis in (symbol.rows, symbol.columns))
    inner = at.within(rows + columns)
    unit = inner.entry_units(rows, columns)
    if isinstance(symbol, Structured):
        unit = MOVED[way_of(array)](symbol.structure, unit)
    # 0 * step: autograd warns if nothing depends on the step
    step_of_all = lambda step: moved(e.of, inner, [(symbol, step * unit)]) + 0 * step
    _, found = make_jvp(step_of_all)(0.0)(1.0)
    shape = at.point.length(symbol.rows), at.point.length(symbol.columns)
    found = np.moveaxis(np.reshape(found, (prod(shape), *found.shape[len(rows + columns):])), 0, -1)
    found = np.reshape(found, (*found.shape[:-1], *shape))
    return laid_out(found, array)


# ------------------------------------------------------------------ what they share
def total(arrays):
    """The sum of arrays of one shape."""
    if len({array.shape[-2:] for array in arrays}) > 1:
        raise Misshapen("a sum")
    return sum(arrays[1:], arrays[0])


def stacked(matrix, by_rows):
    """All entries in one column: NumPy's order C, or F."""
    lines = matrix if by_rows else np.swapaxes(matrix, -1, -2)
    return np.reshape(lines, (*lines.shape[:-2], -1, 1))


def lower_units(side):
    """For each entry on and below the diagonal the matrix with 1 there: the columns one after the other."""
    columns, rows = numpy.triu_indices(side)
    units = numpy.eye(side * side).reshape(side, side, side, side)
    return units[rows, columns]


def lower_column(matrix):
    """The entries on and below the diagonal in one column: the columns one after the other."""
    columns, rows = numpy.triu_indices(matrix.shape[-1])
    return matrix[..., rows, columns][..., None]


def symmetric_part(matrix):
    """The nearest symmetric matrix."""
    return (matrix + np.swapaxes(matrix, -1, -2)) / 2


def skew_part(matrix):
    """The nearest skew-symmetric matrix."""
    return (matrix - np.swapaxes(matrix, -1, -2)) / 2


# the nearest matrix of a structure, in the sum of squares
NEAREST = {
    "symmetric": symmetric_part, "skew-symmetric": skew_part, "lower triangular": numpy.tril,
    "upper triangular": numpy.triu, "diagonal": lambda matrix: matrix * numpy.eye(matrix.shape[-1])}


def scaled_to_one(structure, unit):
    """The matrix of a structure that is nearest to a unit, as many times as makes the entry of the unit 1."""
    near = NEAREST[structure](unit)
    there = numpy.sum(near * unit, axis=(-2, -1), keepdims=True)
    return numpy.divide(near, there, out=numpy.zeros_like(near), where=there != 0)


MOVED = {"independent": lambda structure, unit: unit, "free": scaled_to_one,
         "projected": lambda structure, unit: NEAREST[structure](unit)}


def picked(matrix, e: Entry, at: Place):
    """The entries that indices name."""
    split = len(axes(e.of)[0])
    unit = at.entry_units(e.at[:split], e.at[split:])
    if unit.shape[-2:] != matrix.shape[-2:]:
        raise Misshapen(e.text())
    return np.sum(matrix * unit, axis=(-2, -1), keepdims=True)


def derived(function):
    """The derivative of a function of one number."""
    return lambda t: make_jvp(function)(t)(numpy.ones(np.shape(t)))[1]


def unboxed(array):
    """The numbers alone, where autograd follows what becomes of them."""
    while isbox(array):
        array = getval(array)
    return array


# ------------------------------------------------------------------ are two sides equal?
@dataclass(frozen=True)
class Answer:
    """What the oracle says: "true", "false", or "no say"; and the points that say so."""

    said: str
    points: int = 0
    where: str = ""


def compare(left: Expression, right: Expression, free=(), conditions=(), seed: object = 0) -> Answer:
    """Whether left = right for all values of the free indices, at seeded points that meet what both sides demand."""
    (left, names), (right, others) = bind(left, free), bind(right, free)
    if names != others:
        return Answer("false", where="the sides have different indices")
    needed = [*demanded(left), *demanded(right), *((c.property, bind(c.expression, outer(c.expression))[0])
                                                    for c in conditions)]
    # what has a kink, as a norm of a multiple has, is another function on each side of it
    has_border = needed or any(part.borders() for side in (left, right) for part in side.walk())
    most = WITH_CONDITIONS if has_border else POINTS
    agreed = 0
    for number in range(TRIES):
        point = random_point(left, right, number, seed)
        with numpy.errstate(all="ignore"):
            equal = agree(left, right, names, needed, point)
        if equal is False:
            sizes = ", ".join(f"{d.name}={size}" for d, size in point.sizes.items())
            return Answer("false", agreed + 1, f"{sizes}, style {point.style}, seed {point.seed}")
        agreed += equal is True
        if agreed == most:
            break
    return Answer("true" if agreed >= FEWEST else "no say", agreed)


def random_point(left, right, number, seed) -> Point:
    """The point of a number: styles take turns, and sizes are unequal."""
    found = dict.fromkeys(named for side in (left, right) for part in side.walk()
                          for named in part.named() if isinstance(named, Dimension))
    random = numpy.random.default_rng(crc32(f"{seed}/{number}/sizes".encode()))
    sizes = random.permutation(range(1, max(LARGEST, len(found)) + 1))
    return Point({d: int(size) for d, size in zip(found, sizes)}, f"{seed}/{number}", STYLES[number % len(STYLES)])


def agree(left, right, free, needed, point) -> bool | None:
    """Whether the sides are equal at a point; None if the oracle has no say there."""
    at = Place(point, tuple(sorted(free)))
    try:
        if not all(meets(property, e, point) for property, e in needed):
            return None
        point.greatest = 0.0
        sides = [at.all(value(side, at)) for side in (left, right)]
    except ArithmeticError:
        return None
    if sides[0].shape != sides[1].shape:
        return False
    apart = numpy.max(numpy.abs(sides[0] - sides[1]))
    if not numpy.isfinite(apart) or not numpy.isfinite(point.greatest):
        return None
    if apart <= EQUAL * numpy.max(numpy.abs(sides)) or point.greatest < ORDINARY and apart <= ROUNDING * point.greatest:
        return True
    return False if apart > DIFFERENT * point.greatest else None


def meets(property: str, e: Expression, point: Point) -> bool:
    """Whether an expression is positive or nonzero, or invertible, with a margin, for all values of its indices."""
    at = Place(point, tuple(sorted(outer(e))))
    found = value(e, at)
    if property == "invertible":
        return bool(numpy.linalg.cond(found).max() < CONDITION)
    return bool(numpy.all((found if property == "positive" else numpy.abs(found)) > MARGIN))


def outer(e: Expression):
    """The indices that are not summed within an expression."""
    return set(occurrences(e))


def demanded(e: Expression) -> Iterator[tuple[str, Expression]]:
    """What a bound expression needs to have a value: properties, and what must have them."""
    yield from ((demand.property, demand.expression) for demand in e.demands())
    below = e.operands()
    if isinstance(e, Symbol):
        below = e.arguments if e.definition is None else (opened(e),)
    elif isinstance(e, Derivative):
        below = (*below, *e.symbols())
    for part in below:
        yield from demanded(part)
