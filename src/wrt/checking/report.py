"""What is said of notes that were checked: in a terminal, as JSON, and as annotations of GitHub; and ``wrt check``."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any
from unicodedata import normalize

from ..derivatives.equal import FALSE, UNDECIDED
from ..derivatives.explanation import ELSEWHERE
from ..dollars import plain
from ..names import GREEK
from .apart import SECONDS, Apart
from .checked import CONDITION, DEFINITION, NOT_READ, OTHER, PROVED, RIGHT, SPECIAL, Found
from .manuscript import MOST, DeclarationError, Equation, Manuscript

NOTHING_FALSE, SOMETHING_FALSE, USAGE = range(3)      # what `wrt check` ends with
LARGEST, LONGEST = 2 << 20, 900.0       # bytes of a file, and seconds that all its equations may take
EXACT = ("exact", "numerical")          # compared at numbers, and not proved
TOLD = {RIGHT: "right under conditions"}
# in this order they are counted
UNDERSTOOD = (PROVED, RIGHT, ELSEWHERE, *EXACT, SPECIAL, FALSE, UNDECIDED)
LEVELS = {FALSE: "error", **dict.fromkeys((SPECIAL, UNDECIDED, *EXACT), "warning"), NOT_READ: "notice"}
QUIET = (PROVED, DEFINITION, CONDITION, OTHER)      # not told one by one, unless all are
ASCII = {"∂": "d", "ᵀ": "'", "⁻ᵀ": "^-T", "×": "x", "⊗": "(x)", "⊙": ".*", "‖": "||", "−": "-", "·": ".", "…": "...",
    "≈": "~",
         "“": '"', "”": '"', "∑": "sum", "√": "sqrt", "≠": "!=", "∞": "inf", "–": "-", "’": "'"}


@dataclass(frozen=True)
class Checked:
    """A file with what was found in it, or why it was not read."""

    file: str
    pieces: int = 0
    found: tuple[tuple[Equation, Found], ...] = ()
    refused: str = ""
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many equations have each verdict."""
        return dict(Counter(found.verdict for _, found in self.found))

    def data(self) -> dict[str, Any]:
        """Plain data of fields that stay: see `check`."""
        if self.refused:
            return {"file": self.file, "refused": self.refused}
        return {"file": self.file, "pieces": self.pieces, "equations": len(self.found), "counts": self.counts,
                "notes": list(self.notes), "results": [
                    {"line": equation.line, "column": equation.column, "text": equation.text,
                     "verdict": TOLD.get(found.verdict, found.verdict), "statement": found.statement,
                     "words": list(found.words), "letters": found.letters}
                    for equation, found in self.found]}


@dataclass
class Checker:
    """Checks files, in a process apart; an equation that stands there twice is checked once."""

    process: Apart
    known: dict[str, Found] = field(default_factory=dict)

    def of_file(self, name: str) -> Checked:
        """What is found in a file."""
        try:
            text = read(Path(name))
        except ReadError as error:
            return Checked(name, refused=str(error))
        return self.of_text(name, text)

    def of_text(self, name: str, text: str) -> Checked:
        """What is found in a text."""
        try:
            notes = Manuscript(text)
        except DeclarationError as error:
            return Checked(name, refused=f"line {error.line}: {plain(error.words)}: {error.remedy}")
        if not notes.pieces:
            return Checked(name, refused="there is no mathematics in it, between dollars or otherwise")
        until = monotonic() + LONGEST
        found = [(equation, equation.found or self._of(equation, until)) for equation in notes.equations]
        told = (f"it has more than {MOST} equations, and the others are not read",) * notes.is_cut
        return Checked(name, len(notes.pieces), tuple(found), notes=told)

    def _of(self, equation: Equation, until: float) -> Found:
        assert equation.claim is not None
        if monotonic() > until:
            return Found(UNDECIDED, words=("the time for this file was over",))
        claim = asdict(equation.claim)
        key = json.dumps(claim)
        if key not in self.known:
            answer = self.process.ask(claim)
            self.known[key] = (
                Found(UNDECIDED, words=(f"it took longer than {self.process.seconds:g} seconds",)) if answer is None
                else Found(answer["verdict"], answer["statement"], tuple(answer["words"]), answer["letters"]))
        return self.known[key]


class ReadError(Exception):
    """A file cannot be read, in one line."""


def read(path: Path) -> str:
    """The text of a file.

    :raises ReadError: there is none, or it is no text; with what to do.
    """
    try:
        if path.is_dir():
            raise ReadError("this is a folder: name the files in it, as in notes/*.md")
        content = path.open("rb").read(LARGEST + 1)
    except FileNotFoundError:
        raise ReadError("there is no such file") from None
    except OSError as error:
        raise ReadError(f"it cannot be read: {error.strerror}") from None
    if len(content) > LARGEST:
        raise ReadError(f"it has more than {LARGEST >> 20} MB: split it")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ReadError(f"line {line} is not in UTF-8: save the file in that encoding") from None
    if not text.strip():
        raise ReadError("it is empty")
    return text


