"""Functions of one number, which are applied to each entry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Elementwise:
    """A scalar function, applied to each entry; `sigma(z)` applies it, `sigma.prime` derives it."""

    name: str
    order: int = 0

    @property
    def prime(self) -> Elementwise:
        """The derivative."""
        return Elementwise(self.name, self.order + 1)

    def __call__(self, argument):
        from .expression import Apply, as_expression

        return Apply(self, as_expression(argument))

    def describe(self) -> str:
        return f"the function {self.name}"
