"""Refutations: a claim that is false, shown with what makes it false."""

from __future__ import annotations

from .check import compare
from .condition import check_conditions
from .derivation import checked_words, indices_named
from .display import Displayed
from .einstein import free_indices
from .errors import IndexRuleError, NotRefuted, ShapeError
from .expression import as_expression
from .finding import Counterexample, Misfit
from .names import checked_label, refuse_clashes


class Refutation(Displayed):
    """A claim that is false, and how one sees it.

    `by="shape"`: shapes or indices do not fit. `by="value"`: it fits, and an entry differs, found with real
    functions. Any other outcome is an error. `because` says in plain words what went wrong.

    :raises NotRefuted: the claim is true, or it fails in the other way.
    :raises ConditionError: a condition is missing, or nothing demands it.
    :raises EngineError: the two readings contradict each other.

    >>> from wrt import Matrix, Vector, dimensions
    >>> n, m = dimensions("n m")
    >>> W, x = Matrix("W", n, m), Vector("x", n)
    >>> print(Refutation("no-fit", W @ x, x, by="shape", because="x must have m entries").finding.text())
    shapes do not fit: W is n×m, x is n×1
    """

    kind = "refutation"

    def __init__(self, name: str, left, right, by: str = "", because: str = "", free=None, conditions=()):
        self.name = checked_label(name)
        self.because = checked_words(because, f"{name} needs because='what is wrong, in plain words'")
        self.left, self.right, self.by = as_expression(left), as_expression(right), by
        if by not in ("shape", "value"):
            raise NotRefuted(f"{name}: refuted by {by!r}? Say by='shape' or by='value'")
        refuse_clashes(self.left, self.right)
        self.conditions = tuple(conditions)
        check_conditions(self.conditions, (self.left, self.right))
        self.free = free_indices(self.left) if free is None else indices_named(free)
        self.finding = self._found()

    def _found(self) -> Misfit | Counterexample:
        wanted, finding = {"shape": Misfit, "value": Counterexample}[self.by], self._finding()
        if finding is None:
            raise NotRefuted(f"{self.name}: {self.text()} is true, so it cannot be refuted",
                             "state it as a Formula, or claim what people get wrong")
        if not isinstance(finding, wanted):
            other = "shape" if self.by == "value" else "value"
            raise NotRefuted(f"{self.name} is not refuted by {self.by}: {finding.text()}", f"say by='{other}'")
        return finding

    def _finding(self):
        try:
            return compare(self.left, self.right, self.free).finding
        except (ShapeError, IndexRuleError) as error:
            return Misfit(error.words)

    def latex(self) -> str:
        """The claim as TeX. It is false."""
        return f"{self.left.latex()} = {self.right.latex()}"

    def text(self) -> str:
        """The claim in plain text. It is false."""
        return f"{self.left.text()} = {self.right.text()}"

    def __repr__(self):
        return f"{self.name} (refuted by {self.by}): {self.text()}: {self.finding.text()}"
