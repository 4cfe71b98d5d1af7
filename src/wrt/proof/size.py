"""A size as a factor, which is what is left of a sum over an index that is gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..language.dimension import Dimension
from .terms import Head


@dataclass(frozen=True)
class SizeHead(Head):
    """A dimension as a factor, without indices."""

    dimension: Dimension

    @property
    def kind(self) -> str:
        return "size"

    def hides_an_identity(self) -> bool:
        return self.dimension.side is not None

    @property
    def key(self) -> tuple[Any, ...]:
        return "size", self.dimension.name
