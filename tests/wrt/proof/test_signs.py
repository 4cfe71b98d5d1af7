"""Absolute values and signs: what their laws prove, and what they must not."""

from __future__ import annotations

import pytest
from laws_material import a, all_ones, answer, b, context, differ, i, one, polynomial, sigma, x, y

from wrt import absolute, exp, log, logistic, relu, sign, sinh, sqrt, sum_over
from wrt.proof.canonical import normal_form
from wrt.proof.signs import (
    absolute_value, of_sign, reciprocal_of_sign, rectified, sign_of_known, sign_of_product, sign_of_sum, squared_sign,
)

CASES = [
    ("|a|²", absolute(a) * absolute(a), a * a), ("√(a²)", sqrt(a * a), absolute(a)),
    ("sign a |a|", sign(a) * absolute(a), a), ("|ab|", absolute(a * b), absolute(a) * absolute(b)),
    ("|−a|", absolute(-a), absolute(a)), ("|a − b|", absolute(a - b), absolute(b - a)),
    ("||a||", absolute(absolute(a)), absolute(a)), ("|2a|", absolute(-2 * a), 2 * absolute(a)),
    ("|1/a|", absolute(1 / a), 1 / absolute(a)), ("a/|a|", sigma(a / absolute(a)), sigma(sign(a))),
    ("|a|/a", absolute(a) / a, sign(a)), ("(a − b)²", absolute(a - b) * absolute(a - b), (a - b) * (a - b)),
    ("|eᵃ|", absolute(exp(a)), exp(a)), ("|xᵀx|", absolute(x.T @ x), x.T @ x),
    ("|a| + |b|", absolute(absolute(a) + absolute(b)), absolute(a) + absolute(b)),
    ("sign of a sign", sign(sign(a) * b), sign(a) * sign(b)), ("sign of a square", sign(a * a * b), sign(b)),
    ("sign of a quotient", sign(a / b), sign(a) * sign(b)), ("sign of logistic", sign(logistic(a)), one),
    ("log a²", log(a * a), 2 * log(absolute(a))),
    ("log |ab|", log(absolute(a * b)), log(absolute(a)) + log(absolute(b))),
    ("log b/a²", log(b / (a * a)), log(b) - 2 * log(absolute(a))), ("√(a²b)", sqrt(a * a * b), absolute(a) * sqrt(b)),
    ("√(b/a²)", sqrt(b / (a * a)), sqrt(b) / absolute(a)), ("1/√(a²)", 1 / sqrt(a * a), 1 / absolute(a)),
    ("√|a|√|b|", sqrt(absolute(a)) * sqrt(absolute(b)), sqrt(absolute(a * b))),
    ("√|a³|", sqrt(absolute(a * a * a)), absolute(a) * sqrt(absolute(a))),
    ("e^½log a²", exp(log(a * a) / 2), absolute(a)),
    ("ReLU", relu(a), (a + absolute(a)) / 2), ("ReLU, both sides", relu(a) - relu(-a), a),
    ("ReLU, never both", relu(a) * relu(-a), 0 * a), ("ReLU of 2a", relu(2 * a), 2 * relu(a)),
    ("ReLU of eᵃ", relu(exp(a)), exp(a)), ("Σ|x|", sum_over(i, absolute(x[i])), sign(x).T @ x),
    ("known by a root", absolute(a) + 0 * sqrt(a), a + 0 * sqrt(a)),
]
MISSES = [
    ("|a|", absolute(a), a), ("|a + b|", absolute(a + b), absolute(a) + absolute(b)),
    ("|a| − |b|", absolute(a - b), absolute(a) - absolute(b)), ("|a³|", absolute(a * a * a), a * a * a),
    ("sign a", sign(a), one), ("sign a sign b", sign(a) * sign(b), one),
    ("sign(a + b)", sign(a + b), sign(a) + sign(b)),
    ("√(a²b)", sqrt(a * a * b), a * sqrt(b)), ("log a²", log(a * a), 2 * log(absolute(b))),
    ("|xᵀy|", absolute(x.T @ y), x.T @ y), ("Σ|x|", sum_over(i, absolute(x[i])), absolute(all_ones.T @ x)),
    ("ReLU(−a)", relu(-a), -relu(a)), ("ReLU(ab)", relu(a * b), relu(a) * relu(b)),
    ("sign of eᵃ − 1", sign(exp(a) - 1), one),
    ("|sinh|", absolute(sinh(a)), sinh(a)), ("|a| with √b", absolute(a) + 0 * sqrt(b), a + 0 * sqrt(b)),
]


@pytest.mark.parametrize("left, right", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_the_laws_prove(left, right):
    assert answer(left, right) == "equal"


@pytest.mark.parametrize("left, right", [case[1:] for case in MISSES], ids=[case[0] for case in MISSES])
def test_near_misses_are_not_equal(left, right):
    assert answer(left, right) != "equal"


@pytest.mark.slow
def test_real_numbers_say_the_same():
    assert [name for name, *sides in CASES if differ(*sides)] == []
    assert [name for name, *sides in MISSES if not differ(*sides)] == []


def same(found, e):
    """Whether a law made the terms of an expression."""
    return normal_form(found) == normal_form(polynomial(e))


def test_absolute_values_become_signs():
    ours = context()
    assert same(absolute_value(polynomial(a), ours), sign(a) * a) and absolute_value([], ours) is None
    assert same(rectified(polynomial(a), ours), (a + sign(a) * a) / 2) and rectified([], ours) is None
    assert normal_form(of_sign(polynomial(a))) == normal_form(polynomial(sign(a)))


def test_a_sign_is_known_where_what_it_is_of_is():
    ours = context()
    for known, value in ((exp(a), 1), (-exp(a), -1), (a * a + b * b, 1), (-x.T @ x, -1), (sign(a) * a, 1)):
        assert same(sign_of_known(polynomial(known), ours), value * one)
    for unknown in (a, a - b, a * b, x.T @ y, a * a - b, a * a + b):
        assert sign_of_known(polynomial(unknown), ours) is None
    assert same(sign_of_known(polynomial(a), context(polynomial(a))), one)


def test_a_sign_takes_a_product_apart_and_leaves_what_is_of_one_piece():
    ours = context()
    for of, value in ((a * b, sign(a) * sign(b)), (-a, -sign(a)), (3 * a, sign(a)), (a * exp(b), sign(a)),
                      (a * a * b, sign(b)), (1 / a, sign(a)), (a * (b + 1), sign(a) * sign(b + 1))):
        assert same(sign_of_product(polynomial(of), ours), value)
    assert sign_of_product(polynomial(a), ours) is None and sign_of_product([], ours) is None


def test_a_sign_is_that_of_what_is_multiplied_by_positive_numbers():
    ours = context()
    assert same(sign_of_sum(polynomial(b - 1 / (1 + exp(a))), ours), sign(b + b * exp(a) - 1))
    assert sign_of_sum(polynomial(b - 1 / (1 + a)), ours) is None


def test_equal_signs_vanish_in_pairs():
    (term,) = polynomial(sign(x[i]) * sign(x[i]), (i,))
    assert same(squared_sign(term, 0, context()), one)
    for apart in (sign(a) * sign(b), sign(a) * a, sign(a)):
        (term,) = polynomial(apart)
        assert squared_sign(term, 0, context()) is None
    assert same(reciprocal_of_sign(polynomial(sign(a)), context()), sign(a))
    assert reciprocal_of_sign(polynomial(2 * sign(a)), context()) is None
