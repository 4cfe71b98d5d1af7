"""Functions of real numbers: what their laws prove, near misses of them, and what they rest on."""

from __future__ import annotations

from fractions import Fraction

import pytest
from laws_material import (
    X, a, all_ones, answer, b, c, centred, context, differ, eye_n, i, logistic, n, norm, normalised, one, p, polynomial,
    softmax, variance, x, y,
)

import wrt
from wrt import cos, delta, exp, gradient, hadamard, jacobian, log, sin, size, sqrt, sum_over, tanh
from wrt.language.expression import as_expression
from wrt.nodes.einstein import free_indices
from wrt.proof.canonical import normal_form
from wrt.proof.equality import decide
from wrt.proof.functions import (
    exp_of_log, exp_of_sum, log_of_product, merged_exponentials, of, parity, power, root_of_product, squared_root,
)

damped = centred / sqrt(variance + c)
CASES = [
    ("1/√a", 1 / sqrt(a), sqrt(a) / a),
    ("√(a²)", sqrt(a * a) + 0 * sqrt(a), a), ("√(4a)", sqrt(4 * a), 2 * sqrt(a)),
    ("√(a/2)", 2 * sqrt(a / 2), sqrt(2 * a)),
    ("√(1/a)", sqrt(1 / a), 1 / sqrt(a)), ("√8", sqrt(2 * one) * 2, sqrt(8 * one)),
    ("√(a/b)", sqrt(a / b), sqrt(a) / sqrt(b)), ("√P√P", sqrt(a + b) * sqrt(a + b), a + b),
    ("√a = a/√a", a / sqrt(a), sqrt(a)), ("√ with one unknown", sqrt(a * b) / sqrt(a) + 0 * sqrt(b), sqrt(b)),
    ("eᵃeᵇ", exp(a) * exp(b), exp(a + b)), ("eᵃe⁻ᵃ", exp(a) * exp(-a), one), ("e⁰", exp(0 * a), one),
    ("1/eᵃ", 1 / exp(a), exp(-a)), ("e^log a", exp(log(a)), a),
    ("e^(½ log a)", exp(log(a) / 2), sqrt(a)),
    ("e^(−log a)", exp(-log(a)), 1 / a),
    ("log a/b", log(a / b), log(a) - log(b)), ("log a²", log(a * a) + 0 * log(a), 2 * log(a)),
    ("log 2a", log(2 * a), log(2 * one) + log(a)), ("log 1", log(one), 0 * a),
    ("log 12", log(12 * one), 2 * log(2 * one) + log(3 * one)), ("log an", log(size(n) * a), log(size(n)) + log(a)),
    ("cos(a − b)", cos(a - b), cos(b - a)), ("sin 0", sin(0 * a), 0 * a),
    ("cos 0", cos(0 * a), one), ("tanh 0", tanh(0 * a), 0 * a), ("logistic in eᵃ", logistic, exp(a) / (1 + exp(a))),
    ("shifted softmax", exp(x - a * all_ones) / (all_ones.T @ exp(x - a * all_ones)), softmax),
    ("log softmax", log(softmax), x - log(all_ones.T @ exp(x)) * all_ones),
    ("cross entropy", gradient(-y.T @ log(softmax), x), (all_ones.T @ y) * softmax - y),
    ("‖x‖²", wrt.norm(x) * wrt.norm(x), x.T @ x), ("‖x‖ by its word", gradient(wrt.norm(x), x), x / wrt.norm(x)),
    ("‖X‖", gradient(wrt.norm(X), X), X / wrt.norm(X)), ("‖ax‖", wrt.norm(a * x) + 0 * log(a), a * wrt.norm(x)),
    ("∂‖x‖", jacobian(norm, x), x.T / norm), ("∇‖x‖", gradient(norm, x), x / norm),
    ("x/‖x‖", jacobian(x / norm, x), (eye_n - x @ x.T / (x.T @ x)) / norm),
    ("|x/‖x‖|²", (x.T / norm) @ (x / norm), one),
    ("a layer's size", normalised.T @ normalised, size(n)),
    ("a layer's derivative", jacobian(normalised, x),
     (eye_n - all_ones @ all_ones.T / size(n) - normalised @ normalised.T / size(n)) / sqrt(variance)),
    ("with a damped root", jacobian(damped, x),
     (eye_n - all_ones @ all_ones.T / size(n) - damped @ damped.T / size(n)) / sqrt(variance + c)),
]
MISSES = [
    ("√(a²) with b", sqrt(a * a) + 0 * sqrt(b), a),
    ("√a³", sqrt(a) * sqrt(a), a * a),
    ("√(a + b)", sqrt(a + b), sqrt(a) + sqrt(b)),
    ("√((a − 1)²)", sqrt((a - 1) * (a - 1)), a - 1), ("√(a²b²)", sqrt(a * a * b * b), a * b),
    ("√(−a)√(−b)", sqrt(-a) * sqrt(-b), -sqrt(a * b)), ("√2a", sqrt(2 * a), 2 * sqrt(a)),
    ("√ab √ab", sqrt(a * b) * sqrt(a * b), a * a), ("eᵃ + eᵇ", exp(a) + exp(b), exp(a + b)),
    ("e^(ab)", exp(a * b), exp(a) * exp(b)),
    ("eᵃeᵃ", exp(a) * exp(a), exp(a * a)),
    ("e⁰ = 0", exp(0 * a), 0 * a),
    ("Σ of exponentials", sum_over(i, exp(x[i])), exp(all_ones.T @ x)),
    ("exponentials at two indices", sum_over(i, exp(x[i])) * sum_over(i, exp(x[i])),
     size(n) * sum_over(i, exp(2 * x[i]))),
    ("exponentials apart", sum_over(i, exp(x[i])) * sum_over(i, exp(y[i])), sum_over(i, exp(x[i] + y[i]))),
    ("log a²", log(a * a), log(a)),
    ("log(ab) with signs", log(a * b), log(-a) + log(-b) + one),
    ("log a log b", log(a * b), log(a) * log(b)), ("log 2a", log(2 * a), 2 * log(a)),
    ("log Σ", log(all_ones.T @ exp(x)), all_ones.T @ x), ("sin² − cos²", sin(a) * sin(a) - cos(a) * cos(a), one),
    ("sin a, cos b", sin(a) * sin(a) + cos(b) * cos(b), one),
    ("sin a sin b", sin(a) * sin(b) + cos(a) * cos(b), one),
    ("Σ sin", sum_over(i, sin(x[i])) * sum_over(i, sin(x[i])),
     size(n) - sum_over(i, cos(x[i])) * sum_over(i, cos(x[i]))),
    ("‖ax‖ of any sign", wrt.norm(a * x), a * wrt.norm(x)), ("‖x + y‖", wrt.norm(x + y), wrt.norm(x) + wrt.norm(y)),
    ("∂‖x‖ not divided", jacobian(norm, x), x.T), ("∂‖x‖ squared", jacobian(norm, x), x.T / (x.T @ x)),
    ("∂‖x‖ doubled", jacobian(norm, x), 2 * x.T / norm), ("∂‖x‖ of another", jacobian(norm, x), x.T / sqrt(y.T @ y)),
    ("a layer without its mean", jacobian(normalised, x),
     (eye_n - normalised @ normalised.T / size(n)) / sqrt(variance)),
    ("a layer, n forgotten", jacobian(normalised, x),
     (eye_n - all_ones @ all_ones.T / size(n) - normalised @ normalised.T) / sqrt(variance)),
    ("a layer, variance for root", normalised.T @ normalised, one),
    ("cross entropy with a sign", gradient(-y.T @ log(softmax), x), softmax + y),
    ("cross entropy, any y", gradient(-y.T @ log(softmax), x), softmax - y),
]


