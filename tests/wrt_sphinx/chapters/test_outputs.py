"""Data of wrt pass alone, text passes, and nothing else leaves a cell."""

import pytest

from wrt_sphinx.chapters.outputs import allowed_output


def test_our_data_pass_alone():
    ours = {"application/vnd.wrt+json": {}, "text/latex": "$a = b$", "text/plain": "a = b"}
    assert allowed_output(ours) == ({"application/vnd.wrt+json": {}}, "")
    assert allowed_output({"text/plain": "1"}) == ({"text/plain": "1"}, "")


@pytest.mark.parametrize("mime", ["text/html", "text/latex", "image/png", "text/markdown"])
def test_what_nothing_checks_is_refused(mime):
    shown, why = allowed_output({"text/plain": "a", mime: "a = b"})
    assert shown == {} and f"a cell shows {mime}, which nothing checks" in why
