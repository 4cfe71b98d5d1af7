"""A scalar function of a polynomial as a factor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..nodes.elementwise import Elementwise, expanded
from ..nodes.symbol import Symbol
from .canonical import argument_key, least, normal_form
from .of_number import OfNumber
from .reading import argument_at, derive
from .terms import Factor, Indices, Polynomial, Term, free, multiply, one, renamed_dummies, scale
from .translation import Translation


@dataclass(frozen=True)
class Applied(OfNumber):
    """A scalar function of a polynomial whose free indices are the slots #0, #1, …"""

    function: Elementwise

    @cached_property
    def _hash(self) -> int:
        return hash((self.function, self.argument))

    def __hash__(self) -> int:
        return self._hash

    @property
    def kind(self) -> str:
        """The name of the function; of one that is not specified only the argument changes."""
        return self.function.name if self.function.is_known else "unspecified"

    @cached_property
    def key(self) -> tuple[Any, ...]:
        return "function", self.function.name, str(self.function.order), argument_key(self.argument)

    def with_argument(self, closed: tuple[Term, ...]) -> Applied:
        return Applied(closed, self.function)

    def hides_an_identity(self) -> bool:
        return self.function.is_known or super().hides_an_identity()

    def derivative(self, indices: Indices, by: Symbol, at: Indices, translation: Translation) -> Polynomial:
        """The chain rule."""
        outer = function_of(self.function.prime, argument_at(self, indices, translation), translation)
        return multiply(outer, derive(argument_at(self, indices, translation), by, at, translation))

    def opened(self, argument: Polynomial, translation: Translation) -> Polynomial:
        return function_of(self.function, argument, translation)


def applied(function: Elementwise, argument: Polynomial) -> Factor:
    """function(argument) as a factor; its slots are the argument's free indices in canonical order."""
    form = normal_form(argument)
    closed, order = least(form, (), free(form))
    return Applied(closed, function), order


def function_of(function: Elementwise, argument: Polynomial, translation: Translation) -> Polynomial:
    """function(argument), a derivative of a known function written by its rule."""
    total: Polynomial = []
    for coefficient, factors in expanded(function):
        powers = [one(applied(f, [renamed_dummies(t, translation) for t in argument])) for f in factors]
        total += scale(coefficient, multiply(*powers))
    return total
