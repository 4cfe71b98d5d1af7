"""The choice of a convention: tabs that go together and are remembered, and a list without a script."""

from time import sleep

import pytest

pytestmark = pytest.mark.slow
CHAPTER = "chapters/vectorization.html"
SHIFT = """() => new Promise(done => {
  let sum = 0
  new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value })
    .observe({type: "layout-shift", buffered: true})
  setTimeout(() => done(sum), 300)
})"""


@pytest.fixture
def page(window, site):
    opened = window(viewport={"width": 1280, "height": 800})
    opened.goto(f"{site}/index.html")
    yield opened
    opened.evaluate("localStorage.clear()")


def tab(page, name):
    """The tab of a choice."""
    return page.get_by_role("tab", name=name, exact=True).first


def shown(page):
    """The formulas that can be seen in the choices."""
    return page.evaluate("""[...document.querySelectorAll(".wrt-choice .wrt-equation")].filter(
      e => e.checkVisibility({contentVisibilityAuto: false})).map(
      e => (e.id || e.querySelector(".wrt-number a").hash).replace(/#?equation-/, ""))""")


def test_a_choice_shows_its_side_and_is_remembered_on_other_pages(page, site):
    assert shown(page) == ["jacobian-vec", "contraction"]
    tab(page, "rows stacked").click()
    assert shown(page) == ["jacobian-rvec", "contraction"]
    page.goto(f"{site}/{CHAPTER}")
    assert shown(page) == ["jacobian-rvec"] and tab(page, "rows stacked").get_attribute("aria-selected") == "true"
    tab(page, "columns stacked").click()
    page.goto(f"{site}/index.html")
    assert shown(page) == ["jacobian-vec", "contraction"]


def test_the_arrows_move_through_the_tabs(page):
    first, second = tab(page, "columns stacked"), tab(page, "rows stacked")
    first.focus()
    for key, chosen in [("ArrowRight", second), ("ArrowRight", first), ("ArrowLeft", second), ("Home", first),
                        ("End", second)]:
        page.keyboard.press(key)
        other = second if chosen is first else first
        assert chosen.evaluate("tab => tab == document.activeElement")
        assert (chosen.get_attribute("aria-selected"), chosen.get_attribute("tabindex")) == ("true", "0")
        assert (other.get_attribute("aria-selected"), other.get_attribute("tabindex")) == ("false", "-1")
    panel = page.locator("#" + second.get_attribute("aria-controls"))
    assert panel.get_attribute("role") == "tabpanel" and panel.is_visible()
    assert panel.get_attribute("aria-labelledby") == second.get_attribute("id")


def test_all_groups_of_a_convention_go_together_and_what_is_read_stays_in_place(page, site):
    page.goto(f"{site}/chapters/conventions.html")
    assert shown(page) == ["jacobian-vec", "numerator-layout", "contraction"]
    # a second group of the first convention, which is far above, grows
    page.evaluate("document.querySelector('.wrt-rows-stacked').style.paddingTop = '300px'")
    page.evaluate("""() => {
      const [list, ...panels] = document.querySelectorAll(".wrt-convention")[2].children
      list.children[0].dataset.choice = "columns-stacked"
      list.children[1].dataset.choice = "rows-stacked"
    }""")
    second = tab(page, "row vectors")
    second.scroll_into_view_if_needed()
    before = second.bounding_box()["y"]
    second.click()
    assert shown(page)[0] == "jacobian-rvec" and second.get_attribute("aria-selected") == "true"
    assert abs(second.bounding_box()["y"] - before) < 2
    tab(page, "columns stacked").click()
    assert second.get_attribute("aria-selected") == "false"


def test_a_link_into_a_hidden_choice_opens_it(page, site):
    target = "equation-jacobian-rvec"
    lands = f"""() => {{
      const top = document.getElementById("{target}").getBoundingClientRect().top
      return 0 <= top && top < 400
    }}"""
    page.goto(f"{site}/{CHAPTER}#{target}")
    page.wait_for_function(lands)
    assert shown(page) == ["jacobian-rvec"]
    # it was not chosen, so it is not remembered
    page.goto(f"{site}/{CHAPTER}")
    assert shown(page) == ["jacobian-vec"]
    page.evaluate(f"location.hash = '#{target}'")
    page.wait_for_function(lands)
    assert shown(page) == ["jacobian-rvec"]
    # once more to the same place, after another choice
    tab(page, "columns stacked").click()
    page.evaluate(f"""() => {{
      const link = document.querySelector("article p").appendChild(document.createElement("a"))
      link.href = "#{target}"
      link.click()
    }}""")
    page.wait_for_function(lands)
    assert shown(page) == ["jacobian-rvec"]


def test_what_is_hidden_can_be_found_in_the_page(page):
    hidden = page.locator(".wrt-choice[hidden]").first
    assert hidden.get_attribute("hidden") == "until-found"
    hidden.evaluate("panel => panel.dispatchEvent(new Event('beforematch'))")
    assert shown(page) == ["jacobian-rvec", "contraction"]


@pytest.mark.parametrize("path", ["index.html", CHAPTER])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_the_page_is_shown(page, site, path, width):
    page.set_viewport_size({"width": width, "height": 844})
    tab(page, "rows stacked").click()
    # a script that comes late finds all in its place
    page.route("**/site.js*", lambda route: (sleep(0.5), route.continue_()))
    page.goto(f"{site}/{path}")
    assert page.evaluate(SHIFT) <= 0.002
    assert "jacobian-rvec" in shown(page)


def test_before_the_script_runs_the_page_looks_the_same(page, site):
    tab(page, "rows stacked").click()
    page.route("**/site.js*", lambda route: route.abort())
    page.goto(f"{site}/index.html")
    assert shown(page) == ["jacobian-rvec", "contraction"] and page.locator("[aria-selected]").count() == 0


def test_without_a_script_it_is_a_list(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/index.html")
    assert shown(page) == ["jacobian-vec", "jacobian-rvec", "contraction", "outer-product"]
    assert page.locator(".wrt-choice-name").all_inner_texts() == [
        "columns stacked", "rows stacked", "column vectors", "row vectors"] * 2       # formulas and pictures
    assert page.get_by_role("tab").count() == 0
    context.close()


def test_on_paper_it_is_a_list(page):
    page.emulate_media(media="print")
    assert shown(page) == ["jacobian-vec", "jacobian-rvec", "contraction", "outer-product"]
    assert page.locator(".wrt-choice-name").first.is_visible() and not page.locator(".wrt-tabs").first.is_visible()


def test_a_browser_that_stores_nothing_still_has_tabs(browser, site):
    context = browser.new_context()
    page = context.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(error.stack))
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})")
    page.goto(f"{site}/index.html")
    tab(page, "rows stacked").click()
    assert shown(page) == ["jacobian-rvec", "contraction"]
    # the theme, which does not ask first, may complain
    assert not [stack for stack in wrong if "conventions" in stack]
    assert page.evaluate("document.documentElement.matches('.wrt-scripted:not([data-conventions~=columns-stacked])')")
    context.close()


def test_tabs_work_from_a_folder(browser, html):
    context = browser.new_context()
    page = context.new_page()
    page.goto((html / "index.html").as_uri())
    tab(page, "row vectors").click()
    assert shown(page) == ["jacobian-vec", "outer-product"]
    page.goto((html / CHAPTER).as_uri())
    page.goto((html / "index.html").as_uri())
    assert shown(page) == ["jacobian-vec", "outer-product"]
    context.close()
