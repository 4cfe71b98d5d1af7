"""Letters of a statement are in italics, words and functions are not."""

import pytest

from wrt_sphinx.parts.italics import in_italics, statement, titled
from wrt_sphinx.parts.nodes import box, element


def slanted(parts):
    """What is in italics."""
    return [part.astext() for part in parts if isinstance(part, element)]


def text(parts):
    """What is read."""
    return "".join(part if isinstance(part, str) else part.astext() for part in parts)


@pytest.mark.parametrize("statement, letters", [
    ("∂L/∂W = xᵀ (∂L/∂z)", ["L", "W", "x", "L", "z"]), ("tr(A) - n² δ", ["A", "n", "δ"]), ("vec(W)", ["W"]),
    ("1 = 1", []),
])
def test_a_name_is_in_italics_and_a_function_is_upright(statement, letters):
    found = in_italics(statement)
    assert slanted(found) == letters and text(found) == statement.replace("-", "−")


def test_so_it_is_below_the_line():
    assert [part["tag"] for below in ("ip", "2") for part in in_italics(box("sub", below))] == ["i", "sub"]


def test_of_a_title_the_letters_of_the_derivative_alone():
    told = "Gradient of L with respect to b: bias"
    assert slanted(titled(told)) == ["L", "b"] and text(titled(told)) == told
    assert titled("Back to a matrix") == ["Back to a matrix"]


@pytest.mark.parametrize("told, letters", [
    ("Derivative of a scalar with respect to a matrix", []), ("Gradient of a with respect to b", ["a", "b"]),
    ("Trace of A with respect to a", ["A", "a"]), ("Solution of a system with respect to A", ["A"])])
def test_an_article_of_a_title_is_no_letter(told, letters):
    assert slanted(titled(told)) == letters and text(titled(told)) == told


@pytest.mark.parametrize("told, upright, greek", [
    ("tr(A) - dX vec(dW)", ["tr", "vec"], []), ("δ n² Aᵀ", [], ["δ"]), ("diag(x) det(S)", ["diag", "det"], []),
    ("log σ(x)", ["log"], ["σ"]),
])
def test_of_a_statement_that_its_font_slants_functions_are_upright(told, upright, greek):
    found = statement(told)
    made = [(part["tag"], part.astext()) for part in found if isinstance(part, element)]
    assert [word for tag, word in made if tag == "span"] == upright
    assert [letter for tag, letter in made if tag == "i"] == greek and text(found) == told.replace("-", "−")


def test_what_stands_below_the_line_stays_there():
    below = box("sub", "ip")
    assert statement("W", below) == ["W", below]
