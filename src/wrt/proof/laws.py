"""All laws in one table, and the form that does not change under them.

The laws rewrite the sum of terms until none applies. Every step is an equality for all sizes wherever
the statement has its values; so the form may be left at any step, and `STEPS` bounds them: the only
price is an equality that is not seen. They stop by themselves, because what a law puts in the place of
a product is smaller (see `wrt.proof.order`), and what it makes of a function has simpler arguments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from ..language.dimension import Dimension, Index
from . import functions, inverses, pairs, quotients, triangle
from .applied import Applied, applied
from .canonical import canonical, contract, in_slots, normal_form
from .content import fresh, without_places
from .inverse import InverseHead, inverted
from .law import Law, Matrix
from .positive import Positive
from .terms import Factor, Head, Indices, Polynomial, Term, multiply, one, substitute
from .translation import Translation

LAWS: tuple[Law, ...] = (*quotients.LAWS, *functions.LAWS, *inverses.LAWS, *triangle.LAWS, *pairs.LAWS)
STEPS = 5_000     # how many terms they may make


class Laws:
    """Some laws in force for one statement, with what it demands; it notes which laws were used."""

    def __init__(self, translation: Translation, positive: Positive, laws: Sequence[Law]) -> None:
        self._translation, self.positive = translation, positive
        self.used: dict[Law, None] = {}
        self._laws: dict[str, list[Law]] = defaultdict(list)
        self._values: dict[tuple[Head, Indices], Polynomial | None] = {}
        self._steps = 0
        for law in laws:
            self._laws[law.of].append(law)

    # ------------------------------------------------------------------ what a law may ask
    def fresh(self, axis: Iterable[Dimension]) -> Indices:
        """New dummies."""
        return self._translation.fresh(axis)

    def is_positive(self, polynomial: Iterable[Term]) -> bool:
        """Whether the statement demands so much that this is greater than 0."""
        return self.positive.has(polynomial)

    # ------------------------------------------------------------------ sums of terms
    def simplified(self, polynomial: Iterable[Term]) -> Polynomial:
        """The form that no law changes."""
        waiting = _collected(polynomial)
        done: dict[Term, Fraction] = defaultdict(Fraction)
        while waiting:
            changed: Polynomial = []
            for term in waiting:
                steps = self._step(term)
                if steps is None:
                    done[Term(Fraction(1), term.factors, term.dummies)] += term.coefficient
                else:
                    changed += steps
            waiting = _collected(changed)
        return list(normal_form(Term(c, t.factors, t.dummies) for t, c in done.items()))

    def _step(self, term: Term) -> Polynomial | None:
        """The term after one law, or nothing if none applies."""
        if self._steps >= STEPS:
            return None
        for place, factor in enumerate(term.factors):
            value = self._value(factor)
            if value is not None:
                return self._counted(multiply([without_places(term, place)], value))
        for place, (head, _) in enumerate(term.factors):
            for law in self._laws.get(kind(head), ()):
                merged = law.merges(term, place, self) if law.merges else None
                if merged is not None:
                    self.used[law] = None
                    return self._counted(merged)
        return None

    def _counted(self, polynomial: Polynomial) -> Polynomial:
        self._steps += len(polynomial)
        return polynomial

    # ------------------------------------------------------------------ functions and inverses
    def _value(self, factor: Factor) -> Polynomial | None:
        """What a function or an inverse is by the laws, or nothing if no law changes it."""
        head, at = factor
        if not isinstance(head, (Applied, InverseHead)):
            return None
        kept = head.width if isinstance(head, InverseHead) else 0
        slots = tuple(i if i in self.positive.names and k >= kept else Index(f"#{k}", i.dimension)
                      for k, i in enumerate(at))
        if (head, slots) not in self._values:
            value = self._computed(head, slots)
            self._values[head, slots] = None if _is_the_same(value, head) else value
        found = self._values[head, slots]
        return found and [substitute(fresh(term, self), dict(zip(slots, at))) for term in found]

    def _computed(self, head: Head, slots: Indices) -> Polynomial:
        argument = self.simplified(in_slots(head.inside(), slots))
        if isinstance(head, InverseHead):
            own = slots[:head.width]
            matrix = Matrix(argument, own, own)
            found = self._first(head, lambda law: law.inverted(matrix, self) if law.inverted else None)
            return one(inverted(argument, own, own)) if found is None else found
        assert isinstance(head, Applied)
        found = self._first(head, lambda law: law.value(argument, self) if law.value else None)
        return one(applied(head.function, argument)) if found is None else found

    def _first(self, head: Head, use: Callable[[Law], Polynomial | None]) -> Polynomial | None:
        """What the first law makes of it that applies."""
        for law in self._laws.get(kind(head), ()):
            found = use(law)
            if found is not None:
                self.used[law] = None
                return found
        return None


def kind(head: Head) -> str:
    """The name under which the table has laws for a head; of an unspecified function only the argument changes."""
    if isinstance(head, InverseHead):
        return "inverse"
    if isinstance(head, Applied):
        return head.function.name if head.function.is_known else "unspecified"
    return head.law


def _is_the_same(value: Polynomial, head: Head) -> bool:
    return len(value) == 1 and value[0].coefficient == 1 and [h for h, _ in value[0].factors] == [head]


def _collected(polynomial: Iterable[Term]) -> list[Term]:
    """Contracted and canonical, equal terms put together."""
    found: dict[Term, Fraction] = defaultdict(Fraction)
    for term in polynomial:
        plain = canonical(contract(term))
        found[Term(Fraction(1), plain.factors, plain.dummies)] += plain.coefficient
    return [Term(c, t.factors, t.dummies) for t, c in found.items() if c]
