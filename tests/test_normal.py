"""The normal form decides equality for all dimensions; exact evaluation must agree each time."""

from __future__ import annotations

import pytest
from material import A, F, W, X, a, c, i, j, m, n, p, phi, q, sigma, w, x, y

from wrt import (
    Matrix, Scalar, Vector, cos, define, delta, exp, eye, gradient, hadamard, jacobian, kron, ones, partial, rvec, sin,
    size, sum_over, tanh, trace, vec,
)
from wrt.arrays import ModularPoint
from wrt.arrays.point import evaluate
from wrt.claims.check import default_sizes
from wrt.language.dimension import Index
from wrt.language.shape import axes
from wrt.nodes.einstein import bind, free_indices
from wrt.proof.canonical import normal_form
from wrt.proof.equality import compare, laws_used
from wrt.proof.reading import expand
from wrt.proof.translation import Translation

z, u, v = define("z", W @ x), Vector("u", n), Vector("v", n)
S, P, L, M = Matrix("S", n, n), Matrix("P", m, n), Scalar("L", of=z), Scalar("M", of=(W, x))
G = Vector("G", n, of=(x, W))
H = Scalar("H", of=G)
quadratic = define("Q", x.T @ x)
dotted = define("r", y[i] * y[i])
stacked = define("s", sum_over(i, y[i] * y))


def answers(left, right, free=None):
    """What the normal form says, and whether the arrays agree."""
    free = free_indices(left) if free is None else frozenset(free)
    sides = [bind(side, free)[0] for side in (left, right)]
    agree = all(evaluate(sides[0], point, binding) == evaluate(sides[1], point, binding)
                for point in map(ModularPoint, default_sizes(*sides)) for binding in point.bindings(free))
    return compare(*sides), agree


EQUAL = [
    # sums and sizes
    (delta(i, i), size(n), ()), (delta(i, p) * delta(p, i), size(n), ()),
    (delta(i, p) * delta(p, i), delta(i, i), (i,)),
    (ones(m).T @ ones(m), size(m), ()), (sum_over(j, y), size(m) * y, ()),
    (W[i, j] * x[j], W[i, q] * x[q], (i,)), (kron(x.T, eye(n)) @ vec(W), W @ x, ()),
    (kron(eye(n), x.T) @ rvec(W), W @ x, ()), (vec(W @ X), kron(X.T, eye(n)) @ vec(W), ()),
    # the trace
    (trace(S), S[i, i], ()), (trace(eye(n)), size(n), ()), (trace(a), a, ()), (trace(y @ y.T), y.T @ y, ()),
    (trace(W @ P), trace(P @ W), ()), (trace(kron(S, W @ P)), trace(S) * trace(W @ P), ()),
    (trace(W.T @ A), vec(W).T @ vec(A), ()), (trace(sigma(S)), sum_over(i, sigma(S[i, i])), ()),
    (gradient(trace(S), S), eye(n), ()), (gradient(trace(S @ S @ S), S), 3 * (S @ S).T, ()),
    (gradient(trace(W.T @ W), W), 2 * W, ()), (jacobian(trace(W @ P), vec(W)), vec(P.T).T, ()),
    (partial(trace(S.inv), S[i, p]), -(S.inv @ S.inv)[p, i], None),
    (partial(trace(F @ W), W[i, q]), F[q, i] + partial(F[j, p], W[i, q]) * W[p, j], None),
    (gradient(sigma(trace(W @ P)), W), sigma.prime(trace(W @ P)) * P.T, ()),
    # product rule
    (partial(W[i, j], W[p, q]), delta(i, p) * delta(j, q), None), (partial(x[j] * x[j], x[q]), 2 * x[q], None),
    (partial(x[j] * a, a), x[j], None),
    (jacobian(W @ x, vec(W)), kron(x.T, eye(n)), ()), (jacobian(W @ x, w), kron(x.T, eye(n)), ()),
    (jacobian(W @ x, rvec(W)), kron(eye(n), x.T), ()), (gradient(y.T @ W @ x, W), y @ x.T, ()),
    (jacobian(W.T @ y, vec(W)), kron(eye(m), y.T), ()), (gradient(x.T @ x, x), 2 * x, ()),
    # chain rule through unspecified functions
    (partial(L, W[i, q]), partial(L, z[i]) * x[q], None),
    (gradient(L, W), gradient(L, z) @ x.T, ()), (jacobian(L, x), jacobian(L, z) @ W, ()),
    (partial(partial(L, W[i, q]), x[j]), partial(partial(L, z[i]), z[p]) * W[p, j] * x[q]
     + partial(L, z[i]) * delta(q, j), None),
    (partial(partial(L, z[i]), z[p]), partial(partial(L, z[p]), z[i]), None),
    (partial(partial(M, W[i, j]), x[q]), partial(partial(M, x[q]), W[i, j]), None),
    (partial(H, x[q]), partial(H, G[p]) * partial(G[p], x[q]), None),
    (partial(F[j, i], W[p, q]), partial(F.T[i, j], W[p, q]), None),
    (partial(sigma(z)[i], W[p, q]), sigma.prime(z)[i] * delta(i, p) * x[q], (i, p, q)),
    (jacobian(sigma(y), y) @ u, hadamard(sigma.prime(y), u), ()),
    (partial(phi(sigma(a)), a), phi.prime(sigma(a)) * sigma.prime(a), ()),
    # derivatives by defined names
    (partial(z[i], z[p]), delta(i, p), None), (partial(quadratic * z[i], z[p]), quadratic * delta(i, p), None),
    (partial(z[i] * z[i], z[p]), 2 * (W @ x)[p], None), (partial((W @ x)[i], z[p]), 0 * delta(i, p), None),
    (partial(sigma(z)[i], z[p]), sigma.prime(W @ x)[i] * delta(i, p), (i, p)),
    (partial(partial(L, W[i, q]), z[p]), partial(partial(L, z[p]), z[i]) * x[q], None),
    (partial(partial(L, z[p]), W[i, q]), partial(partial(L, z[p]), z[i]) * x[q], None),
    (partial(partial(sigma(z)[i], z[p]), W[i, q]), sigma.prime.prime(z)[i] * delta(i, p) * x[q], (i, p, q)),
    (gradient(Scalar("N", of=W), w), vec(gradient(Scalar("N", of=W), W)), ()),
    # definitions with sums of their own
    (partial(dotted, y[p]), 2 * y[p], None), (dotted * y[i], (y.T @ y) * y[i], None),
    (stacked[i], (ones(n).T @ y) * y[i], None), (stacked[i] * y[i], (ones(n).T @ y) * (y.T @ y), ()),
    # functions
    (sigma(u[i] * v[p]) * delta(i, p), sigma(u[i] * v[i]), (i,)), (sigma(u - u), sigma(W @ x - W @ x), ()),
    (tanh.prime(a), 1 - tanh(a) * tanh(a), ()), (sin.prime.prime(a), -sin(a), ()), (exp.prime(y), exp(y), ()),
    (partial(tanh(a) * cos(a), a), cos(a) - tanh(a) * tanh(a) * cos(a) - tanh(a) * sin(a), ()),
    (sigma(y[i] * delta(i, p)), sigma(y[p]), (p,)),
]


