"""The reader's own answer, read in the letters of the question."""

import pytest

from wrt.asking.choices import answer
from wrt.asking.question import Question
from wrt.asking.reply import MOST, Reply
from wrt.asking.request import Request
from wrt.errors import TypedError


def reply(text, **more):
    question = Question.read(Request("verdict", text, **more))
    return Reply(question, lambda form: answer(question, form)[1].left, more.get("form", ""))


@pytest.mark.parametrize("typed, read", [
    ("2*A*x", ["2 A x"]),
    ("A*x + A'*x\n= (A + A')*x", ["A x + Aᵀ x", "(A + Aᵀ) x"]),
    ("∂f/∂x = A*x + A'*x = (A + A')*x.", ["A x + Aᵀ x", "(A + Aᵀ) x"]),
    ("d(x'*A*x)/dx = 2*A*x", ["2 A x"]),
    ("∇f(x) = 2*A*x", ["2 A x"]),
    ("f'(x) = 2*A*x", ["2 A x"]),
    ("g = 2*A*x", ["2 A x"]),
    (r"\begin{aligned} \nabla f &= A x + A^T x \\ &= (A + A^T) x \end{aligned}", ["A x + Aᵀ x", "(A + Aᵀ) x"]),
    ("$2 A x$", ["2 A x"]),
    ("B = A + A'; B*x", ["(A + Aᵀ) x"]),
    ("B = A + A'\nC = B*2\nC*x/2", ["1/2 (2 (A + Aᵀ)) x"])])
def test_the_lines_of_an_answer(typed, read):
    assert [line.expression.text() for line in reply("x'*A*x").lines(typed)] == read


def test_an_increment_is_that_of_the_letter():
    (found,) = reply("x'*A*x", form="differential").lines("x'*(A + A')*dx")
    assert found.expression.text() == "xᵀ (A + Aᵀ) dx"
    (found,) = reply("tr(A*X)", form="differential").lines(r"tr(A \mathrm{d}X)")
    assert found.expression.text() == "tr(A dX)"


def test_what_a_vjp_carries_has_its_shape():
    (found,) = reply("W*x", by="W", form="vjp").lines("v*x'")
    assert found.expression.text() == "v xᵀ"


@pytest.mark.parametrize("typed, words, place", [
    ("", "no answer", 0), ("= ", "no answer", 0), ("s*x", "line 1: s is not in the question", 0),
    ("2*A*x\n2*A*x+", "line 2: ", 6), ("\n".join(["A*x"] * (MOST + 1)), f"{MOST} are read", 0)])
def test_what_is_no_answer_is_refused(typed, words, place):
    with pytest.raises(TypedError) as error:
        reply("x'*A*x").lines(typed)
    assert words in str(error.value) and error.value.place == place


def test_an_error_behind_an_increment_points_at_its_place():
    with pytest.raises(TypedError) as error:
        reply("x'*A*x", form="differential").lines("2*x'*A*dx + )")
    assert (error.value.text, error.value.place) == ("2*x'*A*dx + )", 12)
