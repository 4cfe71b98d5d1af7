"""The pieces of a picture; colours are left to the stylesheet."""

from __future__ import annotations

import re
from xml.etree import ElementTree as xml

LETTER, PADDING = 9, 14
SUBSCRIPT = re.compile(r"_(?:\{([^}]*)\}|(\w+))")


def frame(alt: str, *drawings: xml.Element) -> str:
    """Return the markup of a picture with a name for those who cannot see it."""
    whole = xml.Element("div", {"class": "wrt-panels", "role": "img", "aria-label": alt})
    whole.extend(drawings)
    return xml.tostring(whole, encoding="unicode")


def add(parent: xml.Element, tag: str, kind: str, **places: float | str) -> xml.Element:
    """Add a shape."""
    places = {n.replace("_", "-"): p if isinstance(p, str) else f"{p:g}" for n, p in places.items()}
    return xml.SubElement(parent, tag, {"class": kind, **places})


def label(parent: xml.Element, text: str, x: float, y: float, kind: str) -> None:
    """Add a line of text around a point; ``x_2`` and ``W_{12}`` get subscripts."""
    if not text:
        return
    line = add(parent, "text", kind, x=x, y=y, dy="0.35em")
    end = 0
    for found in SUBSCRIPT.finditer(text):
        _add_span(line, text[end : found.start()], end > 0)
        add(line, "tspan", "wrt-sub", dy="0.3em").text = found[1] or found[2]
        end = found.end()
    _add_span(line, text[end:], end > 0)


def width_of(text: str) -> int:
    """The room that a line of text needs."""
    return LETTER * len(re.sub(r"[_{}]", "", text)) + PADDING if text else 0


def _add_span(line: xml.Element, text: str, is_after_subscript: bool) -> None:
    # a shift holds until the next one, so what follows a subscript is raised again
    if text:
        add(line, "tspan", "wrt-plain", **({"dy": "-0.22em"} if is_after_subscript else {})).text = text
