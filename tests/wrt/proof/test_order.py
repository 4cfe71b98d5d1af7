"""The order of terms: a greatest one is found, or none; products keep the order."""

from __future__ import annotations

from itertools import permutations

import pytest
from laws_material import A, a, b, c, i, n, one, p, polynomial, x, y

from wrt import delta, exp, log, size, sqrt
from wrt.language.dimension import Index
from wrt.proof.order import dominant, rank, total, weight

d = Index("d", n)
FREE = (i, p)
# from small to great
ASCENDING = [one, a, a * a, exp(a) * a * a, x[i], a * x[i], exp(x[i]), x[i] * y[p]]


def term(e):
    (found,) = polynomial(e, FREE)
    return found


@pytest.mark.parametrize("e, expected", [
    (a, (0, 1)), (x[i], (1, 0)), (A[i, p], (1, 0)), (delta(i, p), (0, 0)), (size(n), (0, 1)), (exp(a), (0, 2)),
    (exp(a * b), (0, 3)), (exp(-2 * a), (0, 4)),
    (exp(2 * x[i]), (2, 2)), (exp(a + b), (0, 2)),
    (exp(x[i]), (1, 1)), (log(x[i] + a * y[i]), (1, 2)), (exp(exp(a)), (0, 3)),
    (sqrt(x[i] * y[p] + a * b * c * A[i, p]), (2, 1)), (A.inv[i, p], (1, 1))])
def test_the_weight_of_a_factor(e, expected):
    assert weight(term(e).factors[0]) == expected
    assert total(term(e)) == expected


def test_weights_of_factors_are_added():
    assert total(term(a * x[i] * exp(a))) == (1, 3) and total(term(2 * one)) == (0, 0)
    assert total(term(x[i] * delta(i, p))) == (1, 0)


def test_a_function_counts_more_than_any_term_of_its_argument():
    for inner in (a, a * b, x[i], x[i] * y[p] * a, exp(x[i]), a + b * b):
        assert total(term(exp(inner))) > max(map(total, polynomial(inner, FREE)))


def test_the_order_is_that_of_the_list():
    ranks = [rank(term(e)) for e in ASCENDING]
    assert ranks == sorted(ranks) and all(low != high for low, high in zip(ranks, ranks[1:]))


def test_a_product_keeps_the_order():
    for low, high in zip(ASCENDING, ASCENDING[1:]):
        for e in (a, b, exp(b), log(x[p]), A[i, p]):
            assert rank(term(low * e)) < rank(term(high * e))


def test_names_of_indices_do_not_count():
    assert rank(term(x[i] * y[p])) == rank(term(x[p] * y[i])) != rank(term(x[i] * x[p]))


@pytest.mark.parametrize("e, greatest", [
    (a + 1, a), (a * a + a * b * c + b, a * b * c), (x[i] + a * a * a * x[i], a * a * a * x[i]),
    (exp(a) + a, exp(a)), (3 * a, 3 * a), (a + b, b), (delta(i, p) + x[i] * y[p], x[i] * y[p])])
def test_the_greatest_term_is_found_in_any_order(e, greatest):
    for terms in permutations(polynomial(e, FREE)):
        assert dominant(terms) == term(greatest)


@pytest.mark.parametrize("e", [
    0 * a, one, 3 * one, delta(i, p), a * delta(i, p) + delta(i, p), x[i] * y[p] - x[p] * y[i]], ids=str)
def test_there_is_none_among_equals_numbers_and_deltas(e):
    assert dominant(polynomial(e, FREE)) is None
