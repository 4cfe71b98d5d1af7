"""The gradient by a matrix with tied entries, in each of its meanings."""

import pytest

from wrt import (
    Diagonal, LowerTriangular, Matrix, Skew, Symmetric, Vector, derive, det, dimensions, gradient, log, logdet, trace,
)
from wrt.claims.check import compare
from wrt.errors import MisuseError, VariableError

n = dimensions("n")
S, K, D, L = Symmetric("S", n), Skew("K", n), Diagonal("D", n), LowerTriangular("L", n)
A, u, v = Matrix("A", n, n), Vector("u", n), Vector("v", n)


@pytest.mark.parametrize("of, by, entries, answer", [
    (logdet(S), S, "independent", "S⁻¹"), (logdet(S), S, "projected", "S⁻¹"),
    (logdet(S), S, "free", "2 S⁻¹ - (S⁻¹ ⊙ I_n)"),
    (u.T @ S @ v, S, "independent", "u vᵀ"), (u.T @ S @ v, S, "projected", "1/2 (u vᵀ + v uᵀ)"),
    (u.T @ S @ v, S, "free", "u vᵀ + v uᵀ - ((u vᵀ) ⊙ I_n)"), (trace(A @ S), S, "projected", "1/2 (A + Aᵀ)"),
    (trace(A @ K), K, "projected", "1/2 (Aᵀ - A)"), (trace(A @ K), K, "free", "Aᵀ - A"),
    (trace(A @ K), K, "independent", "Aᵀ"),
    (trace(A @ D), D, "free", "Aᵀ ⊙ I_n"), (trace(A @ D), D, "projected", "Aᵀ ⊙ I_n"),
    (log(det(S)), S, "independent", "S⁻¹"), (u.T @ K.inv @ u, K, "projected", "0_n×n"),
    (trace(K @ K @ K), K, "projected", "0_n×n"), (det(S), S, "projected", "adj(S)"),
    (u.T @ S.inv @ v, S, "independent", "-S⁻¹ u vᵀ S⁻¹"), (trace(A @ L), L, "independent", "Aᵀ"),
])
def test_each_meaning_is_found_and_proved(of, by, entries, answer):
    found = derive(of, by, entries=entries)
    assert (found.status, found.right.text()) == ("proved", answer)
    assert found.left == gradient(of, by, entries=entries)


def test_the_meanings_differ():
    answers = {derive(u.T @ S @ v, S, entries=entries).right for entries in ("independent", "projected", "free")}
    assert len(answers) == 3
    assert compare(gradient(u.T @ S @ v, S, entries="free"), u @ v.T + v @ u.T, frozenset()).status == "false"


def test_conditions_are_those_of_the_matrix():
    assert [c.text() for c in derive(logdet(S), S, entries="free").conditions] == ["S is invertible"]
    assert [c.text() for c in derive(det(S), S, entries="free").conditions] == []


@pytest.mark.parametrize("build, error, message", [
    (lambda: derive(logdet(S), S), VariableError, "S is symmetric, and a derivative by it has several meanings"),
    (lambda: derive(logdet(S), S, entries="tied"), VariableError, "'tied' is no way in which entries vary"),
    (lambda: derive(S @ u, S, entries="free"), MisuseError, "only the gradient of a scalar is found"),
    (lambda: derive(trace(S), S, "hessian", entries="free"), MisuseError, "only the gradient of a scalar is found"),
    (lambda: derive(trace(L), L, entries="free"), MisuseError, "for independent entries alone"),
    (lambda: derive(trace(A), A, entries="free"), MisuseError, "are not tied to each other"),
])
def test_what_is_not_found_is_said(build, error, message):
    with pytest.raises(error, match=message):
        build()
