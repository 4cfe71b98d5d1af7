"""The verb `explain`: an answer of one's own, compared with the truth.

It is proved; or right in another convention of the closed list (see `wrt.claims.convention`), or stacked; or false,
with a counterexample and, where one thing is off, with what; or undecided. It is never called false for its layout.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any

from ..claims.condition import Condition, conditions_named
from ..claims.convention import Convention, convention_of, is_proved
from ..claims.derivation import STATUSES, Derivation, Formula
from ..claims.finding import Finding, Misfit
from ..claims.general import Statement
from ..claims.rewrite import replaced
from ..dollars import plain
from ..errors import MisuseError, OrderError, ShapeError, WrtError
from ..language.clashes import number_of_parts
from ..language.dimension import SCALAR
from ..language.expression import Expression, Operand, as_expression
from ..language.shape import axes, fits
from ..nodes import (
    Derivative, DerivativeBy, Differential, Entry, Gradient, Hessian, Jacobian, MatrixProduct, Number, Partial,
    Product, Structured, Sum, Symbol, Transpose, Vec, Vjp, d, total,
)
from ..nodes.einstein import Names, free_indices
from .equal import FALSE, UNDECIDED, compared, needed
from .forms import derive
from .tidy import added, multiplied, parts_of, tidy, transposed

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
TRIED, LARGE = 80, 50       # edits at the most; and parts of a question and an answer of which none is tried
STACKED, UNSTACKED = "with the entries stacked", "in the shape of the matrix"


@dataclass(frozen=True)
class Correction:
    """What is off in an answer, in words with mathematics between dollars, and the answer without it."""

    words: str
    right: Expression


@dataclass(frozen=True, repr=False)
class Explanation:
    """What an answer is: the `verdict` is one of VERDICTS.

    `conditions` are those under which it is right, `convention` is that in which it is right, `found` a counterexample
    or why it does not fit (in plain text, `finding`), `correction` what one edit mends, `answer` what the derivative
    is, if it was found, `symmetric` the matrix that would have to be so, and `summing` the column whose entries would
    have to add up to 1, as those of probabilities do.
    """

    verdict: str
    left: Expression
    right: Expression
    convention: Convention | None = None
    found: Finding | None = None
    correction: Correction | None = None
    answer: Expression | None = None
    symmetric: str = ""
    summing: str = ""
    conditions: tuple[Condition, ...] = ()

    @property
    def finding(self) -> str:
        """A counterexample, or why it does not fit, in plain text."""
        return self.found.text() if self.found else ""

    def text(self) -> str:
        """The whole in plain text, a line each."""
        lines = [f"{self.verdict}: {self.left.text()} = {self.right.text()}"]
        if self.conditions and self.verdict != FALSE:
            lines.append(f"where {' and '.join(condition.text() for condition in self.conditions)}")
        if self.convention is not None:
            lines.append(f"it is right {self.convention.words}: {self.convention.text()}")
        if self.finding:
            lines.append(self.finding)
        if self.correction is not None:
            lines.append(f"{plain(self.correction.words)}: {self.correction.right.text()}")
        elif self.answer is not None and self.verdict in (FALSE, UNDECIDED):
            lines.append(f"the answer is {self.answer.text()}")
        if self.symmetric:
            lines.append(f"it is right if {self.symmetric} is symmetric")
        if self.summing:
            lines.append(f"it is right if the entries of {self.summing} add up to 1")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return self.text()


PROVED, ELSEWHERE = "proved", "right in another convention"
VERDICTS = (*STATUSES, ELSEWHERE, FALSE, UNDECIDED)


def explain(left: Operand | Derivation | Formula, right: Operand,
            conditions: Condition | Iterable[Condition] = ()) -> Explanation:
    """Whether an answer is right, and if it is not, what is off in it.

    The question is the left side, or a derivation or formula that begins with it and says under which conditions. Of
    a derivative that `derive` can find, the right answer stands beside a false one.

    :raises WrtError: the question itself does not fit, such as a gradient of a matrix, or the answer has another word
        in this language, as a * x has for a @ x.

    >>> from wrt import Matrix, Vector, dimensions, gradient
    >>> n = dimensions("n")
    >>> A, x = Matrix("A", n, n), Vector("x", n)
    >>> print(explain(gradient(x.T @ A @ x, x), A @ x + A @ x))
    false: ∂(xᵀ A x)/∂x = A x + A x
    counterexample: n=2; entry row=2: left = A_12 x_1 + A_21 x_1 + 2 A_22 x_2, right = 2 A_21 x_1 + 2 A_22 x_2
    with Aᵀ in place of A in the first term: (A + Aᵀ) x
    it is right if A is symmetric
    """
    given = conditions_named(conditions)
    if isinstance(left, (Derivation, Formula)):
        derivation = left.derivation if isinstance(left, Formula) else left
        left, given = derivation.left, given or derivation.conditions
    question, said = as_expression(left), as_expression(right)
    axes(question)
    try:
        axes(said)
    except ShapeError as error:
        if isinstance(error, MisuseError) and not isinstance(error, OrderError):
            raise
        return _unfitting(question, said, error, given)
    free = free_indices(question, said)
    holding = needed(question, said, free, given)
    status, found = compared(question, said, free, given)
    if status in STATUSES or status == UNDECIDED:
        return Explanation(status, question, said, found=found, conditions=holding)
    convention = convention_of(question, said, free, given) or _laid_out(question, said, free, given)
    if convention is not None:
        return Explanation(ELSEWHERE, question, said, convention, conditions=holding)
    answer = _answer(question, given)
    if number_of_parts(question) + number_of_parts(said) > LARGE:     # each would take seconds
        return Explanation(FALSE, question, said, None, found, answer=answer)
    return Explanation(FALSE, question, said, None, found, _correction(question, said, answer, free, given), answer,
                       _symmetric(question, said, free, given), _summing(question, said, free, given))


def _unfitting(question: Expression, said: Expression, error: ShapeError, given: Sequence[Condition]) -> Explanation:
    """Of an answer that does not fit in itself; if it only counts entries in two orders, it may be right of numbers."""
    status, answer = UNDECIDED if isinstance(error, OrderError) else FALSE, _answer(question, given)
    free = free_indices(question)
    correction = None if status == UNDECIDED else _correction(question, said, answer, free, given)
    return Explanation(status, question, said, None, Misfit(error.words), correction, answer)


def _laid_out(left: Expression, right: Expression, free: Names, given: Sequence[Condition]) -> Convention | None:
    """The same entries in another array: the result transposed, as one column or row, or not stacked at all."""
    if not _is_of_derivatives(left):
        return None
    for words, whole in _layouts(left):
        if axes(whole) == axes(right) and is_proved(Statement(whole, right, free, tuple(given))):
            return Convention(words, whole, right, free)
    return None


def _is_of_derivatives(e: Expression) -> bool:
    """Whether it is a derivative, or a sum of multiples of some."""
    if isinstance(e, Sum):
        return all(map(_is_of_derivatives, e.terms))
    if isinstance(e, Product):
        return sum(map(_is_of_derivatives, e.factors)) == 1 and sum(axes(factor) != SCALAR for factor in e.factors) < 2
    if isinstance(e, Transpose):
        return _is_of_derivatives(e.of)
    return isinstance(e, (Derivative, DerivativeBy))


def _layouts(left: Expression) -> Iterator[tuple[str, Expression]]:
    """A derivative in other arrays, with the words for it."""
    rows, columns = axes(left)
    yield "with the result transposed", transposed(left)
    if isinstance(left, Jacobian) and isinstance(left.by, Vec) and axes(left.of) == SCALAR:
        whole = Gradient(left.of, left.by.of)
        yield UNSTACKED, whole
        yield f"{UNSTACKED}, and transposed", transposed(whole)
    if len(rows) != 1 or len(columns) != 1:
        return
    for by_rows in (False, True):
        column: Expression = Vec(left, by_rows)
        if isinstance(left, Gradient):
            column = transposed(Jacobian(left.of, Vec(left.by, by_rows)))
        yield f"{STACKED} by {'rvec' if by_rows else 'vec'}", column
        yield f"{STACKED} by {'rvec' if by_rows else 'vec'}", transposed(column)


def _symmetric(left: Expression, right: Expression, free: Names, given: Sequence[Condition]) -> str:
    """The name of a matrix, if the answer is right where it is symmetric."""
    for matrix in _constant(left) if axes(left) == axes(right) else ():
        if isinstance(matrix, Structured) or matrix.rows != matrix.columns or len(matrix.rows) != 1:
            continue
        other = {matrix: Structured(matrix.name, matrix.rows, matrix.columns)}
        if _is_proved_with(other, left, right, free, given):
            return matrix.text()
    return ""


def _summing(left: Expression, right: Expression, free: Names, given: Sequence[Condition]) -> str:
    """The name of a column, if the answer is right where its entries add up to 1."""
    for column in _constant(left) if axes(left) == axes(right) else ():
        if len(column.rows) == 1 and not column.columns and _is_proved_with(
                {column: column / total(column)}, left, right, free, given):
            return column.text()
    return ""


def _constant(left: Expression) -> list[Symbol]:
    """The letters by which nothing is differentiated."""
    varied = {letter for part in left.walk() if isinstance(part, Derivative) for letter in part.symbols()}
    return [s for s in dict.fromkeys(left.walk()) if isinstance(s, Symbol) and s.is_plain and s not in varied]


def _is_proved_with(other: dict[Any, Any], left: Expression, right: Expression, free: Names,
                    given: Sequence[Condition]) -> bool:
    """Whether an answer is right with other letters."""
    conditions = tuple(Condition(replaced(c.expression, other), c.property) for c in given)
    try:
        return is_proved(Statement(replaced(left, other), replaced(right, other), free, conditions))
    except WrtError:
        return False


def _answer(question: Expression, given: Sequence[Condition]) -> Expression | None:
    """What the derivative is, as `derive` finds it."""
    if not isinstance(question, (DerivativeBy, Vjp, Differential)):
        return None
    of, by, along = question.of, question.by, question.along if isinstance(question, Vjp) else None
    if isinstance(question, Differential):
        by, along = question.by[0], question.along[0]
        along = None if isinstance(by, Symbol) and by.is_plain and along == d(by) else along
    if isinstance(by, Vec | Entry):
        of, by = of.of if isinstance(of, type(by)) else of, by.of
    for form in _forms(question, along):
        try:
            found = derive(of, by, form, along, given) if isinstance(by, Symbol) else None
        except WrtError:
            continue
        if found is not None and found.left == question:
            return found.right
    return None


def _forms(question: Expression, along: Expression | None) -> tuple[str, ...]:
    """The forms of `derive` that may begin with the question."""
    match question:
        case Hessian():
            return ("hessian",)
        case Vjp():
            return ("vjp",)
        case Differential():
            return ("differential",) if along is None else ("jvp",)
        case Jacobian(_, by) if isinstance(by, Vec) and by.by_rows:
            return ("rvec",)
        case Jacobian():
            return ("jacobian",)
        case Partial(Partial(), _):
            return ("hessian",)
    return "gradient", "entries"


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
    if not fits(right):
        return
    yield from _everywhere(right)
    if answer is not None:
        for term in _terms(answer):
            if axes(term) == axes(right):
                yield f"the term {term.told()} is missing", right + term


def _everywhere(e: Expression) -> Iterator[tuple[str, Expression]]:
    """A factor that occurs several times transposed in all places, or two letters of one shape exchanged."""
    factors = Counter(factor for part in e.walk() if isinstance(part, MatrixProduct) for factor in part.factors)
    for factor, times in factors.items():
        if times > 1 and all(axes(factor)):
            other = transposed(factor)
            yield f"with {other.told()} in place of each {factor.told()}", _put(e, factor, other)
    letters = sorted({part for part in e.walk() if isinstance(part, Symbol) and part.is_plain and axes(part) != SCALAR},
                     key=lambda letter: letter.name)
    for one, other in combinations(letters, 2):
        if axes(one) == axes(other):
            yield f"with {one.told()} and {other.told()} exchanged", replaced(e, {one: other, other: one})


def _put(e: Expression, factor: Expression, other: Expression) -> Expression:
    return other if e == factor else e.with_operands([_put(part, factor, other) for part in e.operands()])


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
    if not fits(e):
        return
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
            yield (f"with {other.told()} in place of {factor.told()}",
                   MatrixProduct((*factors[:place], other, *factors[place + 1:])))
    for place in range(len(factors) - 1):
        before, behind = factors[place:place + 2]
        yield (f"with {behind.told()} before {before.told()}",
               MatrixProduct((*factors[:place], behind, before, *factors[place + 2:])))

