"""What a statement demands to be positive, what follows from it, and what does not."""

from __future__ import annotations

import pytest
from laws_material import A, a, all_ones, answer, b, c, i, n, one, p, polynomial, q, softmax, x, y

from wrt import Matrix, define, exp, log, sign, sin, size, sqrt, sum_over
from wrt.language.expression import as_expression
from wrt.nodes.einstein import bind
from wrt.proof.positive import Fact, Positive, demanded, names

FREE = frozenset((i, p))


def positive(*demands, free=()):
    return Positive([polynomial(e, FREE) for e in demands], frozenset(free))


def has(facts, e):
    return facts.has(polynomial(e, FREE))


# ------------------------------------------------------------------ what is demanded
def test_logarithms_and_roots_demand_and_quotients_do_not():
    found = demanded(as_expression(e) for e in (log(a) + sqrt(b * c), 1 / a, exp(a), sin(b)))
    assert [demand.expression for demand in found] == [a, b * c]
    assert demanded([1 / a, exp(a) * b, A.inv]) == []


def test_what_is_demanded_twice_is_listed_once_and_definitions_are_opened():
    logarithm = define("l", log(a * b))
    assert [demand.expression for demand in demanded([log(a) * log(a), logarithm])] == [a, a * b]
    assert demanded([define("E", exp(a))]) == []
    assert answer(log(a * b) - log(b), define("l", log(a))) == "equal" == answer(log(a * b) - log(b), log(a))


def test_the_names_of_a_statement_are_those_that_are_not_summed():
    assert names(bind(x[i] * y[p], (i, p))[0]) == {i, p}
    assert names(bind(sum_over(i, x[i] * y[i]) * x[p], (p,))[0]) == {p}
    assert names(x.T @ y) == frozenset()


# ------------------------------------------------------------------ what follows
@pytest.mark.parametrize("demands, e", [
    ((), one), ((), exp(a)), ((), size(n)), ((), 3 * exp(a) * size(n)), ((), 1 / exp(a)), ((), exp(a) + 1),
    ((), all_ones.T @ exp(x)), ((), softmax[i]), ((), log(exp(a) + 1)), ((), sign(a) * a),
    ((), sign(x[i]) * x[i] * exp(a)), ((), sign(x).T @ x), ((sign(a),), a),
    ((a,), a), ((a,), 2 * a), ((2 * a,), a), ((a,), a * a),
    ((a,), 1 / a), ((a, b), a * b + a), ((a - b,), a - b), ((a - b,), 2 * a - 2 * b), ((a * b, a), b), ((a, a * b), b),
    ((a * b * c, b, c), a), ((1 / a,), a), ((a / b, b), a), ((a / b, a), b), ((a * exp(c),), a), ((size(n) * a,), a),
    ((a * b, b * c, c), a), ((x.T @ x,), x.T @ x), ((x[i],), x[p]), ((x[i],), all_ones.T @ x), ((sqrt(a),), sqrt(a)),
], ids=str)
def test_it_is_known_to_be_positive(demands, e):
    assert has(positive(*demands), e)


@pytest.mark.parametrize("demands, e", [
    ((), 0 * a), ((), -one), ((), a), ((), a * a), ((), a - a + size(n) - 1), ((), x.T @ x), ((), log(exp(a))),
    ((), sin(a)), ((), sign(a)), ((), sign(a) * b), ((), sign(x[i]) * x[p]), ((sign(a),), b),
    ((a,), b), ((a,), -a), ((a,), a - 1), ((a * b,), a), ((a * b,), a + b),
    ((a + b,), a), ((a - b,), b - a), ((-a,), a),
    ((a * a,), a), ((a * b, c), b), ((1 / a,), b), ((a / b,), a), ((x.T @ x,), x[i]), ((x.T @ x,), y.T @ y),
    ((x.T @ y,), x[i]), ((A[i, p],), x[i]), ((-2 * a * b, a), b)], ids=str)
def test_it_is_not_known_to_be_positive(demands, e):
    assert not has(positive(*demands), e)


# ------------------------------------------------------------------ indices
def test_a_free_index_of_the_statement_stands_for_one_value():
    facts = positive(x[i], free=(i, p))
    assert has(facts, x[i]) and not has(facts, x[p]) and not has(facts, all_ones.T @ x)
    assert facts.pinned == {i} and positive(x[i]).pinned == set()


def test_a_fact_is_granted_at_its_indices():
    closed = positive(x[i]).facts[0].closed
    assert Fact(closed, (None,)).grants(closed, (p,)) and Fact(closed, (i,)).grants(closed, (i,))
    assert not Fact(closed, (i,)).grants(closed, (p,))
    assert not Fact(closed, (None,)).grants(positive(y[i]).facts[0].closed, (p,))


def test_indices_of_a_matrix_are_told_apart():
    B = Matrix("B", n, q.dimension)
    facts = Positive([polynomial(B[i, q], (i, q))], frozenset((i, q)))
    assert facts.has(polynomial(B[i, q], (i, q))) and not facts.has(polynomial(B[p, q], (p, q)))
    square = positive(A[i, p], free=(i, p))
    assert has(square, A[i, p]) and not has(square, A[p, i]) and not has(square, A[i, i])


def test_a_statement_with_free_indices():
    """x_i > 0 for the i of the statement says nothing about another entry; x > 0 does."""
    squared = sqrt(x[p] * x[p])
    assert answer(squared * log(x[i]), x[p] * log(x[i]), (i, p)) != "equal"
    assert answer(squared + sum_over(i, 0 * log(x[i])) * x[p], x[p], (p,)) == "equal"
    assert answer(squared + 0 * (all_ones.T @ log(x)) * x[p], x[p], (p,)) == "equal"
    assert answer(sum_over(p, squared) * log(x[i]), (all_ones.T @ x) * log(x[i]), (i,)) != "equal"
    assert answer(squared * log(x[p]), x[p] * log(x[p]), (p,)) == "equal"
