"""Which term of a polynomial is the greatest: a law that replaces it by the others comes to an end.

Terms are ordered by weight, then by their heads, as words in a dictionary: an order that multiplication
keeps, and that no renaming of indices changes. What has indices weighs most, so that S counts more than λI.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from ..nodes.elementwise import exp
from .applied import Applied
from .delta import DELTA
from .terms import Factor, Term


# how much what has indices counts, and how much else
Weight = tuple[int | Fraction, int | Fraction]


def weight(factor: Factor) -> Weight:
    """How much a factor counts; a function counts more than any term of its argument."""
    head, at = factor
    if head == DELTA:
        return 0, 0
    inside = [total(term) for term in head.inside()]
    if not inside:
        return (1, 0) if at else (0, 1)
    most, else_ = max(inside)
    if isinstance(head, Applied) and head.function == exp and len(head.argument) == 1:
        times = abs(head.argument[0].coefficient)       # e²ᵃ counts as eᵃ eᵃ, which it is
        return times * most, times * (else_ + 1)
    return most, else_ + 1


def total(term: Term) -> Weight:
    """The weight of all factors."""
    weights = [weight(factor) for factor in term.factors]
    return sum(first for first, _ in weights), sum(second for _, second in weights)


def rank(term: Term) -> tuple[Weight, list[Any]]:
    """A key by which terms are ordered."""
    return total(term), sorted((head.key for head, _ in term.factors if head != DELTA), reverse=True)


def dominant(polynomial: Sequence[Term]) -> Term | None:
    """The term that is greater than all others, if there is one; it is no number, and has no δ."""
    if not polynomial:
        return None
    ranked = sorted(((rank(term), k) for k, term in enumerate(polynomial)), reverse=True)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    top = polynomial[ranked[0][1]]
    return top if top.factors and all(head != DELTA for head, _ in top.factors) else None
