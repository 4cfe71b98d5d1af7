"""The gradient by a matrix with tied entries: that by a matrix whose entries vary alone, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from ..claims.rewrite import replaced
from ..errors import MisuseError, VariableError
from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import Identity, Number, Structured, Symbol, gradient
from ..nodes.derivative import variable
from ..nodes.structured import DIAGONAL, INDEPENDENT, PROJECTED, SKEW, SYMMETRIC, WAYS
from .tidy import MINUS, added, entrywise, multiplied, tidy, transposed

Step = tuple[Expression, str]
ALONE = "as if its entries were independent"
DIAGONALLY = "what is off the diagonal does not vary"
PROJECTION = {SYMMETRIC: "the symmetric part of the gradient for independent entries",
              SKEW: "the skew part of the gradient for independent entries", DIAGONAL: DIAGONALLY}
TOGETHER = {SYMMETRIC: "an entry moves together with the one across the diagonal, and one on the diagonal alone",
            SKEW: "an entry moves together with the one across the diagonal, which goes the other way",
            DIAGONAL: DIAGONALLY}


def by_tied(of: Expression, by: Structured, form: str, entries: str,
            answer: Callable[[Expression, Symbol], Expression]) -> tuple[Expression, list[Step]]:
    """∂L/∂S of a scalar, and the steps; `answer` finds the gradient by a plain letter.

    Source: Magnus and Neudecker, Matrix Differential Calculus; Petersen and Pedersen, The Matrix Cookbook, 2.8.

    :raises VariableError: if it is not said how the entries vary.
    :raises MisuseError: for another form, or a structure of which the gradient has no word.
    """
    if form not in ("", "gradient") or axes(of) != SCALAR:
        raise MisuseError(f"by a {by.structure} matrix only the gradient of a scalar is found", of,
                          "take a plain letter, and put the matrix in the place of it in the answer")
    if not entries:
        variable(by)        # which says the ways that there are
    if entries not in WAYS:
        raise VariableError(f"{entries!r} is no way in which entries vary", f"say one of {', '.join(map(repr, WAYS))}")
    if entries != INDEPENDENT and by.structure not in PROJECTION:
        raise MisuseError(f"of a {by.structure} matrix the gradient is found for independent entries alone", of,
                          f"take entries={INDEPENDENT!r}, of which only the entries of that triangle count")
    first, alone = gradient(of, by, entries=entries), gradient(of, by, entries=INDEPENDENT)
    plain = Symbol(by.name, by.rows, by.columns)
    found = tidy(replaced(answer(replaced(of, {by: plain}), plain), {plain: by}))
    if entries == INDEPENDENT:
        return first, [(found, ALONE)]
    reason = (PROJECTION if entries == PROJECTED else TOGETHER)[by.structure]
    return first, [(_tied(alone, by, entries), reason), (_tied(found, by, entries), ALONE)]


def _tied(alone: Expression, by: Structured, entries: str) -> Expression:
    """What becomes of the gradient for independent entries."""
    identity = Identity(by.rows[0])
    if by.structure == DIAGONAL:
        return entrywise(alone, identity)
    turned = multiplied(MINUS, transposed(alone)) if by.structure == SKEW else transposed(alone)
    if entries == PROJECTED:
        return multiplied(Number(Fraction(1, 2)), added([alone, turned]))
    less = [multiplied(MINUS, entrywise(alone, identity))] if by.structure == SYMMETRIC else []
    return added([alone, turned, *less])
