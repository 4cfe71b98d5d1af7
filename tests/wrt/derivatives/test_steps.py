"""The lines from a differential to the letter: each is equal to the one before, and says why."""

import pytest
from material import W, a, sigma, x, y

from wrt import (
    Matrix, Scalar, Vector, d, define, derive, dimensions, exp, hadamard, log, logdet, logsumexp, norm, softmax, trace,
)
from wrt.claims.check import compare
from wrt.derivatives.forms import READ, SAME
from wrt.derivatives.linear import applied, inner
from wrt.derivatives.steps import (
    CHAIN, CONSTANT, LAID_DOWN, LINEAR, LOGARITHM, NUMBER, POWER, SQUARED, STACKED, STACKINGS, TERMS, TOGETHER, TRACES,
    TURNED, WRITTEN_OUT, Backward, Forward, Stacking, carried, is_linear,
)
from wrt.derivatives.tidy import ONE, NoMatrixForm
from wrt.nodes import Hadamard

n, m = dimensions("n m")
A = Matrix("A", n, n)
S, u, c = Matrix("S", n, n), Vector("u", n), Scalar("c")
X, t = Matrix("X", n, n), Scalar("t")
L = Scalar("L", of=define("z", W @ x))
LOSSES = [norm(y - W @ x)**2, y.T @ sigma(W @ x), trace(W @ W.T @ A @ W @ W.T), logsumexp(W @ x) - y.T @ W @ x, L]


def written(line, by):
    terms = [inner(g, d(by) if part == by else d(part, by)) for part, g in line.values.items()]
    total = terms[0]
    for term in terms[1:]:
        total = total + term
    return total


@pytest.mark.parametrize("loss", LOSSES, ids=str)
def test_each_line_is_the_differential(loss):
    lines = list(carried(loss, W, ONE, Backward()))
    first = written(lines[0], W)
    assert list(lines[0].values) == [loss] and list(lines[-1].values) == [W] and len(lines) <= 7
    for line in lines[1:]:
        assert line.reason and compare(first, written(line, W), frozenset()).status == "proved"


def test_what_is_linear_is_one_step_and_says_so():
    lines = list(carried(trace(a * (A @ W @ W.T).T) - 2 * trace(A), A, ONE, Backward()))
    assert [line.reason for line in lines[1:]] == [TRACES]
    assert is_linear(W @ x, W) and is_linear(W.T, W) and not is_linear(W @ W.T, W) and not is_linear(sigma(W), W)


@pytest.mark.parametrize("of, by, carrier, start, reasons", [
    (norm(u)**2, u, Backward(), ONE, [SQUARED]), (c**3, c, Forward(), [()], [POWER]),
    (a * c, c, Forward(), [()], [CONSTANT]),
    (exp(c * c), c, Forward(), [()], [CHAIN, POWER]), (A @ W, W, Stacking(False), None, [STACKED]),
    (u.T @ S @ u, u, Backward(), ONE, ["the product rule, in the order of the factors", NUMBER]),
    (log(softmax(u)), u, Stacking(False), None, [LOGARITHM, "the gradient of the log-sum-exp is the softmax"]),
    (u.T @ S @ u - logdet(S), S, Backward(), ONE, [
        LINEAR, f"the derivative of the log-determinant is the inverse, transposed{TOGETHER}"]),
    (a * u + (2 * u.T).T, u, Forward(), [()], [LINEAR]),
])
def test_a_reason_names_what_was_done(of, by, carrier, start, reasons):
    assert [line.reason for line in carried(of, by, start, carrier)][1:] == reasons


def test_forward_and_backward_and_stacked_say_the_same():
    *_, forward = carried(A @ W @ x, W, [()], Forward())
    [chain] = forward.values[W]
    assert applied(chain, d(W)) == A @ d(W) @ x
    *_, stacking = carried(A @ W @ x, W, None, Stacking(False))
    assert stacking.values[W].text() == "xᵀ ⊗ A"
    *_, backward = carried(A @ W @ x, W, y, Backward())
    assert backward.values[W] == A.T @ y @ x.T
    *_, identity = carried(W + A @ W, W, None, Stacking(True))
    assert identity.values[W].text() == "I_n ⊗ I_m + A ⊗ I_m"


def test_what_does_not_vary_has_no_line_and_what_has_no_rule_stops():
    assert [line.values for line in carried(y.T @ y, W, ONE, Backward())] == [{}]
    with pytest.raises(NoMatrixForm, match="has no form in matrices"):
        list(carried(d(trace(W.T @ W), W), W, ONE, Backward()))


@pytest.mark.parametrize("of, by, reasons", [
    (hadamard(A, X), X, [STACKINGS[Hadamard]]), (X + A, X, [TERMS]), (3 * X, X, [CONSTANT]),
    (X**-2, X, [WRITTEN_OUT, "the differential of an inverse", "the product rule, in the order of the factors"]),
    (hadamard(A, X.T @ A), X, [f"{STACKED}, and {STACKINGS[Hadamard]}, and {TURNED}"]),
    (X.T, X, [TURNED]), (A @ X.T, X, [f"{STACKED}, and {TURNED}"]), (X @ u, X, [STACKED]), (A @ u, u, [CONSTANT]),
    ((u.T @ u) * u, u, ["the product rule", "the product rule, in the order of the factors" + TOGETHER,
                        LAID_DOWN]),
    (norm(u)**4, u, [SAME, f"{SQUARED}, and the product rule", READ]), (norm(u)**2, u, [SAME, SQUARED, READ]),
    (t**3 / 3, t, [POWER]), (2 * t**2, t, [POWER]), (t**2 * exp(t), t, ["the product rule", CHAIN + TOGETHER]),
])
def test_a_reason_says_what_was_done_and_no_more(of, by, reasons):
    assert [reason for _, reason in derive(of, by).steps] == reasons
