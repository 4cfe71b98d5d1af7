"""The reading for all dimensions: an expression as a sum of Einstein terms.

`normal_form` decides equality without ever choosing a size; see `wrt.explicit` for the other reading.
"""

from __future__ import annotations

from fractions import Fraction
from functools import singledispatch
from itertools import count

from . import functions
from .derivative import Gradient, Jacobian, Partial, variable
from .dimension import Index
from .einstein import opened
from .elementwise import Elementwise
from .expression import (
    Apply, Delta, Entry, Expression, Hadamard, Identity, Inverse, Kronecker, MatrixProduct, Number,
    Ones, Product, Size, Sum, Summation, Symbol, Trace, Transpose, Vec,
)
from .shape import axes
from .terms import (
    DELTA, Applied, Atom, DeltaHead, InverseHead, Polynomial, SizeHead, Term, applied, count_heads, inverted,
    multiply, normal_form, one, scale, substitute, width,
)


class Translation:
    """What one translation carries along: fresh dummies, and names kept closed under a derivative."""

    def __init__(self, closed=frozenset(), numbers=None):
        self.closed = closed
        self._numbers = numbers or count()

    def fresh(self, axis) -> tuple[Index, ...]:
        """A new dummy for each dimension of an axis."""
        return tuple(Index(f"_{next(self._numbers)}", dimension) for dimension in axis)

    def closing(self, symbol) -> Translation:
        """The same, with one more defined name that stays a name."""
        return Translation(self.closed | {symbol}, self._numbers)

    def renamed_dummies(self, term: Term) -> Term:
        """The term over fresh dummies, so that it can be multiplied with others."""
        return substitute(term, {i: self.fresh((i.dimension,))[0] for i in term.dummies})


def compare(left: Expression, right: Expression) -> str:
    """"equal", "different" or "undecided", for all dimensions.

    Both are bound (see `wrt.einstein.bind`) and have one shape and the same free indices.
    """
    rows, columns = (tuple(Index(f"{letter}{k}", d) for k, d in enumerate(axis))
                     for letter, axis in zip(("#row", "#column"), axes(left)))
    translation = Translation()
    forms = [normal_form(expand(side, translation, rows, columns)) for side in (left, right)]
    if forms[0] == forms[1]:
        return "equal"
    return "undecided" if any(map(_may_hide_an_identity, forms)) else "different"


def _may_hide_an_identity(form):
    """What the form does not know: sin² + cos² = 1, σ of a δ, the inverse of a product."""
    return bool(count_heads(form, InverseHead)) or any(
        head.function.name in functions.KNOWN or count_heads(head.argument, DeltaHead)
        for head in count_heads(form, Applied))


@singledispatch
def expand(expression, translation, rows, columns) -> Polynomial:
    """The entry at the row indices and column indices, as a polynomial."""
    raise TypeError(f"no normal form for {type(expression).__name__}")


@expand.register
def _(e: Number, translation, rows, columns):
    return [Term(e.value)] if e.value else []


@expand.register
def _(e: Size, translation, rows, columns):
    return one((SizeHead(e.dimension), ()))


@expand.register
def _(e: Symbol, translation, rows, columns):
    if e.definition is None or e in translation.closed:
        return one((Atom(e), rows + columns))
    return definition_at(e, translation, rows, columns)


@expand.register
def _(e: Identity, translation, rows, columns):
    return one((DELTA, rows + columns))


@expand.register
def _(e: Ones, translation, rows, columns):
    return one()


@expand.register
def _(e: Delta, translation, rows, columns):
    return one((DELTA, e.indices()))


@expand.register
def _(e: Sum, translation, rows, columns):
    return [term for part in e.terms for term in expand(part, translation, rows, columns)]


@expand.register
def _(e: Product, translation, rows, columns):
    places = [(rows, columns) if axes(factor) != ((), ()) else ((), ()) for factor in e.factors]
    return multiply(*(expand(f, translation, *place) for f, place in zip(e.factors, places)))


