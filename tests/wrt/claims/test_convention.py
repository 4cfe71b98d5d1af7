import pytest
from material import A, B, W, X, a, f, i, m, n, p, q, w, x, y

from wrt import (
    Matrix, Scalar, Vector, cos, define, delta, eye, gradient, hessian, indices, invertible, jacobian, kron, ones,
    partial, positive, rvec, sin, size, sqrt, trace, vec,
)
from wrt.claims.check import compare
from wrt.claims.convention import Convention, convention_of
from wrt.errors import EngineError, ShapeError
from wrt.nodes.einstein import free_indices
from wrt.proof import Decision

S, P, Q, R = (Matrix(name, n, n) for name in "SPQR")
u, v = Vector("u", n), Vector("v", n)
l = indices("l", n)  # noqa: E741
L = Scalar("L", of=f)
product, w_X = define("V", vec(A @ X @ B)), define("w", vec(X))

DENOMINATOR, NUMERATOR = (f"with the result transposed ({layout} layout)" for layout in ("denominator", "numerator"))
RVEC_OF = "with rvec in place of vec for "
VARIABLE, FUNCTION, BOTH = (RVEC_OF + of for of in ("the variable", "the function", "the variable and the function"))

TRUE_ELSEWHERE = [
    (jacobian(f, x), W.T, DENOMINATOR, jacobian(f, x).T),
    (jacobian(f, x).T, W, NUMERATOR, jacobian(f, x)),
    (jacobian(f, w), kron(x, eye(n)), DENOMINATOR, jacobian(f, w).T),
    (jacobian(a * f, x), a * W.T, DENOMINATOR, jacobian(a * f, x).T),
    (gradient(y.T @ W @ x, W), x @ y.T, NUMERATOR, gradient(y.T @ W @ x, W).T),
    (gradient(L, W), x @ gradient(L, f).T, NUMERATOR, gradient(L, W).T),
    (gradient(L, x), jacobian(L, f) @ jacobian(f, x), NUMERATOR, gradient(L, x).T),
    (gradient(L, x), jacobian(L, x), NUMERATOR, gradient(L, x).T),
    (jacobian(f, w), kron(eye(n), x.T), VARIABLE, jacobian(f, rvec(W))),
    (jacobian(f, rvec(W)), kron(x.T, eye(n)), "with vec in place of rvec for the variable", jacobian(f, vec(W))),
    (jacobian(f, w), kron(eye(n), x), f"{DENOMINATOR}, and {VARIABLE[5:]}", jacobian(f, rvec(W)).T),
    (jacobian(vec(x @ y.T), y), kron(x, eye(n)), FUNCTION, jacobian(rvec(x @ y.T), y)),
    (jacobian(product, w_X), kron(A, B.T), BOTH, jacobian(rvec(A @ X @ B), rvec(X))),
    (jacobian(vec(A @ X @ B), vec(X)), kron(B, A.T), DENOMINATOR, jacobian(vec(A @ X @ B), vec(X)).T),
    (jacobian(vec(A @ X @ B), vec(X)), kron(A.T, B), f"{DENOMINATOR}, and {BOTH[5:]}",
     jacobian(rvec(A @ X @ B), rvec(X)).T),
    (jacobian(vec(A @ X @ B), rvec(X)), kron(A, B.T), FUNCTION, jacobian(rvec(A @ X @ B), rvec(X))),
    (partial(a * f, a), x.T @ W.T, DENOMINATOR, partial(a * f, a).T),
    (hessian(trace(W.T @ S @ W), vec(W)), kron(S + S.T, eye(m)), VARIABLE, hessian(trace(W.T @ S @ W), rvec(W))),
    # square because the author says so
    (jacobian(S @ u, u), S.T, DENOMINATOR, jacobian(S @ u, u).T),
    (jacobian(S @ u, vec(S)), kron(eye(n), u.T), VARIABLE, jacobian(S @ u, rvec(S))),
    (gradient(trace(P @ R @ Q), R), Q @ P, NUMERATOR, gradient(trace(P @ R @ Q), R).T),
    (gradient(v.T @ ones(n) / size(n), v), ones(n).T / size(n), NUMERATOR, gradient(v.T @ ones(n) / size(n), v).T),
    (gradient(trace(eye(n)) * (u.T @ S @ v), S), size(n) * v @ u.T, NUMERATOR,
     gradient(trace(eye(n)) * (u.T @ S @ v), S).T),
    # square because something in it needs that
    (jacobian(S.inv @ u, u), S.inv.T, DENOMINATOR, jacobian(S.inv @ u, u).T),
    (gradient(trace(S @ S), S), 2 * S, NUMERATOR, gradient(trace(S @ S), S).T),
    (jacobian(S @ S @ u, u), S.T @ S.T, DENOMINATOR, jacobian(S @ S @ u, u).T),
    # entries
    (jacobian(S @ u, u)[p, l], S[l, p], "with the output axes last (denominator layout)", jacobian(S @ u, u).T[p, l]),
    (jacobian(f, w)[q, p, i], delta(i, p) * x[q], "with the output axes last (denominator layout)",
     jacobian(f, w).T[q, p, i]),
    (partial((S @ u)[i], vec(S)[p, l]), delta(i, p) * u[l], VARIABLE, partial((S @ u)[i], rvec(S)[p, l])),
    (partial(vec(u @ v.T)[p, l], v[i]), delta(i, l) * u[p], FUNCTION, partial(rvec(u @ v.T)[p, l], v[i])),
]


