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
from . import determinants, exponentials, functions, inverses, pairs, powers, quotients, signs, triangle
from .canonical import canonical, contract, in_slots, normal_form
from .content import fresh, without_places
from .inverse import InverseHead
from .law import Law, Matrix
from .of_matrix import OfMatrix
from .of_number import OfNumber
from .positive import Positive
from .terms import Factor, Head, Indices, Polynomial, Term, heads, multiply, one, substitute
from .translation import Translation

LAWS: tuple[Law, ...] = (
    *quotients.LAWS, *functions.LAWS, *exponentials.LAWS, *signs.LAWS, *inverses.LAWS, *determinants.LAWS, *powers.LAWS,
    *triangle.LAWS, *pairs.LAWS)
STEPS = 5_000     # how many terms they may make


class Laws:
    """Some laws in force for one statement, with what it demands; it notes which laws were used."""

    def __init__(self, translation: Translation, positive: Positive, laws: Sequence[Law]) -> None:
        self._translation, self.positive = translation, positive
        self.used: dict[Law, None] = {}
        self._laws: dict[str, list[Law]] = defaultdict(list)
        self._values: dict[tuple[Head, Indices], Polynomial | None] = {}
        self._inverses: set[Head] = set()
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

    def has_inverse(self, factor: Factor) -> bool:
        """Whether this entry of an inverse is in the statement, which demands that there is one."""
        value = self._value(factor)
        (term, *more) = one(factor) if value is None else value or [Term(Fraction(0))]
        return not more and term.coefficient == 1 and len(term.factors) == 1 and term.factors[0][0] in self._inverses

    def note_inverses(self, polynomial: Iterable[Term]) -> None:
        """Remember which matrices are inverted in a statement."""
        for term in polynomial:
            for factor in term.factors:
                if isinstance(factor[0], InverseHead):
                    self._inverses.update(self._inverses_in(factor))
                self.note_inverses(factor[0].inside())

    def _inverses_in(self, factor: Factor) -> set[Head]:
        value = self._value(factor)
        return {head for head in heads(one(factor) if value is None else value) if isinstance(head, InverseHead)}

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
            for law in self._laws.get(head.kind, ()):
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
        if not head.kind or not isinstance(head, (OfMatrix, OfNumber)):
            return None
        slots = tuple(i if i in self.positive.names and k >= head.kept else Index(f"#{k}", i.dimension)
                      for k, i in enumerate(at))
        if (head, slots) not in self._values:
            value = self._computed(head, slots)
            self._values[head, slots] = None if _is_the_same(value, head) else value
        found = self._values[head, slots]
        return found and [substitute(fresh(term, self), dict(zip(slots, at))) for term in found]

    def _computed(self, head: Head, slots: Indices) -> Polynomial:
        if isinstance(head, OfMatrix):
            at, others = head.split(slots)
            own = at or head.own()
            matrix = Matrix(self.simplified(in_slots(head.inside(), own + others)), own, at)
            found = self._first(head, lambda law: law.of_matrix(matrix, self) if law.of_matrix else None)
            return one(head.of(matrix.entry, own, at)) if found is None else found
        assert isinstance(head, OfNumber)
        argument = self.simplified(in_slots(head.inside(), slots))
        found = self._first(head, lambda law: law.value(argument, self) if law.value else None)
        return one(head.of(argument)) if found is None else found

    def _first(self, head: Head, use: Callable[[Law], Polynomial | None]) -> Polynomial | None:
        """What the first law makes of it that applies."""
        for law in self._laws.get(head.kind, ()):
            found = use(law)
            if found is not None:
                self.used[law] = None
                return found
        return None


def _is_the_same(value: Polynomial, head: Head) -> bool:
    return len(value) == 1 and value[0].coefficient == 1 and [h for h, _ in value[0].factors] == [head]


def _collected(polynomial: Iterable[Term]) -> list[Term]:
    """Contracted and canonical, equal terms put together."""
    found: dict[Term, Fraction] = defaultdict(Fraction)
    for term in polynomial:
        plain = canonical(contract(term))
        found[Term(Fraction(1), plain.factors, plain.dummies)] += plain.coefficient
    return [Term(c, t.factors, t.dummies) for t, c in found.items() if c]
