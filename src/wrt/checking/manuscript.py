r"""Someone's notes as a row of claims: each equation with what is declared and defined where it stands.

A declaration in the head or in a comment holds from there on; a definition such as f(x) = xᵀ A x, and a shape such as
X \in \mathbb{R}^{n \times m}, hold until a heading that ends their section.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..errors import TypedError
from ..parsing.kinds import Kind, Shapes
from ..parsing.tokens import tokens
from .checked import CALLED, DEFINITION, Claim, Definition, Found, name_in, states_derivative
from .equations import BEGINS, DEFINED, OTHER, UNCLEAR, Chain, Side, chains
from .pieces import Page, Piece
from .spelled import spelled
from .stated import declared, of_head, of_piece

ENVIRONMENT = re.compile(r"\\(?:begin|end)\{\w+\*?\}")
MOST, KEPT = 5000, 40       # equations of a file, and definitions that are kept for one
COMMENT = re.compile(r"\s*wrt\s*:\s*(?P<said>.*)", re.DOTALL)
BOLD = re.compile(r"\\(?:mathbf|boldsymbol|bm|pmb|vec)\s*(?:\{\s*)?[a-z](?![a-z])")
# what the text says of letters, and the engine is not told
DOUBTS = re.compile(
    r"\b(symmetric|orthogonal|orthonormal|unitary|diagonal|idempotent|skew|one-hot|unit (?:vector|norm|length)s?|"
    r"normali[sz]ed|hermitian|complex|conjugate|sums? to (?:1|one)|projection|rotation|simplex)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Equation:
    """An equation at its place, as it is written: a claim to be checked, or what is known of it already."""

    line: int
    column: int
    text: str
    claim: Claim | None = None
    found: Found | None = None


class DeclarationError(TypedError):
    """A declaration for this tool that is not read, with its line."""

    def __init__(self, error: TypedError, line: int) -> None:
        super().__init__(error.words, error.text, error.place, error.remedy)
        self.line = line


@dataclass
class _Known:
    """What is known at a place: each with the place where its section ends."""

    shapes: dict[str, tuple[Kind, int]] = field(default_factory=dict)
    definitions: dict[str, tuple[Definition, int]] = field(default_factory=dict)


class Manuscript:
    """The notes of one file.

    :raises DeclarationError: a declaration cannot be read.

    >>> found = Manuscript("Let $f(x) = x^T A x$, then $\\\\nabla f = (A + A^T)x$.")
    >>> [(one.line, one.column, one.text) for one in found.equations if one.claim]
    [(1, 29, '\\\\nabla f = (A + A^T)x')]
    """

    def __init__(self, text: str) -> None:
        self.page = Page(text)
        self.has_bold = bool(BOLD.search(self.page.text))
        self.declared: list[tuple[int, dict[str, Kind], str]] = []
        self._declare()
        self.is_cut = False

    @property
    def pieces(self) -> list[Piece]:
        """The pieces of mathematics in it."""
        return self.page.pieces

    def _declare(self) -> None:
        try:
            kinds, layout = of_head(self.page.head)
            Shapes(kinds)
        except TypedError as error:
            raise DeclarationError(error, 1) from None
        self.declared.append((0, kinds, layout))
        for comment in self.page.comments:
            said = COMMENT.fullmatch(comment.text)
            if said:
                try:
                    kinds, layout = declared(said["said"].strip())
                    Shapes(kinds)
                except TypedError as error:
                    raise DeclarationError(error, self.page.place(comment.start)[0]) from None
                self.declared.append((comment.start, kinds, layout))

    @cached_property
    def equations(self) -> list[Equation]:
        """The equations, in the order in which they stand there."""
        found: list[Equation] = []
        known = _Known()
        for piece, after in zip(self.pieces, [*self.pieces[1:], None]):
            self._remember(piece, known)
            equations = chains(piece)
            if equations and after is not None and self._goes_on(piece, after):
                equations[-1].sides[-1].text += UNCLEAR
            for chain in equations:
                found += self._of_chain(chain, piece, known)
                if len(found) > MOST:
                    self.is_cut = True
                    return found[:MOST]
        return found

    def _goes_on(self, piece: Piece, after: Piece) -> bool:
        """Whether a piece goes on with the one before: it begins with a sign, and no word stands between."""
        between = self.page.text[piece.start + len(piece.text):after.start]
        return bool(BEGINS.match(after.text)) and not re.search(r"\w", ENVIRONMENT.sub("", between))

    def _remember(self, piece: Piece, known: _Known) -> None:
        """The shapes that a piece states."""
        if "in" in piece.text or "∈" in piece.text:
            end = self._section_end(piece.start)
            known.shapes |= {name: (kind, end) for name, kind in of_piece(piece.text[:2000])}

    def _of_chain(self, chain: Chain, piece: Piece, known: _Known) -> Iterator[Equation]:
        anchor: Side | None = None
        for number, sign in enumerate(chain.signs):
            left, right = chain.sides[number:number + 2]
            if sign == OTHER:
                anchor = None
                continue
            if not left.text.strip() or not right.text.strip():
                continue
            if number == 0 and (one := self._definition(left, right, sign)):
                yield Equation(*self.page.place(left.start), _told(left, right), found=Found(DEFINITION, one.text))
                if re.search(r"[A-Za-z]", one.text):
                    known.definitions[one.name] = one, self._section_end(left.start)
                continue
            if states_derivative(spelled(left.text[:400]).text):
                anchor = left
            first = anchor or left
            yield Equation(*self.page.place(right.start if number else left.start), _told(first, right),
                           self._claim(first, right, piece, known))

    def _definition(self, left: Side, right: Side, sign: str) -> Definition | None:
        """What a single letter on the left is defined to be, if it is no part of that."""
        if len(left.text) > 200 or len(right.text) > 2000:
            return None
        first = spelled(left.text).text
        called = CALLED.fullmatch(first)
        name = name_in(called["name"]) if called else ""
        if not name or name in ("I", "e", "pi") or states_derivative(first):
            return None
        try:
            names = [token.text for token in tokens(spelled(right.text).text) if token.kind == "name"]
        except (TypedError, ValueError):
            names = []
        if sign != DEFINED and name in names:
            return None
        assert called is not None
        return Definition(name, (called["args"] or "").strip(), right.text, self.page.place(left.start)[0])

    def _claim(self, left: Side, right: Side, piece: Piece, known: _Known) -> Claim:
        place = left.start
        said: dict[str, Kind] = {}
        layout = ""
        for start, kinds, own in self.declared:
            if start <= place:
                said |= kinds
                layout = own or layout
        weak = {name: kind for name, (kind, end) in known.shapes.items() if end > place}
        definitions = [one for one, end in known.definitions.values() if end > place]
        return Claim(left.text.strip(), right.text.strip(), said, weak, tuple(_needed(definitions, left, right)),
                     layout, self._doubt(place), self.has_bold, piece.is_cell)

    def _section_end(self, place: int) -> int:
        """Where the section ends in which a place stands; before the first heading, that is the whole."""
        headings = self.page.headings
        at = bisect_right(headings, (place, 0))
        if not at:
            return len(self.page.text) + 1
        level = headings[at - 1][1]
        return next((start for start, other in headings[at:] if other <= level), len(self.page.text) + 1)

    def _doubt(self, place: int) -> tuple[str, ...]:
        """The words in its section that say what the engine does not know."""
        headings = [start for start, _ in self.page.headings]
        at = bisect_right(headings, place)
        begin, end = headings[at - 1] if at else 0, headings[at] if at < len(headings) else len(self.page.text)
        if begin not in self._doubts:
            found = DOUBTS.finditer(self.page.text, begin, end)
            self._doubts[begin] = tuple(dict.fromkeys(one[0].lower() for one in found))
        return self._doubts[begin]

    @cached_property
    def _doubts(self) -> dict[int, tuple[str, ...]]:
        return {}


def _needed(definitions: list[Definition], *sides: Side) -> list[Definition]:
    """The definitions of the letters of an equation, and of those in these."""
    text, found = " ".join(side.text for side in sides), dict[str, Definition]()
    while True:
        runs = set(re.findall(r"[A-Za-z]+", text))
        letters = runs | {letter for run in runs if len(run) < 5 for letter in run}
        more = [one for one in definitions if one.name not in found and letters & _spellings(one.name)]
        if not more or len(found) > KEPT:
            return list(found.values())
        found |= {one.name: replace(one) for one in more}
        text += " ".join(one.text for one in more)


def _spellings(name: str) -> set[str]:
    """Runs of letters that a name may stand in: roughly, since what is not used is not put in."""
    return set(re.findall(r"[A-Za-z]+", name)) - {"hat", "bar", "tilde"}


def _told(left: Side, right: Side) -> str:
    return re.sub(r"\s+", " ", f"{left.text.strip()} = {right.text.strip()}")
