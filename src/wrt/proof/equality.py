"""Are two expressions equal for all sizes?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..errors import LimitError
from ..language.dimension import Dimension, Index
from ..language.expression import Demand, Expression
from ..language.shape import axes
from .canonical import normal_form
from .clearing import vanishes
from .laws import LAWS, Laws
from .pairs import PairHead
from .positive import Positive, demanded, names
from .reading import expand
from .size import SizeHead
from .terms import Polynomial, Term, heads, scale
from .translation import Translation
from .triangle import TriangleHead

# factors by which a sum counts rows and columns
COUNTING = PairHead, TriangleHead


@dataclass(frozen=True)
class Decision:
    """"equal", "different" or "undecided", and the names of the laws of real functions that an "equal" rests on.

    The random numbers that stand for exp, log and the like modulo a prime do not obey these laws, so
    where `laws` is not empty real points are to confirm the answer. Laws of quotients and inverses hold
    modulo a prime too, and are not listed.
    """

    answer: str
    laws: tuple[str, ...] = ()


# the normal forms of lines, which are right sides of one step and left sides of the next
Forms = dict[Expression, tuple[Term, ...]]


def decide(left: Expression, right: Expression, given: Iterable[Demand] = (),
           renamed: Callable[[Iterable[Expression]], list[Expression]] = list,
           known_forms: Forms | None = None) -> Decision:
    """The answer for all dimensions, with the laws it rests on: as few kinds of laws as will do.

    Both are bound (see `wrt.nodes.einstein.bind`) and have one shape and the same free indices; so is what is
    given to hold, for all values of its own. What laws see depends on the order of the names: `renamed` gives
    expressions others, in an order that is always the same. Forms that are known are not made again.

    :raises LimitError: a side has too many terms.
    """
    first, second = forms(left, right, Translation(), known_forms)
    if first == second:
        return Decision("equal")
    if not any(head.hides_an_identity() for head in set(heads(first + second))):
        return Decision("different")
    positive = [demand.expression for demand in given if demand.property == "positive"]
    left, right, *positive = renamed([left, right, *positive])
    translation = Translation()
    first, second = forms(left, right, translation)
    known = set(heads(first + second))
    difference = [*first, *scale(Fraction(-1), list(second))]
    try:
        for laws in _laws(left, right, positive, translation, {head.kind for head in known}):
            laws.note_inverses(difference)
            if vanishes(laws.simplified(difference), laws):
                return Decision("equal", tuple(sorted(law.name for law in laws.used if law.is_real)))
    except LimitError:      # what the laws make of it is too large
        pass
    return Decision("undecided")


def forms(left: Expression, right: Expression, translation: Translation,
          known: Forms | None = None) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The normal forms of both."""
    found = {} if known is None else known
    rows, columns = (tuple(Index(f"{letter}{k}", d) for k, d in enumerate(axis))
                     for letter, axis in zip(("#row", "#column"), axes(left)))
    for side in (left, right):
        if side not in found:
            found[side] = normal_form(expand(side, translation, rows, columns))
    return found[left], found[right]


def coefficients(left: Expression, right: Expression) -> set[Fraction]:
    """The coefficients of the terms in which the normal forms differ, and those in the arguments of functions."""
    first, second = forms(left, right, Translation())
    terms = normal_form([*first, *scale(Fraction(-1), list(second))])
    return {term.coefficient for term in (*terms, *_all_inside(terms))}


def _all_inside(terms: Iterable[Term]) -> Iterator[Term]:
    for term in terms:
        for head, _ in term.factors:
            yield from head.inside()
            yield from _all_inside(head.inside())


def index_counts(left: Expression, right: Expression) -> Counter[Dimension]:
    """How many indices of each size a term of the normal forms has at the most, those in arguments included.

    Where a size is no less, all indices of a term can differ, so no identity holds for the size alone, as that
    of Cayley and Hamilton does.
    """
    most: Counter[Dimension] = Counter()
    for term in sum(forms(left, right, Translation()), ()):
        most |= _indices(term) + _inside(term)
    return most


