"""What conditions imply, what they do not, and that none is of no use."""

from __future__ import annotations

import pytest

from wrt import (
    Condition, Derivation, Formula, Matrix, Scalar, Vector, absolute, cosh, define, dimensions, exp, eye, hadamard,
    indices, invertible, kron, log, logistic, logsumexp, nonzero, ones, positive, reciprocal, relu, sign, sinh, size,
    softmax, softplus, sqrt, sum_over, tanh, trace, vec,
)
from wrt.claims.condition import demands
from wrt.claims.implied import Implied, check_conditions
from wrt.errors import ConditionError

n, m = dimensions("n m")
i = indices("i", n)
a, s = Scalar("a"), Scalar("s")
x, z = Vector("x", n), Vector("z", n)
A, B, X = Matrix("A", n, n), Matrix("B", n, n), Matrix("X", n, m)
total = ones(n).T @ exp(z)
POSITIVE, NONZERO, INVERTIBLE = positive(s), nonzero(s), invertible(A)

FOLLOWS = [
    ("nonzero", size(n), []), ("positive", size(n) + 1, []), ("positive", exp(a), []), ("nonzero", total, []),
    ("positive", total + size(n), []), ("nonzero", s, [POSITIVE]), ("positive", sqrt(s), [POSITIVE]),
    ("nonzero", s * s, [POSITIVE]), ("nonzero", s * s, [NONZERO]), ("positive", s * s, [NONZERO]),
    ("positive", s * s * exp(a), [NONZERO]), ("positive", 1 / s, [POSITIVE]), ("nonzero", 1 / s, [NONZERO]),
    ("nonzero", -s, [NONZERO]), ("positive", x[i], [positive(x)]), ("nonzero", x[i] * s, [nonzero(x), NONZERO]),
    ("positive", x.T @ x, [nonzero(x)]), ("positive", sum_over(i, x[i]), [positive(x)]),
    ("positive", hadamard(x, x), [nonzero(x)]), ("nonzero", hadamard(x, z), [nonzero(x), nonzero(z)]),
    ("positive", vec(X), [positive(X)]), ("positive", trace(A), [positive(A)]), ("positive", kron(x, z), [
        positive(x), positive(z)]),
    ("positive", define("t", s + exp(a)), [POSITIVE]), ("invertible", eye(n), []), ("invertible", A.T, [INVERTIBLE]),
    *[("positive", of(a), []) for of in (cosh, logistic, softplus)], ("positive", softmax(x), []),
    *[("positive", of(s), [POSITIVE]) for of in (relu, sign, tanh, sinh, reciprocal)],
    *[("nonzero", of(s), [NONZERO]) for of in (absolute, sign, tanh, sinh, reciprocal)],
    ("positive", absolute(x), [nonzero(x)]), ("positive", 1 + relu(a) + absolute(s), []),
    ("invertible", A.inv, [INVERTIBLE]), ("invertible", A @ B, [INVERTIBLE, invertible(B)]),
    ("invertible", s * A, [NONZERO, INVERTIBLE]), ("invertible", kron(A, B), [INVERTIBLE, invertible(B)]),
]
FOLLOWS_NOT = [
    ("nonzero", size(n) - 2, []), ("positive", a, []), ("positive", -exp(a), []), ("positive", exp(a) - 1, []),
    *[("positive", of(s), [NONZERO]) for of in (relu, sign, tanh, sinh)],
    ("nonzero", relu(s), [NONZERO]),
    ("positive", logsumexp(x), []), ("positive", absolute(s), []), ("positive", logistic(a) - 1, []),
    ("positive", absolute.prime(s), [NONZERO]), ("positive", s, [NONZERO]), ("positive", s * s * s, [NONZERO]),
    ("positive", s * a, [POSITIVE]),
    ("nonzero", s + a, [NONZERO, nonzero(a)]), ("nonzero", exp(a) - exp(s), []), ("positive", log(s), [POSITIVE]),
    ("positive", exp.prime(a) - exp(a), []), ("nonzero", x.T @ z, [nonzero(x), nonzero(z)]),
    ("positive", x @ x.T, [nonzero(x)]), ("nonzero", sum_over(i, x[i]), [nonzero(x)]),
    ("positive", hadamard(x, z), [nonzero(x), nonzero(z)]), ("nonzero", trace(A), [nonzero(A)]),
    ("invertible", A @ B, [INVERTIBLE]), ("invertible", A + B, [INVERTIBLE, invertible(B)]),
    ("invertible", s * A, [INVERTIBLE]), ("invertible", X.T @ X, [nonzero(X)]), ("nonzero", A, [INVERTIBLE]),
    ("invertible", A, [nonzero(A)]), ("nonzero", eye(n), []), ("positive", a, [positive(define("t", a * a))]),
]


def said(value):
    return ", ".join(c.text() for c in value) if isinstance(value, list) else str(value)


@pytest.mark.parametrize("property, expression, conditions", FOLLOWS, ids=said)
def test_what_follows(property, expression, conditions):
    assert Implied(conditions).support(property, expression) == frozenset(conditions)


@pytest.mark.parametrize("property, expression, conditions", [case for case in FOLLOWS if case[2]], ids=said)
def test_it_does_not_follow_from_less(property, expression, conditions):
    for condition in conditions:
        assert Implied([c for c in conditions if c is not condition]).support(property, expression) is None


@pytest.mark.parametrize("property, expression, conditions", FOLLOWS_NOT, ids=said)
def test_what_does_not_follow(property, expression, conditions):
    assert Implied(conditions).support(property, expression) is None


def test_what_is_implied_need_not_be_typed_and_may_be():
    step = Derivation(1 / (s * s) * s, (1 / s, "one factor cancels"))
    for conditions in ([NONZERO], [POSITIVE], [NONZERO, nonzero(s * s)], [nonzero(s), positive(s * s)]):
        assert Formula("cancelled", step, conditions=conditions).status == "proved"
    assert Formula("mean", Derivation(size(n) * x / size(n), (x, "n cancels"))).status == "proved"


def test_a_condition_that_is_missing_or_of_no_use_is_named():
    with pytest.raises(ConditionError, match=r"^a condition is missing: write conditions=\[nonzero\(s \* a\)\]$"):
        check_conditions([NONZERO], [1 / (s * a)])
    with pytest.raises(ConditionError, match="^nothing demands that a is positive: leave the condition out$"):
        check_conditions([POSITIVE, positive(a)], [1 / (s * s)])
    with pytest.raises(ConditionError, match="^a condition is a Condition such as positive"):
        check_conditions([s], [1 / s])


def test_what_a_condition_covers_follows_from_it():
    for expression in (log(a), x / a, A.inv @ x, sqrt(x.T @ x)):
        (demand,) = demands(expression)
        condition = Condition(demand.expression, demand.property)
        assert condition in Implied([condition]).support(demand.property, demand.expression)
