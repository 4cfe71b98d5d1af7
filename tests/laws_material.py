"""What the tests of the laws share: declarations, and for each law a true statement and a near miss."""

from __future__ import annotations

from functools import reduce
from operator import mul

from wrt import (
    LowerTriangular, Matrix, Scalar, Skew, Symmetric, UpperTriangular, Vector, absolute, adjugate, commutation, cos,
    cosh, det, dimensions, duplication, elimination, exp, eye, function, gradient, hadamard, indices, kron, log, logdet,
    ones, relu, sign, sin, sinh, size, softplus, sqrt, sum_over, tanh, trace, triangle, vec, vech,
)
from wrt import logistic as logistic_function
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
zero, one, eye_n, all_ones = as_expression(0), as_expression(1), eye(n), ones(n)

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
    "logarithm of a sum of quotients": [(log(1 - 1 / (1 + exp(a))), a - log(1 + exp(a))),
                                        (log(1 - 1 / (1 + exp(a))), log(1 + exp(a)) - a)],
    "root of an exponential": [(sqrt(exp(a)), exp(a / 2)), (sqrt(exp(a)), exp(a) / 2)],
    "root of a quotient": [(sqrt(1 / a), sqrt(a) / a), (sqrt(1 / a), 1 / a)],
    "root of a product": [(sqrt(a * b), sqrt(a) * sqrt(b)), (sqrt(a * a), a)],
    "root of a sum of quotients": [(sigma(sqrt(1 - 1 / (1 + exp(a)))), sigma(exp(a / 2) / sqrt(1 + exp(a)))),
                                   (sqrt(1 - 1 / (1 + exp(a))), exp(a) / sqrt(1 + exp(a)))],
    "square of a root": [(sqrt(a) * sqrt(a), a), (sqrt(a) * sqrt(b), a)],
    "odd sine": [(sin(-a), -sin(a)), (sin(-a), sin(a))],
    "even cosine": [(cos(-a), cos(a)), (cos(-a), -cos(a))],
    "logistic function": [(logistic_function(a), 1 / (1 + exp(-a))), (logistic_function(a), 1 / (1 + exp(a)))],
    "hyperbolic tangent": [(tanh(-a), -tanh(a)), (tanh(-a), tanh(a))],
    "hyperbolic sine": [(sinh(-a), -sinh(a)), (sinh(-a), sinh(a))],
    "hyperbolic cosine": [(cosh(-a), cosh(a)), (cosh(-a), -cosh(a))],
    "softplus": [(softplus(a) - softplus(-a), a), (softplus(a) + softplus(-a), a)],
    "quotient of exponentials": [(sigma(1 / (1 + exp(-a))), sigma(exp(a) / (1 + exp(a)))),
                                 (1 / (1 + exp(-a)), exp(-a) / (1 + exp(a)))],
    "cancelling powers of e": [(sigma(exp(2 * a) / (exp(a) + b)), sigma(exp(a) - b * exp(a) / (exp(a) + b))),
                               (exp(2 * a) / (exp(a) + b), exp(a) + b * exp(a) / (exp(a) + b))],
    "logarithm of exponentials": [(log(1 + exp(-a)), log(1 + exp(a)) - a), (log(1 + exp(-a)), log(1 + exp(a)) + a)],
    "root of exponentials": [(sigma(sqrt(1 + exp(-a))), sigma(sqrt(1 + exp(a)) / exp(a / 2))),
                             (sqrt(1 + exp(-a)), sqrt(1 + exp(a)) / exp(a))],
    "quotient of a sign": [(sigma(1 / sign(a)), sigma(sign(a))), (1 / sign(a), -sign(a))],
    "absolute value": [(absolute(a), sign(a) * a), (absolute(a), a)],
    "rectifier": [(relu(a), (a + absolute(a)) / 2), (relu(a), (a - absolute(a)) / 2)],
    "known sign": [(sign(1 + exp(a)), one), (sign(exp(a) - 1), one)],
    "sign of a product": [(sign(a * b), sign(a) * sign(b)), (sign(a + b), sign(a) + sign(b))],
    "sign of a sum of quotients": [(sign(1 - 1 / (1 + exp(a))), one), (sign(1 - 2 / (1 + exp(a))), one)],
    "square of a sign": [(sign(a) * sign(a), one), (sign(a) * sign(b), one)],
    "inverse of a multiple": [(trace((a * A).inv), trace(A.inv) / a), ((a * A).inv, a * A.inv)],
    "inverse of a Kronecker product": [(trace(kron(A, K).inv), trace(A.inv) * trace(K.inv)),
                                      (kron(K, D).inv, kron(D.inv, K.inv))],
    "inverse of a diagonal matrix": [
        (trace((eye_n + hadamard(eye_n, A)).inv), sum_over(i, 1 / (1 + A[i, i]))),
        (trace((eye_n + hadamard(eye_n, A)).inv), 1 / (size(n) + trace(A)))],
    "inverse of a permutation": [(commutation(n, n).inv, commutation(n, n)),
                                 (commutation(n, n).inv, kron(eye_n, eye_n))],
    "inverse of an inverse": [(trace(A.inv.inv), trace(A)), (A.inv.inv, A.inv)],
    "inverse of scaled rows and columns": [(trace(hadamard(A, x @ all_ones.T).inv @ diagonal), trace(A.inv)),
                                           (hadamard(A, all_ones @ x.T).inv @ diagonal, A.inv)],
    "inverse of a product": [(trace((A @ B).inv), trace(B.inv @ A.inv)), ((A @ B).inv, A.inv @ B.inv)],
    "inverse of a transpose": [(trace(B @ A.T.inv), trace(B @ A.inv.T)), (A.T.inv, A.inv)],
    "inverse of a skew matrix": [(x.T @ N.inv @ y, -(y.T @ N.inv @ x)), (x.T @ N.inv @ y, y.T @ N.inv @ x)],
    "cancelling an inverse": [((A + B).inv @ A, eye_n - (A + B).inv @ B), ((A + B).inv @ A, eye_n + (A + B).inv @ B)],
    "determinant of zero": [(det(A - A), zero), (det(A - B), zero)],
    "determinant of a multiple": [(det(a * A), a**n * det(A)), (det(a * A), a * det(A))],
    "determinant of a Kronecker product": [(det(kron(A, K)), det(A)**m * det(K)**n),
                                           (det(kron(A, K)), det(A)**n * det(K)**m)],
    "determinant of the identity": [(det(eye_n), one), (det(eye_n + eye_n), one + one)],
    "determinant of an inverse": [(det(A.inv), 1 / det(A)), (det(A.inv), det(A))],
    "determinant of a product": [(det(A @ B), det(A) * det(B)), (det(A + B), det(A) + det(B))],
    "determinant of a transpose": [(det(B.T @ A), det(B @ A)), (det(B.T + A), det(B + A))],
    "adjugate of a multiple": [(adjugate(a * A), a**(size(n) - 1) * adjugate(A)), (adjugate(a * A), a * adjugate(A))],
    "adjugate of the identity": [(adjugate(eye_n), eye_n), (adjugate(eye_n + eye_n), eye_n)],
    "adjugate of an inverse": [(adjugate(A.inv), A / det(A)), (adjugate(A.inv), A)],
    "adjugate of a product": [(adjugate(A @ B), adjugate(B) @ adjugate(A)),
                              (adjugate(A @ B), adjugate(A) @ adjugate(B))],
    "adjugate of a transpose": [(trace(B @ adjugate(A.T)), trace(B @ adjugate(A).T)), (adjugate(A.T), adjugate(A))],
    "adjugate of an invertible matrix": [(trace(adjugate(A) @ B), det(A) * trace(A.inv @ B)), (adjugate(A), A.inv)],
    "cancelling an adjugate": [(adjugate(A + B) @ A, det(A + B) * eye_n - adjugate(A + B) @ B),
                               (adjugate(A + B) @ A, eye_n - adjugate(A + B) @ B)],
    "log determinant of a multiple": [(logdet(a * A), size(n) * log(absolute(a)) + logdet(A)),
                                      (logdet(a * A), log(absolute(a)) + logdet(A))],
    "log determinant of a Kronecker product": [(logdet(kron(A, K)), size(m) * logdet(A) + size(n) * logdet(K)),
                                               (logdet(kron(A, K)), size(n) * logdet(A) + size(m) * logdet(K))],
    "log determinant of the identity": [(logdet(eye_n), zero), (logdet(eye_n + eye_n), zero)],
    "log determinant of an inverse": [(logdet(A.inv), -logdet(A)), (logdet(A.inv), logdet(A))],
    "log determinant of a product": [(logdet(A @ B), logdet(A) + logdet(B)), (logdet(A + B), logdet(A) + logdet(B))],
    "log determinant of a transpose": [(logdet(A.T @ B + B), logdet(B.T @ A + B.T)),
                                       (logdet(A.T @ B + B), logdet(A @ B.T + B))],
    "logarithm of a determinant": [(log(det(A)), logdet(A)), (log(det(A)), -logdet(A))],
    "exponential of a log determinant": [(exp(logdet(A)), absolute(det(A))), (exp(logdet(A)), det(A))],
    "power of zero": [((a - a)**n, zero), ((a - b)**n, zero)],
    "power of a product": [((a * b)**n, a**n * b**n), ((a * b)**n, a**n * b)],
    "power of a number": [(2**(size(n) + 1), 2 * 2**size(n)), (2**(size(n) + 1), 2**size(n))],
    "power of a power": [((a**n)**m, a**(size(n) * size(m))), ((a**n)**m, a**(size(n) + size(m)))],
    "power of an exponential": [(exp(a)**n, exp(size(n) * a)), (exp(a)**n, size(n) * exp(a))],
    "product of powers": [(a**n * a**m, a**(size(n) + size(m))), (a**n * a**m, a**(size(n) * size(m)))],
    "quotient of a power": [(sigma(1 / a**n), sigma(a**(-size(n)))), (1 / a**n, -(a**n))],
    "exponential of a multiple": [(exp(size(n) * log(a)), a**n), (exp(size(n) * log(a)), size(n) * a)],
    "logarithm of a power": [(log(exp(a) + 1) * size(n), log((exp(a) + 1)**n)), (log(a**n), log(a) / size(n))],
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