def found(left, right):
    return convention_of(left, right, free_indices(left))



def is_false(left, right):
    try:
        return compare(left, right, free_indices(left)).status == "false"
    except ShapeError:
        return True


@pytest.mark.parametrize("left, right, words, meant", TRUE_ELSEWHERE)
def test_a_claim_that_is_true_elsewhere_says_where(left, right, words, meant):
    convention = found(left, right)
    assert (convention.words, convention.left, convention.right) == (words, meant, right)
    assert compare(meant, right, free_indices(meant)).status == "proved" and is_false(left, right)
    turned = convention_of(right, left, free_indices(left))
    assert (turned.words, turned.left, turned.right) == (words, right, meant)


@pytest.mark.parametrize("left, right, words, meant", TRUE_ELSEWHERE)
def test_what_is_false_there_too_is_not_said_to_be_true(left, right, words, meant):
    for wrong in (2 * right, -right, right + right):
        assert is_false(left, wrong) and found(left, wrong) is None
    assert found(meant, right) is None      # and what is true has no other convention


FALSE_EVERYWHERE = [
    # wrong in each of them
    (gradient(trace(P @ R @ Q), R), Q.T @ P.T), (gradient(u.T @ S @ v, S), 2 * u @ v.T),
    (gradient(u.T @ S @ u, u), 2 * (S @ u)), (jacobian(S @ u, vec(S)), kron(u.T, S)),
    (jacobian(vec(P @ R @ Q), vec(R)), kron(P, Q)), (jacobian(f, w), kron(x.T, eye(m))),
    # the other convention would say the same
    (gradient(trace(R), R), 2 * eye(n)), (gradient(trace(R), R), ones(n) @ ones(n).T), (partial(a * a, a), a),
    (gradient(trace(R @ R.T), R), R), (jacobian(vec(x), x), 2 * eye(m)), (jacobian(rvec(y.T), y), -eye(n)),
    (jacobian(vec(S + S.T), vec(S)), 2 * kron(eye(n), eye(n))), (jacobian(vec(S), vec(S)), -kron(eye(n), eye(n))),
    # a derivative that is not the whole side, or none
    (2 * jacobian(f, x), 2 * W.T), (jacobian(f, x) @ x, W.T @ x), (f, kron(eye(n), x.T) @ vec(W)), (S, S.T),
    (vec(A @ X @ B), kron(A, B.T) @ vec(X)),
    # two, and nobody knows which is meant
    (jacobian(f, vec(W)), jacobian(f, rvec(W))), (jacobian(S @ u, u), jacobian(S @ u, u).T),
    (gradient(u.T @ S @ v, S), gradient(u.T @ S @ v, S).T),
    # entries name their axes
    (partial((S @ u)[i], u[p]), S[p, i]), (partial((S @ u)[i], S[p, l]), delta(p, l) * u[i]),
    (partial(f[i], W[p, q]), x[q]), (partial(f[i], w[q, p]), 2 * delta(i, p) * x[q]),
    # what has no meaning in itself
    (jacobian(f, x), W @ y), (jacobian(W @ y, y), W.T), (jacobian(f, W), W.T), (gradient(f, x), W),
    (jacobian(f, x.T), W.T), (partial(f, x), W.T), (partial(f[i], x[q]), W[q, i]), (jacobian(f + L * x, w), W),
]


