"""An expression as one writes it is equal to what it came from, and says so in fewer signs."""

import pytest
from material import W, a, c, m, n, sigma, x
from elsewhere import FIELD
from transcribed import Words, demanded

from wrt import (
    Matrix, Skew, Symmetric, Vector, commutation, diag, diagonal, exp, eye, gradient, hadamard, kron, norm, ones,
    power, reciprocal, relu, sign, tanh, total, trace, zeros,
)
from wrt.claims.check import compare
from wrt.derivatives.tidy import NoMatrixForm, added, multiplied, ones_like, tidy, transposed
from wrt.errors import WrtError
from wrt.language.expression import as_expression
from wrt.nodes.einstein import free_indices

S, K = Symmetric("S", n), Skew("K", n)
M, G = Matrix("M", n, n), Matrix("G", n, n)
u, v = Vector("u", n), Vector("v", n)


@pytest.mark.parametrize("before, after", [
    ((u.T @ M).T + M @ u, "(M + Mᵀ) u"), ((M.T + M) @ u, "(M + Mᵀ) u"), (2 * (M @ u) + 2 * (M.T @ u), "2 (M + Mᵀ) u"),
    (M @ u + M.T @ u + v, "(M + Mᵀ) u + v"), (-v @ x.T + W @ x @ x.T, "(W x - v) xᵀ"),
    ((u @ v.T).T @ M.T, "v uᵀ Mᵀ"), ((M @ G).T, "Gᵀ Mᵀ"), ((a * M).T, "a Mᵀ"), ((u - v).T, "(u - v)ᵀ"),
    ((M.T @ M).inv.T, "(Mᵀ M)⁻¹"), (M.inv.T, "M⁻ᵀ"), (S.T @ u + S @ u, "2 S u"), (K.T @ u, "-K u"),
    (eye(n) @ M @ M.inv @ u, "u"), (M.inv @ M, "I_n"), (M.inv.inv, "M"), (M @ M @ M, "M³"), (M.T @ M.T, "(Mᵀ)²"),
    ((v.T @ M @ u) * u, "(vᵀ M u) u"), ((u.T @ u) * v + (u.T @ u) * u, "(uᵀ u) (v + u)"),
    (u.T @ M @ v - v.T @ M.T @ u, "0"), (M @ u - M @ u, "0_n"), (0 * M, "0_n×n"), (M @ zeros(n), "0_n"),
    (a * (1 / a) * u, "u"), (3 * a * u / (a * c), "3 u/c"), (2 * (3 * u), "6 u"), (u * (a / 2), "1/2 a u"),
    (hadamard(ones(n), u), "u"), (hadamard(2 * u, 3 * v), "6 (u ⊙ v)"), (hadamard(u, reciprocal(u)), "1_n"),
    (trace(u @ v.T), "vᵀ u"), (trace(3 * eye(n)), "3 n"), (trace(M + G), "tr(M) + tr(G)"), (total(ones(n)), "n"),
    (kron(eye(m), eye(n)) @ kron(W.T, M), None), (kron(u.T, M) @ commutation(n, n), None), (kron(u, v.T), "u vᵀ"),
    (-2 * u - 2 * v, "-2 (u + v)"), (-u - v, "-(u + v)"),
    (hadamard(tanh(u), tanh(u)), "tanh(u)^(∘2)"), (hadamard(hadamard(W, M @ W), W), "W^(∘2) ⊙ (M W)"),
    (hadamard(u, reciprocal(hadamard(u, reciprocal(v)))), "v"), (hadamard(power(u, 3), reciprocal(u)), "u^(∘2)"),
    (hadamard(v, ones(n) - u) + hadamard(u, v), "v"), (hadamard(ones(n) - v, u) - hadamard(v, ones(n) - u), "u - v"),
    (hadamard(v, ones(n) - u) + hadamard(u, u), "v ⊙ (1_n - u) + u^(∘2)"), (hadamard(u, v) - hadamard(v, u), "0_n"),
    (hadamard(relu(u), ones(n) + sign(u)), "2 ReLU(u)"),
    (hadamard(exp(u), reciprocal(ones(n) + exp(u))), "logistic(u)"),
    (diagonal(u @ v.T), "u ⊙ v"), (diagonal(a * (M @ u) @ u.T), "a ((M u) ⊙ u)"), (diagonal(M.T), "diagonal(M)"),
    ((u.T - v.T).T, "u - v"), ((a * v.T + c * u.T).T, "a v + c u"),
    (hadamard(power(W, 2), W @ (x @ x.T) - W).T, "(W^(∘2) ⊙ (W x xᵀ - W))ᵀ"), (power(W.T, 2).T, "W^(∘2)"),
])
def test_it_is_written_so_and_equal(before, after):
    found = tidy(before)
    assert after is None or found.text() == after
    assert compare(before, found, frozenset()).status == "proved"
    assert tidy(found) == found


@pytest.mark.parametrize("kept", [
    u, M @ u, gradient(u.T @ M @ u, u), norm(u), exp(W), sigma(W @ x), diag(u) @ M, M.inv @ u, a * u + c * v,
], ids=str)
def test_what_is_written_so_already_stays(kept):
    assert tidy(kept) == kept


def test_every_side_that_others_printed_is_equal_to_its_tidy_form():
    tried = 0
    for statement in FIELD[::3]:
        if not statement.is_stated or statement.verdict == "false":
            continue
        side = as_expression(eval(statement.sides[-1], {}, Words(statement.letters)))
        free = free_indices(side)
        try:
            found = tidy(side)
        except NoMatrixForm:
            continue
        assert found == side or compare(side, found, free, conditions=demanded(side)).status in (
            "proved", "exact", "numerical"), statement.said
        tried += 1
    assert tried > 40


def test_a_tidy_form_that_is_not_equal_would_be_seen():
    assert compare(M @ u, multiplied(transposed(M), u), frozenset()).status == "false"
    assert compare(u + v, added([u, u]), frozenset()).status == "false"


def test_ones_have_the_shape_of_an_array_unless_it_is_stacked():
    assert [ones_like(e).text() for e in (a, u, u.T, W)] == ["1", "1_n", "1_nᵀ", "1_n 1_mᵀ"]
    with pytest.raises(WrtError, match="ones over stacked entries"):
        ones_like(kron(u, x))
