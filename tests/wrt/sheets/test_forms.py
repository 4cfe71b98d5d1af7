"""The other forms of a derivative: each proved, none that rests on more, and each said with its layout."""

import re
from types import SimpleNamespace

import pytest

from wrt import (
    Derivation, Formula, Matrix, Scalar, Symmetric, Vector, d, derive, dimensions, gradient, indices, jacobian, logdet,
    nonzero, norm, trace, vec,
)
from wrt.derivatives.forms import lines_to
from wrt.errors import FalseStep
from wrt.sheets import forms
from wrt.sheets.forms import LONGEST, other_forms

n, m = dimensions("n m")
W, x, u = Matrix("W", n, m), Vector("x", m), Vector("u", n)
X, A, B, t = Matrix("X", n, n), Matrix("A", m, m), Matrix("B", n, n), Scalar("t")
i, j = indices("i", n), indices("j", m)


def shown(derivation: Derivation) -> dict[str, str]:
    """Each form by the first words of what it is called, and what stands in brackets there."""
    found = other_forms(Formula("stated", derivation))
    return {re.split("[;,]", form.words.text)[0] + "".join(re.findall(r" \(r?vec\)", form.words.text)): form.print.text
            for form in found}


@pytest.mark.parametrize("stated, expected", [
    (derive(W @ x, W), {
        "Jacobian (rvec)": "∂(W x)/∂rvec(W)ᵀ = I_n ⊗ xᵀ", "entry by entry": "∂(W x)_i/∂W_pq = x_q δ_ip",
        "differential": "d_W(W x) = dW x", "vector–Jacobian product": "vjp_W(W x, v) = v xᵀ"}),
    (derive(W @ x, W, "entries"), {
        "Jacobian (vec)": "∂(W x)/∂vec(W)ᵀ = xᵀ ⊗ I_n", "Jacobian (rvec)": "∂(W x)/∂rvec(W)ᵀ = I_n ⊗ xᵀ",
        "differential": "d_W(W x) = dW x", "vector–Jacobian product": "vjp_W(W x, v) = v xᵀ"}),
    (derive(x.T @ A @ x, x), {
        "as a row (numerator layout)": "∂(xᵀ A x)/∂xᵀ = xᵀ (A + Aᵀ)", "entry by entry":
        "∂(xᵀ A x)/∂x_p = A_ps x_s + A_sp x_s", "differential": "d_x(xᵀ A x) = xᵀ (A + Aᵀ) dx"}),
    (derive(logdet(X), X, "differential"), {
        "gradient": "∂log|det(X)|/∂X = X⁻ᵀ", "entry by entry": "∂log|det(X)|/∂X_pq = (X⁻¹)_qp"}),
    (derive(x.T @ A @ x, x, "hessian"), {"Hessian–vector product": "D_x(∂(xᵀ A x)/∂x)[v] = (A + Aᵀ) v"}),
    (derive(W @ x, x), {
        "entry by entry": "∂(W x)_i/∂x_p = W_ip", "differential": "d_x(W x) = W dx",
        "vector–Jacobian product": "vjp_x(W x, v) = Wᵀ v"}),
    (derive(t * X, t), {"differential": "d_t(t X) = dt X", "vector–Jacobian product": "vjp_t(t X, V) = tr(Xᵀ V)"}),
])
def test_what_is_shown_beside_a_statement(stated, expected):
    assert shown(stated) == expected


def test_what_is_shown_is_proved_and_has_each_letter_of_its_own():
    stated = Formula("stated", derive(W @ x @ Vector("v", n).T, W))
    found = other_forms(stated)
    assert {form.status for form in found} == {"proved"} and len(found) == 4
    assert found[-1].words.text.endswith("for slopes V of the shape of W x vᵀ")
    assert "".join(words + tex for words, tex, _ in found[-1].words.pieces).startswith(found[-1].words.text[:38])


def test_what_is_no_derivative_by_one_letter_has_no_other_forms():
    S = Symmetric("S", n)
    stated = [
        Derivation(trace(X), (trace(X.T), "entry by entry")), derive(trace(S @ X), S, entries="free"),
        Derivation(d(W @ x, W, x), (d(W) @ x + W @ d(x), "the product rule")),
        Derivation(gradient((W @ x)[i], x), (gradient(W[i, j] * x[j], x), "written out")),
    ]
    assert [shown(each) for each in stated] == [{}] * 4


def test_a_form_that_is_long_is_left_out(monkeypatch):
    loss = trace(X @ X.T @ B @ X @ B @ X @ X.T)
    stated, long = derive(loss, X, "differential"), derive(loss, X).right.text()
    found = shown(stated)
    assert long not in "".join(found.values()) and all(len(text) <= LONGEST + len(" = ") for text in found.values())
    monkeypatch.setattr(forms, "LONGEST", 1000)
    assert long in shown(stated)["gradient"]


def test_what_rests_on_more_is_left_out(monkeypatch):
    stated = Formula("stated", derive(W @ x, W))
    assert other_forms(stated)
    monkeypatch.setattr(forms, "lines_to", lambda *given: (*lines_to(*given)[:2], [nonzero(t)]))
    assert other_forms(stated) == ()


def test_what_was_found_and_is_false_stops_the_build(monkeypatch):
    stated = Formula("stated", derive(W @ x, W))

    def spoiled(*given):
        first, lines, needed = lines_to(*given)
        return first, [(2 * lines[-1][0], "")], needed

    monkeypatch.setattr(forms, "lines_to", spoiled)
    with pytest.raises(FalseStep):
        other_forms(stated)


def test_what_is_right_in_numbers_alone_is_left_out(monkeypatch):
    stated = Formula("stated", derive(W @ x, W))
    monkeypatch.setattr(forms, "Derivation", lambda *given, **named: SimpleNamespace(status="exact"))
    assert other_forms(stated) == ()


def test_a_statement_that_is_not_proved_has_none():
    stated = SimpleNamespace(status="exact", left=jacobian(W @ x, vec(W)))
    assert other_forms(stated) == ()


def test_a_condition_of_the_statement_is_that_of_its_forms():
    stated = Formula("stated", derive(norm(u), u))
    assert [str(given) for given in stated.derivation.conditions] and len(other_forms(stated)) == 3
