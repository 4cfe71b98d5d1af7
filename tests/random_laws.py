"""Random expressions, and what random laws, or near misses of laws, make of them."""

from __future__ import annotations

from functools import partial
from random import Random

from laws_material import A, B, C, U, V, X, a, b, c, i, m, n, p, x, y

from wrt import (
    absolute, cos, cosh, exp, eye, hadamard, log, logistic, ones, relu, sign, sin, sinh, size, softplus, sqrt, sum_over,
    tanh, trace,
)
from wrt.errors import WrtError
from wrt.language.expression import Expression, as_expression
from wrt.language.shape import axes
from wrt.nodes import Entry, Summation, Symbol
from wrt.nodes.einstein import bind


# ------------------------------------------------------------------ random expressions
def scalar(r: Random, depth: int) -> Expression:
    if depth <= 0:
        return r.choice([a, b, c, a, b, as_expression(r.choice([1, 2, 3, -1])), size(n)])
    one, other = (lambda: scalar(r, depth - 1 - r.randrange(2))), (lambda: scalar(r, depth - 2))
    return r.choice([
        lambda: one() * other(), lambda: one() * other(), lambda: one() + other(), lambda: one() - other(),
        lambda: 1 / one(), lambda: one() / other(), lambda: sqrt(one()), lambda: exp(one()), lambda: log(one()),
        lambda: -one(), lambda: vector(r, depth - 1).T @ vector(r, depth - 2), lambda: trace(matrix(r, depth - 1)),
        lambda: sum_over(i, elementwise(r, depth - 1)), lambda: sin(one()), lambda: cos(one()),
        lambda: r.choice([absolute, sign, relu, logistic, softplus, sinh, cosh])(one()),
    ])()


def entry(r: Random, depth: int) -> Expression:
    """An entry for a free i, with sums in which the same letters occur at another index."""
    if depth <= 0:
        return r.choice([x[i], y[i], x[i], y[i], exp(x[i]), a, (A @ x)[i], sum_over(p, y[p] / x[p]), A[i, i] * a])
    one, other = (lambda: entry(r, depth - 1)), (lambda: entry(r, depth - 1))
    return r.choice([
        lambda: one() * other(), lambda: one() + other(), lambda: one() / other(), lambda: sqrt(one()),
        lambda: log(one()), lambda: exp(one()), lambda: sum_over(p, log(x[p] * x[i])), lambda: sqrt(x[i] * other()),
        lambda: sum_over(p, sqrt(y[p] * y[p])), lambda: sum_over(p, log(y[p])) * one(), lambda: x[i] * (A.inv @ y)[i],
    ])()


def elementwise(r: Random, depth: int) -> Expression:
    """An entry that depends on i."""
    entry = r.choice([x[i], y[i], exp(x[i]), log(y[i]), sqrt(x[i]), 1 / x[i], 1 / y[i]])
    if depth <= 0:
        return entry
    return r.choice([lambda: entry * elementwise(r, depth - 1), lambda: scalar(r, depth - 1) * entry,
                     lambda: entry / (elementwise(r, depth - 1) + entry),
                     lambda: sqrt(entry * elementwise(r, depth - 1)),
                     lambda: log(entry * elementwise(r, depth - 1))])()


def vector(r: Random, depth: int) -> Expression:
    if depth <= 0:
        return r.choice([x, y, ones(n)])
    return r.choice([lambda: matrix(r, depth - 1) @ vector(r, depth - 1), lambda: scalar(r, depth - 1) * vector(r, 0),
                     lambda: vector(r, depth - 1) + vector(r, 0), lambda: exp(vector(r, 0)), lambda: log(vector(r, 0)),
                     lambda: hadamard(vector(r, 0), vector(r, depth - 1))])()


def matrix(r: Random, depth: int) -> Expression:
    if depth <= 0:
        return r.choice([A, B, C, A, B, eye(n), X @ X.T, U @ V, x @ y.T])
    return r.choice([
        lambda: matrix(r, depth - 1) @ matrix(r, depth - 2), lambda: matrix(r, depth - 1).inv,
        lambda: matrix(r, depth - 1).inv, lambda: matrix(r, depth - 1).T, lambda: scalar(r, 0) * matrix(r, depth - 1),
        lambda: matrix(r, depth - 1) + matrix(r, 0), lambda: X @ (X.T @ X).inv @ X.T,
        lambda: hadamard(eye(n), vector(r, 0) @ ones(n).T), lambda: hadamard(matrix(r, 0), x @ ones(n).T),
    ])()


