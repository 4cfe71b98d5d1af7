"""Cells know the lines they stand on."""

import pytest
from myst_parser.config.main import MdParserConfig

from wrt_sphinx.chapters.chapter import parse

TEXT = """---
file_format: mystnb
---

# Title

Here {expr}`a` and
{expr}`b +
c` and `` {expr} `` and ``{expr}`d` ``.

```{code-cell} python
:tags: [hide-input]

a = 1
```


Then {expr}``f`g``.

```{code-cell} python
---
tags: [hide-input]
---
b = 2
```
"""


def chapter(text: str):
    return parse("page", "page.md", text, MdParserConfig())


def test_tasks_have_the_lines_of_their_code():
    tasks = [(t.source, t.line, t.cell) for t in chapter(TEXT).tasks() if t.is_cell]
    lines = TEXT.splitlines()
    assert tasks == [("a = 1", lines.index("a = 1") + 1, 1), ("b = 2", lines.index("b = 2") + 1, 2)]


def test_expressions_are_found_in_the_order_of_the_page():
    found = [(t.source, t.line, t.cell) for t in chapter(TEXT).tasks() if not t.is_cell]
    assert found[:2] == [("a", 7, 0), ("b + c", 8, 0)]
    assert found[-1] == ("f`g", 18, 1)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("```{code-cell} python\n:tags: [raises-exception]\n\n1\n```\n", 5, "hides an exception"),
        ("```{code-cell} python\n:tags: [skip-execution]\n\n1\n```\n", 5, "is not executed"),
        ("```{code-cell} python\n:load: other.py\n```\n", 4, "no notebook"),
    ],
)
def test_what_would_hide_a_failure_is_refused(text, line, said):
    page = "---\nfile_format: mystnb\n---\n" + text
    try:
        (refusal,) = chapter(page).failures
    except Exception:  # the stage tells it as "the page is no notebook"
        assert said == "no notebook"
    else:
        assert refusal[0] == line and said in refusal[1]


def test_front_matter_may_not_change_the_run():
    text = "---\nfile_format: mystnb\nmystnb:\n  execution_mode: force\n---\n# Page\n"
    assert "changes how the page is run" in chapter(text).failures[0][1]
