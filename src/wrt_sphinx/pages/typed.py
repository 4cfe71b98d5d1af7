r"""What a person may type between dollars: a name, a number, or a shape.

A name is a letter with subscripts, superscripts and a transpose: ``W_{ij}``, ``x^\mathsf{T}``, ``\delta_{ip}``; an
upright d before it makes it the increment of that letter.
A shape is ``n \times m``, of sizes that a cell declares.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wrt.names import GREEK

# letters that TeX has besides, and no name of an object
VARIANTS = ("varepsilon", "vartheta", "varpi", "varrho", "varsigma", "varphi", "ell")
LETTERS = {f"\\{name}": name for name in (*GREEK, *VARIANTS)} | {sign: name for name, sign in GREEK.items()}
STYLES = {rf"\{name}" for name in ("mathbf", "mathbb", "mathrm", "mathsf", "operatorname")}
ACCENTS = {rf"\{name}" for name in ("hat", "bar", "tilde")}
TRANSPOSES = ([r"\top"], [r"\intercal"], ["{", r"\top", "}"], [r"\mathsf", "T"], [r"\mathsf", "{", "T", "}"])

INCREMENT = (r"\mathrm", "{", "d", "}")
MOST, LONGEST_WORD = 60, 12
PIECE = re.compile(r"\\[A-Za-z]+|\\.|\s+|[0-9]+|[A-Za-z]|.", re.DOTALL)


@dataclass(frozen=True)
class Notation:
    """What was typed: a name or a number, or a shape of these sizes."""

    sizes: tuple[str, ...] = ()


def read(tex: str) -> Notation | None:
    r"""The notation that was typed, or nothing if it states something.

    >>> read(r"W_{ij}"), read(r"n_1 m \times 3")
    (Notation(sizes=()), Notation(sizes=('n_1', 'm', '3')))
    >>> read("W x"), read("f = y"), read("x" * 100)
    (None, None, None)
    """
    if len(tex) > MOST:
        return None
    pieces = [piece for piece in PIECE.findall(tex) if piece.strip()]
    for rule in (_number, _name, _shape):
        parser = Parser(pieces)
        try:
            found = rule(parser)
        except _NoNotation:
            continue
        if parser.at == len(pieces):
            return found
    return None


def is_notation(tex: str) -> bool:
    """Whether typed TeX names something and states nothing."""
    return read(tex) is not None


class _NoNotation(Exception):
    """What was typed is nothing of the kind."""


class Parser:
    """Pieces of TeX, read from left to right and never twice by one rule."""

    def __init__(self, pieces: list[str]) -> None:
        self.pieces, self.at = pieces, 0

    @property
    def next(self) -> str:
        return self.pieces[self.at] if self.at < len(self.pieces) else ""

    def take(self) -> str:
        self.at += 1
        return self.pieces[self.at - 1] if self.at <= len(self.pieces) else ""

    def has(self, *wanted: str) -> bool:
        """Take these pieces, if they stand here."""
        is_here = self.pieces[self.at : self.at + len(wanted)] == [*wanted]
        self.at += len(wanted) * is_here
        return is_here

    def need(self, is_right: object) -> None:
        if not is_right:
            raise _NoNotation


def _number(parser: Parser) -> Notation:
    parser.has("-")
    parser.need(_is_number(parser.take()))
    if parser.has("."):
        parser.need(_is_number(parser.take()))
    return Notation()


def _name(parser: Parser) -> Notation:
    if parser.pieces[len(INCREMENT):]:
        parser.has(*INCREMENT)
    is_group = parser.has("{")
    _letter(parser)
    _scripts(parser)
    if is_group:
        parser.need(parser.has("}"))
        _scripts(parser)
    return Notation()


def _letter(parser: Parser) -> str:
    piece = parser.take()
    if piece in ACCENTS:
        is_group = parser.has("{")
        piece = parser.take()
        parser.need(not is_group or parser.has("}"))
    elif piece == r"\mathit":
        # a matrix of this name, beside the sign of a sum
        parser.need(parser.has("{", r"\Sigma", "}"))
        return "Sigma"
    elif piece in STYLES:
        return _styled(parser)
    parser.need(piece in LETTERS or _is_word(piece))
    return LETTERS.get(piece, piece)


def _styled(parser: Parser) -> str:
    letters = [parser.take()]
    if letters == ["{"]:
        letters = []
        while parser.next != "}":
            letters.append(parser.take())
            parser.need(letters[-1] and len(letters) < LONGEST_WORD)
        parser.take()
    word = "".join(letters)
    parser.need(_is_word(word) or word in ("0", "1"))
    return word


def _scripts(parser: Parser) -> str:
    found = _script(parser, "_")
    if parser.has("^") and not any(parser.has(*transpose) for transpose in TRANSPOSES):
        # a number would be a power
        parser.need(not any(map(_is_number, (parser.next, _indices(parser)))))
    return found or _script(parser, "_")


def _script(parser: Parser, sign: str) -> str:
    return _indices(parser) if parser.has(sign) else ""


def _indices(parser: Parser) -> str:
    if not parser.has("{"):
        return _index(parser)
    found = _index(parser)
    while not parser.has("}"):
        parser.has(",")
        found += _index(parser)
    return found


def _index(parser: Parser) -> str:
    piece = parser.take()
    parser.need(piece in LETTERS or _is_word(piece) or _is_number(piece))
    return piece


def _shape(parser: Parser) -> Notation:
    # brackets around the whole, and not around its first axis
    is_group = parser.next == "(" and parser.pieces[-1] == ")" and parser.pieces.index(")") == len(parser.pieces) - 1
    parser.at += is_group
    sizes = _axis(parser)
    parser.need(parser.next == r"\times")
    while parser.has(r"\times"):
        sizes += _axis(parser)
    parser.need(not is_group or parser.has(")"))
    return Notation(tuple(sizes))


def _axis(parser: Parser) -> list[str]:
    is_group, is_plain = parser.has("("), _begins_size(parser.next)
    sizes = [_size(parser)]
    while parser.has(r"\cdot") or is_plain and _begins_size(parser.next):
        sizes.append(_size(parser))
    parser.need(not is_group or parser.has(")"))
    return sizes


def _begins_size(piece: str) -> bool:
    return piece in LETTERS or _is_word(piece)


def _size(parser: Parser) -> str:
    if _is_number(parser.next):
        return parser.take()
    letter = _letter(parser)
    digits = _script(parser, "_")
    return f"{letter}_{digits}" if digits else letter


def _is_word(piece: str) -> bool:
    return piece.isascii() and piece.isalpha()


def _is_number(piece: str) -> bool:
    return piece.isascii() and piece.isdigit()
