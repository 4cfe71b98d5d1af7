"""One request, one answer, both JSON; it never raises."""

import json
import sys

import pytest

from wrt.asking import answered, service
from wrt.errors import EngineError


def ask(**request):
    return json.loads(answered(json.dumps(request)))


def test_each_kind_of_request_is_answered():
    for about in (*service.ABOUT, *service.DRAWN):
        assert "answer" in ask(about=about, text="x'*A*x", answer="2*A*x"), about


@pytest.mark.parametrize("request_", ["", "{", "null", "[]", "3", '{"about": "reading"}', '"x"', "\ud800"])
def test_what_is_no_request_is_refused(request_):
    assert "this is no question" in json.loads(answered(request_))["refused"]["words"]["text"]


def test_a_refusal_has_the_place_and_what_to_do():
    refused = ask(about="reading", text="x'*")["refused"]
    assert refused["place"] == 3 and refused["text"] == "x'*" and refused["remedy"]


def test_what_the_language_refuses_is_said_in_words():
    refused = ask(about="derivative", text="x'*A*x", form="tensor")["refused"]
    assert refused["words"]["text"] and refused["place"] == -1


def test_a_fault_of_ours_is_called_one(monkeypatch):
    def broken(request):
        raise EngineError("3 = 4")
    monkeypatch.setitem(service.ABOUT, "reading", broken)
    assert "a fault of ours: 3 = 4" in ask(about="reading", text="x")["refused"]["words"]["text"]


def test_what_comes_later_is_asked_for(monkeypatch):
    monkeypatch.setitem(sys.modules, "sympy", None)
    for name in [name for name in sys.modules if name.startswith(("wrt.asking.drawn", "wrt.arrays.symbolic",
                                                                  "wrt.examples.evaluation"))]:
        monkeypatch.delitem(sys.modules, name)
    assert ask(about="picture", text="W*x") == {"needs": "sympy"}


@pytest.mark.parametrize("text", [
    "(" * 2000, "x+" * 999, "x^" * 900, "‖" * 500, "<script>alert(1)</script>", "__import__('os').system('x')",
    "\u202ex", "\u0445'*A*\u0445", "A" * 2000, "x" * 10**5, "0" * 1999, "\\frac" * 300, "x'*A*x" + " " * 1900, "\x00",
    "{}" * 900])
def test_what_is_hostile_is_refused_or_read(text):
    found = ask(about="reading", text=text)
    assert found.keys() in ({"answer"}, {"refused"})


def test_what_fails_is_told_in_words(monkeypatch):
    def fails(request):
        raise IndexError("tuple index out of range")
    monkeypatch.setitem(service.ABOUT, "derivative", fails)
    words = json.loads(answered('{"about": "derivative", "text": "x"}'))["refused"]["words"]["text"]
    assert "fault of ours" in words and "IndexError" in words and "tuple" not in words
