"""Derivatives that others printed, found again: `python tests/derived.py` lists them.

The list is the first 120 statements of `tests/elsewhere.py` and `tests/cookbook.py` that are true and begin with a
derivative by a letter. They were transcribed, with their sources, before there was a verb that finds derivatives.
A print is equal after both answers were written tidily (`wrt.derivatives.tidy`), in the letters of the source.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from time import perf_counter

from cookbook import EQUATIONS
from elsewhere import FIELD
from transcribed import Statement, Words, demanded

from wrt.claims.check import compare
from wrt.claims.derivation import STATUSES
from wrt.claims.rewrite import replaced
from wrt.derivatives import NoMatrixForm, derive, tidy
from wrt.errors import WrtError
from wrt.language.dimension import Index
from wrt.language.expression import Expression, as_expression
from wrt.language.shape import axes
from wrt.nodes import (
    Derivative, Differential, Entry, Gradient, Hadamard, Hessian, Jacobian, Partial, Product, Sum, Symbol, Vec, Vjp,
)
from wrt.nodes.einstein import free_indices

MOST = 120


@dataclass(frozen=True)
class Asked:
    """A derivative to be found, and the answer that a source has."""

    statement: Statement
    of: Expression
    by: Symbol
    form: str
    along: Expression | None
    answer: Expression
    conditions: tuple


@dataclass(frozen=True)
class Found:
    """What was found: the print, the lines, the status, whether it is as printed, and the seconds; or why not."""

    print: str
    lines: int
    status: str
    is_as_printed: bool
    is_in_other_order: bool
    equal: str
    seconds: float


def asked(statement: Statement) -> Asked | None:
    """What is to be found, if a true statement begins with a derivative by a letter."""
    if not statement.is_stated or statement.verdict == "false":
        return None
    words = Words(statement.letters)
    try:
        left, *_, right = [as_expression(eval(side, {}, words)) for side in statement.sides]
        axes(left)
    except (TypeError, WrtError):
        return None
    if isinstance(right, Derivative):
        return None
    given = eval(f"[{statement.given}]", {}, words)
    conditions = (*given, *demanded(left, right))
    match left:
        case Gradient(of, Symbol() as by) | Partial(of, Symbol() as by):
            return Asked(statement, of, by, "gradient", None, right, conditions)
        case Hessian(of, Symbol() as by):
            return Asked(statement, of, by, "hessian", None, right, conditions)
        case Jacobian(of, by):
            form = "rvec" if isinstance(by, Vec) and by.by_rows else "jacobian"
            letter = by.of if isinstance(by, Vec) else by
            whole = of.of if isinstance(of, Vec) and isinstance(letter, Symbol) else of
            if isinstance(letter, Symbol):
                return Asked(statement, whole, letter, form, None, right, conditions)
        case Vjp(of, Symbol() as by, along):
            return Asked(statement, of, by, "vjp", along, right, conditions)
        case Differential(of, (Symbol() as by,), (along,)):
            form = "differential" if left.is_along_increments else "jvp"
            return Asked(statement, of, by, form, None if form == "differential" else along, right, conditions)
    return None


@cache
def wanted() -> tuple[Asked, ...]:
    """The list."""
    every = (asked(statement) for statement in (*FIELD, *EQUATIONS))
    return tuple(one for one in every if one is not None and one.by.is_plain)[:MOST]


@cache
def found(one: Asked) -> Found:
    """The answer, as it is asked for, or with indices where there is no such."""
    begun = perf_counter()
    try:
        try:
            derivation = derive(one.of, one.by, one.form, one.along, one.conditions)
        except NoMatrixForm:
            derivation = derive(one.of, one.by, "entries")
    except WrtError as error:
        return Found(f"{type(error).__name__}: {error}", 0, "", False, False, "", perf_counter() - begun)
    seconds, answer = perf_counter() - begun, derivation.right
    printed = {one.answer.text(), tidy(one.answer).text()}
    left, said = derivation.left, one.answer
    if isinstance(left, Partial) and isinstance(left.by, Entry):        # other letters than the source may have
        others = {i: Index(letter, i.dimension) for i, letter in zip(sorted(free_indices(left)), "oefghuvw")}
        left, answer = replaced(left, others), replaced(answer, others)
        said = entry(one, left)
    equal = compare(answer, said, free_indices(left, answer), conditions=one.conditions).status
    return Found(answer.text(), len(derivation.steps), derivation.status, answer.text() in printed,
                 ordered(answer).text() == ordered(tidy(one.answer)).text(), equal, seconds)


def ordered(e: Expression) -> Expression:
    """The same with the terms of sums, and factors that commute, in the order of their prints."""
    e = e.with_operands(map(ordered, e.operands())) if not isinstance(e, (Symbol, Derivative)) else e
    match e:
        case Sum() | Hadamard():
            return e.with_operands(sorted(e.operands(), key=Expression.text))
        case Product(factors):
            return Product(tuple(sorted(factors, key=lambda f: (any(axes(f)), f.text()))))
    return e


def entry(one: Asked, left: Partial) -> Expression:
    """The entry of the source's answer where that of a derivative was found: of ∂vec F/∂vec Xᵀ that of j, i, q, p."""
    places: list = []
    for part in (left.of, left.by):
        if isinstance(part, Entry):
            rows = len(axes(part.of)[0])
            places += part.at[rows:] + part.at[:rows] if one.form == "jacobian" else part.at
    return Entry(one.answer, tuple(places))


def report() -> Iterator[str]:
    """A line each, and the numbers."""
    every = [(one, found(one)) for one in wanted()]
    for one, what in every:
        mark = "=" if what.is_as_printed else "~" if what.equal in STATUSES else "-"
        yield f"{mark} {one.statement.key!s:>5} {1e3 * what.seconds:6.0f} ms {what.lines:2} lines {what.status:9} " + (
            f"{one.form} of {one.of} by {one.by}: {what.print}" + f"   [{one.answer}]" * (not what.is_as_printed))
    right = [what for _, what in every if what.status]
    seconds = sorted(what.seconds for what in right)
    yield (f"{len(every)} tried: {len(right)} found, {sum(w.status == 'proved' for w in right)} proved, "
           f"{sum(w.is_as_printed for w in right)} as printed, "
           f"{sum(w.is_as_printed or w.is_in_other_order for w in right)} up to the order of terms and factors, "
           f"{sum(w.equal in STATUSES for w in right)} equal; lines: median "
           f"{statistics.median(w.lines for w in right)}, most {max(w.lines for w in right)}; median "
           f"{1e3 * statistics.median(seconds):.0f} ms, "
           f"95th percentile {1e3 * seconds[int(.95 * len(seconds))]:.0f} ms")
    kinds, tried = (Counter(one.form for one, what in every if what.status or is_all) for is_all in (False, True))
    yield ", ".join(f"{kind} {number} of {tried[kind]}" for kind, number in kinds.items())


if __name__ == "__main__":
    print("\n".join(report()))