@pytest.mark.parametrize("left, right, free", EQUAL, ids=[f"{a} = {b}" for a, b, _ in EQUAL])
def test_equal_in_both_readings(left, right, free):
    assert answers(left, right, free) == ("equal", True)
    assert answers(right, left, free_indices(left) if free is None else free) == ("equal", True)


DIFFERENT = [
    (delta(i, i), size(m), ()), (W[i, j] * x[j], 2 * W[i, j] * x[j], (i,)),
    (trace(S @ S), trace(S) * trace(S), ()), (trace(W @ P), trace(W.T @ A), ()), (gradient(trace(S @ S), S), 2 * S, ()),
    (S, S.T, ()), (S @ S, S.T @ S, ()), (vec(S), rvec(S), ()), (kron(S, S.T), kron(S.T, S), ()),
    (partial(x[j] * x[j], x[q]), x[q], None), (partial(W[i, j], W[p, q]), -delta(i, p) * delta(j, q), None),
    (partial(L, W[i, q]), 2 * partial(L, z[i]) * x[q], None),
    (partial(partial(L, W[i, q]), x[j]), partial(partial(L, z[i]), z[p]) * W[p, j] * x[q], None),
    (partial(partial(M, W[i, j]), x[q]), partial(partial(M, W[i, q]), x[j]), None),
    (partial(z[i] * z[i], z[p]), z[p], None), (partial((W @ x)[i], z[p]), delta(i, p), None),
    (partial(sigma(z)[i], W[p, q]), sigma(z)[i] * delta(i, p) * x[q], (i, p, q)),
    (partial(partial(L, W[i, q]), z[p]), partial(partial(L, z[p]), z[i]) * x[q] * 2, None),
    (sigma(a + c), sigma(a) + sigma(c), ()), (sigma(a), phi(a), ()), (sigma(a), sigma.prime(a), ()),
]


@pytest.mark.parametrize("left, right, free", DIFFERENT, ids=[f"{a} = {b}" for a, b, _ in DIFFERENT])
def test_different_in_both_readings(left, right, free):
    assert answers(left, right, free) == ("different", False)


@pytest.mark.parametrize("left, right, answer", [
    (sin(a) * sin(a) + cos(a) * cos(a), 1 + a - a, "equal"), (exp(a) * exp(-a), 1 + a - a, "equal"),
    (sin(2 * a), 2 * sin(a) * cos(a), "undecided")])
def test_identities_of_known_functions_hold_for_real_numbers_only(left, right, answer):
    """Random numbers stand for the functions, so that the arrays differ; `laws_used` names what the proof rests on."""
    assert answers(left, right, ()) == (answer, False)
    assert bool(laws_used(left, right)) == (answer == "equal")


def test_a_function_of_a_delta_is_undecided():
    left = sigma(delta(i, p) * a)
    right = sigma(0 * a) + delta(i, p) * sigma(a) - delta(i, p) * sigma(0 * a)
    assert compare(left, right) == "undecided"
    point = ModularPoint({n: 2})
    assert all(evaluate(left, point, binding) == evaluate(right, point, binding) for binding in point.bindings((i, p)))
    assert compare(sigma(a), 2 * sigma(a)) == "different"


def test_the_answer_does_not_depend_on_what_was_compared_before():
    pairs = [(left, right, free) for left, right, free in EQUAL[:12] + DIFFERENT[:6]]
    forwards = [answers(*pair) for pair in pairs]
    assert forwards == [answers(*pair) for pair in reversed(pairs)][::-1]


@pytest.mark.parametrize("tree", [W, W @ x, kron(W, X), vec(W), sigma(z), gradient(M, W)], ids=str)
def test_normal_forms_do_not_depend_on_fresh_numbers(tree):
    translation = Translation()
    translation.fresh((n,) * 17)
    rows, columns = (tuple(Index(f"{letter}{k}", d) for k, d in enumerate(axis))
                     for letter, axis in zip(("#row", "#column"), axes(tree)))
    forms = [normal_form(expand(tree, given, rows, columns)) for given in (translation, Translation())]
    assert forms[0] == forms[1] != ()
