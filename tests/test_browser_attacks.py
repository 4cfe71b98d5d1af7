"""Whatever stands in the address and in the storage of a browser, the scripts of a page go on."""

import pytest

pytestmark = pytest.mark.slow
DESKTOP = {"width": 1280, "height": 900}
FRAGMENTS = ["#%", "#%E0%A4%A", "#%00", "#'", '#"', "#\\", "#]", "#.a:b", "#" + "a" * 10_000, "#__proto__", "#<script>",
             "#wrt-preview", "#equation-%", "?%#%", "?q=%E0%A4%A", "?highlight=(((", "?" + "a=b&" * 2_000]
STORED = ["", "undefined", "{", "light dark", "__proto__", "<b>", "x" * 10_000, "rows-stacked rows-stacked  ,"]
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden') } })"
FULL = "Storage.prototype.setItem = () => { throw new Error('full') }"
TAB = '.wrt-tabs [role="tab"] >> nth=1'


@pytest.fixture
def visited(browser, site):
    """A function that opens a page as a browser with this storage does, and chooses a tab: the errors."""
    contexts = []

    def visit(way: str, script: str = "") -> list[str]:
        context = browser.new_context(viewport=DESKTOP)
        contexts.append(context)
        page, errors = context.new_page(), []
        page.on("pageerror", lambda error: errors.append(str(error)))
        if script:
            page.add_init_script(script)
        page.goto(f"{site}/index.html{way}")
        page.locator(TAB).click()
        if page.locator(TAB).get_attribute("aria-selected") != "true":
            errors.append("the tab is not chosen")
        before = page.evaluate("document.body.dataset.theme")
        page.locator(".theme-toggle:visible").click()
        if {before, page.evaluate("document.body.dataset.theme")} - {"auto", "light", "dark"}:
            errors.append("the theme is none")
        if page.evaluate("document.body.dataset.theme") == before:
            errors.append("the theme is not changed")
        return errors

    yield visit
    for context in contexts:
        context.close()


def test_any_fragment_and_query(visited):
    assert {way[:20]: errors for way in FRAGMENTS if (errors := visited(way))} == {}


def test_any_storage(visited):
    store = "for (const name of ['theme', 'wrt-conventions', 'wrt-code']) localStorage.setItem(name, {!r})"
    stored = [store.format(word) for word in STORED]
    assert {script[-30:]: errors for script in [*stored, NO_STORAGE, FULL] if (errors := visited("#%", script))} == {}


def test_the_policy_stands_before_all_else(html):
    pages = sorted(html.rglob("*.html"))
    heads = {page: page.read_text(encoding="utf-8").partition("<head>")[2].lstrip() for page in pages}
    assert len(pages) > 60
    policy = '<meta http-equiv="Content-Security-Policy"'
    assert [page for page, head in heads.items() if not head.startswith(policy)] == []
    # a browser looks no further for the encoding
    assert [page for page in pages if b"<meta charset" not in page.read_bytes()[:1024]] == []
