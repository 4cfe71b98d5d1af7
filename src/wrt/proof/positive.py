"""What a statement demands to be positive, and what follows from that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..language.expression import Demand, Expression
from ..language.dimension import Index
from ..nodes.einstein import Names
from ..nodes.elementwise import exp, log, reciprocal, sign, sqrt
from ..nodes.summation import Summation
from ..nodes.symbol import Symbol, opened
from .applied import Applied
from .canonical import components, in_slots, least, normal_form
from .content import divisor, without_sizes
from .raised import Raised
from .size import SizeHead
from .terms import Factor, Indices, Polynomial, Term, free, one, scale, substitute

ROUNDS = 4      # how often facts are drawn from others; to miss one is never wrong


def demanded(sides: Iterable[Expression]) -> list[Demand]:
    """What is positive where the sides are analytic, definitions included, sums made explicit.

    Where it is 0 they have values only if they are continuous there, as a norm is at 0: what is equal near by, is
    there.
    """
    found = (demand for side in sides for part in _parts(side) for demand in part.borders())
    return list(dict.fromkeys(demand for demand in found if demand.property == "positive"))


def _parts(e: Expression) -> Iterator[Expression]:
    yield e
    for child in (opened(e),) if isinstance(e, Symbol) and e.definition is not None else e.children():
        yield from _parts(child)


def names(e: Expression) -> Names:
    """The free indices of an expression whose sums are explicit."""
    inside = frozenset(e.indices()).union(*map(names, e.operands()))
    return inside - {e.over} if isinstance(e, Summation) else inside


@dataclass(frozen=True)
class Fact:
    """The polynomial, closed, is positive at these indices; None stands for every index."""

    closed: tuple[Term, ...]
    at: tuple[Index | None, ...]

    def grants(self, closed: tuple[Term, ...], at: Indices) -> bool:
        """Whether it says so of this polynomial at these indices."""
        return self.closed == closed and all(mine in (None, other) for mine, other in zip(self.at, at))


class Positive:
    """The facts of one statement.

    In what its sides demand, an index that is free stands for one value, and any other for all; in what is given,
    as conditions are, all stand for all.
    """

    def __init__(self, demanded: Iterable[Polynomial] = (), free_names: Names = frozenset(),
                 given: Iterable[Polynomial] = ()) -> None:
        self.names = free_names
        self.facts: list[Fact] = []
        of_one, of_all = ([list(normal_form(p)) for p in polynomials] for polynomials in (demanded, given))
        for _ in range(ROUNDS):
            for polynomial in of_all:
                self._learn(self._with_others(polynomial))
            for polynomial in of_one:
                self._learn(polynomial)

    def _with_others(self, polynomial: Polynomial) -> Polynomial:
        """The polynomial at indices that are not those of the statement."""
        others = {i: Index(f"{i.name}'", i.dimension) for i in free(polynomial) & self.names}
        return [substitute(term, dict(others)) for term in polynomial]

    def _learn(self, polynomial: Polynomial) -> None:
        """That it is positive; of a product, that its only factor of which this is not known is positive too."""
        parts = components(polynomial[0]) if len(polynomial) == 1 and polynomial[0].coefficient > 0 else []
        unknown = [part for part in parts if not self.has([part])]
        self._note(polynomial)
        if len(unknown) == 1:
            self._note(unknown)
            self._learn_below(unknown[0])

    def _learn_below(self, part: Term) -> None:
        (head, at), *more = part.factors
        if not more and isinstance(head, Applied) and head.function in (reciprocal, sign):
            self._learn(list(normal_form(in_slots(head.argument, at))))

    def _note(self, polynomial: Polynomial) -> None:
        closed, at = _closed(polynomial)
        fact = Fact(closed, tuple(i if i in self.names else None for i in at))
        if closed and fact not in self.facts:
            self.facts.append(fact)

    @property
    def pinned(self) -> set[Index]:
        """The free indices for which alone something is demanded."""
        return {i for fact in self.facts for i in fact.at if i is not None}

    def has(self, polynomial: Iterable[Term]) -> bool:
        """Whether it is known to be positive."""
        terms = list(normal_form(polynomial))
        return bool(terms) and (self._is_fact(terms) or all(map(self._is_positive_term, terms)))

    def _is_fact(self, polynomial: Polynomial) -> bool:
        if not self.facts:
            return False
        closed, at = _closed(polynomial)
        return any(fact.grants(closed, at) for fact in self.facts)

    def _is_positive_term(self, term: Term) -> bool:
        rest = without_sizes(term)
        return term.coefficient > 0 and all(self._is_positive_part(part) for part in components(rest))

    def _is_positive_part(self, part: Term) -> bool:
        """A sum is positive if it is demanded, or if its terms are: at all values of its dummies."""
        return self._is_fact([part]) or all(map(self._is_positive_factor, part.factors))

    def _is_positive_factor(self, factor: Factor) -> bool:
        head, at = factor
        if isinstance(head, SizeHead) or self._is_fact(one(factor)):
            return True
        if isinstance(head, Raised):
            return self.has(in_slots(head.argument, at))
        if not isinstance(head, Applied):
            return False
        inner = in_slots(head.argument, at)
        return (head.function in (exp, sqrt) or head.function == reciprocal and self.has(inner)
                or head.function == log and self.has([*inner, Term(Fraction(-1))]))


def _closed(polynomial: Polynomial) -> tuple[tuple[Term, ...], Indices]:
    form = normal_form(scale(1 / divisor(polynomial), polynomial)) if polynomial else ()
    return least(form, (), free(form))
