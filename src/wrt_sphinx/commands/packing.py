"""A PDF of Chromium made small: it writes each tag of the text as an object of its own, and packs none of them."""

from __future__ import annotations

import re
import zlib
from itertools import accumulate

OBJECT = re.compile(rb"(\d+) 0 obj\s(.*)\sendobj\s*", re.DOTALL)
TABLE = re.compile(rb"xref\n0 (\d+)\n")
END = re.compile(rb"trailer\s*<<(.*)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
# of the version that knows streams of objects
HEADER = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
TOGETHER = 500


def packed(pdf: bytes) -> bytes:
    """The same objects, those that are no streams packed together, as is the table that finds them.

    :raises ValueError: for a PDF that is not laid out as Chromium does it.
    """
    objects, rest = _objects(pdf)
    plain = {number: body for number, body in objects.items() if not body.endswith(b"endstream")}
    out, places, new = bytearray(HEADER), {0: (0, 0, 0)}, max(objects) + 1
    for number in objects.keys() - plain.keys():
        places[number] = (1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, objects[number])
    numbers = sorted(plain)
    for first in range(0, len(numbers), TOGETHER):
        group = numbers[first : first + TOGETHER]
        places |= {number: (2, new, at) for at, number in enumerate(group)}
        places[new] = (1, len(out), 0)
        out += _pack(new, [(number, plain[number]) for number in group])
        new += 1
    start = len(out)
    places[new] = (1, start, 0)
    rows = [b"%c%b%b" % (kind, where.to_bytes(4, "big"), at.to_bytes(2, "big"))
            for kind, where, at in (places.get(number, (0, 0, 0)) for number in range(new + 1))]
    out += _stream(new, b"/Type/XRef/W[1 4 2]/Size %d%b" % (new + 1, rest), b"".join(rows))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _objects(pdf: bytes) -> tuple[dict[int, bytes], bytes]:
    end = END.search(pdf)
    table = end and TABLE.match(pdf, int(end[2]))
    if not end or not table:
        raise ValueError("this is no PDF with one table of its objects")
    rows = [pdf[table.end() + 20 * row : table.end() + 20 * row + 20] for row in range(int(table[1]))]
    offsets = sorted(int(row[:10]) for row in rows if row[17:18] == b"n")
    found = [OBJECT.fullmatch(pdf, first, last) for first, last in zip(offsets, [*offsets[1:], int(end[2])])]
    if not all(found):
        raise ValueError("what stands between two objects is no object")
    return {int(one[1]): one[2] for one in found if one}, re.sub(rb"/Size \d+", b"", end[1]).strip()


def _pack(number: int, group: list[tuple[int, bytes]]) -> bytes:
    offsets = [0, *accumulate(len(body) + 1 for _, body in group)]
    index = b" ".join(b"%d %d" % (of, offset) for (of, _), offset in zip(group, offsets)) + b"\n"
    bodies = b"".join(body + b"\n" for _, body in group)
    return _stream(number, b"/Type/ObjStm/N %d/First %d" % (len(group), len(index)), index + bodies)


def _stream(number: int, words: bytes, content: bytes) -> bytes:
    data = zlib.compress(content, 9)
    return b"%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
        number, words, len(data), data)
