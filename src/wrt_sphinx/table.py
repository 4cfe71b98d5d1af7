"""Pictures of arrays as inline SVG: right in light and dark, and at phone width."""

from __future__ import annotations

import re
from xml.etree import ElementTree as xml

HEIGHT = 30
LETTER = 9
PADDING = 14
SUBSCRIPT = re.compile(r"_(?:\{([^}]*)\}|(\w+))")


def draw(panels: list, alt: str) -> str:
    """Return one picture; its panels stand side by side as far as there is room."""
    frame = xml.Element("div", {"class": "wrt-panels", "role": "img", "aria-label": alt})
    for panel in panels:
        frame.append(Drawing(panel).svg())
    return xml.tostring(frame, encoding="unicode")


class Drawing:
    """A panel, measured."""

    def __init__(self, panel) -> None:
        self.panel = panel
        texts = [cell for row in panel.cells for cell in row] + list(panel.columns)
        self.cell = max([HEIGHT, *(_width(text) for text in texts)])
        self.left = max([0, *(_width(text) for text in panel.rows)])
        title = HEIGHT if panel.title else 0
        self.top = title + (HEIGHT if any(panel.columns) else 4)
        self.row_count = len(panel.cells)
        self.column_count = max((len(row) for row in panel.cells), default=0)
        self.right = self.left + self.cell * self.column_count
        self.bottom = self.top + HEIGHT * self.row_count
        self.width = max(self.right + 2, _width(panel.title))

    def svg(self) -> xml.Element:
        """Draw it."""
        box = f"-1 0 {self.width + 1} {self.bottom + 2}"
        size = {"width": str(self.width + 1), "height": str(self.bottom + 2)}
        svg = xml.Element("svg", {"viewBox": box, "aria-hidden": "true", **size})
        if self.panel.title:
            _text(svg, self.panel.title, self.width / 2, HEIGHT / 2, "wrt-title")
        self._labels(svg)
        self._cells(svg)
        self._lines(svg)
        return svg

    def _labels(self, svg: xml.Element) -> None:
        for number, label in enumerate(self.panel.columns):
            x = self.left + self.cell * (number + 0.5)
            _text(svg, label, x, self.top - HEIGHT / 2, "wrt-label")
        for number, label in enumerate(self.panel.rows):
            y = self.top + HEIGHT * (number + 0.5)
            _text(svg, label, self.left / 2, y, "wrt-label")

    def _cells(self, svg: xml.Element) -> None:
        for row, cells in enumerate(self.panel.cells):
            for column, text in enumerate(cells):
                x, y = self.left + self.cell * column, self.top + HEIGHT * row
                middle = (x + self.cell / 2, y + HEIGHT / 2)
                _rectangle(svg, x, y, self.cell, "wrt-cell" if text else "wrt-zero")
                if text:
                    _text(svg, text, *middle, "wrt-entry")
                else:
                    _dot(svg, *middle)

    def _lines(self, svg: xml.Element) -> None:
        for row in [0, *self.panel.row_breaks, self.row_count]:
            y = self.top + HEIGHT * row
            _line(svg, self.left, y, self.right, y)
        for column in [0, *self.panel.column_breaks, self.column_count]:
            x = self.left + self.cell * column
            _line(svg, x, self.top, x, self.bottom)


def _width(text: str) -> int:
    return LETTER * len(re.sub(r"[_{}]", "", text)) + PADDING if text else 0


def _text(svg: xml.Element, text: str, x: float, y: float, kind: str) -> None:
    place = {"x": f"{x:g}", "y": f"{y:g}", "dy": "0.35em", "class": kind}
    line = xml.SubElement(svg, "text", place)
    end, is_raised_next = 0, False
    for found in SUBSCRIPT.finditer(text):
        _span(line, text[end : found.start()], "wrt-raised" if is_raised_next else "")
        _span(line, found[1] or found[2], "wrt-sub")
        end, is_raised_next = found.end(), True
    _span(line, text[end:], "wrt-raised" if is_raised_next else "")


def _span(line: xml.Element, text: str, kind: str) -> None:
    # a shift holds until the next one, so what follows a subscript is raised again
    shift = {"wrt-sub": "0.3em", "wrt-raised": "-0.22em"}.get(kind)
    if text:
        attributes = {"class": kind, "dy": shift} if shift else {}
        xml.SubElement(line, "tspan", attributes).text = text


def _rectangle(svg: xml.Element, x: float, y: float, width: float, kind: str) -> None:
    sides = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": str(HEIGHT)}
    xml.SubElement(svg, "rect", {**sides, "class": kind})


def _dot(svg: xml.Element, x: float, y: float) -> None:
    place = {"cx": f"{x:g}", "cy": f"{y:g}", "r": "1.5", "class": "wrt-dot"}
    xml.SubElement(svg, "circle", place)


def _line(svg: xml.Element, *ends: float) -> None:
    places = dict(zip(("x1", "y1", "x2", "y2"), (f"{end:g}" for end in ends), strict=True))
    xml.SubElement(svg, "line", {**places, "class": "wrt-line"})
