"""Einstein's rule: which indices are free, and where the others are summed.

An index is free if it occurs once in the first line, unless the author names the free ones.
Every other index occurs exactly twice in a product and is summed over the smallest product that
contains both; an explicit `sum_over` says what the rule cannot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..errors import IndexRuleError
from ..language.dimension import Index
from ..language.expression import Expression
from .sum import Sum
from .summation import Summation

Names = frozenset[Index]


def listed(indices: Iterable[Index]) -> str:
    """The names of some indices, for messages."""
    return ", ".join(f"${name}$" for name in sorted(i.name for i in indices)) or "none"


def occurrences(expression: Expression) -> Counter[Index]:
    """How often each index that is not summed explicitly occurs in a product.

    Of a sum, the term with the most counts. They are remembered, so that no one may change them.
    """
    known: Counter[Index] | None = expression.__dict__.get("_occurrences")
    if known is None:
        known = expression.__dict__["_occurrences"] = _counted(expression)
    return known


def _counted(expression: Expression) -> Counter[Index]:
    found = Counter(expression.indices())
    for counts in map(occurrences, expression.operands()):
        found = found | counts if isinstance(expression, Sum) else found + counts
    if isinstance(expression, Summation):
        del found[expression.over]
    return found


def free_indices(first_line: Expression) -> Names:
    """The indices that occur once."""
    return frozenset(index for index, count in occurrences(first_line).items() if count == 1)


def bind(expression: Expression, free: Iterable[Index]) -> tuple[Expression, Names]:
    """The expression with every sum made explicit, and the free indices that occur in it.

    :raises IndexRuleError: for an index that occurs once and is not free, or three times, or in
        some terms of a sum only.
    """
    return _bind(expression, frozenset(free))


def _bind(e: Expression, outer: Names) -> tuple[Expression, Names]:
    if isinstance(e, Summation):
        return _bind_summation(e, outer)
    summed = summed_here(e, outer)
    inside = outer | summed
    for index in e.indices():
        if index not in inside:
            raise IndexRuleError(f"index ${index.name}$ occurs only once and is not free, in {e.told()}", index,
                                 "let it occur twice, which sums it, or take an index of the first line")
    bound = [_bind(operand, inside) for operand in e.operands()]
    names: Names = frozenset(e.indices()).union(*(found for _, found in bound))
    if isinstance(e, Sum):
        _refuse_mixed_terms(e, [found for _, found in bound])
    result = e.with_operands(operand for operand, _ in bound)
    for index in sorted(summed, reverse=True):
        result = Summation(result, index)
    return result, names - summed


def _bind_summation(e: Summation, outer: Names) -> tuple[Expression, Names]:
    if e.over in outer:
        raise IndexRuleError(f"index ${e.over.name}$ is summed, and used outside of its sum too, in {e.told()}",
                             e.over)
    body, names = _bind(e.body, outer | {e.over})
    return Summation(body, e.over), names - {e.over}


def summed_here(e: Expression, outer: Names) -> Names:
    """The indices whose two occurrences meet in this node; each term of a sum has its own.

    :raises IndexRuleError: for one that occurs more often.
    """
    if isinstance(e, Sum):
        return frozenset()
    places = Counter(e.indices())
    for operand in e.operands():
        places.update(set(occurrences(operand)))
    total = occurrences(e)
    summed = frozenset(index for index, count in places.items() if count > 1 and index not in outer)
    for index in sorted(summed):
        if total[index] != 2:
            raise IndexRuleError(f"index ${index.name}$ occurs {total[index]} times in {e.told()}: "
                                 "give a pair another letter, name it as free, or say sum_over", index)
    return summed


def _refuse_mixed_terms(e: Sum, found: Sequence[Names]) -> None:
    for term, names in zip(e.terms, found):
        if names != found[0]:
            first, other = (listed(n) for n in (found[0], names))
            raise IndexRuleError(f"terms have different indices: {e.terms[0].told()} has {first}, "
                                 f"{term.told()} has {other}", remedy="give all terms the same ones")
