"""Data of wrt pass alone, text passes, and nothing else leaves a cell."""

import pytest

from wrt_sphinx.chapters.outputs import DEEPEST, allowed_output, legible


def test_our_data_pass_alone():
    ours = {"application/vnd.wrt+json": {}, "text/latex": "$a = b$", "text/plain": "a = b"}
    assert allowed_output(ours) == ({"application/vnd.wrt+json": {}}, "")
    assert allowed_output({"text/plain": "1"}) == ({"text/plain": "1"}, "")


@pytest.mark.parametrize("mime", ["text/html", "text/latex", "image/png", "text/markdown"])
def test_what_nothing_checks_is_refused(mime):
    shown, why = allowed_output({"text/plain": "a", mime: "a = b"})
    assert shown == {} and f"a cell shows {mime}, which nothing checks" in why


def test_each_character_is_one():
    assert legible({"a\0": ["b\x1b", 1, None, {"c": "d\n\te"}]}) == {"a\ufffd": ["b\ufffd", 1, None, {"c": "d\n\te"}]}


def test_what_is_too_deep_is_refused():
    deep = []
    for _ in range(DEEPEST):
        deep = [deep]
    assert legible(deep[0]) == deep[0]
    with pytest.raises(ValueError):
        legible(deep)
