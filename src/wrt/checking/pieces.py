r"""The pieces of mathematics in a Markdown text, each with its place: $…$, $$…$$, \(…\), \[…\], environments, fences.

A parser of Markdown keeps the lines of its blocks and no columns, and knows nothing of \(…\): so the signs themselves
are read, from the left, and what is code is blanked before, sign by sign, so that every place stays what it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

LONGEST = 100_000       # signs of one piece
FENCE = re.compile(r"(?P<before>(?:[ \t]*>)*(?:[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*[ \t]*)"
                   r"(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)")
HEADING = re.compile(r"^ {0,3}(?P<level>#{1,6})(?:[ \t]|$)", re.MULTILINE)
RAW = re.compile(r"<!--|<(script|style|pre|code)\b", re.IGNORECASE)
TICKS = re.compile(r"`+")
LIST = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)]|!!!|\?\?\?\+?|\[\^[^\]\n]{1,40}\]:)(?:[ \t]|\w|$)")
BLANK = re.compile(r"\n[ \t>]*(?=\n)")
QUOTED = re.compile(r"(?<=\n)[ \t]*(?:>[ \t]?)+")
OPTION = re.compile(r"(?m)^[ \t]*:\w+:.*$")
ENVIRONMENTS = ("equation", "align", "aligned", "gather", "gathered", "multline", "eqnarray", "alignat", "flalign",
    "split",
                "displaymath", "math")
OPEN = re.compile(r"\\\\?[(\[]|\\begin\{(?P<env>" + "|".join(ENVIRONMENTS) + r")(?P<star>\*?)\}|\\[\s\S]|\$\$|\$`|\$")
MATHS = ("math", "{math}")
# what a price has not: a command, a sign of equality, something above or below
IS_TEX = re.compile(r"\\[A-Za-z]|[=^_]")


@dataclass(frozen=True)
class Piece:
    """Mathematics from the place `start` of a text on; `is_cell` says whether it stands in a row of a table."""

    text: str
    start: int
    is_cell: bool = False


class Page:
    """A Markdown text: its mathematics, its comments, its head and its headings.

    >>> [piece.text for piece in Page("Of $x$ and `$y$`, for $5 and $6:\\n$$\\nX'X\\n$$").pieces]
    ['x', "\\nX'X\\n"]
    """

    def __init__(self, text: str) -> None:
        self._none: dict[str, int] = {}     # up to where it is known that no such sign follows
        self.text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
        self._fenced: list[Piece] = []
        self.comments: list[Piece] = []
        self.head = ""
        self._plain = self._without_code()
        self._blank = [found.start() for found in BLANK.finditer(self._plain)]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def place(self, start: int) -> tuple[int, int]:
        """The line and the column of a place, from 1."""
        line = bisect_right(self._lines, start)
        return line, start - self._lines[line - 1] + 1

    @cached_property
    def headings(self) -> list[tuple[int, int]]:
        """Where the headings stand, and their levels."""
        return [(found.start(), len(found["level"])) for found in HEADING.finditer(self._plain)]

    @cached_property
    def pieces(self) -> list[Piece]:
        """The mathematics, in the order in which it stands there."""
        return sorted([*self._fenced, *self._found()], key=lambda piece: piece.start)

    # --- what is no mathematics
    def _without_code(self) -> str:
        """The text with blanks for its head, its code and its comments."""
        text = self.text
        if (head := re.match(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", text, re.DOTALL)) and (
                head.end() < LONGEST):
            self.head = head[1]
            text = _blanked(text, head.start(), head.end())
        text = self._without_raw(self._without_blocks(text))
        return "".join(map(_without_spans, text.splitlines(keepends=True)))

    def _without_raw(self, text: str) -> str:
        """Without comments, which are kept, and without what HTML shows as it stands."""
        kept, place, lower, unclosed = [], 0, text.lower(), set()
        for opener in RAW.finditer(text):
            close = f"</{opener[1].lower()}" if opener[1] else "-->"
            if opener.start() < place or close in unclosed:
                continue
            end = lower.find(close, opener.end())
            if end < 0:
                unclosed.add(close)
                continue
            if not opener[1]:
                self.comments.append(Piece(text[opener.end():end], opener.end()))
            kept += [text[place:opener.start()], _blank(text[opener.start():end + len(close)])]
            place = end + len(close)
        return "".join([*kept, text[place:]])

    def _without_blocks(self, text: str) -> str:
        """Without fences and what is indented as code; a fence of mathematics is a piece."""
        lines, kept = text.splitlines(keepends=True), []
        fence, info, begin, place, is_list, was_blank, was_code = "", "", 0, 0, False, True, False
        for line in lines:
            found = FENCE.match(line)
            is_blank = not line.strip()
            if fence:
                if found and found["fence"].startswith(fence) and not found["info"].strip():
                    if info in MATHS:
                        inside = OPTION.sub(lambda option: _blank(option[0]), text[begin:place])
                        self._fenced.append(Piece(_unquoted(inside), begin))
                    fence = ""
                kept.append(_blank(line))
            elif found and len(found["before"].expandtabs(4)) < 40:
                fence, info = found["fence"], (found["info"].split() or [""])[0].lower()
                begin = place + len(line)
                kept.append(_blank(line))
            else:
                is_list = bool(LIST.match(line)) or is_list and (is_blank or line[0] in " \t" or not was_blank)
                is_code = not is_list and not is_blank and (was_blank or was_code) and line.startswith(("    ", "\t"))
                kept.append(_blank(line) if is_code else line)
                was_code = is_code or was_code and is_blank
                was_blank = is_blank or line.lstrip().startswith("#")
            place += len(line)
        return "".join(kept)

    # --- what is mathematics
    def _found(self) -> Iterator[Piece]:
        text, place = self._plain, 0
        while opener := OPEN.search(text, place):
            place = opener.end()
            begin, end, after = self._ends(opener)
            if end < 0:
                continue
            place = after
            inside = text[begin:end]
            is_quoted = "\n" in inside and self._begins_with(">", opener.start())
            yield Piece(_unquoted(inside) if is_quoted else inside, begin, self._begins_with("|", opener.start()))

    def _ends(self, opener: re.Match[str]) -> tuple[int, int, int]:
        """Where a piece begins and ends, and what follows it; -1 where there is none."""
        sign, begin = opener[0], opener.end()
        none = begin, -1, begin
        if opener["env"]:
            close = f"\\end{{{opener['env']}{opener['star']}}}"
            end = self._find(close, begin, begin + LONGEST)
            return (opener.start(), end + len(close), end + len(close)) if end >= 0 else none
        if sign == "$$":
            return self._until("$$", begin, is_display=True) or none
        if sign == "$`":
            return self._until("`$", begin) or none
        if sign == "$":
            return self._dollar(begin) or none
        if sign[-1] in "([" and len(sign) > 1:
            close = sign[:-1] + {"(": ")", "[": "]"}[sign[-1]]
            return self._until(close, begin, is_display=sign[-1] == "[") or none
        return none

    def _until(self, close: str, begin: int, is_display: bool = False) -> tuple[int, int, int] | None:
        """The next sign that closes, before the paragraph ends; alone in its line, a display may have blank lines."""
        limit = begin + LONGEST
        end = self._find(close, begin, min(self._paragraph(begin), limit))
        if end < 0 and is_display and not self._plain[begin:self._line_end(begin)].strip():
            end = self._find(close, begin, limit)
            if end >= 0 and self._plain[self._line_begin(end):end].strip(" \t>"):
                return None
        return (begin, end, end + len(close)) if end >= 0 else None

    def _find(self, close: str, begin: int, limit: int) -> int:
        """Where the next such sign stands, or -1; no part is searched twice in vain."""
        end = self._plain.find(close, max(begin, self._none.get(close, 0) - len(close)), limit)
        if end < 0:
            self._none[close] = max(limit, self._none.get(close, 0))
        return end

    def _dollar(self, begin: int) -> tuple[int, int, int] | None:
        """The dollar that closes one, as prices have none: no blank stands within, and no number behind."""
        text, limit = self._plain, min(self._paragraph(begin), begin + LONGEST)
        end = text.find("$", begin, limit)
        while end > begin and text[end - 1] == "\\":
            end = text.find("$", end + 1, limit)
        if end <= begin or text.startswith("$$", end):
            return None
        inside = text[begin:end]
        blanks = inside[0].isspace() + inside[-1].isspace()
        if text[end + 1:end + 2].isdigit() or blanks and not IS_TEX.search(inside) or (
                blanks and re.match(r"\d", inside.strip()) and "\\" not in inside):
            return None
        return begin, end, end + 1

    def _paragraph(self, place: int) -> int:
        at = bisect_left(self._blank, place)
        return self._blank[at] if at < len(self._blank) else len(self._plain)

    def _line_end(self, place: int) -> int:
        end = self._plain.find("\n", place)
        return end if end >= 0 else len(self._plain)

    def _line_begin(self, place: int) -> int:
        return self._lines[bisect_right(self._lines, place) - 1]

    def _begins_with(self, sign: str, place: int) -> bool:
        """Whether the line of a place begins with a sign, as that of a quotation or of a row of a table."""
        begin = self._line_begin(place)
        return self._plain[begin:begin + 100].lstrip(" \t" + ">" * (sign != ">")).startswith(sign)


def _blank(text: str) -> str:
    """As long, with its lines, and with nothing in them."""
    return re.sub(r"[^\n]", " ", text)


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + _blank(text[start:end]) + text[end:]


def _without_spans(line: str) -> str:
    """Without code between backticks; those of $`x`$ are none."""
    runs = [found for found in TICKS.finditer(line) if line[found.start() - 1:found.start()] != "\\"]
    following: dict[int, list[int]] = {}
    for number, run in enumerate(runs):
        following.setdefault(len(run[0]), []).append(number)
    kept, place, number = [], 0, 0
    while number < len(runs):
        same = following[len(runs[number][0])]
        after = bisect_right(same, number)
        if after < len(same):
            start, end = runs[number].start(), runs[same[after]].end()
            if not (start and line[start - 1] == "$" == line[end:end + 1]):
                kept += [line[place:start], _blank(line[start:end])]
                place = end
            number = same[after]
        number += 1
    return "".join([*kept, line[place:]])


def _unquoted(text: str) -> str:
    """Without the signs of a quotation before its lines."""
    return QUOTED.sub(lambda found: _blank(found[0]), text)
