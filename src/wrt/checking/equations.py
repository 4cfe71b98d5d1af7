r"""The equations of a piece of mathematics: its rows, their sides and the signs between, each side with its place.

What is only layout becomes blanks: \label, \tag, spaces, signs of alignment. A row that begins with a sign of equality
goes on with the one before; behind \quad, a comma with a wide space, or an arrow, another equation begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .pieces import Piece

# environments whose rows are equations, or parts of one
ROWS = {name + star for name in ("equation", "align", "aligned", "gather", "gathered", "multline", "eqnarray",
    "alignat",
                                 "flalign", "split", "alignedat", "displaymath", "math") for star in ("", "*")}
EQUAL, DEFINED, OTHER = "=", ":=", "≈"
RELATIONS = {sign: kind for kind, signs in {
    EQUAL: "=", DEFINED: ":= ≔ ≜ ≡ \\coloneqq \\triangleq \\equiv \\doteq \\stackrel \\overset \\vcentcolon",
    OTHER: "< > ≤ ≥ ≠ ≈ ∼ ∝ ∈ \\approx \\le \\leq \\ge \\geq \\ne \\neq \\lt \\gt \\sim \\simeq \\cong \\propto \\in "
           "\\ni \\notin \\subset \\subseteq \\supset \\ll \\gg \\prec \\succ \\preceq \\succeq \\not "
           "\\leqslant \\geqslant \\asymp \\perp \\models \\leftarrow \\gets ← \\underset \\not=",
}.items() for sign in signs.split()}
# behind these another statement begins
APART = ("\\quad", "\\qquad", "\\enspace", ";", "\\implies", "\\Rightarrow", "\\Longrightarrow", "\\iff", "⇒", "⇔",
         "\\Leftrightarrow", "\\Longleftrightarrow", "\\rightarrow", "\\longrightarrow", "\\to", "→", "\\mapsto",
         "\\therefore", "\\because", "\\Leftarrow", "\\impliedby")
TOKEN = re.compile(r"\\begin\{(?P<begin>\w+\*?)\}(?:\[\w\]|\{\d\})?|\\end\{(?P<end>\w+\*?)\}|\\\\(?:\[[\w. ]{1,12}\])?|"
                   r"\\[A-Za-z]+\*?|\\.|:=|\s+|[^\s]", re.DOTALL)
SPACE = re.compile(r"\\(?:hspace|hskip)\*?\s?\{[^{}]{0,20}\}")
IDLE = re.compile(r"\\(?:label|tag|ref|eqref|vspace|class|cssId|style|cite)\*?\s?\{[^{}]{0,200}\}|"
                  r"\\(?:nonumber|notag|displaystyle|textstyle|limits|nolimits|hline|hfill|newline|medskip|smallskip|"
                  r"bigskip|noindent|allowbreak|break)(?![A-Za-z])|(?<!\\)%[^\n]*")
# words between two statements
WORDS = re.compile(r"\\(?:text|textrm|textit|textbf|mbox|mathrm|textnormal|hbox)\s?\{"
                   r"(?=[^{}]*[^\W\d_][,.:;]*\s+[^{}\s]|\s*"
                   r"(?:and|or|if|where|for|with|so|thus|hence|then|since|let|iff|by|because|when|therefore|subject to)"
                   r"[\s,:.]*\}|[^{}]*[^\x00-\x7f])[^{}]{0,300}\}")
# what goes on with what stands before, whatever space there is between
BEGINS = re.compile(r"(?:\s|~|\\[,;:!> ])*(?P<sign>[+)\]]|\\right(?![a-z])|[\-−]|"
                    r"\\(?:cdot|times|odot|otimes|circ|pm)(?![A-Za-z]))")
# what prints nothing, and what prints what stands in it
NOTHING = re.compile(r"\\[hv]?phantom\s?\{(?:[^{}]|\{[^{}]*\})*\}|\\(?:left|right)\s?\.")
EMPTY = re.compile(r"(?<![\^_\\])\{\s*\}")
WRAPPED = re.compile(r"\\math(?:bin|rel|ord|open|close|punct)\s?\{(?P<inside>[^{}]*)\}")
UNCLEAR = " \\dots "        # it may go on, or not: so it is not read
ENDS = re.compile(r"(?:[+\-−*/(]|\\(?:cdot|times|odot|otimes|circ|pm))\s*$")
MOST = 400      # equations of one piece


@dataclass
class Side:
    """What stands between two signs, from a place of the file on."""

    text: str
    start: int


@dataclass
class Chain:
    """Sides with the signs between them: `signs[k]` stands before `sides[k + 1]`;"""

    sides: list[Side] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)

    def add(self, side: Side, sign: str) -> None:
        """Another side behind a sign."""
        self.sides.append(side)
        self.signs.append(sign)

    def go_on(self, other: Chain) -> None:
        """With the sides of another, but for its first."""
        for sign, side in zip(other.signs, other.sides[1:]):
            self.add(side, sign)


def chains(piece: Piece) -> list[Chain]:
    """The equations of a piece; what has no sign of equality is none.

    >>> [[side.text.strip() for side in chain.sides]
    ...  for chain in chains(Piece(r"\\begin{align} a &= b \\\\ &= c, \\quad d = e \\end{align}", 0))]
    [['a', 'b', 'c'], ['d', 'e']]
    """
    found: list[Chain] = []
    for row in _rows(piece):
        for number, chain in enumerate(_chains(row)):
            first = chain.sides[0]
            is_next = number == 0 and bool(found) and not row.is_apart
            if is_next and not first.text.strip() and chain.signs:
                found[-1].go_on(chain)
            elif found and (begins := BEGINS.match(first.text) or is_next and ENDS.search(found[-1].sides[-1].text)):
                # a minus behind a wide space may begin another equation
                is_unclear = not is_next and bool(chain.signs) and begins[0].strip()[-1:] in "-−"
                last = found[-1].sides[-1]
                last.text = f"{last.text} {UNCLEAR if is_unclear else ''}{first.text}"
                found[-1].go_on(chain)
            elif first.text.strip() or chain.signs:
                found.append(chain)
            if len(found) > MOST:
                return found
    return [chain for chain in found if chain.signs]


@dataclass
class Row:
    """The tokens of a row, each with its place; `is_apart` if it goes on with nothing."""

    tokens: list[tuple[str, int, int]] = field(default_factory=list)    # and how deep it stands
    is_apart: bool = False


def _rows(piece: Piece) -> Iterator[Row]:
    """The rows, cut at \\\\ outside of brackets and of matrices; columns behind the first two are rows of their own."""
    text = piece.text
    for pattern in (SPACE, WORDS):
        text = pattern.sub(lambda found: "\\quad".ljust(len(found[0])), text)
    for pattern in (IDLE, NOTHING):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    text = WRAPPED.sub(lambda found: found["inside"].rjust(len(found[0])), text)
    text = EMPTY.sub(lambda found: " " * len(found[0]), text)
    row, depth, inner, columns = Row(is_apart=True), 0, 0, 0
    for found in TOKEN.finditer(text):
        sign, start = found[0], piece.start + found.start()
        name = found["begin"] or found["end"]
        if name:
            if name not in ROWS:
                inner += 1 if found["begin"] else -1
                row.tokens.append((sign, start, 1))
            continue
        if sign in ("{", "}", "(", ")", "[", "]", "\\{", "\\}"):
            opens = sign[-1] in "{(["
            depth = max(depth + (1 if opens else -1), 0)
            row.tokens.append((sign, start, max(depth, 1) + inner))
            continue
        if inner <= 0 and (sign.startswith("\\\\") and not depth or sign == "&" and depth == 0):
            columns = 0 if sign != "&" else columns + 1
            is_eqnarray = sign == "&" and "".join(one[0] for one in row.tokens).strip()[-1:] == "="
            if sign == "&" and (columns % 2 or is_eqnarray):
                columns -= is_eqnarray
                row.tokens.append((" ", start, 0))
                continue
            yield row
            row = Row(is_apart=sign == "&")
            continue
        row.tokens.append((sign, start, depth + max(inner, 0)))
    yield row


def _chains(row: Row) -> Iterator[Chain]:
    """The statements of a row, cut where another one begins."""
    chain = Chain()
    side: list[tuple[str, int]] = []
    skip = 0        # groups of braces that belong to a sign, as those of \\stackrel
    comma = -1      # where in the side the last comma stands

    def ended(sign: str = "") -> None:
        nonlocal side, comma
        while side and (side[0][0].isspace() or side[0][0] == ","):
            del side[0]
        text = "".join(sign for sign, _ in side).rstrip().rstrip(".,;").rstrip()
        chain.sides.append(Side(text, side[0][1] if side else 0))
        chain.signs.extend([sign] * bool(sign))
        side, comma = [], -1

    for sign, start, depth in row.tokens:
        if skip:
            skip -= sign == "}" and depth <= 1
        elif depth == 0 and sign in RELATIONS:
            kind = RELATIONS[sign]
            if comma >= 0 and chain.signs:      # as in a = b, c = d
                side, behind = side[:comma], side[comma + 1:]
                ended()
                yield chain
                chain, side = Chain(), behind
            ended(kind)
            skip = 2 if sign in ("\\stackrel", "\\overset", "\\underset") else 0
        elif depth == 0 and sign in APART:
            ended()
            yield chain
            chain = Chain()
        else:
            comma = len(side) if depth == 0 and sign == "," else comma
            side.append((sign, start))
    ended()
    yield chain
