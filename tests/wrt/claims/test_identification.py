"""A formula for a differential is the reason of a step to the derivative, and of no other."""

import pytest

from wrt import (
    Derivation, Formula, Matrix, Scalar, Symmetric, Vector, d, define, diag, dimensions, directional, duplication, eye,
    diagonal, gradient, hadamard, hessian, invertible, jacobian, kron, partial, rvec, trace, varied, vec, vech,
)
from wrt.claims.check import compare
from wrt.claims.identification import identified
from wrt.errors import FalseStep, ReasonError
from wrt.nodes import Varied

n, m = dimensions("n m")
A, S, X, x, t = Matrix("A", n, n), Matrix("S", n, n), Matrix("X", n, m), Vector("x", n), Scalar("t")
T = Symmetric("T", n)
dS, dT, dX, dx, dt = map(d, (S, T, X, x, t))
kept = duplication(n) / 2
L = define("L", trace(X.T @ A @ X))


def formula(left, right, conditions=()):
    """A formula of one step."""
    return Formula("known", Derivation(left, (right, "the rules of differentials")), conditions=conditions)


QUADRATIC = formula(d(L, X), trace(X.T @ (A + A.T) @ dX))
LINEAR = formula(d(vec(A @ X), X), kron(eye(m), A) @ vec(dX))


@pytest.mark.parametrize("known, left, right", [
    (QUADRATIC, gradient(L, X), (X.T @ (A + A.T)).T),
    (formula(d(trace(A.T @ S), S), trace(A.T @ dS)), gradient(trace(A.T @ S), S), A),
    (formula(d(x.T @ A @ x, x), x.T @ (A + A.T) @ dx), gradient(x.T @ A @ x, x), (x.T @ (A + A.T)).T),
    (formula(d(x.T @ A @ x, x), x.T @ (A + A.T) @ dx), jacobian(x.T @ A @ x, x), x.T @ (A + A.T)),
    (formula(d(A @ x, x), A @ dx), jacobian(A @ x, x), A),
    (LINEAR, jacobian(vec(A @ X), vec(X)), kron(eye(m), A)),
    (formula(d(rvec(A @ X), X), kron(A, eye(m)) @ rvec(dX)), jacobian(rvec(A @ X), rvec(X)), kron(A, eye(m))),
    (formula(d(trace(A @ T), T), vec(A.T + A).T @ kept @ vech(dT)), jacobian(trace(A @ T), vech(T)),
     vec(A.T + A).T @ kept),
    (formula(d(t * S, t), dt * S), partial(t * S, t), S),
    (formula(d(t * t * t, t), 3 * t * t * dt), partial(t * t * t, t), 3 * t * t),
    (formula(d(L, X), trace((A @ X).T @ dX) + trace((A.T @ X).T @ dX)), gradient(L, X), A @ X + A.T @ X),
    (formula(d(L, X), 2 * trace(dX.T @ ((A + A.T) / 2) @ X)), gradient(L, X), 2 * ((A + A.T) / 2 @ X)),
    (formula(d(trace(A @ S), S), trace(dS @ A)), gradient(trace(A @ S), S), A.T),
    (formula(d(trace(S), S), trace(dS)), gradient(trace(S), S), eye(n)),
    (formula(d(x.T @ S @ x, S), x.T @ dS @ x), gradient(x.T @ S @ x, S), (x @ x.T).T),
    (formula(d(x.T @ x, x), 2 * dx.T @ x), gradient(x.T @ x, x), 2 * x),
    (formula(d(S @ x, S), dS @ x), jacobian(S @ x, vec(S)), kron(x.T, eye(n))),
    (formula(d(hadamard(x, x), x), 2 * hadamard(x, dx)), jacobian(hadamard(x, x), x), 2 * diag(x)),
    (formula(d(t + x.T @ x, t), dt), partial(t + x.T @ x, t), 0 * t + 1),
    (formula(d(A @ X, X), A @ dX), jacobian(vec(A @ X), vec(X)), kron(eye(m), A)),
    (formula(d(S @ A @ S.T, A), S @ d(A) @ S.T), jacobian(vec(S @ A @ S.T), vec(A)), kron(S, S)),
    (formula(vec(d(A @ X, X)), kron(eye(m), A) @ vec(dX)), jacobian(vec(A @ X), vec(X)), kron(eye(m), A)),
    (formula(d(trace(A @ T), T), trace(A @ dT)), gradient(trace(A @ T), varied(T, "projected")), A.T),
    (formula(d(gradient(x.T @ A @ x, x), x), (A + A.T) @ dx), hessian(x.T @ A @ x, x), A + A.T),
    (formula(d(x.T @ S @ x, x, S), x.T @ (S + S.T) @ dx + trace(x @ x.T @ dS)), gradient(x.T @ S @ x, S), (x @ x.T).T),
])
def test_what_a_differential_says_of_a_derivative(known, left, right):
    [said] = [found.right for found in identified(known) if found.left == left]
    if not isinstance(getattr(left, "by", None), Varied):       # of which the projection is meant
        assert said == right or compare(said, right, frozenset()).status == "proved"
        assert Formula("identified", Derivation(left, (right, known))).status == "proved"


