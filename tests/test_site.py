"""The real site, built once: what a reader, a browser and a search engine get."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from conftest import ROOT

from wrt_sphinx.pages.borrowed import OTHERS

pytestmark = pytest.mark.slow


class Page(HTMLParser):
    """The ids, links, resources and pictures of a page."""

    def __init__(self, path):
        super().__init__()
        self.path, self.ids, self.links, self.resources, self.unnamed = path, [], [], [], []
        self.descriptions, self.cards, self.claims = [], {}, []
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
        if found.get("property", "").startswith("og:"):
            self.cards[found["property"]] = found["content"]
        if found.get("rel") == "canonical" or found.get("property") == "og:url":
            self.claims.append(found)


@pytest.fixture(scope="module")
def pages(html):
    """Every page of the site by its path."""
    return {path: Page(path) for path in sorted(html.rglob("*.html"))}


def test_every_chapter_is_a_page(html):
    written = {path.stem for path in (html / "chapters").glob("*.html")}
    assert written == {path.stem for path in (ROOT / "chapters").glob("[!_]*.md")}


def test_no_id_stands_twice_on_a_page(pages):
    assert {p.name: page.ids for p, page in pages.items() if len(page.ids) != len(set(page.ids))} == {}


def test_every_link_inside_the_site_leads_somewhere(html, pages):
    missing = []
    for path, page in pages.items():
        for link in page.links:
            if urlsplit(link).scheme:
                continue
            target, anchor = urldefrag(unquote(link))
            target = target.partition("?")[0]       # a search for something
            # the page for what is not there begins at the root
            root = path.parent if not target.startswith("/") else html
            there = (root / target.lstrip("/")).resolve() if target else path
            if not there.is_file() or (anchor and there in pages and anchor not in pages[there].ids):
                missing.append((path.name, link))
    assert missing == []


def test_nothing_is_loaded_from_elsewhere(pages):
    assert [r for page in pages.values() for r in page.resources if urlsplit(r).netloc] == []


def test_previous_and_next_lead_through_all_pages_in_order(html):
    text = (ROOT / "index.md").read_text()
    listed = re.findall(r"^((?:ask/|chapters/|reference/|CONTRIBUTING)\S*)$", text, re.MULTILINE)
    others = {f"chapters/{path.stem}" for path in (ROOT / "chapters").glob("[!_]*.md")} - {*listed}
    at = listed.index(OTHERS)
    listed[at : at + 1] = sorted(others)
    order = [html / f"{name}.html" for name in ("index", *listed)]
    for before, path, after in zip([None, *order], order, [*order[1:], None]):
        text = path.read_text(encoding="utf-8")
        for kind, expected in (("prev", before), ("next", after)):
            ways = re.findall(rf'class="{kind}-page" href="([^"]+)"', text)
            assert [(path.parent / way).resolve() for way in ways] == [expected] * bool(expected), path.name
    assert len(order) > 12 and order[-1].name == "CONTRIBUTING.html"


def test_words_of_two_boxes_do_not_run_together(html):
    text = re.sub("<[^>]+>", "", (html / "reference" / "formulas.html").read_text(encoding="utf-8"))
    assert re.findall(r"\bproved\w+|\w+proved\b", text) == [] and text.count("proved") > 40


def test_pictures_have_names(pages):
    assert [page.path.name for page in pages.values() if page.unnamed] == []


def test_every_page_has_a_title_of_its_own_that_fits(pages):
    titles = {path: re.search("<title>(.*?)</title>", path.read_text(encoding="utf-8"))[1] for path in pages}
    assert len(set(titles.values())) == len(titles) > 60
    assert {path.name: title for path, title in titles.items() if not 5 < len(unescape(title)) <= 65} == {}


def test_every_page_has_a_description_of_its_own(pages):
    found = [description for page in pages.values() for description in page.descriptions]
    assert {page.path.name for page in pages.values() if len(page.descriptions) != 1} == set()
    assert len(set(found)) == len(found) and [text for text in found if not 40 < len(text) < 200] == []


def test_every_page_says_what_it_is_when_its_link_is_shared(pages):
    for path, page in pages.items():
        assert set(page.cards) == {"og:type", "og:site_name", "og:title", "og:description"}, path
        assert all(page.cards.values()) and page.cards["og:description"] == page.descriptions[0], path


def test_without_an_address_no_page_claims_one(html, pages):
    assert [page.claims for page in pages.values() if page.claims] == []
    assert not (html / "sitemap.xml").exists()


def test_mathematics_is_typeset_and_copied_fonts_exist(html):
    text = (html / "chapters" / "index-notation.html").read_text(encoding="utf-8")
    assert text.count("<math") > 40 and "merror" not in text
    assert (html / "_static" / "math.css").is_file()
