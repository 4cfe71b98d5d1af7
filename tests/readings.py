"""What the two readings say of a claim: the normal form for all sizes, and the arrays at some."""

from __future__ import annotations

from itertools import islice

from wrt.arrays import ModularPoint
from wrt.arrays.point import evaluate
from wrt.claims.sizes import MORE_SIZES, SIZES, default_sizes
from wrt.errors import SingularError
from wrt.nodes.einstein import bind, free_indices
from wrt.proof.equality import decide


def answers(left, right, free=None):
    """What the normal form says, and whether the arrays agree; the free indices are those of the left side."""
    free = free_indices(left) if free is None else free
    return of_bound(*(bind(side, free)[0] for side in (left, right)), free)


def of_bound(left, right, free):
    """The same of two trees whose sums are explicit: at the first two sizes at which there is no missing inverse."""
    points = map(ModularPoint, default_sizes(left, right, among=SIZES + MORE_SIZES))
    found = list(islice((said for point in points if (said := agree(left, right, free, point)) is not None), 2))
    assert found, f"{left.text()} = {right.text()} has no value at any sizes"
    return decide(left, right).answer, all(found)


def agree(left, right, free, point):
    """Whether all entries are equal at a point; None if there is no inverse."""
    try:
        return all(evaluate(left, point, binding) == evaluate(right, point, binding)
                   for binding in point.bindings(free))
    except SingularError:
        return None
