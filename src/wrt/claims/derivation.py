"""Derivations and formulas: what is claimed, and checked when it is built."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..dollars import plain
from ..errors import ConditionError, EmptyStep, FalseStep, IndexRuleError, NotProved, ReasonError, Undecided, WrtError
from ..language.clashes import refuse_clashes
from ..language.data import Displayed, write
from ..language.dimension import Index
from ..language.expression import Demand, Expression, Operand, as_expression
from ..language.program import Program, quoted
from ..language.shape import describe
from ..language.source import argument
from ..language.speech import equation, speaker
from ..language.words import latex_words
from ..names import checked_label, checked_title
from ..nodes.einstein import bind, free_indices
from .check import Points, Verdict, compare
from .condition import Condition, conditions_named
from .context import Rest, context
from .finding import Misfit
from .given import Given
from .implied import check_conditions, check_kinds
from .reason import asked_by
from .regions import is_branching
from .search import refuse_contradictions

# what helps where neither reading decides
HELP = "take smaller steps, or state what each part of it is equal to"
UNDER = "; if it is true under a condition, the Derivation too is to have it: conditions=[…]"
STATUSES = ("proved", "exact", "numerical")
# before the name of a formula that is the reason of a step
BY = "by "


@dataclass(frozen=True)
class Row:
    """One line of a derivation as the reader sees it; the sides are TeX, `text` in plain text, and `spoken` aloud."""

    left: str
    relation: str
    right: str
    reason: str | Formula
    text: tuple[str, str]
    spoken: tuple[str, str]


@dataclass(frozen=True)
class Evidence:
    """How a formula was checked: the sizes of the explicit reading, and one sentence."""

    sizes: tuple[dict[str, int], ...]
    summary: str


class Derivation(Displayed):
    """A chain of equalities, each with its reason: `Derivation(first, (next, "why"), …)`.

    A reason is plain words, with names between dollars, or a `Formula` that applies to the step.
    `free` names the free indices where "occurs once in the first line, or in the last" is not what is meant.
    `conditions` are those without which a step is false, as √(a²) = a is; a formula takes them over.

    :raises FalseStep: with both sides and a counterexample.
    :raises ShapeError: a side does not fit in itself.
    :raises IndexRuleError: a side breaks Einstein's rule.
    :raises Undecided: a step is neither proved nor refuted.
    :raises EmptyStep: a step changes nothing.
    :raises ReasonError: a reason is missing, or is a formula that does not apply.
    :raises EngineError: the two readings contradict each other.

    >>> from wrt import Matrix, Vector, delta, dimensions, indices, partial
    >>> n, m = dimensions("n m")
    >>> W, i, p, j, q = Matrix("W", n, m), *indices("i p", n), *indices("j q", m)
    >>> Derivation(partial(W[i, j], W[p, q]), (delta(i, p) * delta(j, q), "entries are independent")).status
    'proved'
    """

    kind = "derivation"
    PARTS = ("first", "steps", "free", "conditions")
    OPTIONAL = ("conditions",)

    def __init__(self, first: Operand, *steps: Any, free: Index | Iterable[Index] | None = None,
                 conditions: Condition | Iterable[Condition] = ()) -> None:
        self.first = as_expression(first)
        self.steps = tuple(_step(step, number) for number, step in enumerate(steps, 1))
        if not steps:
            raise ReasonError("a derivation needs one step at least: Derivation(first, (next, 'reason'))")
        self.free = free_indices(self.first, self.last) if free is None else indices_named(free)
        self.conditions = conditions_named(conditions)
        check_kinds(self.conditions)
        refuse_contradictions(self.conditions)
        refuse_clashes(*self.lines, *(condition.expression for condition in self.conditions))
        points = Points()
        # what the formulas that are reasons ask for, each with the name of the formula
        self.asked: tuple[tuple[str, Demand], ...] = ()
        try:
            self.verdicts = tuple(self._checked(number, points) for number in range(1, len(steps) + 1))
        except (FalseStep, IndexRuleError) as error:
            if free is None and len(steps) > 1 and isinstance(getattr(error, "counterexample", Misfit("")), Misfit):
                self._refuse_dangling()
            raise
        if self.conditions:
            check_conditions(self.conditions, self.summed, self.asked, tried=self.conditions)

    @property
    def left(self) -> Expression:
        """The first line."""
        return self.lines[0]

    @property
    def right(self) -> Expression:
        """The last line."""
        return self.lines[-1]

    @property
    def summed(self) -> tuple[Expression, ...]:
        """The lines with every sum explicit: what is not to be 0 in 1/(x_i x_i) is one number."""
        return tuple(bind(line, self.free)[0] for line in self.lines)

    def _checked(self, number: int, points: Points) -> Verdict:
        before, (after, reason) = self.lines[number - 1], self.steps[number - 1]
        try:
            if before == after:
                raise EmptyStep(f"both sides are {after.text()}: leave the step out")
            verdict = compare(before, after, self.free, self.lines, points, self.conditions)
            if verdict.status == "undecided" and verdict.finding:
                raise Undecided(f"undecided: {before.told()} = {after.told()}: {verdict.finding.text()}", HELP)
            if verdict.finding:
                error = FalseStep(before, after, (describe(before), describe(after)), verdict.finding)
                error.remedy += UNDER * (not self.conditions and is_branching((before, after)))
                raise error
            if isinstance(reason, Formula):
                self.asked += tuple((reason.name, demand) for demand in asked_by(reason, before, after, self.free))
        except WrtError as error:
            raise error.at_step(number) from None
        return verdict

    def _refuse_dangling(self) -> None:
        """Refuse the first line with an index that occurs once there, and is not free in the first line.

        It may be free for the sake of the last line alone, and then an earlier step would be blamed.
        """
        free = free_indices(self.first)
        for number, (line, _) in enumerate(self.steps, 1):
            try:
                bind(line, free)
            except IndexRuleError as error:
                raise error.at_step(number) from None

    def statement(self, program: Program) -> str:
        """The Python that makes it, a line for each step."""
        lines = [argument(self.first, program)]
        for line, reason in self.steps:
            why = _named(reason, program) if isinstance(reason, Formula) else quoted(reason)
            lines.append(f"({argument(line, program)}, {why})")
        return program.lines("Derivation", [*lines, *free_source(self.free, (self.first, self.last), program),
                                            *conditions_source(self.conditions, program)])

    @classmethod
    def from_parts(cls, parts: dict[str, Any]) -> Derivation:
        """The derivation again, checked again."""
        return cls(parts.pop("first"), *parts.pop("steps"), **parts)

    @property
    def lines(self) -> tuple[Expression, ...]:
        """The first line and the right side of every step."""
        return (self.first, *(expression for expression, _ in self.steps))

    @property
    def last(self) -> Expression:
        """The right side of the last step."""
        return self.steps[-1][0]

    @property
    def givens(self) -> list[Rest]:
        """What the steps rest on."""
        return context(self.lines, self.free, self.conditions)

    @property
    def status(self) -> str:
        """The weakest status of a step, the formulas it refers to included."""
        reached = [v.status for v in self.verdicts] + [r.status for _, r in self.steps if isinstance(r, Formula)]
        return max(reached, key=STATUSES.index)

    def rows(self) -> list[Row]:
        """A row for each step, the left side in the first one only."""
        style = speaker(*self.lines, unsummed=self.free)
        prints = [(line.latex(self.free), line.text(self.free), line.printed(style)[0]) for line in self.lines]
        lefts = [prints[0], *[("", "", "")] * len(self.steps)]
        return [Row(left[0], "=", right[0], reason, (left[1], right[1]), (left[2], right[2]))
                for left, right, (_, reason) in zip(lefts, prints[1:], self.steps)]

    def latex(self) -> str:
        """The chain as an `aligned` environment."""
        lines = [rf"{row.left} &= {row.right} && {latex_words(_words(row.reason))}" for row in self.rows()]
        return "\\begin{aligned}\n" + " \\\\\n".join(lines) + "\n\\end{aligned}"

    def text(self) -> str:
        """The chain in plain text, a line for each step."""
        return "\n".join([self.first.text(self.free), *(
            f"  = {e.text(self.free)}   ({plain(_words(r))})" for e, r in self.steps)])

    def __repr__(self) -> str:
        under = ", ".join(given.text() for given in self.conditions)
        return f"{self.text()}\n  where {under}" if under else self.text()


class Formula(Displayed):
    """A named result: the first and the last line of a derivation, with conditions and a status.

    `status` is "proved" (all dimensions, by the normal form, and confirmed at concrete sizes),
    "exact" (exact arithmetic at the listed sizes) or "numerical" (real numbers, to 30 digits or more).
    `title` is what people call it, where the name in words does not say it.

    :raises NamingError: the name is not small letters, digits and hyphens, or the title no plain words.
    :raises NotProved: the checks reached another status than the declared one.
    :raises ConditionError: a condition is missing, or nothing demands it.

    >>> from wrt import Matrix, dimensions
    >>> n, m = dimensions("n m")
    >>> W = Matrix("W", n, m)
    >>> Formula("transposed-twice", Derivation(W.T.T, (W, "rows and columns change places twice")))
    transposed-twice (proved): (Wᵀ)ᵀ = W
    """

    kind = "formula"
    PARTS = ("name", "derivation", "conditions", "status", "title")
    OPTIONAL = ("title",)

    def __init__(self, name: str, derivation: Derivation,
                 conditions: Condition | Given | Iterable[Condition | Given] = (), status: str = "proved",
                 title: str = "") -> None:
        if isinstance(name, Derivation):
            raise ReasonError("the name comes first", "write Formula('a-name', Derivation(…))")
        self.name, self.derivation, self.title = checked_label(name), derivation, checked_title(title)
        if not isinstance(derivation, Derivation):
            raise ReasonError(f"{name} needs a Derivation, got {type(derivation).__name__}",
                              "write Derivation(first, (next, 'reason'))")
        stated: tuple[Condition | Given, ...] = conditions_named(conditions)
        for condition in stated:
            if not isinstance(condition, (Given, Condition)):
                raise ConditionError(f"{name}: a condition is a Given or a Condition, not {condition!r}",
                                     "write positive(x), nonzero(x) or invertible(A)")
        known = {(c.expression, c.property) for c in derivation.conditions}
        self._own = tuple(c for c in stated if not isinstance(c, Condition) or (c.expression, c.property) not in known)
        self.conditions = derivation.conditions + self._own
        declared = [c for c in self.conditions if isinstance(c, Condition)]
        check_conditions(declared, derivation.summed, derivation.asked, tried=derivation.conditions)
        refuse_contradictions(declared)
        refuse_clashes(*derivation.lines, *(c.expression if isinstance(c, Condition) else c.symbol
                                            for c in self.conditions))
        if status not in STATUSES:
            raise NotProved(f"{name}: no status {status!r}; there are {', '.join(STATUSES)}")
        if status != derivation.status:
            raise NotProved(f"{name} is declared {status!r}, and the checks reached {derivation.status!r}: "
                            f"declare status={derivation.status!r}, or derive it otherwise")
        self.status = status

    def statement(self, program: Program) -> str:
        """The Python that makes it, its derivation and conditions included."""
        status = [f"status={quoted(self.status)}"] if self.status != "proved" else []
        return program.call("Formula", quoted(self.name), self.derivation.statement(program),
                            *conditions_source(self._own, program), *status, *title_source(self.title))

    @property
    def left(self) -> Expression:
        """The left side of the statement."""
        return self.derivation.first

    @property
    def right(self) -> Expression:
        """The right side of the statement."""
        return self.derivation.last

    @property
    def free(self) -> frozenset[Index]:
        """The indices that it does not sum."""
        return self.derivation.free

    @property
    def givens(self) -> list[Rest]:
        """What the statement rests on."""
        return context((self.left, self.right), self.free, self.conditions)

    @property
    def evidence(self) -> Evidence:
        """The sizes of all steps, and what was done, in one sentence."""
        sizes = []
        for verdict in self.derivation.verdicts:
            for choice in verdict.sizes:
                named = {d.name: v for d, v in choice.items()}
                if named not in sizes:
                    sizes.append(named)
        summary = {
            "proved": "Both sides of every step have one normal form, so they are equal for all dimensions, "
                      "and exact arithmetic agrees at the listed sizes.",
            "exact": "Exact arithmetic agrees at random points at the listed sizes; that is not a proof for all.",
            "numerical": "Real numbers agree to 30 digits or more in every region that the statement divides; that is "
                         "not a proof.",
        }[self.status]
        return Evidence(tuple(sizes), summary)

    def latex(self) -> str:
        """The statement as TeX."""
        return f"{self.left.latex(self.free)} = {self.right.latex(self.free)}"

    def spoken(self) -> str:
        """The equation as one says it aloud."""
        return equation(self.left, self.right, self.free)

    def text(self) -> str:
        """The statement in plain text."""
        return f"{self.left.text(self.free)} = {self.right.text(self.free)}"

    def __repr__(self) -> str:
        return f"{self.name} ({self.status}): {self.text()}"


def _named(formula: Formula, program: Program) -> str:
    key = json.dumps(write(formula))
    return program.formula(key, formula.name.replace("-", "_"), formula.statement)


def free_source(free: frozenset[Index], sides: Iterable[Expression], program: Program) -> list[str]:
    """The argument that names the free indices, where the two sides do not say them."""
    if free == free_indices(*sides):
        return []
    return [f"free={program.tuple([program.index(i) for i in sorted(free)])}"]


def conditions_source(conditions: Iterable[Condition | Given], program: Program) -> list[str]:
    """The argument that names the conditions, if there are any."""
    written = [condition.statement(program) for condition in conditions]
    return [f"conditions=[{', '.join(written)}]"] if written else []


def title_source(title: str) -> list[str]:
    """The argument that gives the title, if there is one."""
    return [f"title={quoted(title)}"] if title else []


def _step(step: Any, number: int) -> tuple[Expression, str | Formula]:
    if isinstance(step, Expression) or not isinstance(step, tuple) or len(step) != 2:
        raise ReasonError("a step is a pair: write (expression, 'reason')").at_step(number)
    expression, reason = step
    if isinstance(expression, str) and isinstance(reason, Expression):
        told = "the expression of a step comes before its reason: write (expression, 'reason')"
        raise ReasonError(told).at_step(number)
    if not isinstance(reason, Formula):
        try:
            checked_words(reason, "a reason is plain words or a Formula")
        except ReasonError as error:
            raise error.at_step(number) from None
    return as_expression(expression), reason


def checked_words(words: object, remedy: str) -> str:
    """The words themselves, if there are any, and if their dollars come in pairs.

    :raises ReasonError: otherwise, with the remedy.
    """
    if not isinstance(words, str) or not words.strip():
        raise ReasonError(f"{remedy}, got {words!r}")
    if words.count("$") % 2:
        raise ReasonError(f"a dollar is left alone in {words!r}: a name stands between two of them")
    return words


def _words(reason: str | Formula) -> str:
    return f"{BY}{reason.name}" if isinstance(reason, Formula) else reason


def indices_named(free: Index | Iterable[Index]) -> frozenset[Index]:
    """The indices that `free=` names: one, or several.

    :raises TypeError: for anything else.
    """
    found = frozenset((free,) if isinstance(free, Index) else free)
    for index in found:
        if not isinstance(index, Index):
            raise TypeError(f"free= lists indices, not {index!r}: write free=i, or free=(i, j)")
    return found
