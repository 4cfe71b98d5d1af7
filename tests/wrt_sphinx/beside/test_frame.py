"""A page loads what it needs, and its frame has names."""

import gzip
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import TYPESETTER
from docutils import nodes
from sphinx.util.docutils import new_document

from wrt_sphinx.beside import asking, shipping
from wrt_sphinx.beside import frame as module
from wrt_sphinx.beside.frame import add_description, lighten
from wrt_sphinx.ids.addresses import ASKING

STATIC = Path(module.__file__).parents[1] / "static"


def app(live=False):
    """As much of Sphinx as is asked for."""
    return SimpleNamespace(config=SimpleNamespace(
        wrt_live=live, html_title="wrt", html_theme="furo",
        pygments_style="a11y-light", pygments_dark_style="a11y-dark"))


def lightened(template, *names, body=""):
    """What is left of the files of a page."""
    files = [SimpleNamespace(filename=f"_static/{name}") for name in names]
    context = {"css_files": [], "script_files": files, "body": body, "furo_navigation_tree": '<p role="heading">'}
    lighten(app(), "index", template, context, None)
    assert context["furo_navigation_tree"] == '<p role="heading" aria-level="2">'
    return [file.filename.removeprefix("_static/") for file in context["script_files"]]


def test_what_no_page_needs_is_left_out():
    assert lightened("page.html", "mystnb.0a1b.css", "styles/furo-extensions.css", "wrt.css") == ["wrt.css"]


def test_scripts_of_sphinx_are_left_out():
    assert lightened("search.html", "math.css", "furo.js", "site.js", "doctools.js") == ["math.css", "furo.js"]
    assert lightened("page.html", "furo.js", "site.js") == ["site.js"]
    assert lightened("page.html", "doctools.js", "own.js") == ["own.js"]


def test_a_page_without_mathematics_needs_no_font():
    assert lightened("page.html", "math.css") == []
    assert lightened("page.html", "math.css", body="<math><mi>x</mi></math>") == ["math.css"]


