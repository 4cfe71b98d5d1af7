"""The differential of each node is what its rule says, in both readings."""

from fractions import Fraction

import pytest
from material import W, a, c, n, p, sigma

from wrt import (
    Matrix, RowVector, Scalar, Vector, absolute, cos, cosh, d, define, det, diag, diagonal, exp, hadamard, kron, log,
    logdet, logistic, logsumexp, norm, power, reciprocal, relu, rvec, sign, sin, sinh, size, softmax, softplus, sqrt,
    tanh, total, trace, vec,
)
from wrt.claims.check import compare
from wrt.claims.condition import Condition, demands
from wrt.derivatives.linear import applied
from wrt.derivatives.rules import REASONS, passed, slope
from wrt.derivatives.tidy import NoMatrixForm
from wrt.language.shape import axes
from wrt.nodes import Derivative, Elementwise

S, M = Matrix("S", n, n), Matrix("M", n, n)
u, v, r = Vector("u", n), Vector("v", n), RowVector("r", n)
L = Scalar("L", of=M)
f, g, h = Vector("f", n, of=u), Matrix("F", n, n, of=(u, a)), define("h", M @ u)
NODES = [
    u + v, a * u, a * c * c, norm(u)**2 * a, norm(u)**3, norm(M) * M, M @ u, u.T @ M @ v, M @ S @ M, u @ v.T, M.T, u.T,
    trace(M), trace(a * a), M.inv, det(M), logdet(M), hadamard(M, S), hadamard(u, u), sigma(u), sigma(M), sigma(a),
    norm(u), norm(M),
    norm(r), total(u), total(M), total(r), diag(u), diag(r), diagonal(M), vec(W), rvec(W), vec(u), softmax(u),
    softmax(r), softmax(W, by_rows=True), logsumexp(u), logsumexp(r), logsumexp(W, by_rows=True),
    log(softmax(W, by_rows=True)), c**3, c**Fraction(3, 2), c**a, c**size(n), M**3, M**-2, power(u, 3), power(M, -2),
    kron(u, M), u[p],
    f, g, h, L, M @ u - f,
]
FUNCTIONS = [exp, log, sqrt, reciprocal, sin, cos, tanh, sinh, cosh, absolute, sign, relu, logistic, softplus, sigma]


def said(e, invertible=lambda matrix: False):
    """The differential of a node by its rule, in the differentials of its operands."""
    terms = []
    for operand, maps in passed(e, invertible):
        letters = [part for part in operand.walk() if getattr(part, "is_plain", False)]
        if not letters:
            continue
        step = d(operand) if operand in letters else d(operand, *dict.fromkeys(letters))
        terms.append(applied(maps, step))
    total_of = terms[0]
    for term in terms[1:]:
        total_of = total_of + term
    return total_of


@pytest.mark.parametrize("node", NODES, ids=str)
def test_the_differential_of_a_node(node):
    letters = list(dict.fromkeys(part for part in node.walk() if getattr(part, "is_plain", False)))
    left, right = d(node, *letters), said(node)
    conditions = [Condition(demand.expression, demand.property) for demand in demands(left, right)]
    free = {p} if axes(node) == axes(a) and p in node.indices() else frozenset()
    assert compare(left, right, free, conditions=conditions).status in ("proved", "exact", "numerical")
    assert compare(left, 2 * right, free, conditions=conditions).status == "false"


def test_a_determinant_has_an_inverse_where_that_is_known():
    assert said(det(M)).text() == "tr(adj(M) dM)"
    assert said(det(M), lambda matrix: matrix == M).text() == "det(M) tr(M⁻¹ dM)"


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.name)
@pytest.mark.parametrize("argument", [a, u, W], ids=str)
def test_the_slope_of_a_function(function, argument):
    found, prime = slope(function, argument), function.prime(argument)
    conditions = [Condition(demand.expression, demand.property) for demand in demands(found, prime, function(argument))]
    assert compare(prime, found, frozenset(), conditions=conditions).status in ("proved", "exact", "numerical")
    assert not any(isinstance(part, Elementwise) and part.order for part in found.walk()) or function == sigma


@pytest.mark.parametrize("node", [
    kron(u, v)[p, p], trace(kron(M, S)), power(u, a), d(u.T @ u, u),
], ids=str)
def test_what_has_no_rule_says_so(node):
    with pytest.raises(NoMatrixForm):
        passed(node)


def test_every_rule_has_a_reason():
    rules = {kind for kind in passed.registry if kind is not object}
    assert rules == set(REASONS) and Derivative in rules
