"""A docstring is taken apart whole: nothing of it is lost, and what is short is no formula."""

import inspect
import re

import pytest

import wrt
from wrt.sheets.docstring import docstring, members


def example():
    """The first sentence, with `code`: more.

    A second paragraph
    of two lines.
    Source: a book.

    :raises ShapeError: it does not
        fit.
    :raises TypeError: it is a word.

    >>> print("a")  # doctest: +NORMALIZE_WHITESPACE
    a

    >>> 1
    1
    """


def test_its_parts_are_found():
    said = docstring(example)
    assert said.summary == "The first sentence, with `code`"
    assert said.paragraphs == ("The first sentence, with `code`: more.", "A second paragraph of two lines.",
                               "Source: a book.")
    assert said.raises == (("ShapeError", "it does not fit."), ("TypeError", "it is a word."))
    assert said.example == '>>> print("a")\na\n\n>>> 1\n1'


@pytest.mark.parametrize("name", sorted({*wrt.__all__} - {"MIME", "Operand"}))
def test_all_words_of_a_docstring_are_kept(name):
    said = docstring(getattr(wrt, name))
    kept = " ".join([*said.paragraphs, *(f":raises {error}: {when}" for error, when in said.raises), said.example])
    whole = re.sub(r" *# doctest: .*|<BLANKLINE>", "", inspect.getdoc(getattr(wrt, name)))
    assert sorted(kept.split()) == sorted(whole.split())
    assert said.summary and said.paragraphs[0].startswith(said.summary)


def test_each_function_of_a_number_says_which_it_is():
    assert docstring(wrt.sinh).summary == "The hyperbolic sine, of each entry"
    assert len({docstring(value).summary for name in wrt.__all__
                if type(value := getattr(wrt, name)).__name__ == "Elementwise"}) == 14


def test_members_are_those_of_which_one_makes_use():
    assert dict(members(wrt.Expression)).keys() == {"T", "inv", "latex()", "spoken()", "text()"}
    formula = dict(members(wrt.Formula))
    assert {"left", "right", "text()"} <= formula.keys() and not {"PARTS", "kind"} & formula.keys()
    assert "with_traceback()" not in dict(members(wrt.WrtError))
    for name in wrt.__all__:
        if inspect.isclass(value := getattr(wrt, name)):
            assert all(summary for _, summary in members(value)), name
