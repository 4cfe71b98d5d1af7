"""What a law is: a way to rewrite a function of something, or a product, that holds for all sizes.

A law never needs more than what the statement itself demands: that what stands under a line is not 0,
that a matrix has its inverse, that an argument of a logarithm or a root is positive. Claims enforce
these demands (`wrt.claims.condition`). What a law needs beside them is its `condition`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from ..language.dimension import Dimension, Index
from .terms import Factor, Indices, Polynomial, Term


@dataclass(frozen=True)
class Matrix:
    """A matrix whose entry at its `own` row and column is a polynomial, and the row and column where what is made
    of it is read: of its inverse; its determinant has none."""

    entry: Polynomial
    own: Indices
    at: Indices

    @property
    def half(self) -> int:
        """How many row indices it has."""
        return len(self.own) // 2


class Context(Protocol):
    """What a law may ask while a statement is decided."""

    def fresh(self, axis: Iterable[Dimension]) -> tuple[Index, ...]:
        """New dummies."""

    def is_positive(self, polynomial: Iterable[Term]) -> bool:
        """Whether the statement demands so much that this is greater than 0."""

    def has_inverse(self, factor: Factor) -> bool:
        """Whether this entry of an inverse is in the statement, which demands that there is one."""


# what a function of the argument is, its argument being simplified
Value = Callable[[Polynomial, Context], Polynomial | None]
# what the inverse of a matrix, or its determinant, is, its entry being simplified
OfMatrix = Callable[[Matrix, Context], Polynomial | None]
# what a term is whose factor at this place takes part
Merger = Callable[[Term, int, Context], Polynomial | None]


@dataclass(frozen=True)
class Law:
    """A law with its name, its words, and what it needs beyond the demands of the statement.

    `of` names the function or what is made of a matrix. One of `value`, `of_matrix` and `merges` applies it: they give
    the new polynomial, or nothing if the law does not apply. `is_real` laws hold for the real function
    and not for the random numbers that stand for it in `wrt.arrays`.
    """

    name: str
    words: str
    of: str
    condition: str = ""
    value: Value | None = None
    of_matrix: OfMatrix | None = None
    merges: Merger | None = None
    is_real: bool = True
