"""The page for what is not there has links that work at any depth."""

import re

import pytest

from wrt_sphinx.beside.not_found import rooted

ORPHAN = "---\norphan: true\n---\n\n# Not here\n\nSee [a page](folder/page.md).\n"


@pytest.mark.parametrize("given, expected", [
    ('<form action="search.html">', '<form action="/at/search.html">'),
    ('<script src="_static/a.js?v=1">', '<script src="/at/_static/a.js?v=1">'),
    ('<html data-content_root="./">', '<html data-content_root="/at/">'),
])
def test_what_is_relative_begins_at_the_root(given, expected):
    assert rooted(given, "/at/") == expected
    assert rooted(expected, "/at/") == expected


@pytest.mark.parametrize("given", [
    '<use href="#svg-menu">', '<a href="https://example.org/">', '<link href="data:,">', '<a href="/x">',
    "an href of x",
])
def test_all_else_stays(given):
    assert rooted(given, "/at/") == given


@pytest.mark.slow
@pytest.mark.parametrize("address, root", [("", "/"), ("https://example.org/at/one", "/at/one/")])
def test_the_root_is_that_of_the_address(make_site, address, root):
    site = make_site({"folder/page": "# Page\n"}, f"html_baseurl = {address!r}\n")
    (site.folder / "404.md").write_text(ORPHAN)
    for _ in range(2):
        assert site.build().status == 0
        links = re.findall(r'\s(?:href|src)="([^"]*)"', site.page("404"))
        assert f"{root}folder/page.html" in links and f"{root}_static/site.css" in [x.split("?")[0] for x in links]
        assert [link for link in links if not link.startswith((root, "#", "data:", "http"))] == []
        assert 'href="../index.html"' in site.page("folder/page")
    # no other page is allowed to stand in no table of contents
    (site.folder / "405.md").write_text(ORPHAN.partition("\n\n")[2])
    assert "405.md:1: ERROR: no toctree leads to this page" in site.build().told
