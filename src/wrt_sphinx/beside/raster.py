"""Outlines become pixels here, and pixels a PNG: no browser and no library of pictures is asked."""

from __future__ import annotations

import struct
import zlib

import numpy as np
from fontTools.pens.basePen import BasePen

# a curve as straight pieces, and a row of pixels as thinner ones: an edge is then even to the eye
PIECES, THIN_ROWS = 8, 8
SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Outline(BasePen):
    """A pen that keeps what it draws as edges (x, y, x, y)."""

    def __init__(self, glyphs) -> None:
        super().__init__(glyphs)
        self.found: list[tuple[float, ...]] = []

    @property
    def edges(self) -> np.ndarray:
        """All of them."""
        return np.array(self.found, float).reshape(-1, 4)

    def _moveTo(self, point) -> None:
        self.start = self.at = point

    def _lineTo(self, point) -> None:
        self.found.append((*self.at, *point))
        self.at = point

    def _curveToOne(self, first, second, end) -> None:
        ends = np.array([self.at, first, second, end])
        for t in np.linspace(0, 1, PIECES + 1)[1:]:
            self._lineTo(tuple(np.array([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3]) @ ends))

    def _closePath(self) -> None:
        self._lineTo(self.start)


def rectangle(left: float, top: float, right: float, bottom: float) -> np.ndarray:
    """The edges of a rectangle."""
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return np.array([(*corners[n - 1], *corners[n]) for n in range(4)], float)


def coverage(edges: np.ndarray, width: int, height: int) -> np.ndarray:
    """How much of each pixel is inside, from 0 to 1; the first row is that of the smallest y.

    >>> coverage(rectangle(1, 0, 2.5, 1), 4, 1).round(3).tolist()
    [[0.0, 1.0, 0.5, 0.0]]
    """
    left, top, right, bottom = (edges * [1, THIN_ROWS, 1, THIN_ROWS]).T
    first = np.ceil(np.clip(np.minimum(top, bottom), 0, height * THIN_ROWS) - 0.5).astype(int)
    last = np.ceil(np.clip(np.maximum(top, bottom), 0, height * THIN_ROWS) - 0.5).astype(int)
    count = last - first
    of = np.repeat(np.arange(len(edges)), count)
    row = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + first[of]
    slope = (right - left)[of] / (bottom - top)[of]
    x = np.clip(left[of] + (row + 0.5 - top[of]) * slope, 0, width)
    cell, turn = x.astype(int), np.sign(bottom - top)[of]
    winding = np.zeros((height * THIN_ROWS, width + 2))
    np.add.at(winding, (row, cell), turn * (1 - (x - cell)))
    np.add.at(winding, (row, cell + 1), turn * (x - cell))
    inside = np.clip(np.abs(np.cumsum(winding, axis=1)[:, :width]), 0, 1)
    return inside.reshape(height, THIN_ROWS, width).mean(axis=1)


def paint(pixels: np.ndarray, edges: np.ndarray, colour: str) -> None:
    """Lay a colour such as `#1c4f94` over what is inside."""
    ink = np.frombuffer(bytes.fromhex(colour[1:]), np.uint8)
    # no more is looked at than is drawn on
    left, top = np.floor(edges.reshape(-1, 2).min(axis=0)).astype(int)
    right, bottom = np.ceil(edges.reshape(-1, 2).max(axis=0)).astype(int)
    part = coverage(edges - [left, top, left, top], right - left, bottom - top)[..., None]
    under = pixels[top:bottom, left:right]
    under[..., :3] = under[..., :3] * (1 - part) + ink * part
    under[..., 3:] = np.maximum(under[..., 3:], 255 * part)


def png(pixels: np.ndarray) -> bytes:
    """The file of a picture of RGB or RGBA."""
    height, width, depth = pixels.shape
    rows = np.concatenate([np.zeros((height, 1)), pixels.round().reshape(height, -1)], axis=1).astype(np.uint8)
    header = struct.pack(">IIBBBBB", width, height, 8, {3: 2, 4: 6}[depth], 0, 0, 0)
    pieces = [(b"IHDR", header), (b"IDAT", zlib.compress(rows.tobytes())), (b"IEND", b"")]
    return SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in pieces)
