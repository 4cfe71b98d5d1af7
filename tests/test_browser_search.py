"""The search in a browser: what readers type leads to what they mean, from a folder as from a server."""

import re
from urllib.parse import quote

import pytest
from queries import QUERIES, SPELLINGS

pytestmark = pytest.mark.slow
DESKTOP = {"width": 1280, "height": 900}
FIRST = """queries => queries.map(query => find(query).slice(0, 10).map(
  found => shownResult(found).querySelector("a").getAttribute("href")))"""
TEXTS = """queries => queries.flatMap(query => find(query).slice(0, 30).map(
  found => shownResult(found).querySelector(":scope > p:last-child").textContent))"""
SHOWN = "#search-results li"


@pytest.fixture
def page(window, site):
    opened = window(viewport=DESKTOP)
    opened.goto(f"{site}/search.html")
    return opened


def test_what_is_meant_comes_first(page):
    found = dict(zip(QUERIES, page.evaluate(FIRST, list(QUERIES))))
    assert {query: ways[:3] for query, ways in found.items() if not (ways and ways[0].startswith(QUERIES[query]))} == {}
    assert len(QUERIES) >= 50


@pytest.mark.parametrize("field", ["text", "out", "spoken", "title"])
def test_every_formula_and_claim_is_found_by_its_statement_and_its_name(page, field):
    wrong = page.evaluate("""field => SEARCHED.results.filter((one, place) => !find(one[field]).slice(0, 5).some(
      found => found.id == `r${place}`)).map(one => one[field])""", field)
    assert wrong == []


def test_spellings_of_one_thing_are_one(page):
    found = page.evaluate("rows => rows.map(row => row.map(spelling => pieces(spelling).join(' ')))", SPELLINGS)
    assert [row for row in found if len(set(row)) > 1] == []


def test_chapters_come_before_the_guide(page):
    queries = ["derivation", "formula", "matrix", "true or false", "shape", "gradient", "index"]
    for query, ways in zip(queries, page.evaluate(FIRST, queries)):
        kinds = [bool(re.match("CONTRIBUTING|chapters/first", way)) for way in ways]
        assert kinds[0] is False or query == "derivation", (query, ways)


def test_excerpts_are_prose_and_mathematics_as_text(page):
    texts = page.evaluate(TEXTS, list(QUERIES))
    assert len(texts) > 500 and [text for text in texts if len(text) > 300] == []
    assert [text for text in texts if re.search(r"\\[a-z]|import |np\.|>>>|⟦|∂L∂|undefined|null", text)] == []


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}, DESKTOP], ids=["phone", "desktop"])
def test_a_query_in_the_address_is_answered(window, site, viewport):
    page = window(viewport=viewport)
    page.goto(f"{site}/search.html?q={quote('vec(AXB)', safe='')}")
    page.wait_for_selector(SHOWN)
    assert page.input_value(".wrt-search input") == "vec(AXB)"
    assert page.locator(f"{SHOWN} .wrt-found-formula").first.text_content() == "vec(A X B) = (Bᵀ ⊗ A) vec(X)"
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    page.locator(f"{SHOWN} a").first.click()
    page.wait_for_url("**/chapters/vectorization.html#equation-vec-of-product")


def test_what_is_typed_is_answered_at_once(page):
    page.fill(".wrt-search input", "outer product")
    assert page.locator(f"{SHOWN} mark").count() > 3
    assert "places" in page.locator(".wrt-found-count").text_content()
    page.fill(".wrt-search input", "qwertyuiop")
    assert page.locator(SHOWN).count() == 0 and page.locator(".wrt-found-count").text_content() == "Nothing was found."


def test_no_query_is_markup_or_an_error(page):
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for query in ("<img src=x onerror=alert(1)>", "(", "\\", "^", "[a-", "∂", "/", "_", "x" * 500, "∂" * 200):
        page.fill(".wrt-search input", query)
    assert wrong == [] and page.locator("article img").count() == 0


def test_it_searches_from_a_folder(window, html):
    page = window(viewport=DESKTOP)
    page.goto((html / "index.html").as_uri())
    page.fill(".sidebar-search", "dL/dW")
    page.press(".sidebar-search", "Enter")
    page.wait_for_selector(SHOWN)
    assert page.url.startswith((html / "search.html").as_uri())


def test_every_way_leads_somewhere(page, site):
    ways = {way.partition("#")[0] for found in page.evaluate(FIRST, list(QUERIES)) for way in found}
    assert len(ways) > 8 and all(page.request.get(f"{site}/{way}").ok for way in ways)
    anchors = page.evaluate("SEARCHED.results.filter(one => one.to).map(one => one.to)")
    assert len(anchors) > 20 and all(way.startswith("reference/wrong-answers.html#") for way in anchors)
