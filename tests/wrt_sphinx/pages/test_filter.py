"""Of the listed formulas a reader chooses by subject, shape, status and chapter, and needs no script."""

import json
import re
from itertools import product

import pytest

from wrt_sphinx.pages.filter import classes, fields

FACETS = {"subject": "subject", "shape": "shape", "status": "status", "chapter": "chapter_title"}
SHOWN = """() => [...document.querySelectorAll(".wrt-item, .wrt-group th")].filter(
  thing => thing.offsetParent).map(
  thing => thing.matches("th") ? "" : thing.querySelector("td:last-child").textContent.split(" ").at(-1))"""


def test_a_value_hides_what_has_another():
    form = fields({"status": ["proved", "exact"], "chapter": ["One derivative"]}, "Choose")
    assert classes({"status": "exact", "chapter": "One derivative"}) == "status-exact chapter-one-derivative"
    rules = form["style"].splitlines()
    chosen = ".wrt-filter:has([value=status-exact]:checked) ~ .table-wrapper"
    assert chosen + " :is(.wrt-item, .wrt-group):not(.status-exact) {display: none}" in rules
    assert not re.search("[<&]", form["style"]) and len(rules) == 3 + 2


@pytest.fixture(scope="module")
def listed(html):
    published = json.loads((html / "formulas.json").read_text(encoding="utf-8"))["formulas"]
    return {one["id"]: {facet: one[field] for facet, field in FACETS.items()} for one in published}


@pytest.fixture
def page(browser, site):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site}/reference/formulas.html")
    yield page
    context.close()


def seen(page) -> list[str]:
    """The ids of the formulas that are shown; no heading stands above nothing."""
    found = page.evaluate(SHOWN)
    assert all(found[place + 1 : place + 2] not in ([], [""]) for place, id in enumerate(found) if not id)
    return sorted(filter(None, found))


@pytest.mark.slow
@pytest.mark.parametrize("facet", FACETS)
def test_each_value_shows_its_formulas(page, listed, facet):
    assert seen(page) == sorted(listed)
    for value in {about[facet] for about in listed.values()}:
        page.select_option(f"select[name={facet}]", label=value)
        assert seen(page) == sorted(id for id, about in listed.items() if about[facet] == value) != []
    page.select_option(f"select[name={facet}]", label="all")
    assert seen(page) == sorted(listed)


@pytest.mark.slow
def test_two_values_are_chosen_together(page, listed):
    values = [sorted({about[facet] for about in listed.values()}) for facet in ("status", "chapter")]
    for status, chapter in product(*values):
        page.select_option("select[name=status]", label=status)
        page.select_option("select[name=chapter]", label=chapter)
        assert seen(page) == sorted(id for id, about in listed.items()
                                    if (about["status"], about["chapter"]) == (status, chapter))
    page.click("button[type=reset]")
    assert seen(page) == sorted(listed)


@pytest.mark.slow
def test_the_page_is_light(browser, site, listed):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/reference/formulas.html")
    # of 500 formulas it has as many elements as a long chapter
    assert page.evaluate("document.querySelectorAll('.wrt-item, .wrt-item *').length") < 20 * len(listed)
    assert page.evaluate("document.querySelectorAll('math').length") == 0
    context.close()
