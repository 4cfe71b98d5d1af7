"""What goes out: the reading of a question, its answer, and the verdict on an answer of the reader's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..claims.condition import Condition
from ..claims.convention import is_proved
from ..claims.derivation import STATUSES, Derivation, Formula
from ..claims.finding import Misfit
from ..claims.general import Statement
from ..claims.implied import supported
from ..derivatives.equal import FALSE, UNDECIDED
from ..derivatives.explanation import ELSEWHERE, Explanation, explain
from ..derivatives.tidy import zeros_of
from ..errors import TypedError, WrtError
from ..language.dimension import SCALAR
from ..language.expression import Demand, Expression
from ..language.shape import axes
from ..nodes import Structured, Symbol
from ..nodes.einstein import free_indices
from ..nodes.number import ZERO
from ..parsing.kinds import kind_of, sizes_of
from ..programs import code
from ..sheets import evidence
from ..sheets.maker import statement
from ..sheets.phrases import Pieces
from ..sheets.phrases import rests as rested
from ..sheets.prints import convention, found_out, given, stated, worded
from ..sheets.sheet import Convention, Print, Sheet, Words
from .choices import DIFFERENTIAL, ENTRIES, Choice, answer, choices, whole
from .question import Question
from .reply import Reply, fitted
from .request import Request

NAME = "question"       # of what is published nowhere
CONDITIONAL = "right under conditions of its own"


@dataclass(frozen=True)
class Letter:
    """A letter as it was read: its kind (see `wrt.parsing.kinds`), and its sizes by name or number."""

    name: str
    print: Print
    kind: str
    sizes: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What was understood; `told` says the shapes and what else was taken for something."""

    print: Print
    by: str
    letters: tuple[Letter, ...]
    choices: tuple[Choice, ...]
    told: str


