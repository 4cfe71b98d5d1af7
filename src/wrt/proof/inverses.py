"""The laws of the inverse of a matrix. Source: the group of invertible matrices, over numbers modulo a prime too.

A⁻¹ demands that A is invertible; if A is a product of square matrices, or a Kronecker product, of which
the factors are square, then each factor is invertible.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..language.dimension import Index
from .canonical import canonical_key, components
from .content import fresh, joined, opened_at, without_places
from .delta import DELTA
from .inverse import InverseHead, inverted
from .law import Context, Law, Matrix
from .matching import Match, Pattern, find
from .matrices import between, kronecker_factors, multiple, single, square_factors, turned
from .of_matrix import OfMatrix
from .order import dominant
from .quotients import over
from .terms import Factor, Indices, Polynomial, Term, multiply, one, scale, substitute


def inverse(matrix: Matrix, entry: Polynomial | None = None) -> Polynomial:
    """The entry of the inverse as a factor, or that of another matrix of this size at the same place."""
    return one(inverted(matrix.entry if entry is None else entry, matrix.own, matrix.at))


# ------------------------------------------------------------------ scalars
def of_multiple(matrix: Matrix, context: Context) -> Polynomial | None:
    """A scalar in front of an invertible matrix is not 0; a minus goes to the front of one of A and −A."""
    found = multiple(matrix, context)
    if found is None:
        return None
    number, common, rest = found
    return multiply([Term(1 / number)], *(over([part]) for part in common.elements()), inverse(matrix, rest))


# ------------------------------------------------------------------ products
def of_kronecker(matrix: Matrix, context: Context) -> Polynomial | None:
    """Parts with rows and columns of their own."""
    parts = kronecker_factors(matrix, context)
    return scale(1 / matrix.entry[0].coefficient, multiply(*map(inverse, parts))) if parts else None


def of_diagonal(matrix: Matrix, context: Context) -> Polynomial | None:
    """What stands on the diagonal is not 0, or a row would be."""
    if not matrix.entry or matrix.half != 1:
        return None
    place = DELTA, tuple(sorted(matrix.own))
    if any(place not in term.factors for term in matrix.entry):
        return None
    put = dict.fromkeys(matrix.own, matrix.at[0])
    rest = [substitute(without_places(term, term.factors.index(place)), put) for term in matrix.entry]
    return multiply(one((DELTA, matrix.at)), over(rest))


def of_permutation(matrix: Matrix, context: Context) -> Polynomial | None:
    """A δ for each row, which names one column and no other does, as in I and in K: the inverse is the transpose."""
    if len(matrix.entry) != 1 or matrix.entry[0].coefficient != 1:
        return None
    rows, columns = matrix.own[:matrix.half], matrix.own[matrix.half:]
    pairs = [at if at[0] in rows else at[::-1] for head, at in matrix.entry[0].factors if head == DELTA]
    if len(pairs) != len(matrix.entry[0].factors) or sorted(sum(pairs, ())) != sorted(matrix.own) or any(
            row not in rows or column not in columns for row, column in pairs):
        return None
    turned = dict(zip(rows + columns, matrix.at[matrix.half:] + matrix.at[:matrix.half]))
    return one(*((DELTA, (turned[row], turned[column])) for row, column in pairs))


def of_inverse(matrix: Matrix, context: Context) -> Polynomial | None:
    """The matrix itself."""
    factor = single(matrix)
    if factor is None or not isinstance(factor[0], InverseHead) or factor[0].width != 2:
        return None
    at = dict(zip(matrix.own, matrix.at))
    return opened_at((factor[0], tuple(at.get(i, i) for i in factor[1])), context)


def of_scaled(matrix: Matrix, context: Context) -> Polynomial | None:
    """Row r times u_r, column c times v_c: none of these is 0, or a row or a column would be."""
    if len(matrix.entry) != 1 or matrix.half != 1:
        return None
    row, column = matrix.own
    touched = [(part, {i for _, at in part.factors for i in at} & set(matrix.own))
               for part in components(matrix.entry[0])]
    both, rows, columns = ([part for part, own in touched if own == wanted]
                           for wanted in ({row, column}, {row}, {column}))
    if not both or not rows + columns:
        return None
    kept = [part for part, own in touched if not own] + both
    inner = inverse(matrix, [joined(matrix.entry[0].coefficient, kept, context)])
    at = {row: matrix.at[1], column: matrix.at[0]}
    return multiply(inner, *(over([substitute(fresh(part, context), at)]) for part in rows + columns))


def of_product(matrix: Matrix, context: Context) -> Polynomial | None:
    """The inverses of square factors, in the other order."""
    factors = square_factors(matrix, context)[::-1]
    if not factors:
        return None
    places, inner = between(factors, matrix.at, context)
    inverses = [one(inverted(factor.entry, factor.own, at)) for factor, at in zip(factors, places)]
    return scale(1 / matrix.entry[0].coefficient, multiply(*inverses, one(dummies=inner)))


def of_transpose(matrix: Matrix, context: Context) -> Polynomial | None:
    """Of a matrix and its transpose, only that of which the key is less is inverted."""
    (mine,), (other,) = inverse(matrix), inverse(turned(matrix))
    return [other] if other.factors[0][0].key < mine.factors[0][0].key else None


# ------------------------------------------------------------------ cancelling
def cancelled(term: Term, place: int, context: Context) -> Polynomial | None:
    """With m the greatest term of A and c its number: A⁻¹ m = (I − A⁻¹ rest)/c; if A is m alone, I/c."""
    return cancelled_with(term, place, (), context)


def cancelled_with(term: Term, place: int, unit: Sequence[Factor], context: Context) -> Polynomial | None:
    """The same for what takes the place of A⁻¹, where its product with A is I times a unit."""
    head, _ = term.factors[place]
    assert isinstance(head, OfMatrix)
    if dominant(head.argument) is None:
        return None
    return _cancelled_at(term, place, True, unit, context) or _cancelled_at(term, place, False, unit, context)


def _cancelled_at(term: Term, place: int, right: bool, unit: Sequence[Factor], context: Context) -> Polynomial | None:
    """A⁻¹ from the left of m, or from the right."""
    below = head, indices = term.factors[place]
    assert isinstance(head, OfMatrix)
    half = len(head.axis)
    rows, columns, others = indices[:half], indices[half:head.width], indices[head.width:]
    inner, outer = (columns, rows) if right else (rows, columns)
    exits = context.fresh(head.axis)
    own = inner + exits if right else exits + inner
    polynomial = opened_at((head, own + others), context)
    top = dominant(polynomial)
    if top is None or not _mentions(top, own) or not set(inner) <= term.dummies:
        return None
    pattern = Pattern(top.factors, top.dummies, exits)
    found = find(pattern, term.factors, term.dummies, place)
    if found is None or not _is_summed_here(term, place, inner, exits, found):
        return None
    kept = without_places(term, place, *found.places).factors
    dummies = term.dummies - found.summed(pattern)
    coefficient = term.coefficient / top.coefficient
    ends = [found.binding[i] for i in exits]
    identity = (*unit, *((DELTA, pair) for pair in zip(outer, ends)))
    rest = [substitute(other, dict(zip(exits, ends))) for other in polynomial if other is not top]
    return [Term(coefficient, kept + identity, dummies - set(inner)),
            *multiply([Term(-coefficient, (*kept, below), dummies)], rest)]


def skew(term: Term, place: int, context: Context) -> Polynomial | None:
    """The inverse of a skew matrix is skew: of an entry and that across the diagonal one is written by the other."""
    head, at = term.factors[place]
    assert isinstance(head, InverseHead)
    if not head.is_skew:
        return None
    half = head.width // 2
    (other,) = multiply([without_places(term, place)],
                        one((head, at[half:head.width] + at[:half] + at[head.width:])))
    here, there = canonical_key(term), canonical_key(other)
    if here == there:
        return []
    return scale(Fraction(-1), [other]) if there < here else None


def _mentions(term: Term, indices: Sequence[Index]) -> bool:
    return set(indices) <= {i for _, at in term.factors for i in at}


def _is_summed_here(term: Term, place: int, inner: Indices, exits: Indices, found: Match) -> bool:
    """Whether the inner indices occur once in the inverse, and else only where the match has them."""
    ends = {found.binding[i] for i in exits}
    others = [i for k, (_, at) in enumerate(term.factors) if k != place and k not in found.places for i in at]
    return all(term.factors[place][1].count(i) == 1 and i not in ends and i not in others for i in inner)


LAWS = (
    Law("inverse of a multiple", "(cA)⁻¹ = 1/c A⁻¹", "inverse", of_matrix=of_multiple, is_real=False),
    Law("inverse of a Kronecker product", "(A ⊗ B)⁻¹ = A⁻¹ ⊗ B⁻¹", "inverse", "A and B are square",
        of_matrix=of_kronecker, is_real=False),
    Law("inverse of a diagonal matrix", "diag(u)⁻¹ = diag(1/u), and I⁻¹ = I", "inverse", of_matrix=of_diagonal,
        is_real=False),
    Law("inverse of a permutation", "P⁻¹ = Pᵀ, also of pairs of rows", "inverse", of_matrix=of_permutation,
        is_real=False),
    Law("inverse of an inverse", "(A⁻¹)⁻¹ = A", "inverse", of_matrix=of_inverse, is_real=False),
    Law("inverse of scaled rows and columns", "(diag(u) A diag(v))⁻¹ = diag(v)⁻¹ A⁻¹ diag(u)⁻¹", "inverse",
        of_matrix=of_scaled, is_real=False),
    Law("inverse of a product", "(AB)⁻¹ = B⁻¹ A⁻¹", "inverse", "A and B are square", of_matrix=of_product,
        is_real=False),
    Law("inverse of a transpose", "(Aᵀ)⁻¹ = (A⁻¹)ᵀ", "inverse", of_matrix=of_transpose, is_real=False),
    Law("inverse of a skew matrix", "(A⁻¹)ᵀ = −A⁻¹ if Aᵀ = −A", "inverse", merges=skew, is_real=False),
    Law("cancelling an inverse", "A⁻¹ A = A A⁻¹ = I, and (m + B)⁻¹ m = I − (m + B)⁻¹ B", "inverse",
        merges=cancelled, is_real=False),
)
