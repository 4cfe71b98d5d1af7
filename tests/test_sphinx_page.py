"""A page loads what it needs, and its frame has names."""

import re
from types import SimpleNamespace

import pytest

from wrt_sphinx.page import lighten


def app(live=False):
    """As much of Sphinx as is asked for."""
    return SimpleNamespace(config=SimpleNamespace(wrt_live=live))


def lightened(template, *names):
    """What is left of the files of a page."""
    files = [SimpleNamespace(filename=f"_static/{name}") for name in names]
    context = {"css_files": [], "script_files": files, "furo_navigation_tree": '<p role="heading">'}
    lighten(app(), "index", template, context, None)
    assert context["furo_navigation_tree"] == '<p role="heading" aria-level="2">'
    return [file.filename.removeprefix("_static/") for file in context["script_files"]]


def test_what_no_page_needs_is_left_out():
    assert lightened("page.html", "mystnb.0a1b.css", "styles/furo-extensions.css", "wrt.css") == ["wrt.css"]


def test_scripts_of_the_search_stay_there():
    assert lightened("search.html", "math.css", "doctools.js", "own.js") == ["doctools.js", "own.js"]
    assert lightened("page.html", "doctools.js", "own.js") == ["own.js"]


def test_only_while_an_author_writes_may_another_script_run():
    for live in (False, True):
        context = {}
        lighten(app(live), "index", "page.html", context, None)
        assert (context["content_security_policy"] is None) == live


@pytest.mark.slow
def test_pages_are_light(html):
    for path in [html / "index.html", *(html / "chapters").glob("*.html")]:
        page = path.read_text(encoding="utf-8")
        loaded = re.findall(r'<(?:script src|link rel="stylesheet"[^>]+href)="([^"?]+)', page)
        assert 3 < len(loaded) < 9 and not {"doctools.js", "basic.css"} & {name.split("/")[-1] for name in loaded}
        assert page.count("Content-Security-Policy") == 1 and page.index("Content-Security") < page.index("<script")


@pytest.mark.slow
def test_the_frame_has_names(html):
    for path in (html / "chapters").glob("*.html"):
        asides = re.findall('<aside[^>]*"[a-z]+-drawer[^>]*>', path.read_text(encoding="utf-8"))
        assert len(asides) == 2 and all("aria-label" in aside for aside in asides)
