"""Tables of numbers, one entry of which is changed, with arrows to what moves, as inline SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING
from xml.etree import ElementTree as xml

from ..examples.panel import Panel
from .svg import add, frame, label
from .table import HEIGHT, Table

if TYPE_CHECKING:
    from ..examples.nudge import Letter, Place

MOST = 3        # arrows from cells that say how much; more would hide the tables
# an arrow bends as far as BEND, so it comes as far as ROOM, beyond the titles
GAP, BEND, ROOM, HEAD, ASIDE = 30, 76, 62, 5, 34
Point = tuple[float, float]


def draw(letters: Sequence[Letter], alt: str) -> str:
    """Return one picture: the tables side by side, the last one the value."""
    return frame(alt, Nudged(letters).svg())


@dataclass(frozen=True)
class Arrow:
    """From a cell of a table to a cell of the value, above the tables or below them."""

    table: int
    start: Place
    end: Place
    is_above: bool
    kind: str


class Nudged:
    """The tables, the arrows between them, and where all stand."""

    def __init__(self, letters: Sequence[Letter]) -> None:
        self.tables = [_Marked(letter) for letter in letters]
        self.value = self.tables[-1]
        self.arrows = list(self._arrows())
        self.high = max(table.bottom - table.top for table in self.tables)
        sides = {arrow.is_above for arrow in self.arrows}
        self.top = float(ROOM if True in sides else HEIGHT)
        self.height = self.top + self.high + (ROOM if False in sides else HEIGHT if sides else 2)
        self.left, self.width = [], 0.0
        for table in self.tables:
            self.left.append(self.width)
            self.width += table.right + GAP
        self.width += (ASIDE if self.arrows else 2) - GAP

    def _arrows(self) -> Iterator[Arrow]:
        met = sum(len(table.letter.met) for table in self.tables[:-1])
        for number, table in enumerate(self.tables[:-1]):
            looks = {"wrt-arrow": sorted(product(table.letter.moved, self.value.letter.moved)),
                     "wrt-arrow wrt-arrow-met": sorted(table.letter.met) if met <= MOST else []}
            for kind, pairs in looks.items():
                for start, end in pairs:
                    # to one column an arrow comes from its side, to several from above or below
                    row, rows = (start[0], len(table.letter.cells)) if self.is_aside else (
                        end[0], len(self.value.letter.cells))
                    yield Arrow(number, start, end, 2 * row + 1 < rows, kind)

    def svg(self) -> xml.Element:
        """Draw it."""
        size = {"width": f"{self.width:g}", "height": f"{self.height:g}"}
        svg = xml.Element("svg", {"viewBox": f"-1 0 {size['width']} {size['height']}", **size})
        for number, (table, x) in enumerate(zip(self.tables, self.left)):
            table.draw(svg, x, self._y(table))
            label(svg, f"${table.letter.title}$", x + (table.left + table.right) / 2, self._title(number), "wrt-title")
            if table.letter.sign:
                label(svg, f"${table.letter.sign}$", x - GAP / 2, self.top + self.high / 2, "wrt-sign")
        for arrow in self.arrows:
            self._draw_arrow(svg, arrow)
        return svg

    def _y(self, table: _Marked) -> float:
        """Where the first row of a table begins."""
        return self.top + (self.high - table.bottom + table.top) / 2

    def _title(self, number: int) -> float:
        """On the side of a table on which no arrow begins or ends."""
        table = self.tables[number]
        is_taken = any(arrow.is_above for arrow in self.arrows
                       if arrow.table == number or table is self.value and not self.is_aside)
        y = self._y(table)
        return y + table.bottom - table.top + HEIGHT / 2 if is_taken else y - HEIGHT / 2

    @property
    def is_aside(self) -> bool:
        """Whether arrows end at the right of the value, which is one column."""
        return len(self.value.letter.cells[0]) == 1

    def _draw_arrow(self, svg: xml.Element, arrow: Arrow) -> None:
        x, y = self._edge(self.tables[arrow.table], self.left[arrow.table], arrow.start, arrow.is_above)
        far = self.top - BEND if arrow.is_above else self.top + self.high + BEND
        if self.is_aside:
            to, at = self.left[-1] + self.value.right, self._y(self.value) + HEIGHT * (arrow.end[0] + 0.5)
            bend, tip = (to + 1.9 * ASIDE, far), (to + 2 * HEAD, at)
            head = [(to, at), (to + 2 * HEAD, at - HEAD), (to + 2 * HEAD, at + HEAD)]
        else:
            to, at = self._edge(self.value, self.left[-1], arrow.end, arrow.is_above)
            back = at + 2 * HEAD * (-1 if arrow.is_above else 1)
            bend, tip = (to, far), (to, back)
            head = [(to, at), (to - HEAD, back), (to + HEAD, back)]
        add(svg, "path", arrow.kind, d=f"M{x:g} {y:g} C{x:g} {far:g} {bend[0]:g} {bend[1]:g} {tip[0]:g} {tip[1]:g}")
        add(svg, "polygon", "wrt-head", points=" ".join(f"{x:g},{y:g}" for x, y in head))

    def _edge(self, table: _Marked, left: float, place: Place, is_above: bool) -> Point:
        """Where an arrow meets a cell: in the middle of its edge, or if others are before it, beside them."""
        row, column = place
        is_outer = row == (0 if is_above else len(table.letter.cells) - 1)
        y = self._y(table) + HEIGHT * (row + (not is_above if is_outer else 0.5))
        return left + table.x(column + (0.5 if is_outer else 1)), y


class _Marked(Table):
    """A table in which what moves, and what says how much, looks different."""

    def __init__(self, letter: Letter) -> None:
        rows, columns = len(letter.cells), len(letter.cells[0])
        super().__init__(Panel("", ("",) * rows, ("",) * columns, letter.cells, (), ()))
        self.letter = letter

    def draw(self, svg: xml.Element, x: float, y: float) -> None:
        """Draw it with its first cell at a place of a larger drawing."""
        inner = self.svg()
        inner.attrib.update(x=f"{x:g}", y=f"{y - self.top:g}")
        svg.append(inner)

    def kind(self, row: int, column: int) -> str:
        marks = {"wrt-moved": self.letter.moved, "wrt-met": {place for place, _ in self.letter.met}}
        return " ".join([super().kind(row, column), *(m for m, places in marks.items() if (row, column) in places)])
