"""The reader's own answer: its lines, read in the letters of the question.

A line or a side of an equation is an expression. What stands before the first sign of equality may be the derivative
itself, as in ∂f/∂W = …, and is left out; a letter that is used elsewhere, as in s = softmax(x), is a name for what
stands behind it. dX is the increment of the letter X that is asked for, and v what a vjp carries. In entries, as in
∂f_i/∂W_pq = δ_ip x_q, the indices are those of the question, or those of the reader's left side: those of the function,
and those of the letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from ..claims.check import compare
from ..claims.derivation import STATUSES
from ..claims.rewrite import replaced
from ..derivatives.equal import FALSE
from ..errors import TypedError, WrtError
from ..language.clashes import number_of_parts
from ..language.dimension import SCALAR, Dimension, Index
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import Derivative, Entry, Symbol
from ..nodes.differential import increment
from ..nodes.einstein import free_indices
from ..parsing import declared, typed
from ..parsing.tokens import INDICES, tokens
from ..sheets.forms import letter_like
from .choices import DIFFERENTIAL, ENTRIES, GRADIENT, HESSIAN, ROW, choices
from .left import BELOW, Left, left_of
from .question import Question, structures_in

# lines of an answer, ways to take sizes that are not said, and parts of what a name stands for
MOST, TRIED, LARGEST = 20, 60, 200
IN_LATEX = re.compile(r"&|\\(?:begin|end)\{[a-z*]+\}|\$|\\[\[\]]")
BREAK = re.compile(r"\\\\|\n|;")
# names that are said behind what they are used in, as in diag(s) - s*s' where s = softmax(x)
WHERE = re.compile(r"(?P<line>.*?)(?:[,\s]\s*(?:\\(?:text|mathrm)\{\s*)?\b(?:where|with)\b(?:\s*\})?|"
                   r",(?=\s*[A-Za-z]\w*\s*=))(?P<names>[^=]+=.*)")
LET = re.compile(r"\A\s*(?:let|with|where)\s+(?=[A-Za-z]\w*\s*=)", re.IGNORECASE)
UNFITTING = re.compile(r"would be equal$|does not fit$|do not add$|and here to")
AND = re.compile(r",|\band\b")
# how far indices count, as in k = 1, …, n
ALL = re.compile(r"\s*[a-z](?:\s*,\s*[a-z])*\s*=\s*1\s*,\s*(?:…|\.\.\.|\\[ld]?dots|\\cdots)\s*,\s*[a-zA-Z]\s*")
COUNTED = re.compile(r"\s*[a-z]\s*=\s*\d")
# a sum over an index, and how far it counts
OVER = re.compile(r"(?:\\sum|∑|\bsum(?=_))(?:\\limits)?\s?_"
                  r"(?:\{\s?(?P<index>[a-z](?:\s?,\s?[a-z])*)\s?(?:=\s?(?P<first>\w+)\s?)?\}|(?P<alone>[a-z])(?![a-z]))"
                  r"(?:\s?\^(?:\{(?P<far>[^{}]*)\}|(?P<last>\w)))?")


@dataclass(frozen=True)
class Said:
    """A line of an answer, with the form in which it is given."""

    form: str
    expression: Expression


@dataclass
class Reply:
    """Reads an answer to a question; `asked` is the derivative in a form, and `form` that which is asked for."""

    question: Question
    asked: Callable[[str], Expression]
    form: str = ""
    names: dict[str, Expression] = field(default_factory=dict)      # what the reader calls something
    left: Left | None = None        # the reader's left side of the line that is read, and the first of all
    first_left: Left | None = None
    is_function: bool = False       # whether that is the function itself
    far: list[tuple[str, str]] = field(default_factory=list)        # how far the indices of sums are said to count

    def lines(self, text: str) -> list[Said]:
        """What is said to be the answer, line by line.

        :raises TypedError: there is none, or one cannot be read; with the number of its line and the place in it.
        """
        plain, self.far = summed(text)
        numbered = list(_numbered(BREAK.split(IN_LATEX.sub(" ", plain))))
        rows = [[side.strip().removesuffix(".").removesuffix(",") for side in row.split("=")] for _, row, _ in numbered]
        self.first_left = next(filter(None, (self._left_of(first, rows) for first, *others in rows if others)), None)
        found = [said for (number, _, is_aside), row in zip(numbered, rows)
                 for said in self._said(number, row, rows, is_aside)]
        if not found:
            raise TypedError("there is no answer to check", remedy="write what you found, as in (A + A')*x")
        if self._is_second and found[-1].form != HESSIAN.form:
            raise TypedError("the second derivative is asked for, and the last line is a first one", text, 0,
                             "write the Hessian in a line of its own, as in ∇²f = A + A'")
        if len(found) > MOST:
            raise TypedError(f"this answer has {len(found)} lines, and {MOST} are read", remedy="leave some out")
        return found

    def _said(self, number: int, row: list[str], rows: list[list[str]], is_aside: bool) -> Iterator[Said]:
        """The sides of a row; a name is remembered, and what is asked for left out, and what the function is called."""
        first, *others = row
        if others and self._is_name(first, rows):
            (name,) = self._names(first)
            if name in self.names:
                raise TypedError(f"line {number}: {first} has a meaning already", " = ".join(row), 0,
                                 "take another letter")
            self.names[name] = self._read(number, others[0], self._form(others[0]))
            if number_of_parts(self.names[name]) > LARGEST:
                raise TypedError(f"line {number}: what {first} stands for is too long", " = ".join(row), 0,
                                 "use fewer names within each other")
            return
        name = self._names(first)[0] if len(self._names(first)) == 1 else ""
        letter = self.question.reading.letters.get(name)
        if others and letter is not None and first in (name, letter.text()):
            raise TypedError(f"line {number}: {first} is a letter of the question", " = ".join(row), 0,
                             "choose its kind and sizes where its shape is told, and take this line out")
        self.is_function = bool(others) and (self.is_function if not first else self._is_function(first, rows))
        if self.is_function:
            for side in filter(None, others):
                self._refuse_function(number, side, " = ".join(row))
            return
        if is_aside:
            raise TypedError(f"line {number}: this is said beside, and used nowhere", " = ".join(row), 0,
                             "take it out, or write it as a line of its own")
        self.left = self.left if others else None
        if others and (left := self._left_of(first, rows)):
            self._refuse_other(number, left)
            self.left, row = left, others
        for side in filter(None, row):
            form = self._form(side)
            yield Said(form, self._read(number, side, form))

    def _is_name(self, first: str, rows: list[list[str]]) -> bool:
        """Whether it is a letter that is used elsewhere, and none of the question."""
        names = self._names(first)
        return len(names) == 1 and names[0] not in self.question.reading.letters and not BELOW.search(first) and any(
            names[0] in self._names(side) for row in rows for side in row[1:] or row)

    def _is_function(self, first: str, rows: list[list[str]]) -> bool:
        """Whether it is the function itself, of which another line is the derivative, as f is beside ∇f and df/dx."""
        letter = re.fullmatch(r"([A-Za-z])(?:\([^()]*\))?", first)
        if not letter or first in self.question.reading.letters:
            return False
        lefts = (left_of(row[0], self._letters) for row in rows if len(row) > 1 and row[0] != first)
        return any(left and left.kind != "named" and left.of.partition("(")[0].strip() == letter[1] for left in lefts)

    def _refuse_other(self, number: int, left: Left) -> None:
        """Refuses a left side that is of another function, or by another letter, than the question is.

        One that says neither, as ∇f and dL/dW, is taken for that of the question.
        """
        names, asked = self._names(left.by), self.question.by
        if len(names) == 1 and names[0].lower() != asked.name.lower():
            told = f"line {number}: this is a derivative by {names[0]}, and that by {asked.text()} is asked for"
            raise TypedError(told, left.text, max(left.text.rfind(left.by), 0),
                             f"choose {names[0]} above, or write the other derivative")
        if not left.is_called or left.of.partition("(")[0] in self._letters:
            self._refuse_function(number, left.of, left.text)

    def _refuse_function(self, number: int, of: str, shown: str) -> None:
        """Refuses what is said to be the function, if it can be read and is another one."""
        try:
            found = typed(of, self._known(of, self.names), self.question.reading)
            meant = {letter: self.names[name] for name, letter in found.letters.items() if name in self.names}
            read = replaced(found.expression, {**self.question.other, **meant})
        except WrtError as error:
            if BELOW.search(shown):     # of entries, as x_i x_j, the whole need not be read
                return
            told = f"line {number}: it cannot be read of what this is: {error.words}"
            raise TypedError(told, shown, 0, "leave it out, or call the function f") from None
        status = compare(read, self.question.of, frozenset()).status if axes(read) == axes(self.question.of) else FALSE
        if status not in STATUSES:
            told = f"line {number}: this is of ${read}$, and ${self.question.of}$ is asked for"
            raise TypedError(told, shown, 0, "take that function above, or leave this line out")

    def _left_of(self, first: str, rows: list[list[str]]) -> Left | None:
        """The left side of a derivative that a row begins with, if that is no name and nothing of the question."""
        if self._is_name(first, rows):
            return None
        left = left_of(first, self._letters)
        is_ours = left is not None and left.kind == "named" and first[:1] in self.question.reading.letters
        return None if is_ours else left

    # --- the form of a line
    def _form(self, side: str) -> str:
        """The form in which a side is given, if one can see that; else that which is asked for."""
        asked = "" if self.form == ENTRIES.form else self.form or self.question.form
        kind = self.left.kind if self.left else ""
        is_moved = bool(_increments(self.question.by).search(side))
        if has_indices(side, self._letters) or self.left and self.left.indices:
            if self._is_second or kind == "second":
                raise TypedError("a Hessian is compared as a matrix", side, 0, "write it without indices")
            return ENTRIES.form
        if is_moved and kind == "second":
            raise TypedError("a second differential is not compared", side, 0, "write the Hessian, as in ∇²f = A + A'")
        if is_moved:
            return DIFFERENTIAL.form
        if kind == "second":
            return HESSIAN.form
        usual = choices(self.question)[0].form
        if self.left and self.left.is_row and asked in ("", usual) and usual == GRADIENT.form:
            return ROW.form
        # of what has no increment in it, a differential is not what is meant
        return usual if asked == DIFFERENTIAL.form or self._is_second and kind in ("first", "differential") else asked

    @property
    def _is_second(self) -> bool:
        return (self.form or self.question.form) == HESSIAN.form

    @property
    def _letters(self) -> set[str]:
        return {*self.question.reading.letters, *self.names}

    def _named_indices(self, asked: Expression) -> dict[str, Index]:
        """The indices of what is asked for by their names, or by those that the reader's left side has.

        :raises TypedError: that has as many as it should not have.
        """
        assert isinstance(asked, Derivative)
        of, by = ([*side.at] if isinstance(side, Entry) else [] for side in (asked.of, asked.variables()[0]))
        usual = {index.name: index for index in (*of, *by)}
        left = self.left or self.first_left
        if left is None or not left.indices:
            return usual
        fits = len(left.indices) == len(usual) if left.kind == "named" else (
            len(left.of_indices) == len(of) and len(left.by_indices) == len(by))
        if not fits or len({*left.indices}) < len(left.indices):
            own, known = ", ".join(left.indices), ", ".join(usual)
            told = f"the left side has the indices {own}, and the derivative has {known}, all of them different"
            raise TypedError(told, left.text, 0, f"write as many, as in {asked.text()}")
        return dict(zip(left.indices, (*of, *by)))

    # --- one side
    def _read(self, number: int, line: str, form: str) -> Expression:
        asked = self.asked(form)
        step = letter_like(self.question.by, asked)
        by = self.question.by
        places = list(_increments(by).finditer(line)) if step is not None else []
        try:
            indices = self._named_indices(asked) if form == ENTRIES.form else None
            if step is None or not places:
                return self._expression(line, {}, asked, indices)
            # it has no name that may be typed
            return self._expression(_increments(by).sub(step.name, line), {step: increment(by)}, asked, indices)
        except TypedError as error:
            place, words = error.place, error.words
            for one in places:      # each became one letter
                place += (len(one[0]) - 1) * (one.start() < place)
            if step is not None and places:
                words = words.replace(f"${step.name}$", f"${increment(by).text()}$")
            if UNFITTING.search(words):
                words = f"not right as it stands, since it does not fit: {words}"
            shown = error.text if error.text in [left.text for left in (self.left, self.first_left) if left] else line
            raise TypedError(f"line {number}: {words}", shown, place, error.remedy) from None

    def _expression(self, line: str, steps: Mapping[Expression, Expression], asked: Expression,
                    indices: Mapping[str, Index] | None) -> Expression:
        read = self.question.reading
        beside = {letter.name: letter for letter in (*self._carried(asked), *steps) if isinstance(letter, Symbol)}
        found = typed(line, self._known(line, beside), read, indices)
        for name, far in self.far:
            size = found.indices[name].dimension.name if name in found.indices else far
            if far != size and far in read.sizes:
                raise TypedError(f"{name} counts to {size}, and the sum to {far}", line, max(line.find(f"_{name}"), 0),
                                 f"write ∑_{name}, or the size that it counts to")
        meant: dict[Expression, Expression] = {**self.question.other, **steps}
        for name, letter in found.letters.items():
            if name in self.names:
                meant[letter] = self.names[name]
            elif name not in read.letters and name not in beside:
                place = max(line.find(letter.text()), line.find(name), 0)
                raise TypedError(f"{letter.told()} is not in the question", line, place,
                                 f"say what it is in a line before, as in {letter.text()} = …")
        whole: Expression = replaced(found.expression, meant)
        if indices is not None and axes(whole) != SCALAR:
            raise TypedError("this is a whole array, where entries are given", line, 0,
                             f"write its entry, as in ({line})_{''.join(list(indices)[:2])}")
        if other := free_indices(whole) - set((indices or {}).values()):
            name = min(index.name for index in other)
            raise TypedError(
                f"the index {name} stands once, and is none of {', '.join(indices or {})}", line, line.find(name),
                "write the left side as well, as in ∂f_i/∂W_jk = …; what is summed stands twice in a product")
        return whole

    def _known(self, text: str, beside: Mapping[str, Expression] | None = None) -> dict[str, tuple[str | int, ...]]:
        """The shapes of the letters that are no letters of the question."""
        names = self._names(text)
        return {name: declared(one) for name, one in {**(beside or {}), **self.names}.items() if name in names}

    def _names(self, text: str) -> list[str]:
        """The letters of a text, by their names; none of what cannot be read, and none but one of a letter alone."""
        try:
            text = _increments(self.question.by).sub(" ", text)
            found = tokens(text, self._letters if has_indices(text, self._letters) else None)
        except (TypedError, ValueError):
            return []
        return [token.text for token in found if token.kind == "name"]

    def _carried(self, asked: Expression) -> Iterator[Expression]:
        """The letters of what is asked for that are not in the question, as the v of a vjp."""
        known = {*self.question.letters, increment(self.question.by)}
        yield from (part for part in dict.fromkeys(asked.walk())
                    if isinstance(part, Symbol) and part.is_plain and part not in known)


def summed(text: str) -> tuple[str, list[tuple[str, str]]]:
    """A text with sums over an index in one spelling, ∑_k, and how far the indices are said to count.

    :raises TypedError: one does not count over all of its axis.

    >>> summed(r"\\sum_{k=1}^n x_k")
    ('∑_k          x_k', [('k', 'n')])
    """
    counted: list[tuple[str, str]] = []

    def plain(found: re.Match[str]) -> str:
        index = re.sub(r"[,\s]", "", found["index"] or found["alone"])
        far = (found["far"] or found["last"] or "").strip()
        if (found["first"] or "1") != "1" or far and not re.fullmatch("[A-Za-z]", far):
            raise TypedError("a sum over an index counts over all of its axis here", text, found.start(),
                             f"write ∑_{index}, and what is to be left out with δ")
        counted.extend((one, far) for one in index)
        return f"∑_{index}".ljust(len(found[0]))
    return OVER.sub(plain, text), counted


def _spellings(letter: Symbol) -> set[str]:
    return {letter.name, letter.text(), f"\\{letter.name}"}


def _increments(by: Symbol) -> re.Pattern[str]:
    """Finds dX, of the letter X."""
    names = "|".join(map(re.escape, _spellings(by)))
    return re.compile(rf"(?:(?<![A-Za-z\\])d|\\(?:mathrm|text)\{{d\}}) ?(?:{names})(?![A-Za-z_])")


def has_indices(text: str, letters: set[str]) -> bool:
    """Whether a side of an answer is in entries, as δ_ip x_q is."""
    try:
        found = tokens(text, letters)
    except (TypedError, ValueError):
        return False
    return any(token.kind in ("delta", "summation") or token.kind == "indices" and (
        len(token.text) > 1 or token.text in INDICES) for token in found)


def _numbered(lines: Sequence[str]) -> Iterator[tuple[int, str, bool]]:
    """The lines with their numbers; what one says behind "where" stands before it, as an aside."""
    for number, line in enumerate(lines, 1):
        line = LET.sub("", line)
        line = structures_in(line)[0]
        if said := WHERE.fullmatch(line):
            if COUNTED.match(said["names"]) and not ALL.fullmatch(said["names"]) and re.search("…|dots|[.]{3}", line):
                raise TypedError("an index counts over all of its axis here", line, said.start("names"),
                                 "write k = 1, …, n, or leave it out")
            if not ALL.fullmatch(said["names"]):
                yield from ((number, name.strip(), True) for name in AND.split(said["names"]) if "=" in name)
        yield number, said["line"] if said else line, False


def fitted(e: Expression, question: Question) -> Iterator[Expression]:
    """An answer with sizes in it that nobody said, as in I, taken for those of the question; first as it was read."""
    yield e
    known = list(question.reading.sizes.values())
    open_sizes = [size for size in dict.fromkeys(named for part in e.walk() for named in part.named())
                  if isinstance(size, Dimension) and size not in known]
    for number, sizes in enumerate(product(known, repeat=len(open_sizes))):
        if not open_sizes or number > TRIED:
            return
        try:
            yield replaced(e, {size: (other,) for size, other in zip(open_sizes, sizes)})
        except WrtError:
            continue
