"""Kronecker's δ as a factor: the form contracts it wherever it touches a dummy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .terms import Block, Head


@dataclass(frozen=True)
class DeltaHead(Head):
    """δ over two indices."""

    @property
    def key(self) -> tuple[Any, ...]:
        return ("delta",)

    @property
    def exchangeable(self) -> list[Block]:
        return [[(0,), (1,)]]


DELTA = DeltaHead()
