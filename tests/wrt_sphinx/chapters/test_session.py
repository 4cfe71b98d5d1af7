"""A session sends what a notebook would show, in order, as plain records."""

import io
import json

import pytest

import wrt

from wrt_sphinx.chapters.task import Task
from wrt_sphinx.chapters.session import Session, bundle


def records(*tasks: Task) -> list[dict]:
    file = io.StringIO()
    Session("page.md", file).run(list(tasks))
    return [json.loads(line) for line in file.getvalue().splitlines()]


def cell(source: str, line: int = 10) -> Task:
    return Task(source, line, 1, True)


def test_prints_and_values_are_sent_in_order():
    sent = records(cell("print('a')\ndisplay(1)\nprint('b')\n2"))
    assert sent == [
        {"task": 0},
        {"stream": "stdout", "text": "a\n"},
        {"data": {"text/plain": "1"}, "line": 11},
        {"stream": "stdout", "text": "b\n"},
        {"data": {"text/plain": "2"}, "line": 13},
        {"done": True},
    ]


@pytest.mark.parametrize("source", ["1;", "a = 1", "None", "", "# nothing"])
def test_nothing_to_show(source):
    assert records(cell(source)) == [{"task": 0}, {"done": True}]


def test_what_follows_a_failed_cell_is_not_run():
    sent = records(cell("1 / 0"), cell("print('never')"))
    assert sent[1] == {"error": {"line": 10, "message": "ZeroDivisionError: division by zero"}}
    assert sent[2:] == [{"done": True}]


def test_a_role_sees_what_stands_before_it_and_else_what_comes_later():
    role = Task("a", 3, 0, False)
    sent = records(role, cell("a = 1"), role, cell("a = 2"))
    values = [(r["expression"], r["data"]["text/plain"]) for r in sent if "expression" in r]
    assert values == [(2, "1"), (0, "2")]


def test_a_bundle_names_every_rich_form():
    class Rich:
        def _repr_html_(self):
            return "<b>"

        def _repr_latex_(self):
            return None

        def _repr_mimebundle_(self, include=None, exclude=None):
            return {"a/b": 1}, {"meta": 2}

    assert set(bundle(Rich())) == {"text/plain", "text/html", "a/b"}
    for forgotten in (Rich, Rich()._repr_html_, len):
        with pytest.raises(wrt.WrtError, match="a function or a class, and pages show values"):
            bundle(forgotten)


def test_a_method_that_numpy_has_as_an_attribute_names_the_word():
    with pytest.raises(wrt.WrtError) as error:
        bundle(wrt.Vector("x", wrt.dimensions("n")).shape)
    assert error.value.remedy.startswith("write size(n)")