@dataclass(frozen=True)
class Answer:
    """The name of the form that it is in, its sheet, and in words what it rests on and how it was checked."""

    form: str
    sheet: Sheet
    rests: Pieces
    told: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A line of an answer, and what it is."""

    print: Print
    verdict: str


@dataclass(frozen=True)
class Verdict:
    """What an answer is: a `verdict` of `explain`, or CONDITIONAL, at the line that decides, with what to say of it."""

    verdict: str
    lines: tuple[Line, ...]
    at: int
    statement: Print
    rests: Pieces
    convention: Convention
    finding: Words
    correction: Words
    corrected: Print
    answer: Print
    only: Words         # for which letters it is right


def reading(request: Request) -> Reading:
    """What was understood of a question, so that it can be told back."""
    question = Question.read(request)
    letters = tuple(_letter(letter, question) for letter in question.letters)
    return Reading(printed(question.of), question.by.name, letters, choices(question), _told(question))


def _told(question: Question) -> str:
    """What the letters were taken for, with their structures."""
    told = question.reading.shapes
    for letter in question.other.values():
        if isinstance(letter, Structured):
            plain = rf"(?<!\w)({re.escape(letter.text())} is [^,]*)"
            told = re.sub(plain, rf"\1 and {letter.structure}", told, count=1)
    return told


def _letter(letter: Symbol, question: Question) -> Letter:
    numbers = {size.name: str(number) for size, number in question.sizes.items()}
    sizes = tuple(numbers.get(name, name) for name in sizes_of(letter))
    return Letter(letter.name, printed(letter), kind_of(letter), sizes)


def derivative(request: Request) -> Answer:
    """The answer in a form, with its steps and its check."""
    form, found = answer(Question.read(request), request.form)
    sheet = statement(Formula(NAME, found, status=found.status))
    return Answer(form, sheet, rested(sheet.givens), (sheet.check.how, evidence.found(sheet.check)))


def program(request: Request) -> str:
    """The answer as a function that runs."""
    return code(answer(Question.read(request), request.form)[1], request.library)


def verdict(request: Request) -> Verdict:
    """Whether the reader's answer is right, line by line; the first line that is not decides, or else the last.

    An answer in entries is compared with the derivative in entries, one with an increment in it, as dX, with the
    differential, and any other with what is asked for.

    :raises TypedError: a line cannot be read, with its number.
    """
    return judged(Question.read(request), request.answer, request.form)


def judged(question: Question, text: str, form: str = "") -> Verdict:
    """What an answer to a question is, which is asked for in a form.

    :raises TypedError: a line cannot be read, with its number.
    """
    answers: dict[str, tuple[Expression, Derivation]] = {}
    chosen = form

    def asked(form: str) -> Expression:
        if form not in answers:
            try:
                usual, derivation = answer(question, form)
            except WrtError as error:
                if form == chosen or form not in (ENTRIES.form, DIFFERENTIAL.form):
                    raise
                raise TypedError(f"this derivative is not compared in the form that the answer has: {error.words}",
                                 remedy="write the answer as a matrix") from error
            is_whole = usual == ENTRIES.form != form
            answers[form] = (whole(question) if is_whole else derivation.left), derivation
        return answers[form][0]

    told: list[Line] = []
    for line in Reply(question, asked, chosen).lines(text):
        left, found = answers[line.form]
        # a 0 is that of the whole array
        own = zeros_of(axes(left)) if line.expression == ZERO and axes(left) != SCALAR else line.expression
        said = _explained(left, own, question, found.conditions)
        told.append(Line(printed(said.right), _verdict(said, found)))
        if said.verdict in (FALSE, UNDECIDED):
            break
    return Verdict(told[-1].verdict, tuple(told), len(told) - 1,
                   stated(left, said.right, free_indices(left, said.right)),
                   rested([*map(given, said.conditions)]), convention(said.convention), found_out(said.found),
                   *_correction(said), stated(found.left, found.right, found.free), _only(said))


def _verdict(said: Explanation, found: Derivation) -> str:
    """What an answer is; one that is right only where something holds of which the derivative knows nothing is that."""
    is_held = all(_is_granted(one, found.conditions) for one in said.conditions)
    return said.verdict if is_held or said.verdict not in STATUSES else CONDITIONAL


def _is_granted(condition: Condition, given: Sequence[Condition]) -> bool:
    """Whether a condition follows from others, or is one of them in another form."""
    if supported(given, Demand(condition.property, condition.expression)) is not None:
        return True
    mine = condition.expression
    same = [one.expression for one in given if one.property == condition.property]
    if condition.property == "positive":        # as the square of what is not 0 is
        same += [one.expression * one.expression for one in given
                 if one.property == "nonzero" and axes(one.expression) == SCALAR]
    return any(is_proved(Statement(other, mine, free_indices(other, mine), tuple(given)))
               for other in same if axes(other) == axes(mine))


def _explained(asked: Expression, line: Expression, question: Question, given: Sequence[Condition]) -> Explanation:
    """What a line is, with sizes that nobody said taken so that it is as right as it can be."""
    best: Explanation | None = None
    for one in fitted(line, question):
        said = explain(asked, one, given)
        if best is None or _rank(said) < _rank(best):
            best = said
        if _rank(best) == (0, 0):
            break
    assert best is not None
    return best


def _rank(said: Explanation) -> tuple[int, int]:
    """The lower, the better it is; of what is false, that which fits."""
    order = {ELSEWHERE: 1, UNDECIDED: 2, FALSE: 3}
    return order.get(said.verdict, 0), int(isinstance(said.found, Misfit))


def _correction(said: Explanation) -> tuple[Words, Print]:
    found = said.correction
    return (worded(found.words), printed(found.right)) if found else (Words(), Print())


def _only(said: Explanation) -> Words:
    if said.symmetric:
        return worded(f"It is right if ${said.symmetric}$ is symmetric.")
    return worded(f"It is right if the entries of ${said.summing}$ add up to 1.") if said.summing else Words()


def printed(e: Expression) -> Print:
    """An expression in its three prints."""
    free = free_indices(e)
    return Print(e.latex(free), e.spoken(free), e.text(free))
