"""The laws of the determinant, its logarithm and the adjugate. Source: the ring of polynomials in the entries.

What holds of generic matrices as an equality of polynomials holds of all, invertible or not, and over numbers
modulo a prime too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from ..language.dimension import Dimension
from ..nodes.elementwise import log, sign, sqrt
from .canonical import canonical, components, normal_form
from .content import joined, opened_at
from .delta import DELTA
from .determinant import AdjugateHead, DeterminantHead, LogDeterminantHead
from .functions import of
from .inverse import InverseHead
from .inverses import cancelled_with, inverse
from .law import Context, Law, Matrix
from .matrices import between, kronecker_factors, multiple, single, sizes, square_factors, turned
from .of_matrix import OfMatrix
from .quotients import over
from .raised import Raised
from .size import SizeHead
from .terms import FACTORS, Factor, Polynomial, Term, multiply, one

MINUS = [Term(Fraction(-1))]


def determinant(matrix: Matrix, entry: Polynomial | None = None) -> Polynomial:
    """The determinant of a matrix as a factor, or of another of this size."""
    return one(DeterminantHead.of(matrix.entry if entry is None else entry, matrix.own))


def log_determinant(matrix: Matrix, entry: Polynomial | None = None) -> Polynomial:
    """The same for log |det A|."""
    return one(LogDeterminantHead.of(matrix.entry if entry is None else entry, matrix.own))


def adjugate(matrix: Matrix, entry: Polynomial | None = None) -> Polynomial:
    """The entry of the adjugate as a factor, or that of another matrix of this size at the same place."""
    return one(AdjugateHead.of(matrix.entry if entry is None else entry, matrix.own, matrix.at))


def length(axis: Sequence[Dimension], less: int = 0) -> Polynomial:
    """The number of rows, or some less."""
    rows = one(*((SizeHead(d), ()) for d in axis))
    return [*rows, Term(Fraction(-less))] if less else rows


def to_the(exponent: Polynomial, base: Polynomial) -> Polynomial:
    """A polynomial to a power made of sizes."""
    return one() if base == one() else one(Raised((), normal_form(exponent)).of(base))


def others_of(parts: Sequence[Matrix], part: Matrix) -> list[Dimension]:
    """The sizes of all Kronecker factors but one."""
    return [d for other in parts if other is not part for d in sizes(other.own)]


# ------------------------------------------------------------------ determinant
def of_zero(matrix: Matrix, context: Context) -> Polynomial | None:
    """There is a row at least."""
    return None if matrix.entry else []


def of_multiple(matrix: Matrix, context: Context) -> Polynomial | None:
    """Each of the n rows has the scalar."""
    found = multiple(matrix, context)
    if found is None:
        return None
    number, common, rest = found
    n = length(sizes(matrix.own))
    powers = [to_the(n, [part]) for part in common.elements()]
    return multiply(to_the(n, [Term(number)]), *powers, determinant(matrix, rest))


def of_kronecker(matrix: Matrix, context: Context) -> Polynomial | None:
    """det(A ⊗ B) = (det A)ᵐ (det B)ⁿ for A n×n, B m×m."""
    parts = kronecker_factors(matrix, context)
    if not parts:
        return None
    powers = [to_the(length(others_of(parts, part)), determinant(part)) for part in parts]
    return multiply(to_the(length(sizes(matrix.own)), [Term(matrix.entry[0].coefficient)]), *powers)


def of_identity(matrix: Matrix, context: Context) -> Polynomial | None:
    """det I = 1."""
    factor = single(matrix)
    return one() if factor and factor[0] == DELTA else None


def of_inverse(matrix: Matrix, context: Context) -> Polynomial | None:
    """det A⁻¹ = 1 / det A, and det adj A = (det A)ⁿ⁻¹."""
    factor = single(matrix)
    if factor is None or not isinstance(factor[0], (InverseHead, AdjugateHead)):
        return None
    below = _of_the_same(DeterminantHead, factor)
    return over(below) if isinstance(factor[0], InverseHead) else to_the(length(factor[0].axis, 1), below)


def _of_the_same(kind: type[OfMatrix], factor: Factor) -> Polynomial:
    """What another head makes of the matrix of a factor."""
    head, at = factor
    assert isinstance(head, OfMatrix)
    return one((kind(head.argument, head.axis), head.split(at)[1]))


def of_product(matrix: Matrix, context: Context) -> Polynomial | None:
    """det(AB) = det A det B."""
    factors = square_factors(matrix, context)
    if not factors:
        return None
    number = to_the(length(sizes(matrix.own)), [Term(matrix.entry[0].coefficient)])
    return multiply(number, *map(determinant, factors))


def of_transpose(matrix: Matrix, context: Context) -> Polynomial | None:
    """Of a matrix and its transpose, only that of which the key is less has a determinant."""
    return _lesser(determinant(matrix), determinant(turned(matrix)))


def _lesser(mine: Polynomial, other: Polynomial) -> Polynomial | None:
    return other if other[0].factors[0][0].key < mine[0].factors[0][0].key else None


# ------------------------------------------------------------------ adjugate
def adjugate_of_multiple(matrix: Matrix, context: Context) -> Polynomial | None:
    """adj(cA) = cⁿ⁻¹ adj A."""
    found = multiple(matrix, context)
    if found is None:
        return None
    number, common, rest = found
    less = length(sizes(matrix.own), 1)
    powers = [to_the(less, [part]) for part in common.elements()]
    return multiply(to_the(less, [Term(number)]), *powers, adjugate(matrix, rest))


def adjugate_of_identity(matrix: Matrix, context: Context) -> Polynomial | None:
    """adj I = I."""
    factor = single(matrix)
    return one((DELTA, matrix.at)) if factor and factor[0] == DELTA else None


def adjugate_of_inverse(matrix: Matrix, context: Context) -> Polynomial | None:
    """adj A⁻¹ = A / det A."""
    factor = single(matrix)
    if factor is None or not isinstance(factor[0], InverseHead) or factor[0].width != 2:
        return None
    at = dict(zip(matrix.own, matrix.at))
    opened = opened_at((factor[0], tuple(at.get(i, i) for i in factor[1])), context)
    return multiply(over(_of_the_same(DeterminantHead, factor)), opened)


def adjugate_of_product(matrix: Matrix, context: Context) -> Polynomial | None:
    """adj(AB) = adj B adj A."""
    factors = square_factors(matrix, context)[::-1]
    if not factors:
        return None
    places, inside = between(factors, matrix.at, context)
    parts = [one(AdjugateHead.of(factor.entry, factor.own, at)) for factor, at in zip(factors, places)]
    number = to_the(length(sizes(matrix.own), 1), [Term(matrix.entry[0].coefficient)])
    return multiply(number, *parts, one(dummies=inside))


def adjugate_of_transpose(matrix: Matrix, context: Context) -> Polynomial | None:
    """(adj A)ᵀ = adj Aᵀ."""
    return _lesser(adjugate(matrix), adjugate(turned(matrix)))


def adjugate_of_invertible(matrix: Matrix, context: Context) -> Polynomial | None:
    """adj A = det A · A⁻¹, if A⁻¹ is in the statement, which demands that there is one."""
    inverted = inverse(matrix)
    return multiply(determinant(matrix), inverted) if context.has_inverse(inverted[0].factors[0]) else None


def cancelled(term: Term, place: int, context: Context) -> Polynomial | None:
    """adj(A) A = A adj(A) = det(A) I."""
    head, at = term.factors[place]
    assert isinstance(head, AdjugateHead)
    return cancelled_with(term, place, [(DeterminantHead(head.argument, head.axis), at[head.width:])], context)


# ------------------------------------------------------------------ logarithm
def log_of_multiple(matrix: Matrix, context: Context) -> Polynomial | None:
    """log |det cA| = n log |c| + log |det A|: cA has an inverse only if c is not 0."""
    found = multiple(matrix, context)
    if found is None:
        return None
    number, common, rest = found
    known = [[Term(abs(number))]] * (abs(number) != 1)
    known += [[part] if context.is_positive([part]) else _absolute([part]) for part in common.elements()]
    n = length(sizes(matrix.own))
    return [*(term for part in known for term in multiply(n, of(log, part))), *log_determinant(matrix, rest)]


def _absolute(value: Polynomial) -> Polynomial:
    """|a| as a sign times a, of what is not 0."""
    return multiply(of(sign, value), value)


def log_of_kronecker(matrix: Matrix, context: Context) -> Polynomial | None:
    """log |det(A ⊗ B)| = m log |det A| + n log |det B| for A n×n, B m×m."""
    parts = kronecker_factors(matrix, context)
    return [term for part in parts for term in multiply(
        length(others_of(parts, part)), log_determinant(part))] if parts else None


def log_of_identity(matrix: Matrix, context: Context) -> Polynomial | None:
    """log 1 = 0."""
    factor = single(matrix)
    return [] if factor and factor[0] == DELTA else None


def log_of_inverse(matrix: Matrix, context: Context) -> Polynomial | None:
    """log |det A⁻¹| = −log |det A|, and log |det adj A| = (n − 1) log |det A|."""
    factor = single(matrix)
    if factor is None or not isinstance(factor[0], (InverseHead, AdjugateHead)):
        return None
    times = MINUS if isinstance(factor[0], InverseHead) else length(factor[0].axis, 1)
    return multiply(times, _of_the_same(LogDeterminantHead, factor))


def log_of_product(matrix: Matrix, context: Context) -> Polynomial | None:
    """log |det AB| = log |det A| + log |det B|."""
    return [term for part in square_factors(matrix, context) for term in log_determinant(part)] or None


def log_of_transpose(matrix: Matrix, context: Context) -> Polynomial | None:
    """log |det Aᵀ| = log |det A|."""
    return _lesser(log_determinant(matrix), log_determinant(turned(matrix)))


def log_of_determinants(argument: Polynomial, context: Context) -> Polynomial | None:
    """Of |det A|, and of det A, as det A > 0 is demanded; of a product of such and of what is positive too."""
    if len(argument) != 1 or argument[0].coefficient <= 0:
        return None
    parts = components(argument[0])
    found = [part for part in parts if _is_determinant(part)]
    signs = [canonical(of(sign, [part])[0]) for part in found]
    rest = list((Counter(parts) - Counter(found) - Counter(signs)).elements())
    others = (part for part in parts if not _is_determinant(part))
    if not found or Counter(signs) - Counter(parts) and not all(context.is_positive([part]) for part in others):
        return None
    logs = [one((LogDeterminantHead(head.argument, head.axis), at))
            for part in found for head, at in part.factors if isinstance(head, DeterminantHead)]
    left = joined(argument[0].coefficient, rest, context)
    more = of(log, [left]) if left != Term(Fraction(1)) else []
    return [*(term for part in logs for term in part), *more]


def _is_determinant(part: Term) -> bool:
    return len(part.factors) == 1 and isinstance(part.factors[0][0], DeterminantHead)


def exp_of_log_determinant(argument: Polynomial, context: Context) -> Polynomial | None:
    """e^(k log |det A|) = |det A|ᵏ, with a root for halves: there is a logarithm only if det A is not 0."""
    if len(argument) != 1 or len(argument[0].factors) != 1:
        return None
    exponent, (head, _) = argument[0].coefficient, argument[0].factors[0]
    if not isinstance(head, LogDeterminantHead) or exponent.denominator > 2 or abs(exponent) > FACTORS:
        return None
    below = _absolute(_of_the_same(DeterminantHead, argument[0].factors[0]))
    whole, root = divmod(exponent, 1)
    factors = [below for _ in range(abs(int(whole)))]
    return multiply(*(factors if whole > 0 else map(over, factors)), *([of(sqrt, below)] if root else []))


SQUARE = "A and B are square"
LAWS = (
    Law("determinant of zero", "det 0 = 0", "determinant", of_matrix=of_zero, is_real=False),
    Law("determinant of a multiple", "det(cA) = cⁿ det A for A n×n", "determinant", of_matrix=of_multiple,
        is_real=False),
    Law("determinant of a Kronecker product", "det(A ⊗ B) = (det A)ᵐ (det B)ⁿ for A n×n and B m×m", "determinant",
        of_matrix=of_kronecker, is_real=False),
    Law("determinant of the identity", "det I = 1", "determinant", of_matrix=of_identity, is_real=False),
    Law("determinant of an inverse", "det A⁻¹ = 1/det A, det adj A = (det A)ⁿ⁻¹", "determinant", of_matrix=of_inverse,
        is_real=False),
    Law("determinant of a product", "det(AB) = det A det B", "determinant", SQUARE, of_matrix=of_product,
        is_real=False),
    Law("determinant of a transpose", "det Aᵀ = det A", "determinant", of_matrix=of_transpose, is_real=False),
    Law("adjugate of a multiple", "adj(cA) = cⁿ⁻¹ adj A for A n×n", "adjugate", of_matrix=adjugate_of_multiple,
        is_real=False),
    Law("adjugate of the identity", "adj I = I", "adjugate", of_matrix=adjugate_of_identity, is_real=False),
    Law("adjugate of an inverse", "adj A⁻¹ = A/det A", "adjugate", of_matrix=adjugate_of_inverse, is_real=False),
    Law("adjugate of a product", "adj(AB) = adj B adj A", "adjugate", SQUARE, of_matrix=adjugate_of_product,
        is_real=False),
    Law("adjugate of a transpose", "adj Aᵀ = (adj A)ᵀ", "adjugate", of_matrix=adjugate_of_transpose, is_real=False),
    Law("adjugate of an invertible matrix", "adj A = det A · A⁻¹", "adjugate", "A is invertible",
        of_matrix=adjugate_of_invertible, is_real=False),
    Law("cancelling an adjugate", "adj(A) A = A adj(A) = det(A) I", "adjugate", merges=cancelled, is_real=False),
    Law("log determinant of a multiple", "log |det cA| = n log |c| + log |det A| for A n×n",
        "log determinant", of_matrix=log_of_multiple),
    Law("log determinant of a Kronecker product", "log |det(A ⊗ B)| = m log |det A| + n log |det B|",
        "log determinant", SQUARE, of_matrix=log_of_kronecker),
    Law("log determinant of the identity", "log |det I| = 0", "log determinant", of_matrix=log_of_identity),
    Law("log determinant of an inverse", "log |det A⁻¹| = −log |det A|", "log determinant", of_matrix=log_of_inverse),
    Law("log determinant of a product", "log |det AB| = log |det A| + log |det B|", "log determinant", SQUARE,
        of_matrix=log_of_product),
    Law("log determinant of a transpose", "log |det Aᵀ| = log |det A|", "log determinant", of_matrix=log_of_transpose),
    Law("logarithm of a determinant", "log det A = log |det A| where det A > 0", "log",
        value=log_of_determinants),
    Law("exponential of a log determinant", "e^(log |det A|) = |det A|", "exp",
        value=exp_of_log_determinant),
)
