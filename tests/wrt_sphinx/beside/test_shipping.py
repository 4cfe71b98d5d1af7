"""The engine stands beside the page on which one asks, with what keeps both offline; without the page there is none."""

import json
import re

import pytest

from wrt_sphinx.beside.shipping import FOLDER, MANIFEST, OFFLINE, SCRIPTS, offline
from wrt_sphinx.pages.typeset import STATIC

ASK = "# Ask\n\nWhat is it?\n"
NAMED = "wasm.0123456789abcdef.bin"


@pytest.fixture
def page(tmp_path):
    """A page with styles, a font, a script, and an engine of one file."""
    held = {
        "ask/index.html": '<link rel="stylesheet" type="text/css" href="../_static/a.css?v=1&amp;w=2" />'
                          '<script src="../_static/a.js?v=3"></script><a href="../other.html">Other</a>'
                          '<link rel="canonical" href="https://example.org/ask/">',
        f"ask/{FOLDER}/{MANIFEST}": json.dumps({"files": {"wasm": {"name": NAMED}}}),
        f"ask/{FOLDER}/{NAMED}": "compiled", "other.html": "", "_static/a.js": "a()", "_static/b.woff2": "font",
        "_static/a.css": '@font-face { src: url("b.woff2") } p { background: url("data:image/png;base64,AA") }',
    }
    for name, text in held.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path / "ask" / "index.html"


def kept(script):
    """The hash and the files that a script keeps."""
    build, files = re.match(r'const BUILD="(\w+)",FILES=(\[.*?\]);', script).groups()
    return build, json.loads(files)


def test_it_keeps_the_page_what_it_loads_and_the_engine(page):
    assert kept(offline(page))[1] == ["./", f"engine/{NAMED}", "engine/manifest.json", "../_static/a.css?v=1&w=2",
                                      "../_static/a.js?v=3", "../_static/b.woff2"]


@pytest.mark.parametrize("file", ["index.html", "../_static/a.css", "../_static/b.woff2", f"engine/{NAMED}"])
def test_what_differs_is_kept_under_another_name(page, file):
    before = kept(offline(page))[0]
    assert kept(offline(page))[0] == before
    (page.parent / file).write_text((page.parent / file).read_text() + " ")
    assert kept(offline(page))[0] != before


@pytest.mark.slow
def test_only_where_there_is_such_a_page(make_site, tmp_path):
    made = tmp_path / "made"
    made.mkdir()
    (made / MANIFEST).write_text('{"files": {}}')
    there, none = (f"wrt_engine = {str(folder)!r}\n" for folder in (made, tmp_path / "none"))
    for pages, configuration, shipped in (({"ask/index": ASK}, there, True), ({"ask/index": ASK}, none, False),
                                          ({"other": ASK}, there, False)):
        site = make_site(pages, configuration)
        built = site.build()
        assert built.status == 0 and not built.warnings, built.warnings
        assert (site.html / "ask" / FOLDER / MANIFEST).is_file() == (site.html / "ask" / OFFLINE).is_file() == shipped


def test_no_script_of_it_names_another_site_or_evaluates():
    for name in (*SCRIPTS, "worker.js", OFFLINE):
        text = (STATIC / name).read_text()
        assert not re.search(r"https?:|\beval\b|new Function|innerHTML|importScripts|import\(", text), name
