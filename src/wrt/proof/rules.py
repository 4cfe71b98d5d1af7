"""The entry of each node at given rows and columns, as a sum of products, for all sizes."""

from __future__ import annotations

from fractions import Fraction

from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import (
    Adjugate, Apply, Commutation, Delta, DerivativeBy, Determinant, Diag, Differential, Duplication, Elimination, Entry,
    Gradient, Hadamard, HadamardPower, Hessian, Identity, Inverse, Jacobian, Kronecker, LogDeterminant, LogSumExp,
    MainDiagonal, MatrixProduct, Norm, Number, Ones, Partial, Power, Product, SingleEntry, Size, Softmax, Structured,
    Sum, Summation, Symbol, Total, Trace, Transpose, Unit, Varied, Vec, Vech, Vjp, Zeros, exp, log, reciprocal, sqrt,
)
from ..nodes.derivative import variable, way_of
from ..nodes.power import is_whole, whole_value
from ..nodes.structured import LOWER
from .applied import function_of
from .atom import Atom
from .canonical import normal_form
from .delta import DELTA
from .determinant import AdjugateHead, DeterminantHead, LogDeterminantHead
from .inverse import inverted
from .pairs import PAIR
from .raised import raised
from .reading import definition_at, derive, expand, reopen
from .size import SizeHead
from .structured import entry_by_free_ones, step
from .terms import Factor, Indices, Polynomial, Term, multiply, one, renamed_dummies, substitute
from .translation import Translation
from .triangle import TRIANGLE

MANY = 50       # terms of a product


