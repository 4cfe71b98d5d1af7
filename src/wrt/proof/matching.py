"""Finding a product inside of a term, whatever its dummies are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product

from ..language.dimension import Index
from .terms import Factor, Indices

STEPS = 400     # tries before a search is given up: not to find is never wrong


@dataclass(frozen=True)
class Pattern:
    """Factors to be found: over `interior` dummies that occur nowhere else, and with `exits` to any index."""

    factors: tuple[Factor, ...]
    interior: frozenset[Index]
    exits: Indices = ()


@dataclass(frozen=True)
class Match:
    """The places of the factors found, and which index stands for each interior dummy and exit."""

    places: frozenset[int]
    binding: dict[Index, Index]

    def summed(self, pattern: Pattern) -> set[Index]:
        """The dummies of the term that stand for the interior."""
        return {self.binding[i] for i in pattern.interior}


def find(pattern: Pattern, factors: Sequence[Factor], dummies: frozenset[Index], without: int) -> Match | None:
    """The first place where the pattern occurs, the factor at `without` left aside."""
    candidates = frozenset(k for k in range(len(factors)) if k != without)
    search = _Search(pattern, factors, dummies, candidates)
    return next(search.run(list(pattern.factors), candidates, {}), None)


class _Search:
    def __init__(self, pattern: Pattern, factors: Sequence[Factor], dummies: frozenset[Index],
                 candidates: frozenset[int]) -> None:
        self.pattern, self.factors, self.dummies, self.candidates = pattern, factors, dummies, candidates
        self.variables = pattern.interior | set(pattern.exits)
        self.steps = 0

    def run(self, wanted: list[Factor], left: frozenset[int], binding: dict[Index, Index]) -> Iterator[Match]:
        if not wanted:
            match = Match(self.candidates - left, binding)
            if self._fits(match):
                yield match
            return
        chosen = max(range(len(wanted)), key=lambda k: self._known(wanted[k], binding))
        (head, indices), rest = wanted[chosen], wanted[:chosen] + wanted[chosen + 1:]
        for place in sorted(left):
            if self.factors[place][0] != head:
                continue
            for at in arrangements(self.factors[place]):
                self.steps += 1
                if self.steps > STEPS:
                    return
                more = self._bound(indices, at, binding)
                if more is not None:
                    yield from self.run(rest, left - {place}, more)

    def _known(self, factor: Factor, binding: dict[Index, Index]) -> int:
        return sum(i not in self.variables or i in binding for i in factor[1])

    def _bound(self, indices: Indices, at: Indices, binding: dict[Index, Index]) -> dict[Index, Index] | None:
        more = dict(binding)
        for mine, other in zip(indices, at):
            if mine not in self.variables:
                if mine != other:
                    return None
            elif more.setdefault(mine, other) != other:
                return None
        return more

    def _fits(self, match: Match) -> bool:
        """Whether what stands for the interior is summed, each a dummy of its own, and occurs nowhere else."""
        inside = [match.binding[i] for i in self.pattern.interior]
        elsewhere = {match.binding.get(i) for i in self.pattern.exits}
        elsewhere |= {i for _, at in self.pattern.factors for i in at if i not in self.variables}
        for place in range(len(self.factors)):
            if place not in match.places:
                elsewhere |= set(self.factors[place][1])
        return len(set(inside)) == len(inside) and set(inside) <= self.dummies and not set(inside) & elsewhere


def arrangements(factor: Factor) -> Iterator[Indices]:
    """The indices of a factor in all orders that mean the same."""
    head, indices = factor
    for orders in product(*(list(permutations(block)) for block in head.exchangeable)):
        at = list(indices)
        for block, order in zip(head.exchangeable, orders):
            for group, other in zip(block, order):
                for place, origin in zip(group, other):
                    at[place] = indices[origin]
        yield tuple(at)
