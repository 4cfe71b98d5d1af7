"""What may have other regions at large sizes than at small ones."""

from __future__ import annotations

import pytest
from material import W, a, c, i, n, p, y

from wrt import Matrix, exp, eye, ones, size, sum_over, trace
from wrt.language.expression import as_expression
from wrt.nodes.einstein import bind, free_indices
from wrt.proof.growth import grows_with_a_size


def grows(border, *others):
    """Whether a border, not yet bound, grows among others."""
    return grows_with_a_size(*(
        [bind(border, free_indices(border))[0], [bind(other, free_indices(other))[0] for other in others]]))


one_n, A = ones(n), Matrix("A", n, n)


@pytest.mark.parametrize("border", [
    as_expression(3), a - c, a * a - 5, y[i], y[i] * y[p] - a * one_n[i] * one_n[p], exp(a) - 2, y.T @ y,
    y.T @ y + a * a * size(n), trace(A @ A.T), one_n.T @ y, one_n.T @ y - a, trace(A) + 3, y.T @ A @ y, trace(W @ W.T),
], ids=str)
def test_what_divides_alike_at_all_sizes(border):
    assert not grows(border)


@pytest.mark.parametrize("border", [
    size(n) - 7, a * size(n) - 3, y.T @ y - 5, 5 * (y.T @ y) - (one_n.T @ y) * (one_n.T @ y), -(y.T @ y) + a,
    sum_over(i, 1 / (one_n[i] + y[i] * y[i])), trace(A.inv), exp(one_n.T @ y) - 2, 1 / (one_n.T @ y) - a,
    trace(A @ A) + a, trace((eye(n) + A).inv), (one_n.T @ y) * a - c, sum_over(i, y[i] * y[i] * y[i])], ids=str)
def test_what_may_divide_more_at_large_sizes(border):
    assert grows(border)


def test_what_is_linear_must_be_so_in_letters_of_no_other_border():
    total = one_n.T @ y - 5
    assert grows(total, one_n[i] - y[i]) and not grows(total, a - 1)
    assert not grows(total, 5 - one_n.T @ y, 2 * (one_n.T @ y) - 10)