@expand.register
def expand_number(e: Number, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return [Term(e.value)] if e.value else []


@expand.register
def expand_size(e: Size, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one((SizeHead(e.dimension), ()))


@expand.register
def expand_symbol(e: Symbol, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    if e.definition is None or e in translation.closed:
        return one((Atom(e), rows + columns))
    return definition_at(e, translation, rows, columns)


@expand.register
def expand_structured(e: Structured, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    if e in translation.closed:
        return one((Atom(e), rows + columns))
    return entry_by_free_ones(e, *rows, *columns)


@expand.register
def expand_varied(e: Varied, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return expand(e.of, translation, rows, columns)


@expand.register
def expand_identity(e: Identity, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one((DELTA, rows + columns))


@expand.register
def expand_ones(e: Ones, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one()


@expand.register
def expand_zeros(e: Zeros, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return []


@expand.register
def expand_unit(e: Unit, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one((DELTA, rows + e.indices()))


@expand.register
def expand_single_entry(e: SingleEntry, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one(*((DELTA, pair) for pair in zip(rows + columns, e.indices())))


@expand.register
def expand_commutation(e: Commutation, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one(*((DELTA, pair) for pair in zip(rows, reversed(columns))))


@expand.register
def expand_delta(e: Delta, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one((DELTA, e.indices()))


@expand.register
def expand_sum(e: Sum, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return [term for part in e.terms for term in expand(part, translation, rows, columns)]


@expand.register
def expand_product(e: Product, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    product = one()
    for factor in e.factors:
        place = (rows, columns) if axes(factor) != SCALAR else ((), ())
        product = _collected(multiply(product, expand(factor, translation, *place)), translation)
    return product


def _collected(polynomial: Polynomial, translation: Translation) -> Polynomial:
    """The terms of a long product, equal ones put together: of (a + b)¹⁰ eleven, not a thousand."""
    if len(polynomial) < MANY:
        return polynomial
    return [renamed_dummies(term, translation) for term in normal_form(polynomial)]


@expand.register
def expand_matrix_product(e: MatrixProduct, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    product, left = one(), rows
    for factor in e.factors[:-1]:
        inner = translation.fresh(axes(factor)[1])
        product = multiply(product, expand(factor, translation, left, inner), one(dummies=inner))
        left = inner
    return multiply(product, expand(e.factors[-1], translation, left, columns))


@expand.register
def expand_transpose(e: Transpose, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return expand(e.of, translation, columns, rows)


@expand.register
def expand_inverse(e: Inverse, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one(inverted(*_entry(e.of, translation), rows + columns))


@expand.register
def expand_determinant(e: Determinant, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one(DeterminantHead.of(*_entry(e.of, translation)))


@expand.register
def expand_log_determinant(e: LogDeterminant, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one(LogDeterminantHead.of(*_entry(e.of, translation)))


@expand.register
def expand_adjugate(e: Adjugate, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one(AdjugateHead.of(*_entry(e.of, translation), rows + columns))


def _entry(matrix: Expression, translation: Translation) -> tuple[Polynomial, Indices]:
    """The entry of a matrix at indices of its own, and these."""
    own = translation.fresh(axes(matrix)[0]), translation.fresh(axes(matrix)[1])
    return expand(matrix, translation, *own), sum(own, ())


@expand.register
def expand_kronecker(e: Kronecker, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    r, c = (len(axis) for axis in axes(e.left))
    return multiply(expand(e.left, translation, rows[:r], columns[:c]),
                    expand(e.right, translation, rows[r:], columns[c:]))


@expand.register
def expand_hadamard(e: Hadamard, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return multiply(expand(e.left, translation, rows, columns), expand(e.right, translation, rows, columns))


@expand.register
def expand_trace(e: Trace, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    place = translation.fresh(axes(e.of)[0])
    return multiply(expand(e.of, translation, place, place), one(dummies=place))


@expand.register
def expand_total(e: Total, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    place = [translation.fresh(axis) for axis in axes(e.of)]
    return multiply(expand(e.of, translation, *place), one(dummies=sum(place, ())))


@expand.register
def expand_diag(e: Diag, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    at = (rows, ()) if axes(e.of)[0] else ((), rows)
    return multiply(one(*((DELTA, pair) for pair in zip(rows, columns))), expand(e.of, translation, *at))


@expand.register
def expand_diagonal(e: MainDiagonal, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return expand(e.of, translation, rows, rows)


@expand.register
def expand_norm(e: Norm, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    place = [translation.fresh(axis) for axis in axes(e.of)]
    entries = [expand(e.of, translation, *place) for _ in range(2)]
    return function_of(sqrt, multiply(*entries, one(dummies=sum(place, ()))), translation)


@expand.register
def expand_vec(e: Vec, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return expand(e.of, translation, *unstacked(e, rows))


@expand.register
def expand_vech(e: Vech, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    if not rows:
        return expand(e.of, translation, (), ())
    place = translation.fresh(sum(axes(e.of), ()))
    return multiply(one(*_lower_pair(place, rows), dummies=place), expand(e.of, translation, place[:1], place[1:]))


@expand.register
def expand_duplication(e: Duplication, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one((PAIR, rows + columns))


@expand.register
def expand_elimination(e: Elimination, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one(*_lower_pair(columns[::-1], rows))


def _lower_pair(place: Indices, number: Indices) -> tuple[Factor, Factor]:
    """1 for a row and a column of the lower triangle, and the number of their entry in vech."""
    return (TRIANGLE, place), (PAIR, place + number)


@expand.register
def expand_entry(e: Entry, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    split = len(axes(e.of)[0])
    return expand(e.of, translation, e.at[:split], e.at[split:])


@expand.register
def expand_summation(e: Summation, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    dummy = translation.fresh((e.over.dimension,))
    terms = expand(e.body, translation, rows, columns)
    return multiply([substitute(t, {e.over: dummy[0]}) for t in terms], one(dummies=dummy))


@expand.register
def expand_apply(e: Apply, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return function_of(e.function, expand(e.argument, translation, rows, columns), translation)


@expand.register
def expand_power(e: Power, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    if axes(e.base) == SCALAR:
        return to_the(e.exponent, expand(e.base, translation, (), ()), translation)
    times = whole_value(e.exponent, {})
    factors = (e.base if times > 0 else Inverse(e.base),) * abs(times)
    return expand(MatrixProduct(factors), translation, rows, columns)


@expand.register
def expand_hadamard_power(e: HadamardPower, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return to_the(e.exponent, expand(e.base, translation, rows, columns), translation)


def to_the(exponent: Expression, base: Polynomial, translation: Translation) -> Polynomial:
    """A number to a power: a product if the exponent is whole, e^(k log c) otherwise, with roots for halves."""
    times = expand(exponent, translation, (), ())
    if is_whole(exponent):
        return raised(base, times, translation)
    if isinstance(exponent, Number) and exponent.value.denominator == 2:
        whole = [Term(Fraction(exponent.value.numerator // 2))]
        return multiply(raised(base, whole, translation), function_of(sqrt, base, translation))
    return function_of(exp, multiply(times, function_of(log, base, translation)), translation)


@expand.register
def expand_softmax(e: Softmax, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    total = _sum_of_exponentials(e.of, translation, rows)
    return multiply(function_of(exp, expand(e.of, translation, rows, columns), translation),
                    function_of(reciprocal, total, translation))


@expand.register
def expand_logsumexp(e: LogSumExp, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return function_of(log, _sum_of_exponentials(e.of, translation, rows), translation)


def _sum_of_exponentials(vector: Expression, translation: Translation, rows: Indices) -> Polynomial:
    """The sum along the row of a matrix that is given, or along a vector."""
    down, across = axes(vector)
    place = translation.fresh(across or down)
    at = (rows, place) if across else (place, ())
    return multiply(function_of(exp, expand(vector, translation, *at), translation), one(dummies=place))


@expand.register
def expand_partial(e: Partial, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return differentiate(e, translation, rows, columns, e.by.indices())


@expand.register
def expand_jacobian(e: Jacobian, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return differentiate(e, translation, rows, (), columns)


@expand.register
def expand_gradient(e: Gradient, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return differentiate(e, translation, (), (), rows + columns)


@expand.register
def expand_hessian(e: Hessian, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return differentiate(e, translation, (), (), rows, columns)


@expand.register
def expand_differential(e: Differential, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    total: Polynomial = []
    for by, along in zip(e.variables(), e.along):
        place = [translation.fresh(axis) for axis in axes(by)]
        total += multiply(differentiate(DerivativeBy(e.of, by), translation, rows, columns, sum(place, ())),
                          expand(along, translation, *place), one(dummies=sum(place, ())))
    return total


@expand.register
def expand_vjp(e: Vjp, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    place = [translation.fresh(axis) for axis in axes(e.of)]
    return multiply(differentiate(DerivativeBy(e.of, e.by), translation, *place, rows + columns),
                    expand(e.along, translation, *place), one(dummies=sum(place, ())))


def unstacked(e: Vec, indices: Indices) -> tuple[Indices, Indices]:
    """Row and column indices of the matrix for the index group of its vec."""
    rows, columns = axes(e.of)
    if e.by_rows:
        return indices[:len(rows)], indices[len(rows):]
    return indices[len(columns):], indices[:len(columns)]


# ------------------------------------------------------------------ derivatives
def differentiate(e: DerivativeBy, translation: Translation, rows: Indices, columns: Indices,
                  *places: Indices) -> Polynomial:
    """The derivative of `e.of` by the entry of `e.by` at each of the places, one after the other."""
    symbol, array = variable(e.by)
    terms = expand(e.of, translation.closing(symbol), rows, columns)
    for at in places:
        terms = _collected(_derived(terms, symbol, array, at, translation), translation)
    return _collected(reopen(terms, translation), translation)


def _derived(terms: Polynomial, symbol: Symbol, array: Expression, at: Indices, translation: Translation) -> Polynomial:
    """The derivative by the entry `at` of an array; each tied entry moves so much as it is tied to that one."""
    own = sum(unstacked(array, at), ()) if isinstance(array, Vec) else at
    if not isinstance(symbol, Structured):
        return derive(terms, symbol, own, translation)
    place = translation.fresh(symbol.rows + symbol.columns)
    return multiply(derive(terms, symbol, place, translation), _moves(symbol, array, place, own), one(dummies=place))


def _moves(symbol: Structured, array: Expression, place: Indices, at: Indices) -> Polynomial:
    if not isinstance(array, Vech):
        return step(symbol.structure, way_of(array), place, at)
    return one(*_lower_pair(place, at)) if symbol.structure == LOWER else one((PAIR, place + at))
