"""A page on paper: the text alone, and nothing cut."""

import re

import pytest
from conftest import ROOT, few_of_one_kind
from pypdf import PdfReader

from wrt_sphinx.commands import pdf

pytestmark = pytest.mark.slow
# the width between the margins of A4, and of US letter paper is more
PAPER = {"width": 657, "height": 960}
NOT_FOR_PAPER = """.sidebar-drawer, .toc-drawer, button, header, .related-pages, .headerlink, .wrt-copies, .wrt-cite,
  .wrt-foot > details:not(.wrt-status), .back-to-top, input"""
SHOWN = """names => [...document.querySelectorAll(names)].filter(one => one.checkVisibility() && one.offsetHeight > 1)
  .map(one => one.outerHTML.slice(0, 80))"""
CUT = """() => {
  const article = document.querySelector("article"), edge = article.getBoundingClientRect().right + 1
  const cut = [...article.querySelectorAll("math, table, pre, svg, figure, p, li")].filter(
    one => one.getBoundingClientRect().right > edge)
  const hidden = [...article.querySelectorAll("*")].filter(one => getComputedStyle(one).overflowX != "visible"
    && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1 && !one.closest("svg, math"))
  return [...cut, ...hidden].filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 120))
}"""
SPLIT = """() => [...document.querySelectorAll(".wrt-equation, .wrt-figure, .wrt-right, .wrt-reason, h2")].filter(
  one => getComputedStyle(one).breakInside != "avoid").map(one => one.className || one.tagName)"""


@pytest.fixture
def paper(window):
    """A page as it is laid out for print, of a reader who reads in the dark."""
    page = window(viewport=PAPER, color_scheme="dark", bypass_csp=True)
    page.emulate_media(media="print", color_scheme="dark")
    return page


def test_on_paper_nothing_is_cut_and_nothing_is_a_button(paper, html, site):
    wrong = {}
    paths = ["/" + page.relative_to(html).as_posix() for page in sorted(html.rglob("*.html"))]
    for path in few_of_one_kind([path for path in paths if path != "/search.html"], 3):
        paper.goto(site + path)
        found = paper.evaluate(SHOWN, NOT_FOR_PAPER) + paper.evaluate(CUT) + paper.evaluate(SPLIT)
        if found:
            wrong[path] = found
    assert wrong == {}


def test_a_chapter_takes_few_pages_and_says_where_its_links_lead(chromium_path, html, tmp_path):
    # at first it took ten, with rows alone
    pdf.print_page(chromium_path, html / "chapters" / "chain-rule.html", tmp_path / "chapter.pdf")
    pages = [page.extract_text() for page in PdfReader(tmp_path / "chapter.pdf").pages]
    assert len(pages) <= 6 and all(text.split()[0] == str(n) for n, text in enumerate(pages, 1))
    assert "index notation (chapter 2)" in " ".join(pages[0].split())


def test_forty_derivatives_fit_on_one_sheet(chromium_path, html, tmp_path):
    pdf.print_page(chromium_path, html / "reference" / "sheet.html", tmp_path / "sheet.pdf")
    (page,) = PdfReader(tmp_path / "sheet.pdf").pages
    numbers = re.findall(r"\(\d+\.\d+\)", page.extract_text())
    assert len(set(numbers)) == len(numbers) == 40


def test_paper_is_white_and_names_the_version(paper, site):
    paper.goto(f"{site}/chapters/vectorization.html")
    colours = "one => [getComputedStyle(one).color, getComputedStyle(document.body).backgroundColor]"
    ink, sheet = paper.locator("article p").first.evaluate(colours)
    assert ink == "rgb(0, 0, 0)" and sheet in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert paper.locator(".wrt-version").is_visible()
    ground = paper.locator(".wrt-refuted").first.evaluate("box => getComputedStyle(box).backgroundColor")
    assert ground == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("change, told", [
    ("document.querySelector('article p').style.width = '900px'", CUT),
    ("document.querySelector('.wrt-scroll').style.cssText = 'overflow-x: auto; width: 10px'", CUT),
    ("document.querySelector('.wrt-equation').style.breakInside = 'auto'", SPLIT),
])
def test_what_is_cut_is_noticed(paper, site, change, told):
    paper.goto(f"{site}/chapters/vectorization.html")
    assert paper.evaluate(told) == []
    paper.evaluate(f"() => {{ {change} }}")
    assert paper.evaluate(told) != []


def test_the_address_stands_on_paper_where_it_is_known(paper, html, site):
    template = (ROOT / "src" / "wrt_sphinx" / "theme" / "page.html").read_text()
    assert '<p class="wrt-printed">{{ pageurl|e }}</p>' in template
    paper.goto(f"{site}/index.html")
    paper.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<p class=wrt-printed>x</p>')")
    assert paper.locator(".wrt-printed").is_visible()
    behind = "name => getComputedStyle(document.querySelector(name), '::after').content"
    assert paper.evaluate(behind, "a[rel=license]") == '" <https://creativecommons.org/licenses/by/4.0/>"'
    paper.evaluate("document.querySelector('article p').innerHTML = '<a class=wrt-id href=https://a.org>a</a>'")
    assert paper.evaluate(behind, ".wrt-id") == "none"
    paper.emulate_media(media="screen")
    assert not paper.locator(".wrt-printed").is_visible()
