"""The search in a browser: what readers type leads to what they mean, from a folder as from a server."""

import json
import re
from urllib.parse import quote

import pytest
from queries import QUERIES
from test_browser_pages import AXE, BROKEN_RULES

pytestmark = pytest.mark.slow
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
FIRST = "queries => queries.map(query => find(query).slice(0, 10).map(wayOf))"
TEXTS = """queries => queries.flatMap(query => find(query).slice(0, 30).map(
  found => entry(found).querySelector(":scope > p:last-child").textContent))"""
SHOWN = "#search-results li"
# what the statement of each result is, and the result itself; each line of a derivation is equal to the first
CLAIMED = """name => SEARCHED.results.flatMap((one, place) => [one[name] ?? []].flat().map(
  print => [name == "lines" ? `${one.text.split(" = ")[0]} = ${print}` : print, `r${place}`]))"""
FOUND = "asked => asked.filter(([query, id]) => !find(query).slice(0, 6).some(found => found.id == id))"


@pytest.fixture
def page(window, site):
    opened = window(viewport=DESKTOP)
    opened.goto(f"{site}/search.html")
    return opened


def test_what_is_meant_comes_first(page):
    found = dict(zip(QUERIES, page.evaluate(FIRST, list(QUERIES))))
    assert {query: ways[:3] for query, ways in found.items() if not (ways and ways[0].startswith(QUERIES[query]))} == {}
    assert len(QUERIES) >= 140


@pytest.mark.parametrize("name, count", [("text", 100), ("title", 100), ("answer", 25), ("lines", 60)])
def test_every_formula_and_claim_is_found_by_its_statement_its_lines_and_its_name(page, name, count):
    asked = page.evaluate(CLAIMED, name)
    assert page.evaluate(FOUND, asked) == [] and len(asked) >= count


@pytest.mark.parametrize("kind", ["formulas", "refuted"])
def test_every_formula_and_claim_is_found_by_its_tex_and_as_it_is_said(page, html, kind):
    data = json.loads((html / "formulas.json").read_text(encoding="utf-8"))[kind]
    ids = page.evaluate("Object.fromEntries(SEARCHED.results.map(({ at }, place) => [at, `r${place}`]))")
    asked = [(one[field], ids["equation-" * (kind == "formulas") + one["name"]])
             for one in data for field in ("statement_latex", "statement_spoken")]
    assert page.evaluate(FOUND, asked) == []


def test_a_refuted_claim_comes_first_for_who_types_it_and_else_behind_what_is_true(page):
    kinds = """texts => texts.map(text => find(text).map(({ thing }) => thing.status).filter(Boolean))"""
    claims = page.evaluate("SEARCHED.results.filter(one => one.status == 'refuted').map(one => one.text)")
    assert {found[0] for found in page.evaluate(kinds, claims)} == {"refuted"} and len(claims) > 30
    truths = page.evaluate("SEARCHED.results.filter(one => one.status != 'refuted').map(one => one.text)")
    sides = {text.partition(" = ")[0] for text in truths if "/∂" in text}
    assert [side for side, found in zip(sides, page.evaluate(kinds, list(sides))) if found[0] == "refuted"] == []


def test_what_is_false_says_so_in_words_and_what_is_true_stands_beside_it(page):
    page.fill(".wrt-search input", "2Ax")
    first = page.locator(".wrt-found-false").first
    assert re.match("False.*True", first.locator(".wrt-found-formula").all_inner_texts()[0]
                    + first.locator(".wrt-found-formula").all_inner_texts()[1], re.DOTALL)


def test_places_of_one_page_stand_together(page):
    page.fill(".wrt-search input", "outer product")
    headings = page.locator("#search-results h2").all_inner_texts()
    assert len(headings) == len(set(headings)) > 3 and headings[0] == "The chain rule’s outer product"
    assert max(page.evaluate("[...document.querySelectorAll('#search-results > li')].map("
                             "one => one.querySelectorAll(':scope > ul > li').length)")) <= 4
    more = page.locator("#search-results summary").first
    count = int(more.inner_text().split()[0])
    more.click()
    page.wait_for_selector("#search-results details ul")
    assert page.locator("#search-results details").first.locator("li").count() == count


