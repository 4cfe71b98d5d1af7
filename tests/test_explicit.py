"""The reading at concrete sizes, against NumPy at integer values."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import sympy
from material import A, F, W, X, a, b, f, i, j, k, m, n, p, q, s, w, x, y

from wrt import (
    Matrix, Scalar, Vector, define, delta, eye, gradient, hadamard, jacobian, kron, ones, partial, rvec, size, sum_over,
    trace, vec,
)
from wrt.arrays import SymbolicPoint
from wrt.arrays.point import Point, evaluate
from wrt.arrays.rules import add, matmul, place
from wrt.nodes.einstein import bind

SIZES = {n: 2, m: 3, k: 5}
S = Matrix("S", n, n)
SHAPES = {W: (2, 3), A: (2, 3), X: (3, 5), S: (2, 2), x: (3, 1), y: (2, 1), b: (1, 2), a: (1, 1)}
random = np.random.default_rng(20)
V = {symbol: random.integers(-9, 10, shape) for symbol, shape in SHAPES.items()}
VALUES = {symbol: value.tolist() for symbol, value in V.items()}
vw, va, vx, vs, vxx = V[W], V[A], V[X], V[S], V[x]


def value(expression, binding=None, free=()):
    """The matrix of integers at the values above."""
    tree, _ = bind(expression, free or (binding or {}).keys())
    return np.array(evaluate(tree, SymbolicPoint(SIZES, VALUES), binding or {})).astype(int)


def one(number):
    """A number as a matrix."""
    return np.array([[number]])


CASES = [
    (W @ x, vw @ vxx), (W @ X, vw @ vx), (b @ W @ x, V[b] @ vw @ vxx), (W.T, vw.T), (W + 2 * A - A, vw + va),
    (kron(W, X), np.kron(vw, vx)), (kron(X, W), np.kron(vx, vw)),
    (kron(x.T, eye(n)), np.kron(vxx.T, np.eye(2, dtype=int))),
    (kron(eye(n), x.T), np.kron(np.eye(2, dtype=int), vxx.T)), (hadamard(W, A), vw * va),
    (vec(W), vw.reshape(-1, 1, order="F")), (rvec(W), vw.reshape(-1, 1)), (vec(W.T), vw.reshape(-1, 1)),
    (rvec(x), vxx), (vec(b), V[b].T), (ones(m), np.ones((3, 1))), (eye(k), np.eye(5)),
    (size(m) * size(k) * y, 15 * V[y]),
    (a * W, V[a] * vw), (W * a * 3, 3 * V[a] * vw), (sum_over(j, W), 3 * vw), (x[j] * x[j] * y, (vxx.T @ vxx) * V[y]),
    (trace(S), one(np.trace(vs))), (trace(W @ A.T), one((vw * va).sum())), (trace(kron(S, S)), one(np.trace(vs) ** 2)),
    (trace(a), V[a]), (S @ S, vs @ vs), (define("h", y[i] * y[i]) * y, (V[y].T @ V[y]) * V[y]),
]


@pytest.mark.parametrize("tree, expected", CASES, ids=[tree.text() for tree, _ in CASES])
def test_arrays_are_those_of_numpy(tree, expected):
    found = value(tree)
    assert found.shape == expected.shape and (found == expected).all()


@pytest.mark.parametrize("tree, wrong", [
    (kron(W, X), np.kron(vx, vw)), (vec(W), vw.reshape(-1, 1)), (rvec(W), vw.reshape(-1, 1, order="F")),
    (trace(S), one(vs[::-1].trace())), (trace(S), one(vs.sum())),
    (S.T, vs), (S @ S, vs * vs), (hadamard(S, S), vs @ vs), (kron(S, S.T), np.kron(vs.T, vs))],
    ids=lambda given: given.text() if hasattr(given, "text") else "")
def test_arrays_are_not_those_of_a_near_miss(tree, wrong):
    found = value(tree)
    assert found.shape != wrong.shape or (found != wrong).any()


ENTRIES = [
    (W[i, j], lambda i, j: vw[i, j]), (W.T[j, i], lambda i, j: vw[i, j]),
    (W[i, j] * x[j], lambda i, j: vw[i, j] * vxx[j, 0]), (delta(i, p) * W[p, j], lambda i, j: vw[i, j]),
    (vec(W)[j, i], lambda i, j: vw.reshape(-1, order="F")[j * 2 + i]),
    (rvec(W)[i, j], lambda i, j: vw.reshape(-1)[i * 3 + j]),
    (kron(y, x)[i, j], lambda i, j: np.kron(V[y], vxx)[i * 3 + j, 0]),
    (sum_over(s, X[j, s] * X[j, s]) * y[i], lambda i, j: (vx[j] ** 2).sum() * V[y][i, 0]),
]


@pytest.mark.parametrize("tree, expected", ENTRIES, ids=[tree.text() for tree, _ in ENTRIES])
def test_entries_are_those_of_numpy(tree, expected):
    for r in range(2):
        for c in range(3):
            assert value(tree, {i: r, j: c}) == expected(r, c)


DERIVATIVES = [
    (jacobian(W @ x, x), vw), (jacobian(W @ x, vec(W)), np.kron(vxx.T, np.eye(2))),
    (jacobian(W @ x, rvec(W)), np.kron(np.eye(2), vxx.T)), (jacobian(W @ x, w), np.kron(vxx.T, np.eye(2))),
    (gradient(y.T @ W @ x, W), V[y] @ vxx.T), (gradient(y.T @ W @ x, w), (V[y] @ vxx.T).reshape(-1, 1, order="F")),
    (jacobian(vec(S @ S), vec(S)), np.kron(np.eye(2), vs) + np.kron(vs.T, np.eye(2))),
    (gradient(f.T @ f, x), 2 * vw.T @ vw @ vxx), (gradient(f.T @ f, f), 2 * vw @ vxx),
    (gradient(trace(S), S), np.eye(2)), (gradient(trace(S @ S), S), 2 * vs.T), (jacobian(trace(x @ x.T), x), 2 * vxx.T),
    (jacobian(x.T @ x, x), 2 * vxx.T), (jacobian(vec(W), rvec(W)), np.eye(6)[[0, 3, 1, 4, 2, 5]]),
]


@pytest.mark.parametrize("tree, expected", DERIVATIVES, ids=[tree.text() for tree, _ in DERIVATIVES])
def test_derivatives_are_those_done_by_hand(tree, expected):
    found = value(tree)
    assert found.shape == expected.shape and (found == expected).all()


def test_both_factors_of_a_square_are_derived():
    q_ = Matrix("Q", n, n)
    found = [evaluate(partial((q_ @ q_)[i, p], q_[i, p]), SymbolicPoint({n: 2}, {q_: [[1, 2], [3, 4]]}), {i: r, p: c})
             for r in range(2) for c in range(2)]
    assert found == [[[2]], [[5]], [[5]], [[8]]]


def test_the_derivative_by_an_entry_depends_on_that_entry_only():
    table = [[value(partial(f[i], W[p, q]), {i: r, p: t, q: c}) for c in range(3)] for r in range(2) for t in range(2)]
    assert np.array(table).reshape(2, 2, 3).tolist() == np.einsum("ip,q->ipq", np.eye(2, dtype=int), vxx[:, 0]).tolist()


@pytest.mark.parametrize("by, row, column, cell", [
    (vec(W), 2, 0, (0, 1)), (rvec(W), 2, 0, (0, 2)), (w, 3, 0, (1, 1)), (W, 1, 2, (1, 2)), (x, 2, 0, (2, 0))], ids=str)
def test_the_place_of_an_entry(by, row, column, cell):
    assert place(by, Point(SIZES), row, column)[1:] == cell


def test_helpers_of_lists():
    assert add([[1, 2]], [[3, 4]]) == [[4, 6]]
    assert matmul([[1, 2], [3, 4], [5, 6]], [[1], [10]]) == [[21], [43], [65]]


def test_every_choice_of_indices_is_visited():
    assert len(list(Point(SIZES).bindings((i, j, s)))) == 30
    assert list(Point(SIZES).bindings(())) == [{}]


def test_the_base_point_has_no_values():
    for ask in (lambda point: point.number(1), lambda point: point.entry(W, 0, 0), lambda point: point.apply(None, 0),
                lambda point: point.unspecified(F, 0, 0, []), lambda point: point.derivative(W, {}, W, 0, 0)):
        with pytest.raises(NotImplementedError):
            ask(Point(SIZES))


def test_fractions_stay_exact():
    found = evaluate(Fraction(1, 3) * a, SymbolicPoint({}, {a: [[Fraction(3, 7)]]}), {})
    assert found == [[sympy.Rational(1, 7)]]


def test_unspecified_functions_obey_the_chain_rule():
    z = define("z", W @ x)
    L, v = Scalar("L", of=z), Vector("v", n, of=x)
    point = SymbolicPoint({n: 2, m: 3})
    for left, right in ((gradient(L, W), gradient(L, z) @ x.T), (jacobian(L, x), jacobian(L, z) @ W),
                        (jacobian(v.T @ v, x), 2 * v.T @ jacobian(v, x))):
        sides = [evaluate(side, point, {}) for side in (left, right)]
        assert all(sympy.expand(a - b) == 0 for rows in zip(*sides) for a, b in zip(*rows))
        assert any(entry != 0 for row in sides[0] for entry in row)
