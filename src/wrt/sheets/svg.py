"""The pieces of a picture; colours are left to the stylesheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle
from xml.etree import ElementTree as xml

LETTER, PADDING, LOW = 9, 14, "wrt-math wrt-sub"
# a power behind it is none of it
SUBSCRIPT = re.compile(r"_([A-Za-z0-9]+(?:,\d+)*)")
# a letter alone is a variable, and set in mathematical italic; several are the name of a function
VARIABLE = re.compile(r"(?<![A-Za-z])[A-Za-zα-ω](?![A-Za-z])")
ITALIC = {"h": "ℎ", "A": "\U0001d434", "a": "\U0001d44e", "α": "\U0001d6fc"}


def frame(alt: str, *drawings: xml.Element) -> str:
    """Return the markup of a picture with a name for those who cannot see it."""
    whole = xml.Element("div", {"class": "wrt-panels", "role": "img", "aria-label": alt})
    whole.extend(drawings)
    return xml.tostring(whole, encoding="unicode")


def add(parent: xml.Element, tag: str, kind: str, **places: float | str) -> xml.Element:
    """Add a shape."""
    written = {n.replace("_", "-"): p if isinstance(p, str) else f"{p:g}" for n, p in places.items()}
    return xml.SubElement(parent, tag, {"class": kind, **written})


def label(parent: xml.Element, words: str, x: float, y: float, kind: str) -> None:
    """Add a line around a point: words, and between dollars mathematics as plain text, with subscripts."""
    if not words:
        return
    line, is_low = add(parent, "text", kind, x=x, y=y, dy="0.35em"), False
    for text, look in _runs(words):
        # a shift holds until the next one, so what follows a subscript is raised again
        was_low, is_low = is_low, look == LOW
        shift = {} if is_low == was_low else {"dy": "0.3em" if is_low else "-0.22em"}
        add(line, "tspan", look, **shift).text = text


def width_of(words: str) -> int:
    """The room that a line of text needs."""
    return LETTER * len(re.sub(r"[_$]", "", words)) + PADDING if words else 0


def _runs(words: str) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(words.split("$")):
        looks = ("wrt-math", LOW) if number % 2 else ("wrt-plain",)
        pieces = map(_italic, SUBSCRIPT.split(part)) if number % 2 else [part]
        yield from ((text, look) for text, look in zip(pieces, cycle(looks)) if text)


def _italic(text: str) -> str:
    return VARIABLE.sub(lambda letter: _in_italic(letter[0]), text.replace("-", "−"))


def _in_italic(letter: str) -> str:
    first = "α" if letter >= "α" else "a" if letter >= "a" else "A"
    return ITALIC.get(letter) or chr(ord(ITALIC[first]) + ord(letter) - ord(first))
