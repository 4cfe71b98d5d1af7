"""Symbolic sizes, and the indices that range over them."""

from __future__ import annotations

from dataclasses import dataclass

from .names import checked_name


@dataclass(frozen=True, order=True)
class Dimension:
    """A symbolic size such as n."""

    name: str

    def __post_init__(self):
        checked_name(self.name)

    def describe(self) -> str:
        return f"the size {self.name}"


Axis = tuple[Dimension, ...]


@dataclass(frozen=True, order=True)
class Index:
    """An index letter that ranges over one dimension."""

    name: str
    dimension: Dimension

    def describe(self) -> str:
        return f"the index {self.name} over {self.dimension.name}"
