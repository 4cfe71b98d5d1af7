"""The reader's own answer: its lines, read in the letters of the question.

A line or a side of an equation is an expression. What stands before the first sign of equality may be the derivative
itself, as in ∂f/∂W = …, and is left out; a letter that is used elsewhere, as in s = softmax(x), is a name for what
stands behind it. dX is the increment of the letter X that is asked for, and v what a vjp carries. In entries, as in
∂f_i/∂W_pq = δ_ip x_q, the indices are those of the question, or those of the reader's left side, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from ..claims.rewrite import replaced
from ..errors import TypedError, WrtError
from ..language.dimension import Dimension, Index
from ..language.expression import Expression
from ..nodes import Derivative, Entry, Symbol
from ..nodes.differential import increment
from ..nodes.einstein import free_indices
from ..parsing import declared, typed
from ..parsing.tokens import INDICES, tokens
from ..sheets.forms import letter_like
from .question import Question

MOST, TRIED = 20, 60        # lines of an answer, and ways to take sizes that are not said
IN_LATEX = re.compile(r"&|\\(?:begin|end)\{[a-z*]+\}|\$|\\[\[\]]")
BREAK = re.compile(r"\\\\|\n|;")
# names that are said behind what they are used in, as in diag(s) - s*s' where s = softmax(x)
WHERE = re.compile(r"(?P<line>.*?)(?:[,\s]\s*(?:\\(?:text|mathrm)\{\s*)?\b(?:where|with)\b(?:\s*\})?|"
                   r",(?=\s*[A-Za-z]\w*\s*=))(?P<names>[^=]+=.*)")
LET = re.compile(r"\A\s*(?:let|with|where)\s+(?=[A-Za-z]\w*\s*=)", re.IGNORECASE)
UNFITTING = re.compile(r"would be equal$|does not fit$|do not add$|and here to")
AND = re.compile(r",|\band\b")
# a left side that is typed as well: ∂f/∂W, df/dx, d(W*x), dL, ∇f, f'(x), grad f, J
OVER = re.compile(r"(?:\\sum|∑|Σ)(?:\\limits)?\s?_\{?\s?(?P<index>[a-z])\s?(?:=\s?1\s?)?\}?(?:\s?\^(?:\{[^{}]*\}|\w))?")
BELOW = re.compile(r"_\{?(?P<names>[a-z](?:[\s,]?[a-z])*(?![A-Za-z]))")
LEFT = re.compile(r"(?:∂|∇|d(?!\w)|d\w{1,2}/|d[A-Za-z]\w{0,4}$|\\(?:d?frac|nabla|partial)|\w'\(|[gG]rad|[jJ]acobi|"
                  r"[A-Za-z](?:\(\w\))?$).*", re.DOTALL)


@dataclass
class Reply:
    """Reads an answer to a question, whose left side is what was asked for."""

    question: Question
    left: Expression
    names: dict[str, Expression] = field(default_factory=dict)      # what the reader calls something
    indices: dict[str, Index] | None = None     # those of the question, as the reader calls them

    def lines(self, text: str) -> list[Expression]:
        """The expressions that are said to be the answer, in their order.

        :raises TypedError: there is none, or one cannot be read; with the number of its line and the place in it.
        """
        numbered = list(_numbered(BREAK.split(IN_LATEX.sub(" ", _plain(text)))))
        rows = [[side.strip().removesuffix(".").removesuffix(",") for side in row.split("=")] for _, row in numbered]
        self.indices = self._named_indices([first for first, *others in rows if others and LEFT.fullmatch(first)])
        sides = [(number, side) for (number, _), row in zip(numbered, rows)
                 for side in self._sides(number, row, rows)]
        if not sides:
            raise TypedError("there is no answer to check", remedy="write what you found, as in (A + A')*x")
        if len(sides) > MOST:
            raise TypedError(f"this answer has {len(sides)} lines, and {MOST} are read", remedy="leave some out")
        return [self._read(number, side) for number, side in sides]

    def _named_indices(self, lefts: list[str]) -> dict[str, Index] | None:
        """The indices of what is asked for by their names, or by those that a left side of the reader's has."""
        if not isinstance(self.left, Derivative):
            return None
        sides = self.left.of, self.left.variables()[0]
        at = [index for side in sides if isinstance(side, Entry) for index in side.at]
        own = ([name for found in BELOW.finditer(left) for name in found["names"] if name.isalpha()] for left in lefts)
        named = next((names for names in own if len(names) == len(at) == len(set(names))), [index.name for index in at])
        return dict(zip(named, at)) or None

    def _sides(self, number: int, row: list[str], rows: list[list[str]]) -> Iterator[str]:
        """The sides of a row; a name is remembered, and what is asked for left out."""
        first, *others = row
        name = self._names(first)[0] if len(self._names(first)) == 1 else ""
        is_known = name in self.question.reading.letters
        if others and name and not is_known and sum(name in self._names(side) for row in rows for side in row) > 1:
            if name in self.names:
                told = f"line {number}: {first} has a meaning already"
                raise TypedError(told, " = ".join(row), 0, "take another letter")
            self.names[name] = self._read(number, others[0])
            return
        if others and is_known and first in (name, self.question.reading.letters[name].text()):
            raise TypedError(f"line {number}: {first} is a letter of the question", " = ".join(row), 0,
                             "choose its kind and sizes where its shape is told, and take this line out")
        if others and LEFT.fullmatch(first) and not is_known:
            row = others
        yield from filter(None, row)

    def _read(self, number: int, line: str) -> Expression:
        step = letter_like(self.question.by, self.left)
        places = list(_increments(self.question.by).finditer(line)) if step is not None else []
        try:
            if step is None or not places:
                return self._expression(line, {})
            # it has no name that may be typed
            by = self.question.by
            return self._expression(_increments(by).sub(step.name, line), {step: increment(by)})
        except TypedError as error:
            place, words = error.place, error.words
            for one in places:      # each became one letter
                place += (len(one[0]) - 1) * (one.start() < place)
            if step is not None and places:
                words = words.replace(f"${step.name}$", f"${increment(self.question.by).text()}$")
            if UNFITTING.search(words):
                words = f"not right as it stands, since it does not fit: {words}"
            raise TypedError(f"line {number}: {words}", line, place, error.remedy) from None

    def _expression(self, line: str, steps: Mapping[Expression, Expression]) -> Expression:
        read = self.question.reading
        beside = {letter.name: letter for letter in (*self._carried(), *steps) if isinstance(letter, Symbol)}
        known = {name: declared(one) for name, one in {**beside, **self.names}.items() if name in self._names(line)}
        found = typed(line, known, read, self.indices)
        meant: dict[Expression, Expression] = {**self.question.other, **steps}
        for name, letter in found.letters.items():
            if name in self.names:
                meant[letter] = self.names[name]
            elif name not in read.letters and name not in beside:
                place = max(line.find(letter.text()), line.find(name), 0)
                raise TypedError(f"{letter.told()} is not in the question", line, place,
                                 f"say what it is in a line before, as in {letter.text()} = …")
        whole: Expression = replaced(found.expression, meant)
        self._refuse_other_indices(whole, line)
        return whole

    def _refuse_other_indices(self, line: Expression, text: str) -> None:
        known = self.indices or {}
        if other := free_indices(line) - set(known.values()):
            name = min(index.name for index in other)
            raise TypedError(
                f"the index {name} stands once, and is none of {', '.join(known)}", text, max(text.find(name), 0),
                "write the left side as well, as in ∂f_i/∂W_jk = …; what is summed stands twice in a product")

    def _names(self, text: str) -> list[str]:
        """The letters of a text, by their names; none of what cannot be read, and none but one of a letter alone."""
        try:
            found = tokens(text, None if self.indices is None else {*self.question.reading.letters, *self.names})
        except (TypedError, ValueError):
            return []
        return [token.text for token in found if token.kind == "name"]

    def _carried(self) -> Iterator[Expression]:
        """The letters of what is asked for that are not in the question, as the v of a vjp."""
        known = {*self.question.letters, increment(self.question.by)}
        yield from (part for part in dict.fromkeys(self.left.walk())
                    if isinstance(part, Symbol) and part.is_plain and part not in known)


