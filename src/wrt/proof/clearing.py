"""Multiplying a difference by what stands under a line in it, or by a matrix whose inverse it has.

Neither is 0, so the difference is 0 if and only if the product is; and in the product the laws cancel
what cannot be cancelled term by term: 1/(a + b) · 1/(a − b) against 1/(a² − b²), Woodbury's identity.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..language.dimension import Index
from ..nodes.elementwise import reciprocal
from .applied import Applied
from .content import fresh, opened_at, without_places
from .inverse import InverseHead
from .laws import Laws
from .order import dominant
from .terms import Factor, Indices, Polynomial, Term, multiply, one, substitute

TIMES = 12      # how often a difference is multiplied before it counts as undecided
MATRICES = 4    # how often by a matrix
TERMS = 200     # how many terms it may have


def vanishes(difference: Polynomial, laws: Laws) -> bool:
    """Whether the difference, which no law changes, is 0 by what it may be multiplied with."""
    matrices = 0
    for _ in range(TIMES):
        if not difference or len(difference) > TERMS:
            break
        product = _without_quotient(difference, laws)
        if product is None and matrices < MATRICES:
            product, matrices = _without_inverse(difference, laws), matrices + 1
        if product is None:
            break
        difference = laws.simplified(product)
    return not difference


# ------------------------------------------------------------------ quotients
def _without_quotient(difference: Polynomial, laws: Laws) -> Polynomial | None:
    """The difference times P to the power in which 1/P occurs, if there is a P over no dummy."""
    for factor in _open_factors(difference):
        head, _ = factor
        if not isinstance(head, Applied) or head.function != reciprocal or not head.argument:
            continue
        counts = [term.factors.count(factor) for term in difference]
        if sum(len(head.argument) ** (max(counts) - count) for count in counts) <= TERMS:
            return [term for before, count in zip(difference, counts)
                    for term in _times(before, factor, max(counts) - count, laws)]
    return None


def _open_factors(difference: Polynomial) -> Iterator[Factor]:
    for term in difference:
        for factor in term.factors:
            if not term.dummies & set(factor[1]):
                yield factor


def _times(term: Term, below: Factor, power: int, laws: Laws) -> Polynomial:
    places = [k for k, factor in enumerate(term.factors) if factor == below]
    return multiply([without_places(term, *places)], *(opened_at(below, laws) for _ in range(power)))


# ------------------------------------------------------------------ inverses
def _without_inverse(difference: Polynomial, laws: Laws) -> Polynomial | None:
    """The difference times A, from the left or the right, if the rows or columns of an A⁻¹ are free.

    Not where they are indices of the statement for which alone something is demanded.
    """
    for term in difference:
        for head, at in term.factors:
            if not isinstance(head, InverseHead) or not dominant(head.argument):
                continue
            half, others = head.width // 2, set(at[head.width:])
            for outer, right in ((at[:half], False), (at[half:head.width], True)):
                bound = term.dummies & {*outer, *others} or others & set(outer) or laws.positive.pinned & set(outer)
                if not bound and len(set(outer)) == half:
                    return _times_matrix(difference, (head, at), outer, right, laws)
    return None


def _times_matrix(difference: Polynomial, inverse: Factor, outer: Indices, right: bool, laws: Laws) -> Polynomial:
    """Σ over `outer` of A at (new, outer) times the difference, or at (outer, new)."""
    head, at = inverse
    assert isinstance(head, InverseHead)
    new = tuple(Index(f"{i.name}'", i.dimension) for i in outer)
    product: Polynomial = []
    for term in difference:
        inner = laws.fresh([i.dimension for i in outer])
        own = inner + new if right else new + inner
        matrix = opened_at((head, own + at[head.width:]), laws)
        moved = substitute(fresh(term, laws), dict(zip(outer, inner)))
        product += multiply([moved], matrix, one(dummies=inner))
    return product
