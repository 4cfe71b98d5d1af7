"""Functions that are made of exponentials: what their laws prove, and what they must not."""

from __future__ import annotations

from time import process_time

import pytest
from laws_material import a, all_ones, answer, b, context, differ, i, one, polynomial, sigma, x

from wrt import cosh, exp, log, logistic, logsumexp, sinh, softmax, softplus, sqrt, tanh
from wrt.proof.canonical import normal_form
from wrt.proof.exponentials import (
    cancelled_power, hyperbolic_cosine, hyperbolic_sine, hyperbolic_tangent, log_of_exponentials, logistic_function,
    lowest, reciprocal_of_exponentials, root_of_exponentials, softplus_function,
)

CASES = [
    ("logistic", logistic(a), 1 / (1 + exp(-a))), ("logistic, turned", logistic(-a), 1 - logistic(a)),
    ("logistic'", logistic.prime(a), logistic(a) * logistic(-a)), ("logistic of log", logistic(log(a)), a / (1 + a)),
    ("logistic of a − b", logistic(a - b), exp(a) / (exp(a) + exp(b))),
    ("log logistic", log(logistic(a)), -softplus(-a)), ("logit", log(logistic(a) / (1 - logistic(a))), a),
    ("√ logistic", sqrt(logistic(a)), exp(a / 2) / sqrt(1 + exp(a))),
    ("softplus", softplus(a), log(1 + exp(a))), ("softplus, both sides", softplus(a) - softplus(-a), a),
    ("e^softplus", exp(softplus(a)), 1 + exp(a)), ("softplus of a − b", softplus(a - b) + b, log(exp(a) + exp(b))),
    ("tanh", tanh(a), 2 * logistic(2 * a) - 1), ("tanh, odd", sigma(tanh(-a)), sigma(-tanh(a))),
    ("tanh of 2a", tanh(2 * a), 2 * tanh(a) / (1 + tanh(a) * tanh(a))), ("sinh/cosh", sinh(a) / cosh(a), tanh(a)),
    ("tanh of a + b", tanh(a + b), (tanh(a) + tanh(b)) / (1 + tanh(a) * tanh(b))),
    ("cosh² − sinh²", cosh(a) * cosh(a) - sinh(a) * sinh(a), one), ("1/cosh²", tanh.prime(a), 1 / (cosh(a) * cosh(a))),
    ("sinh of 2a", sinh(2 * a), 2 * sinh(a) * cosh(a)), ("log cosh", log(cosh(a)), a + softplus(-2 * a) - log(2 * one)),
    ("within σ", sigma(1 / (1 + exp(-a))), sigma(logistic(a))), ("log softmax", log(softmax(x)),
                                                                x - logsumexp(x) * all_ones),
    ("shifted", softmax(x + a * all_ones), softmax(x)), ("shifted sum", logsumexp(x + a * all_ones), logsumexp(x) + a),
    ("e^logsumexp", exp(logsumexp(x)), all_ones.T @ exp(x)), ("softmax, summed", all_ones.T @ softmax(x), one),
]
MISSES = [
    ("logistic, odd", logistic(-a), -logistic(a)), ("logistic of 2a", logistic(2 * a), 2 * logistic(a)),
    ("log logistic", log(logistic(a)), softplus(-a)), ("softplus, added", softplus(a) + softplus(-a), a),
    ("tanh", tanh(a), 2 * logistic(a) - 1), ("cosh² + sinh²", cosh(a) * cosh(a) + sinh(a) * sinh(a), one),
    ("√ logistic", sqrt(logistic(a)), exp(a) / sqrt(1 + exp(a))), ("scaled", softmax(2 * x), softmax(x)),
    ("shifted sum", logsumexp(x + a * all_ones), logsumexp(x)), ("log softmax", log(softmax(x)), x),
    ("softmax of −x", softmax(-x), softmax(x)),
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


def test_laws_of_exponentials_come_to_an_end_soon():
    start = process_time()
    for _, left, right in CASES:
        answer(left, right)
    assert process_time() - start < len(CASES) * 2 * 0.15       # some milliseconds, where nothing else runs


def same(found, e, free=()):
    """Whether a law made the terms of an expression."""
    return normal_form(found) == normal_form(polynomial(e, free))


@pytest.mark.parametrize("law, value", [
    (logistic_function, 1 - 1 / (1 + exp(a))), (hyperbolic_tangent, 1 - 2 / (1 + exp(2 * a))),
    (hyperbolic_sine, (exp(a) - exp(-a)) / 2), (hyperbolic_cosine, (exp(a) + exp(-a)) / 2),
    (softplus_function, log(1 + exp(a)))], ids=lambda said: getattr(said, "__name__", ""))
def test_a_function_is_written_in_exponentials(law, value):
    assert same(law(polynomial(a), context()), value) and not same(law(polynomial(b), context()), value)


@pytest.mark.parametrize("of, least", [
    (1 + exp(-a), -a), (exp(2 * a) + exp(a), a), (exp(a) * exp(-b) + b, -b), (exp(x[i]) + exp(2 * x[i]), x[i]),
    (exp(-a / 2) - exp(-a) * b, -a)], ids=str)
def test_the_least_exponent_is_found(of, least):
    assert same(lowest(polynomial(of, (i,)), context()), least, (i,))


@pytest.mark.parametrize("of", [1 + exp(a), exp(a), exp(a) + exp(b), all_ones.T @ exp(-x) + 1, a + b], ids=str)
def test_there_is_none_where_an_exponent_is_0_or_summed(of):
    assert lowest(polynomial(of), context()) is None
    for law in (reciprocal_of_exponentials, log_of_exponentials, root_of_exponentials):
        assert law(polynomial(of), context()) is None


def test_what_all_terms_have_is_taken_out():
    of = polynomial(b + exp(-a))
    ours = context()
    for law, value in ((reciprocal_of_exponentials, exp(a) / (b * exp(a) + 1)),
                       (log_of_exponentials, log(b * exp(a) + 1) - a),
                       (root_of_exponentials, sqrt(b * exp(a) + 1) * exp(-a / 2))):
        assert normal_form(ours.simplified(law(of, ours))) == normal_form(ours.simplified(polynomial(value)))


def cancelled(e):
    """What the law makes of a product in which something is below a line."""
    (term,) = polynomial(e)
    place = next(k for k, (head, _) in enumerate(term.factors) if head.key[1] == "reciprocal")
    return cancelled_power(term, place, context())


def test_so_much_of_a_power_of_e_cancels_as_stands_below():
    ours = context()
    expected = polynomial(exp(a) - b * exp(a) / (exp(a) + b))
    found = ours.simplified(cancelled(exp(2 * a) / (exp(a) + b)))
    assert normal_form(found) == normal_form(ours.simplified(expected))
    for other in (exp(2 * b) / (exp(a) + b), exp(a) / (exp(2 * a) + b), a / (exp(a) + b)):
        assert cancelled(other) is None
