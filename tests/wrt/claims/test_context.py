"""What a statement rests on is said of formulas and of refuted claims."""

from __future__ import annotations

import pytest

from wrt import (
    Derivation, Formula, Given, Matrix, Refutation, Scalar, Vector, cos, define, delta, dimensions, exp, eye, function,
    gradient, hadamard, indices, jacobian, kron, nonzero, ones, partial, rvec, sin, sum_over, vec, vjp,
)
from wrt.claims.context import Entrywise, Layout, Unsummed, context

n, m = dimensions("n m")
i, p = indices("i p", n)
W, x, y, a = Matrix("W", n, m), Vector("x", m), Vector("y", n), Scalar("a")
sigma = function("sigma")


def said(lines, free=(), conditions=()):
    return [rest.text() for rest in context(lines, frozenset(free), conditions)]


@pytest.mark.parametrize("lines, free, unsummed", [
    ((y[i] * y[i], ones(n)[i]), (i,), [(i,)]), ((y[i] * y[i], y.T @ y), (), []),
    ((hadamard(y, y)[i], y[i] * y[i]), (i,), [(i,)]),
    ((delta(i, p) * y[i], delta(i, p) * y[p]), (i, p), [(i, p)]), ((sum_over(i, y[i] * y[i]), y.T @ y), (), []),
    ((y[i] + 2 * y[i], 3 * y[i]), (i,), [])], ids=str)
def test_repeated_indices_that_are_not_summed_are_named(lines, free, unsummed):
    assert [rest.indices for rest in context(lines, frozenset(free)) if isinstance(rest, Unsummed)] == unsummed


@pytest.mark.parametrize("lines, functions", [
    ((exp(a), exp(a)), []), ((exp(W), exp(W.T).T), ["exp∘ entry by entry"]), ((sigma(a), sigma(a)), []),
    ((exp(y), exp(y)), ["exp entry by entry"]),
    ((sigma(W), sigma(W.T).T), ["σ∘ entry by entry"]), ((sigma.prime(a), sigma.prime(a)), ["σ differentiable"]),
    ((partial(sigma(a), a), sigma.prime(a)), ["σ differentiable"]), ((sin(y[i]), cos(y[i])), []),
    ((gradient(ones(n).T @ sigma(y), y), sigma.prime(y)), ["σ entry by entry, differentiable"])], ids=str)
def test_how_functions_act_is_said_where_it_is_not_seen(lines, functions):
    assert [rest.text() for rest in context(lines, frozenset({i})) if isinstance(rest, Entrywise)] == functions


@pytest.mark.parametrize("lines, layout", [
    ((jacobian(W @ x, x), W), "numerator layout"), ((gradient(y.T @ W @ x, W), y @ x.T),
                                                                "gradient laid out like its variable"),
    ((jacobian(W @ x, vec(W)), kron(x.T, eye(n))), "numerator layout, vec stacks columns"),
    ((jacobian(W @ x, define("w", rvec(W))), kron(eye(n), x.T)), "numerator layout, rvec stacks rows"),
    ((partial(a * x, a), x), "numerator layout"), ((vjp(W @ x, W, y), y @ x.T), "gradient laid out like its variable"),
    ((vec(W @ x), rvec(W @ x)), "vec stacks columns, rvec stacks rows"), ((partial(a * a, a), 2 * a), None),
    ((W @ x, W @ x), None)], ids=str)
def test_the_layout_is_said_once_where_there_is_one(lines, layout):
    found = [rest for rest in context(lines, frozenset()) if isinstance(rest, Layout)]
    assert [(rest.text(), rest.latex(), rest.words) for rest in found] == [(layout, "", layout)] * bool(layout)


def test_names_stand_behind_what_they_are_made_of_and_independence_is_said():
    f = define("f", W @ x)
    told = said((partial(f[i], W[p, indices("q", m)]), a), (i,))
    assert told.index("W, which is n×m") < told.index("f = W x") and "x does not depend on W" in told
    assert "a does not depend on W" in told and "W does not depend on x" not in told


def test_functions_and_indices_are_said_aloud():
    assert [rest.spoken() for rest in (Entrywise(sigma, True, True, True), Unsummed((i, p)), Layout("rvec"))] == [
        "sigma", "i, p", ""]


def test_an_independence_that_is_stated_too_is_said_once():
    lines = partial((W @ x)[i], x[indices("q", m)]), W[i, indices("q", m)]
    assert said(lines, (i,), [Given(W, independent_of=x)]) == said(lines, (i,))


def test_a_formula_and_a_refuted_claim_say_it_alike():
    conditions, free = [nonzero(y)], (i,)
    true = Formula("true", Derivation(y[i] * y[i] / y[i], (y[i], "one cancels"), free=free), conditions)
    false = Refutation("false", y[i] * y[i] / y[i], 2 * y[i], "value", "nothing doubles", free, conditions)
    assert [g.text() for g in true.givens] == [g.text() for g in false.givens] == [
        "y, which is n×1", "i not summed", "every entry of y is nonzero"]
    assert false.givens[1].latex() == "i"
