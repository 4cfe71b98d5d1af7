"""What is borrowed of others has the options that pages use, and no way to a class, a name or a file."""

import pytest
from docutils.parsers.rst import directives

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
