"""What is made of a whole matrix, as a factor: an entry of its inverse, its determinant."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, ClassVar

from ..language.dimension import Axis, Dimension, Index
from .canonical import argument_key, in_slots, least, normal_form
from .reading import reopen
from .terms import Block, Factor, Head, Indices, Polynomial, Term, free, one, renamed_dummies, scale, substitute
from .translation import Translation


@dataclass(frozen=True)
class OfMatrix(Head):
    """Something of the matrix whose entry is `argument` at the slots #0, #1, … of its rows and columns.

    Both run over `axis`; the slots behind them are other free indices of the argument. A factor `has_entries` if
    it is a matrix of that shape itself: its first indices are a row and a column.
    """

    argument: tuple[Term, ...]
    axis: Axis

    name: ClassVar[str]
    has_entries: ClassVar[bool] = True

    @property
    def kind(self) -> str:
        return self.name

    @cached_property
    def _hash(self) -> int:
        return hash((self.kind, self.argument, self.axis))

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def key(self) -> tuple[Any, ...]:
        return self.kind, *(d.name for d in self.axis), argument_key(self.argument)

    @property
    def width(self) -> int:
        """How many slots the rows and columns of the matrix have."""
        return 2 * len(self.axis)

    @property
    def sizes(self) -> tuple[Dimension, ...]:
        return self.axis

    @property
    def kept(self) -> int:
        return self.width if self.has_entries else 0

    @cached_property
    def exchangeable(self) -> list[Block]:
        """Rows and columns, if the matrix is symmetric."""
        if not self.has_entries or self._turned() != self.argument:
            return []
        half = self.width // 2
        return [[tuple(range(half)), tuple(range(half, self.width))]]

    @cached_property
    def is_skew(self) -> bool:
        """Whether the matrix is minus its transpose."""
        return self._turned() == normal_form(scale(Fraction(-1), list(self.argument)))

    def _turned(self) -> tuple[Term, ...] | None:
        """The argument with rows and columns exchanged; nothing if there is a slot that no term mentions."""
        half, slots = self.width // 2, {i.name: i for i in free(self.argument)}
        if any(f"#{k}" not in slots for k in range(self.width)):
            return None
        own = [slots[f"#{k}"] for k in range(self.width)]
        swapped = dict(zip(own, own[half:] + own[:half]))
        return normal_form([substitute(term, swapped) for term in self.argument])

    def inside(self) -> tuple[Term, ...]:
        return self.argument

    def hides_an_identity(self) -> bool:
        return True

    # ------------------------------------------------------------------ the factor at its indices
    @classmethod
    def of(cls, argument: Polynomial, own: Indices, at: Indices = ()) -> Factor:
        """The factor, at the row and column `at`, for the matrix whose entry at `own` is the argument."""
        form = normal_form(argument)
        closed, others = least(form, own, free(form) - set(own))
        return cls(closed, tuple(i.dimension for i in own[:len(own) // 2])), at + others

    def split(self, indices: Indices) -> tuple[Indices, Indices]:
        """The indices of its row and column, and the others."""
        return indices[:self.kept], indices[self.kept:]

    def own(self) -> Indices:
        """Indices for the rows and columns of the matrix, that nothing else has."""
        return tuple(Index(f"#own{k}", d) for k, d in enumerate(self.axis + self.axis))

    def entry(self, own: Indices, others: Indices, translation: Translation) -> Polynomial:
        """The entry of the matrix at these rows and columns."""
        return [renamed_dummies(term, translation) for term in in_slots(self.argument, own + others)]

    def closed_again(self, indices: Indices) -> Factor:
        at, others = self.split(indices)
        if len(set(others)) == len(others):
            return self, indices
        own = self.own()
        return self.of(in_slots(self.argument, own + others), own, at)

    def reopened(self, indices: Indices, translation: Translation) -> Polynomial:
        if not self.holds_a_name():
            return one((self, indices))
        at, others = self.split(indices)
        inner = translation.fresh(self.axis + self.axis)
        return one(self.of(reopen(self.entry(inner, others, translation), translation), inner, at))

