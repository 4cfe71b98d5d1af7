"""The entry of each node at given rows and columns, as a sum of products, for all sizes."""

from __future__ import annotations

from fractions import Fraction

from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import (
    Adjugate, Apply, Delta, Derivative, Determinant, Entry, Gradient, Hadamard, HadamardPower, Identity, Inverse,
    Jacobian, Kronecker, LogDeterminant, MatrixProduct, Number, Ones, Partial, Power, Product, Size, Sum, Summation,
    Symbol, Trace, Transpose, Vec,
)
from ..nodes.derivative import variable
from ..nodes.elementwise import exp, log, sqrt
from ..nodes.power import is_whole, whole_value
from .applied import function_of
from .atom import Atom
from .canonical import normal_form
from .delta import DELTA
from .determinant import AdjugateHead, DeterminantHead, LogDeterminantHead
from .inverse import inverted
from .raised import raised
from .reading import definition_at, derive, expand, reopen
from .size import SizeHead
from .terms import Indices, Polynomial, Term, multiply, one, renamed_dummies, substitute
from .translation import Translation

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
def expand_identity(e: Identity, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one((DELTA, rows + columns))


@expand.register
def expand_ones(e: Ones, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return one()


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
def expand_vec(e: Vec, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return expand(e.of, translation, *unstacked(e, rows))


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
def expand_partial(e: Partial, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return differentiate(e, translation, (), (), e.by.indices())


@expand.register
def expand_jacobian(e: Jacobian, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return differentiate(e, translation, rows, (), columns)


@expand.register
def expand_gradient(e: Gradient, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    return differentiate(e, translation, (), (), rows + columns)


def unstacked(e: Vec, indices: Indices) -> tuple[Indices, Indices]:
    """Row and column indices of the matrix for the index group of its vec."""
    rows, columns = axes(e.of)
    if e.by_rows:
        return indices[:len(rows)], indices[len(rows):]
    return indices[len(columns):], indices[:len(columns)]


# ------------------------------------------------------------------ derivatives
def differentiate(e: Derivative, translation: Translation, rows: Indices, columns: Indices,
                  at: Indices) -> Polynomial:
    """The derivative of `e.of` by the entry `at` of `e.by`."""
    symbol, array = variable(e.by)
    if isinstance(array, Vec):
        at = sum(unstacked(array, at), ())
    terms = expand(e.of, translation.closing(symbol), rows, columns)
    derived = _collected(derive(terms, symbol, at, translation), translation)
    return _collected(reopen(derived, translation), translation)
