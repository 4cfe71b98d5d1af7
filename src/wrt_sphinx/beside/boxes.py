"""MathML is laid out here as outlines, by the measures of its font: for a picture that no browser draws."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring

import numpy as np
from fontTools.ttLib import TTFont

from .raster import Outline, rectangle

# beside a sign, in parts of an em
ROOM = {"=": 5 / 18, "⊗": 4 / 18, "⊙": 4 / 18, "+": 4 / 18, "−": 4 / 18, "×": 4 / 18}
PADDED = {"tml-sml-pad": 0.05, "tml-med-pad": 0.1, "tml-lrg-pad": 0.15}
# a letter alone is a variable: the first of an alphabet in italic, by the first and the last of the plain one
ITALIC = {("A", "Z"): 0x1D434, ("a", "z"): 0x1D44E, ("Α", "Ω"): 0x1D6E2, ("α", "ω"): 0x1D6FC}
ALONE = {"h": "ℎ", "∂": "\U0001d715"}


@dataclass
class Box:
    """Outlines on a line: how far they go to the right, above and below, in ems."""

    width: float
    edges: np.ndarray

    @property
    def above(self) -> float:
        """The height above the line."""
        return self.edges[:, 1::2].max(initial=0)

    @property
    def below(self) -> float:
        """The depth below the line."""
        return -self.edges[:, 1::2].min(initial=0)

    def moved(self, right: float, up: float) -> np.ndarray:
        """The outlines at another place."""
        return self.edges + [right, up, right, up]


def beside(*boxes: Box) -> Box:
    """One after another."""
    width, edges = 0.0, [np.empty((0, 4))]
    for box in boxes:
        edges.append(box.moved(width, 0))
        width += box.width
    return Box(width, np.concatenate(edges))


class Typesetter:
    """Lays out with a font, which is asked for its measures if there is mathematics."""

    def __init__(self, font: TTFont) -> None:
        self.font, self.glyphs, self.names = font, font.getGlyphSet(), font.getBestCmap()
        self.unit = font["head"].unitsPerEm

    def line(self, text: str, scale: float = 1) -> Box:
        """Words.

        :raises KeyError: for a sign that the font has not.
        """
        return beside(*(self._glyph(self.names[ord(sign)], scale) for sign in text))

    def mathematics(self, mathml: str) -> Box:
        """A piece of MathML.

        :raises ValueError: for an element that no formula of a card needed so far.
        """
        return self._lay(fromstring(mathml), 1)

    def _lay(self, element: Element, scale: float) -> Box:
        lay, of = getattr(self, f"_{element.tag}", None), list(element)
        if lay is None:
            raise ValueError(f"<{element.tag}> is not laid out here: see {__name__}")
        room = PADDED.get(element.get("class", ""), 0) * scale
        return beside(_space(room), lay(element, of, scale))

    def _row(self, element: Element, of: list[Element], scale: float) -> Box:
        return beside(*(self._lay(child, scale) for child in of))

    _math = _mrow = _row

    def _mi(self, element: Element, of: list[Element], scale: float) -> Box:
        return self.line(italic(element.text or ""), scale)

    def _mn(self, element: Element, of: list[Element], scale: float) -> Box:
        return self.line(element.text or "", scale)

    def _mo(self, element: Element, of: list[Element], scale: float) -> Box:
        room = _space(ROOM.get(element.text or "", 0) * (scale == 1))
        return beside(room, self.line(element.text or "", scale), room)

    def _mspace(self, element: Element, of: list[Element], scale: float) -> Box:
        return _space(float(element.get("width", "0em").removesuffix("em")) * scale)

    def _msub(self, element: Element, of: list[Element], scale: float) -> Box:
        return self._scripts(of[0], of[1], None, scale)

    def _msup(self, element: Element, of: list[Element], scale: float) -> Box:
        return self._scripts(of[0], None, of[1], scale)

    def _msubsup(self, element: Element, of: list[Element], scale: float) -> Box:
        return self._scripts(of[0], of[1], of[2], scale)

    def _scripts(self, base: Element, below: Element | None, above: Element | None, scale: float) -> Box:
        first = self._lay(base, scale)
        smaller = scale * self._measures().ScriptPercentScaleDown / 100
        scripts = [(below, -self._measure("SubscriptShiftDown")), (above, self._measure("SuperscriptShiftUp"))]
        laid = [(self._lay(script, smaller), up * scale) for script, up in scripts if script is not None]
        edges = [first.edges, *(script.moved(first.width, up) for script, up in laid)]
        width = first.width + max(script.width for script, _ in laid) + self._measure("SpaceAfterScript") * scale
        return Box(width, np.concatenate(edges))

    def _mfrac(self, element: Element, of: list[Element], scale: float) -> Box:
        over, under = (self._lay(side, scale) for side in of)
        axis, rule = self._measure("AxisHeight") * scale, self._measure("FractionRuleThickness") * scale
        gap = self._measure("FractionNumDisplayStyleGapMin") * scale + rule / 2
        up = max(self._measure("FractionNumeratorDisplayStyleShiftUp") * scale, axis + gap + over.below)
        down = max(self._measure("FractionDenominatorDisplayStyleShiftDown") * scale, gap - axis + under.above)
        width = max(over.width, under.width)
        bar = rectangle(0, axis - rule / 2, width, axis + rule / 2)
        sides = over.moved((width - over.width) / 2, up), under.moved((width - under.width) / 2, -down)
        return beside(_space(rule), Box(width, np.concatenate([bar, *sides])), _space(rule))

    def _glyph(self, name: str, scale: float) -> Box:
        glyph, pen = self.glyphs[name], Outline(self.glyphs)
        glyph.draw(pen)
        return Box(glyph.width / self.unit * scale, pen.edges / self.unit * scale)

    def _measures(self):
        return self.font["MATH"].table.MathConstants

    def _measure(self, name: str) -> float:
        return getattr(self._measures(), name).Value / self.unit


def italic(name: str) -> str:
    """A name as MathML shows it.

    >>> [ascii(italic(name)) for name in ("W", "h", "vec")]
    ["'\\\\U0001d44a'", "'\\\\u210e'", "'vec'"]
    """
    if len(name) != 1 or name in ALONE:
        return ALONE.get(name, name)
    for (first, last), place in ITALIC.items():
        if first <= name <= last:
            return chr(place + ord(name) - ord(first))
    return name


def _space(width: float) -> Box:
    return Box(width, np.empty((0, 4)))