@pytest.mark.parametrize("left, right", FALSE_EVERYWHERE)
def test_nothing_is_said_of_a_claim_that_is_false_in_all(left, right):
    assert is_false(left, right) and found(left, right) is None and found(right, left) is None


# the commutation matrix of n×n matrices, as something else than a derivative
OF_P, OF_S = (1 * jacobian(vec(matrix.T), vec(matrix)) for matrix in (P, S))


def test_what_is_right_by_the_equal_sizes_of_two_matrices_is_not():
    left, meant = jacobian(vec(S.T), rvec(S)), jacobian(vec(S.T), vec(S))
    assert compare(meant, OF_P, frozenset()).status == "proved"
    assert is_false(left, OF_P) and found(left, OF_P) is None
    assert found(left, OF_S).left == meant      # of one matrix alone it is right whatever its shape


def test_what_is_right_because_a_matrix_is_square_is_not():
    left, by_accident = jacobian(vec(S.T), rvec(S)), jacobian(vec(S.T), vec(S))
    assert compare(by_accident, OF_S.T, frozenset()).status == "proved"
    convention = found(left, OF_S.T)
    assert convention.left == jacobian(rvec(S.T), rvec(S)) != by_accident
    general = Matrix("S", n, m)
    general_right = 1 * jacobian(vec(general.T), vec(general)).T
    assert compare(jacobian(rvec(general.T), rvec(general)), general_right.factors[1], frozenset()).status == "proved"


def test_a_size_that_may_be_another_one_is_no_obstacle():
    mean = u.T @ S @ v / size(n) / size(n)
    assert found(gradient(mean, S), v @ u.T / size(n) / size(n)).words == NUMERATOR
    assert found(gradient(mean, S), v @ u.T / size(n)) is None


def test_what_holds_on_a_condition_holds_on_it_elsewhere():
    left, right = jacobian(S.inv @ u, u), S.inv.T
    assert convention_of(left, right, frozenset(), [invertible(S)]).words == DENOMINATOR
    root = gradient(sqrt(a) * sqrt(a) * (y.T @ W @ x), W)
    assert convention_of(root, a * (x @ y.T), frozenset(), [positive(a)]).words == NUMERATOR


def test_it_prints_the_claim_as_it_is_true():
    convention = found(jacobian(f, w), kron(eye(n), x.T))
    assert isinstance(convention, Convention) and convention.text() == "∂f/∂rvec(W)ᵀ = I_n ⊗ xᵀ"
    assert convention.latex() == f"{jacobian(f, rvec(W)).latex()} = {kron(eye(n), x.T).latex()}"


def test_no_counterexample_is_looked_for(monkeypatch):
    monkeypatch.setattr("wrt.claims.check.Comparison._undecided", lambda *given: pytest.fail("looked for one"))
    assert found(gradient(u.T @ S @ v, S), 2 * u @ v.T) is None and found(jacobian(f, x), W.T)


def test_the_arrays_have_to_agree(monkeypatch):
    monkeypatch.setattr("wrt.claims.convention.proof.decide", lambda *sides: Decision("equal"))
    with pytest.raises(EngineError):
        found(gradient(y.T @ W @ x, W), 2 * x @ y.T)


def test_what_is_not_proved_does_not_count():
    left, right = gradient(y.T @ W @ x, W), (x @ y.T) * (sin(2 * a) / (2 * sin(a) * cos(a)))
    assert compare(left.T, right, frozenset()).status == "numerical"
    assert found(left, right) is None
