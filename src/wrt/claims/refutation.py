"""Refutations: a claim that is false, shown with what makes it false."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ..errors import IndexRuleError, MisuseError, NotRefuted, ShapeError
from ..language.clashes import refuse_clashes
from ..language.data import Displayed
from ..language.dimension import Index
from ..language.expression import Expression, Operand, as_expression
from ..language.program import Program, quoted
from ..language.source import argument
from ..language.speech import equation
from ..names import checked_label, checked_title
from ..nodes.einstein import free_indices
from .check import compare
from .condition import Condition, conditions_named
from .context import Rest, context
from .convention import Convention, convention_of
from .derivation import checked_words, conditions_source, free_source, indices_named, title_source
from .finding import Counterexample, Finding, Misfit, Unwitnessed
from .implied import check_conditions
from .search import refuse_contradictions

FALSE = "false"


class Refutation(Displayed):
    """A claim that is false, and how one sees it.

    `by="shape"`: shapes or indices do not fit. `by="value"`: it fits, and an entry differs, found with real
    functions. Any other outcome is an error. `because` says in plain words what went wrong.
    `instead` is the right answer, if there is one: what the left side is equal to, checked as a step is.
    `title` is what people call the claim, where the name in words does not say it.

    :raises NotRefuted: the claim is true or undecided, or it fails in the other way; or `instead` is no right answer.
    :raises ConditionError: a condition is missing, or nothing demands it.
    :raises EngineError: the two readings contradict each other.

    >>> from wrt import Matrix, Vector, dimensions
    >>> n, m = dimensions("n m")
    >>> W, x = Matrix("W", n, m), Vector("x", n)
    >>> print(Refutation("no-fit", W @ x, x, by="shape", because="x must have m entries").finding.text())
    shapes do not fit: W is n×m, x is n×1
    """

    kind = "refutation"
    PARTS = ("name", "left", "right", "by", "because", "free", "conditions", "instead", "title")
    OPTIONAL = ("instead", "title")

    def __init__(self, name: str, left: Operand, right: Operand, by: str = "", because: str = "",
                 free: Index | Iterable[Index] | None = None, conditions: Condition | Iterable[Condition] = (),
                 instead: Operand | None = None, title: str = "") -> None:
        self.name, self.title = checked_label(name), checked_title(title)
        self.because = checked_words(because, f"{name} needs because='what is wrong, in plain words'")
        self.left, self.right, self.by = as_expression(left), as_expression(right), by
        if by not in ("shape", "value"):
            raise NotRefuted(f"{name}: refuted by {by!r}? Say by='shape' or by='value'")
        refuse_clashes(self.left, self.right)
        self.instead = None if instead is None else as_expression(instead)
        self.conditions = conditions_named(conditions)
        check_conditions(self.conditions, (self.left, self.right, *self._answers), tried=self.conditions)
        refuse_contradictions(self.conditions)
        self.free = free_indices(self.left, self.right) if free is None else indices_named(free)
        self.finding = self._found()
        self.checked = self._checked()

    def statement(self, program: Program) -> str:
        """The Python that makes it."""
        return program.lines("Refutation", [
            quoted(self.name), argument(self.left, program), argument(self.right, program), f"by={quoted(self.by)}",
            f"because={quoted(self.because)}", *free_source(self.free, (self.left, self.right), program),
            *conditions_source(self.conditions, program),
            *(f"instead={argument(answer, program)}" for answer in self._answers), *title_source(self.title)])

    @property
    def givens(self) -> list[Rest]:
        """What the claim rests on."""
        return context((self.left, self.right, *self._answers), self.free, self.conditions)

    @cached_property
    def convention(self) -> Convention | None:
        """Another convention in which the claim is true, if there is one (see `wrt.claims.convention`)."""
        return convention_of(self.left, self.right, self.free, self.conditions)

    def _found(self) -> Misfit | Counterexample:
        finding, _ = self._compared(self.right)
        if finding is None:
            raise NotRefuted(f"{self.name}: {self.text()} is true, so it cannot be refuted",
                             "state it as a Formula, or claim what people get wrong")
        if isinstance(finding, Unwitnessed):
            raise NotRefuted(f"{self.name} is undecided: {finding.text()}",
                             "claim something of which a counterexample can be found, or prove it as a Formula")
        wanted: type[Misfit | Counterexample] = Misfit if self.by == "shape" else Counterexample
        if isinstance(finding, wanted):
            return finding
        other = "shape" if self.by == "value" else "value"
        raise NotRefuted(f"{self.name} is not refuted by {self.by}: {finding.text()}", f"say by='{other}'")

    @property
    def _answers(self) -> tuple[Expression, ...]:
        return () if self.instead is None else (self.instead,)

    def _checked(self) -> str:
        """The status of the right answer."""
        for answer in self._answers:
            refuse_clashes(self.left, self.right, answer)
            finding, status = self._compared(answer)
            if finding is not None:
                raise NotRefuted(f"{self.name}: what is stated instead is {status}: {finding.text()}",
                                 "state what the left side is equal to, or leave instead out")
            return status
        return ""

    def _compared(self, right: Expression) -> tuple[Finding | None, str]:
        """What is found against a right side, and the status."""
        try:
            verdict = compare(self.left, right, self.free, conditions=self.conditions)
            return verdict.finding, verdict.status
        except MisuseError:
            raise
        except (ShapeError, IndexRuleError) as error:
            return Misfit(error.words), FALSE

    def latex(self) -> str:
        """The claim as TeX. It is false."""
        return f"{self.left.latex(self.free)} = {self.right.latex(self.free)}"

    def spoken(self) -> str:
        """The equation as one says it aloud."""
        return equation(self.left, self.right, self.free)

    def text(self) -> str:
        """The claim in plain text. It is false."""
        return f"{self.left.text(self.free)} = {self.right.text(self.free)}"

    def __repr__(self) -> str:
        return f"{self.name} (refuted by {self.by}): {self.text()}: {self.finding.text()}"
