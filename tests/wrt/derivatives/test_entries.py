"""A derivative by its entries: in every case an answer, and lines that are those of the proof."""

import os
import subprocess
import sys

import pytest
from material import W, a, sigma, x, y

from wrt import (
    Derivation, Diagonal, Matrix, Scalar, Symmetric, Vector, adjugate, derive, det, diag, diagonal, dimensions, exp,
    indices, kron, log, logdet, logistic, logsumexp, norm, ones, relu, softmax, sum_over, tanh, total, trace, vech,
)
from wrt.derivatives.entries import CONTRACTED, WRITTEN, Writer, by_entries
from wrt.derivatives.tidy import NoMatrixForm
from wrt.errors import LimitError
from wrt.language.dimension import Index

n, m = dimensions("n m")
i = indices("i", n)
M, X = Matrix("M", n, n), Matrix("X", n, m)
u, w = Vector("u", n), Vector("w", m)
L = Scalar("L", of=M)


@pytest.mark.parametrize("of, by, answer", [
    (W @ x, W, "x_q δ_ip"), (trace(M @ M), M, "2 M_qp"), (M.inv, M, "-(M⁻¹)_ip (M⁻¹)_qj"), (diag(u), u, "δ_ij δ_ip"),
    (logdet(M), M, "(M⁻¹)_qp"), (det(M), M, "(adj(M))_qp"), (sigma(W @ x), W, "x_q δ_ip σ'(W_is x_s)"),
    (M @ M.T @ M, M, "M_iq M_pj + M_is M_ps δ_jq + M_sj M_sq δ_ip"), (L, M, "∂L/∂M_pq"), (u.T @ u, a, "0"),
    (a * u, a, "u_i"), (adjugate(M), M, None), (softmax(u), u, None), (norm(u), u, None), (kron(X, u), X, None),
    (u / norm(u), u, "-u_i u_p/‖u‖³ + δ_ip/‖u‖"), (X / norm(X), X, "-X_ij X_pq/‖X‖_F³ + δ_ip δ_jq/‖X‖_F"),
    (X @ ones(m), X, "δ_ip (1_m)_q"), (u * total(w), w, "u_i (1_m)_p"),
    (diag(u) @ M @ u, u, "M_ip u_i + M_is u_s δ_ip"),
    # within a function, what one term has and another has not
    (relu(X + ones(n) @ w.T), X, "1/2 δ_ip δ_jq + 1/2 δ_ip δ_jq sign(X_ij + w_j (1_n)_i)"),
    (total(tanh(u @ ones(m).T + X)), u, None), (total(log(ones(n) - logistic(u))), u, None),
    (sum_over(i, log(1 + exp((X @ w)[i])) - y[i] * (X @ w)[i]), w, None),
])
def test_the_entry_of_a_derivative(of, by, answer):
    first, lines = by_entries(of, by)
    kept = [line for k, line in enumerate(lines) if line[0] != (lines[k - 1][0] if k else first)]
    found = Derivation(first, *kept) if kept else None
    assert found is None or found.status == "proved"
    assert answer is None or lines[-1][0].text() == answer
    written, rule, contracted = (reason for _, reason in lines)
    assert (written, contracted) == (WRITTEN, CONTRACTED) and rule.endswith("; the entries vary alone")


@pytest.mark.parametrize("of, by, rule", [
    (M @ u, M, "the product rule"), (M.inv, M, "the derivative of an inverse"), (sigma(W @ x), W, "the chain rule"),
    (logdet(M), M, "the derivative of a determinant"), (M @ sigma(u), M, "the product rule"),
    (norm(u) * det(M), M, "the derivative of a determinant"), (norm(M.inv @ u), M,
                                                               "the chain rule and the derivative of an inverse"),
])
def test_a_reason_names_the_rules_for_what_varies(of, by, rule):
    assert by_entries(of, by)[1][1][1] == f"{rule}; the entries vary alone"


def test_terms_that_are_alike_are_put_together():
    assert [line.text() for line, _ in by_entries(norm(u), u)[1]][1:] == ["u_s δ_sp/‖u‖", "u_p/‖u‖"]


def test_a_sum_within_a_function_is_that_of_the_function():
    first, lines = by_entries(softmax(diagonal(M)), M)
    assert lines[0][0].text() == "∂(exp(M_ii)/(Σ_s exp(M_ss)))/∂M_pq"
    assert Derivation(first, *lines).status == "proved"


def test_zero_has_all_indices():
    for of in (diag(u) - diag(u), diagonal(M) - diagonal(M)):
        first, lines = by_entries(of, u if u in of.walk() else M)
        assert Derivation(first, *lines[:2]).status == "proved" and lines[-1][0].text().startswith("0 ")


def test_letters_are_those_that_nothing_else_has_and_have_one_range():
    k, p = Scalar("k"), Scalar("p")
    writer = Writer(k * (u.T @ M @ u) * p, u)
    assert writer.letters((n, n, m), "pq") == (Index("q", n), Index("s", n), Index("l", m))
    writer.taken.clear()
    assert [index.name for index in writer.letters((m, n), "")] == ["l", "s"]
    with pytest.raises(LimitError, match="not letters enough"):
        writer.letters((n,) * 30, "")


def test_what_cannot_be_said_with_indices_is_an_error():
    with pytest.raises(NoMatrixForm, match="cannot be written with indices"):
        by_entries(vech(M), M)


def test_all_lines_begin_with_what_is_written_with_indices():
    _, lines = by_entries(diag(u) @ M @ u, u)
    assert [line.text() for line, _ in lines] == [
        "∂(M_is u_i u_s)/∂u_p", "M_is u_s δ_ip + M_is u_i δ_sp", "M_ip u_i + M_is u_s δ_ip"]


@pytest.mark.parametrize("of, by, answer", [
    (total(logsumexp(M, by_rows=True)), M, "exp(M_pq)/(Σ_s exp(M_ps))"),
    (u.T @ logsumexp(M, by_rows=True), M, "u_p exp(M_pq)/(Σ_s exp(M_ps))"),
    (logsumexp(a * M, by_rows=True).T @ u, a, "Σ_s M_sl u_s exp(M_sl a)/(Σ_k exp(M_sk a))"),
])
def test_a_sum_within_a_function_does_not_catch_the_index_of_a_row(of, by, answer):
    found = derive(of, by, "entries")
    assert found.status == "proved" and found.right.text() == answer


def test_the_letters_are_the_same_whatever_the_seed_of_hashes():
    code = ("from wrt import Matrix, derive, dimensions; n, m = dimensions('n m')\n"
            "X, M = Matrix('X', n, m), Matrix('M', n, n)\n"
            "for of, by in ((X.T @ M @ X, X), (M @ M @ M @ M, M), (M.inv @ M.T @ X, M)):\n"
            "    print([line.text() for line in derive(of, by, 'entries').lines])")
    said = {subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, text=True,
                           capture_output=True, check=True).stdout for seed in "123"}
    assert len(said) == 1 and said.pop().count("∂") > 6


def test_a_symmetric_matrix_has_entries_as_another_has():
    S = Symmetric("S", n)
    found = derive(u.T @ S @ u, u, "entries")
    assert found.right.text() == "2 u_s S_ps" and found.status == "proved"
    with pytest.raises(NoMatrixForm):       # that of a diagonal one would be summed over
        derive(u.T @ Diagonal("D", n) @ u, u, "entries")
