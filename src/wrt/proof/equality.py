"""Are two expressions equal for all sizes?"""

from __future__ import annotations

from collections import Counter

from ..language.dimension import Dimension, Index
from ..language.expression import Expression
from ..language.shape import axes
from .canonical import normal_form
from .reading import expand
from .size import SizeHead
from .terms import Term, heads
from .translation import Translation


def compare(left: Expression, right: Expression) -> str:
    """"equal", "different" or "undecided", for all dimensions.

    Both are bound (see `wrt.nodes.einstein.bind`) and have one shape and the same free indices.
    """
    first, second = forms(left, right)
    if first == second:
        return "equal"
    return "undecided" if any(head.hides_an_identity() for head in heads(first + second)) else "different"


def forms(left: Expression, right: Expression) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The normal forms of both."""
    rows, columns = (tuple(Index(f"{letter}{k}", d) for k, d in enumerate(axis))
                     for letter, axis in zip(("#row", "#column"), axes(left)))
    translation = Translation()
    first, second = (normal_form(expand(side, translation, rows, columns)) for side in (left, right))
    return first, second


def size_degrees(left: Expression, right: Expression) -> dict[Dimension, int | None]:
    """The degree of both normal forms in each size that is a factor of one; None if a function is taken of it."""
    found: dict[Dimension, int | None] = {}
    for term in sum(forms(left, right), ()):
        powers = Counter(head.dimension for head, _ in term.factors if isinstance(head, SizeHead))
        for size, power in powers.items():
            found[size] = max(power, found.get(size) or 0)
        inside = (head for outer, _ in term.factors for head in heads(outer.inside()))
        found |= {head.dimension: None for head in inside if isinstance(head, SizeHead)}
    return found
