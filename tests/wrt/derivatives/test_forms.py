"""A derivative is found in the form that is asked for, with its steps, and proved."""

from functools import reduce
from time import process_time

import pytest
from material import W, a, sigma, x, y

from wrt import (
    Matrix, Scalar, Symmetric, Vector, d, define, derive, det, diagonal, dimensions, exp, gradient, hadamard,
    indices, invertible, kron, log, logdet, logsumexp, nonzero, norm, ones, size, softmax, sum_over, tanh, total,
    trace, vec,
)
from wrt.claims import derivation
from wrt.claims.check import undecided
from wrt.claims.derivation import Derivation, Formula
from wrt.derivatives import FORMS, NoMatrixForm
from wrt.errors import LimitError, MisuseError, ShapeError, VariableError
from wrt.language.shape import axes

n, m, k, d_ = dimensions("n m k d")
i, j = indices("i j", n)
A, B, M, X, V = Matrix("A", k, n), Matrix("B", m, k), Matrix("M", n, n), Matrix("X", n, m), Matrix("V", n, m)
u, v = Vector("u", n), Vector("v", n)
z = define("z", W @ x + y)
L = Scalar("L", of=z)
t = Scalar("t")
Y = Matrix("Y", n, n, of=t)

FOUND = [
    (trace(A @ X @ B), X, "", "Aᵀ Bᵀ"), (u.T @ M @ u, u, "", "(M + Mᵀ) u"),
    (norm(y - W @ x)**2, W, "", "-2 (y - W x) xᵀ"),
    (L, W, "", "(∂L/∂z) xᵀ"), (L, x, "", "Wᵀ (∂L/∂z)"), (L, y, "", "∂L/∂z"), (trace(M @ M @ M), M, "", "3 (Mᵀ)²"),
    (logsumexp(W @ x) - y.T @ W @ x, W, "", "(softmax(W x) - y) xᵀ"), (y.T @ sigma(W @ x), x, "", "Wᵀ (y ⊙ σ'(W x))"),
    (u.T @ M.inv @ v, M, "", "-M⁻ᵀ u vᵀ M⁻ᵀ"), (logdet(M), M, "", "M⁻ᵀ"), (det(M), M, "", "adj(M)ᵀ"),
    (norm(u), u, "", "u/‖u‖"), (total(exp(W)), W, "", "exp∘(W)"), (total(hadamard(W, W)), W, "", "2 W"),
    (u.T @ u, W, "", "0_n×m"), (a * a, a, "", "2 a"), (norm(u)**2 / 2, u, "gradient", "u"),
    (u.T @ v, u, "gradient", "v"),
    (M @ u, u, "", "M"), (softmax(u), u, "", "diag(softmax(u)) - softmax(u) softmax(u)ᵀ"), (W @ x, W, "", "xᵀ ⊗ I_n"),
    (A @ X @ B, X, "", "Bᵀ ⊗ A"), (A @ X @ B, X, "rvec", "A ⊗ Bᵀ"), (X.T @ X, X, "", "(Xᵀ ⊗ I_m) 𝐊_nm + I_m ⊗ Xᵀ"),
    (M.inv, M, "", "-(M⁻ᵀ ⊗ M⁻¹)"), (X.T, X, "", "𝐊_nm"), (X, X, "", "I_m ⊗ I_n"),
    (u.T @ M @ u, u, "jacobian", "uᵀ (M + Mᵀ)"),
    (X @ B, X, "differential", "dX B"), (trace(A @ X @ B), X, "differential", "tr(B A dX)"),
    (M.inv, M, "differential", "-M⁻¹ dM M⁻¹"),
    (u.T @ M @ u, u, "hessian", "M + Mᵀ"), (norm(u)**2, u, "hessian", "2 I_n"),
    (Y @ M, t, "", "(∂Y/∂t) M"), (u.T @ u, t, "", "0"), (t, t, "", "1"), (t * t, t, "", "2 t"), (M, t, "", "0_n×n"),
    (M @ u, W, "differential", "0_n"), (u.T @ u, W, "differential", "0"),
    (M @ u, v, "", "0_n×n"), (M @ u, W, "", "0_mᵀ ⊗ 0_n×n"),
    (det(M), M, "hessian", "det(M) (vec(M⁻ᵀ) vec(M⁻ᵀ)ᵀ - 𝐊_nn (M⁻ᵀ ⊗ M⁻¹))"),
    (trace(X.T @ M @ X), X, "hessian", "I_m ⊗ (M + Mᵀ)"), (exp(t * t), t, "hessian", "exp(t²) (4 t² + 2)"),
    (u.T @ M @ u, M, "hessian", "0_n×n ⊗ 0_n×n"), (u.T @ u, v, "hessian", "0_n×n"), (t * a, t, "hessian", "0"),
    (1 / norm(u), u, "", "-u/‖u‖³"),
    (logdet(Y), t, "", "tr(Y⁻¹ (∂Y/∂t))"), (kron(Y, Y), t, "", "(∂Y/∂t) ⊗ Y + Y ⊗ (∂Y/∂t)"),
    (log(u[i]), u, "", "𝐞_i/u_i"), (sum_over(i, exp(u[i]) * v[i]), u, "", "v ⊙ exp(u)"),
    (log(softmax(u)[i]), u, "", "𝐞_i - softmax(u)"), (log(det(M)), M, "", "M⁻ᵀ"),
    (v.T @ log(softmax(M @ u)), u, "", "Mᵀ (v - (1_nᵀ v) softmax(M u))"), (gradient(u.T @ M @ u, u), u, "", "M + Mᵀ"),
]


