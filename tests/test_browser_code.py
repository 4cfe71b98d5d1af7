"""The code of a page: folded, shown by one switch that is remembered, and at hand where nothing can be opened."""

import re

import pytest
from conftest import LAID_OUT
from heights import VIEWPORT, chapters, is_within_limits, shares

pytestmark = pytest.mark.slow
PAGE, OTHER = "chapters/vectorization.html", "chapters/chain-rule.html"
OPEN = "() => [...document.querySelectorAll('.wrt-code')].map(code => code.open)"
MAIN = ".wrt-main-code"
NEXT_FRAME = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# what stops the tab key within the article, but for what is closed
STOPS = """() => [...document.querySelectorAll("article :is(a[href], button, summary, input, select, [tabindex='0'])")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && one.tabIndex == 0).length"""


@pytest.fixture
def page(browser):
    """A page of its own, for what another one would keep."""
    context = browser.new_context(viewport=VIEWPORT)
    yield context.new_page()
    context.close()


def test_one_switch_opens_all_code_and_is_remembered(window, site):
    page = window(viewport=VIEWPORT)
    page.goto(f"{site}/{PAGE}")
    assert not any(page.evaluate(OPEN))
    page.get_by_label("show all code").check()
    assert all(page.evaluate(OPEN)) and len(page.evaluate(OPEN)) > 5
    page.goto(f"{site}/{OTHER}")
    assert page.get_by_label("show all code").is_checked() and all(page.evaluate(OPEN))
    page.get_by_label("show all code").uncheck()
    assert not any(page.evaluate(OPEN))
    page.reload()
    assert not any(page.evaluate(OPEN))


def test_the_switch_is_what_was_chosen_last_when_one_goes_back(page, site):
    for first in (True, False):
        page.goto(f"{site}/{PAGE}")
        page.get_by_label("show all code").set_checked(first)
        page.goto(f"{site}/{OTHER}")
        page.get_by_label("show all code").set_checked(not first)
        page.go_back()
        page.wait_for_function("first => document.querySelector('.wrt-all-code input').checked != first", arg=first)
        assert set(page.evaluate(OPEN)) == {not first}


def test_a_shadow_stands_only_where_something_scrolls(window, site):
    page = window(viewport={"width": 390, "height": 900})
    page.goto(f"{site}/{PAGE}")
    page.evaluate(LAID_OUT)
    page.evaluate(NEXT_FRAME)
    wrong = page.evaluate("""() => [...document.querySelectorAll("article :is(.wrt-scroll, .wrt-left, .wrt-right)")]
      .filter(box => box.checkVisibility() && (box.scrollWidth > box.clientWidth + 1)
        != getComputedStyle(box).backgroundImage.includes("gradient")).length""")
    assert wrong == 0


def test_one_word_opens_one_piece_of_code(window, site):
    page = window(viewport=VIEWPORT)
    page.goto(f"{site}/{PAGE}")
    page.locator(".wrt-foot > .wrt-code > summary").first.click()
    assert sum(page.evaluate(OPEN)) == 1 and page.locator(".wrt-foot .cell_input").first.is_visible()


def test_what_is_remembered_moves_nothing(page, site):
    page.add_init_script("localStorage.setItem('wrt-code', 'shown')")
    page.goto(f"{site}/{PAGE}")
    page.wait_for_timeout(300)
    shift = page.evaluate("() => performance.getEntriesByType('layout-shift').length")
    assert all(page.evaluate(OPEN)) and shift == 0


@pytest.mark.parametrize("kept", ["throw", "nonsense"])
def test_a_reader_who_keeps_nothing_has_the_switch_too(page, site, kept):
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error() }})"
                         if kept == "throw" else "localStorage.setItem('wrt-code', '<b>')")
    page.goto(f"{site}/{PAGE}")
    page.get_by_label("show all code").check()
    assert all(page.evaluate(OPEN))


def test_without_a_script_and_on_paper_the_code_of_the_main_results_is_there(window, site):
    page = window(viewport=VIEWPORT)
    page.goto(f"{site}/{PAGE}")
    assert page.locator(MAIN).count() == 2 and not page.locator(MAIN).first.is_visible()
    page.emulate_media(media="print")
    assert page.locator(MAIN).first.is_visible() and not page.get_by_label("show all code").is_visible()
    bare = window(viewport=VIEWPORT, java_script_enabled=False)
    bare.goto(f"{site}/{PAGE}")
    assert bare.locator(MAIN).first.is_visible() and not bare.locator(".wrt-all-code").is_visible()
    bare.locator(".wrt-code > summary").first.click()
    assert bare.locator(".wrt-code .cell_input").first.is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_tab_key_stops_only_where_something_is_to_be_done(window, site, width):
    page, stops = window(viewport={"width": width, "height": 900}), {}
    for path in chapters():
        page.goto(f"{site}/{path}")
        page.evaluate(LAID_OUT)
        page.evaluate(NEXT_FRAME)
        # where one looks derivatives up there are more results, each with its number, page, badge, copies and code
        most = max(79, 7 * page.locator(".wrt-equation, .wrt-refuted").count())
        if (found := page.evaluate(STOPS)) > most:
            stops[path] = found, most
    assert stops == {}


def test_what_is_wider_than_its_box_is_reached_by_key_as_long_as_it_is(window, site):
    page = window(viewport={"width": 1280, "height": 900})
    page.goto(f"{site}/{PAGE}")
    box = page.locator("article .wrt-scroll").first
    assert box.get_attribute("tabindex") is None
    box.evaluate("box => { box.style.width = '20px' }")
    page.wait_for_function("box => box.tabIndex == 0", arg=box.element_handle())
    box.evaluate("box => { box.style.width = '' }")
    page.wait_for_function("box => box.tabIndex == -1", arg=box.element_handle())


def test_prose_has_room_and_code_little(window, site):
    page, missed = window(viewport=VIEWPORT), {}
    for path in chapters():
        page.goto(f"{site}/{path}")
        found = shares(page)
        if not is_within_limits(path, found):
            missed[path] = found
    assert missed == {}


def test_buttons_of_one_word_have_names_of_their_own(window, site):
    page = window(viewport=VIEWPORT)
    for path in chapters():
        page.goto(f"{site}/{path}")
        copied = page.evaluate("() => [...document.querySelectorAll('.wrt-copies')].map(one => "
                               "[one.parentNode.firstChild.textContent, one.querySelector('dl').textContent])")
        names = [name for name, _ in copied]
        assert len(set(names)) == len({text for _, text in copied}), path
        assert all(re.match("(proved|exact|numerical) check and copy of .|copy of .", name) for name in names)