def test_of_a_symmetric_matrix_the_projected_gradient_is_read_off():
    known = formula(d(trace(A @ T), T), trace(A @ dT))
    left = gradient(trace(A @ T), varied(T, "projected"))
    assert Derivation(left, ((A + A.T) / 2, known)).status == "proved"
    for other in ("independent", "free"):
        with pytest.raises(ReasonError, match="does not apply"):
            Derivation(gradient(trace(A @ T), varied(T, other)), (A.T if other == "independent" else A + A.T - diag(
                diagonal(A)), known))


def test_it_holds_in_other_letters():
    B, Y = Matrix("B", n, n), Matrix("Y", n, m)
    step = Derivation(jacobian(vec(B @ Y), vec(Y)), (kron(eye(m), B), LINEAR))
    assert step.status == "proved"


@pytest.mark.parametrize("known", [
    formula(trace(A @ S), trace(S @ A)),
    formula(directional(trace(A @ S), S, A), trace(A @ A)),
    formula(d(d(x.T @ x, x), x), 2 * dx.T @ dx),
    formula(d(t * t, t) * t, 2 * t * t * dt),
    formula(dt * d(t * t, t), 2 * t * dt * dt),
], ids=lambda known: known.text())
def test_of_another_form_nothing_is_said(known):
    assert identified(known) == []


def test_a_step_that_is_not_said_has_another_reason():
    with pytest.raises(ReasonError, match="known does not apply"):
        Derivation(gradient(trace(A @ S), S), (A.T, LINEAR))
    with pytest.raises(ReasonError, match=r"and what it says, ∂L/∂X = .* do not turn"):
        Derivation(gradient(trace(S.T @ A @ S), S), ((A + A.T) @ S, formula(d(L, X), trace(X.T @ (A + A.T) @ dX))))
    with pytest.raises(ReasonError, match="does not apply"):        # another is differentiated in the same step
        Derivation(gradient(L, X) + gradient(trace(A @ S), S) @ X, ((A + A.T) @ X + A.T @ X, QUADRATIC))
    with pytest.raises(FalseStep):
        Derivation(gradient(L, X), (2 * A @ X, QUADRATIC))


@pytest.mark.parametrize("right", [(A + A.T) @ X, A @ X + A.T @ X, (X.T @ A.T + X.T @ A).T])
def test_it_may_be_read_off_in_any_form(right):
    assert Derivation(gradient(L, X), (right, QUADRATIC)).status == "proved"


def test_its_conditions_go_with_it():
    known = formula(d(trace(S.inv), S), trace(-(S.inv @ S.inv) @ dS), [invertible(S)])
    step = Derivation(gradient(trace(S.inv), S), ((-(S.inv @ S.inv)).T, known))
    assert [name for name, _ in step.asked] == ["known"]
    assert Formula("inverse", step, conditions=[invertible(S)]).status == "proved"


def test_what_is_held_fixed_stays_so():
    """In d(A x) = A dx the matrix is a constant: where it depends on x, nothing follows."""
    known = formula(d(A @ x, x), A @ dx)
    with pytest.raises((FalseStep, ReasonError)):
        Derivation(jacobian((x @ x.T) @ x, x), (x @ x.T, known))
