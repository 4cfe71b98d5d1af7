"""The PDF of the site: tagged, with an outline, and complete."""

import re
import shutil
import subprocess
import sys
from html import unescape
from itertools import count

import pytest
from conftest import EVERY, ROOT
from pypdf import PdfReader

from wrt_sphinx.commands import pdf

EACH = 6        # so few of the chapters are printed, or all by `make test-all`
ARTICLE = re.compile(r'<article class="wrt-chapter" id="document-chapters/([^"]+)">.*?</article>', re.DOTALL)
HEADING = re.compile(r"<h([12])[^>]*>(.*?)</h\1>", re.DOTALL)


@pytest.fixture(scope="module")
def book(once, html):
    """The one page that is printed, of what was read for the site: reading knows no builder."""
    def build(folder):
        doctrees = shutil.copytree(html.parent / "doctrees", folder / "doctrees")
        places = ["-d", doctrees, ROOT, folder]
        command = [sys.executable, "-m", "sphinx", "-b", "singlehtml", "-q", "-W", "-n", *places]
        built = subprocess.run(command, capture_output=True, text=True)
        assert built.returncode == 0, built.stderr
        if not EVERY:
            page = folder / "index.html"
            page.write_text(few_chapters(page.read_text(encoding="utf-8")), encoding="utf-8")

    return once("book", build) / "index.html"


def few_chapters(text):
    """The page with a few of its chapters, and no link to what is not there."""
    number = count()
    text = ARTICLE.sub(lambda chapter: "" if next(number) % EACH else chapter[0], text)
    there = set(re.findall(r'\bid="([^"]+)"', text))
    return re.sub(r' href="#([^"]*)"', lambda link: link[0] if link[1] in there else "", text)


@pytest.fixture(scope="module")
def printed(chromium_path, book, once):
    """The PDF, as its readers see it."""
    folder = once("printed", lambda folder: pdf.print_page(chromium_path, book, folder / "wrt.pdf"))
    return PdfReader(folder / "wrt.pdf")


def headings(book):
    """Level and words of each heading of the first two levels."""
    found = HEADING.findall(book.read_text(encoding="utf-8"))
    return [(int(level), unescape(re.sub("<[^>]+>", "", words))) for level, words in found]


def entries(outline, level=1):
    """The outline as a flat list of levels and titles."""
    for entry in outline:
        yield from entries(entry, level + 1) if isinstance(entry, list) else [(level, entry.title)]


@pytest.mark.long
@pytest.mark.slow
def test_it_is_tagged_and_says_what_it_is(printed):
    root = printed.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert (root["/Lang"], printed.metadata.title) == ("en", "wrt")
    assert (40 if EVERY else 15) < len(printed.pages) < 300


@pytest.mark.slow
def test_the_outline_has_every_chapter_and_section_in_order(book, printed):
    found = [(level, " ".join(words.split())) for level, words in entries(printed.outline) if level < 3]
    assert found == [(level, " ".join(words.split())) for level, words in headings(book)]
    titles = [words for level, words in found if level == 1]
    numbered = {*ARTICLE.findall(book.read_text(encoding="utf-8"))} - {"first-derivation"}
    assert sum(bool(re.match(r"\d+\. ", words)) for words in titles) == len(numbered) >= 6
    pages = [printed.get_destination_page_number(entry) for entry in printed.outline if not isinstance(entry, list)]
    assert pages == sorted(set(pages))


@pytest.mark.slow
def test_formulas_and_their_numbers_are_those_of_the_pages(html, book, printed):
    text = "".join(page.extract_text() for page in printed.pages)
    pages = [html / "chapters" / f"{name}.html" for name in ARTICLE.findall(book.read_text(encoding="utf-8"))]
    numbers = {number for page in pages
               for number in re.findall(r'class="wrt-number"[^>]*>(\(\d+\.\d+\))', page.read_text(encoding="utf-8"))}
    assert len(numbers) > 40 and [number for number in numbers if number not in text] == []
    assert "⊗" in text and "∂" in text and "δ" in text
    assert [junk for junk in ("Link to this", "¶", "Skip to content", "copy", "Toggle") if junk in text] == ["copy"]


@pytest.mark.slow
def test_links_inside_lead_somewhere(book, printed):
    text, there = book.read_text(encoding="utf-8"), {name.lstrip("/") for name in printed.named_destinations}
    links = [note.get_object() for page in printed.pages for note in page.get("/Annots", [])]
    inside = [str(link["/Dest"]).lstrip("/") for link in links if "/Dest" in link]
    assert len(inside) > 100 and set(inside) <= there
    assert {link for link in re.findall(r'href="#([^"]+)"', text)} == set(inside)
    outside = [link["/A"]["/URI"] for link in links if "/A" in link]
    assert [address for address in outside if not address.startswith("https://")] == []


@pytest.mark.slow
def test_the_sheet_is_one_tagged_page(chromium_path, html, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(pdf, "SHEET", html / "reference" / "sheet.html")
    monkeypatch.setattr(pdf, "ON_PAPER", tmp_path / "sheet.pdf")
    monkeypatch.setattr(sys, "argv", ["pdf", "sheet"])
    assert pdf.main() == 0 and capsys.readouterr().out == f"open {tmp_path / 'sheet.pdf'}\n"
    sheet = PdfReader(tmp_path / "sheet.pdf")
    assert len(sheet.pages) == 1 and "/StructTreeRoot" in sheet.trailer["/Root"]
    assert len(re.findall(r"\(\d+\.\d+\)", sheet.pages[0].extract_text())) == 40


def test_without_a_browser_it_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr(pdf, "BROWSERS", ("no-such-browser",))
    assert pdf.main() == 1
    assert "ERROR: no browser to print with: install chromium (looked for no-such-browser)" in capsys.readouterr().err


def test_a_browser_that_prints_nothing_is_noticed(tmp_path):
    with pytest.raises(RuntimeError, match="printed nothing"):
        pdf.print_page("false", tmp_path / "no.html", tmp_path / "no.pdf")
