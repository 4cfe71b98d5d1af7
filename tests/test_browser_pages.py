"""Every page in a browser: light and dark, phone and desktop, with scripts and without.

Each page is seen on both screens, and in both schemes; `make test-all` looks at each on each screen in each scheme.
"""

from statistics import median

import pytest
from conftest import EVERY, LAID_OUT, ROOT, few_of_one_kind

pytestmark = pytest.mark.slow
AXE = ROOT / "_build" / "node" / "node_modules" / "axe-core" / "axe.min.js"
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
BROKEN = """async () => (await axe.run({resultTypes: ["violations"], RULES})).violations.map(
  rule => `${rule.id}: ${rule.nodes.map(node => node.target).join(" ")}`)"""
BROKEN_RULES = BROKEN.replace("RULES", 'rules: {"target-size": {enabled: true}}')
# what a scheme can break: all other rules look at what is the same in both
BROKEN_COLOURS = BROKEN.replace("RULES", 'runOnly: ["color-contrast", "link-in-text-block"]')
# what a width can break: all other rules look at what is the same at both
BROKEN_SIZES = BROKEN.replace(
    "RULES", 'runOnly: ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]')
DUPLICATE_IDS = """() => {
  const ids = [...document.querySelectorAll("[id]")].map(element => element.id)
  return ids.filter((id, place) => ids.indexOf(id) != place)
}"""
# words beyond the edge of what does not scroll
CUT = """() => [...document.querySelectorAll("article *")].filter(
  one => getComputedStyle(one).overflowX == "hidden"
  && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1 && !one.closest("svg, math"))
  .map(one => one.outerHTML.slice(0, 80))"""
FONTS = """async () => [...await document.fonts.ready].filter(
  face => face.family.includes("STIX Two Math")).map(face => face.status)"""
# what is pressed and is less than 24 pixels wide or high; a link within a sentence has the height of its line
TARGETS = """() => [...document.querySelectorAll(
  "a[href], button, summary, select, input:not([type=hidden]), label[for]")].filter(one => {
  const { width, height } = (one.closest("label") ?? one).getBoundingClientRect()
  const block = one.closest("p, li, dd, dt, td, th, figcaption, div, body")
  const isSeen = one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && width > 1
  const isInSentence = one.tagName == "A" && block.textContent.trim() != one.textContent.trim()
    && getComputedStyle(one).display == "inline"
  return isSeen && !isInSentence && Math.min(width, height) < 23.9
}).map(one => `small: ${one.outerHTML.slice(0, 80)}`)"""
# characters of the lines of each paragraph that has at least three, without the last
LINES = """() => [...document.querySelectorAll("article section > p")].flatMap(words => {
  const range = document.createRange(), lines = [], walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT)
  if (words.querySelector("math, code")) return []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) for (let at = 0; at < node.length; at++) {
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    const { bottom, width } = range.getBoundingClientRect()
    if (width && !(Math.abs(lines.at(-1)?.[0] - bottom) < 8)) lines.push([bottom, 0])
    if (lines.length) lines.at(-1)[1] += 1
  }
  return lines.length < 3 ? [] : lines.slice(0, -1).map(([, count]) => count)
})"""
CONTENT = """() => {
  const article = document.querySelector("article")
  return [article.textContent.replace(/\\s+/g, " "), ...["math", "svg", "figure", "table"].map(
    tag => article.querySelectorAll(tag).length)]
}"""


PARTS = 4       # of the pages, for as many processes
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def all_paths(html):
    """The paths of all pages, as in an address."""
    return ["/" + page.relative_to(html).as_posix() for page in sorted(html.rglob("*.html"))]


@pytest.fixture(params=range(PARTS), ids=lambda part: f"part {part + 1} of {PARTS}")
def paths(request, all_paths):
    """The paths of a part of the pages; the parts are all."""
    return all_paths[request.param::PARTS]


