"""A scalar function of a polynomial as a factor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from math import factorial, prod
from typing import Any

from ..language.dimension import Index
from ..nodes.elementwise import Elementwise, expanded
from ..nodes.symbol import Symbol
from .canonical import argument_key, in_slots, least, normal_form
from .delta import DeltaHead
from .reading import argument_at, derive, reopen
from .terms import (
    Block, Factor, Head, Indices, Polynomial, Term, free, heads, multiply, one, renamed_dummies, scale, substitute,
)
from .translation import Translation


@dataclass(frozen=True)
class Applied(Head):
    """A scalar function of a polynomial whose free indices are the slots #0, #1, …"""

    function: Elementwise
    argument: tuple[Term, ...]

    @cached_property
    def _hash(self) -> int:
        return hash((self.function, self.argument))

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def key(self) -> tuple[Any, ...]:
        return "function", self.function.name, str(self.function.order), argument_key(self.argument)

    @cached_property
    def slots(self) -> list[Index]:
        """The slots, in their order."""
        return sorted(free(self.argument), key=lambda slot: int(slot.name[1:]))

    @cached_property
    def exchangeable(self) -> list[Block]:
        """Slots that may change places with each other: σ(xᵢ + xⱼ) is σ(xⱼ + xᵢ)."""
        classes: list[list[Index]] = []
        for slot in self.slots:
            same = next((c for c in classes if self._is_unchanged([c[0], slot], [slot, c[0]])), None)
            if same is None:
                classes.append([slot])
            else:
                same.append(slot)
        return [[(self.slots.index(slot),) for slot in c] for c in classes if len(c) > 1]

    def _is_unchanged(self, before: Sequence[Index], after: Sequence[Index]) -> bool:
        if any(a.dimension != b.dimension for a, b in zip(before, after)):
            return False
        replace = dict(zip(before, after))
        return normal_form([substitute(term, replace) for term in self.argument]) == self.argument

    def _has_other_symmetries(self) -> bool:
        """Whether slots may change places in ways that `exchangeable` cannot say: σ(Wᵢₖ Wⱼₗ)."""
        known = prod(factorial(len(block)) for block in self.exchangeable)
        return sum(self._is_unchanged(self.slots, order) for order in permutations(self.slots)) != known

    def inside(self) -> tuple[Term, ...]:
        return self.argument

    def closed_again(self, indices: Indices) -> Factor:
        if len(set(indices)) == len(indices):
            return self, indices
        return applied(self.function, in_slots(self.argument, indices))

    def hides_an_identity(self) -> bool:
        return (self.function.is_known or self._has_other_symmetries()
                or any(isinstance(head, DeltaHead) for head in heads(self.argument)))

    def derivative(self, indices: Indices, by: Symbol, at: Indices, translation: Translation) -> Polynomial:
        """The chain rule."""
        outer = function_of(self.function.prime, argument_at(self, indices, translation), translation)
        return multiply(outer, derive(argument_at(self, indices, translation), by, at, translation))

    def reopened(self, indices: Indices, translation: Translation) -> Polynomial:
        if not self.holds_a_name():
            return one((self, indices))
        return function_of(self.function, reopen(argument_at(self, indices, translation), translation), translation)


def applied(function: Elementwise, argument: Polynomial) -> Factor:
    """function(argument) as a factor; its slots are the argument's free indices in canonical order."""
    form = normal_form(argument)
    closed, order = least(form, (), free(form))
    return Applied(function, closed), order


def function_of(function: Elementwise, argument: Polynomial, translation: Translation) -> Polynomial:
    """function(argument), a derivative of a known function written by its rule."""
    total: Polynomial = []
    for coefficient, factors in expanded(function):
        powers = [one(applied(f, [renamed_dummies(t, translation) for t in argument])) for f in factors]
        total += scale(coefficient, multiply(*powers))
    return total