def test_all_that_is_printed_is_typeset_with_all_its_signs(page):
    flat = page.evaluate("""SEARCHED.results.flatMap(one => [one.text, one.answer, ...one.terms ?? []]).filter(
      print => print && typeset(print).tagName != "math")""")
    assert flat == []


def test_what_cannot_be_read_is_found_by_its_words_and_its_text_and_shown_as_text(page):
    page.evaluate("""SEARCHED.results.push({ page: 0, title: "Unreadable thing", text: "∂⊗/∂ = ) ≺ q",
      status: "refuted", why: "", at: "", uses: 0, lines: ["∂"], terms: ["q = )"], answer: "((⊗", otherwise: "∇ = ∂" });
      ranking = new Ranking(SEARCHED)""")
    for query in ("unreadable thing", "∂⊗/∂=)≺q", "∂⊗/∂ = ) ≺ q"):
        page.fill(".wrt-search input", query)
        assert "∂⊗/∂ = ) ≺ q" in page.locator(SHOWN).first.inner_text()


def test_it_has_no_barrier_and_is_as_wide_as_the_screen(window, site):
    for viewport in (PHONE, DESKTOP):
        page = window(viewport=viewport, bypass_csp=True)
        for query in ("", "2Ax", "qwertyuiop", "chain rule"):
            page.goto(f"{site}/search.html?q={quote(query)}")
            page.add_script_tag(path=AXE)
            assert page.evaluate(BROKEN_RULES) == [], query
            assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_chapters_come_before_the_guide(page):
    queries = ["derivation", "formula", "matrix", "true or false", "shape", "gradient", "index"]
    for query, ways in zip(queries, page.evaluate(FIRST, queries)):
        kinds = [bool(re.match("CONTRIBUTING|chapters/first", way)) for way in ways]
        assert kinds[0] is False or query == "derivation", (query, ways)


def test_excerpts_are_prose_and_mathematics_as_text(page):
    texts = page.evaluate(TEXTS, list(QUERIES))
    assert len(texts) > 500 and [text for text in texts if len(text) > 300] == []
    assert [text for text in texts if re.search(r"\\[a-z]|import |np\.|>>>|⟦|⦅|undefined|null", text)] == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_query_in_the_address_is_answered(window, site, viewport):
    page = window(viewport=viewport)
    page.goto(f"{site}/search.html?q={quote('vec(AXB)', safe='')}")
    page.wait_for_selector(SHOWN)
    assert page.input_value(".wrt-search input") == "vec(AXB)"
    first = page.locator(f"{SHOWN} .wrt-found-formula").first
    assert first.locator("math").get_attribute("alttext") == "vec(A X B) = (Bᵀ ⊗ A) vec(X)"
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    page.locator(f"{SHOWN} ul a").first.click()
    page.wait_for_url("**/chapters/vectorization.html#equation-vec-of-product")


def test_what_is_typed_is_answered_at_once(page):
    page.fill(".wrt-search input", "outer product")
    assert page.locator(f"{SHOWN} mark").count() > 3
    assert "places" in page.locator(".wrt-found-count").text_content()
    page.fill(".wrt-search input", "qwertyuiop")
    assert page.locator(".wrt-found-count").text_content().startswith("Nothing was found for “qwertyuiop”.")
    formulas = page.evaluate("SEARCHED.results.filter(({ number }) => number).length")
    assert page.locator(f"{SHOWN} ul a").count() == formulas > 60
    assert page.locator(".wrt-found-hint code").count() > 8


def test_words_that_are_nowhere_are_told(page):
    told = page.locator(".wrt-found-count")
    page.locator(".wrt-search input").fill("zeppelin jacobian")
    assert told.text_content().startswith("Not on this site: “zeppelin”. ")
    # what is written as mathematics is no word that could be missing
    for query in ("kronecker jacobian of W x", "2Ax", "dln|X|/dX", "ln"):
        page.locator(".wrt-search input").fill(query)
        assert "Not on this site" not in told.text_content()


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
