"""The laws of the inverse of a matrix. Source: the group of invertible matrices, over numbers modulo a prime too.

A⁻¹ demands that A is invertible; if A is a product of square matrices, or a Kronecker product, of which
the factors are square, then each factor is invertible.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from ..language.dimension import Index
from .canonical import canonical_key, components
from .content import divisor, fresh, joined, opened_at, shared, sign, without, without_places
from .delta import DELTA
from .inverse import InverseHead, inverted
from .law import Context, Law, Matrix
from .matching import Match, Pattern, find
from .order import dominant
from .quotients import over
from .terms import Factor, Indices, Polynomial, Term, multiply, one, scale, substitute

Pairs = frozenset[int]


def inverse(matrix: Matrix, entry: Polynomial | None = None) -> Polynomial:
    """The entry of the inverse as a factor, or that of another matrix of this size at the same place."""
    return one(inverted(matrix.entry if entry is None else entry, matrix.own, matrix.at))


def mentioned(matrix: Matrix, part: Term) -> Pairs:
    """The rows, by number, that a part mentions, or of which it mentions the column."""
    return frozenset(k % matrix.half for k, i in enumerate(matrix.own) if any(i in at for _, at in part.factors))


def over_pairs(matrix: Matrix, pairs: Pairs, entry: Polynomial) -> Matrix:
    """The matrix over some of the pairs of a row and a column."""
    places = sorted(pairs) + [matrix.half + k for k in sorted(pairs)]
    return Matrix(entry, tuple(matrix.own[k] for k in places), tuple(matrix.at[k] for k in places))


# ------------------------------------------------------------------ scalars
def of_multiple(matrix: Matrix, context: Context) -> Polynomial | None:
    """A scalar in front of an invertible matrix is not 0; a minus goes to the front of one of A and −A."""
    entry = matrix.entry
    if not entry:
        return None
    number = divisor(entry)
    common = Counter({part: k for part, k in shared(entry).items() if not mentioned(matrix, part)})
    rest = without(entry, number, common, context)
    direction = sign(rest)
    if number * direction == 1 and not common:
        return None
    scalars = [over([part]) for part in common.elements()]
    return multiply([Term(direction / number)], *scalars, inverse(matrix, scale(Fraction(direction), rest)))


# ------------------------------------------------------------------ products
def of_kronecker(matrix: Matrix, context: Context) -> Polynomial | None:
    """Parts with rows and columns of their own."""
    groups = _groups(matrix) if matrix.half > 1 and len(matrix.entry) == 1 else []
    if len(groups) < 2:
        return None
    parts = [inverse(over_pairs(matrix, pairs, [joined(Fraction(1), found, context)])) for pairs, found in groups]
    return scale(1 / matrix.entry[0].coefficient, multiply(*parts))


def _groups(matrix: Matrix) -> list[tuple[Pairs, list[Term]]]:
    groups: list[tuple[Pairs, list[Term]]] = []
    for part in components(matrix.entry[0]):
        mine, found = mentioned(matrix, part), [part]
        for group in [g for g in groups if g[0] & mine]:
            groups.remove(group)
            mine, found = mine | group[0], group[1] + found
        groups.append((mine, found))
    return groups if all(pairs for pairs, _ in groups) else []


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


def of_inverse(matrix: Matrix, context: Context) -> Polynomial | None:
    """The matrix itself."""
    factor = _single(matrix)
    if factor is None or not isinstance(factor[0], InverseHead) or factor[0].width != 2:
        return None
    at = dict(zip(matrix.own, matrix.at))
    return opened_at((factor[0], tuple(at.get(i, i) for i in factor[1])), context)


def _single(matrix: Matrix) -> Factor | None:
    """The factor, if the matrix is one with its rows and columns."""
    if len(matrix.entry) != 1 or matrix.half != 1 or matrix.entry[0].coefficient != 1:
        return None
    factors = matrix.entry[0].factors
    if len(factors) != 1 or factors[0][1][:2] != matrix.own or set(factors[0][1][2:]) & set(matrix.own):
        return None
    return factors[0]


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


def of_chain(matrix: Matrix, context: Context) -> Polynomial | None:
    """A product is cut where the sizes are those of the whole."""
    links = _chain(matrix)
    if len(links) < 2:
        return None
    row, (i, j) = matrix.own[0], matrix.at
    inner = context.fresh([row.dimension] * (len(links) - 1))
    places = [j, *inner, i]
    product = one(dummies=inner)
    for k, (factors, start, end) in enumerate(links):
        dummies = frozenset(x for _, at in factors for x in at) & matrix.entry[0].dummies - {start, end}
        link = fresh(Term(Fraction(1), tuple(factors), dummies), context)
        own = tuple(Index(f"#own{n}", row.dimension) for n in range(2))
        entry = [substitute(link, {start: own[0], end: own[1]})]
        product = multiply(product, one(inverted(entry, own, (places[k + 1], places[k]))))
    return scale(1 / matrix.entry[0].coefficient, product)


def _chain(matrix: Matrix) -> list[tuple[list[Factor], Index, Index]]:
    """The square matrices of which the whole is the product, each with its row and column; none if it is no chain."""
    if len(matrix.entry) != 1 or matrix.half != 1:
        return []
    left, (here, end) = list(matrix.entry[0].factors), matrix.own
    links: list[tuple[list[Factor], Index, Index]] = []
    found, start = [], here
    while left:
        touching = [factor for factor in left if here in factor[1]]
        if len(touching) != 1 or len(touching[0][1]) != 2 or touching[0][1][0] == touching[0][1][1]:
            return []
        left.remove(touching[0])
        found.append(touching[0])
        (here,) = set(touching[0][1]) - {here}
        if here == end and not left:
            return [*links, (found, start, here)]
        if here not in matrix.entry[0].dummies:
            return []
        if here.dimension == end.dimension:
            links.append((found, start, here))
            found, start = [], here
    return []


def of_transpose(matrix: Matrix, context: Context) -> Polynomial | None:
    """Of a matrix and its transpose, only that of which the key is less is inverted."""
    half = matrix.half
    turned = Matrix(matrix.entry, matrix.own[half:] + matrix.own[:half], matrix.at[half:] + matrix.at[:half])
    (mine,), (other,) = inverse(matrix), inverse(turned)
    return [other] if other.factors[0][0].key < mine.factors[0][0].key else None


# ------------------------------------------------------------------ cancelling
def cancelled(term: Term, place: int, context: Context) -> Polynomial | None:
    """With m the greatest term of A and c its number: A⁻¹ m = (I − A⁻¹ rest)/c; if A is m alone, I/c."""
    head, _ = term.factors[place]
    assert isinstance(head, InverseHead)
    if dominant(head.argument) is None:
        return None
    return _cancelled_at(term, place, True, context) or _cancelled_at(term, place, False, context)


def _cancelled_at(term: Term, place: int, right: bool, context: Context) -> Polynomial | None:
    """A⁻¹ from the left of m, or from the right."""
    below = head, indices = term.factors[place]
    assert isinstance(head, InverseHead)
    half = head.width // 2
    rows, columns, others = indices[:half], indices[half:head.width], indices[head.width:]
    inner, outer = (columns, rows) if right else (rows, columns)
    exits = context.fresh([i.dimension for i in inner])
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
    identity = tuple((DELTA, pair) for pair in zip(outer, ends))
    rest = [substitute(other, dict(zip(exits, ends))) for other in polynomial if other is not top]
    return [Term(coefficient, kept + identity, dummies - set(inner)),
            *multiply([Term(-coefficient, (*kept, below), dummies)], rest)]


def turned(term: Term, place: int, context: Context) -> Polynomial | None:
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
    Law("inverse of a multiple", "(cA)⁻¹ = 1/c A⁻¹", "inverse", inverted=of_multiple, is_real=False),
    Law("inverse of a Kronecker product", "(A ⊗ B)⁻¹ = A⁻¹ ⊗ B⁻¹", "inverse", "A and B are square",
        inverted=of_kronecker, is_real=False),
    Law("inverse of a diagonal matrix", "diag(u)⁻¹ = diag(1/u), and I⁻¹ = I", "inverse", inverted=of_diagonal,
        is_real=False),
    Law("inverse of an inverse", "(A⁻¹)⁻¹ = A", "inverse", inverted=of_inverse, is_real=False),
    Law("inverse of scaled rows and columns", "(diag(u) A diag(v))⁻¹ = diag(v)⁻¹ A⁻¹ diag(u)⁻¹", "inverse",
        inverted=of_scaled, is_real=False),
    Law("inverse of a product", "(AB)⁻¹ = B⁻¹ A⁻¹", "inverse", "A and B are square", inverted=of_chain, is_real=False),
    Law("inverse of a transpose", "(Aᵀ)⁻¹ = (A⁻¹)ᵀ", "inverse", inverted=of_transpose, is_real=False),
    Law("inverse of a skew matrix", "(A⁻¹)ᵀ = −A⁻¹ if Aᵀ = −A", "inverse", merges=turned, is_real=False),
    Law("cancelling an inverse", "A⁻¹ A = A A⁻¹ = I, and (m + B)⁻¹ m = I − (m + B)⁻¹ B", "inverse",
        merges=cancelled, is_real=False),
)
