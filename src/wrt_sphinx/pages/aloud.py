r"""How names, numbers and shapes are said aloud that a person typed, or a message has in it."""

from __future__ import annotations

from wrt.names import said

from .typed import ACCENTS, LETTERS, PIECE, STYLES, TRANSPOSES, Parser

RAISED = (*TRANSPOSES, ["{", r"\mathsf", "{", "T", "}", "}"], ["T"], ["{", "T", "}"])
SAID = {r"\times": "by", r"\cdot": "times", "^": "super", "(": "open paren", ")": "close paren", "-": "minus", ".": "."}
# with a size below them; said as the print of a tree is
CONSTANTS = {"I": "identity of size", "1": "the vector of ones of size"}


def aloud(tex: str) -> str:
    r"""Notation as one says it aloud.

    >>> aloud(r"W_{ij}"), aloud(r"x_0^\mathsf{T}"), aloud(r"n \times (m \cdot k)"), aloud(r"\delta_{ip}")
    ('W i j', 'x sub 0 transpose', 'n by open paren m times k close paren', 'delta i p')
    """
    words, parser = [], Parser([piece for piece in PIECE.findall(tex) if piece.strip()])
    while piece := parser.take():
        if piece == "^" and any(parser.has(*raised) for raised in RAISED):
            words.append("transpose")
        elif piece == "_" and _below(parser)[:1].isdigit():
            words.append("sub")
        elif piece in ACCENTS:
            words.append(f"{aloud(_group(parser))} {piece[1:]}")
        elif piece in STYLES:
            words.append(_letter(_group(parser), parser))
        elif piece in SAID:
            words.append(SAID[piece])
        elif piece in LETTERS or piece.isalnum():
            words.append(_letter(piece, parser))
    # a number with a point, and a space of vectors or matrices
    return " ".join(words).replace(" . ", ".").replace("R super", "R")


def _letter(piece: str, parser: Parser) -> str:
    """A letter, or what the one of a constant stands for."""
    return CONSTANTS[piece] if piece in CONSTANTS and parser.next == "_" else said(LETTERS.get(piece, piece))


def _below(parser: Parser) -> str:
    """What stands below the line, behind its brace."""
    return "".join(parser.pieces[parser.at :]).lstrip("{")


def _group(parser: Parser) -> str:
    """What stands between braces, or is one piece."""
    if not parser.has("{"):
        return parser.take()
    pieces = []
    while parser.next not in ("}", ""):
        pieces.append(parser.take())
    parser.take()
    return "".join(pieces)
