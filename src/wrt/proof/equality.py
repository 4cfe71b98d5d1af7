"""Are two expressions equal for all sizes?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..language.dimension import Index
from ..language.expression import Expression
from ..language.shape import axes
from .canonical import normal_form
from .clearing import vanishes
from .laws import LAWS, Laws, kind
from .positive import Positive, demanded, names
from .reading import expand
from .terms import Polynomial, heads, scale
from .translation import Translation


@dataclass(frozen=True)
class Decision:
    """The answer, and the names of the laws of real functions that an "equal" rests on.

    The random numbers that stand for exp, log and the like modulo a prime do not obey these laws, so
    where `laws` is not empty real points are to confirm the answer. Laws of quotients and inverses hold
    modulo a prime too, and are not listed.
    """

    answer: str
    laws: tuple[str, ...] = ()


def compare(left: Expression, right: Expression) -> str:
    """"equal", "different" or "undecided", for all dimensions.

    Both are bound (see `wrt.nodes.einstein.bind`) and have one shape and the same free indices.
    """
    return decide(left, right).answer


def laws_used(left: Expression, right: Expression) -> tuple[str, ...]:
    """The names of the laws of real functions that their equality rests on; none if it needs no such law."""
    return decide(left, right).laws


def decide(left: Expression, right: Expression) -> Decision:
    """The answer with the laws it rests on: as few kinds of laws as will do."""
    translation = Translation()
    rows, columns = (tuple(Index(f"{letter}{k}", d) for k, d in enumerate(axis))
                     for letter, axis in zip(("#row", "#column"), axes(left)))
    polynomials = [expand(side, translation, rows, columns) for side in (left, right)]
    forms = [normal_form(polynomial) for polynomial in polynomials]
    if forms[0] == forms[1]:
        return Decision("equal")
    if not any(head.hides_an_identity() for form in forms for head in heads(form)):
        return Decision("different")
    difference = [*forms[0], *scale(Fraction(-1), list(forms[1]))]
    kinds = {kind(head) for form in forms for head in heads(form)}
    for laws in _laws(left, right, translation, kinds):
        if vanishes(laws.simplified(difference), laws):
            return Decision("equal", tuple(sorted(law.name for law in laws.used if law.is_real)))
    return Decision("undecided")


def _laws(left: Expression, right: Expression, translation: Translation, kinds: set[str]) -> Iterator[Laws]:
    """The laws that hold modulo a prime too, then all, with what both sides demand to be positive."""
    yield Laws(translation, Positive(), [law for law in LAWS if not law.is_real])
    if not kinds & {law.of for law in LAWS if law.is_real} - {"reciprocal"}:
        return
    free = names(left) | names(right)
    facts: list[Polynomial] = []
    plain = Laws(translation, Positive(free_names=free), LAWS)
    for demand in demanded((left, right)):
        at = (translation.fresh(axis) for axis in axes(demand.expression))
        facts.append(plain.simplified(expand(demand.expression, translation, *at)))
    yield Laws(translation, Positive(facts, free), LAWS)
