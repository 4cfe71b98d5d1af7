"""Taking apart a matrix whose entry is a polynomial: into a multiple, a Kronecker product, a product of matrices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from ..language.dimension import Dimension, Index
from .canonical import components
from .content import Parts, divisor, fresh, joined, shared, sign, without
from .law import Context, Matrix
from .terms import Factor, Indices, Polynomial, Term, scale, substitute

Pairs = frozenset[int]


def mentioned(matrix: Matrix, part: Term) -> Pairs:
    """The rows, by number, that a part mentions, or of which it mentions the column."""
    return frozenset(k % matrix.half for k, i in enumerate(matrix.own) if any(i in at for _, at in part.factors))


def over_pairs(matrix: Matrix, pairs: Pairs, entry: Polynomial) -> Matrix:
    """The matrix over some of the pairs of a row and a column."""
    places = sorted(pairs) + [matrix.half + k for k in sorted(pairs)]
    return Matrix(entry, tuple(matrix.own[k] for k in places), tuple(matrix.at[k] for k in places if matrix.at))


def multiple(matrix: Matrix, context: Context) -> tuple[Fraction, Parts, Polynomial] | None:
    """A number and scalars by which it can be divided, and the rest; of a matrix and its negative one is the rest.

    Nothing if it is no multiple, and for 0.
    """
    entry = matrix.entry
    if not entry:
        return None
    number = divisor(entry)
    common = Counter({part: k for part, k in shared(entry).items() if not mentioned(matrix, part)})
    rest = without(entry, number, common, context)
    direction = sign(rest)
    if number * direction == 1 and not common:
        return None
    return number * direction, common, scale(Fraction(direction), rest)


def kronecker_factors(matrix: Matrix, context: Context) -> list[Matrix]:
    """Matrices with rows and columns of their own; none if there is one alone. The coefficient is left out."""
    groups = _groups(matrix) if matrix.half > 1 and len(matrix.entry) == 1 else []
    if len(groups) < 2:
        return []
    return [over_pairs(matrix, pairs, [joined(Fraction(1), found, context)]) for pairs, found in groups]


def _groups(matrix: Matrix) -> list[tuple[Pairs, list[Term]]]:
    groups: list[tuple[Pairs, list[Term]]] = []
    for part in components(matrix.entry[0]):
        mine, found = mentioned(matrix, part), [part]
        for group in [g for g in groups if g[0] & mine]:
            groups.remove(group)
            mine, found = mine | group[0], group[1] + found
        groups.append((mine, found))
    return groups if all(pairs for pairs, _ in groups) else []


def single(matrix: Matrix) -> Factor | None:
    """The factor, if the matrix is one with its rows and columns."""
    if len(matrix.entry) != 1 or matrix.half != 1 or matrix.entry[0].coefficient != 1:
        return None
    factors = matrix.entry[0].factors
    if len(factors) != 1 or factors[0][1][:2] != matrix.own or set(factors[0][1][2:]) & set(matrix.own):
        return None
    return factors[0]


def square_factors(matrix: Matrix, context: Context) -> list[Matrix]:
    """The square matrices of which the whole is the product; none if it is of one piece. The coefficient is left out.

    A product is cut where the sizes are those of the whole.
    """
    found = []
    for factors, start, end in _chain(matrix):
        dummies = frozenset(x for _, at in factors for x in at) & matrix.entry[0].dummies - {start, end}
        link = fresh(Term(Fraction(1), tuple(factors), dummies), context)
        own = tuple(Index(f"#own{n}", start.dimension) for n in range(2))
        found.append(Matrix([substitute(link, {start: own[0], end: own[1]})], own, ()))
    return found if len(found) > 1 else []


def _chain(matrix: Matrix) -> list[tuple[list[Factor], Index, Index]]:
    """The factors of each square matrix, with its row and column; none if it is no chain."""
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


def turned(matrix: Matrix) -> Matrix:
    """The transpose, read at the same place transposed."""
    half = matrix.half
    return Matrix(matrix.entry, matrix.own[half:] + matrix.own[:half], matrix.at[half:] + matrix.at[:half])


def sizes(own: Sequence[Index]) -> list[Dimension]:
    """The sizes of which the number of rows is the product."""
    return [index.dimension for index in own[:len(own) // 2]]


def between(matrices: Sequence[Matrix], at: Indices, context: Context) -> tuple[list[Indices], Indices]:
    """For a product of matrices read at a row and a column, where each is read, and the indices summed between."""
    inner = context.fresh([matrices[0].own[0].dimension] * (len(matrices) - 1))
    places = [at[0], *inner, at[1]]
    return list(zip(places, places[1:])), inner
