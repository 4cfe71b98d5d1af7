"""Charts put their points where they belong, and name their curves."""

from types import SimpleNamespace
from xml.etree import ElementTree as xml

import pytest

from wrt.sheets.curves import Curves, draw

CURVES = [
    SimpleNamespace(label="dense", points=((10, 100), (100, 10_000), (1000, 1_000_000))),
    SimpleNamespace(label="one point", points=((10, 7),)),
]


def test_a_power_law_is_a_straight_line():
    drawn = Curves(CURVES, "rows")
    (x1, y1), (x2, y2), (x3, y3) = [(drawn.x(x), drawn.y(y)) for x, y in CURVES[0].points]
    assert x2 - x1 == pytest.approx(x3 - x2) and y2 - y1 == pytest.approx(y3 - y2)
    assert x1 < x2 and y1 > y2


def test_all_is_inside_and_named():
    frame = xml.fromstring(draw(CURVES, "rows", "two curves"))
    assert (frame.get("role"), frame.get("aria-label")) == ("img", "two curves")
    texts = ["".join(text.itertext()) for text in frame.iter("text")]
    assert {"rows", "dense", "one point", "10", "10³", "10⁶"} <= set(texts)
    width, height = map(float, frame.find("svg").get("viewBox").split()[2:])
    for line in frame.iter("polyline"):
        for point in line.get("points").split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= width and 0 <= y <= height


def test_one_value_alone_has_an_axis():
    assert Curves([SimpleNamespace(label="", points=((1, 1),))], "").y(1) > 0
