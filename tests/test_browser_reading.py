"""What a reader does on a page: copies a formula, and links to a step."""

import html as markup
import re

import pytest
from conftest import LAID_OUT

pytestmark = pytest.mark.slow
PAGE = "chapters/vectorization.html"
COPIED = "() => navigator.clipboard.readText()"
TEXTS = re.compile(r"<dt>(\w+)</dt><dd><pre[^>]*>(.*?)</pre>", re.DOTALL)


def opened(context, address, script=""):
    """The page with the first formula's texts shown."""
    page = context.new_page()
    page.add_init_script(script)
    page.goto(f"{address}/{PAGE}")
    page.locator(".wrt-foot .wrt-status > summary").first.click()
    return page


@pytest.mark.parametrize("use", ["mouse", "keyboard"])
def test_each_text_is_copied_and_the_page_says_so(browser, html, site, use):
    expected = [(name, markup.unescape(text)) for name, text in TEXTS.findall((html / PAGE).read_text("utf-8"))[:3]]
    assert [name for name, _ in expected] == ["LaTeX", "text", "Python"]
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(context, site)
    for place, (name, text) in enumerate(expected):
        button = page.locator(".wrt-copies button").nth(place)
        button.click() if use == "mouse" else button.press("Enter")
        page.wait_for_function("told => document.querySelector('output').textContent == told", arg=f"{name} copied")
        assert page.evaluate(COPIED) == text
    context.close()


def test_without_a_clipboard_the_text_is_selected_and_copied(browser, html):
    context = browser.new_context()
    page = opened(context, html.as_uri(), "Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.locator(".wrt-copies button").first.click()
    page.wait_for_function("document.querySelector('output').textContent == 'LaTeX copied'")
    assert page.evaluate("getSelection().toString()") == page.locator(".wrt-copies pre").first.text_content()
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_link_to_a_step_lands_below_the_header(window, html, site, width):
    name = re.search(r'id="([a-z-]+-step-1)"', (html / PAGE).read_text("utf-8"))[1]
    page = window(viewport={"width": width, "height": 800})
    page.goto(f"{site}/{PAGE}#{name}")
    page.wait_for_timeout(200)
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", name)
    header = page.evaluate("document.querySelector('.mobile-header').getBoundingClientRect().bottom")
    assert max(header, 0) <= top < 400
    page.locator(f'a[href="#{name}"]').focus()
    assert page.evaluate("getComputedStyle(document.activeElement).visibility") == "visible"


def test_the_latex_that_is_copied_needs_no_unicode(html):
    pages = [page.read_text("utf-8") for page in html.rglob("*.html")]
    copied = [markup.unescape(text) for page in pages for name, text in TEXTS.findall(page) if name == "LaTeX"]
    assert len(copied) > 15 and all(text.isascii() for text in copied)


def test_a_claim_that_is_false_is_copied_too(browser, html, site):
    text = (html / PAGE).read_text("utf-8")
    expected = markup.unescape(TEXTS.findall(text[text.index('"wrt-refuted"'):])[0][1])
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}/{PAGE}")
    page.locator(".wrt-refuted .wrt-foot summary").first.click()
    page.locator(".wrt-refuted .wrt-copies button").first.click()
    page.wait_for_function("document.querySelector('output').textContent == 'LaTeX copied'")
    assert page.evaluate(COPIED) == expected and r"\otimes" in expected
    context.close()


def test_a_formula_opens_to_how_it_was_checked(window, site):
    page = window(viewport={"width": 1280, "height": 800})
    for path in (PAGE, "index.html"):
        page.goto(f"{site}/{path}")
        line = page.locator("details.wrt-status").first
        assert not line.locator("p").first.is_visible()
        line.locator("summary").press("Enter")
        told = " ".join(line.locator("p").all_inner_texts())
        for fact in ("normal form", "exact arithmetic", "explicit arrays", "Step", "m\xa0=\xa03", "SymPy", "Python"):
            assert fact in told


def test_what_is_to_be_copied_is_shown_whole(window, site):
    page = window(viewport={"width": 1280, "height": 800})
    page.goto(f"{site}/{PAGE}")
    page.evaluate("() => document.querySelectorAll('details').forEach(box => { box.open = true })")
    cut = "texts => texts.filter(text => text.scrollHeight > text.clientHeight + 1).length"
    assert page.locator(":is(.wrt-copies, .wrt-cite) pre").evaluate_all(cut) == 0


def test_what_one_presses_has_the_size_of_a_fingertip(window, site):
    sizes = """links => links.filter(link => link.checkVisibility()).map(link => link.getBoundingClientRect()).filter(
      ({width, height}) => Math.min(width, height) < 23.9).length"""
    page = window(viewport={"width": 390, "height": 844})
    page.goto(f"{site}/{PAGE}")
    page.evaluate(LAID_OUT)
    pressed = page.locator(".wrt-id, [role=doc-backlink], article summary, .theme-toggle")
    assert pressed.count() > 20 and pressed.evaluate_all(sizes) == 0


@pytest.mark.parametrize("width, place", [(390, ".wrt-derivation ~ "), (320, ".wrt-main > ")])
def test_on_a_phone_the_number_stands_between_the_formula_and_the_foot(window, site, width, place):
    page = window(viewport={"width": width, "height": 844})
    page.goto(f"{site}/{PAGE}")
    parts = page.locator(f"{place}.wrt-number").first.locator("xpath=..").evaluate("""box =>
      [".wrt-derivation, .wrt-scroll", ".wrt-number", ".wrt-under"]
        .map(name => box.querySelector(`:scope > :is(${name})`).getBoundingClientRect())
        .map(({top, bottom}) => [top, bottom])""")
    (_, end), (top, bottom), (foot, _) = parts
    assert end <= top + 1 and bottom <= foot + 1
