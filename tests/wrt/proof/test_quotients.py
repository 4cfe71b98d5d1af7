"""Quotients: what their laws prove, and near misses of them."""

from __future__ import annotations

import pytest
from laws_material import (
    A, a, all_ones, answer, b, bound, c, centred, context, differ, i, logistic, m, n, normalised, one, p, polynomial,
    sigma, softmax, x, y,
)

from wrt import delta, exp, gradient, jacobian, partial, size, sum_over
from wrt.language.expression import as_expression
from wrt.nodes.einstein import free_indices
from wrt.proof.canonical import normal_form
from wrt.proof.equality import decide
from wrt.proof.quotients import cancelled, of_nested, of_product, of_reciprocal, over

rayleigh = (x.T @ A @ x) / (x.T @ x)
CASES = [
    ("1/(ab)", 1 / (a * b), (1 / a) * (1 / b)), ("a/a", a / a, one), ("n/n", size(n) / size(n), one),
    ("1/(1/a)", 1 / (1 / a), a), ("aab/ab", a * a * b / (a * b), a), ("1/(2a)", 1 / (2 * a), 1 / a / 2),
    ("1/(−a)", 1 / -a, -1 / a), ("1/(a − b)", 1 / (a - b), -1 / (b - a)), ("(a + b)/(a + b)", (a + b) / (a + b), one),
    ("sum of quotients", 1 / a + 1 / b, (a + b) / (a * b)), ("difference", 1 / a - 1 / b, (b - a) / (a * b)),
    ("a² − b²", 1 / (a * a - b * b), (1 / (a - b)) * (1 / (a + b))), ("nested", 1 / (1 + 1 / a), a / (1 + a)),
    ("nested twice", 1 / (1 + 1 / (1 + 1 / a)), (a + 1) / (2 * a + 1)),
    ("partial fractions", 1 / (a * (a + 1)), 1 / a - 1 / (a + 1)),
    ("a sum below", (x.T @ y) / (x.T @ y), one), ("two sums below", (x.T @ x + y.T @ y) / (x.T @ x + y.T @ y), one),
    ("entries", sum_over(i, x[i] / x[i]), size(n)), ("in a function", sigma(a / a), sigma(one)),
    ("sums in a function", sigma((a + b) / (a + b)), sigma(one)),
    ("(Ax)ᵢ below", sum_over(i, (A @ x)[i] / (A @ x)[i]), size(n)),
    ("derivative", partial(a / b, b), -a / (b * b)), ("Σ softmax", all_ones.T @ softmax, one),
    ("softmax' 1 = 0", jacobian(softmax, x) @ all_ones, 0 * x),
    ("logistic", partial(logistic, a), logistic * (1 - logistic)),
    ("Rayleigh", gradient(rayleigh, x), ((A + A.T) @ x - 2 * rayleigh * x) / (x.T @ x)),
    ("centred", all_ones.T @ centred, 0 * a), ("a layer's mean", all_ones.T @ normalised, 0 * a),
]
MISSES = [
    ("1/(a + b)", 1 / (a + b), 1 / a + 1 / b), ("a/b", a / b, one),
    ("a/a = 0", a / a, 0 * a), ("off by one", a * a * a / a, a), ("a sign below", (a + b) / (a - b), one),
    ("n/m", size(n) / size(m), one), ("n²/n", size(n) * size(n) / size(n), one),
    ("Σ over another index", sum_over(i, x[i] / y[i]), size(n)),
    ("Σ/Σ", sum_over(i, x[i]) * sum_over(i, 1 / x[i]), size(n)),
    ("Σ of a quotient", sum_over(i, x[i] / (all_ones.T @ y)), one), ("a sum of quotients", (x.T @ y) / (x.T @ x), one),
    ("nested", 1 / (1 + 1 / a), 1 + a), ("(Ax)ᵢ", sum_over(i, (A @ x)[i] / (A.T @ x)[i]), size(n)),
    ("softmax of another", sum_over(i, exp(x[i]) / (all_ones.T @ exp(y))), one),
    ("softmax' with a sign", jacobian(softmax, x)[i, p], softmax[i] * delta(i, p) + softmax[i] * softmax[p]),
    ("softmax' without δ", jacobian(softmax, x)[i, p], softmax[i] * softmax[p]),
    ("Rayleigh, A symmetric", gradient(rayleigh, x), 2 * (A @ x - rayleigh * x) / (x.T @ x)),
    ("Rayleigh with a sign", gradient(rayleigh, x), ((A + A.T) @ x + 2 * rayleigh * x) / (x.T @ x)),
]


