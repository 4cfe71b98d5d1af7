"""The page on which one asks: it alone has a form, a script and styles, and a formula leads to it filled in."""

import re
from html import unescape

import pytest
from conftest import SETUP, true_formula
from registered import CONFIGURATION, entry, fingerprint, told_with

from wrt.parsing.kinds import KINDS

ASK = "# Ask\n\nWords.\n\n## How to type it\n\nMore words.\n"
OWN = re.compile(r'(?:src|href)="[^"]*_static/(ask\.\w+)"')


@pytest.mark.slow
def test_it_alone_has_a_form_a_script_and_styles(html):
    page = (html / "ask/index.html").read_text(encoding="utf-8")
    assert OWN.findall(page) == ["ask.css", "ask.js"] and page.count("<form data-ask=") == 2
    assert unescape(re.search('data-kinds="(.*?)"', page)[1]).count(":") == len(KINDS)
    assert [path for path in html.rglob("*.html") if OWN.search(path.read_text(encoding="utf-8"))] == [
        html / "ask/index.html"]


@pytest.mark.slow
def test_a_formula_leads_to_it_filled_in(html):
    for folder in ("f", "chapters"):
        found = [re.findall(r'href="(?:../)+ask/index.html([^"]*)"', page.read_text(encoding="utf-8"))
                 for page in (html / folder).rglob("*.html")]
        ways = [way for ways in found for way in ways if "?" in way]
        assert len(ways) > 200 and all(re.match(r"\?f=\S+&amp;by=\w+", way) for way in ways)


@pytest.mark.slow
def test_without_such_a_page_there_is_nothing_of_it(make_site):
    site = make_site({"chapters/page": f"# Page\n{SETUP}{true_formula('one')}"}, CONFIGURATION)
    assert told_with(site, entry("bbbb", "one", fingerprint())) == ""
    assert not list((site.html / "_static").glob("ask.*"))
    assert "ask/index" not in (site.html / "f/bbbb/index.html").read_text()
