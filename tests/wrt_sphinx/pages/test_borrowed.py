"""What is borrowed of others has the options that pages use, and no way to a class, a name or a file."""

import re

import pytest
from docutils.parsers.rst import directives
from edited import chapter

from wrt_sphinx.pages.borrowed import BORROWED, GROUPS

HARMFUL = {"class", "name", "file", "url", "glob", "encoding", "source", "include"}


@pytest.mark.parametrize("name", BORROWED)
def test_it_stands_in_the_place_of_the_other(registered, name):
    found, _ = directives.directive(name, None, None)
    assert found is BORROWED[name] and not HARMFUL & set(found.option_spec or {})


def test_a_group_is_one_of_the_list(make_site):
    groups = "".join(f":::{{container}} {name}\nWords.\n:::\n\n" for name in GROUPS)
    site = make_site({"a": f"# A\n\n{groups}", "b": "# B\n\n:::{container} wrt-badge\nWords.\n:::\n"})
    told = site.build().told
    assert "a.md" not in told
    assert f"b.md:8: ERROR: there is no container 'wrt-badge'; write one of {', '.join(GROUPS)}" in told


LISTED = "# Index\n\n```{toctree}\n:numbered:\n\nchapters/first\nchapters/*\nchapters/last\n```\n"
APART = "\n```{toctree}\nchapters/apart\n```\n"


def numbers(site):
    """The number of each chapter."""
    built = site.build()
    assert (built.status, built.told, built.warnings) == (0, "", "")
    links = re.findall(r'internal" href="chapters/(\w+).html"[^>]*>(?:(\d+)\. )?', site.page("index"))
    return {name: number for name, number in links}


@pytest.mark.slow
def test_a_chapter_that_is_not_listed_has_its_place_in_the_contents(make_site):
    """One that comes, and one that goes, need no change of another page."""
    pages = {f"chapters/{name}": chapter(name) for name in ("first", "last", "apart", "new")}
    site = make_site(pages)
    site.write("index", LISTED + APART)
    assert numbers(site) == {"first": "1", "new": "2", "last": "3", "apart": ""}
    site.write("chapters/added", chapter("added"))
    assert numbers(site) == {"first": "1", "added": "2", "new": "3", "last": "4", "apart": ""}
    for name in ("added", "new"):
        (site.folder / f"chapters/{name}.md").unlink()
    assert numbers(site) == {"first": "1", "last": "2", "apart": ""}
