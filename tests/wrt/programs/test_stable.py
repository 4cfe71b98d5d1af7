"""Programs keep to numbers where the words of a formula would overflow, and each change of words is proved."""

import warnings

import numpy as np
import pytest

from wrt import (
    Derivation, Formula, Matrix, Scalar, Vector, code, define, derive, det, dimensions, exp, hadamard, indices, log,
    logistic, ones, reciprocal, softmax, softplus, sqrt, tanh, total,
)
from wrt.nodes import Product
from wrt.nodes.einstein import free_indices
from wrt.programs.stable import MINUS, RULES, stable

n, m = dimensions("n m")
x, y, a, w, t = Vector("x", n), Vector("y", n), Vector("a", n), Vector("w", m), Scalar("t")
X = Matrix("X", n, m)
i = indices("i", n)

REWRITTEN = [
    (y.T @ log(softmax(x)), "yᵀ (x - logsumexp(x) 1_n)"), (-log(logistic(a.T @ x)), "softplus(-aᵀ x)"),
    (log(ones(n) - logistic(X @ w)), "-softplus(X w)"), (log(1 + exp(t)), "softplus(t)"),
    (log(exp(t) + 1), "softplus(t)"), (log(total(exp(x))), "logsumexp(x)"), (log(ones(n).T @ exp(x)), "logsumexp(x)"),
    (exp(x) / total(exp(x)), "softmax(x)"), (exp(x) / (exp(x).T @ ones(n)), "softmax(x)"),
    (1 / (1 + exp(-t)), "logistic(t)"), (exp(t) / (1 + exp(t)), "logistic(t)"), (sqrt(x.T @ x), "‖x‖"),
    (hadamard(exp(x), reciprocal(ones(n) + exp(x))), "logistic(x)"), (1 / logistic(t), "1 + exp(-t)"),
    (logistic.prime(X @ w), "logistic(X w) ⊙ logistic(-X w)"), (log(softmax(x)[i]), "x_i - logsumexp(x)"),
    (log(det(X @ X.T)), "log|det(X Xᵀ)|"),
    (log(exp(t)), "t"), (ones(m) @ ones(n).T - logistic(X.T), "logistic∘(-Xᵀ)"), (1 - logistic(t), "logistic(-t)"),
]
KEPT = [log(x), 2 - logistic(t), ones(n) + logistic(x), log(2 + exp(t)), exp(x) / total(exp(y)),
        sqrt(x.T @ y), log(total(exp(X))), logistic(t) - 1, tanh(t), total(exp(x)),
        log(1 + exp(t) + exp(2 * t))]


@pytest.mark.parametrize("before, after", REWRITTEN, ids=str)
def test_it_is_written_so_and_that_is_proved(before, after):
    found = stable(before)
    assert found.text() == after
    assert Derivation(before, (found, "the same"), free=free_indices(before)).status == "proved"


@pytest.mark.parametrize("kept", KEPT, ids=str)
def test_what_only_looks_alike_stays(kept):
    assert stable(kept) == kept


def test_each_rule_is_used():
    for rule in RULES:
        parts = [part for before, _ in REWRITTEN for part in (*before.walk(), *stable(before).walk(), before)]
        parts += [Product((MINUS, Product((MINUS, softplus(t)))))]
        assert any(rule(part) is not None for part in parts), rule


def run(source, name, **values):
    space = {}
    exec(source, space)
    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        return space[name](**values)


CASES = [
    (-(y.T @ log(softmax(x))), {"y": [1.0, 0], "x": [1000.0, 0]}, 0),
    (-log(logistic(a.T @ x)), {"a": [1.0, 0], "x": [-800.0, 1]}, 800),
    (log(1 - logistic(t)), {"t": 800.0}, -800), (log(total(exp(x))), {"x": [900.0, 900]}, 900 + np.log(2)),
    (1 / (1 + exp(-t)), {"t": -800.0}, 0), (exp(t) / (1 + exp(t)), {"t": 800.0}, 1),
    (log(1 + exp(t)), {"t": 800.0}, 800),
    (sqrt(x.T @ x), {"x": [3e200, 4e200]}, 5e200),
]


@pytest.mark.parametrize("e, values, value", CASES[:-1], ids=str)
def test_great_numbers_have_the_value_of_the_formula(e, values, value):
    letters = {name: np.array(number) if isinstance(number, list) else number for name, number in values.items()}
    assert run(code(e), "value", **letters) == pytest.approx(value, abs=1e-12)


def test_without_other_words_they_have_none():
    with np.errstate(all="raise"), pytest.raises(FloatingPointError):
        np.log(np.exp(np.array([1000.0, 0])) / np.exp(np.array([1000.0, 0])).sum())


def test_the_gradient_of_a_logistic_loss_is_a_number_at_great_logits():
    z = define("z", X @ w)
    loss = -(y.T @ log(logistic(X @ w)) + (ones(n) - y).T @ log(ones(n) - logistic(X @ w)))
    named = -(y.T @ log(logistic(z)) + (ones(n) - y).T @ log(ones(n) - logistic(z)))
    values = {"X": np.array([[40.0, 0], [0, 800], [1, -800]]), "w": np.array([1.0, 1]), "y": np.array([0.0, 1, 0])}
    for e in (loss, named):
        formula = Formula("logistic-loss", derive(e, w))
        assert run(code(formula), "gradient", **values) == pytest.approx([40, 0], abs=1e-9)
        assert run(code(formula), "value", **values) == pytest.approx(40, abs=1e-9)
