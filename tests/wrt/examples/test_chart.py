"""Charts of what formulas count."""

import pytest
from material import m, n, x

from wrt import Chart, ones, read, size, write
from wrt.errors import DisplayError

AT = [{n: 2, m: 3}, {n: 4, m: 5}]


def chart(expressions=None, over=None, at=AT, alt="Two lines."):
    return Chart(expressions or {"all": size(n) * size(n) * size(m)}, over or size(n), "rows", at, alt)


def test_points_are_computed_from_the_expressions():
    shown = chart({"all": size(n) * size(m), "twice": 2 * size(m)}, over=size(m))
    assert [(c.label, c.points) for c in shown.curves] == [("all", ((3, 6), (5, 20))), ("twice", ((3, 6), (5, 10)))]


def test_the_order_of_the_curves_is_kept_and_written_out():
    shown = chart({"z": size(n), "a": size(m)})
    again = read(write(shown))
    assert [c.label for c in again.curves] == ["z", "a"] and again.curves == shown.curves


@pytest.mark.parametrize("change, words", [
    ({"alt": "  "}, "a chart needs alt="),
    ({"expressions": {"x": x.T @ x}}, "no value for x"),
    ({"at": [{n: 2}]}, "no size for m"),
    ({"expressions": {"half": size(n) / 4}, "at": [{n: 2, m: 3}]}, "whole numbers from 1"),
    ({"expressions": {"none": size(n) - size(n)}}, "whole numbers from 1"),
    ({"expressions": {"vector": ones(n)}}, "1_n is n×1: a chart counts scalars"),
])
def test_what_cannot_be_drawn_is_refused(change, words):
    with pytest.raises(DisplayError, match=words):
        chart(**change)


@pytest.mark.parametrize("change", [
    {"across": 3}, {"caption": None}, {"alt": 7}, {"expressions": {3: size(n)}}, {"expressions": {}}, {"at": []},
], ids=str)
def test_what_is_no_chart_is_refused(change):
    parts = {"expressions": {"dense": size(n)}, "over": size(n), "across": "rows", "at": [{n: 2}], "alt": "A line."}
    with pytest.raises(DisplayError):
        Chart(**parts | change)
