"""The forms in which an answer may be had, and the answer in each, found by `derive` and proved."""

from __future__ import annotations

from dataclasses import dataclass

from ..claims.derivation import Derivation
from ..derivatives import NoMatrixForm, derive
from ..derivatives.tidy import transposed
from ..errors import MisuseError, TypedError
from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import Structured, Symbol, gradient, jacobian, vec
from ..nodes.structured import FREE, INDEPENDENT, PROJECTED, WAYS
from ..sheets.forms import letter_like
from .question import Question

TRANSPOSED, ALONG = "transposed", ("vjp", "jvp")


@dataclass(frozen=True)
class Choice:
    """A form by its name, what its tab is called, and what it is."""

    form: str
    name: str
    about: str


GRADIENT = Choice("gradient", "Gradient", "laid out like the letter")
DERIVATIVE = Choice("gradient", "Derivative", "by a number: laid out like what is differentiated")
ROW = Choice("jacobian", "Row", "numerator layout: a column for each entry of the letter")
JACOBIAN = Choice("jacobian", "Jacobian", "numerator layout: a row for each entry of the function, a column for each "
                  "of the letter")
COLUMNS = Choice("jacobian", "Jacobian (vec)", "the columns of a matrix stacked; a row for each entry of the function")
ROWS = Choice("rvec", "Jacobian (rvec)", "the rows of a matrix stacked, as NumPy does; a row for each entry of the "
              "function")
TURNED = Choice(TRANSPOSED, "Transposed", "denominator layout: a column for each entry of the function")
ENTRIES = Choice("entries", "Entries", "an index that stands twice in a product, and not on the left, is summed")
DIFFERENTIAL = Choice("differential", "Differential", "what the function changes by, to first order")
VJP = Choice("vjp", "vjp", "what comes back of slopes that stand for the function (vector–Jacobian product)")
HESSIAN = Choice("hessian", "Hessian", "the second derivative; of a matrix with its columns stacked")
TIED = {INDEPENDENT: "Independent", PROJECTED: "Projected", FREE: "Free"}


def choices(question: Question) -> tuple[Choice, ...]:
    """The forms that make sense of a question; the first is the usual one."""
    (_, has_columns), by = axes(question.of), axes(question.by)
    is_number = axes(question.of) == SCALAR
    if isinstance(question.by, Structured):
        return tuple(Choice(way, name, WAYS[way]) for way, name in TIED.items())
    if by == SCALAR:
        return (DERIVATIVE, DIFFERENTIAL, *[HESSIAN] * is_number)
    if is_number:
        return GRADIENT, ROW, ENTRIES, DIFFERENTIAL, HESSIAN
    if has_columns or by[1]:
        return COLUMNS, ROWS, TURNED, ENTRIES, DIFFERENTIAL, VJP
    return JACOBIAN, TURNED, ENTRIES, DIFFERENTIAL, VJP


def answer(question: Question, form: str = "") -> tuple[str, Derivation]:
    """The derivative in a form, found and proved, with the name of the form.

    By default it is in the usual one, or entry by entry where no product of matrices is the answer.

    :raises WrtError: it has none, or no such form.
    """
    offered = [choice.form for choice in choices(question)]
    if question.form and not form and question.form not in offered:
        raise TypedError("a Hessian is of a number, differentiated by a letter whose entries all vary",
                         remedy="ask for the derivative, or for the Hessian of one number")
    usual = question.form or offered[0]
    try:
        return form or usual, _found(question, form or usual)
    except NoMatrixForm:
        if form:
            raise
        return ENTRIES.form, _found(question, ENTRIES.form)


def whole(question: Question) -> Expression:
    """The derivative itself in the usual form, where no product of matrices is known that it is."""
    of, by = (vec(part) if axes(part)[1] else part for part in (question.of, question.by))
    return gradient(question.of, question.by) if axes(question.of) == SCALAR else jacobian(of, by)


def _found(question: Question, form: str) -> Derivation:
    of, by = question.of, question.by
    if isinstance(by, Structured):
        return derive(of, by, entries=form)
    if form == TRANSPOSED:
        found = derive(of, by, "jacobian")
        lines = [(transposed(line), reason) for line, reason in found.steps]
        return Derivation(transposed(found.left), *lines, conditions=found.conditions)
    return derive(of, by, form, _along(question) if form in ALONG else None)


def _along(question: Question) -> Symbol:
    letter = letter_like(question.of, question.of, question.by)
    if letter is None:
        raise MisuseError("no letter is left for what is carried back", question.of, "rename a letter")
    return letter
