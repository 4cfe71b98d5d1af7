"""What the page on checking notes says of its example and of its declarations is what the program does."""

import re

import pytest
from conftest import ROOT

from wrt.checking.checked import FALSE, NOT_READ, PROVED, SPECIAL, judge
from wrt.checking.manuscript import Manuscript

PAGE = (ROOT / "reference" / "check-notes.md").read_text(encoding="utf-8")
EXAMPLE, COMMENT = re.findall(r"^```tex\n(.*?)\n^```", PAGE, re.DOTALL | re.MULTILINE)


def verdicts(text):
    """What is said of each equation of some notes."""
    return [equation.found or judge(equation.claim) for equation in Manuscript(text).equations]


@pytest.mark.parametrize("declared, verdict, words", [
    ("", SPECIAL, "It is right if A is symmetric."), ("<!-- wrt: A is symmetric n×n -->", PROVED, ""),
    ("<!-- wrt: A is a general matrix n×n -->", FALSE, "counterexample: n=2"),
])
def test_its_example_is_what_the_page_says(declared, verdict, words):
    (found,) = verdicts(f"{declared}\n\n$${EXAMPLE}$$\n")
    assert found.verdict == verdict and words in " ".join(found.words)


def test_its_declaration_is_read():
    both = verdicts(f"{COMMENT}\n\n$\\frac{{\\partial x^T S x}}{{\\partial x}} = 2 S x$, $(W x)^T = x^T W^T$.\n")
    assert [found.verdict for found in both] == [PROVED, PROVED]
    (misfit,) = verdicts(f"{COMMENT}\n\n$(W x)^T = W^T x^T$\n")
    assert misfit.verdict == NOT_READ and "does not fit" in misfit.words[0]


@pytest.mark.parametrize("word", ["proved", "right under conditions", "right in a special case",
                                  "right in another convention", "false",
                                  "undecided", "not understood"])
def test_each_verdict_is_explained(word):
    assert f"- *{word.capitalize()}*: " in PAGE
