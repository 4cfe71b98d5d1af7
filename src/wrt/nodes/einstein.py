"""Einstein's rule: which indices are free, and where the others are summed.

An index is free if it occurs once on one of the two sides, unless the author names the free ones.
Every other index occurs exactly twice in a product and is summed over the smallest product that
contains both; an explicit `sum_over` says what the rule cannot.
What lacks a free index is the same for all its values: x_i + c, x_i = c, or p_j − δ_ij.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..errors import IndexMisuseError, IndexRuleError
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


def free_indices(*sides: Expression) -> Names:
    """The indices that occur once on one of the sides, be they repeated on another: x_i x_i = (x ⊙ x)_i."""
    return frozenset(index for side in sides for index, count in occurrences(side).items() if count == 1)


@dataclass(frozen=True)
class Scope:
    """The indices that have a value in a part: free ones, and those summed around it, by `sum_over` or as pairs."""

    free: Names
    summed: Names = frozenset()
    paired: Names = frozenset()
    most: int = 2

    @property
    def indices(self) -> Names:
        """All of them."""
        return self.free | self.summed | self.paired


def bind(expression: Expression, free: Iterable[Index], most: int = 2) -> tuple[Expression, Names]:
    """The expression with every sum made explicit, and the free indices that occur in it.

    :raises IndexRuleError: for an index that occurs more often than `most` in a product.
    :raises IndexMisuseError: for one that occurs once and is not free, or in some terms of a sum only and is summed
        with these, or inside of its sum and outside; and for terms with different free indices.
    """
    return _bind(expression, Scope(frozenset(free), most=most))


def _bind(e: Expression, around: Scope) -> tuple[Expression, Names]:
    if isinstance(e, Summation):
        return _bind_summation(e, around)
    summed = summed_here(e, around.indices, around.most)
    scope = replace(around, paired=around.paired | summed)
    for index in e.indices():
        if index not in scope.indices:
            raise IndexMisuseError(f"index ${index.name}$ occurs only once and is not free, in {e.told()}", index,
                                   "let it occur twice, which sums it, or take an index of the first line")
    bound = [_bind(operand, scope) for operand in e.operands()]
    names: Names = frozenset(e.indices()).union(*(found for _, found in bound))
    if isinstance(e, Sum):
        _refuse_mixed_terms(e, [found for _, found in bound], scope)
    result = e.with_operands(operand for operand, _ in bound)
    for index in sorted(summed, reverse=True):
        result = Summation(result, index)
    return result, names - summed


def _bind_summation(e: Summation, around: Scope) -> tuple[Expression, Names]:
    if e.over in around.indices:
        raise IndexMisuseError(f"index ${e.over.name}$ is summed, and used outside of its sum too, in {e.told()}",
                               e.over, "take another letter in the sum")
    body, names = _bind(e.body, replace(around, summed=around.summed | {e.over}))
    return Summation(body, e.over), names - {e.over}


def summed_here(e: Expression, outer: Names, most: int = 2) -> Names:
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
        if total[index] > most:
            raise IndexRuleError(f"index ${index.name}$ occurs {total[index]} times in {e.told()}: "
                                 "give a pair another letter, name it as free, or say sum_over", index)
    return summed


def _refuse_mixed_terms(e: Sum, found: Sequence[Names], scope: Scope) -> None:
    """Terms have the same summed indices; what lacks a free one is the same for all its values.

    Of j that occurs in a product and in some terms only of a sum in it, as in x_j (x_j + c), the print does not say
    what is summed over it.
    """
    first = next((place for place, names in enumerate(found) if names & scope.paired), 0)
    for term, names in zip(e.terms, found):
        if names & scope.paired != found[first] & scope.paired:
            one, other = (listed(n - scope.summed) for n in (found[first], names))
            raise IndexMisuseError(f"terms have different indices: {e.terms[first].told()} has {one}, "
                                   f"{term.told()} has {other}", remedy="say sum_over")
