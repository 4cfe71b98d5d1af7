"""Charts of what a formula counts: curves on logarithmic axes, as inline SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10
from typing import TYPE_CHECKING
from xml.etree import ElementTree as xml

from ..names import RAISED
from .svg import add, frame, label, width_of

if TYPE_CHECKING:
    from ..examples.chart import Curve

WIDTH, HEIGHT, BOTTOM, TOP = 420, 260, 48, 12
DASHES = ("", "6 4", "2 3", "9 3 2 3")


def draw(curves: Sequence[Curve], across: str, alt: str) -> str:
    """Return a picture of the curves; each has a dash pattern, named below."""
    return frame(alt, Curves(curves, across).svg())


class Curves:
    """Curves with the decades that hold them."""

    def __init__(self, curves: Sequence[Curve], across: str) -> None:
        self.curves, self.across = curves, across
        self.columns = _decades(x for curve in curves for x, _ in curve.points)
        self.rows = _decades(y for curve in curves for _, y in curve.points)
        self.left = max(width_of(_power(row)) for row in self.rows)

    def x(self, value: float) -> float:
        """Where a value stands along the horizontal axis."""
        return self.left + (WIDTH - 14 - self.left) * _share(value, self.columns)

    def y(self, value: float) -> float:
        """Where a value stands along the vertical axis."""
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * _share(value, self.rows)

    def svg(self) -> xml.Element:
        """Draw it."""
        height = HEIGHT + 24 * len(self.curves)
        svg = xml.Element("svg", {"viewBox": f"0 0 {WIDTH} {height}", "width": str(WIDTH), "height": str(height)})
        left, right, top, bottom = self.left, WIDTH - 14, TOP, HEIGHT - BOTTOM
        for n in self.columns:
            add(svg, "line", "wrt-grid", x1=self.x(10**n), x2=self.x(10**n), y1=top, y2=bottom)
            label(svg, _power(n), self.x(10**n), bottom + 14, "wrt-label")
        for n in self.rows:
            add(svg, "line", "wrt-grid", x1=left, x2=right, y1=self.y(10**n), y2=self.y(10**n))
            label(svg, _power(n), left / 2, self.y(10**n), "wrt-label")
        label(svg, self.across, (left + right) / 2, bottom + 34, "wrt-label")
        for number, curve in enumerate(self.curves):
            self._draw_curve(svg, curve, number)
        return svg

    def _draw_curve(self, svg: xml.Element, curve: Curve, number: int) -> None:
        look = {"stroke_dasharray": DASHES[number % len(DASHES)]}
        points = " ".join(f"{self.x(x):g},{self.y(y):g}" for x, y in curve.points)
        add(svg, "polyline", f"wrt-curve wrt-curve-{number}", points=points, **look)
        y = HEIGHT + 24 * number + 6
        add(svg, "line", f"wrt-curve wrt-curve-{number}", x1=self.left, x2=self.left + 36, y1=y, y2=y, **look)
        label(svg, curve.label, self.left + 44, y, "wrt-key")


def _decades(values: Iterable[int]) -> range:
    logs = [log10(value) for value in values]
    low = floor(min(logs))
    return range(low, max(ceil(max(logs)), low + 1) + 1)


def _share(value: float, decades: range) -> float:
    return (log10(value) - decades[0]) / (decades[-1] - decades[0])


def _power(exponent: int) -> str:
    return str(10**exponent) if exponent < 2 else "10" + str(exponent).translate(RAISED)
