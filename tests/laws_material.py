"""What the tests of the laws share: declarations, and for each law a true statement and a near miss."""

from __future__ import annotations

from functools import reduce
from operator import mul

from wrt import (
    LowerTriangular, Matrix, Scalar, Skew, Symmetric, UpperTriangular, Vector, cos, dimensions, duplication,
    elimination, exp, eye, function, gradient, hadamard, indices, kron, log, ones, sin, size, sqrt, sum_over, tanh,
    trace, triangle, vec, vech,
)
from wrt.claims.search import Search
from wrt.language.expression import as_expression
from wrt.nodes.einstein import bind, free_indices
from wrt.proof.equality import decide
from wrt.proof.laws import LAWS, Laws
from wrt.proof.positive import Positive
from wrt.proof.reading import expand
from wrt.proof.translation import Translation

n, m = dimensions("n m")
i, p = indices("i p", n)
q = indices("q", m)
a, b, c = Scalar("a"), Scalar("b"), Scalar("c")
x, y = Vector("x", n), Vector("y", n)
A, B, C = (Matrix(name, n, n) for name in "ABC")
X, U, V = Matrix("X", n, m), Matrix("U", n, m), Matrix("V", m, n)
K, D = Matrix("K", m, m), Matrix("D", m, m)
sigma = function("sigma")
one, eye_n, all_ones = as_expression(1), eye(n), ones(n)

S, N = Symmetric("S", n), Skew("N", n)
T, G, R = LowerTriangular("T", n), LowerTriangular("G", n), UpperTriangular("R", n)
lower, upper = (gradient(trace(A @ given.T), given, entries="projected") for given in (T, R))
twice, once = duplication(n), elimination(n)

gram = X.T @ X
hat = X @ gram.inv @ X.T
norm = sqrt(x.T @ x)
softmax = exp(x) / (all_ones.T @ exp(x))
centred = x - (all_ones.T @ x) / size(n) * all_ones
variance = centred.T @ centred / size(n)
normalised = centred / sqrt(variance)
logistic = 1 / (1 + exp(-a))
diagonal = hadamard(eye_n, x @ all_ones.T)


def bound(left, right, free=None):
    """Both sides with their sums explicit; the free indices are those of the left side."""
    free = free_indices(as_expression(left)) if free is None else free
    return tuple(bind(as_expression(side), free)[0] for side in (left, right))


def answer(left, right, free=()):
    """What the normal form says of a statement, which is what it says of its sides exchanged."""
    sides = bound(left, right, free)
    found = decide(*sides).answer
    assert found == decide(*sides[::-1]).answer
    return found


def differ(left, right):
    """What shows that both sides differ at real points, with real functions; None if nothing does."""
    return Search(*bound(left, right), free_indices(as_expression(left))).witness([{n: 3, m: 2}])


def power(e, k):
    """A product of k equal factors."""
    return reduce(mul, [e] * k)


def context(*demanded, free=(), laws=LAWS):
    """The laws in force where these polynomials are demanded to be positive."""
    return Laws(Translation(), Positive(demanded, frozenset(free)), laws)


def polynomial(e, free=(), rows=(), columns=()):
    """An expression, or an entry of it, as a sum of terms."""
    return expand(bind(as_expression(e), free)[0], Translation(), rows, columns)