def problems_of(page, site):
    """A list that grows with whatever the browser complains of."""
    found = []
    page.on("console", lambda m: m.type in ("error", "warning") and found.append(m.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url}"))
    page.on("response", lambda answer: answer.status >= 400 and found.append(f"{answer.status}: {answer.url}"))
    page.on("request", lambda r: r.url.startswith((site, "data:")) or found.append(f"foreign: {r.url}"))
    return found


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_error_no_overflow_and_no_barrier(browser, site, paths, viewport):
    """Each page on a phone by all rules, in the light or in the dark, and on a desktop in the other of both.

    There the rules are those that depend on the width, of colours and sizes: a phone moves the frame aside,
    and hides nothing of it from the others.
    Of the formulas' own pages each screen sees others, and those without a script others again.
    """
    # without motion: a colour that is on its way to another has no contrast of its own
    context = browser.new_context(viewport=viewport, reduced_motion="reduce")
    context.add_init_script(path=AXE)
    page, wrong = context.new_page(), {}
    problems = problems_of(page, site)
    screen = [PHONE, DESKTOP].index(viewport)
    for number, path in enumerate(few_of_one_kind(paths, screen)):
        first = (number + screen) % 2
        page.emulate_media(color_scheme=SCHEMES[first])
        page.goto(site + path)
        page.evaluate(LAID_OUT)
        found = [f"id twice: {id}" for id in page.evaluate(DUPLICATE_IDS)]
        rules = BROKEN_RULES if viewport == PHONE else BROKEN_SIZES
        found += [f"{SCHEMES[first]}: {rule}" for rule in page.evaluate(rules)]
        found += page.evaluate(TARGETS)
        found += ["scrolls sideways"] * page.evaluate(WIDER_THAN_THE_SCREEN)
        if EVERY:
            page.emulate_media(color_scheme=SCHEMES[1 - first])
            found += [f"{SCHEMES[1 - first]}: {rule}" for rule in page.evaluate(BROKEN_COLOURS)]
        if viewport == PHONE:
            page.set_viewport_size({**viewport, "width": 320})
            found += ["scrolls sideways at 320"] * page.evaluate(WIDER_THAN_THE_SCREEN)
            page.set_viewport_size(viewport)
        if found + problems:
            wrong[path] = found + problems
            problems.clear()
    context.close()
    assert wrong == {}


@pytest.mark.parametrize("script", [
    "<script>document.title = 'taken'</script>",
    "<script src='data:text/javascript,document.title=`taken`'></script>",
    "<p onclick=x></p><img src=x onerror=\"document.title = 'taken'\">",
])
def test_a_script_that_is_not_the_pages_own_is_refused(window, html, site, script):
    text = (html / "index.html").read_text(encoding="utf-8")
    page = window(viewport=DESKTOP)
    page.route("**/index.html", lambda route: route.fulfill(
        body=text.replace("</article>", script + "</article>"), content_type="text/html"))
    page.goto(site + "/index.html")     # until all is loaded, and pictures have failed
    assert page.title() != "taken"
    assert page.evaluate("document.body.dataset.theme") == "auto"


def test_a_page_is_shown_with_its_font_or_without_it(window, site):
    page = window(viewport=DESKTOP)
    page.goto(site + "/index.html")
    for _ in range(2):
        page.wait_for_function("getComputedStyle(document.querySelector('math')).visibility == 'visible'", timeout=5000)
        page.route("**/math.css*", lambda route: route.abort())
        page.reload()


def test_a_line_of_text_has_some_seventy_characters(window, site):
    page, found = window(viewport=DESKTOP), []
    for path in ("/chapters/index-notation.html", "/chapters/what-checked-means.html", "/CONTRIBUTING.html"):
        page.goto(site + path)
        page.evaluate("document.fonts.ready")
        found += page.evaluate(LINES)
    assert len(found) > 20 and 65 <= median(found) <= 72


def test_text_and_mathematics_have_one_size(window, site):
    sizes = """() => ["article p", "article p math", "article .wrt-reason", "article .wrt-reason math"].map(
      name => parseFloat(getComputedStyle(document.querySelector(name)).fontSize))"""
    for viewport, least in ((PHONE, 16), (DESKTOP, 18)):
        page = window(viewport=viewport)
        page.goto(site + "/chapters/index-notation.html")
        words, mathematics, reason, within = page.evaluate(sizes)
        assert words == mathematics >= least and reason == within >= 16


LAID = """name => { const { contentVisibility, display } = getComputedStyle(document.querySelector(name))
  return contentVisibility != 'hidden' && display != 'none' }"""


def test_on_a_phone_what_is_below_is_shown_when_no_script_comes(window, site):
    page = window(viewport=PHONE)
    page.route("**/site.js*", lambda route: route.abort())
    page.goto(site + "/index.html", wait_until="domcontentloaded")
    assert not page.evaluate(LAID, "article section > .wrt-figure")
    page.wait_for_function(LAID, arg="article section > .wrt-figure", timeout=5000)


@pytest.mark.parametrize("script", ["loaded", "blocked"])
def test_on_a_phone_the_contents_are_laid_out_when_they_are_opened(window, site, script):
    page = window(viewport={"width": PHONE["height"], "height": PHONE["width"]})
    if script == "blocked":
        page.route("**/site.js*", lambda route: route.abort())
    page.goto(site + "/index.html")
    page.set_viewport_size(PHONE)       # turned
    assert not page.evaluate(LAID, ".sidebar-drawer") and not page.evaluate(LAID, ".toc-drawer")
    page.locator("header .nav-overlay-icon").click()
    assert page.evaluate(LAID, ".sidebar-drawer") and not page.evaluate(LAID, ".toc-drawer")


def test_a_menu_is_opened_by_a_key_and_closes_when_something_is_chosen(window, site):
    page = window(viewport=PHONE)
    page.goto(site + "/chapters/chain-rule.html")
    opener = page.locator("header button.nav-overlay-icon")
    for key, is_open in (("Enter", True), ("Escape", False), ("Space", True)):
        opener.press(key) if is_open else page.keyboard.press(key)
        assert page.evaluate(LAID, ".sidebar-drawer") == is_open
        assert opener.get_attribute("aria-expanded") == str(is_open).lower()
    page.keyboard.press("Escape")
    page.locator("header button.toc-overlay-icon").click()
    page.locator(".toc-drawer a:visible").nth(1).click()
    assert not page.evaluate(LAID, ".toc-drawer")
    page.goto(site + "/reference/formulas.html")
    assert not page.locator("header .toc-overlay-icon").is_visible()


@pytest.mark.parametrize("way", ["back", "reload"])
def test_on_a_phone_one_comes_back_to_where_one_was(window, site, way):
    page = window(viewport=PHONE)
    page.goto(site + "/chapters/gaussian.html")
    for _ in range(8):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(100)
    seen = """() => { const all = [...document.querySelectorAll("article :is(p, .wrt-equation)")]
      .filter(element => element.checkVisibility())
      return all.findIndex(element => element.getBoundingClientRect().top > 0) }"""
    page.wait_for_timeout(300)
    before = page.evaluate(seen)
    if way == "back":
        page.goto(site + "/404.html")
        page.go_back()
    else:
        page.reload()
    page.wait_for_timeout(500)
    assert abs(page.evaluate(seen) - before) <= 1 and page.evaluate("scrollY") > 3000


def test_without_its_face_the_text_is_shown_at_once(window, site):
    page = window(viewport=DESKTOP)
    page.route("**/text*.woff2", lambda route: route.abort())
    page.goto(site + "/index.html", wait_until="domcontentloaded")
    is_seen = "getComputedStyle(document.querySelector('article p')).visibility == 'visible'"
    page.wait_for_function(is_seen, timeout=5000)


def test_where_the_system_chooses_the_colours_nothing_is_told_by_colour_alone(browser, site):
    context = browser.new_context(viewport=DESKTOP, forced_colors="active")
    page = context.new_page()
    page.goto(site + "/index.html")
    style = "([name, property]) => getComputedStyle(document.querySelector(name))[property]"
    chosen, other = (page.evaluate(style, [f".wrt-tabs > [aria-selected={is_chosen}]", "backgroundColor"])
                     for is_chosen in ("true", "false"))
    assert chosen != other
    for name in (".wrt-equation", ".wrt-refuted", ".wrt-badge"):
        assert page.evaluate(style, [name, "borderTopStyle"]) == "solid"
    full, empty = (page.evaluate(style, [name, "fill"]) for name in (".wrt-cell", ".wrt-zero"))
    assert full != empty and "rgba" not in full
    context.close()


def test_twice_as_large_nothing_is_lost(browser, site):
    """A window of 1280 pixels at 200 %: 640 wide, and half as high."""
    context = browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    for path in ("/index.html", "/chapters/chain-rule.html", "/reference/formulas.html", "/chapters/conventions.html"):
        page.goto(site + path)
        page.evaluate(LAID_OUT)
        assert not page.evaluate(WIDER_THAN_THE_SCREEN) and page.evaluate(CUT) == [], path
    context.close()


@pytest.mark.parametrize("path", ["/gone.html", "/f/gone/", "/a/b/c"])
def test_an_address_that_leads_nowhere_leads_on(window, site, path):
    page = window(viewport=DESKTOP)
    problems = problems_of(page, site)
    page.goto(site + path)
    fonts = page.evaluate(FONTS)
    assert [problem for problem in problems if path not in problem and "status of 404" not in problem] == []
    assert fonts == ["loaded"]
    links = page.evaluate("[...document.querySelectorAll('article a:not([href^=\"#\"])')].map(link => link.href)")
    links = [link for link in links if link.startswith(site)]
    assert len(links) > 8 and all(page.request.get(link).ok for link in links)
    page.get_by_label("Words to search for").fill("kronecker")
    page.get_by_role("button", name="Search", exact=True).click()
    page.wait_for_selector("#search-results li")


def test_pages_read_from_a_folder(window, html):
    page = window(viewport=DESKTOP)
    problems = problems_of(page, html.as_uri())
    page.goto((html / "chapters" / "vectorization.html").as_uri())
    assert page.evaluate(FONTS) == ["loaded"] and problems == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_link_to_a_formula_lands_on_it(window, site, viewport):
    page = window(viewport=viewport)
    for target in ("equation-jacobian-vec", "mistakes-people-make", "equation-jacobian-of-linear-map"):
        page.goto(f"{site}/chapters/vectorization.html#{target}")
        page.wait_for_timeout(200)
        top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", target)
        header = page.evaluate("document.querySelector('.mobile-header').getBoundingClientRect().bottom")
        assert max(header, 0) - 1 <= top < viewport["height"] / 2, target
        page.goto("about:blank")


def test_so_does_a_link_within_the_page(window, site):
    page = window(viewport=PHONE)
    page.goto(site + "/chapters/chain-rule.html")
    for target in ("equation-squared-loss", "equation-gradient-bias"):
        page.evaluate("scrollTo(0, 0)")
        page.evaluate("target => { location.hash = target }", target)
        page.wait_for_timeout(200)
        top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", target)
        assert 0 <= top < PHONE["height"] / 4, target


def test_with_scripts_off_nothing_is_missing(window, site, paths):
    pages = window(viewport=DESKTOP), window(viewport=DESKTOP, java_script_enabled=False)
    for path in few_of_one_kind(paths, 2):
        if path == "/search.html":
            continue
        seen = []
        for page in pages:
            page.goto(site + path, wait_until="domcontentloaded")
            seen.append(page.evaluate(CONTENT))
        assert seen[0] == seen[1] and len(seen[0][0]) > 500, path


@pytest.mark.parametrize("change, told", [
    ("document.body.insertAdjacentHTML('beforeend', '<img src=x>')", "image-alt"),
    ("document.body.insertAdjacentHTML('afterbegin', '<button>a</button><br><button>b</button>'.repeat(3));"
     "document.querySelectorAll('button').forEach(b => { b.style.cssText = 'all: revert; font-size: 6px' })",
     "target-size"),
    ("document.querySelector('article p').style.cssText = 'color: #777; background: #888'", "color-contrast"),
    ("document.body.style.width = '3000px'", "scrolls"),
    ("document.body.insertAdjacentHTML('beforeend', '<i id=a></i><i id=a></i>')", "twice"),
    ("fetch('http://localhost:1/')", "foreign"),
])
def test_what_is_wrong_is_noticed(window, site, change, told):
    page = window(viewport=PHONE, bypass_csp=True)
    problems = problems_of(page, site)
    page.goto(site + "/index.html")
    page.evaluate(f"() => {{ {change} }}")
    page.add_script_tag(path=AXE)
    rules = BROKEN_COLOURS if told == "color-contrast" else BROKEN_RULES
    found = page.evaluate(rules) + ["twice"] * bool(page.evaluate(DUPLICATE_IDS)) + problems
    found += ["scrolls"] * page.evaluate(WIDER_THAN_THE_SCREEN)
    assert any(told in problem for problem in found)
