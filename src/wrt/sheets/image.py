"""A figure that stands alone, as an SVG with its own colours and the words below it; a page has a stylesheet."""

from __future__ import annotations

import re
from textwrap import wrap
from xml.etree import ElementTree as xml

from .sheet import Figure
from .svg import label

WIDEST, GAP, EDGE, LINE, LETTER = 720, 28, 12, 20, 7
# that of a caption to be read easily
NARROWEST = 420
TEXT = {"fill": "#1a1a1a", "font-family": "sans-serif", "font-size": "15px", "text-anchor": "middle"}
# where an editor puts the SVG into its own page, these rules touch nothing else there
STYLE = """
.wrt-label, .wrt-key, .wrt-caption { font-size: 13px; }
.wrt-math { font-family: "STIX Two Math", "Cambria Math", math, serif; font-size: 1.15em; }
.wrt-sub { font-size: 0.84em; }
.wrt-key, .wrt-caption { text-anchor: start; }
.wrt-paper { fill: #fff; }
.wrt-cell { fill: #dbe6f5; }
.wrt-zero, .wrt-curve { fill: none; }
.wrt-moved { fill: #b9d0ee; }
.wrt-met { fill: #cbdcf2; }
.wrt-arrow { fill: none; stroke: #0b5394; stroke-width: 1.5; }
.wrt-arrow-met { stroke-dasharray: 4 2; }
.wrt-head { fill: #0b5394; stroke: none; }
.wrt-dot { fill: #999; }
.wrt-cell, .wrt-zero { stroke: #999; stroke-width: 0.5; }
.wrt-grid { stroke: #999; stroke-width: 0.75; }
.wrt-line { stroke: #1a1a1a; stroke-width: 1.5; }
.wrt-curve { stroke: #1a1a1a; stroke-width: 2; }
.wrt-curve-0 { stroke: #0b5394; }
"""


def image(figure: Figure, caption: str) -> str:
    """The figure as one SVG; in the words of the caption mathematics stands between dollars, as plain text."""
    drawings = xml.fromstring(figure.svg).findall("svg")
    whole = xml.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", **TEXT})
    xml.SubElement(whole, "title").text = figure.alt
    xml.SubElement(whole, "style").text = STYLE
    paper = xml.SubElement(whole, "rect", {"class": "wrt-paper", "width": "100%", "height": "100%"})
    width, height = _placed(drawings)
    width = max(width, NARROWEST * bool(caption))
    whole.extend(drawings)
    for words in _lines(caption, width):
        height += LINE
        label(whole, words, EDGE, height - LINE / 2, "wrt-caption")
    size = {"width": f"{width:g}", "height": f"{height + EDGE:g}"}
    whole.attrib.update(size, viewBox=f"0 0 {size['width']} {size['height']}")
    paper.attrib.update(size)
    return xml.tostring(whole, encoding="unicode")


def _placed(drawings: list[xml.Element]) -> tuple[float, float]:
    """Put the drawings side by side as far as there is room: the width and the height of all."""
    x = y = float(EDGE)
    width = height = 0.0
    for drawing in drawings:
        wide, high = float(drawing.get("width", 0)), float(drawing.get("height", 0))
        if x > EDGE and x + wide > WIDEST:
            x, y = EDGE, height + GAP
        drawing.attrib.update(x=f"{x:g}", y=f"{y:g}")
        width, height = max(width, x + wide), max(height, y + high)
        x += wide + GAP
    return width + EDGE, height + EDGE


def _lines(words: str, width: float) -> list[str]:
    """The words in lines of a width; none breaks within mathematics."""
    whole = re.sub(r"\$[^$]*\$", lambda found: found[0].replace(" ", "\xa0"), words)
    return wrap(whole, int((width - 2 * EDGE) / LETTER), break_long_words=False)
