"""Which term of a polynomial is the greatest: a law that replaces it by the others comes to an end.

Terms are ordered by weight, then by their heads, as words in a dictionary: an order that multiplication
keeps, and that no renaming of indices changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .delta import DELTA
from .terms import Head, Term


def weight(head: Head) -> int:
    """How much a head counts; a function counts more than any term of its argument."""
    return 0 if head == DELTA else 1 + max((rank(term)[0] for term in head.inside()), default=0)


def rank(term: Term) -> tuple[int, list[Any]]:
    """A key by which terms are ordered."""
    heads = [head for head, _ in term.factors]
    return sum(map(weight, heads)), sorted((head.key for head in heads if head != DELTA), reverse=True)


def dominant(polynomial: Sequence[Term]) -> Term | None:
    """The term that is greater than all others, if there is one."""
    if not polynomial:
        return None
    ranked = sorted(((rank(term), k) for k, term in enumerate(polynomial)), reverse=True)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return polynomial[ranked[0][1]]
