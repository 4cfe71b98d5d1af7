"""What the environment remembers is kept by page, and checked over the whole site."""

from types import SimpleNamespace

import pytest

from wrt.sheets.sheet import Given, Sheet
from wrt_sphinx.pages.domain import WrtDomain
from wrt_sphinx.pages.notes import Failure, Result, Use


@pytest.fixture
def domain():
    env = SimpleNamespace(
        domaindata={}, reread_always=set(), doc2path=lambda docname, base: f"{docname}.md"
    )
    return WrtDomain(env)


def result(name: str, docname: str, kind: str = "formula") -> Result:
    return Result(docname, 3, Sheet(kind, name=name))


def messages(domain) -> list[tuple[str, str]]:
    return [(d, f.message) for d, found in domain.data["failures"].items() for f in found]


def test_a_name_taken_twice_names_both_places(domain):
    domain.note("results", "a", result("x", "a"))
    domain.note("results", "b", result("x", "b"))
    domain.check_uses()
    assert messages(domain) == [("b", "the name 'x' is taken by a.md:3; choose another")]
    assert domain.env.reread_always == {"b"}


def test_what_is_true_and_false_in_one_print_fails(domain):
    scalar, other = Given("a", "a, which is scalar"), Given("a", "a, which is n×n")
    stated = {"tex": "a = a", "givens": (scalar,)}
    domain.note("results", "a", Result("a", 3, Sheet("formula", name="true", status="proved", **stated)))
    for name, claim in {"elsewhere": stated | {"givens": (other,)}, "another": stated | {"tex": "a = 2 a"}}.items():
        domain.note("results", "b", Result("b", 5, Sheet("refutation", name=name, status="refuted", **claim)))
    domain.check_uses()
    assert messages(domain) == []
    domain.note("results", "b", Result("b", 9, Sheet("refutation", name="false", status="refuted", **stated)))
    domain.check_uses()
    assert messages(domain) == [("b", "false is refuted, and true, which prints like it, is proved: write one of "
                                      "them in other words or letters")]


def test_a_use_needs_a_result_of_its_kind(domain):
    domain.note("results", "a", result("x", "a", "refutation"))
    domain.note("uses", "b", Use("x", "refutation", 1))
    domain.check_uses()
    assert messages(domain) == []
    domain.note("uses", "b", Use("x", "formula", 1))
    domain.note("uses", "b", Use("y", "formula", 2))
    domain.check_uses()
    assert [message for _, message in messages(domain)] == [
        "formula 'x': it is a refuted claim; show it with {refuted}",
        "formula 'y': no cell of the site displays it; mend the name, or let a cell end with it",
    ]


def test_a_step_rests_on_the_formula_that_is_shown(domain):
    domain.note("results", "a", Result("a", 3, Sheet("formula", name="x", fingerprint="one")))
    for found in ("one", ""):
        domain.note("uses", "b", Use("x", "formula", 1, found))
    domain.check_uses()
    assert messages(domain) == []
    domain.note("uses", "b", Use("x", "formula", 2, "another"))
    domain.check_uses()
    assert [message for _, message in messages(domain)] == [
        "formula 'x': the step that cites it has another of that name than the site shows; cite the one that is "
        "displayed, or choose another name"]


def test_a_page_that_stopped_is_not_blamed_on_those_who_cite_it(domain):
    domain.fail("a", 1, "stopped")
    domain.note("uses", "b", Use("y", "formula", 2))
    domain.check_uses()
    assert messages(domain) == [("a", "stopped")]


def test_a_page_is_forgotten_and_taken_over(domain):
    domain.note("results", "a", result("x", "a"))
    found = {"results": {"a": [], "b": [result("y", "b")]}, "failures": {"c": [Failure(1, "")]}}
    other = {**WrtDomain.initial_data, **found}
    domain.merge_domaindata({"b"}, other)
    assert [found.name for found in domain.results] == ["x", "y"] and not domain.data["failures"]
    domain.clear_doc("a")
    assert domain.find("x") is None and domain.find("y").docname == "b"