@pytest.mark.parametrize("of, by, form, answer", FOUND, ids=str)
def test_it_is_found_and_proved(of, by, form, answer):
    found = derive(of, by, form)
    assert found.right.text() == answer and found.status in ("proved", "exact") and 1 <= len(found.steps) <= 9
    assert all(reason for _, reason in found.steps)


def test_a_formula_is_made_of_it():
    made = Formula("gradient", derive(trace(A @ X @ B), X))
    assert made.status == "proved" and made.right.text() == "Aᵀ Bᵀ"


def test_vjp_and_jvp_are_along_a_direction():
    back = derive(A @ X @ B, X, "vjp", along=Matrix("G", k, k))
    assert back.left.text() == "vjp_X(A X B, G)" and back.right.text() == "Aᵀ G Bᵀ"
    forth = derive(A @ X @ B, X, "jvp", along=V)
    assert forth.left.text() == "D_X(A X B)[V]" and forth.right.text() == "A V B"
    for form, along in (("vjp", None), ("gradient", V)):
        with pytest.raises(MisuseError, match="write along=v"):
            derive(trace(A @ X @ B), X, form, along)


def test_where_a_matrix_is_invertible_its_determinant_is_a_factor():
    found = derive(det(A @ M @ A.T), M, conditions=[invertible(A @ M @ A.T)])
    assert found.right.text() == "det(A M Aᵀ) Aᵀ (A M Aᵀ)⁻ᵀ A"
    assert derive(det(M), M, conditions=invertible(M)).right.text() == "det(M) M⁻ᵀ"


def test_where_a_size_is_called_d_no_increment_stands_in_the_lines():
    D, w, b = Matrix("D", n, d_), Vector("w", d_), Vector("b", n)
    found = derive(norm(b - D @ w)**2 / size(d_), w)
    assert found.status == "proved" and found.right.text() == "-2 Dᵀ (b - D w)/d"
    assert not any(part.text() == "dw" for line, _ in found.steps for part in line.walk())


@pytest.mark.parametrize("of, by, form, error, message", [
    (trace(M @ M), Symmetric("S", n), "", VariableError, "S is symmetric, and a derivative by it has several"),
    (trace(M @ M), vec(M), "", VariableError, r"found by a plain letter, and vec\(M\) is none"),
    (L, z, "", VariableError, "z is none"), (M @ u, u, "gradient", MisuseError, "gradient needs a scalar"),
    (M @ u, u, "hessian", MisuseError, "hessian needs a scalar"), (u.T @ u, u, "slope", MisuseError, "no form 'slope'"),
    (Y, t, "", MisuseError, "Y is not specified"),
    (sum_over(i, exp((M @ u)[i]) * norm(M @ u * u[i])), M, "gradient", NoMatrixForm, "is no entry of a column"),
    (kron(M, M), M, "jacobian", NoMatrixForm, "no product of matrices"),
    (diagonal(M), M, "jacobian", NoMatrixForm, "no product of matrices"),
    (u.T @ M, u, "gradient", MisuseError, "gradient needs a scalar"), (M @ M.T @ x, u, "", ShapeError, "M Mᵀ x|fit"),
])
def test_what_cannot_be_found_is_said(of, by, form, error, message):
    with pytest.raises(error, match=message):
        derive(of, by, form)


