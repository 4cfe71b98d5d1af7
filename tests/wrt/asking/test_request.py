"""What comes in: plain data, of which each field is checked."""

import pytest

from wrt.asking.request import Request
from wrt.sheets.plain import PlainError


def test_what_is_not_said_is_empty():
    assert Request.read({"about": "reading", "text": "x"}) == Request("reading", "x")
    shapes = {"S": ["symmetric", "n"]}
    assert Request.read({"about": "verdict", "text": "S", "shapes": shapes}).shapes == {"S": ("symmetric", "n")}


@pytest.mark.parametrize("data", [
    {}, [], "x", None, {"about": "reading"}, {"about": "evaluate", "text": "x"}, {"about": "reading", "text": 3},
    {"about": "reading", "text": "x", "more": 1}, {"about": "reading", "text": "x", "shapes": {"x": "column"}},
    {"about": "reading", "text": "x", "values": [1]}])
def test_what_is_no_request_is_refused(data):
    with pytest.raises(PlainError):
        Request.read(data)
