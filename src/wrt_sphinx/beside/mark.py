"""The mark of the site: the sign of a partial derivative, in a square."""

from __future__ import annotations

import numpy as np
from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path
from fontTools.ttLib import TTFont

from .raster import Outline, paint, png

SIGN = 0x1D74F      # ∂ in bold italic: a thin one is a hairline where the mark is small
SQUARE, CORNER, HEIGHT = 32, 7, 22
BLUE, WHITE, PIXELS = "#1f4f8f", "#ffffff", 180


def mark_svg(font: TTFont) -> str:
    """For the tab and the frame, which gives it its own colours."""
    pen = SVGPathPen(None, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
    _draw(font, pen)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SQUARE} {SQUARE}">'
            f'<rect width="{SQUARE}" height="{SQUARE}" rx="{CORNER}" fill="{BLUE}"/>'
            f'<path d="{pen.getCommands()}" fill="{WHITE}"/></svg>\n')


def mark_png(svg: str) -> bytes:
    """For who shows no SVG."""
    pixels = np.zeros((PIXELS, PIXELS, 4))
    for edges, colour in mark_edges(svg):
        paint(pixels, edges * PIXELS / SQUARE, colour)
    return png(pixels)


def mark_edges(svg: str) -> list[tuple[np.ndarray, str]]:
    """The square and the sign of the SVG, with their colours."""
    square, sign = Outline(None), Outline(None)
    _draw_square(square)
    parse_path(svg.partition(' d="')[2].partition('"')[0], sign)
    return [(square.edges, BLUE), (sign.edges, WHITE)]


def _draw(font: TTFont, pen) -> None:
    # parts of a letter that are letters are drawn out
    glyphs = font.getGlyphSet()
    drawn, bounds = RecordingPen(), BoundsPen(glyphs)
    glyphs[font.getBestCmap()[SIGN]].draw(drawn)
    glyphs[font.getBestCmap()[SIGN]].draw(bounds)
    left, bottom, right, top = bounds.bounds
    middle, scale = SQUARE / 2, HEIGHT / (top - bottom)
    moved = Transform(scale, 0, 0, -scale, middle - scale * (left + right) / 2, middle + scale * (top + bottom) / 2)
    drawn.replay(TransformPen(pen, moved))


def _draw_square(pen) -> None:
    near, far, bend = CORNER, SQUARE - CORNER, CORNER * 0.4477
    pen.moveTo((near, 0))
    for turn in (Transform(), Transform(0, 1, -1, 0, SQUARE, 0), Transform(-1, 0, 0, -1, SQUARE, SQUARE),
                 Transform(0, -1, 1, 0, 0, SQUARE)):
        corner = [(far, 0), (far + CORNER - bend, 0), (SQUARE, bend), (SQUARE, near)]
        first, *rest = turn.transformPoints(corner)
        pen.lineTo(first)
        pen.curveTo(*rest)
    pen.closePath()