def test_scripts_of_one_scope_share_no_name():
    # a second function of a name would silently take the place of the first
    # the page on which one asks, and what runs beside it
    elsewhere = {*asking.SCRIPTS, "worker.js", shipping.OFFLINE}
    scopes = [{path.name for path in STATIC.glob("*.js")} - elsewhere, asking.SCRIPTS, ("arriving.js", "worker.js")]
    declared = re.compile(r"^(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
    for scope in scopes:
        names = [name for script in scope for name in declared.findall((STATIC / script).read_text(encoding="utf-8"))]
        assert len(names) > 10 and len(names) == len(set(names)), sorted(names)


@pytest.mark.slow
def test_all_scripts_of_a_page_are_small(html):
    others = {html / "search.html", html / f"{ASKING}.html"}      # which have a script of their own
    pages = [path.read_text(encoding="utf-8") for path in html.rglob("*.html") if path not in others]
    loaded = {name for page in pages for name in re.findall(r'<script [^>]*src="(?:(?:\.\.)?/)*([^"?]+)', page)}
    assert loaded == {"_static/site.js"}
    inline = max(sum(map(len, re.findall(r"<script>(.*?)</script>", page, re.S))) for page in pages)
    assert sum((html / name).stat().st_size for name in loaded) + inline < 16 * 1024
    assert (html / "_static" / asking.SCRIPTS[-1]).stat().st_size < 40 * 1024


def test_only_while_an_author_writes_may_another_script_run():
    for live in (False, True):
        context = {}
        lighten(app(live), "index", "page.html", context, None)
        assert (context["content_security_policy"] is None) == live


def described(pagename, metatags="", first="", address="https://example.org"):
    """What a page says of itself."""
    builder = SimpleNamespace(get_target_uri="{}.html".format)
    whole = SimpleNamespace(builder=builder, srcdir="/", config=SimpleNamespace(
        html_baseurl=address, html_title="wrt", wrt_card="one", wrt_typesetter=TYPESETTER))
    document = new_document("x")
    document += nodes.paragraph("", first)
    context = {"metatags": metatags}
    add_description(whole, pagename, "page.html", context, document if first else None)
    return context


@pytest.mark.parametrize("tag", ['content="a &amp; b" name="description"', 'name="description" content="a &amp; b"'])
def test_a_card_tells_what_the_page_tells(tag):
    context = described("one", f"<meta {tag}>", "other words")
    assert (context["description"], context["metatags"]) == ("a & b", f"<meta {tag}>")


def test_without_a_description_the_first_words_are_taken():
    context = described("one", "", 'Say "no"\nto  junk.')
    assert context["description"] == 'Say "no" to junk.'
    assert context["metatags"] == '<meta name="description" content="Say &quot;no&quot; to junk.">'
    assert described("empty")["metatags"] == ""


@pytest.mark.parametrize("page, address, expected", [
    ("one", "https://example.org/at/", "https://example.org/at/one.html"),
    ("f/00aa/index", "https://example.org", "https://example.org/f/00aa/"),
    ("one", "", ""), ("404", "https://example.org", ""),
])
def test_a_page_names_its_one_address(page, address, expected):
    assert described(page, address=address)["pageurl"] == expected


def test_the_search_says_what_it_is():
    context = described("search")
    assert context["title"] == "Search" and context["description"].startswith("Search all")


@pytest.mark.slow
def test_pages_are_light(html):
    for path in [html / "index.html", *(html / "chapters").glob("*.html")]:
        page = path.read_text(encoding="utf-8")
        loaded = re.findall(r'<(?:script src|link rel="stylesheet"[^>]+href)="([^"?]+)', page)
        assert [name.split("/")[-1] for name in loaded] == ["math.css", "site.css"]
        assert page.count("Content-Security-Policy") == 1 and page.index("Content-Security") < page.index("<script")


def test_a_card_is_named_by_its_address():
    assert described("one")["card"].address == "https://example.org/card.png"
    assert described("one", address="")["card"] is None and "<path" in described("one")["mark"]


@pytest.mark.slow
def test_every_page_has_the_mark_and_says_what_the_name_means(html):
    for path in html.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert page.count('<rect width="32"') == 1 and "with respect to" in page and "data:image/svg+xml,%3Csvg" in page
        # no address is invented
        assert "og:image" not in page and 'content="summary"' in page


@pytest.mark.slow
def test_the_site_has_one_name(html):
    page = (html / "chapters" / "chain-rule.html").read_text(encoding="utf-8")
    for said in ('<div class="brand">wrt</div>', 'sidebar-brand-text">wrt</span>', 'og:site_name" content="wrt"',
                 " - wrt</title>", "outer product. wrt, version"):
        assert said in page


@pytest.mark.slow
def test_no_script_waits_for_a_stylesheet(html):
    # what a script below the styles would do, and all of the page below it
    for path in html.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        styles = page.find('<link rel="stylesheet"')
        assert page.find("<script>") < styles and "<script>" not in page[styles:], path


@pytest.mark.slow
def test_the_frame_has_names(html):
    for path in (html / "chapters").glob("*.html"):
        assert re.search(r'<nav aria-label="Top"><a[^>]*back-to-top.*?</a></nav>', path.read_text("utf-8"), re.DOTALL)
        asides = re.findall('<aside[^>]*"[a-z]+-drawer[^>]*>', path.read_text(encoding="utf-8"))
        assert len(asides) == 2 and all("aria-label" in aside for aside in asides)


@pytest.mark.slow
def test_the_scripts_of_the_search_are_small(html):
    loaded = re.findall(r'<script [^>]*src="([^"?]+)', (html / "search.html").read_text(encoding="utf-8"))
    # the index is data
    sizes = [len(gzip.compress((html / name).read_bytes())) for name in loaded if name != "search-data.js"]
    assert len(sizes) == 2 and sum(sizes) < 29 * 1024
