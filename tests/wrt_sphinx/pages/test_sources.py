"""A formula has the sources that its author names, or those of its chapter, and none that is not cited."""

import json

import pytest
from conftest import SETUP, true_formula
from registered import CHANGELOG, CONFIGURATION, entry, fingerprint

BIB = """
@book{rule, author = {A. Author}, title = {A {Rule}}, publisher = {P}, year = {1999}, url = {https://example.org/rule}}
@misc{other, title = {Another}}
"""
TEXT = "\nFrom {footcite}`other` and {footcite}`rule`.\n\n```{footbibliography}\n```\n"
SHOWN = "\n```{formula} one\n:sources: KEYS\n```\n"


@pytest.fixture
def site(make_site):
    configuration = CONFIGURATION + 'extensions += ["sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["a.bib"]\n'
    site = make_site({"chapters/page": f"# Page\n{SETUP}{true_formula('one')}{TEXT}"}, configuration)
    (site.folder / "a.bib").write_text(BIB)
    (site.folder / "formulas.jsonl").write_text(json.dumps(entry("bbbb", "one", fingerprint())) + "\n")
    (site.folder / "CHANGELOG.md").write_text(CHANGELOG + "- `bbbb`\n")
    return site


def built(site, keys):
    site.write("chapters/page", f"# Page\n{SETUP}{true_formula('one')}{SHOWN.replace('KEYS', keys)}{TEXT}")
    return site.build().told


def published(site):
    (formula,) = json.loads((site.html / "formulas.json").read_text())["formulas"]
    return [(source["key"], source["of"], source.get("url")) for source in formula["sources"]]


def test_sources_are_those_of_the_chapter_until_the_author_names_them(site):
    assert site.build().told == ""
    assert published(site) == [("other", "chapter", None), ("rule", "chapter", "https://example.org/rule")]
    assert "Sources of the chapter" in (site.html / "f/bbbb/index.html").read_text()
    assert built(site, "rule") == ""
    assert published(site) == [("rule", "formula", "https://example.org/rule")]
    page = (site.html / "f/bbbb/index.html").read_text()
    assert "A. Author. A Rule. P, 1999. URL: <a " in page and 'href="https://example.org/rule">https' in page
    assert "Another" not in page and "<h2>Sources</h2>" in page


def test_a_source_is_cited_where_it_is_stated(site):
    told = built(site, "rule, wrong")
    line = site.line("chapters/page", "{formula} one")
    assert f"chapters/page.md:{line}: ERROR: the source 'wrong' of 'one' is not cited on this page" in told
    site.write("other", f"# Other\n{SHOWN.replace('KEYS', 'rule')}{TEXT}")
    site.write("index", "# Index\n\n```{toctree}\nchapters/page\nother\n```\n")
    assert "the sources of 'one' are stated on its own page, chapters/page" in site.build().told
