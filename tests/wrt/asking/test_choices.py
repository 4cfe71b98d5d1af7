"""The forms of an answer."""

import pytest

from wrt.asking.choices import answer, choices
from wrt.asking.question import Question
from wrt.asking.request import Request
from wrt.derivatives import NoMatrixForm
from wrt.errors import MisuseError, WrtError


def question(text, **more):
    return Question.read(Request("derivative", text, **more))


@pytest.mark.parametrize("text, by, found", [
    ("x'*A*x", "x", ["gradient", "jacobian", "entries", "differential", "hessian"]),
    ("W*x", "x", ["jacobian", "transposed", "entries", "differential", "vjp"]),
    ("W*x", "W", ["jacobian", "rvec", "transposed", "entries", "differential", "vjp"]),
    ("t*x", "t", ["gradient", "differential"]),
    ("t^2", "t", ["gradient", "differential", "hessian"])])
def test_each_question_has_its_forms_and_each_form_an_answer(text, by, found):
    asked = question(text, by=by)
    assert [choice.form for choice in choices(asked)] == found
    for form in found:
        used, derivation = answer(asked, form)
        assert used == form and derivation.status == "proved"


def test_a_matrix_with_tied_entries_has_a_form_for_each_way_they_vary():
    asked = question("log(det(S))", shapes={"S": ("symmetric", "n")})
    found = {choice.form: answer(asked, choice.form)[1].right.text() for choice in choices(asked)}
    assert found == {"independent": "S⁻¹", "projected": "S⁻¹", "free": "2 S⁻¹ - (S⁻¹ ⊙ I_n)"}


@pytest.mark.parametrize("text, by, right", [
    ("W*x", "W", "x ⊗ I_n"), ("W*x", "x", "Wᵀ"), ("X*A*X", "X", "(A X) ⊗ I_n + I_m ⊗ (Aᵀ Xᵀ)")])
def test_in_denominator_layout_it_is_the_transposed_one(text, by, right):
    assert answer(question(text, by=by), "transposed")[1].right.text() == right


def test_without_a_matrix_form_the_usual_answer_has_entries():
    form, found = answer(question("kron(X, X)"))
    assert (form, found.status) == ("entries", "proved") and found.free
    with pytest.raises(NoMatrixForm):
        answer(question("kron(X, X)"), "jacobian")


def test_there_is_no_other_form():
    with pytest.raises(MisuseError):
        answer(question("x'*A*x"), "tensor")
    with pytest.raises(WrtError):
        answer(question("W*x", by="W"), "hessian")