def _indices(term: Term) -> Counter[Dimension]:
    """How many indices of each size a term has; the number of an entry of vech is two, a row and a column."""
    return _sizes(index.dimension for index in {i for _, at in term.factors for i in at})


def _sizes(dimensions: Iterable[Dimension]) -> Counter[Dimension]:
    found: Counter[Dimension] = Counter()
    for dimension in dimensions:
        found[dimension.letter] += 2 if dimension.side else 1
    return found


def _inside(term: Term) -> Counter[Dimension]:
    """How many dummies of each size there are in the arguments of a term's functions."""
    total: Counter[Dimension] = Counter()
    for head, _ in term.factors:
        most: Counter[Dimension] = Counter()
        for inner in head.inside():
            most |= _sizes(dummy.dimension for dummy in inner.dummies) + _inside(inner)
        total += most + _sizes(head.sizes) + _sizes(head.sizes)
    return total


def size_degrees(left: Expression, right: Expression) -> dict[Dimension, int | None]:
    """The degree of both normal forms in each size that is a factor of one; None if a function is taken of it.

    A sum over a triangle, or over what is numbered by vech, is a polynomial in the size and in the places that are not
    summed, so that its degree is not more than the number of all indices.
    """
    found: dict[Dimension, int | None] = {}
    for term in sum(forms(left, right, Translation()), ()):
        for size, power in _degree(term).items():
            found[size] = max(power, found.get(size) or 0)
        found |= dict.fromkeys(_sizes_inside(term))
    return found


def _sizes_inside(term: Term) -> Iterator[Dimension]:
    """The sizes that count in the arguments of a term's functions."""
    for head, _ in term.factors:
        for inner in head.inside():
            yield from _sizes(h.dimension for h, _ in inner.factors if isinstance(h, SizeHead))
            if inner.dummies and any(isinstance(h, COUNTING) for h, _ in inner.factors):
                yield from _indices(inner)
            yield from _sizes_inside(inner)


def _degree(term: Term) -> Counter[Dimension]:
    """How often each size occurs as a factor, and in what grows as a power.

    An exponential polynomial Σ Pₖ(n) cₖⁿ of P of degree d and k powers has at most (d + 1)(k + 1) − 1 zeros.
    """
    plain = _sizes(head.dimension for head, _ in term.factors if isinstance(head, SizeHead))
    if any(isinstance(head, COUNTING) for head, _ in term.factors):
        plain += _indices(term)
    powers = _sizes(size for outer, _ in term.factors for head in (outer, *heads(outer.inside()))
                    for size in head.sizes)
    return Counter({size: (plain[size] + 1) * (powers[size] + 1) - 1 for size in plain | powers})


def all_size_degrees(left: Expression, right: Expression) -> Counter[Dimension]:
    """The same with the degrees in the arguments of functions added."""
    found: Counter[Dimension] = Counter()
    for term in sum(forms(left, right, Translation()), ()):
        found |= _degrees(term)
    return found


def _degrees(term: Term) -> Counter[Dimension]:
    total = _degree(term)
    for head, _ in term.factors:
        inside: Counter[Dimension] = Counter()
        for inner in head.inside():
            inside |= _degrees(inner)
        total += inside
    return total


def _laws(left: Expression, right: Expression, given: Iterable[Expression], translation: Translation,
          kinds: set[str]) -> Iterator[Laws]:
    """The laws that hold modulo a prime too, then all, with what both sides demand to be positive."""
    yield Laws(translation, Positive(), [law for law in LAWS if not law.is_real])
    if not kinds & {law.of for law in LAWS if law.is_real} - {"reciprocal"}:
        return
    free = names(left) | names(right)
    plain = Laws(translation, Positive(free_names=free), LAWS)

    def entry(positive: Expression) -> Polynomial:
        return plain.simplified(expand(positive, translation, *(translation.fresh(axis) for axis in axes(positive))))

    facts = [entry(demand.expression) for demand in demanded((left, right))]
    yield Laws(translation, Positive(facts, free, map(entry, given)), LAWS)
