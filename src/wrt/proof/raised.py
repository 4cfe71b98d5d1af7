"""A power whose exponent is made of sizes, as a factor: cⁿ."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from ..language.dimension import Dimension
from ..nodes.elementwise import reciprocal
from ..nodes.symbol import Symbol
from .applied import applied
from .canonical import argument_key, normal_form
from .of_number import OfNumber
from .reading import argument_at, derive
from .size import SizeHead
from .terms import Indices, Polynomial, Term, multiply, one, renamed_dummies
from .translation import Translation


@dataclass(frozen=True)
class Raised(OfNumber):
    """A polynomial in the slots #0, #1, … to a power that is a polynomial in sizes, with whole coefficients."""

    exponent: tuple[Term, ...]

    @cached_property
    def _hash(self) -> int:
        return hash((self.argument, self.exponent))

    def __hash__(self) -> int:
        return self._hash

    @property
    def kind(self) -> str:
        return "power"

    @cached_property
    def key(self) -> tuple[Any, ...]:
        return "power", argument_key(self.exponent), argument_key(self.argument)

    @property
    def sizes(self) -> tuple[Dimension, ...]:
        return tuple(head.dimension for term in self.exponent for head, _ in term.factors
                     if isinstance(head, SizeHead))

    def with_argument(self, closed: tuple[Term, ...]) -> Raised:
        return Raised(closed, self.exponent)

    def hides_an_identity(self) -> bool:
        return True

    def derivative(self, indices: Indices, by: Symbol, at: Indices, translation: Translation) -> Polynomial:
        """∂ aᵉ = e aᵉ⁻¹ ∂a."""
        base = argument_at(self, indices, translation)
        less = raised(base, [*self.exponent, Term(Fraction(-1))], translation)
        return multiply(list(self.exponent), less, derive(argument_at(self, indices, translation), by, at, translation))

    def opened(self, argument: Polynomial, translation: Translation) -> Polynomial:
        return raised(argument, self.exponent, translation)


def raised(base: Polynomial, exponent: Polynomial | tuple[Term, ...], translation: Translation) -> Polynomial:
    """A polynomial to a power: a product if the exponent is a whole number."""
    form = normal_form(exponent)
    if any(term.factors for term in form):
        return one(Raised((), form).of(base))
    (times,) = [int(term.coefficient) for term in form] or [0]
    copies = ([renamed_dummies(term, translation) for term in base] for _ in range(abs(times)))
    if times < 0:
        return multiply(*(one(applied(reciprocal, copy)) for copy in copies))
    return multiply(*copies)