# ------------------------------------------------------------------ laws, and near misses, as rules on trees
SCALAR_RULES = [
    lambda e, s, t: e * s / s, lambda e, s, t: s / t * e * (t / s), lambda e, s, t: e * (1 / s) * s,
    lambda e, s, t: e * (s + t) / (s + t), lambda e, s, t: e * (s / (s + t) + t / (s + t)),
    lambda e, s, t: e + 1 / (s * t) - (1 / s) * (1 / t),
    lambda e, s, t: e + 1 / (s * s - t * t) - 1 / (s + t) / (s - t),
    lambda e, s, t: e * sqrt(s) * sqrt(s) / s,
    lambda e, s, t: e * sqrt(s * s * t * t) / s / t + 0 * sqrt(s) + 0 * log(t),
    lambda e, s, t: e * sqrt(s * t) / (sqrt(s) * sqrt(t)), lambda e, s, t: e / sqrt(s) - e * sqrt(s) / s + e,
    lambda e, s, t: e * exp(s) * exp(-s), lambda e, s, t: e * exp(s + t) / exp(t) * exp(-s),
    lambda e, s, t: log(exp(e)), lambda e, s, t: e * exp(log(s)) / s, lambda e, s, t: e + log(s * t) - log(s) - log(t),
    lambda e, s, t: e + log(s / t) + log(t) - log(s), lambda e, s, t: e * (sin(s) * sin(s) + cos(s) * cos(s)),
    lambda e, s, t: e * trace(A.inv @ A) / size(n), lambda e, s, t: e + tanh(s) + tanh(-s),
    lambda e, s, t: e * sum_over(i, exp(x[i]) / sum_over(p, exp(x[p]))),
    lambda e, s, t: e * sum_over(i, x[i] / x[i]) / size(n), lambda e, s, t: e * (1 / (1 + s / t)) * (s + t) / t,
    lambda e, s, t: e + x.T @ A.T.inv @ y - y.T @ A.inv @ x,
    lambda e, s, t: e * absolute(s * t) / absolute(s) / absolute(t), lambda e, s, t: e * sign(s) * absolute(s) / s,
    lambda e, s, t: e + sqrt(s * s) - absolute(s), lambda e, s, t: e + log(s * s * t) - 2 * log(absolute(s)) - log(t),
    lambda e, s, t: e + relu(s) - relu(-s) - s, lambda e, s, t: e + absolute(s - t) - absolute(t - s),
    lambda e, s, t: e * (logistic(s) + logistic(-s)), lambda e, s, t: e + softplus(s) - softplus(-s) - s,
    lambda e, s, t: e + log(logistic(s)) + softplus(-s), lambda e, s, t: e * (cosh(s) - sinh(s)) * exp(s),
    lambda e, s, t: e + tanh(s) - 2 * logistic(2 * s) + 1, lambda e, s, t: e * sign(s) / sign(t) / sign(s / t),
]
SCALAR_MISSES = [
    lambda e, s, t: e * s / t, lambda e, s, t: e * (s + t) / (s - t), lambda e, s, t: e + 1 / (s + t) - 1 / s - 1 / t,
    lambda e, s, t: e * sqrt(s * s) / s, lambda e, s, t: e + sqrt(s + t) - sqrt(s) - sqrt(t),
    lambda e, s, t: e * sqrt(s) * sqrt(t) / s, lambda e, s, t: e * exp(s) * exp(s), lambda e, s, t: log(e * e) / 2,
    lambda e, s, t: e + exp(s * t) - exp(s) * exp(t), lambda e, s, t: e + log(s + t) - log(s) - log(t),
    lambda e, s, t: e * (sin(s) * sin(s) - cos(s) * cos(s)), lambda e, s, t: e * sqrt(s * s * t * t) / s / t,
    lambda e, s, t: e * trace(A.inv @ A.T) / size(n), lambda e, s, t: e + log(s * s) - 2 * log(s * t) + 2 * log(t),
    lambda e, s, t: e * sum_over(i, exp(x[i]) / sum_over(p, exp(y[p]))),
    lambda e, s, t: e * sqrt(s * s) / sqrt(s * s * s),
    lambda e, s, t: e * sum_over(i, x[i] / y[i]) / size(n), lambda e, s, t: e * trace(A.inv @ B @ A @ B.inv) / size(n),
    lambda e, s, t: e + x.T @ A.inv @ y - y.T @ A.inv @ x, lambda e, s, t: e + log(exp(s) + exp(t)) - s - t,
    lambda e, s, t: e * trace((X.T @ X).inv @ X.T @ X) / size(n), lambda e, s, t: log(s * t) - log(-s) - log(-t) + e,
    lambda e, s, t: sqrt(s * t) / sqrt(-s) / sqrt(-t) * e, lambda e, s, t: e * (1 / s) * (1 / s) * s,
    lambda e, s, t: e * absolute(s) / s, lambda e, s, t: e * absolute(s + t) / (absolute(s) + absolute(t)),
    lambda e, s, t: e + relu(s) + relu(-s) - s, lambda e, s, t: e * sign(s), lambda e, s, t: e * sign(s) * sign(t),
    lambda e, s, t: e + log(s * s) - 2 * log(t * t) / 2, lambda e, s, t: e * (logistic(s) - logistic(-s)),
    lambda e, s, t: e + softplus(s) + softplus(-s) - s, lambda e, s, t: e * (cosh(s) + sinh(s)) * exp(s),
    lambda e, s, t: e + tanh(s) - 2 * logistic(s) + 1, lambda e, s, t: e + sqrt(s * s * t) - s * sqrt(t),
]
MATRIX_RULES = [
    lambda e, P, Q: e @ P.inv @ P, lambda e, P, Q: P @ P.inv @ e, lambda e, P, Q: P.T @ P.inv.T @ e,
    lambda e, P, Q: e @ (P @ Q).inv @ P @ Q, lambda e, P, Q: e + (P @ Q).inv - Q.inv @ P.inv,
    lambda e, P, Q: e + (P.T).inv - P.inv.T, lambda e, P, Q: e + (a * P).inv - P.inv / a, lambda e, P, Q: e.inv.inv,
    lambda e, P, Q: e @ (P + Q).inv @ (P + Q), lambda e, P, Q: e + P.inv - Q.inv - P.inv @ (Q - P) @ Q.inv,
    lambda e, P, Q: e + (P + U @ V).inv - P.inv + P.inv @ U @ (eye(m) + V @ P.inv @ U).inv @ V @ P.inv,
    lambda e, P, Q: e @ (X @ (X.T @ X).inv @ X.T + eye(n) - X @ (X.T @ X).inv @ X.T),
    lambda e, P, Q: e + (P @ (eye(n) + Q @ P).inv) - (eye(n) + P @ Q).inv @ P,
    lambda e, P, Q: e @ (a * eye(n) + P).inv @ (P + a * eye(n)),
]
MATRIX_MISSES = [
    lambda e, P, Q: e @ P.inv @ P.T, lambda e, P, Q: e + (P @ Q).inv - P.inv @ Q.inv, lambda e, P, Q: P.inv @ e @ P,
    lambda e, P, Q: e + (P.T).inv - P.inv, lambda e, P, Q: e + (a * P).inv - a * P.inv,
    lambda e, P, Q: e + (P + Q).inv - P.inv - Q.inv, lambda e, P, Q: e @ (P + Q).inv @ (P - Q),
    lambda e, P, Q: e @ X @ (X.T @ X).inv @ X.T, lambda e, P, Q: e + (P @ Q).inv - (Q @ P).inv,
    lambda e, P, Q: e + P.inv - Q.inv - Q.inv @ (Q - P) @ Q.inv, lambda e, P, Q: e @ P @ Q @ P.inv,
    lambda e, P, Q: e + (P + U @ V).inv - P.inv - P.inv @ U @ (eye(m) + V @ P.inv @ U).inv @ V @ P.inv,
    lambda e, P, Q: e + (P @ (eye(n) + Q @ P).inv) - (eye(n) + Q @ P).inv @ P,
    lambda e, P, Q: hadamard(e, P.inv @ P), lambda e, P, Q: e + hadamard(P, Q).inv - hadamard(P.inv, Q.inv),
]


