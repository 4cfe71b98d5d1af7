"""One equation of someone's notes, judged: proved, right elsewhere or under conditions, false, undecided, not read.

What people write leaves open what a letter is. So an equation is read in several ways, those that are declared first:
it is false only if it is false in each way in which it can be read, and nothing that stands beside it says more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from ..claims.derivation import STATUSES
from ..claims.rewrite import replaced
from ..derivatives.equal import FALSE, UNDECIDED
from ..derivatives.explanation import ELSEWHERE, Explanation, explain
from ..derivatives.tidy import transposed
from ..dollars import plain
from ..errors import EngineError, TypedError, WrtError
from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.shape import axes
from ..names import CONSTANTS, GREEK, marked, split
from ..nodes import Scalar, Structured, Sum, Symbol, Vec, d, define, gradient
from ..nodes.differential import increment
from ..parsing import Typed, declared, equated, typed
from ..parsing.kinds import Kind, Shapes
from ..parsing.tokens import Token, tokens
from ..sheets.plain import typed as of_type
from ..asking.answers import CONDITIONAL, Verdict, judged
from ..asking.choices import HESSIAN, ROW, TIED
from ..asking.left import Left, left_of
from ..asking.question import Question
from ..asking.reply import summed
from .spelled import spelled

PROVED, RIGHT, SPECIAL, NOT_READ = "proved", "right", "right in a special case", "not understood"
CONDITION, OTHER, DEFINITION = "condition", "other", "definition"
TOO_LONG, DEEP = 2000, 6        # signs of a side, and definitions within each other
# that a side states a derivative
HEAD = re.compile(r"\s*(?:\\[dt]?frac\s*\{\s*(?:\\partial|∂|d)(?![a-z]{2})|\\partial(?![a-z])|\\nabla(?![a-z])|∇|∂|"
                  r"d(?=\s*[\\(A-Z\[|‖{])|d\s?[a-z](?![a-z])|[A-Za-z]'{1,2}\s*\()")
WITHIN = re.compile(r"\\partial(?![a-z])|∂|\\nabla(?![a-z])|∇|\\[dt]?frac\s*\{\s*d|(?<![A-Za-z\\])d[A-Z]"
                    r"|(?<![A-Za-z\\])[fgh]'|\\(?:sigma|phi|psi)'")
# signs of the algebra of matrices, of which an identity may be claimed
ALGEBRA = re.compile(r"\^T|\^\{?-1|\^\{-T|\\operatorname\{(?:tr|det|diag|vec)\}|\\(?:det|tr)(?![a-z])|\\otimes|\\odot|"
                     r"ᵀ|⁻¹|⊗|⊙|(?<![a-z\\])(?:tr|det|vec|trace)\(|\\\||\\lVert|\\Vert")
CALLED = re.compile(r"(?P<name>(?:\\?[A-Za-z]+|\\(?:hat|bar|tilde)\s?\{?\s?\\?[A-Za-z]+\s?\}?)(?:_(?:\w|\{\w\}))?)\s*"
                    r"(?P<at>\((?P<args>[^()]*)\))?")
PRIMED = re.compile(r"(?P<name>[A-Za-z])'\s*(?:\((?P<at>[^()]*)\))?")
ORDINARY = re.compile(r"\s*\\[dt]?frac\s*\{\s*d(?![a-z]{2})")        # an ordinary derivative, as d/dx is
TRANSPOSED = re.compile(r"([A-Za-z])(?:_\w)?\s*(?:\^T|\^\{T\}|'|ᵀ)")
# what is no letter in a derivative, and what one looks like
MARKS = re.compile(r"\\partial(?![a-z])|\\nabla(?![a-z])|∂|∇|\\[dt]?frac(?![a-z])|="
                   r"|(?<![A-Za-z\\])d(?=\s?[A-Za-z\\](?![A-Za-z]))")
LETTER = re.compile(r"(?:(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])|\\(?:hat|bar|tilde)\s?\{\s?\\?[A-Za-z]+\s?\}|\\[A-Za-z]+)"
                    r"(?:_\w|_\{\w+\})?")
INDEX = re.compile(r"[i-n]|[p-t]")
BY_MATRIX = re.compile(r"(?:\\partial|d|∂)\s*[A-Z]\s*\}?\s*$|(?:∇|\\nabla)_\{?\s?[A-Z]")
SUM = re.compile(r"\\sum(?![a-z])|∑")
HIDDEN = "\x01"
BY_ENTRIES = "it differs entry by entry, where indices may be meant in another way"
DECLARE = "declare what the letters are"
NORM = "the norm of a matrix is that of Frobenius"
# what may be a cross product: × between two things of which none is a numeral
CROSS = re.compile(r"[^\s\d.]\s*(?:\\times(?![a-z])|×)\s*[^\s\d]")
# the slope of an outer function by what it is of; and letters that may stand for it
SLOPE = (r"(?:\\[dt]?frac\s*\{{\s*(?:\\partial|d)\s*{of}\s*\}}\s*\{{\s*(?:\\partial|d)\s*(?P<by>[^{{}}]+?)\s*\}}"
         r"|(?:∇|\\nabla)_\{{?\s*(?P<under>\w+|\\[a-z]+)\s*\}}?\s*{of}(?![a-z]))")
FREE = "VHUZQPGKLMNRSTDEFWYJCBA"
# an increment such as dX; in brackets of its own, behind a letter
MOVED = r"(?:(?:(?<![A-Za-z\\])|(?<=\^T))d|\\partial|∂) ?(?:{names})(?![A-Za-z_])"
BRACKETED = r"(?<=[A-Z)'])\s*\(\s*{moved}\s*\)|(?<=[^A-Za-z\\][a-z])\s*\(\s*{moved}\s*\)|{moved}"


@dataclass(frozen=True)
class Definition:
    """What a letter was defined to be, in a line; `args` is that of which it is a function, if it is said."""

    name: str
    args: str
    text: str
    line: int


@dataclass(frozen=True)
class Claim:
    """An equation to be checked, with all that is known where it stands."""

    left: str
    right: str
    declared: dict[str, tuple[str, ...]] = field(default_factory=dict)      # by the author, for this tool
    weak: dict[str, tuple[str, ...]] = field(default_factory=dict)          # in the mathematics of the notes
    definitions: tuple[Definition, ...] = ()
    layout: str = ""
    doubts: tuple[str, ...] = ()    # words beside it, of which the engine knows nothing
    has_bold: bool = False  # whether bold letters stand in the notes
    in_table: bool = False


@dataclass(frozen=True)
class Found:
    """What an equation is: a `verdict`, and in words the statement as it was read, and what is to be said of it."""

    verdict: str
    statement: str = ""
    words: tuple[str, ...] = ()
    letters: str = ""       # what they were taken for


class NotRead(TypedError):
    """It is not read, for a reason that holds in each way to read it."""


def checked(data: Any) -> dict[str, Any]:
    """The verdict on a claim, both plain data."""
    return asdict(judge(of_type(Claim, asdict(Claim("", "")) | data)))


def judge(claim: Claim) -> Found:
    """The verdict on an equation, read in each way that makes sense; it never raises.

    >>> judge(Claim(r"\\frac{\\partial x^T A x}{\\partial x}", "(A + A^T) x")).verdict
    'proved'
    >>> judge(Claim(r"(AB)^T", "A^T B^T")).verdict
    'false'
    """
    try:
        return _judged(claim)
    except EngineError as error:
        return Found(UNDECIDED, words=(f"the two readings contradict each other, a fault of ours: {error}",))
    except (RecursionError, MemoryError):
        return Found(NOT_READ, words=("it is too large",))
    except WrtError as error:
        return Found(NOT_READ, words=(_in_words(error),))
    except Exception as error:      # whatever stands in a file, the next equation is checked
        return Found(NOT_READ, words=(f"the engine failed at this, a fault of ours ({type(error).__name__})",))


def _in_words(error: WrtError) -> str:
    return re.sub(r"^line \d+: ", "", plain(error.words))


def _judged(claim: Claim) -> Found:
    if max(len(claim.left), len(claim.right)) > TOO_LONG:
        return Found(NOT_READ, words=(f"a side has more than {TOO_LONG} signs",))
    whole = spelled(f"{claim.left} \n=\n {claim.right}")
    left, right = spelled(claim.left).text, spelled(claim.right).text
    is_derivative = states_derivative(left)
    unread = NOT_READ if is_derivative or ALGEBRA.search(left + right) or WITHIN.search(left + right) else OTHER
    if not left or not right:
        return Found(OTHER, words=("a side is empty",))
    if CROSS.search(left + " = " + right):
        return Found(unread, words=("× between letters may be a cross product",))
    if whole.twofold:
        return Found(unread, words=(f"{whole.twofold} stands in it in two styles: is it one letter?",))
    if claim.in_table and r"\|" in left + right:
        return Found(unread, words=("in a table, \\| may be a norm or a bar",))
    bold = whole.bold | {name for one in claim.definitions for name in spelled(one.text).bold}
    definitions = {one.name: replace(one, text=spelled(one.text).text) for one in claim.definitions}
    check = _Derivative if is_derivative else _Identity
    found: list[Found] = []
    refused: WrtError | None = None
    seen: list[dict[str, Kind]] = []
    for kinds in _readings(claim, left + " " + right, bold, definitions):
        if kinds in seen:
            continue
        seen.append(kinds)
        try:
            found.append(check(left, right, kinds, definitions, claim).found())
        except NotRead as error:
            return Found(unread, words=(_in_words(error),))
        except EngineError:
            raise
        except WrtError as error:
            refused = refused or error
            continue
        if found[-1].verdict not in (FALSE, CONDITION, UNDECIDED):
            break
    if not found and refused is not None and "fit" in refused.words and re.search("[A-Z]", left + right):
        with suppress(WrtError):
            only = check(left, right, _in_squares(left + " " + right, claim.declared), definitions, claim).found()
            if only.verdict in (PROVED, RIGHT, ELSEWHERE, SPECIAL):
                only = replace(only, verdict=SPECIAL, words=("if all sizes in it are equal", *only.words))
            found.append(only)
    if not found:
        assert refused is not None
        return Found(unread, words=(_in_words(refused),))
    last = found[-1]
    if last.verdict not in (FALSE, CONDITION, UNDECIDED):
        # a reading in which the shapes do not fit is none
        others = [one for one in found[:-1] if not any(words.startswith("shapes differ") for words in one.words)]
        if not others or others[0].letters in ("", last.letters):
            return last
        how = f"it is {'false' if others[0].verdict == FALSE else 'not right'} if {others[0].letters}"
        return Found(UNDECIDED, last.statement, (f"it is right if {last.letters}", how, DECLARE), last.letters)
    best = next((one for one in found if one.verdict == UNDECIDED), found[0])
    doubt = next((word for word in claim.doubts if not _is_tried(word, left, right)), "")
    if best.verdict == FALSE and doubt and not _are_declared(claim, left, right):
        return replace(best, verdict=UNDECIDED, words=(
            f"it is not right as it stands; the text says “{doubt}”, which is not taken into account: declare it",
            *best.words))
    return best


def _is_tried(word: str, left: str, right: str) -> bool:
    """Whether what a word says could not make it right, or was tried."""
    if word == "one-hot":
        return False
    if not re.search(r"[A-Z]|\\(?:Sigma|Lambda|Omega)", left + right):     # there is no matrix in it
        return not word.startswith(("unit", "normali", "sum", "simplex"))
    return word == "symmetric" and not BY_MATRIX.search(left)


def states_derivative(text: str) -> bool:
    """Whether a side, in the plain spelling, is a derivative or a differential."""
    return bool(HEAD.match(text))


def _are_declared(claim: Claim, left: str, right: str) -> bool:
    return {name for name in _names(f"{left} + {right}") if name not in CONSTANTS} <= set(claim.declared)


def _names(text: str) -> list[str]:
    """The letters of a text by their names; what cannot be read is passed over."""
    text = re.sub(r"\^(?:T|\{\s?-?\s?T\s?\})", " ", text)        # a transpose is no letter T
    for attempt in (text, MARKS.sub(" ", text)):
        try:
            return [token.text for token in tokens(attempt) if token.kind == "name"]
        except (TypedError, ValueError):
            continue
    return [name for name in (name_in(found[0]) for found in LETTER.finditer(MARKS.sub(" ", text))) if name]


def name_in(text: str) -> str:
    """The name of the letter that a text is; empty if it is anything else."""
    try:
        first, *rest = tokens(text)
    except (TypedError, ValueError):
        return ""
    return first.text if first.kind == "name" and len(rest) == 1 else ""


def _readings(claim: Claim, text: str, bold: Iterable[str], definitions: Mapping[str, Definition],
              ) -> Iterator[dict[str, Kind]]:
    """What the letters may be: as it is declared, or as their style, the notes and habit have it."""
    whole = " ".join([text, *(one.text for one in definitions.values())])
    known = [name for part in (text, *(one.text for one in definitions.values())) for name in _names(part)
             if name not in CONSTANTS]
    said, weak = (dict(kinds) for kinds in (claim.declared, claim.weak))
    turned = set(TRANSPOSED.findall(whole))
    styles: dict[str, Kind] = {}
    for name in known:
        letter = marked(split(name)[0]).letter
        if letter in bold and not split(name)[1].isdigit():
            styles[name] = ("matrix", f"?{name}", f"?{name}'") if letter[0].isupper() else ("column", f"?{name}")
        elif claim.has_bold and letter.islower() and letter not in GREEK and letter not in turned:
            styles[name] = ("number",)
    numbers: dict[str, Kind] = {name: ("number",) for name in known if name[0].islower() and name not in GREEK}
    is_ordinary = not ALGEBRA.search(whole) and not any(name[0].isupper() for name in known)
    if claim.has_bold:
        yield styles | weak | said
    if is_ordinary and ORDINARY.match(text):
        yield numbers | weak | said
    yield weak | said
    yield said
    if is_ordinary:
        yield numbers | said


def _in_squares(text: str, said: Mapping[str, Kind]) -> dict[str, Kind]:
    """All arrays of one size, where they do not fit otherwise."""
    names = [name for name in _names(text) if name not in CONSTANTS and name not in GREEK]
    return {name: ("matrix", "?", "?") if name[0].isupper() else ("column", "?") for name in names} | dict(said)


@dataclass
class _Check:
    """One equation, read in one way; what is common to both kinds."""

    left: str
    right: str
    kinds: Mapping[str, Kind]
    definitions: Mapping[str, Definition]
    claim: Claim
    used: dict[str, int] = field(default_factory=dict)      # the lines of definitions that were put in

    def shapes(self, text: str) -> tuple[dict[str, tuple[str | int, ...]], Shapes, list[str]]:
        """The shapes of the letters of a text, the structures, and the sizes that are numbers in it."""
        names = set(_names(text))
        chosen = Shapes({name: kind for name, kind in self.kinds.items() if name in names})
        sizes = {size for kind in self.kinds.values() for size in kind[1:] if size.isalpha()}
        counts = [name for name in names if name in sizes and name not in self.claim.declared]
        return {name: shape for name, shape in chosen.declared.items() if name not in counts}, chosen, counts

    def question(self, text: str, by: str, form: str) -> Question:
        """The question that is asked of a function."""
        shapes, chosen, counts = self.shapes(text)
        if SUM.search(text):
            plain_text, counted = summed(text)
            read = typed(plain_text, shapes, counts=counts, indices={})
            self.check_counted(read, counted)
        else:
            read = typed(text, shapes, counts=counts)
        other = chosen.structured(read.letters)
        letters = [other.get(letter, letter) for letter in read.letters.values()]
        named = [letter for letter in letters if isinstance(letter, Symbol)]
        found = next((letter for letter in named if letter.name == by), None)
        if found is None:
            raise NotRead(f"{by} does not stand in what is differentiated by it")
        sizes = {read.sizes[name]: number for name, number in chosen.numbers.items() if name in read.sizes}
        return Question(replaced(read.expression, other), found, read, tuple(named), sizes, form)

    def check_counted(self, read: Typed, counted: Iterable[tuple[str, str]]) -> None:
        """Refuses a sum that counts to another size than its index does, where sizes are declared."""
        sizes = {size for kind in self.kinds.values() for size in kind[1:]}
        for name, far in counted:
            index = read.indices.get(name)
            if index and far in sizes and index.dimension.name in sizes - {far}:
                raise NotRead(f"{name} counts to {index.dimension.name}, and the sum to {far}")

    # --- definitions
    def depends(self, name: str, by: str, depth: int = DEEP) -> bool:
        """Whether what a letter was defined to be contains another."""
        one = self.definitions.get(name)
        if one is None or not depth or name == by:
            return False
        names = _names(one.text)
        return by in names or any(self.depends(other, by, depth - 1) for other in names if other != name)

    def expanded(self, text: str, by: str, always: Iterable[str] = (), depth: int = DEEP) -> str:
        """A text with definitions put in for letters that depend on another, and for those of `always`."""
        try:
            found = tokens(text)
        except (TypedError, ValueError):
            return text
        pieces, place = [], 0
        for token in found:
            if token.kind != "name" or token.start < place or token.text == by or not depth:
                continue
            if token.text not in self.definitions or not (token.text in always or self.depends(token.text, by)):
                continue
            one = self.definitions[token.text]
            end = _behind(text, token, one)
            self.used[token.text] = one.line
            inner = self.expanded(one.text, by, (), depth - 1)
            pieces += [text[place:token.start], f"({inner})"]
            place = end
        whole = "".join([*pieces, text[place:]])
        if len(whole) > 2 * TOO_LONG:
            raise NotRead("with its definitions put in, it is too long")
        return whole

    def put_in(self) -> tuple[str, ...]:
        """What is said of the definitions that were put in."""
        if not self.used:
            return ()
        told = ", ".join(f"{name} of line {line}" for name, line in self.used.items())
        return (f"with {told}",)


def _behind(text: str, token: Token, one: Definition) -> int:
    """Where a call ends that repeats of what the letter is a function, as f(x) does."""
    found = re.compile(r"\s*\((?P<at>[^()]*)(?P<end>\))?").match(text, token.end)
    if not found:
        return token.end
    at, args = (re.sub(r"\s", "", part) for part in (found["at"], one.args))
    is_call = at == args if args else {*at.split(",")} <= {*_names(one.text)}
    if not found["end"] or not is_call:
        raise NotRead(f"is {one.name}({found['at']}…) a value or a product?")
    return found.end()


class _Derivative(_Check):
    """A derivative, or a differential, on the left."""

    def found(self) -> Found:
        """The verdict.

        :raises TypedError: it cannot be read in this way.
        """
        head = self._head(self.left)
        if head.kind == "differential":
            return self._differential(head)
        if chained := self._chained(head):
            return chained
        of, by = self._of(head)
        if not by:
            return self._by_any(of, head)
        return self._by(of, by, head)

    def _chained(self, head: Left) -> Found | None:
        """By the chain rule, where the outer function is a letter L of which nothing is said but its slope by z.

        That slope is laid out like z, as a gradient is; or, in numerator layout, with all others transposed.
        """
        outer, by = head.of.strip(), (_names(head.by) or [""])[0]
        slope = re.compile(SLOPE.format(of=re.escape(outer)))
        inner = {name_in(found["by"] or found["under"]) for found in slope.finditer(self.right)}
        if not name_in(outer) or outer in self.definitions or head.indices or len(inner) != 1 or head.kind != "first":
            return None
        (name,) = inner
        if not self.depends(name, by):
            return None
        text, letter = self.expanded(name, by, [name]), next(one for one in FREE if one not in _names(self.right))
        right = slope.sub(f" {letter} ", self.right)
        if WITHIN.search(right):
            raise NotRead("other derivatives stand in the right side")
        found = []
        for is_row in (False, True):
            with suppress(WrtError):
                found.append(self._of_slope(outer, name, by, text, right, letter, is_row))
        if not found:
            raise TypedError(f"it does not fit, whether the slope by {name} is laid out like {name} or transposed")
        best = next((one for one in found if one.verdict != FALSE), found[0])
        return best if best.verdict != FALSE or len(found) == 1 else replace(best, words=(
            "in either layout", *best.words))

    def _of_slope(self, outer: str, name: str, by: str, text: str, right: str, slope: str, is_row: bool) -> Found:
        """With the slope as a letter of its own, which is put in for it."""
        question = self.question(text, by, "")
        inner = define(name, question.of)
        shape = declared(inner)
        if is_row:
            shape = () if shape == () else (1, shape[0]) if len(shape) == 1 else shape[::-1]
        answer = typed(right, {slope: shape}, question.reading)
        if more := [one for one in answer.letters if one not in question.reading.letters and one != slope]:
            raise TypedError(f"{more[0]} does not stand in {name}")
        loss = Scalar(name_in(outer), of=inner)
        whole, part = gradient(loss, question.by), gradient(loss, inner)
        put: dict[Expression, Expression] = {answer.letters[slope]: transposed(part) if is_row else part}
        other = {read: letter for read, letter in zip(question.reading.letters.values(), question.letters)}
        said = explain(transposed(whole) if is_row else whole, replaced(replaced(answer.expression, put), other))
        found = _of_explanation(said, question.reading.shapes, self.put_in(), answer.notes)
        terms = answer.expression.terms if isinstance(answer.expression, Sum) else (answer.expression,)
        if found.verdict == FALSE and any(answer.letters[slope] not in [*term.walk()] for term in terms):
            return replace(found, verdict=UNDECIDED, words=(f"{outer} may depend on {by} in another way than by {name}",
                                                            *found.words))
        if is_row and found.verdict == PROVED and self.claim.layout != "numerator":
            return replace(found, verdict=ELSEWHERE, words=("in numerator layout", *found.words))
        return found

    def _by_any(self, of: str, head: Left) -> Found:
        """By that letter by which it is right, where it is not said by which."""
        for by in dict.fromkeys(_names(of)):
            try:
                found = self._by(of, by, head)
            except (TypedError, WrtError):
                continue
            if found.verdict not in (FALSE, UNDECIDED):
                return replace(found, words=(f"by {by}", *found.words))
        raise NotRead("it is not said by which letter is differentiated")

    def _by(self, of: str, by: str, head: Left) -> Found:
        if states_derivative(self.right):
            return self._of_two(of, by, head)
        if WITHIN.search(self.right):
            raise NotRead("derivatives stand in the right side")
        form = HESSIAN.form if head.kind == "second" else ""
        question = self.question(of, by, form)
        if head.is_row and form == "" and axes(question.of) == SCALAR:
            form = ROW.form
        elif not form and self.claim.layout == "denominator" and axes(question.of) != SCALAR != axes(question.by):
            form = "transposed" if not axes(question.of)[1] and not axes(question.by)[1] else ""
        known = set(question.reading.letters)
        others = [name for name in _names(self.right) if name not in known and name in self.definitions]
        right = self.expanded(self.right, by, others)
        answer = f"{_in_entries(head)} = {right}" if head.indices else right
        return self._verdict(judged(question, answer, form), question, head, right)

    def _head(self, text: str) -> Left:
        if (primed := PRIMED.fullmatch(text)) and primed["name"] in self.definitions:
            args = self.definitions[primed["name"]].args
            if (primed["at"] or args).strip() != args.strip():
                raise NotRead(f"{text} is the value at a point")
            return Left(text, "first", primed["name"], args)
        known = {name for one in self.definitions.values() for name in (one.name, *_names(one.text))}
        found = left_of(_hidden(text), {*_names(text), *known, *self.kinds})
        if found is None or found.kind == "named":
            raise NotRead("its left side is not read as a derivative")
        if any(not INDEX.fullmatch(name) for name in found.indices):
            raise NotRead(f"is {''.join(found.indices)} an index?")
        return replace(found, of=found.of.replace(HIDDEN, "_"))

    def _of(self, head: Left) -> tuple[str, str]:
        """What is differentiated, with definitions put in, and the letter."""
        of = head.of.strip()
        called = CALLED.fullmatch(of)
        names = _names(called["name"]) if called else []
        one = self.definitions.get(names[0]) if len(names) == 1 else None
        by = (_names(head.by) or [""])[0]
        if not by and one is not None:
            by = (_names(one.args) or [""])[0] if len(_names(one.args)) == 1 else ""
        if called and len(names) == 1 and names[0] != by:
            if one is None:
                raise NotRead(f"{of} is not defined before: of what is this the derivative?")
            if called["at"] and one.args and _names(called["args"]) != _names(one.args):
                raise NotRead(f"{of} is defined at {one.args}, and stands here at another place")
            return self.expanded(of, by, names), by
        if re.fullmatch(r"\d*", of):
            raise NotRead("it is not said of what this is the derivative")
        return self.expanded(of, by), by

    def _of_two(self, of: str, by: str, head: Left) -> Found:
        """Two derivatives by one letter are equal if what is differentiated is."""
        try:
            other = self._head(self.right)
            more, letter = self._of(other)
        except TypedError:
            raise NotRead("derivatives stand on both sides") from None
        if letter != by or other.kind != head.kind or head.indices or other.indices or other.kind == "differential":
            raise NotRead("derivatives stand on both sides")
        shapes, chosen, counts = self.shapes(f"{of} + {more}")
        left, right = equated(of, more, shapes, counts)
        other_letters = chosen.structured(left.letters)
        said = explain(*(replaced(side.expression, other_letters) for side in (left, right)))
        statement = f"∂({said.left.text()})/∂{by} = ∂({said.right.text()})/∂{by}"
        if said.verdict in (FALSE, UNDECIDED, ELSEWHERE):
            raise NotRead("derivatives stand on both sides")
        return Found(PROVED, statement, self.put_in(), left.shapes)

    def _verdict(self, said: Verdict, question: Question, head: Left, right: str) -> Found:
        """In the words of the report."""
        letters, put_in = question.reading.shapes, self.put_in()
        statement = said.statement.text
        rests = "".join(words + (spoken or tex) for words, tex, spoken in said.rests)
        if said.verdict == ELSEWHERE:
            named = said.convention.words
            if self.claim.layout and f"({self.claim.layout} layout)" in named and " and " not in named:
                return Found(PROVED, said.convention.text, (f"in the {self.claim.layout} layout", *put_in), letters)
            return Found(ELSEWHERE, statement, (f"{named}: {said.convention.text}", *put_in), letters)
        if said.verdict == CONDITIONAL or said.verdict not in (FALSE, UNDECIDED):
            if rests:
                return Found(RIGHT, statement, (rests, *put_in), letters)
            return Found(said.verdict, statement, put_in, letters)
        if said.verdict == FALSE and _is_zero(right):
            return Found(CONDITION, statement, ("it says where the derivative vanishes",), letters)
        if said.verdict == UNDECIDED:
            return Found(UNDECIDED, statement, (said.finding.text or "compared in vain", *put_in), letters)
        correct = f"the answer is {said.answer.text}"
        if said.correction.text:
            correct = f"{said.correction.text}: {said.corrected.text}"
        if said.only.text and not self._is_declared_general(said.only.text):
            return Found(SPECIAL, statement, (said.only.text, *put_in), letters)
        words = tuple(filter(None, (said.finding.text, said.only.text, correct, *put_in)))
        why = self._doubt(said, question, head, right)
        if not why and (only := self._if_symmetric(question, right, said)):
            return Found(SPECIAL, statement, (only, *put_in), letters)
        return Found(UNDECIDED if why else FALSE, statement, (*([why] if why else []), *words), letters)

    def _if_symmetric(self, question: Question, right: str, said: Verdict) -> str:
        """Which matrices would have to be symmetric, if it is right where they are; of none that was declared."""
        by = question.by
        square = [one for one in question.letters if len(one.rows) == 1 and one.rows == one.columns
                  and not isinstance(one, Structured) and one.name not in self.claim.declared]
        others = [one for one in square if one != by]
        tried = [(others, ("",))] * bool(others) + [(square, tuple(TIED))] * (by in square)
        for letters, forms in tried:
            put: dict[Expression, Expression] = {one: Structured(one.name, one.rows, one.columns) for one in letters}
            named = tuple(one for one in (put.get(letter, letter) for letter in question.letters)
                          if isinstance(one, Symbol))
            asked = replace(question, of=replaced(question.of, put), letters=named,
                            by=next(one for one in named if one.name == by.name))
            for form in forms:
                with suppress(WrtError):
                    if judged(asked, right, form or question.form).verdict in (CONDITIONAL, *STATUSES):
                        names = ", ".join(one.text() for one in letters)
                        return f"if {names} {'is' if len(letters) == 1 else 'are'} symmetric" + (
                            f", and its entries are {form}" if form else "")
        return ""

    def _is_declared_general(self, words: str) -> bool:
        """Whether the matrix that would have to be symmetric was declared, and as no such matrix."""
        return any(kind[0] == "matrix" and re.search(rf"\b{re.escape(name)} is symmetric", words)
                   for name, kind in self.claim.declared.items())

    def _doubt(self, said: Verdict, question: Question, head: Left, right: str) -> str:
        """Why what does not agree is not called false, if there is a reason."""
        if not _names(right):
            return "a number stands there, which may be the value at a point"
        if head.indices or SUM.search(right) or question.reading.indices:
            return BY_ENTRIES
        if head.kind == "second" and "the right side scalar" in said.finding.text:
            return "it may be the Laplacian that is meant"
        if NORM in question.reading.notes:
            return NORM + " here, and another may be meant"
        if not said.finding.text.lower().startswith("counterexample") and self._is_laid_out_otherwise(said):
            return "it may be meant in a layout that is not known here"
        return ""

    def _is_laid_out_otherwise(self, said: Verdict) -> bool:
        """Whether both sides have as many entries, so that one may be the other, reshaped."""
        found = re.search(r"the left side is (?P<left>[^,]*), the right side (?P<right>[^,.]*)", said.finding.text)
        if not found:
            return True
        left, right = (sorted(size for size in re.split("[×·]", found[side].strip()) if size != "1")
                       for side in ("left", "right"))
        return left == right

    # --- differentials
    def _differential(self, head: Left) -> Found:
        of = self.expanded(head.of.strip(), "", [*_names(head.of)] if CALLED.fullmatch(head.of.strip()) else ())
        if of.startswith("(") and of.endswith(")") and not of[1:-1].count("("):
            of = of[1:-1]
        shapes, chosen, counts = self.shapes(of)
        read = typed(of, shapes, counts=counts)
        letters = {name: letter for name, letter in read.letters.items() if isinstance(letter, Symbol)}
        places = [(found.start(), name, found) for name in letters for found in _moved(name).finditer(self.right)]
        if not places:
            raise NotRead("no increment such as dX stands in the right side")
        free = iter([name for name in FREE if name not in letters])
        steps = {name: next(free) for name in dict.fromkeys(name for _, name, _ in places)}
        text = self.right
        for name, step in steps.items():
            text = _moved(name).sub(f" {step} ", text)
        if WITHIN.search(text) or states_derivative(text):
            raise NotRead("other increments than those of its letters stand in the right side")
        given: dict[str, tuple[str | int, ...]] = {step: declared(letters[name]) for name, step in steps.items()}
        answer = typed(text, given, read)
        unknown = [name for name in answer.letters if name not in letters and name not in given]
        if unknown:
            raise NotRead(f"{unknown[0]} does not stand on the left")
        moved = [letters[name] for name in steps]
        put: dict[Expression, Expression] = {answer.letters[step]: increment(letters[name])
                                             for name, step in steps.items()}
        other = chosen.structured(read.letters)
        if any(isinstance(other.get(letter), Structured) for letter in moved):
            raise NotRead("the increment of a matrix with tied entries is not read")
        said = explain(replaced(d(read.expression, *moved), other),
                       replaced(replaced(answer.expression, put), other))
        constant = [name for name in letters if name not in steps]
        more = f"where {', '.join(constant)} {'is' if len(constant) == 1 else 'are'} constant" if constant else ""
        return _of_explanation(said, read.shapes, tuple(filter(None, (more, *self.put_in()))), answer.notes)


def _in_entries(head: Left) -> str:
    """A left side with the same indices, of a function that is called f."""
    of, by = ("_{" + "".join(names) + "}" if names else "" for names in (head.of_indices, head.by_indices))
    return rf"\frac{{\partial f{of}}}{{\partial {head.by}{by}}}"


def _hidden(text: str) -> str:
    """A left side in which the indices of a sum are no indices of the derivative."""
    if not SUM.search(text):
        return text
    return re.sub(rf"((?:\\partial|∂|d)\s*(?!\\sum)\\?[A-Za-z]+|\\nabla|∇){HIDDEN}", r"\1_", text.replace("_", HIDDEN))


def _by_rows(e: Expression) -> Expression:
    """The same with the rows stacked where columns are."""
    inside = e.with_operands([_by_rows(part) for part in e.operands()])
    return Vec(inside.of, by_rows=True) if isinstance(inside, Vec) and not inside.by_rows else inside


def _moved(name: str) -> re.Pattern[str]:
    spellings = {name, f"\\{name}"} | ({GREEK[name]} if name in GREEK else set())
    moved = MOVED.format(names="|".join(map(re.escape, sorted(spellings))))
    return re.compile(BRACKETED.format(moved=moved))


def _is_zero(text: str) -> bool:
    return bool(re.fullmatch(r"[\s({]*0(?:_[\w{}]+)?[\s)}]*|\\(?:vec|mathbf)\s*\{?\s*0\s*\}?", text.strip()))


def _of_explanation(said: Explanation, letters: str, more: tuple[str, ...], notes: Iterable[str] = ()) -> Found:
    """What `explain` says of an equation, in the words of the report."""
    statement = f"{said.left.text()} = {said.right.text()}"
    if said.verdict == ELSEWHERE and said.convention:
        return Found(ELSEWHERE, statement, (f"{said.convention.words}: {said.convention.text()}", *more), letters)
    if said.verdict not in (FALSE, UNDECIDED):
        if said.conditions:
            holds = " and ".join(condition.text() for condition in said.conditions)
            return Found(RIGHT, statement, (f"where {holds}", *more), letters)
        return Found(said.verdict, statement, more, letters)
    words = [said.finding] if said.finding else []
    if said.correction is not None:
        words.append(f"{plain(said.correction.words)}: {said.correction.right.text()}")
    if said.verdict == FALSE and said.symmetric:
        return Found(SPECIAL, statement, (f"if {said.symmetric} is symmetric", *more), letters)
    if said.verdict == FALSE and NORM in notes:
        words, said = [f"{NORM} here, and another may be meant", *words], replace(said, verdict=UNDECIDED)
    return Found(said.verdict, statement, (*words, *more), letters)


class _Identity(_Check):
    """An equation of the algebra of matrices, which may be a claim, or a condition on its letters."""

    def found(self) -> Found:
        """The verdict; what does not hold of all letters is a condition, unless it can be nothing but a claim.

        :raises TypedError: it cannot be read in this way.
        """
        if states_derivative(self.right):
            turned = _Derivative(self.right, self.left, self.kinds, self.definitions, self.claim)
            return turned.found()
        if WITHIN.search(self.left + self.right):
            raise NotRead("a derivative stands within a side")
        shapes, chosen, counts = self.shapes(f"{self.left} + {self.right}")
        if _is_zero(self.right) or _is_zero(self.left):
            return Found(CONDITION, f"{self.left} = {self.right}", ("an equation to be solved, or a condition",))
        if has_sums := bool(SUM.search(self.left + self.right)):
            (first, counted), (second, more) = summed(self.left), summed(self.right)
            left, right = equated(first, second, shapes, counts, {})
            self.check_counted(left, counted + more)
        else:
            left, right = equated(self.left, self.right, shapes, counts)
        other = chosen.structured(left.letters)
        sides = [replaced(side.expression, other) for side in (left, right)]
        if axes(sides[0]) != axes(sides[1]) and SCALAR in map(axes, sides):
            raise TypedError("a number stands on one side, and an array on the other")
        said = explain(*sides)
        if has_sums and said.verdict in (FALSE, UNDECIDED):
            return Found(CONDITION, f"{said.left.text()} = {said.right.text()}", (BY_ENTRIES,), left.shapes)
        if said.verdict in (FALSE, UNDECIDED) and not self._is_claim(*sides):
            words = "it holds for some values of its letters alone, and is taken for a condition on them"
            return Found(CONDITION, f"{said.left.text()} = {said.right.text()}", (words,), left.shapes)
        found = _of_explanation(said, left.shapes, (), left.notes)
        if found.verdict in (FALSE, UNDECIDED) and (rows := [*map(_by_rows, sides)]) != sides:
            stacked = explain(rows[0], rows[1])
            if stacked.verdict in STATUSES:
                words = f"with rvec in place of vec: {stacked.left.text()} = {stacked.right.text()}"
                return Found(ELSEWHERE, found.statement, (words,), found.letters)
        if found.verdict == FALSE and (symmetric := self._if_symmetric(*sides)):
            return Found(SPECIAL, found.statement, (f"if {symmetric} symmetric",), found.letters)
        return found

    def _is_claim(self, left: Expression, right: Expression) -> bool:
        """Whether it can be no condition: an operation on a product or a sum, with the same letters on both sides."""
        names = [{part for part in side.walk() if isinstance(part, Symbol)} for side in (left, right)]
        if names[0] != names[1] or len(names[0]) < 1:
            return False
        heads = re.compile(r"\s*(?:\(.*\)\s*\^\{?-?\s*[T\d]|\\?(?:operatorname\{)?(?:tr|det|vec|trace|logdet|log)\b.*|"
                           r"\(.*\)(?:ᵀ|⁻¹|').*).*", re.DOTALL)
        parts = [part for part in (left, right) if len(list(part.walk())) > 3]
        inside = [operand for side in (left, right) for operand in side.operands()]
        if left in inside or right in inside:        # E = Eᵀ says that E is symmetric
            return False
        return len(parts) == 2 and bool(heads.fullmatch(self.left) or heads.fullmatch(self.right))

    def _if_symmetric(self, left: Expression, right: Expression) -> str:
        """The square matrices of an equation, if it is right where all of them are symmetric."""
        square = [part for part in dict.fromkeys([*left.walk(), *right.walk()])
                  if isinstance(part, Symbol) and len(part.rows) == 1 and part.rows == part.columns
                  and not isinstance(part, Structured)]
        if not square:
            return ""
        put: dict[Expression, Expression] = {one: Structured(one.name, one.rows, one.columns) for one in square}
        try:
            said = explain(replaced(left, put), replaced(right, put))
        except WrtError:
            return ""
        names = ", ".join(one.text() for one in square)
        return f"{names} {'is' if len(square) == 1 else 'are'}" if said.verdict in STATUSES else ""
