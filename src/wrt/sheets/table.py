"""Pictures of arrays as inline SVG: right in light and dark, and at phone width."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.etree import ElementTree as xml

from .svg import add, frame, label, width_of

if TYPE_CHECKING:
    from ..examples.panel import Panel

HEIGHT = 30


def draw(panels: Iterable[Panel], alt: str) -> str:
    """Return one picture; its tables stand side by side as far as there is room."""
    return frame(alt, *(Table(panel).svg() for panel in panels))


class Table:
    """A table of entries, measured."""

    def __init__(self, panel: Panel) -> None:
        self.panel = panel
        entries = [text for row in panel.cells for text in row]
        self.cell = max([HEIGHT, *map(width_of, [*entries, *panel.columns])])
        self.edge = width_of(panel.sign)
        self.before = self.edge + max([0, *map(width_of, panel.row_blocks)])
        self.left = self.before + max([0, *map(width_of, panel.rows)])
        self.above = HEIGHT * bool(panel.title) + (HEIGHT - 6) * bool(panel.column_blocks)
        self.top = self.above + (HEIGHT if any(panel.columns) else 4)
        self.right = self.left + self.cell * max((len(row) for row in panel.cells), default=0)
        self.bottom = self.top + HEIGHT * len(panel.cells)

    def x(self, column: float) -> float:
        """Where a column begins."""
        return self.left + self.cell * column

    def y(self, row: float) -> float:
        """Where a row begins."""
        return self.top + HEIGHT * row

    def svg(self) -> xml.Element:
        """Draw it."""
        width, height = max(self.right, width_of(self.panel.title)) + 3, self.bottom + 2
        svg = xml.Element("svg", {"viewBox": f"-1 0 {width} {height}", "width": str(width), "height": str(height)})
        label(svg, self.panel.title, (self.left + self.right) / 2, HEIGHT / 2, "wrt-title")
        label(svg, _mathematics(self.panel.sign), self.edge / 2, (self.top + self.bottom) / 2, "wrt-sign")
        for number, text in enumerate(self.panel.columns):
            label(svg, _mathematics(text), self.x(number + 0.5), self.top - HEIGHT / 2, "wrt-label")
        for number, text in enumerate(self.panel.rows):
            label(svg, _mathematics(text), (self.before + self.left) / 2, self.y(number + 0.5), "wrt-label")
        self._draw_blocks(svg)
        for row, cells in enumerate(self.panel.cells):
            for column, text in enumerate(cells):
                self._draw_cell(svg, text, row, column)
        self._draw_lines(svg)
        return svg

    def _draw_blocks(self, svg: xml.Element) -> None:
        """What each block of columns, and of rows, is labelled with, over its middle."""
        columns, rows = self.panel.column_blocks, self.panel.row_blocks
        for number, text in enumerate(columns):
            at = self.x((number + 0.5) * len(self.panel.columns) / len(columns))
            label(svg, _mathematics(text), at, self.above - HEIGHT / 2 + 6, "wrt-label")
        for number, text in enumerate(rows):
            at = self.y((number + 0.5) * len(self.panel.rows) / len(rows))
            label(svg, _mathematics(text), (self.edge + self.before) / 2, at, "wrt-label")

    def _draw_cell(self, svg: xml.Element, text: str, row: int, column: int) -> None:
        add(svg, "rect", self.kind(row, column), x=self.x(column), y=self.y(row), width=self.cell, height=HEIGHT)
        if text:
            label(svg, _mathematics(text), self.x(column + 0.5), self.y(row + 0.5), "wrt-entry")
        else:
            add(svg, "circle", "wrt-dot", cx=self.x(column + 0.5), cy=self.y(row + 0.5), r=1.5)

    def kind(self, row: int, column: int) -> str:
        """How a cell looks."""
        return "wrt-cell" if self.panel.cells[row][column] else "wrt-zero"

    def _draw_lines(self, svg: xml.Element) -> None:
        for y in [self.top, *map(self.y, self.panel.row_breaks), self.bottom]:
            add(svg, "line", "wrt-line", x1=self.left, x2=self.right, y1=y, y2=y)
        for x in [self.left, *map(self.x, self.panel.column_breaks), self.right]:
            add(svg, "line", "wrt-line", x1=x, x2=x, y1=self.top, y2=self.bottom)


def _mathematics(text: str) -> str:
    return text and f"${text}$"
