"""Outlines become pixels, and pixels a PNG."""

import struct
import zlib

import numpy as np

from wrt_sphinx.beside.raster import Outline, coverage, paint, png, rectangle


def test_a_circle_has_its_area_and_a_hole_is_empty():
    pen, bend = Outline(None), 0.5523 * 8
    pen.moveTo((2, 10))
    for first, second, end in [((2, 10 - bend), (10 - bend, 2), (10, 2)), ((10 + bend, 2), (18, 10 - bend), (18, 10)),
                               ((18, 10 + bend), (10 + bend, 18), (10, 18)),
                               ((10 - bend, 18), (2, 10 + bend), (2, 10))]:
        pen.curveTo(first, second, end)
    pen.closePath()
    whole = coverage(pen.edges, 20, 20)
    assert abs(whole.sum() - np.pi * 64) < 1.5 and whole[10, 10] == 1 and whole[0].sum() == 0
    hole = coverage(np.concatenate([pen.edges, rectangle(8, 8, 12, 12)[:, [2, 3, 0, 1]]]), 20, 20)
    other = coverage(np.concatenate([pen.edges, rectangle(8, 8, 12, 12)]), 20, 20)
    assert {hole[10, 10], other[10, 10]} == {0, 1}


def test_a_picture_is_painted_and_written():
    pixels = np.full((3, 4, 3), 255.0)
    paint(pixels, rectangle(1, 1, 3, 2), "#1c4f94")
    assert pixels[1].tolist() == [[255] * 3, [28, 79, 148], [28, 79, 148], [255] * 3] and pixels[0].min() == 255
    data = png(pixels)
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", data[16:24]) == (4, 3) and png(pixels) == data
    rows = zlib.decompress(data[data.index(b"IDAT") + 4 :])
    assert len(rows) == 3 * (1 + 4 * 3) and rows[13:26] == bytes([0, *[255] * 3, *[28, 79, 148] * 2, *[255] * 3])


def test_what_is_not_painted_stays_transparent():
    pixels = np.zeros((2, 2, 4))
    paint(pixels, rectangle(0, 0, 1, 1), "#ffffff")
    assert pixels[..., 3].tolist() == [[255, 0], [0, 0]]
