"""What is made of one number, as a factor: a function of it, a power."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from math import factorial, prod

from ..language.dimension import Index
from .canonical import in_slots, least, normal_form
from .delta import DeltaHead
from .reading import argument_at, reopen
from .terms import Block, Factor, Head, Indices, Polynomial, Term, free, heads, one, substitute
from .translation import Translation


@dataclass(frozen=True)
class OfNumber(Head):
    """Something of a polynomial whose free indices are the slots #0, #1, …"""

    argument: tuple[Term, ...]

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

    def of(self, argument: Polynomial) -> Factor:
        """The same of another number, at its free indices in canonical order."""
        form = normal_form(argument)
        closed, order = least(form, (), free(form))
        return self.with_argument(closed), order

    def with_argument(self, closed: tuple[Term, ...]) -> OfNumber:
        """The same of another closed polynomial."""
        raise NotImplementedError

    def closed_again(self, indices: Indices) -> Factor:
        if len(set(indices)) == len(indices):
            return self, indices
        return self.of(in_slots(self.argument, indices))

    def hides_an_identity(self) -> bool:
        return self._has_other_symmetries() or any(isinstance(head, DeltaHead) for head in heads(self.argument))

    def reopened(self, indices: Indices, translation: Translation) -> Polynomial:
        if not self.holds_a_name():
            return one((self, indices))
        return self.opened(reopen(argument_at(self, indices, translation), translation), translation)

    def opened(self, argument: Polynomial, translation: Translation) -> Polynomial:
        """The same of an argument, as a polynomial."""
        return one(self.of(argument))
