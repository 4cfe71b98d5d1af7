"""The verb `equal`: are two expressions equal, for all sizes? Answered in one line, without a name or a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..claims.check import compare
from ..claims.condition import Condition, conditions_named
from ..claims.derivation import STATUSES
from ..claims.finding import Finding, Misfit
from ..errors import IndexRuleError, MisuseError, OrderError, ShapeError
from ..language.expression import Expression, Operand, as_expression
from ..language.shape import axes
from ..nodes.einstein import Names, bind, free_indices
from .forms import completed

FALSE, UNDECIDED = "false", "undecided"
MEANING = {"proved": "for all sizes", "exact": "in exact numbers, at the sizes that were tried",
           "numerical": "in real numbers, at the sizes that were tried"}


@dataclass(frozen=True, repr=False)
class Equality:
    """Whether two sides are equal: a `status` as of a formula, or "false", or "undecided"; true where it is a status.

    `found` is a counterexample, or why the sides do not fit; `conditions` are those under which they are equal, where
    they were not given too.
    """

    status: str
    left: Expression
    right: Expression
    found: Finding | None = None
    conditions: tuple[Condition, ...] = ()

    def __bool__(self) -> bool:
        return self.status in STATUSES

    def text(self) -> str:
        """The answer in one line of plain text."""
        said = f"{self.status}: {self.left.text()} = {self.right.text()}"
        if self and self.conditions:
            said += f", where {' and '.join(condition.text() for condition in self.conditions)}"
        told = self.found.text() if self.found else MEANING.get(self.status, "")
        return said + (f"; {told}" if self.found else f", {told}" if told else "")

    def __repr__(self) -> str:
        return self.text()


def equal(left: Operand, right: Operand, conditions: Condition | Iterable[Condition] = ()) -> Equality:
    """Whether two expressions are equal, with a counterexample if they are not; it is true if they are.

    A condition that both sides need, such as an invertible matrix, is found and told, unless it is given.

    :raises WrtError: the left side does not fit in itself, or one of them has another word in this language, as a * x
        has for a @ x.

    >>> from wrt import Matrix, dimensions, trace
    >>> n, m = dimensions("n m")
    >>> A, B, X = Matrix("A", n, m), Matrix("B", m, n), Matrix("X", n, n)
    >>> equal(trace(A @ B), trace(B @ A))
    proved: tr(A B) = tr(B A), for all sizes
    >>> print(equal(trace(X @ X.T), trace(X @ X)))  # doctest: +NORMALIZE_WHITESPACE
    false: tr(X Xᵀ) = tr(X X); counterexample: n=2: left = X_11² + X_12² + X_21² + X_22²,
    right = X_11² + 2 X_12 X_21 + X_22²
    >>> bool(equal(X.inv.T, X.T.inv))
    True
    """
    given, first, second = conditions_named(conditions), as_expression(left), as_expression(right)
    axes(first)
    try:
        axes(second)
    except ShapeError as error:
        if isinstance(error, MisuseError) and not isinstance(error, OrderError):
            raise
        return Equality(UNDECIDED if isinstance(error, OrderError) else FALSE, first, second, Misfit(error.words))
    free = free_indices(first, second)
    status, found = compared(first, second, free, given)
    return Equality(status, first, second, found, needed(first, second, free, given))


def compared(left: Expression, right: Expression, free: Names, given: Sequence[Condition],
             ) -> tuple[str, Finding | None]:
    """A status, and what was found."""
    try:
        verdict = compare(left, right, free, conditions=given)
    except (ShapeError, IndexRuleError) as error:
        return FALSE, Misfit(error.words)
    return verdict.status, verdict.finding


def needed(left: Expression, right: Expression, free: Names, given: Sequence[Condition]) -> tuple[Condition, ...]:
    """The conditions under which two sides have values, those that were given among them."""
    return completed(given, [bind(side, free)[0] for side in (left, right)] if axes(left) == axes(right) else [])
