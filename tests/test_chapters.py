"""The chapters: every one has its parts, and readers' questions lead to the right one."""

import ast
import re

import pytest
from conftest import ROOT
from mutants import CELL
from sphinx.search.en import SearchEnglish

import wrt
from wrt_sphinx.pages.borrowed import OTHERS

pytestmark = pytest.mark.check

ANSWERS = ["index-notation", "vectorization", "chain-rule", "one-derivative", "put-to-the-test", "conventions",
           "bilinear-form", "trace-of-a-product"]
PARTS = ["What is given", "picture", "A worked example", "Mistakes people make", "Where to go next", "Sources"]
QUESTIONS = {
    "where does the transpose come from": "chain-rule",
    "third-order tensor instead of a matrix": "index-notation",
    "numerator layout or denominator layout": "conventions",
    "order of the axes, output first or variable first": "conventions",
    "which contraction is the chain rule": "one-derivative",
    "errors that are only another convention": "conventions",
    "a worked example with numbers, and a picture": "index-notation",
    "vec order, ravel is row-major": "vectorization",
    "the shortcut that the derivative of Ax by A is the transposed x": "one-derivative",
    "outer product": "chain-rule",
    "bilinear form, quadratic form, gradient by the matrix": "bilinear-form",
    "trace of a product, cyclic property": "trace-of-a-product",
    "kronecker": "vectorization",
    "what PyTorch and Keras use": "chain-rule",
}


def text_of(name: str) -> str:
    """The Markdown of a chapter."""
    return (ROOT / "chapters" / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ANSWERS)
def test_a_chapter_has_every_part(name):
    headings = " | ".join(re.findall(r"^## (.*)$", text_of(name), re.M))
    assert [part for part in PARTS if part.lower() not in headings.lower()] == []
    assert text_of(name).count("Refutation(") >= 2 and "np.testing.assert_array_equal" in text_of(name)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_reader_finds_the_page_by_the_words_of_the_question(question):
    english = SearchEnglish({})
    stems = lambda text: {english.stem(w.lower()) for w in english.split(text) if english.word_filter(w.lower())}
    assert stems(question) - stems(text_of(QUESTIONS[question])) == set()


def test_every_chapter_is_in_the_table_of_contents():
    """What is not listed by name comes before the chapter that closes the book."""
    assert f"\n{OTHERS}\nchapters/what-checked-means\n" in (ROOT / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / "chapters").glob("*.md")), ids=lambda path: path.stem)
def test_no_cell_hides_a_word_of_the_language(path):
    """What is copied from a chapter, or from the template, can be followed by a line that uses the word."""
    cells = [ast.parse(cell) for cell in CELL.findall(path.read_text(encoding="utf-8"))]
    names = {part.id for cell in cells for part in ast.walk(cell)
             if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    assert cells and names & set(wrt.__all__) == set()


PAGES = sorted(path for where in ("", "chapters/", "reference/") for path in ROOT.glob(f"{where}*.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_a_line_of_prose_is_one_sentence(path):
    prose = re.sub(r"^```.*?^```$|^\|.*$|^---$.*?^---$", "", path.read_text(encoding="utf-8"), flags=re.M | re.S)
    assert [line for line in prose.splitlines() if re.search(r"[a-z)`$]\. [A-Z]", line)] == []
