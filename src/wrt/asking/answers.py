"""What goes out: the reading of a question, its answer, and the verdict on an answer of the reader's own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..claims.derivation import Formula
from ..derivatives.explanation import FALSE, UNDECIDED, Explanation, explain
from ..errors import TypedError, WrtError
from ..language.expression import Expression
from ..nodes import Symbol
from ..nodes.einstein import free_indices
from ..programs import code
from ..sheets.maker import statement
from ..sheets.prints import convention, found_out, given, stated, worded
from ..sheets.sheet import Convention, Given, Print, Sheet, Words
from .choices import Choice, answer, choices
from .question import Question, kind_of
from .request import Request

NAME = "question"       # of what is published nowhere
MOST = 20               # lines of an answer
# a left side that is typed as well: ∂f/∂W, df/dx, ∇f, f'(x)
LEFT = re.compile(r"\s*(?:∂|∇|d\W|d[\w(]|\\(?:frac|nabla|partial|dfrac)|[A-Za-z]'\(|grad|Jacobian|J\s*$).*", re.DOTALL)
BREAK = re.compile(r"\\\\|\n|=")
IN_LATEX = re.compile(r"&|\\(?:begin|end)\{[a-z*]+\}|\$|\\[\[\]]")


@dataclass(frozen=True)
class Letter:
    """A letter as it was read: its kind of `KINDS`, and its sizes by name or number."""

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
    """The name of the form that it is in, and its sheet."""

    form: str
    sheet: Sheet


@dataclass(frozen=True)
class Line:
    """A line of an answer, and what it is."""

    print: Print
    verdict: str


@dataclass(frozen=True)
class Verdict:
    """What an answer is: a `verdict` of `explain`, at the line that decides, with what there is to say of it."""

    verdict: str
    lines: tuple[Line, ...]
    at: int
    statement: Print
    givens: tuple[Given, ...]
    convention: Convention
    finding: Words
    correction: Words
    corrected: Print
    answer: Print
    symmetric: Words


def reading(request: Request) -> Reading:
    """What was understood of a question, so that it can be told back."""
    question = Question.read(request)
    letters = tuple(_letter(letter, question) for letter in question.letters)
    return Reading(printed(question.of), question.by.name, letters, choices(question), question.reading.shapes)


def _letter(letter: Symbol, question: Question) -> Letter:
    kind, axes_of = kind_of(letter), [axis for axis in (letter.rows, letter.columns) if axis]
    if len(axes_of) == 2 and kind != "matrix":
        axes_of.pop()
    sizes = tuple("·".join(str(question.sizes.get(size, size.name)) for size in axis) for axis in axes_of)
    return Letter(letter.name, printed(letter), kind, sizes)


def derivative(request: Request) -> Answer:
    """The answer in a form, with its steps and its check."""
    form, found = answer(Question.read(request), request.form)
    return Answer(form, statement(Formula(NAME, found, status=found.status)))


def program(request: Request) -> str:
    """The answer as a function that runs."""
    return code(answer(Question.read(request), request.form)[1], request.library)


def verdict(request: Request) -> Verdict:
    """Whether the reader's answer is right, line by line; the first line that is not decides, or else the last.

    :raises TypedError: a line cannot be read, with its number.
    """
    question = Question.read(request)
    found = answer(question, request.form)[1]
    lines = [_line(question, found.left, text, number) for number, text in enumerate(_lines(request.answer), 1)]
    told: list[tuple[Line, Explanation]] = []
    for line in lines:
        said = explain(found, line)
        told.append((Line(printed(line), said.verdict), said))
        if said.verdict in (FALSE, UNDECIDED):
            break
    at, said = len(told) - 1, told[-1][1]
    return Verdict(said.verdict, tuple(line for line, _ in told), at,
                   stated(found.left, said.right, free_indices(found.left, said.right)),
                   tuple(map(given, said.conditions)), convention(said.convention), found_out(said.found),
                   *_correction(said), stated(found.left, found.right, found.free), _symmetric(said))


def _lines(text: str) -> list[str]:
    """The lines of an answer, without a left side that was typed as well."""
    parts = [part.strip() for part in BREAK.split(IN_LATEX.sub(" ", text))]
    if len(parts) > 1 and LEFT.fullmatch(parts[0]):
        parts.pop(0)
    parts = [part.removesuffix(".").removesuffix(",") for part in parts if part]
    if not parts:
        raise TypedError("there is no answer to check", remedy="write what you found, as in (A + A')*x")
    if len(parts) > MOST:
        raise TypedError(f"this answer has {len(parts)} lines, and {MOST} are read", remedy="leave some out")
    return parts


def _line(question: Question, left: Expression, text: str, number: int) -> Expression:
    try:
        return question.answer(text)
    except TypedError as error:
        raise TypedError(f"line {number}: {error.words}", error.text, error.place, error.remedy) from None


def _correction(said: Explanation) -> tuple[Words, Print]:
    found = said.correction
    return (worded(found.words), printed(found.right)) if found else (Words(), Print())


def _symmetric(said: Explanation) -> Words:
    return worded(f"It is right if ${said.symmetric}$ is symmetric.") if said.symmetric else Words()


def printed(e: Expression) -> Print:
    """An expression in its three prints."""
    free = free_indices(e)
    return Print(e.latex(free), e.spoken(free), e.text(free))
