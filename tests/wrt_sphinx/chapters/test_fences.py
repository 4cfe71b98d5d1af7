"""A fence that Markdown reads in another way than its author is told, and no other."""

import pytest
from conftest import ROOT
from myst_parser.config.main import MdParserConfig

from wrt_sphinx.chapters import fences

CONFIG = MdParserConfig(enable_extensions={"colon_fence", "dollarmath"})


def misread(text, config):
    """The faults of a text."""
    return fences.misread(fences.block_tokens(text, config))


CELL = "```{code-cell}\n1\n```\n"


@pytest.mark.parametrize("text, line, told", [
    ("Words.\n\n```{code-cell}\n1\n\nMore.\n", 3, "```{code-cell} is not closed"),
    (f"```{{code-cell}}\n1\n\nMore.\n\n{CELL}", 1, "```{code-cell} is not closed"),
    ("````{code-cell}\n1\n```\n", 1, "````{code-cell} is not closed; write a line of ```` below"),
    (":::{note}\nWords.\n\n# Next\n", 1, ":::{note} is not closed; write a line of ::: below it"),
    ("- item\n\n  ```{note}\n  a\n\nWords.\n", 3, "```{note} is not closed"),
    ("# A\n\n    ```{formula} x\n    ```\n", 3, "```{formula} is indented"),
    ("# A\n\n    one\n    :::{note}\n", 4, ":::{note} is indented"),
    ("``{code-cell}\n1\n``\n", 1, "``{code-cell} begins no block; write three signs: ```{code-cell}"),
    ("Words:\n::{note}\nMore.\n::\n", 2, "::{note} begins no block; write three signs: :::{note}"),
    ("```code-cell\n1\n```\n", 1, "```code-cell has no braces"),
    ("```formula x\n```\n", 1, "```formula x has no braces"),
    (f"{CELL}\n```python\n1\n```\n", 5, "```python is shown and never run"),
    ("``` {code-cell}\n1\n```\n", 1, "``` {code-cell} is no cell"),
    (":::{code-cell}\n1\n:::\n", 1, ":::{code-cell} is no cell"),
    ("´´´{code-cell}\n1\n´´´\n", 1, "´´´{code-cell} begins no block; write three signs: ```{code-cell}"),
    ("'''{code-cell}\n1\n'''\n", 1, "'''{code-cell} begins no block"),
    ("```{code-cell} r\n1\n```\n", 1, "a cell is Python, and never r; write ```{code-cell}"),
    ("```{formula}name\n```\n", 1, "```{formula}name is no directive; write ```{formula}, a blank and the rest"),
    ("```{code cell}\n1\n```\n", 1, "```{code cell} is no directive; write ```{code-cell}, a blank"),
    ("```{code-cell\n1\n```\n", 1, "```{code-cell is no directive; write ```{code-cell}, a blank"),
])
def test_a_misread_fence_is_told(registered, text, line, told):
    ((at, message),) = misread(text, CONFIG)
    assert at == line and message.startswith(told)


def test_only_the_first_is_told():
    (fault,) = misread("```code-cell\n1\n```\n\n```{note}\nopen\n", CONFIG)
    assert fault[0] == 1


@pytest.mark.parametrize("text", [
    CELL, f"````{{note}}\n{CELL}````\n", ":::{note}\nWords.\n:::\n", "```python\n1\n```\n", "    indented\n",
    "Write `{formula} x` or ``{expr}`x` `` here.\n", "`{formula}` begins a line.\n", "```\nplain\n```\n",
    "~~~\na\n~~~\n", "```{note}\n```\n", "> ```{note}\n> a\n> ```\n", "::::{note}\n:::{note}\na\n:::\n::::\n",
    "", "Words.\n",
])
def test_a_right_fence_is_left_alone(text):
    assert misread(text, CONFIG) == []


@pytest.mark.parametrize("path", [*sorted(ROOT.glob("chapters/*.md")), ROOT / "CONTRIBUTING.md"], ids=lambda p: p.name)
def test_the_pages_of_the_site_are_read_as_meant(path):
    assert misread(path.read_text(encoding="utf-8"), CONFIG) == []
