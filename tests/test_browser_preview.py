"""A reference to a formula shows it: by mouse and by keyboard, from this page and from others."""

import pytest
from conftest import LAID_OUT

pytestmark = pytest.mark.slow
PAGE, OTHER = "chapters/vectorization.html", 'a.reference[href*="index-notation.html#equation-"]'
SAME = 'a.reference[href^="#equation-"]:not(.wrt-main-code *)'
CARD = "#wrt-preview"
DESCRIBED = "([links, n]) => document.querySelectorAll(links)[n].hasAttribute('aria-describedby')"
IDS = "[...document.querySelectorAll('[id]')].map(element => element.id)"


@pytest.fixture
def page(window, site):
    opened = window(viewport={"width": 1280, "height": 800})
    opened.wrong = []
    heard = {"console": lambda message: opened.wrong.append(message.text),
             "pageerror": lambda error: opened.wrong.append(str(error))}
    for kind, hear in heard.items():
        opened.on(kind, hear)
    opened.mouse.move(2, 2)
    opened.goto(f"{site}/{PAGE}")
    yield opened
    for kind, hear in heard.items():
        opened.remove_listener(kind, hear)
    assert opened.wrong == []


def tab_to(page, link):
    """Move the focus to a link as the keyboard does."""
    page.locator(link).first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")


@pytest.mark.parametrize("link, target", [(SAME, None), (OTHER, "equation-index-notation")])
@pytest.mark.parametrize("use", ["mouse", "keyboard"])
def test_a_reference_shows_the_formula_it_leads_to(page, site, link, target, use):
    page.locator(link).first.hover() if use == "mouse" else tab_to(page, link)
    page.wait_for_selector(CARD)
    shown, right = page.evaluate("""async link => {
      const address = new URL(document.querySelector(link).href)
      const other = new DOMParser().parseFromString(await (await fetch(address.pathname)).text(), "text/html")
      const rights = other.getElementById(address.hash.slice(1)).querySelectorAll(".wrt-right math")
      const first = other.getElementById(address.hash.slice(1)).querySelector("math")
      const card = document.querySelector("#wrt-preview")
      return [card.textContent, (rights.length ? rights[rights.length - 1] : first).textContent]
    }""", link)
    assert right and right in shown and "with" in shown
    assert page.locator(CARD).get_attribute("role") == "tooltip"
    assert page.locator(link).first.get_attribute("aria-describedby") == "wrt-preview"
    ids = page.evaluate(IDS)
    assert "wrt-preview" in ids and len(ids) == len(set(ids))
    assert page.locator(f"{CARD} [tabindex], {CARD} a, {CARD} button").count() == 0


def test_a_page_without_mathematics_asks_for_its_font_and_does_not_move(page, site):
    page.goto(f"{site}/reference/formulas.html")
    page.wait_for_timeout(1000)
    fonts = """() => [[...document.fonts].filter(face => /STIX Two Math|previewed/.test(face.family)).map(
      face => face.status), document.documentElement.scrollHeight]"""
    before, height = page.evaluate(fonts)
    page.locator('a.reference[href*="#equation-"]').first.hover()
    page.wait_for_selector(f"{CARD} math")
    after, then = page.evaluate(fonts)
    assert (before, after) == ([], ["loaded"]) and abs(then - height) < 3
    assert "previewed" in page.evaluate(f"getComputedStyle(document.querySelector('{CARD} math')).fontFamily")


@pytest.mark.parametrize("use", ["mouse", "keyboard"])
def test_escape_closes_it_and_it_stays_closed(page, use):
    page.locator(SAME).first.hover() if use == "mouse" else tab_to(page, SAME)
    page.wait_for_selector(CARD)
    page.keyboard.press("Escape")
    page.wait_for_selector(CARD, state="detached")
    page.wait_for_timeout(500)
    assert page.locator(CARD).count() == 0 and page.locator("[aria-describedby='wrt-preview']").count() == 0


def test_it_can_be_pointed_at_and_goes_when_left(page):
    page.locator(SAME).first.hover()
    page.wait_for_selector(CARD)
    page.locator(CARD).hover()
    page.wait_for_timeout(700)
    assert page.locator(CARD).is_visible()
    page.mouse.move(2, 2)
    page.wait_for_selector(CARD, state="detached")


def test_it_goes_with_the_focus_and_not_with_the_pointer(page):
    tab_to(page, SAME)
    page.wait_for_selector(CARD)
    page.mouse.move(400, 20)
    page.wait_for_timeout(700)
    assert page.locator(CARD).is_visible()
    page.keyboard.press("Tab")
    page.wait_for_selector(CARD, state="detached")


def test_it_stands_within_the_page(page):
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.reload()
        # on a phone what comes near the screen would move what is under the pointer
        page.evaluate(LAID_OUT)
        for place in range(page.locator(SAME).count()):
            page.locator(SAME).nth(place).scroll_into_view_if_needed()
            page.locator(SAME).nth(place).hover()
            page.wait_for_function(DESCRIBED, arg=[SAME, place])
            box = page.locator(CARD).bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] >= 0
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_from_a_folder_it_is_a_plain_link(browser, html):
    context = browser.new_context()
    page = context.new_page()
    wrong = []
    page.on("console", lambda message: wrong.append(message.text))
    page.goto((html / PAGE).as_uri())
    page.locator(OTHER).first.hover()
    page.wait_for_timeout(500)
    assert page.locator(CARD).count() == 0 and wrong == []
    page.locator(SAME).first.hover()
    page.wait_for_selector(CARD)
    context.close()


def test_a_page_that_cannot_be_fetched_shows_nothing(page, site):
    page.route("**/index-notation.html", lambda route: route.abort())
    page.locator(OTHER).first.hover()
    page.wait_for_timeout(500)
    assert page.locator(CARD).count() == 0
    page.unroute_all()
    page.mouse.move(2, 2)
    page.wait_for_timeout(400)
    page.locator(OTHER).first.hover()
    page.wait_for_selector(CARD)
    page.wrong.clear()


def test_by_touch_it_is_a_link_that_lands_below_the_header(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site}/{PAGE}")
    # what is laid out a moment later would move the link between looking for it and touching it
    page.wait_for_function("() => !document.documentElement.matches('.wrt-loading')")
    page.locator(OTHER).first.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    page.locator(OTHER).first.tap()
    page.wait_for_url("**/index-notation.html#equation-index-notation")
    page.wait_for_timeout(300)
    assert page.locator(CARD).count() == 0
    top = page.evaluate("document.getElementById('equation-index-notation').getBoundingClientRect().top")
    assert page.evaluate("document.querySelector('.mobile-header').getBoundingClientRect().bottom") <= top < 422
    context.close()
