"""What an evaluation costs, against the operations that are counted while it is done."""

from __future__ import annotations

import pytest
from material import F, W, X, a, i, j, k, m, n, p, q, sigma, x, y
from node import trees_of
from nodes import FILES

from wrt import Matrix, Scalar, define, eye, gradient, jacobian, partial, sum_over
from wrt.arrays.cost import cost
from wrt.arrays.jet import Jet
from wrt.arrays.numeric import NumericPoint
from wrt.arrays.point import evaluate
from wrt.claims.points import plain_symbols, whole_points
from wrt.claims.sizes import default_sizes
from wrt.errors import ConditionError
from wrt.nodes.einstein import bind, free_indices

S = Matrix("S", n, n)
AFFORDED = 2 * 10**4


class Counted(Jet):
    """A jet that counts sums and products."""

    __slots__ = ()
    done = 0

    def __add__(self, other):
        Counted.done += 1
        return super().__add__(other)

    def __mul__(self, other):
        Counted.done += 1
        return super().__mul__(other)


class Counting(NumericPoint):
    """A point of such jets."""

    def number(self, value):
        return Counted(super().number(value).parts)

    def with_shifts(self, shifts):
        return Counting(self.sizes, self.values, self.digits, self.kind, shifts, self.functions, self.jet)


def counted(tree, free, sizes):
    """The sums and products of an evaluation, at the first point at which there is a value."""
    for values in whole_points(plain_symbols([tree]), sizes):
        point, Counted.done = Counting(sizes, values, 20), 0
        try:
            for binding in point.bindings(free):
                evaluate(tree, point, binding)
        except (ConditionError, ZeroDivisionError):
            continue
        return Counted.done
    return None


def test_the_cost_of_all_examples_is_about_what_is_counted():
    """It is never much less; it is more where entries are only moved, or many are of one matrix."""
    found = []
    for file in FILES.values():
        for tree, free in trees_of(file):
            sizes = default_sizes(tree)[0]
            told = cost(sizes, free, tree)
            done = counted(tree, free, sizes) if told < AFFORDED else None
            if done is not None:
                found.append((tree.text(), told, done))
    assert len(found) > 400
    assert [case for case in found if case[2] > 3 * case[1]] == []
    reckoned = [case for case in found if case[2] >= 10]
    assert len(reckoned) > 240 and [case for case in reckoned if case[1] > 30 * case[2]] == []
    assert sum(case[1] <= 3 * case[2] for case in reckoned) > 0.8 * len(reckoned)


@pytest.mark.parametrize("sizes", [{n: 4, m: 2, k: 3}, {n: 3, m: 6, k: 2}], ids=str)
@pytest.mark.parametrize("tree", [
    W @ X, S.inv, S @ S @ S, F, F @ y, gradient(y.T @ W @ x, W), jacobian(sigma(W @ x), x),
    partial((W @ x)[i], W[p, q]), sum_over(i, sum_over(j, W[i, j] * W[i, j])), gradient(Scalar("L", of=W), W)], ids=str)
def test_it_grows_with_the_sizes_as_the_work_does(tree, sizes):
    free = free_indices(tree)
    bound = bind(tree, free)[0]
    assert counted(bound, free, sizes) / 3 <= cost(sizes, free, bound) <= 15 * counted(bound, free, sizes)


def test_free_indices_and_several_sides_are_counted():
    sizes = {n: 4, m: 3}
    once = cost(sizes, (), W @ x)
    assert cost(sizes, (i, q), W @ x) == 12 * once and cost(sizes, (), W @ x, W @ x) == 2 * once
    assert cost(sizes, (), W @ x, y) == once + cost(sizes, (), y) and cost(sizes, (), a) >= 1


def test_what_a_definition_stands_for_is_counted():
    sizes = {n: 6, m: 5}
    assert cost(sizes, (), define("K", W @ W.T @ W @ W.T)) > cost(sizes, (), W @ W.T @ W)
    assert cost(sizes, (), (eye(n) + W @ W.T).inv) > 6**3


def test_it_is_known_at_once_and_the_same_each_time():
    """A matrix of a million rows is not made."""
    huge = {n: 10**6, m: 10**6}
    assert cost(huge, (), S.inv) == cost(huge, (), S.inv) > 10**18
    tree = a
    for _ in range(60):
        tree = tree * tree + tree       # 2⁶⁰ leaves
    assert cost({}, (), tree) > 10**18