@pytest.mark.parametrize("of, by, answer", [
    (kron(M, M), M, "M_is δ_jp δ_lq + M_jl δ_ip δ_qs"), (diagonal(M), M, "δ_ip δ_iq"),
    (sum_over(i, M[i, i] * u[i]), M, "u_p δ_pq"), (trace(kron(M, M)), M, "2 M_ss δ_pq"),
])
def test_where_no_product_of_matrices_is_the_answer_there_are_entries(of, by, answer):
    found = derive(of, by)
    assert found.right.text() == answer and found.status == "proved"
    with pytest.raises(NoMatrixForm) as error:
        derive(of, by, "jacobian" if any(axes(of)) else "gradient")
    assert error.value.remedy == 'take form="entries", in which there is always an answer'


def test_every_form_has_a_name_and_an_answer():
    assert list(FORMS) == ["gradient", "jacobian", "rvec", "differential", "vjp", "jvp", "hessian", "entries"]


def test_reasons_are_words_that_a_page_accepts():
    said = {reason for of, by, form, _ in FOUND for _, reason in derive(of, by, form).steps}
    assert said and not any("$" in reason.replace("$δ$", "") for reason in said)


def test_a_step_that_a_formula_grants_cites_it():
    S = Matrix("S", n, n)
    inverse = Formula("derivative-of-inverse", Derivation(d(S.inv, S), (-S.inv @ d(S) @ S.inv, "the product rule")),
                      conditions=[invertible(S)])
    found = derive(M.inv, M, "differential", citing=[inverse])
    assert [reason for _, reason in found.steps] == [inverse] and found.asked
    assert inverse not in [reason for _, reason in derive(M @ M, M, "differential", citing=[inverse]).steps]


@pytest.mark.parametrize("of, by, form, answer", [
    (kron(x, y), x, "jacobian", "I_m ⊗ y"), (kron(x, y), y, "jacobian", "x ⊗ I_n"),
    (kron(x, x), x, "jacobian", "I_m ⊗ x + x ⊗ I_m"), (det(W @ W.T), W, "", "2 adj(W Wᵀ) W"),
])
def test_where_a_product_of_matrices_is_the_answer_it_is_found(of, by, form, answer):
    found = derive(of, by, form)
    assert found.right.text() == answer and found.status == "proved"


@pytest.mark.parametrize("of", [norm(softmax(x))**2, softmax(x).T @ Vector("z", m), norm(softmax(x) - x)**2])
def test_the_hessian_of_a_softmax_is_a_matrix(of):
    found = derive(of, x, "hessian")
    assert found.status == "proved" and "∂" not in found.right.text()


def test_the_differential_of_a_letter_has_no_steps():
    with pytest.raises(MisuseError, match="^the differential of x is its increment dx, which needs no steps"):
        derive(x, x, "differential")


def test_a_condition_is_known_again_in_another_spelling():
    centred = x - (ones(m).T @ x / size(m)) * ones(m)
    found = derive(centred / norm(centred), x)
    assert found.status == "proved" and len(found.conditions) == 1
    assert derive(centred / norm(centred), x, conditions=[nonzero(norm(centred))]).status == "proved"


def cross_entropy(layers):
    """Of a network whose layers have each a size of its own."""
    sizes = dimensions(" ".join(f"n_{k}" for k in range(layers + 1)))
    weights = [Matrix(f"W_{k + 1}", *sizes[k:k + 2][::-1]) for k in range(layers)]
    z = reduce(lambda z, W: W @ (tanh(z) if z.children() else z), weights, Vector("x", sizes[0]))
    return -Vector("y", sizes[-1]).T @ log(softmax(z)), weights[0]


def test_the_cross_entropy_of_eight_layers_takes_seconds():
    begun = process_time()
    found = derive(*cross_entropy(8))
    assert found.status == "proved" and len(found.steps) == 20 and process_time() - begun < 15


def test_what_is_too_large_is_refused_by_its_size_before_it_is_proved():
    square, begun = trace(W.T @ W), process_time()
    with pytest.raises(LimitError, match="has [0-9]+ parts, and 600 is the most"):
        derive(reduce(lambda e, _: e * e + square, range(8), square), W)
    assert process_time() - begun < 5


def test_a_step_too_large_to_be_proved_is_named(monkeypatch):
    monkeypatch.setattr(derivation, "compare", lambda *_, **__: undecided("too large"))
    with pytest.raises(LimitError, match=r"∂\(xᵀ x\)/∂x was found, but step 1 of [0-9] is beyond what can be proved"):
        derive(x.T @ x, x)