@expand.register
def _(e: MatrixProduct, translation, rows, columns):
    product, left = one(), rows
    for factor in e.factors[:-1]:
        inner = translation.fresh(axes(factor)[1])
        product = multiply(product, expand(factor, translation, left, inner), one(dummies=inner))
        left = inner
    return multiply(product, expand(e.factors[-1], translation, left, columns))


@expand.register
def _(e: Transpose, translation, rows, columns):
    return expand(e.of, translation, columns, rows)


@expand.register
def _(e: Inverse, translation, rows, columns):
    inner = translation.fresh(axes(e.of)[0]), translation.fresh(axes(e.of)[1])
    return one(inverted(expand(e.of, translation, *inner), sum(inner, ()), rows + columns))


@expand.register
def _(e: Kronecker, translation, rows, columns):
    r, c = (len(axis) for axis in axes(e.left))
    return multiply(expand(e.left, translation, rows[:r], columns[:c]),
                    expand(e.right, translation, rows[r:], columns[c:]))


@expand.register
def _(e: Hadamard, translation, rows, columns):
    return multiply(expand(e.left, translation, rows, columns), expand(e.right, translation, rows, columns))


@expand.register
def _(e: Trace, translation, rows, columns):
    place = translation.fresh(axes(e.of)[0])
    return multiply(expand(e.of, translation, place, place), one(dummies=place))


@expand.register
def _(e: Vec, translation, rows, columns):
    return expand(e.of, translation, *unstacked(e, rows))


@expand.register
def _(e: Entry, translation, rows, columns):
    split = len(axes(e.of)[0])
    return expand(e.of, translation, e.at[:split], e.at[split:])


@expand.register
def _(e: Summation, translation, rows, columns):
    dummy = translation.fresh((e.over.dimension,))
    terms = expand(e.body, translation, rows, columns)
    return multiply([substitute(t, {e.over: dummy[0]}) for t in terms], one(dummies=dummy))


@expand.register
def _(e: Apply, translation, rows, columns):
    return function_of(e.function, expand(e.argument, translation, rows, columns), translation)


@expand.register
def _(e: Partial, translation, rows, columns):
    return differentiate(e, translation, (), (), e.by.indices())


@expand.register
def _(e: Jacobian, translation, rows, columns):
    return differentiate(e, translation, rows, (), columns)


@expand.register
def _(e: Gradient, translation, rows, columns):
    return differentiate(e, translation, (), (), rows + columns)


def definition_at(symbol: Symbol, translation, rows, columns) -> Polynomial:
    """An entry of what a name stands for; its own indices have nothing to do with those around it."""
    places = translation.fresh(symbol.rows), translation.fresh(symbol.columns)
    at = dict(zip(sum(places, ()), rows + columns))
    return [substitute(term, at) for term in expand(opened(symbol), translation, *places)]


def unstacked(e: Vec, indices):
    """Row and column indices of the matrix for the index group of its vec."""
    rows, columns = axes(e.of)
    if e.by_rows:
        return indices[:len(rows)], indices[len(rows):]
    return indices[len(columns):], indices[:len(columns)]


def function_of(function: Elementwise, argument: Polynomial, translation) -> Polynomial:
    """function(argument), a derivative of a known function written by its rule."""
    total = []
    for coefficient, factors in functions.expanded(function):
        powers = [one(applied(f, [translation.renamed_dummies(t) for t in argument])) for f in factors]
        total += scale(coefficient, multiply(*powers))
    return total


# ------------------------------------------------------------------ derivatives
def differentiate(e, translation, rows, columns, at) -> Polynomial:
    """The derivative of `e.of` by the entry `at` of `e.by`."""
    symbol, array = variable(e.by)
    if isinstance(array, Vec):
        at = sum(unstacked(array, at), ())
    terms = expand(e.of, translation.closing(symbol), rows, columns)
    return _reopened(derive(terms, symbol, at, translation), translation)


