"""What is shown without a formula around it states nothing that nothing checks."""

from __future__ import annotations

import pytest
from material import W, a, c, f, i, j, n, p, w, x, y

from wrt import (
    Condition, Derivation, Formula, Given, Matrix, RowVector, Scalar, define, exp, eye, gradient, invertible, log,
    nonzero, ones, partial, positive, sqrt,
)
from wrt.claims.alone import refuse_alone
from wrt.errors import ConditionError, IndexRuleError, MisuseError, NamingError, ShapeError

S = Matrix("S", n, n)
HALVED = Formula("halved", Derivation(a + a, (a * (c / c) + a, "a factor of 1"), (2 * a + 0 * c, "0")), [nonzero(c)])


@pytest.mark.parametrize("thing", [
    W, a - a, Given(W), Given(f), Given(w), Given(x, independent_of=W), Given(Scalar("L", of=x)),
    Given(define("d", a / (1 + a * a))), nonzero(a), positive(x), nonzero(x[j]), positive(x.T @ x), positive(a - 1),
    invertible(S), invertible(W.T @ W), nonzero(W @ x), HALVED,
    Derivation(f, (W @ x, "its definition"), (1 * W @ x, "a factor of 1"))], ids=lambda thing: thing.text())
def test_what_states_nothing_that_could_be_false_may_be_shown(thing):
    refuse_alone(thing)


@pytest.mark.parametrize("thing, told", [
    (nonzero(a - a), "no point was found at which a - a is nonzero"), (positive(-a * a), "no point was found at which"),
    (positive(0 * x), "no point was found at which"), (invertible(S - S), "no point was found at which"),
    (invertible(y @ y.T @ eye(n) - y @ y.T), "no point was found at which"), (positive(-ones(n)), "no point was found"),
    (Given(define("d", a / (c - c))), "no point was found at which c - c is nonzero"),
    (Given(define("r", log(-(a * a)))), "no point was found at which"),
    (Given(define("r", sqrt(-1 - a * a))), "no point was found at which")])
def test_a_condition_that_holds_nowhere_may_not(thing, told):
    with pytest.raises(ConditionError, match=f"^{told}") as error:
        refuse_alone(thing)
    assert error.value.remedy


@pytest.mark.parametrize("expression, property", [(W, "invertible"), (x, "invertible"), (W @ y, "positive")])
def test_a_condition_that_does_not_fit_is_none(expression, property):
    with pytest.raises(ShapeError):
        Condition(expression, property)


@pytest.mark.parametrize("thing", [
    Derivation(a / a, (0 * a + 1, "it cancels")), Derivation(2 * c + 0 * a, (c + c, HALVED)),
    Derivation(log(a * a), (2 * log(a), "twice")), Derivation(S.inv @ S, (eye(n), "by definition"))],
    ids=lambda thing: thing.text())
def test_steps_that_need_a_condition_need_a_formula_that_says_it(thing):
    with pytest.raises(ConditionError, match="^a condition is missing"):
        refuse_alone(thing)


def test_steps_whose_conditions_are_implied_may_be_shown():
    refuse_alone(Derivation((1 + exp(a)) / (1 + exp(a)), (0 * a + 1, "it cancels")))


@pytest.mark.parametrize("make, error", [
    (lambda: y @ y, ShapeError), (lambda: y * y, MisuseError), (lambda: y + 1, ShapeError),
    (lambda: y[i] * y[i] * y[i], IndexRuleError), (lambda: partial(y, y), ShapeError),
    (lambda: gradient(y, y), ShapeError), (lambda: 1 / y, ShapeError), (lambda: log(-1 - y.T @ y), ConditionError),
    (lambda: RowVector("y", n).T + y, NamingError),
])
def test_an_expression_that_does_not_fit_may_not(make, error):
    with pytest.raises(error):
        refuse_alone(make())


@pytest.mark.parametrize("thing", [y[i], log(a), y, W @ W.T, S.inv, y[i] * y[p], 1 / (a - c)], ids=str)
def test_an_expression_that_fits_may(thing):
    refuse_alone(thing)
