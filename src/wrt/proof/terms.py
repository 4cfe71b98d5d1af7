"""Sums of Einstein terms.

A polynomial is a list of terms; a term is a coefficient, factors (a head with indices) and the set
of its summed indices, the dummies. What a factor is made of, and how it is differentiated, is said by
its head: one class a kind, each in a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..errors import LimitError
from ..language.dimension import Dimension, Index
from ..nodes.symbol import Symbol
from .translation import Translation

Indices = tuple[Index, ...]
Factor = tuple["Head", Indices]
Polynomial = list["Term"]
# groups of slots, given by their places, that may change places with each other
Block = list[tuple[int, ...]]
TERMS = 2_500       # of a product
FACTORS = 80       # of a term, where there are several


class Head:
    """What stands in a factor besides its indices. Heads are equal if they are of one kind and made of the same."""

    @property
    def key(self) -> tuple[Any, ...]:
        """A sort key that depends on names only; no two things in one formula share a name."""
        raise NotImplementedError

    @property
    def kind(self) -> str:
        """The name under which there are laws for it, if there are."""
        return ""

    @property
    def kept(self) -> int:
        """How many of its first indices are a row and a column, and no slots of an argument."""
        return 0

    @property
    def sizes(self) -> tuple[Dimension, ...]:
        """Sizes on which it depends as a power depends on its exponent."""
        return ()

    def inside(self) -> tuple[Term, ...]:
        """The argument of a function, a polynomial in the slots #0, #1, …"""
        return ()

    @property
    def exchangeable(self) -> list[Block]:
        """Blocks of slot groups that may be permuted."""
        return []

    def closed_again(self, indices: Indices) -> Factor:
        """The factor at these indices; a function two of whose slots came to hold one index has fewer slots."""
        return self, indices

    def hides_an_identity(self) -> bool:
        """Whether the form does not know all about it: sin² + cos² = 1, σ of a δ, the inverse of a product."""
        return False

    def derivative(self, indices: Indices, by: Symbol, at: Indices, translation: Translation) -> Polynomial:
        """The derivative of the factor at these indices by the entry `at` of a symbol."""
        return []

    def holds_a_name(self) -> bool:
        """Whether a name for an expression occurs in it, closed for a derivative."""
        return any(head.holds_a_name() for head in heads(self.inside()))

    def reopened(self, indices: Indices, translation: Translation) -> Polynomial:
        """The factor with what names stand for in the place of those closed for a derivative only."""
        return one((self, indices))


@dataclass(frozen=True)
class Term:
    """coefficient · product of factors, summed over the dummies."""

    coefficient: Fraction
    factors: tuple[Factor, ...] = ()
    dummies: frozenset[Index] = frozenset()


def one(*factors: Factor, dummies: Iterable[Index] = ()) -> Polynomial:
    """The product of factors, as a polynomial of one term."""
    return [Term(Fraction(1), factors, frozenset(dummies))]


def multiply(*polynomials: Polynomial) -> Polynomial:
    """The product; no two of them may share a dummy.

    :raises LimitError: it has more than `TERMS` terms, or one of more than `FACTORS` factors.
    """
    product = one()
    for polynomial in polynomials:
        if len(product) * len(polynomial) > TERMS:
            raise LimitError("a product with too many terms")
        if len(product) * len(polynomial) > 1 and sum(
                max((len(term.factors) for term in terms), default=0) for terms in (product, polynomial)) > FACTORS:
            raise LimitError("a product with too many factors")
        product = [Term(a.coefficient * b.coefficient, a.factors + b.factors, a.dummies | b.dummies)
                   for a in product for b in polynomial]
    return product


def scale(coefficient: Fraction, polynomial: Polynomial) -> Polynomial:
    """The polynomial times a number."""
    return [Term(coefficient * t.coefficient, t.factors, t.dummies) for t in polynomial]


def substitute(term: Term, replace: dict[Index, Index]) -> Term:
    """The term with indices replaced, free ones and dummies alike."""
    def swap(indices: Iterable[Index]) -> Indices:
        return tuple(replace.get(i, i) for i in indices)

    return Term(term.coefficient, tuple((head, swap(indices)) for head, indices in term.factors),
                frozenset(swap(term.dummies)))


def renamed_dummies(term: Term, translation: Translation) -> Term:
    """The term over fresh dummies, so that it can be multiplied with others."""
    return substitute(term, {i: translation.fresh((i.dimension,))[0] for i in sorted(term.dummies)})


def free(polynomial: Iterable[Term]) -> set[Index]:
    """The indices that are not summed."""
    return {i for term in polynomial for _, indices in term.factors for i in indices if i not in term.dummies}


def heads(polynomial: Iterable[Term]) -> Iterator[Head]:
    """All heads, those inside of arguments too."""
    for term in polynomial:
        for head, _ in term.factors:
            yield head
            yield from heads(head.inside())