@pytest.mark.parametrize("left, right", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_the_laws_prove(left, right):
    assert answer(left, right) == "equal"
    assert decide(*bound(left, right)).laws == ()


@pytest.mark.parametrize("left, right", [case[1:] for case in MISSES], ids=[case[0] for case in MISSES])
def test_near_misses_are_not_equal(left, right):
    assert answer(left, right, free_indices(as_expression(left))) != "equal"


@pytest.mark.slow
def test_real_numbers_say_the_same():
    assert [name for name, *sides in CASES if differ(*sides)] == []
    assert [name for name, *sides in MISSES if not differ(*sides)] == []


# ------------------------------------------------------------------ the laws themselves
over_sum = 1 / (a * a + b)
CANCELLED = [polynomial(e, (i, p))[0] for e in (
    a / a, a * a * over_sum, a * over_sum, b / a, x[i] / x[p])]


@pytest.mark.parametrize("below, value", [
    (a * b, 1 / a * (1 / b)), (-2 * a, -1 / a / 2), (a * a + a * b, 1 / a * (1 / (a + b))), (4 * one, one / 4)])
def test_a_product_is_taken_apart(below, value):
    assert normal_form(of_product(polynomial(below), context())) == normal_form(polynomial(value))


def test_a_sum_a_letter_and_nothing_are_not_taken_apart():
    for below in (a, x.T @ x):
        assert of_product(polynomial(below), context()) is None
    assert of_product([], context()) is None
    kept = [of_product(polynomial(below), context()) is None for below in (a - b, b - a)]
    assert sorted(kept) == [False, True]
    found = [context().simplified(polynomial(1 / below)) for below in (a - b, b - a)]
    assert normal_form(found[0] + found[1]) == () != normal_form(found[0])


def test_only_a_quotient_alone_below_a_line_is_turned_over():
    assert normal_form(of_reciprocal(polynomial(1 / a), context())) == normal_form(polynomial(a))
    for below in (a, 2 / a, b / a, 1 / a + 1, exp(a)):
        assert of_reciprocal(polynomial(below), context()) is None


def test_a_nested_quotient_is_cleared():
    found = of_nested(polynomial(a + b / c), context())
    assert normal_form(context().simplified(found)) == normal_form(polynomial(c * (1 / (a * c + b))))
    for below in (a + b, b / c, sum_over(i, 1 / x[i]) + a, exp(a) + b):
        assert of_nested(polynomial(below), context()) is None


def test_the_greatest_term_is_cancelled():
    greatest = [next(k for k, (head, _) in enumerate(term.factors) if head.inside()) for term in CANCELLED]
    found = [cancelled(term, place, context()) for term, place in zip(CANCELLED, greatest)]
    assert normal_form(found[0]) == normal_form(polynomial(one))
    assert normal_form(found[1]) == normal_form(polynomial(1 - b * over_sum))
    assert found[2:] == [None, None, None]


def test_a_quotient_is_of_its_argument():
    assert normal_form(over(polynomial(a + b))) == normal_form(polynomial(1 / (a + b)))
    assert normal_form(over(polynomial(a + b))) != normal_form(polynomial(1 / a + 1 / b))
