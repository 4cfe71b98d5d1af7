"""The reading for Python: source with public names that, run again, gives an equal object.

Every node writes what an author would write (`Expression.source`); where Python's operators would not
give the same tree (a sum whose first term is a sum, say), the node's type is called.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..errors import DataError
from .data import Displayed
from .dimension import Dimension, Index
from .expression import Expression
from .program import CALL, Program


def python(thing: Displayed) -> str:
    """Python source whose last expression is the expression, derivation, formula, refutation, or condition.

    :raises DataError: for anything else.

    >>> from wrt import Matrix, Vector, dimensions
    >>> n, m = dimensions("n m")
    >>> print(python(Matrix("W", n, m) @ Vector("x", m)))
    from wrt import Matrix, Vector, dimensions
    <BLANKLINE>
    n, m = dimensions("n m")
    W = Matrix("W", n, m)
    x = Vector("x", m)
    <BLANKLINE>
    W @ x
    """
    if not isinstance(thing, Displayed):
        raise DataError(f"{thing!r} has no Python source")
    program = Program()
    last, declarations = thing.statement(program), program.declarations()
    return "\n\n".join(filter(None, (program.imports(), declarations, *program.formulas, last)))


# ------------------------------------------------------------------ what nodes write
def operand(e: Expression, program: Program, level: int = CALL) -> str:
    """The source of something that is an expression in Python too, bracketed if it binds weaker than `level`."""
    written, own = e.source(program)
    return written if own >= level else f"({written})"


def argument(e: Expression, program: Program, level: int = 0) -> str:
    """The same where a Python number will do."""
    return e.as_argument(program) or operand(e, program, level)


def call(word: str, e: Expression, program: Program) -> tuple[str, int]:
    """The source of a node that one of the author's words makes from its fields, in their order."""
    def written(value: Any) -> str:
        match value:
            case Dimension():
                return program.size(value)
            case Index():
                return program.index(value)
        return argument(value, program)

    return program.call(word, *map(written, e.values)), CALL


def constructed(e: Expression, children: Iterable[Expression], program: Program) -> tuple[str, int]:
    """The source of a node by its own class, where no operator gives the same tree."""
    kind = program.use(type(e).__name__, "wrt.nodes")
    return f"{kind}({program.tuple([operand(child, program, 0) for child in children])})", CALL
