"""The determinant of a matrix, its logarithm, and an entry of the adjugate, as factors.

Source: Magnus and Neudecker, Matrix Differential Calculus, chapter 8.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ..nodes.elementwise import reciprocal
from ..nodes.symbol import Symbol
from .applied import applied
from .inverse import InverseHead
from .of_matrix import OfMatrix
from .reading import derive
from .terms import Indices, Polynomial, multiply, one, scale
from .translation import Translation


@dataclass(frozen=True)
class DeterminantHead(OfMatrix):
    """The determinant."""

    name: ClassVar[str] = "determinant"
    has_entries: ClassVar[bool] = False

    __hash__ = OfMatrix.__hash__

    def derivative(self, indices: Indices, by: Symbol, at: Indices, translation: Translation) -> Polynomial:
        """∂ det A = tr(adj(A) ∂A), for every A."""
        return _traced(AdjugateHead(self.argument, self.axis), indices, by, at, translation)


@dataclass(frozen=True)
class LogDeterminantHead(OfMatrix):
    """log |det A| of an invertible matrix."""

    name: ClassVar[str] = "log determinant"
    has_entries: ClassVar[bool] = False

    __hash__ = OfMatrix.__hash__

    def derivative(self, indices: Indices, by: Symbol, at: Indices, translation: Translation) -> Polynomial:
        """∂ log |det A| = tr(A⁻¹ ∂A)."""
        return _traced(InverseHead(self.argument, self.axis), indices, by, at, translation)


@dataclass(frozen=True)
class AdjugateHead(OfMatrix):
    """An entry of the adjugate, the transposed matrix of cofactors."""

    name: ClassVar[str] = "adjugate"

    __hash__ = OfMatrix.__hash__

    def derivative(self, indices: Indices, by: Symbol, at: Indices, translation: Translation) -> Polynomial:
        """∂ adj A = (tr(adj(A) ∂A) adj A − adj(A) ∂A adj A) / det A, where A is invertible.

        A derivative of an adjugate demands that it is (see `wrt.nodes.derivative`).
        """
        half, (place, others) = len(self.axis), self.split(indices)
        traced = multiply(one((self, indices)), _traced(self, others, by, at, translation))
        left, right = translation.fresh(self.axis), translation.fresh(self.axis)
        inner = derive(self.entry(left + right, others, translation), by, at, translation)
        around = one((self, place[:half] + left + others), (self, right + place[half:] + others),
                     dummies=left + right)
        below = applied(reciprocal, one((DeterminantHead(self.argument, self.axis), others)))
        return multiply(one(below), [*traced, *scale(Fraction(-1), multiply(around, inner))])


def _traced(head: OfMatrix, others: Indices, by: Symbol, at: Indices, translation: Translation) -> Polynomial:
    """tr(M ∂A), where M is what the head makes of A."""
    rows, columns = translation.fresh(head.axis), translation.fresh(head.axis)
    inner = derive(head.entry(rows + columns, others, translation), by, at, translation)
    return multiply(one((head, columns + rows + others), dummies=rows + columns), inner)