@pytest.mark.parametrize("left, right", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_the_laws_prove(left, right):
    assert answer(left, right) == "equal"


@pytest.mark.parametrize("left, right", [case[1:] for case in MISSES], ids=[case[0] for case in MISSES])
def test_near_misses_are_not_equal(left, right):
    assert answer(left, right, free_indices(as_expression(left))) != "equal"


@pytest.mark.slow
def test_real_numbers_say_the_same():
    assert [name for name, *sides in CASES if differ(*sides)] == []
    assert [name for name, *sides in MISSES if not differ(*sides)] == []


# ------------------------------------------------------------------ what the answer rests on
@pytest.mark.parametrize("left, right, laws", [
    (sqrt(a) * sqrt(a), a, {"square of a root"}), (exp(a) * exp(b), exp(a + b), {"exponential of a sum"}),
    (log(a * b), log(a) + log(b), {"logarithm of a product"}), (1 / sqrt(a), sqrt(a) / a, {"quotient of a root"}),
    (exp(a) / exp(a), one, set()), (sqrt(a) + a / a, 1 + sqrt(a), set()), (a * exp(b), exp(b) * a, set())])
def test_laws_of_functions_are_named_where_the_answer_rests_on_them(left, right, laws):
    assert set(decide(left, right).laws) == laws


def test_entries_of_a_statement_with_free_indices():
    assert answer(log(x[i] * y[i]), log(x[i]) + log(y[i]), (i,)) == "equal"
    assert answer(x[i] * x[i] * y[p] / x[i], x[i] * y[p], (i, p)) == "equal"
    assert answer(exp(log(x[i] * x[p])) * log(x[p]), x[i] * x[p] * log(x[p]), (i, p)) == "equal"
    assert answer(hadamard(exp(log(x)), y), hadamard(x, y)) == "equal"
    assert answer(softmax[i] * delta(i, p) - softmax[i] * softmax[p], jacobian(softmax, x)[i, p], (i, p)) == "equal"
    assert answer(log(x[i] * y[p]), log(x[p] * y[i]), (i, p)) != "equal"


@pytest.mark.parametrize("more", [0 * b, 0 * log(b), 0 * sqrt(-a), 0 * log(a * b),
                                  0 / a, 0 * log(a * a), 0 * sqrt(a + b)])
def test_a_law_is_not_used_without_its_condition(more):
    """Nothing here demands a > 0; then √(a²) may be −a, and log a² is 2 log(−a) there."""
    assert answer(sqrt(a * a) + more, a) == "undecided"
    assert answer(sqrt(a * a) / a + more, one) == "undecided"


@pytest.mark.parametrize("more", [0 * sqrt(a), 0 * log(a), 0 * log(2 * a), 0 * log(1 / a), 0 * log(a) / b,
                                  0 * sqrt(a * exp(b)), 0 * sqrt(a * b) * log(b), 0 * log(size(n) * a)])
def test_a_law_is_used_where_the_statement_demands_its_condition(more):
    assert answer(sqrt(a * a) + more, a) == "equal"
    assert answer(sqrt(a * a), a + more) == "equal"


# ------------------------------------------------------------------ the laws themselves
def test_a_logarithm_and_a_root_take_out_only_what_is_demanded_to_be_positive():
    product = polynomial(a * b)
    for law, taken in ((log_of_product, log(a) + log(b)), (root_of_product, sqrt(a) * sqrt(b))):
        assert law(product, context()) is None
        found = law(product, context(polynomial(a)))
        assert normal_form(found) == normal_form(polynomial(taken))
        assert law(polynomial(a + b), context(polynomial(a), polynomial(b))) is None
        assert law([], context()) is None


def test_a_number_is_taken_apart_into_primes():
    twelve = polynomial(12 * one)
    assert normal_form(log_of_product(twelve, context())) == normal_form(polynomial(2 * log(2 * one) + log(3 * one)))
    assert normal_form(root_of_product(twelve, context())) == normal_form(polynomial(2 * sqrt(3 * one)))
    assert log_of_product(polynomial(3 * one), context()) is None is root_of_product(polynomial(3 * one), context())
    assert log_of_product(polynomial(one), context()) == []
    assert root_of_product(polynomial(4 * one), context()) == polynomial(2 * one)


def test_an_exponential_takes_a_sum_apart_and_leaves_one_term():
    found = exp_of_sum(polynomial(a + b), context())
    assert normal_form(found) == normal_form(polynomial(exp(a) * exp(b))) != normal_form(polynomial(exp(a) + exp(b)))
    assert normal_form(exp_of_sum([], context())) == normal_form(polynomial(one))
    assert exp_of_sum(polynomial(a), context()) is None


def test_a_power_needs_a_logarithm_times_halves():
    assert normal_form(exp_of_log(polynomial(-2 * log(a)), context())) == normal_form(polynomial(1 / a * (1 / a)))
    for other in (log(a) / 3, log(a) * b, a * one, log(a) + log(b), log(a) * log(a)):
        assert exp_of_log(polynomial(other), context()) is None
    inner = polynomial(log(a))[0].factors[0]
    for exponent, value in ((2, a * a), (-1, 1 / a), (0, one), (Fraction(3, 2), a * sqrt(a)),
                            (Fraction(-1, 2), 1 / a * sqrt(a))):
        assert normal_form(power(inner, Fraction(exponent), context())) == normal_form(polynomial(value))


def test_exponentials_are_merged_where_the_exponents_differ_by_a_number():
    (term,) = polynomial(exp(a) * exp(3 * a))
    assert normal_form(merged_exponentials(term, 0, context())) == normal_form(polynomial(exp(4 * a)))
    for apart in (exp(a) * exp(b), exp(a) * exp(a * a), exp(a) * log(a), exp(x[i]) * exp(x[p]), exp(a)):
        (term,) = polynomial(apart, (i, p))
        assert merged_exponentials(term, 0, context()) is None


def test_a_root_is_squared_by_the_same_root_alone():
    (term,) = polynomial(sqrt(x[i]) * sqrt(x[i]), (i,))
    assert normal_form(squared_root(term, 0, context())) == normal_form(polynomial(x[i], (i,)))
    for apart in (sqrt(a) * sqrt(b), sqrt(x[i]) * sqrt(x[p]), sqrt(a) * a, sqrt(a)):
        (term,) = polynomial(apart, (i, p))
        assert squared_root(term, 0, context()) is None


def test_one_of_a_and_its_negative_keeps_its_sign():
    odd = parity(sin, [], -1)
    kept, turned = sorted((polynomial(a - b), polynomial(b - a)), key=lambda e: odd(e, context()) is not None)
    assert odd(kept, context()) is None and odd([], context()) == []
    assert normal_form(odd(turned, context()) + of(sin, kept)) == ()
    assert normal_form(odd(turned, context())) != normal_form(of(sin, kept))
