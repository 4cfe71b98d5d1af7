"""What one translation of expressions into polynomials carries along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from ..language.dimension import Dimension, Index
from ..nodes.symbol import Symbol


class Translation:
    """Fresh dummies, and names kept closed under a derivative."""

    def __init__(self, closed: frozenset[Symbol] = frozenset(), numbers: Iterator[int] | None = None) -> None:
        self.closed = closed
        self._numbers = numbers or count()

    def fresh(self, axis: Iterable[Dimension]) -> tuple[Index, ...]:
        """A new dummy for each dimension of an axis."""
        return tuple(Index(f"_{next(self._numbers)}", dimension) for dimension in axis)

    def closing(self, symbol: Symbol) -> Translation:
        """The same, with one more defined name that stays a name."""
        return Translation(self.closed | {symbol}, self._numbers)
