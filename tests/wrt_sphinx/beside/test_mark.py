"""The mark of the site, for the tab, the frame and the card."""

import struct

from conftest import TYPESETTER

from wrt_sphinx.beside.mark import mark_edges, mark_png
from wrt_sphinx.beside.raster import coverage


def test_it_is_no_hairline_where_it_is_small():
    svg = (TYPESETTER / "mark.svg").read_text()
    square, sign = (coverage(edges / 2, 16, 16) for edges, _ in mark_edges(svg))
    assert square.sum() > 240 and 0.12 < sign.sum() / square.sum() < 0.4 and sign.max() > 0.95


def test_the_fallback_is_the_same_picture():
    data = (TYPESETTER / "mark.png").read_bytes()
    assert struct.unpack(">II", data[16:24]) == (180, 180)
    assert data == mark_png((TYPESETTER / "mark.svg").read_text())