def derive(polynomial: Polynomial, by: Symbol, at, translation) -> Polynomial:
    """The product rule: each factor in turn."""
    total = []
    for term in polynomial:
        for k, factor in enumerate(term.factors):
            rest = Term(term.coefficient, term.factors[:k] + term.factors[k + 1:], term.dummies)
            total += multiply([rest], derive_factor(factor, by, at, translation))
    return total


def derive_factor(factor, by: Symbol, at, translation) -> Polynomial:
    """The derivative of one factor: δ's for the variable itself, the chain rule for a function."""
    head, indices = factor
    if isinstance(head, Applied):
        return _derive_applied(head, indices, by, at, translation)
    if isinstance(head, InverseHead):
        return _derive_inverse(head, indices, by, at, translation)
    if not isinstance(head, Atom):
        return []
    if head == Atom(by):
        return one(*((DELTA, pair) for pair in zip(indices, at)))
    if head.symbol.definition is not None:      # closed by a derivative around this one
        split = len(head.symbol.rows)
        value = definition_at(head.symbol, translation.closing(by), indices[:split], indices[split:])
        return derive(value, by, at, translation)
    total = []
    for argument in head.symbol.arguments:
        if argument == by:
            total += one(_one_more(head, indices, argument, at))
        else:
            inner = translation.fresh(argument.rows + argument.columns)
            split = len(argument.rows)
            value = expand(argument, translation.closing(by), inner[:split], inner[split:])
            total += multiply(one(_one_more(head, indices, argument, inner), dummies=inner),
                              derive(value, by, at, translation))
    return total


def _one_more(head, indices, argument, at):
    """The factor with one more derivative by `argument`; the order of derivatives does not matter."""
    start, groups = width(head.symbol), []
    own, rest = indices[:start], indices[start:]
    for symbol in head.by:
        groups.append((symbol, rest[:width(symbol)]))
        rest = rest[width(symbol):]
    groups = sorted(groups + [(argument, at)], key=lambda group: group[0].name)
    return Atom(head.symbol, tuple(s for s, _ in groups)), sum((i for _, i in groups), own)


def _derive_applied(head, indices, by, at, translation):
    argument = argument_at(head, indices, translation)
    return multiply(function_of(head.function.prime, argument, translation),
                    derive(argument_at(head, indices, translation), by, at, translation))


def _derive_inverse(head, indices, by, at, translation):
    """∂A⁻¹ = −A⁻¹ ∂A A⁻¹."""
    half = head.width // 2
    rows, columns, others = indices[:half], indices[half:head.width], indices[head.width:]
    left, right = (translation.fresh([i.dimension for i in part]) for part in (rows, columns))
    inner = derive(argument_at(head, left + right + others, translation), by, at, translation)
    return scale(Fraction(-1), multiply(
        one((head, rows + left + others), (head, right + columns + others), dummies=left + right), inner))


def argument_at(head: Applied | InverseHead, indices, translation) -> Polynomial:
    """The argument of a function or an inverse, with these indices in its slots."""
    slots = {Index(f"#{n}", index.dimension): index for n, index in enumerate(indices)}
    return [translation.renamed_dummies(substitute(term, slots)) for term in head.argument]


def _reopened(polynomial, translation):
    """Names that were closed for the derivative only, replaced by what they stand for."""
    total = []
    for term in polynomial:
        opened = [_reopened_factor(head, indices, translation) for head, indices in term.factors]
        total += multiply([Term(term.coefficient, (), term.dummies)], *opened)
    return total


def _reopened_factor(head, indices, translation):
    if isinstance(head, Atom) and not head.by and head.symbol.definition is not None:
        split = len(head.symbol.rows)
        return expand(head.symbol, translation, indices[:split], indices[split:])
    if isinstance(head, Applied):
        argument = _reopened(argument_at(head, indices, translation), translation)
        return function_of(head.function, argument, translation)
    if isinstance(head, InverseHead):
        inner = translation.fresh([index.dimension for index in indices[:head.width]])
        argument = _reopened(argument_at(head, inner + indices[head.width:], translation), translation)
        return one(inverted(argument, inner, indices[:head.width]))
    return one((head, indices))