def _increments(by: Symbol) -> re.Pattern[str]:
    """Finds dX, of the letter X."""
    names = "|".join(re.escape(name) for name in {by.name, by.text(), f"\\{by.name}"})
    return re.compile(rf"(?:(?<![A-Za-z\\])d|\\mathrm\{{d\}}) ?(?:{names})(?![A-Za-z_])")


def has_increments(text: str, by: Symbol) -> bool:
    """Whether an answer is a differential, as -X⁻¹ dX X⁻¹ is: there is an increment behind its left side."""
    lines = [line.split("=") for line in text.splitlines()]
    return any(_increments(by).search(side) for sides in lines for side in sides[1:] or sides)


def has_indices(text: str, letters: Iterable[str]) -> bool:
    """Whether an answer is in entries, as δ_ip x_q is."""
    for side in re.split(r"[=;\n]", _plain(text)):
        try:
            found = tokens(side, {*letters})
        except (TypedError, ValueError):
            continue
        if any(token.kind in ("delta", "summation") or token.kind == "indices" and (
                len(token.text) > 1 or token.text in INDICES) for token in found):
            return True
    return False


def _numbered(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; what one says behind "where" stands before it."""
    for number, line in enumerate(lines, 1):
        line = LET.sub("", line)
        if said := WHERE.fullmatch(line):
            yield from ((number, name.strip()) for name in AND.split(said["names"]) if "=" in name)
        yield number, said["line"] if said else line


def _plain(text: str) -> str:
    """With sums over an index as they are printed, Σ_k, whatever they say of how far it counts."""
    return OVER.sub(lambda found: f"Σ_{found['index']}".ljust(len(found[0])), text)


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
