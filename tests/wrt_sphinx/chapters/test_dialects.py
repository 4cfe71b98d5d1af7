"""What is Markdown elsewhere, and would be shown otherwise than meant, is told with what to write."""

import pytest
from conftest import ROOT
from myst_parser.config.main import MdParserConfig

from wrt_sphinx.chapters.dialects import habits, unlike
from wrt_sphinx.chapters.fences import block_tokens

CONFIG = MdParserConfig(enable_extensions={"amsmath", "colon_fence", "deflist", "dollarmath"})
TABLE = "| a | b |\n| --- | --- |\n"


def faults(text: str, page: str = "page") -> list[tuple[int, str]]:
    """What is told of a page."""
    return [*unlike(block_tokens(text, CONFIG), text, CONFIG, page)]


@pytest.mark.parametrize("words, told", [
    ("See {expr} `x`.", "{expr} and its backtick do not touch; write {expr}`…`"),
    ("See {footcite} `key`.", "write {footcite}`…`"), ("See {expr}'x'.", "{expr} reads what stands between backticks"),
    ("See {expr}(x).", "write {expr}`…`"), ("See :expr:`x`.", ":expr: is a role elsewhere; write {expr}`…`"),
    ("See `x`{expr} here.", "{expr} stands behind what it reads"),
    (r"The vector \(x\) is long.", "write a name as in $x$, and an expression as {expr}`…`"),
    (r"So \[x\].", "\\[ begin"),
    ("See [@key].", "write {footcite}`key`"), ("See [@key, p. 3].", "write {footcite}`key`"),
    (r"See \cite{key}.", "write {footcite}`key`"), (r"See \citep{key}.", "write {footcite}`key`"),
    ("> [!NOTE]\n> Words.", "[!NOTE] makes no box here; write :::{note}"), ("!!! note\n", "!!! note makes no box here"),
    (".. note::\n", ".. note:: makes no box here"), ("##Title", "## touches the next word, and so makes no heading"),
    ("#Title", "write # Title"), ("####### Deep", "####### makes no heading"),
    ("[[toc]]", "each page shows its contents; take the line out"), ("[TOC]", "take the line out"),
    ("[[_TOC_]]", "take the line out"), ("* toc\n{:toc}", "take the line out"),
    ("See [[other]].", "[[ makes no link here; write [words](file.md)"),
    ("See [other] (other.md).", "this makes no link"), ("See (other)[other.md].", "this makes no link"),
    ("| a | b |\n| 1 | 2 |", "a table needs a rule below its first row"),
    ("+---+---+\n| a | b |", "a table needs a rule"),
    ("| a | b |\n| --- |\n| 1 | 2 |", "a table needs a rule"),
    ("*one\n*two", "write - words"), ("-one\n-two", "write - words"), ("• one", "write - words"),
    ("1.one\n2.two", "write 1. words"), ("1)one", "write 1. words"), ("So :smile: it is.", "say it in words"),
    ("See https://example.org/a.", "write <https://…>"), ("See www.example.org.", "write <https://…>"),
    ("One  \ntwo.", "two blanks or a backslash at the end break the line"), ("One\\\ntwo.", "take them away"),
    ("// a comment", "write % before what is not"), ("(page-here)\n## Place", "write (page-here)= for a label"),
    ("It costs $5 and $6.", "an amount that begins with a dollar begins mathematics; write 5 dollars"),
    ("One ` alone.", "a backtick has no other that closes its code"),
    ("Words.\n\n    indented", "lines that are indented by four blanks are shown as code"),
    ("\tindented", "four blanks"),
    ("Words\n---", "the line of - below makes a heading of this"),
    ("Words\n===", "the line of = below makes a heading"),
    ("# One\n\n# Two", "a page has one title, and this is another; write ## Title"), ("##\n\nWords.", "has no words"),
    ("(here)=\n## Place", "write (page-here)="), ("(page here)=\n## Place", "write (page-here)="),
    ("(page-Here)=\n## Place", "write (page-here)="),
    (f"{TABLE}| 1 | 2 | 3 |", "has 3 cells, and its head 2"), (f"{TABLE}| 1 |", "has 1 cell, and its head 2"),
    (":::{note}\nSee [[other]].\n:::", "[[ makes no link here"),
    ("::::{convention} vec order\n:::{choice} a\n##Title\n:::\n::::", "## touches the next word"),
])
def test_it_is_told_once_with_its_remedy(words, told):
    found = faults(f"Before.\n\n{words}\n")
    assert len(found) == 1 and told in found[0][1] and "\n" not in found[0][1]


@pytest.mark.parametrize("words", [
    "See {expr}`x` and `[[x]]`, {footcite}`key`, [words](other.md), <https://example.org>.", "A #tag, a 2.5 and 1986.",
    "*Words* stand out, **and these**.", "- one\n- two", "1. one\n2. two", f"{TABLE}| 1 | 2 \\| 3 |",
    "a | b\n--- | ---\n1 | 2",
    "(page-here)=\n## Place", "## Place ##", "Term\n: Words: many.", "Code ``a ` b`` here.", "% comment",
    "***\n\n> Others.",
    "[words](https://example.org) and [www](https://www.example.org)", "A note[^one].\n\n[^one]: Words.",
    "It has $2 x$ and $n \\times 3$, and $5$ of $x$ and $y$.", "```\n[[x]]\n```",
    "{formula} x", "(in brackets) it goes on.",
    ":::{note}\n:name: a\n\nWords.\n:::", "Names $x$ and $\\beta$.",
    "`{formula}`"])
def test_what_is_meant_here_is_left_alone(words):
    assert faults(f"# Title\n\n{words}\n") == []


def test_the_line_is_that_of_the_fault_within_boxes_too():
    assert [line for line, _ in faults("# A\n\nOne,\ntwo [[x]].\n")] == [4]
    assert [line for line, _ in faults("# A\n\n::::{note}\nOne.\n\n:::{note}\n[[x]]\n:::\n::::\n")] == [7]
    assert [line for line, _ in faults(f"# A\n\n{TABLE}| 1 | [[x]] |\n")] == [5]
    assert [*habits("`a\nb` [[x]]")][0][0] == 1


PAGES = [*sorted(ROOT.glob("*/*.md")), ROOT / "index.md", ROOT / "CONTRIBUTING.md"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_pages_of_the_site_are_left_alone(path):
    assert faults(path.read_text(encoding="utf-8"), path.stem) == []
