"""An entry of a symbol as a factor, or of its derivatives."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..nodes.structured import Structured
from ..nodes.symbol import Symbol
from .delta import DELTA
from .reading import definition_at, derive, expand
from .terms import Block, Factor, Head, Indices, Polynomial, multiply, one
from .translation import Translation


@dataclass(frozen=True)
class Atom(Head):
    """An entry of a symbol, or of its derivatives by the symbols in `by` (sorted by name).

    Its indices are the symbol's own, then those of each symbol in `by`.
    """

    symbol: Symbol
    by: tuple[Symbol, ...] = ()

    @cached_property
    def key(self) -> tuple[Any, ...]:
        return "atom", self.symbol.name, *(s.name for s in self.by)

    @cached_property
    def exchangeable(self) -> list[Block]:
        """Mixed partial derivatives may be taken in any order."""
        blocks: dict[Symbol, Block] = defaultdict(list)
        start = width(self.symbol)
        for symbol in self.by:
            blocks[symbol].append(tuple(range(start, start + width(symbol))))
            start += width(symbol)
        return [groups for groups in blocks.values() if len(groups) > 1]

    def derivative(self, indices: Indices, by: Symbol, at: Indices, translation: Translation) -> Polynomial:
        """δ's for the variable itself, the definition's derivative for a name, the chain rule for a function."""
        if self == Atom(by):
            return one(*((DELTA, pair) for pair in zip(indices, at)))
        if self.symbol.definition is not None:      # closed by a derivative around this one
            value = definition_at(self.symbol, translation.closing(by), *_split(self.symbol, indices))
            return derive(value, by, at, translation)
        return [term for argument in self.symbol.arguments
                for term in self._by_argument(indices, argument, by, at, translation)]

    def _by_argument(self, indices: Indices, argument: Symbol, by: Symbol, at: Indices,
                     translation: Translation) -> Polynomial:
        if argument == by:
            return one(self._one_more(indices, argument, at))
        inner = translation.fresh(argument.rows + argument.columns)
        value = expand(argument, translation.closing(by), *_split(argument, inner))
        return multiply(one(self._one_more(indices, argument, inner), dummies=inner),
                        derive(value, by, at, translation))

    def _one_more(self, indices: Indices, argument: Symbol, at: Indices) -> Factor:
        """The factor with one more derivative by `argument`; the order of derivatives does not matter."""
        start = width(self.symbol)
        own, rest = indices[:start], indices[start:]
        groups: list[tuple[Symbol, Indices]] = []
        for symbol in self.by:
            groups.append((symbol, rest[:width(symbol)]))
            rest = rest[width(symbol):]
        groups = sorted([*groups, (argument, at)], key=lambda group: group[0].name)
        return Atom(self.symbol, tuple(s for s, _ in groups)), sum((i for _, i in groups), own)

    def holds_a_name(self) -> bool:
        return not self.by and (self.symbol.definition is not None or isinstance(self.symbol, Structured))

    def reopened(self, indices: Indices, translation: Translation) -> Polynomial:
        if not self.holds_a_name():
            return one((self, indices))
        return expand(self.symbol, translation, *_split(self.symbol, indices))


def width(symbol: Symbol) -> int:
    """How many indices an entry of the symbol has."""
    return len(symbol.rows) + len(symbol.columns)


def _split(symbol: Symbol, indices: Indices) -> tuple[Indices, Indices]:
    rows = len(symbol.rows)
    return indices[:rows], indices[rows:]
