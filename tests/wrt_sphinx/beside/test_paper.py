"""A link says on paper where it leads."""

from types import SimpleNamespace

import pytest

from wrt_sphinx.beside.paper import add_numbers

NUMBERS = {"chapters/one": {"": (1,)}, "chapters/two": {"": (2,), "#steps": ()}}
BOOK = {"index": {"chapters/one/": (1,), "chapters/two/": (2,)}}


def shown(href, pagename="chapters/two", builder="html"):
    """What became of a link."""
    env = SimpleNamespace(toc_secnumbers=BOOK if builder == "singlehtml" else NUMBERS)
    context = {"body": f'<a class="reference internal" href="{href}">x</a>'}
    add_numbers(SimpleNamespace(builder=SimpleNamespace(name=builder), env=env), pagename, "", context, None)
    return context["body"].partition(' data-number="')[2].partition('"')[0]


@pytest.mark.parametrize("href, page, number", [
    ("one.html", "chapters/two", "chapter 1"), ("one.html#steps", "chapters/two", "chapter 1"),
    ("chapters/two.html", "index", "chapter 2"), ("one.html#equation-a", "chapters/two", ""),
    ("#steps", "chapters/two", ""), ("../index.html", "chapters/two", ""),
])
def test_a_link_to_a_chapter_shows_its_number(href, page, number):
    assert shown(href, page) == number


def test_so_it_does_in_the_book():
    assert shown("#document-chapters/one#steps", "index", "singlehtml") == "chapter 1"
    assert shown("#document-chapters/one#equation-a", "index", "singlehtml") == ""
