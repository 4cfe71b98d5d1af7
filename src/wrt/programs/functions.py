"""The word `code`: functions that run, of a formula, a derivation or an expression."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

from ..claims.derivation import Derivation, Formula
from ..errors import MisuseError
from ..language.dimension import Index
from ..language.expression import Expression, Operand, as_expression
from ..language.shape import axes
from ..nodes import (
    Derivative, Differential, Gradient, Hessian, Jacobian, Partial, Symbol, Vec, Vech, Vjp,
)
from ..nodes.einstein import bind, free_indices
from . import rules as rules    # what write knows
from .contraction import contracted
from .page import Page, rank, repeated, shape_of, write
from .stable import stable
from .target import TARGETS

KINDS: dict[type[Derivative], str] = {
    Gradient: "gradient", Partial: "partial", Jacobian: "jacobian", Hessian: "hessian", Vjp: "vjp"}
FLAT = "columns and rows are arrays of one axis, as (n,)"
ORDERS = {"vec": "vec stacks columns, as order=\"F\" of NumPy does", "rvec": "rvec stacks rows, as order=\"C\" of "
          "NumPy does", "vech": "vech stacks the columns of the lower triangle"}


def code(formula: Formula | Derivation | Operand, for_: str = "numpy") -> str:
    """Python that runs: `value`, of what is differentiated, and the derivative, named as `gradient` is.

    The derivative is the right side of a formula or derivation whose left side is one; of others there is `value`
    alone, of the right side. Arguments are the letters, in their order; what is not specified is a function that is
    given, `sigma` with its derivative `dsigma`; the second derivative by a number is `partial_2`. Columns and rows are
    arrays of one axis. Exponentials are written so that they do not overflow where the value does not: the log of a
    softmax is x − logsumexp(x).

    :raises MisuseError: for a library that there is no table for.
    :raises NoCode: for a node that has no code yet.

    >>> from wrt import Matrix, Vector, derive, dimensions, norm
    >>> n, m = dimensions("n m")
    >>> W, x, y = Matrix("W", n, m), Vector("x", m), Vector("y", n)
    >>> print(code(derive(norm(y - W @ x)**2, W)), end="")
    import numpy as np
    <BLANKLINE>
    <BLANKLINE>
    def value(y, W, x):
        \"\"\"‖y - W x‖²
    <BLANKLINE>
        y: (n,)
        W: (n, m)
        x: (m,)
        result: ()
        Columns and rows are arrays of one axis, as (n,).
        \"\"\"
        return np.linalg.norm(y - W @ x) ** 2
    <BLANKLINE>
    <BLANKLINE>
    def gradient(y, W, x):
        \"\"\"∂(‖y - W x‖²)/∂W = -2 (y - W x) xᵀ
    <BLANKLINE>
        y: (n,)
        W: (n, m)
        x: (m,)
        result: (n, m), laid out like W
        Columns and rows are arrays of one axis, as (n,).
        \"\"\"
        return -2 * np.outer(y - W @ x, x)
    """
    if for_ not in TARGETS:
        raise MisuseError(f"there is no code for {for_!r}: take one of {', '.join(TARGETS)}")
    if isinstance(formula, (Formula, Derivation)):
        return of_sides(formula.left, formula.right, formula.free, for_)
    plain = as_expression(formula)
    free = free_indices(plain)
    program = Program(for_)
    program.function("value", plain, [plain], free, plain.text(free))
    return program.text()


def of_sides(left: Expression, right: Expression, free: frozenset[Index], for_: str) -> str:
    """The program of an equation, whose right side is taken as it is."""
    program = Program(for_)
    title = f"{left.text(free)} = {right.text(free)}"
    if isinstance(left, Derivative):
        of, times = left.of, 1
        while isinstance(left, Partial) and isinstance(of, Partial):     # ∂(∂f/∂t)/∂t
            of, times = of.of, times + 1
        inner = free_indices(of) | free
        first = program.function("value", of, [of], inner, of.text(inner))
        kind = _kind(left) if times == 1 else f"partial_{times}"
        program.function(kind, right, [of, left, right], free, title, _laid_out(left), first)
    else:
        program.function("value", right, [left, right], free, title)
    return program.text()


def _kind(e: Derivative) -> str:
    if isinstance(e, Differential):
        return "differential" if e.is_along_increments else "jvp"
    return KINDS[type(e)]


def _laid_out(e: Derivative) -> str:
    """How the result is laid out."""
    match e:
        case Gradient(_, by) | Vjp(_, by, _):
            return f"laid out like {by.text()}"
        case Jacobian(of, by):
            row = f"a row for each entry of {of.text()}, " * bool(rank(of))
            return f"{row}a column for each of {by.text()}"
        case Hessian(_, by):
            return f"a row and a column for each entry of {by.text()}"
    return f"laid out like {e.of.text()}" if rank(e.of) else ""


@dataclass
class Program:
    """Functions for one library, with what they import and what the library lacks."""

    for_: str

    def __post_init__(self) -> None:
        self.written: list[str] = []
        self.helpers: dict[str, str] = {}

    def function(self, name: str, e: Expression, sides: Iterable[Expression], free: Iterable[Index], title: str,
                 layout: str = "", before: Page | None = None) -> Page:
        """Write a function of one expression; what another takes, it takes as well, and in the same order."""
        sides = list(sides)
        bound = stable(bind(e, free)[0])
        page = Page(TARGETS[self.for_], list(dict.fromkeys(
            part for side in sides for part in side.walk() if isinstance(part, Symbol) and part.is_plain)),
            repeated(bound))
        if before:
            page.functions.update(before.functions)
            page.names.update({of: known for of, known in before.names.items() if known in before.functions})
        order = _order(sides, frozenset(free))
        found = write(bound, page)
        if found.indices != order:
            found = contracted(bound, page, order)
        self.helpers |= page.helpers
        said = [f"{given}: {words}" for given, words in (page.arguments | page.functions).items()]
        behind = f", with the axes {' '.join(index.name for index in order)}" * bool(order)
        result = f"result: {shape_of(axes(e), order)}{behind}{f', {layout}' * bool(layout)}"
        docstring = [title, "", *said, result, *_conventions([*sides, e])]
        lines = [line for text in docstring for line in wrap(text, 112, subsequent_indent="    ") or [""]]
        body = ['"""' + lines[0], *lines[1:], '"""', *page.lines, f"return {found.source}"]
        head = f"def {name}({', '.join([*page.arguments, *page.functions])}):"
        self.written.append("\n".join([head, *(f"    {line}" if line else "" for line in body)]) + "\n")
        return page

    def text(self) -> str:
        """The whole program."""
        rest = "\n\n".join([*self.helpers.values(), *self.written])
        named = {"math.": "import math", **TARGETS[self.for_].imports}
        imports = [line for prefix, line in named.items() if re.search(rf"(?<![\w.]){re.escape(prefix)}", rest)]
        return "\n".join([*imports, *["", ""] * bool(imports)]) + "\n" * bool(imports) + rest


def _conventions(sides: Iterable[Expression]) -> list[str]:
    """What has to be known of the arrays, in one line."""
    parts = [part for side in sides for part in side.walk()]
    said = [FLAT] if any(rank(part) == 1 for part in parts) else []
    words = {part.word if isinstance(part, Vec) else "vech" for part in parts
             if isinstance(part, (Vec, Vech)) and rank(part.of) > 1}
    said += [ORDERS[word] for word in ORDERS if word in words]
    whole = "; ".join(said)
    return [f"{whole[0].upper()}{whole[1:]}."] if whole else []


def _order(sides: Iterable[Expression], free: frozenset[Index]) -> tuple[Index, ...]:
    """The free indices, in the order in which they are met."""
    return tuple(dict.fromkeys(index for side in sides for part in side.walk() for index in part.indices()
                               if index in free))
