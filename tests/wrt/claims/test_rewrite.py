import pytest
from material import A, B, W, X, a, c, f, i, j, k, m, n, p, q, r, sigma, x, y

from wrt import (
    Matrix, RowVector, Scalar, Vector, delta, eye, indices, jacobian, kron, partial, rvec, sum_over, trace, vec,
)
from wrt.claims.rewrite import flat, rewritings_to
from wrt.nodes.einstein import free_indices

C, D = Matrix("C", r, n), Matrix("D", m, n)
b_k = Vector("b", k)
VEC = (vec(A @ X @ B), kron(B.T, A) @ vec(X))
TRANSPOSE = ((A @ X).T, X.T @ A.T)
TWICE = (A.T.T, A)
IDENTITY = (eye(n) @ A, A)
INDEPENDENT = (partial(W[i, j], W[p, q]), delta(i, p) * delta(j, q))
LINEAR = (jacobian(A @ x, x), A)
SCALARS = (a * c, c * a)
TURNED = (trace(A @ D), trace(D @ A))
s, t, u, v = *indices("s t", m), *indices("u v", k)


def applies(left, right, before, after):
    return any(rewritings_to(after, before, left, right, free_indices(before)))


@pytest.mark.parametrize("formula, before, after", [
    (VEC, *VEC),
    (VEC, vec(D @ A @ X), kron(X.T, D) @ vec(A)),
    (VEC, vec(eye(n) @ W @ x), kron(x.T, eye(n)) @ vec(W)),             # a column is a matrix of one column
    (VEC, vec(A @ X @ b_k), kron(b_k.T, A) @ vec(X)),
    (VEC, vec(D @ A @ X @ B), kron(B.T, D @ A) @ vec(X)),                # a factor may be a product itself
    (VEC, vec(D @ A @ X @ B), kron((X @ B).T, D) @ vec(A)),
    (VEC, vec((D @ A) @ X @ B), kron(B.T, D @ A) @ vec(X)),
    (VEC, kron(C, D) @ vec(A @ X @ B), kron(C, D) @ kron(B.T, A) @ vec(X)),     # inside of a longer product
    (VEC, 2 * vec(A @ X @ B), 2 * (kron(B.T, A) @ vec(X))),
    (VEC, sigma(vec(A @ X @ B)), sigma(kron(B.T, A) @ vec(X))),
    (VEC, jacobian(vec(A @ X @ B), x), jacobian(kron(B.T, A) @ vec(X), x)),
    (TRANSPOSE, (W @ X).T, X.T @ W.T),
    (TRANSPOSE, (W @ X @ B).T, (X @ B).T @ W.T),
    (TRANSPOSE, (W @ X @ B).T, B.T @ (W @ X).T),
    (TRANSPOSE, y.T @ (W @ x).T.T, y.T @ (x.T @ W.T).T),
    (TRANSPOSE, C @ (x @ y.T).T, C @ (y.T.T @ x.T)),
    (TWICE, D.T.T @ y, D @ y), (TWICE, (W @ X).T.T, W @ X),
    (IDENTITY, f, eye(n) @ f), (IDENTITY, C @ eye(n) @ W @ x, C @ W @ x),
    (TURNED, trace(W @ X @ (B @ C)), trace(B @ C @ (W @ X))), (TURNED, trace(x @ x.T), trace(x.T @ x)),
    (SCALARS, 3 * a * c * x, 3 * c * a * x), (SCALARS, (x.T @ x) * (y.T @ y), (y.T @ y) * (x.T @ x)),
])
def test_a_formula_applies_in_both_directions(formula, before, after):
    assert applies(*formula, before, after)
    assert applies(*formula, after, before)
    assert applies(*reversed(formula), before, after)


