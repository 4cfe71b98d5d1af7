"""The permanent page of a formula tells what became of it, and so do the errata."""

import re
from html import unescape

import pytest
from conftest import SETUP, true_formula
from registered import CONFIGURATION, entry, fingerprint, told_with

from wrt_sphinx.beside.formula_page import _linked

HISTORY = [
    {"version": "1.0", "kind": "corrected", "why": "A sign.", "was": "a = -b"},
    {"version": "1.0", "kind": "renamed", "why": "Two words.", "was": "uno"},
]
RETIRED = [{"version": "1.0", "kind": "retired", "why": "It was idle.", "to": "bbbb"}]
LISTED = "- `bbbb`\n- `cccc`\n\n### Corrected\n\n- `bbbb`\n\n### Renamed\n\n- `bbbb`\n\n### Retired\n\n- `cccc`\n"


@pytest.fixture(scope="module")
def site(make_site):
    errata = "# Errata\n\n```{listing} errata\n```\n"
    site = make_site({"chapters/page": f"# Page\n{SETUP}{true_formula('one')}", "errata": errata}, CONFIGURATION)
    right, gone = entry("bbbb", "one", fingerprint(), history=HISTORY), entry("cccc", "two", history=RETIRED)
    assert told_with(site, right, gone, changelog=LISTED) == ""
    return site


def words(page):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", page)))


def test_a_page_has_statement_conditions_check_history_and_citation(site):
    page = words((site.html / "f/bbbb/index.html").read_text())
    for said in ("x does not depend on W", "proved", "check and copy", "Derived in the chapter Page", "sum over j",
                 "Published in version 1.0, with the id bbbb", "Corrected in version 1.0: A sign. It said: a = -b.",
                 "Renamed in version 1.0: Two words. It was called uno.", "@misc{wrt-bbbb,"):
        assert said in page, said


def test_a_page_has_the_other_forms_of_its_derivative(site):
    page = (site.html / "f/bbbb/index.html").read_text()
    told = page.partition("In other forms")[2].partition("<h2>")[0]
    forms = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", told, re.S)
    assert [words(name).partition(",")[0].partition(";")[0] for name, _ in forms] == [
        "Jacobian", "Jacobian", "differential", "vector–Jacobian product"]
    assert all("<math alttext=" in shown for _, shown in forms) and "of the shape of" in words(forms[-1][0])


@pytest.mark.parametrize("text, url, shown", [
    ("A. B. doi:10.1/x.", "https://doi.org/10.1/x", "doi:10.1/x"), ("A. https://b.org.", "https://b.org", "https://b.org"),
    ("A.", "https://b.org", "https://b.org")])
def test_the_address_of_a_source_is_shown_once(text, url, shown):
    before, link, after = _linked(text, url)
    assert (link.astext(), link["refuri"]) == (shown, url)
    assert f"{before}{link.astext()}{after}" == (text if shown in text else f"{text} {url}")


def test_a_retired_formula_leads_on(site):
    page = (site.html / "f/cccc/index.html").read_text()
    assert "It said: a = b" in words(page) and "Retired in version 1.0: It was idle. See bbbb." in words(page)
    assert 'href="../bbbb/index.html"' in page and "@misc{wrt-cccc," in unescape(page)


def test_the_errata_list_each_event(site):
    page = site.page("errata")
    for said in ("one (bbbb): corrected in version 1.0. A sign.", "one (bbbb): renamed in version 1.0. Two words.",
                 "two (cccc): retired in version 1.0. It was idle."):
        assert said in words(page)
    assert page.count('href="f/bbbb/index.html"') == 2 and 'href="f/cccc/index.html"' in page
