"""The pieces of mathematics in Markdown: which there are, at which place, and what is none."""

from time import monotonic

import pytest

from wrt.checking.pieces import Page


def found(text):
    """The pieces of a text."""
    return [piece.text.strip() for piece in Page(text).pieces]


@pytest.mark.parametrize("text, pieces", [
    ("of $x$ and $$y$$", ["x", "y"]), (r"\(x\) and \[y\]", ["x", "y"]), (r"\\(x\\) and \\[y\\]", ["x", "y"]),
    ("$`x`$", ["x"]), ("```math\nx\n```", ["x"]), ("~~~math\nx\n~~~", ["x"]), ("```{math}\n:label: a\n\nx\n```", ["x"]),
    ("$$\nx\n\ny\n$$", ["x\n\ny"]), (r"\begin{align*}a &= b\end{align*}", [r"\begin{align*}a &= b\end{align*}"]),
    ("- a list: $x$\n\n    $y$", ["x", "y"]), ("| a | $x$ |", ["x"]), ("$ x = y $", ["x = y"]),
    ("$x$-axis and $y$.", ["x", "y"]), ("a line $x +\ny$", ["x +\ny"])])
def test_what_is_mathematics(text, pieces):
    assert found(text) == pieces


@pytest.mark.parametrize("text", [
    "for $5 and $6", "for $5-$6", r"\$x\$", "`$x$`", "``a ` $x$``", "```\n$x$\n```", "````\n```\n$x$\n````",
    "~~~\n$x$\n~~~", "    $x$", "<!-- $x$ -->", "<pre>$x$</pre>", "<script>var $x = $('y')</script>",
    "---\na: $x$\n---\n",
    "$x\n\ny$", "a $ b", r"\(x", "$$x", r"\begin{align} x", "$$\nx\n\nbut $$ is no end\n"])
def test_what_is_none(text):
    assert found(text) == []


def test_a_quotation_is_read_without_its_signs():
    assert found("> $$\n> x\n>  y\n> $$") == ["x\n   y"]


@pytest.mark.parametrize("text, place", [
    ("a\n\nb $x$", (3, 4)), ("\ufeffb $x$", (1, 4)), ("a\r\nb $x$", (2, 4)), ("> a\n> $x$", (2, 4)),
    ("---\na: 1\n---\n$x$", (4, 2)), ("`code` $x$", (1, 9)), ("é∂ $x$", (1, 5))])
def test_each_has_its_place(text, place):
    page = Page(text)
    assert [page.place(piece.start) for piece in page.pieces] == [place]


def test_the_head_comments_and_headings_are_kept():
    page = Page("---\nwrt: x\n---\n# A\n<!-- wrt: y -->\n## B\n```\n# no heading\n```\n")
    assert page.head == "wrt: x\n" and [one.text for one in page.comments] == [" wrt: y "]
    assert [level for _, level in page.headings] == [1, 2]


@pytest.mark.parametrize("text", [
    "$" * 300_000, "$ " * 200_000, "$x " * 200_000, r"\(" * 200_000, "\\begin{align}" * 40_000, "<!--" * 100_000,
    "<pre>" * 80_000, "".join("`" * (k % 900) + " " for k in range(2000)), "> " * 200_000, "- " * 200_000,
    "[^" * 200_000, "\n" * 500_000, "$$\n\n" * 100_000, " " * 500_000 + "$x$"])
def test_hostile_texts_take_no_time(text):
    begun = monotonic()
    assert len(Page(text).pieces) < 10**6
    assert monotonic() - begun < 5
