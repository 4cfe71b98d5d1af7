"""Are two expressions equal for all sizes?"""

from __future__ import annotations

from ..language.dimension import Index
from ..language.expression import Expression
from ..language.shape import axes
from .canonical import normal_form
from .reading import expand
from .terms import heads
from .translation import Translation


def compare(left: Expression, right: Expression) -> str:
    """"equal", "different" or "undecided", for all dimensions.

    Both are bound (see `wrt.nodes.einstein.bind`) and have one shape and the same free indices.
    """
    rows, columns = (tuple(Index(f"{letter}{k}", d) for k, d in enumerate(axis))
                     for letter, axis in zip(("#row", "#column"), axes(left)))
    translation = Translation()
    forms = [normal_form(expand(side, translation, rows, columns)) for side in (left, right)]
    if forms[0] == forms[1]:
        return "equal"
    return "undecided" if any(head.hides_an_identity() for form in forms for head in heads(form)) else "different"
