"""The shape of a formula is read off its derivative."""

import pytest
from material import W, X, c, f, i, n, p, q, w, x

from wrt import Derivation, Formula, d, delta, eye, gradient, hessian, jacobian, kron, partial, vec, vjp
from wrt.claims.classify import Subject, subject

CASES = {
    "partial derivative, vector by matrix": (partial(f[i], W[p, q]), delta(i, p) * x[q]),
    "Jacobian, vector by matrix": (jacobian(f, w), kron(x.T, eye(n))),
    "Jacobian, vector by vector": (jacobian(f, x), W),
    "Jacobian, matrix by matrix": (jacobian(vec(W @ X), vec(X)), kron(eye(X.columns[0]), W)),
    "gradient, scalar by vector": (gradient(x.T @ x, x), 2 * x),
    "partial derivative, scalar by scalar": (partial(c * c, c), 2 * c),
    "partial derivative, matrix by scalar": (partial(c * W, c), W),
    "Hessian, scalar by vector": (hessian(x.T @ x, x), 2 * eye(x.rows[0])),
    "differential, matrix by matrix": (d(W @ X, X), W @ d(X)),
    "vector–Jacobian product, vector by matrix": (vjp(f, W, f), f @ x.T),
    "identity, no derivative": (W.T.T, W),
}


@pytest.mark.parametrize("expected", CASES)
def test_the_subject_is_read_off_the_statement(expected):
    left, right = CASES[expected]
    assert subject(Formula("any", Derivation(left, (right, "known")))) == Subject(*expected.split(", "))
