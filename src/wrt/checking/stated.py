r"""What notes say of the shapes of their letters: in their head, in a comment, and as in X \in \mathbb{R}^{n \times m}.

A size of which nothing is said has a name that begins with a question mark, and may be any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..errors import TypedError
from ..nodes.structured import DECLARED
from ..parsing.kinds import Kind
from ..parsing.tokens import tokens
from .spelled import spelled

SIZE = r"(?:[A-Za-z](?:_?\d)?|\d{1,6})(?![A-Za-z0-9])"
PAIR = re.compile(rf"(?<!\w)(?P<rows>{SIZE})\s*(?:×|⨯|\\times|\bby\b|\*|\bx\b)\s*(?P<columns>{SIZE})")
GLUED = re.compile(r"\b([A-Za-z]|\d{1,6})x([A-Za-z]|\d{1,6})\b")       # as in nxm
CLAUSE = re.compile(r"[,;\n]|\band\b|&")
SAID = re.compile(r"\s*(?:let\s+)?(?P<letter>[^\W\d]\w*)"
                  r"(?:\s*(?:\b(?:is|are|be)\b|:|∈|\\in\b)\s*|\s+|$)(?P<shape>.*?)\s*\.?\s*")
ONE = re.compile(rf"\b(?:of|in|length|size|dimension|vectors?|columns?|rows?)\s+(?P<size>{SIZE})\s*$")
PLAIN = {"a", "an", "the", "of", "in", "with", "size", "length", "dimension", "entries", "general", "square",
         "invertible", "positive", "definite", "semidefinite"}
WORDS = {word: kind for kind, words in {"number": "number numbers scalar scalars constant", "row": "row rows",
                                        "column": "column columns vector vectors", "matrix": "matrix matrices"}.items()
         for word in words.split()}
LAYOUT = re.compile(r"(?:layout|convention)\s*(?:is\s+|[:=]\s*)?(?:the\s+)?"
                    r"(?P<layout>numerator|denominator)(?:[- ]layout)?"
                    r"|(?P<other>numerator|denominator)[- ]layout", re.IGNORECASE)
SPACE = re.compile(r"(?P<letters>[^=≈:]{1,120}?)\s*(?:\\in|∈)\s*"
                   r"(?:\\mathbb\s*\{?\s*R\s*\}?|\\R(?:eals)?(?![A-Za-z])|ℝ|\\Re(?![A-Za-z])"
                   r"|\\mathbf\s*\{?\s*R\s*\}?)(?:\s*\^\s*(?:\{(?P<sizes>[^{}]{1,60})\}|(?P<size>[A-Za-z0-9])))?")
SYMMETRIC = re.compile(r"(?P<letters>[^=≈:]{1,120}?)\s*(?:\\in|∈)\s*\\mathbb\s*\{?\s*S\s*\}?"
                       r"(?:\s*(?:_\{?\+*\}?)?\s*\^\s*\{?(?P<size>[A-Za-z0-9])\}?)")
HEAD = re.compile(r"^wrt[ \t]*:[ \t]*(?P<line>.*)\n(?P<more>(?:[ \t]+.*\n|[ \t]*\n)*)", re.MULTILINE)


def of_head(head: str) -> tuple[dict[str, Kind], str]:
    """The shapes by the letters, and the layout, that the head of a file declares under `wrt`.

    >>> of_head("title: Notes\\nwrt:\\n  W: n×m\\n  A: symmetric n×n\\n  layout: denominator\\n")
    ({'W': ('matrix', 'n', 'm'), 'A': ('symmetric', 'n')}, 'denominator')
    """
    found = HEAD.search(head if head.endswith("\n") else f"{head}\n")
    if not found:
        return {}, ""
    lines = [found["line"].split(" #")[0], *found["more"].splitlines()]
    return declared("\n".join(line.strip().strip("'\"|>-").strip() for line in lines))


def declared(text: str) -> tuple[dict[str, Kind], str]:
    """The shapes by the letters, and the layout, that a text declares.

    :raises TypedError: a part of it cannot be read; with the place.

    >>> declared("W is n×m, x is a vector of m, A symmetric")[0]
    {'W': ('matrix', 'n', 'm'), 'x': ('column', 'm'), 'A': ('symmetric', '?A')}
    """
    layout = ""
    for said in LAYOUT.finditer(text):
        layout = (said["layout"] or said["other"]).lower()
    text = LAYOUT.sub(lambda said: " " * len(said[0]), text)
    text = GLUED.sub(r"\1×\2", text)
    kinds: dict[str, Kind] = {}
    waiting: list[str] = []     # the first letters of several, as in A, B are n×n
    place = 0
    for clause in CLAUSE.split(text):
        found = SAID.fullmatch(clause)
        if clause.strip(" \t.") and not found:
            raise _not_read(text, place)
        if found:
            waiting.append(_name(found["letter"], text, place + found.start("letter")))
            if found["shape"]:
                kinds |= {name: _kind(name, found["shape"], text, place) for name in waiting}
                waiting = []
        place += len(clause) + 1
    if waiting:
        raise _not_read(text, text.rfind(waiting[0]))
    return kinds, layout


def _not_read(text: str, place: int) -> TypedError:
    return TypedError("this declaration is not read", text, max(place, 0),
                      "write one as in: W is n×m, x is a vector of m, A symmetric, c is a number")


def _kind(letter: str, shape: str, text: str, place: int) -> Kind:
    """The kind that is said in words, with its sizes."""
    unknown, lower = f"?{letter}", shape.lower()
    structure = next((name for name in sorted((*DECLARED, "skew"), key=len)[::-1] if name in lower), "")
    pair = PAIR.search(shape)
    one = None if pair else ONE.search(shape)
    rest = PAIR.sub(" ", shape) if pair else shape[:one.start("size")] if one else shape
    words = re.findall(r"[a-z]+|\S", rest.lower().replace(structure, " ") if structure else rest.lower())
    if not pair and not one and words and re.fullmatch(SIZE, rest.split()[-1]) and len(words) > 1:
        *words, _ = words
        one = re.search(r"(?P<size>\w+)\s*$", rest)
    kinds = {WORDS[word] for word in words if word in WORDS}
    if "row" in kinds:
        kinds.discard("column")
    if not {*words} <= {*PLAIN, *WORDS} or len(kinds) > 1 or not (kinds or structure or pair) or (
            structure and kinds - {"matrix"}):
        raise _not_read(text, place)
    size = one["size"] if one else unknown
    if kinds == {"number"}:
        return ("number",)
    if kinds & {"row", "column"}:
        return kinds.pop(), size
    rows, columns = (pair["rows"], pair["columns"]) if pair else (size, size if structure or one else f"{unknown}'")
    if structure and rows != columns:
        raise TypedError(f"{letter} is {structure}, and {rows}×{columns} is not square", text, place,
                         "write one size twice, as in n×n")
    return ("skew-symmetric" if structure == "skew" else structure, rows) if structure else ("matrix", rows, columns)


def _name(letter: str, text: str, place: int) -> str:
    try:
        first, *rest = tokens(letter)
    except (TypedError, ValueError):
        first, rest = None, []
    if first is None or first.kind != "name" or len(rest) != 1:
        raise TypedError(f"{letter} is no letter", text, place, "name each thing by one letter, as in W or x_1")
    return first.text


def of_piece(text: str) -> Iterator[tuple[str, Kind]]:
    r"""What a piece of mathematics says of the shapes of letters.

    >>> dict(of_piece(r"\mathbf{X}, Y \in \mathbb{R}^{n \times m}"))
    {'X': ('matrix', 'n', 'm'), 'Y': ('matrix', 'n', 'm')}
    """
    for found in SPACE.finditer(text):
        sizes = re.split(r"\\times|×|,|\s+x\s+", found["sizes"] or found["size"] or "")
        named = [size.strip() for size in sizes if size.strip()]
        for letter in _letters(found["letters"]):
            known = [size if re.fullmatch(SIZE, size) else f"?{letter}{k}" for k, size in enumerate(named)]
            if len(known) < 3:
                yield letter, _of_space(known)
    for found in SYMMETRIC.finditer(text):
        yield from ((letter, ("symmetric", found["size"])) for letter in _letters(found["letters"]))


def _of_space(sizes: list[str]) -> Kind:
    if not sizes or sizes == ["1"] or sizes == ["1", "1"]:
        return ("number",)
    if len(sizes) == 1 or sizes[1] == "1":
        return "column", sizes[0]
    return ("row", sizes[1]) if sizes[0] == "1" else ("matrix", *sizes)


def _letters(text: str) -> Iterator[str]:
    r"""The letters before \in, if nothing else stands there; one with an index is one of many."""
    names = []
    for part in re.split(r",|\\text\{[^{}]*\}", spelled(text).text):
        part = part.strip()
        part = part.rpartition(" ")[2] if part.startswith("\\forall") else part
        if part:
            try:
                names.append(_name(part, text, 0))
            except TypedError:
                names.append("")
    # what stands before a comma may be something else, and what stands at the sign is meant
    yield from (name for name in names if name)


def merged(*kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    """Several declarations, of which the later count."""
    return {name: kind for one in kinds for name, kind in one.items()}
