"""An entry of the inverse of a matrix as a factor."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ..language.dimension import Dimension
from ..nodes.symbol import Symbol
from .of_matrix import OfMatrix
from .reading import derive
from .terms import Factor, Indices, Polynomial, multiply, one, scale
from .translation import Translation


@dataclass(frozen=True)
class InverseHead(OfMatrix):
    """An entry of the inverse."""

    name: ClassVar[str] = "inverse"

    __hash__ = OfMatrix.__hash__

    @property
    def sizes(self) -> tuple[Dimension, ...]:
        return ()

    def derivative(self, indices: Indices, by: Symbol, at: Indices, translation: Translation) -> Polynomial:
        """∂A⁻¹ = −A⁻¹ ∂A A⁻¹."""
        half, (place, others) = len(self.axis), self.split(indices)
        left, right = translation.fresh(self.axis), translation.fresh(self.axis)
        inner = derive(self.entry(left + right, others, translation), by, at, translation)
        around = one((self, place[:half] + left + others), (self, right + place[half:] + others),
                     dummies=left + right)
        return scale(Fraction(-1), multiply(around, inner))


def inverted(argument: Polynomial, own: Indices, at: Indices) -> Factor:
    """The entry `at` of the inverse of the matrix whose entry at its rows and columns `own` is the argument."""
    return InverseHead.of(argument, own, at)
