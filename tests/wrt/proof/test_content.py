"""Taking a polynomial apart, and what does not come apart."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from laws_material import A, a, b, c, context, i, n, one, p, polynomial, sigma, x, y

from wrt import delta, exp, log, sum_over
from wrt import sign as sign_of
from wrt.language.dimension import Index
from wrt.proof.canonical import normal_form
from wrt.proof.content import (
    argument_of, cleared, closed_key, divisor, equal_factor, fresh, is_sum_of_squares, joined, only, opened_at, shared,
    sign, without, without_places, without_sizes,
)
from wrt.proof.terms import scale

FREE = (i, p)
d = Index("d", n)


def parts(*expressions):
    """Each expression as a part."""
    return Counter(normal_form(polynomial(e, FREE))[0] for e in expressions)


def term(e):
    (found,) = normal_form(polynomial(e, FREE))
    return found


# ------------------------------------------------------------------ numbers and parts
@pytest.mark.parametrize("e, number", [
    (4 * a + 6 * b, 2), (a / 2 + b / 3, Fraction(1, 6)), (-3 * a, 3), (a - b, 1), (one, 1),
    (2 * a / 3 - 4 * b, Fraction(2, 3))])
def test_the_number_in_front_is_positive_and_leaves_whole_numbers(e, number):
    terms = polynomial(e)
    assert divisor(terms) == number
    left = [t.coefficient / divisor(terms) for t in terms]
    assert all(k.denominator == 1 for k in left) and divisor(scale(1 / divisor(terms), terms)) == 1


@pytest.mark.parametrize("e, common", [
    (a * b + a * c, parts(a)), (a * a * b + a * a, parts(a, a)), (a * a + a, parts(a)),
    (a * (x.T @ y), parts(a, x.T @ y)),
    (a + b, parts()), (a * (x.T @ x) + b * (x.T @ y), parts()), (x[i] * y[p] + x[p] * y[i], parts()),
    (a * delta(i, p), parts(a)), (exp(a) * b + exp(a) * c, parts(exp(a))), (exp(a) + exp(2 * a), parts())], ids=str)
def test_what_all_terms_share(e, common):
    assert shared(polynomial(e, FREE)) == common


def test_what_is_left_is_the_quotient():
    terms, taken = polynomial(4 * a * a * b + 6 * a * (x.T @ y)), parts(a)
    left = without(terms, Fraction(2), taken, context())
    assert normal_form(left) == normal_form(polynomial(2 * a * b + 3 * (x.T @ y))) != normal_form(terms)
    assert normal_form(without(terms, Fraction(1), parts(), context())) == normal_form(terms)


def test_parts_are_joined_over_dummies_of_their_own():
    product = joined(Fraction(3), parts(x.T @ y).elements(), context())
    assert normal_form([product]) == normal_form(polynomial(3 * (x.T @ y)))
    twice = joined(Fraction(1), [*parts(x.T @ y).elements()] * 2, context())
    assert normal_form([twice]) == normal_form(polynomial((x.T @ y) * (x.T @ y))) and len(twice.dummies) == 2
    assert normal_form([twice]) != normal_form(polynomial(sum_over(i, x[i] * y[i] * x[i] * y[i])))


def test_fresh_dummies_are_new_and_free_indices_stay():
    (before,) = polynomial((A @ x)[i], (i,))
    ours = context()
    first, second = fresh(before, ours), fresh(before, ours)
    assert not first.dummies & second.dummies and normal_form([first]) == normal_form([second])
    assert all(i in at for at in (t.factors[0][1] for t in (first, second)))


# ------------------------------------------------------------------ signs
@pytest.mark.parametrize("e", [a, 2 * a, a - b, x.T @ x - a, a * b - c, x[i] * a - x[i], 1 - exp(a)], ids=str)
def test_one_of_a_polynomial_and_its_negative_has_the_sign_of_plus(e):
    terms = polynomial(e, FREE)
    assert {sign(terms), sign(scale(Fraction(-1), terms))} == {1, -1}


def test_a_letter_has_the_sign_of_plus():
    assert sign(polynomial(a)) == sign(polynomial(a * b)) == 1 != sign(polynomial(-a)) == sign(polynomial(-2 * a))


def test_the_sign_does_not_depend_on_names_of_indices():
    for e, other in ((x[i] * y[p] - x[p] * y[i], x[p] * y[i] - x[i] * y[p]), (x[i], x[p])):
        assert closed_key(polynomial(e, FREE)) == closed_key(polynomial(other, FREE))
        assert sign(polynomial(e, FREE)) == sign(polynomial(other, FREE))
    assert closed_key(polynomial(x[i], FREE)) != closed_key(polynomial(y[i], FREE))


# ------------------------------------------------------------------ functions
def test_a_function_of_something_and_nothing_else():
    assert only(polynomial(exp(a)), exp) is not None
    assert normal_form(argument_of(polynomial(exp(a + b)), exp, context())) == normal_form(polynomial(a + b))
    others = [2 * exp(a), exp(a) * b, exp(a) + 1, a, log(a), sum_over(d, exp(x[d])), one]
    assert [e for e in others if only(polynomial(e), exp)] == []
    assert argument_of(polynomial(log(a)), exp, context()) is None


def test_the_argument_is_read_at_the_indices_of_the_function():
    factor = term(sigma(x[i] * y[p])).factors[0]
    (head, at), ours = factor, context()
    assert normal_form(opened_at(factor, ours)) == normal_form(polynomial(x[i] * y[p], FREE))
    assert normal_form(opened_at((head, at[::-1]), ours)) == normal_form(polynomial(x[p] * y[i], FREE))
    assert normal_form(opened_at(term(A.inv[i, p]).factors[0], ours)) == normal_form(polynomial(A[i, p], FREE))


def test_factors_are_taken_by_their_places():
    product = term(a * b * c)
    assert without_places(product, 0, 2).factors == product.factors[1:2] and without_places(product) == product
    assert without_places(term(2 * (x.T @ y)), 0) != without_places(term(2 * (x.T @ y)), 1)


def test_an_equal_factor_is_found_behind_a_place():
    (term,) = polynomial(x[i] * a * x[i], FREE)
    assert equal_factor(term, 0) == 2 and equal_factor(term, 1) is None is equal_factor(term, 2)


@pytest.mark.parametrize("e, rest", [
    (sign_of(a) * a, one), (sign_of(a) * a * b, b), (sign_of(x[i]) * x[i], one),
    (sign_of(a) * sign_of(b) * a, sign_of(b)),
    (sign_of(a) * b, sign_of(a) * b), (sign_of(x[i]) * x[p], sign_of(x[i]) * x[p]), (sign_of(a * b) * a * b, one),
    (sign_of(a + b) * a, sign_of(a + b) * a), (a, a)], ids=str)
def test_absolute_values_are_left_out(e, rest):
    (term,) = polynomial(e, FREE)
    assert normal_form([without_sizes(term)]) == normal_form(polynomial(rest, FREE))


@pytest.mark.parametrize("e, holds", [
    (a * a, True), (a * a + 3 * b * b, True), (x.T @ x, True), (exp(a) * b * b, True), (sign_of(a) * a, True),
    (a, False), (a * b, False), (-a * a, False), (x.T @ y, False), (a * a - b, False), (sign_of(a) * b, False),
], ids=str)
def test_sums_of_squares_are_seen(e, holds):
    assert is_sum_of_squares(polynomial(e), context()) == holds


def test_a_sum_is_cleared_of_what_is_positive_below_lines():
    below = 1 + exp(a)
    found = cleared(polynomial(b - c / below + c / below / below), context())
    assert found.times == 2 and normal_form(found.below) == normal_form(polynomial(below))
    assert normal_form(found.polynomial) == normal_form(polynomial(b * below * below - c * below + c))
    for other in (b - c / (1 + a), b - 1 / a, c / below, b + sum_over(i, 1 / (1 + exp(x[i])))):
        assert cleared(polynomial(other), context()) is None
