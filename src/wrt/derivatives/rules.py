"""The differential of each node: which linear maps take the differential of an operand into its own.

One named rule a node. A node without one is differentiated by its entries (see `wrt.derivatives.entries`).
Source: Magnus and Neudecker, Matrix Differential Calculus, chapters 8 and 9.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from functools import reduce, singledispatch

from ..language.dimension import SCALAR, Index
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import (
    Apply, Determinant, Diag, Elementwise, Entry, Hadamard, HadamardPower, Identity, Inverse, Kronecker,
    LogDeterminant, LogSumExp, MainDiagonal, MatrixProduct, Norm, Number, Ones, Power, Product, Softmax, Sum, Summation,
    Symbol, Total, Trace, Transpose, Vec, adjugate, diag, gradient, hadamard, jacobian, log, logistic, ones,
    partial, power, reciprocal, single_entry, sqrt, tanh, unit,
)
from ..nodes.einstein import occurrences
from ..nodes.elementwise import expanded
from ..nodes.product import factors_of
from .linear import (
    Beside, Between, Chain, Entrywise, Inner, OffDiagonal, OntoDiagonal, Outer, Pushed, Scaled, SoftmaxOfRows, Stacked,
    Turned, identity,
)
from .tidy import MINUS, ONE, NoMatrixForm, added, entrywise, multiplied, ones_like, tidy, transposed

# an operand that may vary, and the maps from its differential to that of the node
Passed = list[tuple[Expression, Chain]]
# whether a matrix is known to have an inverse
Known = Callable[[Expression], bool]
NOTHING: Known = lambda matrix: False
# what is said of a step in which nodes are differentiated
REASONS: dict[type, str] = {
    Sum: "the differential of a sum, term by term", Product: "the product rule",
    MatrixProduct: "the product rule, in the order of the factors",
    Transpose: "the differential of a transpose is that of the matrix, transposed",
    Trace: "the differential of a trace is the trace of the differential", Inverse: "the differential of an inverse",
    Determinant: "Jacobi's formula for the determinant",
    LogDeterminant: "the derivative of the log-determinant is the inverse, transposed",
    Kronecker: "the product rule", Hadamard: "the product rule, entry by entry", Entry: "an entry is linear",
    Apply: "the chain rule, entry by entry",
    Norm: "the norm is the root of the sum of squares", Total: "the sum of all entries is linear",
    Diag: "the entries move to the diagonal", MainDiagonal: "the diagonal of the differential",
    Vec: "stacking is linear", Softmax: "the differential of the softmax",
    Summation: "the entries in one column", LogSumExp: "the gradient of the log-sum-exp is the softmax",
    Power: "the power rule",
    HadamardPower: "the power rule, entry by entry", Symbol: "the chain rule",
}


@singledispatch
def passed(e: Expression, known: Known = NOTHING) -> Passed:
    """For each operand, the maps that take its differential into that of the node.

    :raises NoMatrixForm: there is no rule for it.
    """
    raise NoMatrixForm(f"the differential of {e.text()} has no form in matrices")


@passed.register
def of_symbol(e: Symbol, known: Known = NOTHING) -> Passed:
    """A name stands for its definition; a function that is not specified has its own derivatives."""
    if e.definition is not None:
        return [(e.definition, ())]
    found: Passed = []
    for by in e.arguments:
        if axes(by) == SCALAR:
            found.append((by, (Scaled(partial(e, by)) if axes(e) == SCALAR else Outer(partial(e, by)),)))
        elif axes(e) == SCALAR:
            found.append((by, (Inner(gradient(e, by)),)))
        elif not axes(e)[1] and not axes(by)[1]:
            found.append((by, (Between(jacobian(e, by)),)))
        else:
            found.append((by, (Pushed(e, by),)))
    return found


@passed.register
def of_sum(e: Sum, known: Known = NOTHING) -> Passed:
    return [(term, ()) for term in e.terms]


@passed.register
def of_product(e: Product, known: Known = NOTHING) -> Passed:
    """Of scalars and an array; a norm that is squared is a sum of squares."""
    found: Passed = []
    factors = Counter(factors_of(e))
    for factor, times in factors.items():
        rest = [part for part, number in factors.items() for _ in range(number) if part != factor]
        if isinstance(factor, Norm) and times % 2 == 0:
            others = multiplied(Number(Fraction(times)), *[factor] * (times - 2), *map(tidy, rest))
            maps: Chain = (Inner(tidy(factor.of)),)
        else:
            others = multiplied(Number(Fraction(times)), *[tidy(factor)] * (times - 1), *map(tidy, rest))
            maps = ()
        if axes(factor) == SCALAR and axes(e) != SCALAR:
            maps += (Outer(others),)
        elif others != ONE:
            maps += (Scaled(others),)
        found.append((factor.of if maps and isinstance(maps[0], Inner) else factor, maps))
    return found


@passed.register
def of_matrix_product(e: MatrixProduct, known: Known = NOTHING) -> Passed:
    factors = [tidy(factor) for factor in e.factors]
    return [(factor, (Between(_chain(factors[:k]), _chain(factors[k + 1:])),)) for k, factor in enumerate(e.factors)]


def _chain(factors: list[Expression]) -> Expression | None:
    return multiplied(*factors) if factors else None


@passed.register
def of_transpose(e: Transpose, known: Known = NOTHING) -> Passed:
    return [(e.of, (Turned(),))]


@passed.register
def of_trace(e: Trace, known: Known = NOTHING) -> Passed:
    if axes(e.of) == SCALAR:        # a number is its own trace
        return [(e.of, ())]
    if len(axes(e.of)[0]) > 1:
        raise NoMatrixForm("an identity over stacked entries")
    return [(e.of, (Inner(Identity(axes(e.of)[0][0])),))]


@passed.register
def of_inverse(e: Inverse, known: Known = NOTHING) -> Passed:
    inverse = tidy(e)
    return [(e.of, (Scaled(MINUS), Between(inverse, inverse)))]


@passed.register
def of_determinant(e: Determinant, known: Known = NOTHING) -> Passed:
    """With the inverse, where it is known that there is one; with the adjugate otherwise."""
    if known(e.of):
        return [(e.of, (Inner(transposed(tidy(Inverse(e.of)))), Scaled(tidy(e))))]
    return [(e.of, (Inner(transposed(adjugate(e.of))),))]


@passed.register
def of_log_determinant(e: LogDeterminant, known: Known = NOTHING) -> Passed:
    return [(e.of, (Inner(transposed(tidy(Inverse(e.of)))),))]


@passed.register
def of_kronecker(e: Kronecker, known: Known = NOTHING) -> Passed:
    """Of columns it is a product with a matrix: a ⊗ b = (I ⊗ b) a = (a ⊗ I) b."""
    left, right = tidy(e.left), tidy(e.right)
    if not axes(left)[1] and not axes(right)[1]:
        return [(e.left, (Between(Kronecker(identity(axes(left), False), right)),)),
                (e.right, (Between(Kronecker(left, identity(axes(right), False))),))]
    return [(e.left, (Beside(right=tidy(e.right)),)), (e.right, (Beside(left=tidy(e.left)),))]


@passed.register
def of_entry(e: Entry, known: Known = NOTHING) -> Passed:
    """An entry is the inner product with what is 1 there and 0 elsewhere."""
    rows, columns = axes(e.of)
    if len(rows) > 1 or len(columns) > 1:
        raise NoMatrixForm("an entry of stacked entries")
    there = single_entry(*e.at) if columns and rows else unit(*e.at)
    return [(e.of, (Inner(there if rows else transposed(there)),))]


@passed.register
def of_hadamard(e: Hadamard, known: Known = NOTHING) -> Passed:
    return [(e.left, (Entrywise(tidy(e.right)),)), (e.right, (Entrywise(tidy(e.left)),))]


@passed.register
def of_apply(e: Apply, known: Known = NOTHING) -> Passed:
    match e:
        case Apply(function, Entry(Softmax(of), at)) if function == log and not e.argument.of.by_rows:
            return [(Entry(of, at), ()), (LogSumExp(of), (Scaled(MINUS),))]     # log pₖ is zₖ − log Σ e^z
        case Apply(function, Softmax(of, by_rows)) if function == log:
            each = Between(None, transposed(ones(*axes(of)[1]))) if by_rows else Outer(ones_like(of))
            return [(of, ()), (LogSumExp(of, by_rows), (each, Scaled(MINUS)))]
        case Apply(function, Apply(inner, z)) if function == log and inner == logistic:
            rest = added([ones_like(z), multiplied(MINUS, logistic(tidy(z)))])
            return [(z, (Entrywise(rest),))]
        case Apply(function, Sum((one, minus))) if function == log and (logit := _logit(one, minus)) is not None:
            return [(logit, (Entrywise(multiplied(MINUS, logistic(tidy(logit)))),))]
    return [(e.argument, (Entrywise(slope(e.function, tidy(e.argument))),))]


def _logit(one: Expression, minus: Expression) -> Expression | None:
    """The z of 1 − logistic(z)."""
    match tidy(one), tidy(minus):
        case Ones() | Number(), Product((Number(number), Apply(function, z))) if number == -1 and function == logistic:
            return z if tidy(one) == ones_like(z) else None
    return None


def slope(function: Elementwise, argument: Expression) -> Expression:
    """The derivative of a function at each entry, in functions that have a name."""
    if not function.is_known:
        return function.prime(argument)
    value, shape = function(argument), axes(argument)
    if function == reciprocal and shape == SCALAR:
        return multiplied(MINUS, reciprocal(argument * argument))
    if function in (logistic, tanh):        # s ⊙ (1 − s), and 1 − t ⊙ t
        less = value if function == logistic else entrywise(value, value)
        rest = added([ones_like(argument), multiplied(MINUS, less)])
        return entrywise(value, rest) if function == logistic else rest
    terms = []
    for coefficient, factors in expanded(function.prime):
        parts: list[Expression] = [value if one == function else one(argument) for one in factors]
        if function == sqrt:
            parts = [reciprocal(value)]
        terms.append(multiplied(Number(coefficient), reduce(entrywise, parts) if parts else ones_like(argument)))
    return added(terms) if terms else multiplied(Number(Fraction(0)), argument)


@passed.register
def of_norm(e: Norm, known: Known = NOTHING) -> Passed:
    return [(e.of, (Inner(multiplied(reciprocal(e), tidy(e.of))),))]


@passed.register
def of_total(e: Total, known: Known = NOTHING) -> Passed:
    return [(e.of, (Inner(ones_like(e.of)),))]


@passed.register
def of_diag(e: Diag, known: Known = NOTHING) -> Passed:
    return [(e.of, (OntoDiagonal(not axes(e.of)[0]),))]


@passed.register
def of_diagonal(e: MainDiagonal, known: Known = NOTHING) -> Passed:
    return [(e.of, (OffDiagonal(),))]


@passed.register
def of_vec(e: Vec, known: Known = NOTHING) -> Passed:
    return [(e.of, (Stacked(e.by_rows),) if axes(e.of)[1] else ())]


@passed.register
def of_summation(e: Summation, known: Known = NOTHING) -> Passed:
    """Σᵢ g(xᵢ, yᵢ) is the sum of all entries of g(x, y)."""
    return [(Total(along(e.body, e.over)), ())]


def along(e: Expression, index: Index) -> Expression:
    """The column of what a number is for all values of an index.

    :raises NoMatrixForm: the index does not stand at columns alone.
    """
    if index not in occurrences(e):
        return multiplied(e, ones(index.dimension))
    match e:
        case Entry(of, at) if at == (index,) and index not in occurrences(of) and not axes(of)[1]:
            return of
        case Sum(terms):
            return Sum(tuple(along(term, index) for term in terms))
        case Product(factors):
            still = [factor for factor in factors if index not in occurrences(factor)]
            moving = [along(factor, index) for factor in factors if factor not in still]
            return multiplied(*still, reduce(hadamard, moving))
        case Apply(function, argument):
            return function(along(argument, index))
    raise NoMatrixForm(f"{e.text()} is no entry of a column")


@passed.register
def of_softmax(e: Softmax, known: Known = NOTHING) -> Passed:
    """(diag(p) − p pᵀ) dz of a column, and dz (diag(p) − pᵀ p) of a row."""
    probabilities = tidy(e)
    if e.by_rows:
        return [(e.of, (SoftmaxOfRows(probabilities),))]
    column = probabilities if axes(e.of)[0] else transposed(probabilities)
    jacobian = added([diag(column), multiplied(MINUS, column, transposed(column))])
    return [(e.of, (Between(jacobian) if axes(e.of)[0] else Between(None, jacobian),))]


@passed.register
def of_logsumexp(e: LogSumExp, known: Known = NOTHING) -> Passed:
    """⟨p, dz⟩, and that of each row."""
    probabilities = tidy(Softmax(e.of, e.by_rows))
    if e.by_rows:
        return [(e.of, (Entrywise(probabilities), Between(None, ones(*axes(e.of)[1]))))]
    return [(e.of, (Inner(probabilities),))]


@passed.register
def of_power(e: Power, known: Known = NOTHING) -> Passed:
    """k cᵏ⁻¹ dc of a number; Σ Aʲ dA Aᵏ⁻¹⁻ʲ of a matrix."""
    if axes(e.base) == SCALAR:
        less = multiplied(e.exponent, e.base ** tidy(e.exponent - ONE)) if not isinstance(e.exponent, Number) else (
            multiplied(e.exponent, e.base ** (e.exponent.value - 1)))
        logarithm = multiplied(e, log(e.base))
        return [(e.base, (Scaled(less),)), (e.exponent, (Scaled(logarithm),))]
    if not isinstance(e.exponent, Number):
        raise NoMatrixForm("a power of a matrix with a size as its exponent")
    times = int(e.exponent.value)
    if times < 0:
        return [(Inverse(MatrixProduct((e.base,) * -times)) if times < -1 else Inverse(e.base), ())]
    base = tidy(e.base)
    return [(e.base, (Between(_chain([base] * k), _chain([base] * (times - 1 - k))),)) for k in range(times)]


@passed.register
def of_hadamard_power(e: HadamardPower, known: Known = NOTHING) -> Passed:
    if not isinstance(e.exponent, Number):
        raise NoMatrixForm("a power with letters in its exponent")
    less = e.base if e.exponent.value == 2 else power(e.base, e.exponent.value - 1)
    return [(e.base, (Entrywise(multiplied(e.exponent, less)),))]
