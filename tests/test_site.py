"""The real site, built once: what a reader, a browser and a search engine get."""

import json
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from conftest import ROOT

pytestmark = pytest.mark.slow


class Page(HTMLParser):
    """The ids, links, resources and pictures of a page."""

    def __init__(self, path):
        super().__init__()
        self.path, self.ids, self.links, self.resources, self.unnamed = path, [], [], [], []
        self.descriptions = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if tag in ("script", "img", "iframe") and found.get("src"):
            self.resources.append(found["src"])
        if tag == "link" and found.get("rel") in ("stylesheet", "preload", "icon"):
            self.resources.append(found["href"])
        if found.get("role") == "img" and not found.get("aria-label"):
            self.unnamed.append(tag)
        if found.get("name") == "description":
            self.descriptions.append(found["content"])


@pytest.fixture(scope="module")
def pages(html):
    """Every page of the site by its path."""
    return {path: Page(path) for path in sorted(html.rglob("*.html"))}


def test_every_chapter_is_a_page(html):
    written = {path.stem for path in (html / "chapters").glob("*.html")}
    assert written == {path.stem for path in (ROOT / "chapters").glob("[!_]*.md")}


def test_no_id_stands_twice_on_a_page(pages):
    assert {p.name: page.ids for p, page in pages.items() if len(page.ids) != len(set(page.ids))} == {}


def test_every_link_inside_the_site_leads_somewhere(pages):
    missing = []
    for path, page in pages.items():
        for link in page.links:
            if urlsplit(link).scheme:
                continue
            target, anchor = urldefrag(unquote(link))
            there = (path.parent / target).resolve() if target else path
            if not there.is_file() or (anchor and there in pages and anchor not in pages[there].ids):
                missing.append((path.name, link))
    assert missing == []


def test_nothing_is_loaded_from_elsewhere(pages):
    assert [r for page in pages.values() for r in page.resources if urlsplit(r).netloc] == []


def test_pictures_have_names_and_chapters_descriptions(pages):
    assert [page.path.name for page in pages.values() if page.unnamed] == []
    chapters = [page for path, page in pages.items() if path.parent.name == "chapters" or path.name == "index.html"]
    assert len(chapters) >= 8 and [page.path.name for page in chapters if len(page.descriptions) != 1] == []


def test_mathematics_is_typeset_and_copied_fonts_exist(html):
    text = (html / "chapters" / "index-notation.html").read_text(encoding="utf-8")
    assert text.count("<math") > 40 and "merror" not in text
    assert (html / "_static" / "math.css").is_file()


def test_search_finds_words_and_holds_no_tex(html):
    text = (html / "searchindex.js").read_text(encoding="utf-8")
    terms = json.loads(text[text.index("(") + 1:text.rindex(")")])["terms"]
    assert {"outer", "product", "vec", "wx", "kroneck"} <= terms.keys()
    assert [term for term in terms if "\\" in term or term in ("mathsf", "frac", "otimes", "operatornam")] == []
