"""A chapter knows its tasks and their lines, and gives out a value as a sheet only."""

import json
from pathlib import Path

import pytest
from myst_parser.config.main import MdParserConfig
from nbformat.v4 import new_output

from wrt.sheets.plain import PlainError
from wrt.sheets.sheet import Sheet
from wrt_sphinx.chapters.chapter import RefusedError
from wrt_sphinx.chapters.parsing import parse

TEXT = """---
jupytext:
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


@pytest.mark.parametrize("answer, error", [
    ({"refusal": "false step"}, RefusedError), ({"sheet": {"kind": "formula"}}, PlainError),
    ({"sheet": None}, PlainError),
])
def test_an_answer_that_is_no_sheet_is_not_given_out(answer, error):
    page = chapter(TEXT)
    page.answers.append(answer)
    with pytest.raises(error):
        page.sheet(0)


def test_the_outcome_of_running_travels_as_json():
    one, other = chapter(TEXT), chapter(TEXT)
    one.failures.append((3, "wrong"))
    one.expressions["a"] = one.keep(one.tasks()[0], {"any": "data"})
    one.answers.append({"sheet": Sheet("expression", tex="a").written()})
    one.code_cells[0].outputs.append(new_output("stream", name="stdout", text="1"))
    other.take(json.loads(json.dumps(one.outcome())))
    assert (other.failures, other.expressions, other.sheet(0).tex) == ([(3, "wrong")], {"a": 0}, "a")
    assert [cell.outputs for cell in other.code_cells] == [cell.outputs for cell in one.code_cells]
    assert other.written == []


@pytest.mark.parametrize("source, names", [
    ('n, m = wrt.dimensions("n m")', ["m", "n"]), ("k = dimensions('k')", ["k"]), ('# dimensions("W x f")\n1', []),
    ('"""dimensions("W")"""', []), ("dimensions(names)", []), ('dimensions("n"', []),
])
def test_sizes_are_those_of_calls(source, names):
    page = f"---\njupytext:\n---\n\n# Title\n\n```{{code-cell}}\n{source}\n```\n"
    assert parse("page", "page.md", page, MdParserConfig()).sizes(Path()) == names