@pytest.mark.parametrize("formula, before, after", [
    (INDEPENDENT, partial(D[s, p], D[t, i]) * x[s], delta(s, t) * delta(p, i) * x[s]),
    (INDEPENDENT, partial(X[s, u], X[t, v]), delta(s, t) * delta(u, v)),
    (LINEAR, jacobian(W @ X @ b_k, b_k), W @ X),
    ((sum_over(j, x[j] * x[j]), x.T @ x), sum_over(s, x[s] * x[s]) * a, (x.T @ x) * a),
])
def test_a_side_that_names_less_cannot_tell_what_the_other_is(formula, before, after):
    """δδ does not say whose entries were derived, so the formula reads from left to right only."""
    assert applies(*formula, before, after)
    assert not applies(*formula, after, before)


@pytest.mark.parametrize("formula, before, after", [
    (VEC, vec(A @ X @ B), kron(A, B.T) @ vec(X)),               # swapped ⊗
    (VEC, vec(A @ X @ B), kron(B, A) @ vec(X)),                 # a missing transpose
    (VEC, rvec(A @ X @ B), kron(B.T, A) @ rvec(X)),             # row by row
    (VEC, vec(A @ X), kron(X.T, A)),                            # two factors only
    (VEC, A @ X @ b_k, kron(b_k.T, A) @ vec(X)),                # the vec of a column has to be written
    (VEC, 2 * vec(A @ X @ B), 3 * (kron(B.T, A) @ vec(X))),     # the rest has to stay
    (VEC, vec(A @ X @ B), kron(B.T, A) @ vec(A)),               # one symbol for one thing
    (VEC, vec(A @ X @ B), 2 * (kron(B.T, A) @ vec(X)) / 2),
    (TRANSPOSE, (W @ X).T, W.T @ X.T), (TRANSPOSE, (W + A).T, W.T + A.T), (TRANSPOSE, kron(A, X).T, kron(A.T, X.T)),
    (IDENTITY, C @ W, C @ eye(m) @ W), (IDENTITY, W @ X, W @ eye(m) @ X @ eye(k)),     # two steps at once
    (INDEPENDENT, partial(W[i, j], A[p, q]), delta(i, p) * delta(j, q)),
    (INDEPENDENT, partial(W[i, j], W[p, q]), delta(i, p) * delta(q, j)),
    (LINEAR, jacobian(W @ x, y), W), (SCALARS, a * c, 2 * a * c), (SCALARS, a * c, a + c),
    ((x.T @ A.T, (A @ x).T), RowVector("z", m) @ A.T, (A @ RowVector("z", m).T).T),
    ((sigma(x), x), sigma.prime(x), x), ((vec(A), rvec(A)), vec(x @ y.T), rvec(y @ x.T)),
])
def test_what_does_not_match_is_no_application(formula, before, after):
    assert not applies(*formula, before, after)


def test_a_symbol_stands_for_one_thing_only():
    assert applies(x.T @ x, (x.T @ x).T, y.T @ y, (y.T @ y).T)
    assert not applies(x.T @ x, (x.T @ x).T, x.T @ eye(m) @ Vector("z", m), (x.T @ eye(m) @ Vector("z", m)).T)


def test_a_size_stands_for_one_axis_only():
    square = Matrix("A", n, n)
    assert applies(square @ y, square.T @ y, Matrix("M", m, m) @ x, Matrix("M", m, m).T @ x)
    assert not applies(square @ y, square.T @ y, W @ x, W.T @ x)


def test_a_defined_name_and_an_open_function_stand_for_themselves():
    loss = Scalar("L", of=x)
    assert applies(f, W @ x, c * f, c * (W @ x))
    assert not applies(f, W @ x, y, W @ x)
    assert applies(loss, loss * 1, 2 * loss, 2 * (loss * 1)) and not applies(loss, loss * 1, 2 * a, 2 * (a * 1))


def test_brackets_of_one_kind_do_not_matter():
    assert flat(C @ (W @ (X @ B))) == C @ W @ X @ B
    assert flat(a + (c + (a + c))) == a + c + a + c
    assert flat(C @ (2 * W)) == C @ (2 * W) and flat((W @ X).T @ y) == (W @ X).T @ y
    assert applies(*IDENTITY, C @ (eye(n) @ (W @ x)), C @ W @ x)