# by the name of the law: what it proves and no other law does, and a statement like it that is false
OF_LAWS = {
    "quotient of a product": [(sigma(1 / (a * b)), sigma((1 / a) * (1 / b))), (1 / (a * b), 1 / a + 1 / b)],
    "quotient of a quotient": [(sigma(1 / (1 / a)), sigma(a)), (1 / (1 / a), 1 / a)],
    "nested quotient": [(sigma(1 / (a + b / c)), sigma(c / (a * c + b))), (1 / (a + b / c), c / (a + b))],
    "cancelling": [(sigma(a / (a + b)), sigma(1 - b / (a + b))), (a / (a + b), 1 + b / (a + b))],
    "quotient of an exponential": [(sigma(1 / exp(a)), sigma(exp(-a))), (1 / exp(a), -exp(a))],
    "quotient of a root": [(sigma(1 / sqrt(a)), sigma(sqrt(a) / a)), (1 / sqrt(a), sqrt(a))],
    "exponential of a sum": [(exp(a + b), exp(a) * exp(b)), (exp(a + b), exp(a) + exp(b))],
    "exponential of a logarithm": [(exp(2 * log(a)), a * a), (exp(2 * log(a)), 2 * a)],
    "product of exponentials": [(exp(a) * exp(2 * a), exp(3 * a)), (exp(a) * exp(2 * b), exp(3 * a))],
    "logarithm of an exponential": [(log(exp(a)), a), (log(1 + exp(a)), a)],
    "logarithm of a quotient": [(log(1 / a), -log(a)), (log(1 / a), 1 / log(a))],
    "logarithm of a root": [(log(sqrt(a)), log(a) / 2), (log(sqrt(a)), 2 * log(a))],
    "logarithm of a product": [(log(a * b), log(a) + log(b)), (log(a + b), log(a) + log(b))],
    "root of an exponential": [(sqrt(exp(a)), exp(a / 2)), (sqrt(exp(a)), exp(a) / 2)],
    "root of a quotient": [(sqrt(1 / a), sqrt(a) / a), (sqrt(1 / a), 1 / a)],
    "root of a product": [(sqrt(a * b), sqrt(a) * sqrt(b)), (sqrt(a * a), a)],
    "square of a root": [(sqrt(a) * sqrt(a), a), (sqrt(a) * sqrt(b), a)],
    "odd sine": [(sin(-a), -sin(a)), (sin(-a), sin(a))],
    "even cosine": [(cos(-a), cos(a)), (cos(-a), -cos(a))],
    "odd hyperbolic tangent": [(tanh(-a), -tanh(a)), (tanh(-a), tanh(a))],
    "inverse of a multiple": [(trace((a * A).inv), trace(A.inv) / a), ((a * A).inv, a * A.inv)],
    "inverse of a Kronecker product": [(trace(kron(A, K).inv), trace(A.inv) * trace(K.inv)),
                                      (kron(K, D).inv, kron(D.inv, K.inv))],
    "inverse of a diagonal matrix": [
        (trace((eye_n + hadamard(eye_n, A)).inv), sum_over(i, 1 / (1 + A[i, i]))),
        (trace((eye_n + hadamard(eye_n, A)).inv), 1 / (size(n) + trace(A)))],
    "inverse of an inverse": [(trace(A.inv.inv), trace(A)), (A.inv.inv, A.inv)],
    "inverse of scaled rows and columns": [(trace(hadamard(A, x @ all_ones.T).inv @ diagonal), trace(A.inv)),
                                           (hadamard(A, all_ones @ x.T).inv @ diagonal, A.inv)],
    "inverse of a product": [(trace((A @ B).inv), trace(B.inv @ A.inv)), ((A @ B).inv, A.inv @ B.inv)],
    "inverse of a transpose": [(trace(B @ A.T.inv), trace(B @ A.inv.T)), (A.T.inv, A.inv)],
    "inverse of a skew matrix": [(x.T @ N.inv @ y, -(y.T @ N.inv @ x)), (x.T @ N.inv @ y, y.T @ N.inv @ x)],
    "cancelling an inverse": [((A + B).inv @ A, eye_n - (A + B).inv @ B), ((A + B).inv @ A, eye_n + (A + B).inv @ B)],
    "diagonal of a triangle": [(trace(lower), trace(A)), (trace(lower @ A), trace(A @ A))],
    "triangle twice": [(trace(lower @ T.T), trace(A @ T.T)), (trace(lower @ T), trace(A @ T))],
    "both triangles": [
        (trace(T @ T), sum_over(i, T[i, i] * T[i, i])), (trace(T @ T.T), sum_over(i, T[i, i] * T[i, i]))],
    "triangles in order": [
        (trace(T @ G @ lower.T), trace(T @ G @ A.T)), (trace(T @ G.T @ lower.T), trace(T @ G.T @ A.T))],
    "one triangle or the other": [(trace(B @ (lower + upper)), trace(B @ A) + trace(hadamard(eye_n, A) @ B)),
                                  (trace(B @ (lower + upper)), trace(B @ A))],
    "number of a pair": [(once @ twice, eye(triangle(n))), (twice.T @ twice, 2 * eye(triangle(n)))],
    "pair of a number": [(twice @ vech(S), vec(S)), (twice @ vech(A), vec(A))],
    "sum over numbers": [(twice @ ones(triangle(n)), vec(all_ones @ all_ones.T)),
                         (twice @ ones(triangle(n)), vec(eye_n))],
    "sum over pairs": [(twice.T @ vec(all_ones @ all_ones.T), 2 * ones(triangle(n)) - twice.T @ vec(eye_n)),
                       (twice.T @ vec(all_ones @ all_ones.T), 2 * ones(triangle(n)))],
    "size of a triangle": [(trace(eye(triangle(n))), size(triangle(n))), (trace(eye(triangle(n))), size(n) * size(n))],
}
