"""An entry of the inverse of a matrix as a factor."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from ..language.dimension import Index
from ..nodes.symbol import Symbol
from .canonical import argument_key, in_slots, least, normal_form
from .reading import argument_at, derive, reopen
from .terms import Block, Factor, Head, Indices, Polynomial, Term, free, multiply, one, scale, substitute
from .translation import Translation


@dataclass(frozen=True)
class InverseHead(Head):
    """The inverse of a matrix whose entry is `argument` at the slots #0, #1, … of its rows and columns.

    These are `width` in all; the slots behind them are other free indices of the argument.
    """

    argument: tuple[Term, ...]
    width: int

    @cached_property
    def _hash(self) -> int:
        return hash((self.argument, self.width))

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def key(self) -> tuple[Any, ...]:
        return "inverse", str(self.width), argument_key(self.argument)

    @cached_property
    def exchangeable(self) -> list[Block]:
        """Rows and columns, if the matrix is symmetric."""
        half = self.width // 2
        is_symmetric = self._turned() == self.argument
        return [[tuple(range(half)), tuple(range(half, self.width))]] if is_symmetric else []

    @cached_property
    def is_skew(self) -> bool:
        """Whether the matrix is minus its transpose."""
        return self._turned() == normal_form(scale(Fraction(-1), list(self.argument)))

    def _turned(self) -> tuple[Term, ...] | None:
        """The argument with rows and columns exchanged; slots that no term mentions decide against it."""
        half, slots = self.width // 2, {i.name: i for i in free(self.argument)}
        if any(f"#{k}" not in slots for k in range(self.width)):
            return None
        own = [slots[f"#{k}"] for k in range(self.width)]
        swapped = dict(zip(own, own[half:] + own[:half]))
        return normal_form([substitute(term, swapped) for term in self.argument])

    def inside(self) -> tuple[Term, ...]:
        return self.argument

    def closed_again(self, indices: Indices) -> Factor:
        others = indices[self.width:]
        if len(set(others)) == len(others):
            return self, indices
        own = tuple(Index(f"#own{n}", index.dimension) for n, index in enumerate(indices[:self.width]))
        return inverted(in_slots(self.argument, own + others), own, indices[:self.width])

    def hides_an_identity(self) -> bool:
        return True

    def derivative(self, indices: Indices, by: Symbol, at: Indices, translation: Translation) -> Polynomial:
        """∂A⁻¹ = −A⁻¹ ∂A A⁻¹."""
        half = self.width // 2
        rows, columns, others = indices[:half], indices[half:self.width], indices[self.width:]
        left, right = (translation.fresh([i.dimension for i in part]) for part in (rows, columns))
        inner = derive(argument_at(self, left + right + others, translation), by, at, translation)
        around = one((self, rows + left + others), (self, right + columns + others), dummies=left + right)
        return scale(Fraction(-1), multiply(around, inner))

    def reopened(self, indices: Indices, translation: Translation) -> Polynomial:
        if not self.holds_a_name():
            return one((self, indices))
        own, others = indices[:self.width], indices[self.width:]
        inner = translation.fresh([index.dimension for index in own])
        return one(inverted(reopen(argument_at(self, inner + others, translation), translation), inner, own))


def inverted(argument: Polynomial, own: Indices, at: Indices) -> Factor:
    """The entry `at` of the inverse of the matrix whose entry at its rows and columns `own` is the argument."""
    form = normal_form(argument)
    closed, others = least(form, own, free(form) - set(own))
    return InverseHead(closed, len(own)), at + others
