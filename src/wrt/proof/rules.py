"""The entry of each node at given rows and columns, as a sum of products, for all sizes."""

from __future__ import annotations

from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import (
    Apply, Delta, Derivative, Duplication, Elimination, Entry, Gradient, Hadamard, Identity, Inverse, Jacobian,
    Kronecker, MatrixProduct, Number, Ones, Partial, Product, Size, Structured, Sum, Summation, Symbol, Trace,
    Transpose, Varied, Vec, Vech,
)
from ..nodes.derivative import variable, way_of
from ..nodes.structured import LOWER
from .applied import function_of
from .atom import Atom
from .canonical import normal_form
from .delta import DELTA
from .inverse import inverted
from .pairs import PAIR
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
    inner = translation.fresh(axes(e.of)[0]), translation.fresh(axes(e.of)[1])
    return one(inverted(expand(e.of, translation, *inner), sum(inner, ()), rows + columns))


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
    if isinstance(symbol, Structured):      # each entry moves on its own, so much as it is tied to the varied one
        place = translation.fresh(symbol.rows + symbol.columns)
        derived = multiply(derive(terms, symbol, place, translation), _moves(symbol, array, place, at),
                           one(dummies=place))
    else:
        derived = derive(terms, symbol, at, translation)
    return _collected(reopen(_collected(derived, translation), translation), translation)


def _moves(symbol: Structured, array: Expression, place: Indices, at: Indices) -> Polynomial:
    if not isinstance(array, Vech):
        return step(symbol.structure, way_of(array), place, at)
    return one(*_lower_pair(place, at)) if symbol.structure == LOWER else one((PAIR, place + at))
