"""Words with mathematics between dollars."""

from __future__ import annotations

import pytest

from wrt.dollars import plain, split


@pytest.mark.parametrize("words, pairs", [
    ("", []), ("no names", [("no names", "")]), ("$x$", [("", "x")]), ("$x$$y$", [("", "x"), ("", "y")]),
    ("row $i$ of $W$", [("row ", "i"), (" of ", "W")]), ("$i$ is free", [("", "i"), (" is free", "")]),
    ("a $x$ b $y$ c", [("a ", "x"), (" b ", "y"), (" c", "")])])
def test_words_are_told_from_the_mathematics_behind_them(words, pairs):
    assert split(words) == pairs
    assert plain(words) == "".join(before + inside for before, inside in pairs)


@pytest.mark.parametrize("words", ["costs 5$", "a $ alone", "$"])
def test_a_dollar_alone_opens_nothing(words):
    assert split(words) == [(words, "")] and plain(words) == words


def test_a_third_dollar_stays_where_it_is():
    assert split("$x$ and $y") == [("", "x"), (" and $y", "")]
    assert plain("$x$ and $y") == "x and $y"


def test_mathematics_may_run_over_the_end_of_a_line():
    assert split("is $W x\n+ y$.") == [("is ", "W x\n+ y"), (".", "")]
