"""With the keyboard alone: all is reached, the focus is seen, and what is pressed is large enough (WCAG 2.2 AA)."""

import pytest
from conftest import LAID_OUT

pytestmark = pytest.mark.slow
PAGES = ["index.html", "chapters/vectorization.html", "reference/formulas.html", "search.html"]
PRESSED = "a[href], button, summary, input:not([type=checkbox])"
SEEN = "e => e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: false}) && e.getClientRects().length"
# what stands in a line of text is as high as the line; else a circle of 24 pixels must touch no neighbour
TOO_SMALL = f"""() => {{
  document.querySelectorAll("details").forEach(details => {{ details.open = true }})
  const boxes = [...document.querySelectorAll("{PRESSED}")].filter({SEEN}).map(e => [e, e.getBoundingClientRect()])
  const centre = r => [r.x + r.width / 2, r.y + r.height / 2]
  const isLarge = r => r.width >= 24 && r.height >= 24
  const inText = e => {{
    const line = e.closest("p, li, td, dt, span.backrefs")
    return line && getComputedStyle(e).display == "inline" && [...line.childNodes].some(
      n => !n.contains(e) && n.textContent.trim())
  }}
  return boxes.filter(([e, r]) => !isLarge(r) && !inText(e) && boxes.some(([other, o]) => {{
    if (other == e || other.contains(e) || e.contains(other)) return false
    const [x, y] = centre(r), [a, b] = isLarge(o)
      ? [Math.max(o.left, Math.min(x, o.right)), Math.max(o.top, Math.min(y, o.bottom))] : centre(o)
    return Math.hypot(x - a, y - b) < (isLarge(o) ? 12 : 24)
  }})).map(([e]) => e.outerHTML.slice(0, 80))
}}"""
NEXT_FRAME = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
NAME = "e => `${e.tagName} ${e.getAttribute('href')} ${e.textContent}`"
FOCUSED = f"""() => {{
  if (document.activeElement == document.body) return null
  const name = ({NAME})(document.activeElement)
""" + """
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e)
  const header = document.querySelector(".mobile-header")
  const edge = header.contains(e) ? 0 : Math.max(0, header.getBoundingClientRect().bottom)
  const channels = color => color.match(/[\\d.]+/g).slice(0, 3).map(Number).map(
    v => v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)
  const light = color => channels(color).reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0.05)
  const both = [light(style.outlineColor), light(getComputedStyle(document.body).backgroundColor)]
  return {
    name,
    ring: style.outlineStyle == "solid" ? parseFloat(style.outlineWidth) : 0,
    contrast: Math.max(...both) / Math.min(...both),
    seen: box.right > 0 && box.left < innerWidth && box.bottom > edge && box.top < innerHeight
      && style.visibility == "visible",
  }
}"""


def walk(page, key="Tab", most=250):
    """What has the focus, press after press, from the first in the page until it leaves the page."""
    found = []
    for _ in range(2 * most):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUSED)
        if len(found) == most or found and stop is None:
            break
        if stop and not stop["seen"]:
            # what goes as the page scrolls, as the way back to the top does, takes the focus along with the next frame
            page.evaluate(NEXT_FRAME)
            stop = page.evaluate(FOCUSED)
        found += [stop] * bool(stop)
    return found


@pytest.fixture
def opened(window, site):
    """A function that opens a page in a window."""
    def open_page(path, width, scheme="light"):
        page = window(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
        page.goto(f"{site}/{path}")
        return page

    return open_page


@pytest.mark.sampled
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width, scheme", [(1280, "dark"), (390, "light")])
def test_the_focus_is_always_seen(opened, path, width, scheme):
    page = opened(path, width, scheme)
    there = walk(page)
    # the same stops the other way round; a screen or two show whether a header covers them
    back = walk(page, "Shift+Tab", most=80)
    assert len(there) > 15 and len(back) > 15
    assert [stop for stop in there + back if not (stop["seen"] and stop["ring"] >= 2 and stop["contrast"] >= 3)] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_all_that_can_be_pressed_is_reached_in_the_order_of_the_page(opened, width):
    page = opened("chapters/vectorization.html", width)
    page.evaluate(LAID_OUT)
    expected = page.evaluate(f"""[...document.querySelectorAll("article :is({PRESSED})")].filter({SEEN}).filter(
      e => e.tabIndex >= 0).map({NAME})""")
    reached = [stop["name"] for stop in walk(page)]
    assert len(expected) > 40
    place = 0
    for wanted in expected:
        assert wanted in reached[place:], wanted
        place = reached.index(wanted, place) + 1


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_pressed_is_large_enough(opened, path, width):
    page = opened(path, width)
    page.evaluate(LAID_OUT)
    assert page.evaluate(TOO_SMALL) == []


def test_nothing_moves_for_those_who_want_it_still(opened):
    page = opened("index.html", 390)
    moving = page.evaluate("""[...document.querySelectorAll("*")].filter(e => {
      const style = getComputedStyle(e)
      return style.transitionDuration != "0s" && style.transitionProperty != "none" || style.animationName != "none"
    }).map(e => e.outerHTML.slice(0, 80))""")
    assert moving == [] and page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("style, told", [
    ("a { outline: none !important }", "ring"),
    (".sidebar-drawer { left: -15em !important; display: flex !important }", "seen"),
    (".toc-tree a.reference, summary { display: inline !important; line-height: 1 }", "small"),
])
def test_what_is_wrong_is_noticed(opened, style, told):
    page = opened("chapters/vectorization.html", 390)
    page.add_style_tag(content=style)
    stops = walk(page, most=30)
    found = {"ring": [s for s in stops if s["ring"] < 2], "seen": [s for s in stops if not s["seen"]],
             "small": page.evaluate(TOO_SMALL)}
    assert found[told]