def check(names: Sequence[str], form: str = "text", is_strict: bool = False, has_all: bool = False,
          seconds: float = SECONDS) -> int:
    """Check the equations in files, print what is found, and say what to end with.

    With "json" it is one object: `version` (1), `files`, and `counts` of all. A file has `file`, and `refused` with
    the reason, or `pieces`, `equations`, `counts` by verdict, `notes`, and `results`: each with `line` and `column`
    from 1, `text` as it is written, `verdict`, `statement` as it was read, `words` that say more, and `letters`, what
    these were taken for. A verdict is "proved", "right under conditions" (those without which a side has no value),
    "right in a special case" (as of symmetric matrices, and false of others), "right in another convention", "exact" or
    "numerical" (compared at numbers), "false", "undecided", "not understood", "definition", "condition" (on letters,
    and not of all), or "other" (no matrix calculus, and not read).
    """
    with Apart(seconds) as process:
        checker = Checker(process)
        told = _json if form == "json" else _each(_github if form == "github" else _text, has_all)
        files: list[Checked] = []
        for line in told(_kept((checker.of_file(name) for name in names), files)):
            print(_printable(line))
    counts = Counter(found.verdict for file in files for _, found in file.found)
    if any(file.refused for file in files):
        return USAGE
    is_bad = counts[FALSE] or is_strict and sum(counts[one] for one in (SPECIAL, UNDECIDED, NOT_READ, *EXACT))
    return SOMETHING_FALSE if is_bad else NOTHING_FALSE


def _kept(found: Iterable[Checked], files: list[Checked]) -> Iterator[Checked]:
    for one in found:
        files.append(one)
        yield one


def _each(told: Callable[[Checked, bool], Iterator[str]],
          has_all: bool) -> Callable[[Iterable[Checked]], Iterator[str]]:
    return lambda files: (line for file in files for line in told(file, has_all))


def _json(files: Iterable[Checked]) -> Iterator[str]:
    whole = list(files)
    counts = Counter(found.verdict for file in whole for _, found in file.found)
    yield json.dumps({"version": 1, "files": [file.data() for file in whole],
                      "counts": {TOLD.get(verdict, verdict): number for verdict, number in counts.items()}},
                     ensure_ascii=not _has_unicode(), indent=1)


# ------------------------------------------------------------------ in a terminal
def _text(file: Checked, has_all: bool) -> Iterator[str]:
    if file.refused:
        yield f"{file.file}: {file.refused}"
        return
    for equation, found in file.found:
        if found.verdict in QUIET and not has_all:
            continue
        place = f"{file.file}:{equation.line}:{equation.column}"
        verdict, shown = TOLD.get(found.verdict, found.verdict), found.statement or _short(equation.text)
        if found.verdict in (NOT_READ, OTHER):
            yield f"{place}: {verdict}: {'; '.join(found.words)}: {_short(equation.text)}"
            continue
        yield f"{place}: {verdict}: {shown}"
        yield from (f"    {words}" for words in found.words)
        if found.letters and found.verdict in (FALSE, UNDECIDED):
            yield f"    {found.letters}"
    yield f"{file.file}: {summary(file)}"
    yield from (f"{file.file}: {note}" for note in file.notes)


def summary(file: Checked) -> str:
    """How much was understood, in one line.

    >>> summary(Checked("a.md", 3, ((Equation(1, 1, "a = b"), Found("proved")),)))
    '3 pieces of mathematics, 1 equation: 1 understood (1 proved)'
    """
    counts = file.counts
    understood = [f"{counts[one]} {TOLD.get(one, one)}" for one in UNDERSTOOD if counts.get(one)]
    number = sum(counts.get(one, 0) for one in UNDERSTOOD)
    others = [_of(counts[one], *words) for one, words in (
        (NOT_READ, ("not understood", "")), (DEFINITION, ("definition",)), (CONDITION, ("condition",)),
        (OTHER, ("set aside", ""))) if counts.get(one)]
    first = f"{number} understood" + f" ({', '.join(understood)})" * bool(understood)
    return (f"{_of(file.pieces, 'piece')} of mathematics, {_of(len(file.found), 'equation')}: "
            + ", ".join([first, *others]))


def _of(number: int, word: str, ending: str = "s") -> str:
    return f"{number} {word}{ending * (number != 1)}"


def _short(text: str, length: int = 100) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


# ------------------------------------------------------------------ as annotations
def _github(file: Checked, has_all: bool) -> Iterator[str]:
    if file.refused:
        yield f"::error file={_property(file.file)},title=wrt check::{_message(file.refused)}"
        return
    for equation, found in file.found:
        level = LEVELS.get(found.verdict, "notice" if has_all else "")
        if not level or found.verdict == NOT_READ and not has_all:
            continue
        verdict = TOLD.get(found.verdict, found.verdict)
        shown = "\n".join([found.statement or equation.text, *found.words])
        yield (f"::{level} file={_property(file.file)},line={equation.line},col={equation.column},"
               f"title={_property(verdict)}::{_message(shown)}")
    yield f"::notice file={_property(file.file)},title=wrt check::{_message(summary(file))}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


# ------------------------------------------------------------------ where there is no Unicode
def _has_unicode() -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        "∂ᵀ×α".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _printable(line: str) -> str:
    line = "".join(sign if sign.isprintable() or sign in "\n\t" else "�" for sign in line)
    return line if _has_unicode() else in_ascii(line)


def in_ascii(text: str) -> str:
    """A line in the signs that every terminal has.

    >>> in_ascii("∂(xᵀ A x)/∂x = 2 Σ⁻¹ x²")
    "d(x' A x)/dx = 2 Sigma^-1 x^2"
    """
    for sign in sorted(ASCII, key=len)[::-1]:
        text = text.replace(sign, ASCII[sign])
    for name, letter in GREEK.items():
        text = text.replace(letter, name)
    found, was_raised = "", False
    for sign in text:
        letter = normalize("NFKD", sign).replace("−", "-")
        is_raised = sign in "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
        found += ("^" if is_raised and not was_raised else "") + letter.encode("ascii", "ignore").decode() or "?"
        was_raised = is_raised
    return found