def anywhere(e: Expression, rule, r: Random, kind) -> Expression:
    """The expression with a random part of this kind changed by a rule."""
    if axes(e) == kind and r.random() < 0.4:
        return rule(e)
    places = [k for k, child in enumerate(e.children()) if axes(child) in (axes(x), axes(A), axes(a))]
    if not places or isinstance(e, (Symbol, Entry, Summation)):
        return rule(e) if axes(e) == kind else e
    chosen = r.choice(places)
    return e.with_children(anywhere(child, rule, r, kind) if k == chosen else child
                           for k, child in enumerate(e.children()))


def pair(r: Random):
    """Two expressions: one, and what a law or a near miss makes of it; or two of which none comes from the other."""
    is_matrix, is_entry = r.choice([(True, False), (False, False), (False, False), (False, True)])
    left = matrix(r, r.randrange(3)) if is_matrix else entry(r, 2) if is_entry else scalar(r, r.randrange(4))
    right = left
    for _ in range(r.choice([1, 1, 1, 2])):
        misses = r.random() < 0.45
        if is_matrix:
            rule, P, Q = r.choice(MATRIX_MISSES if misses else MATRIX_RULES), matrix(r, r.randrange(2)), matrix(r, 0)
            right = anywhere(right, partial(rule, P=P, Q=Q), r, axes(A))
        else:
            rule = r.choice(SCALAR_MISSES if misses else SCALAR_RULES)
            s, t = (entry(r, 1), entry(r, 0)) if is_entry else (scalar(r, r.randrange(2)), scalar(r, 0))
            right = anywhere(right, partial(rule, s=s, t=t), r, axes(a))
    return (left, right) if r.random() < 0.5 else (right, left)


def statement(seed: int) -> tuple[Expression, Expression, Random] | None:
    r = Random(seed)
    left, right = pair(r)
    try:
        left, right = bind(left, (i,))[0], bind(right, (i,))[0]
        axes(left), axes(right)
    except WrtError:
        return None
    return left, right, r
