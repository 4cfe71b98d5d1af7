"""Exponents that are made of sizes: which are whole, which may be negative, and what they are."""

from fractions import Fraction

import pytest
from material import a, m, n, x

from wrt import size
from wrt.language.expression import as_expression
from wrt.nodes.power import is_whole, may_be_negative, whole_value

N, M = size(n), size(m)
ONE = as_expression(1)


@pytest.mark.parametrize("exponent, value", [
    (ONE * 7, 7), (N * M - 1, 5), (N * (N - 1) / 2, 1), (N * (N + 1) * (N + 2) / 6, 4), (N * N / 2 - N / 2, 1),
    (N * (N - 1) * M * (M + 1) / 4, 6), ((N + M) * (N + M + 1) / 2, 15), (N / 2 + N / 2, 2), (0 * N, 0),
])
def test_a_whole_exponent_has_a_value(exponent, value):
    assert is_whole(exponent) and whole_value(exponent, {n: 2, m: 3}) == value


@pytest.mark.parametrize("exponent", [
    ONE / 2, N / 2, N * M / 2, N * (N + 1) / 3, N * (N - 1) / 4, N * (N + 1) / 2 + M / 2, a, a * N, x.T @ x,
    (N * N + 1) / 2,
])
def test_what_is_a_fraction_at_some_sizes_is_not_whole(exponent):
    assert not is_whole(exponent)


def test_what_is_too_large_to_be_looked_at_is_not_called_whole():
    great = (N + M)
    for _ in range(40):
        great = great * (N - M)
    assert is_whole(great) and not is_whole(great / 2)


@pytest.mark.parametrize("exponent, may_be", [
    (N, False), (N - 1, False), (N - 2, True), (N - M, True), (N * (N - 1) / 2, False), (N * M - N, False),
    (N * M - N - M + 1, False), (N * M - N - M, True), (ONE * -1, True), (Fraction(1, 2) * (N - 1) * (M - 1), False),
])
def test_an_exponent_may_be_negative_if_its_terms_in_what_is_more_than_one_do(exponent, may_be):
    assert may_be_negative(exponent) == may_be
