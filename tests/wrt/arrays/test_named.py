"""The names of entries."""

import pytest
from material import W, x

from wrt import Scalar
from wrt.arrays.named import entry_name, named
from wrt.language.printing import Latex, Text
from wrt.language.speech import Spoken


@pytest.mark.parametrize("symbol, place, shape, name", [
    (W, (0, 1), (2, 3), "W_12"), (W, (9, 1), (10, 3), "W_10,2"), (x, (2, 0), (3, None), "x_3"),
    (Scalar("a"), (0, 0), (None, None), "a"), (Scalar("x_t"), (0, 0), (None, None), "x_t")])
def test_an_entry_has_its_places_from_one(symbol, place, shape, name):
    assert entry_name(symbol, *place, shape) == name


@pytest.mark.parametrize("name, text, tex, words", [
    ("W_12", "W_12", "W_{12}", "W 1 2"), ("W_10,2", "W_10,2", "W_{10,2}", "W 10 2"), ("x_t", "x_t", "x_{t}", "x sub t"),
    ("x_0_1", "(x_0)_1", "(x_{0})_{1}", "x sub 0 sub 1"), ("alpha", "α", r"\alpha", "alpha")])
def test_it_is_printed_and_said(name, text, tex, words):
    assert [named(name, style) for style in (Text(), Latex(), Spoken())] == [text, tex, words]
