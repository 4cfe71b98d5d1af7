"""Plain data become a value of a type, or are refused."""

from dataclasses import dataclass
from typing import Literal

import pytest

from wrt.sheets.plain import PlainError, typed


@dataclass
class Point:
    """Two numbers."""

    x: int
    y: int = 0


@pytest.mark.parametrize("kind, data, value", [
    (str, "a", "a"), (int, 1, 1), (tuple[int, ...], [], ()), (tuple[str, int], ["a", 1], ("a", 1)),
    (dict[str, int], {"a": 1}, {"a": 1}), (Point, {"x": 1, "y": 2}, Point(1, 2)),
    (tuple[Point, ...], [{"x": 1, "y": 2}], (Point(1, 2),)), (Literal["a", "b"], "b", "b"),
])
def test_what_fits_is_read(kind, data, value):
    assert typed(kind, data) == value


@pytest.mark.parametrize("kind, data, why", [
    (str, 1, "1 is no str"), (int, True, "True is no int"), (int, "1", "'1' is no int"), (str, None, "None is no str"),
    (tuple[int, ...], "12", "'12' is no tuple"), (tuple[str, int], ["a"], "has not 2 parts"),
    (tuple[int, ...], [1, "2"], "'2' is no int"), (dict[str, int], [["a", 1]], "is no dict"),
    (dict[str, int], {"a": "1"}, "'1' is no int"), (Literal["a", "b"], "c", "'c' is no"), (Literal["a"], [], "is no"),
    (Point, {"x": 1}, "Point has the fields x, y, not x"), (Point, {"x": 1, "y": 2, "z": 3}, "not x, y, z"),
    (Point, [1, 2], "is no Point"),
])
def test_what_does_not_fit_is_refused(kind, data, why):
    with pytest.raises(PlainError, match=why):
        typed(kind, data)
