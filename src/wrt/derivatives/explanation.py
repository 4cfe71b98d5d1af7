"""The verb `explain`: an answer of one's own, compared with the truth.

It is proved; or right in another convention of the closed list (see `wrt.claims.convention`), or stacked; or false,
with a counterexample and, where one thing is off, with what; or undecided. It is never called false for its layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..claims.check import compare
from ..claims.condition import Condition, conditions_named
from ..claims.convention import Convention, convention_of, is_proved
from ..claims.derivation import STATUSES
from ..claims.finding import Counterexample
from ..claims.general import Statement
from ..claims.rewrite import replaced
from ..errors import IndexRuleError, ShapeError, WrtError
from ..language.expression import Expression, Operand, as_expression
from ..language.shape import axes
from ..nodes import (
    Derivative, DerivativeBy, Differential, Gradient, Jacobian, MatrixProduct, Number, Product, Structured, Sum,
    Symbol, Vec, Vjp,
)
from ..nodes.einstein import Names, free_indices
from .forms import derive
from .tidy import added, multiplied, parts_of, tidy, transposed

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
TRIED = 80      # edits at the most
STACKED = "with the entries stacked"


@dataclass(frozen=True)
class Correction:
    """What is off in an answer, in words, and the answer without it."""

    words: str
    right: Expression


@dataclass(frozen=True)
class Explanation:
    """What an answer is: the `verdict` is one of VERDICTS.

    `convention` is that in which it is right, `finding` a counterexample or why it does not fit, `correction` what one
    edit mends, `answer` what the derivative is, if it was found, and `symmetric` the matrix that would have to be so.
    """

    verdict: str
    left: Expression
    right: Expression
    convention: Convention | None = None
    finding: str = ""
    correction: Correction | None = None
    answer: Expression | None = None
    symmetric: str = ""

    def text(self) -> str:
        """The whole in plain text, a line each."""
        lines = [f"{self.verdict}: {self.left.text()} = {self.right.text()}"]
        if self.convention is not None:
            lines.append(f"it is right {self.convention.words}: {self.convention.text()}")
        if self.finding:
            lines.append(self.finding)
        if self.correction is not None:
            lines.append(f"{self.correction.words}: {self.correction.right.text()}")
        elif self.answer is not None and self.verdict == FALSE:
            lines.append(f"the answer is {self.answer.text()}")
        if self.symmetric:
            lines.append(f"it is right if {self.symmetric} is symmetric")
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text()


PROVED, ELSEWHERE, FALSE, UNDECIDED = "proved", "right in another convention", "false", "undecided"
VERDICTS = (*STATUSES, ELSEWHERE, FALSE, UNDECIDED)


def explain(left: Operand, right: Operand, conditions: Condition | Iterable[Condition] = ()) -> Explanation:
    """Whether an answer is right, and if it is not, what is off in it.

    Of a derivative that `derive` can find, the right answer stands beside a false one.

    :raises WrtError: the question itself does not fit, such as a gradient of a matrix.

    >>> from wrt import Matrix, Vector, dimensions, gradient
    >>> n = dimensions("n")
    >>> A, x = Matrix("A", n, n), Vector("x", n)
    >>> print(explain(gradient(x.T @ A @ x, x), A @ x + A @ x))
    false: ∂(xᵀ A x)/∂x = A x + A x
    counterexample: n=2; entry row=2: left = A_12 x_1 + A_21 x_1 + 2 A_22 x_2, right = 2 A_21 x_1 + 2 A_22 x_2
    with Aᵀ in place of A in the first term: (A + Aᵀ) x
    it is right if A is symmetric
    """
    question, said, given = as_expression(left), as_expression(right), conditions_named(conditions)
    axes(question), axes(said)
    free = free_indices(question, said)
    status, finding = _compared(question, said, free, given)
    if status in STATUSES or status == UNDECIDED:
        return Explanation(status, question, said, finding=finding)
    convention = (convention_of(question, said, free, given) or _stacked(question, said, free, given)
                  or _turned(question, said, free, given))
    if convention is not None:
        return Explanation(ELSEWHERE, question, said, convention)
    answer = _answer(question, given)
    return Explanation(FALSE, question, said, None, finding, _correction(question, said, answer, free, given), answer,
                       _symmetric(question, said, free, given))


def _compared(left: Expression, right: Expression, free: Names, given: Sequence[Condition]) -> tuple[str, str]:
    """A status, and in words what was found."""
    try:
        verdict = compare(left, right, free, conditions=given)
    except (ShapeError, IndexRuleError) as error:
        return FALSE, str(error)
    found = verdict.finding
    if found is None:
        return verdict.status, ""
    return verdict.status, ("counterexample: " if isinstance(found, Counterexample) and not found.text().startswith(
        "counterexample") else "") + found.text()


def _stacked(left: Expression, right: Expression, free: Names, given: Sequence[Condition]) -> Convention | None:
    """The gradient by a matrix as one column, or as a row: the Jacobian of a number by vec, or its transpose."""
    if not isinstance(left, Gradient) or not all(axes(left)) or all(axes(right)) or not any(axes(right)):
        return None
    for by_rows in (False, True):
        jacobian = Jacobian(left.of, Vec(left.by, by_rows))
        word = "rvec" if by_rows else "vec"
        for whole in (transposed(jacobian), jacobian):
            if axes(whole) == axes(right) and is_proved(Statement(whole, right, free, tuple(given))):
                return Convention(f"{STACKED} by {word}", whole, right, free)
    return None


def _turned(left: Expression, right: Expression, free: Names, given: Sequence[Condition]) -> Convention | None:
    """A vjp or jvp as a row where it is a column here, or the other way round."""
    whole = transposed(left)
    if isinstance(left, (Vjp, Differential)) and axes(whole) == axes(right) and is_proved(
            Statement(whole, right, free, tuple(given))):
        return Convention("with the result transposed", whole, right, free)
    return None


def _symmetric(left: Expression, right: Expression, free: Names, given: Sequence[Condition]) -> str:
    """The name of a matrix, if the answer is right where it is symmetric."""
    letters = (s for s in dict.fromkeys(left.walk()) if isinstance(s, Symbol) and s.is_plain)
    for matrix in letters:
        if isinstance(matrix, Structured) or matrix.rows != matrix.columns or len(matrix.rows) != 1:
            continue
        if isinstance(left, Derivative) and matrix in left.symbols() or axes(left) != axes(right):
            continue
        other = {matrix: Structured(matrix.name, matrix.rows, matrix.columns)}
        first, second = replaced(left, other), replaced(right, other)
        conditions = tuple(Condition(replaced(c.expression, other), c.property) for c in given)
        if is_proved(Statement(first, second, free, conditions)):
            return matrix.name
    return ""


def _answer(question: Expression, given: Sequence[Condition]) -> Expression | None:
    """What the derivative is, as `derive` finds it."""
    if not isinstance(question, DerivativeBy):
        return None
    by = question.by.of if isinstance(question.by, Vec) else question.by
    of = question.of.of if isinstance(question.of, Vec) and isinstance(question.by, Vec) else question.of
    form = "gradient" if not isinstance(question, Jacobian) else "jacobian"
    if isinstance(question, Jacobian) and isinstance(question.by, Vec) and question.by.by_rows:
        form = "rvec"
    try:
        found = derive(of, by, form, conditions=given) if isinstance(by, Symbol) else None
    except WrtError:
        return None
    return found.right if found is not None and found.left == question else None


# ------------------------------------------------------------------ what is off
def _correction(left: Expression, right: Expression, answer: Expression | None, free: Names,
                given: Sequence[Condition]) -> Correction | None:
    """The first edit after which the answer is right."""
    for number, (words, other) in enumerate(edits(right, answer)):
        if number > TRIED:
            return None
        try:
            if axes(other) == axes(left) and is_proved(Statement(left, other, free, tuple(given))):
                return Correction(words, tidy(other))
        except WrtError:
            continue
    return None


def edits(right: Expression, answer: Expression | None) -> Iterator[tuple[str, Expression]]:
    """An answer with one thing changed, and what: the whole, a term, a factor; or with a term of the right answer."""
    yield from _of_whole(right, "the answer")
    terms = right.terms if isinstance(right, Sum) else (right,)
    for place, term in enumerate(terms):
        name = f"the {ORDINALS[place]} term" if len(terms) > 1 and place < len(ORDINALS) else ""
        put = _putting(terms, place)
        if name:
            yield from ((words, put(other)) for words, other in _of_whole(term, name))
            yield f"{name} is too much", added([t for k, t in enumerate(terms) if k != place])
        yield from ((words + f" in {name}" * bool(name), put(other)) for words, other in _of_factors(term))
    if answer is not None:
        for term in _terms(answer):
            if axes(term) == axes(right):
                yield f"the term {term.text()} is missing", right + term


def _terms(e: Expression) -> Sequence[Expression]:
    """The terms of a sum; of a product with one sum in it, what each of its terms gives."""
    if isinstance(e, Sum):
        return e.terms
    number, scalars, matrices = parts_of(e)
    place = next((k for k, matrix in enumerate(matrices) if isinstance(matrix, Sum)), None)
    if place is None:
        return (e,)
    around = (Number(number), *scalars, *matrices[:place]), matrices[place + 1:]
    return [multiplied(*around[0], term, *around[1]) for term in matrices[place].operands()]


def _putting(terms: Sequence[Expression], place: int) -> Callable[[Expression], Expression]:
    """What puts another term in this place."""
    def put(other: Expression) -> Expression:
        parts = (*terms[:place], other, *terms[place + 1:])
        return Sum(parts) if len(parts) > 1 else other
    return put


def _of_whole(e: Expression, name: str) -> Iterator[tuple[str, Expression]]:
    minus, two, half = (Number(Fraction(number)) for number in (-1, 2, Fraction(1, 2)))
    yield f"the sign of {name} is wrong", multiplied(minus, e)
    yield f"{name} is to be transposed", transposed(tidy(e))
    yield f"{name} is to be doubled", multiplied(two, e)
    yield f"{name} is to be halved", multiplied(half, e)


def _of_factors(term: Expression) -> Iterator[tuple[str, Expression]]:
    """A product with one factor transposed, or two that change places."""
    if isinstance(term, Product):
        for place, factor in enumerate(term.factors):
            for words, other in _of_factors(factor):
                yield words, Product((*term.factors[:place], other, *term.factors[place + 1:]))
    factors = term.factors if isinstance(term, MatrixProduct) else (term,)
    for place, factor in enumerate(factors):
        other = transposed(factor)
        if len(factors) > 1:
            yield (f"with {other.text()} in place of {factor.text()}",
                   MatrixProduct((*factors[:place], other, *factors[place + 1:])))
    for place in range(len(factors) - 1):
        before, behind = factors[place:place + 2]
        yield (f"with {behind.text()} before {before.text()}",
               MatrixProduct((*factors[:place], behind, before, *factors[place + 2:])))

