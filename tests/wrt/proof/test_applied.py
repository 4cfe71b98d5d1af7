"""Functions of polynomials: slots in canonical order, the chain rule, what the form cannot see."""

from __future__ import annotations

from fractions import Fraction

import pytest
from laws_material import answer
from material import W, f, i, j, l, m, n, p, phi, q, sigma, x, y

from wrt import Matrix, Vector, cos, exp, log, ones, sin, tanh, trace
from wrt.language.dimension import Index
from wrt.nodes import reciprocal
from wrt.proof.applied import Applied, applied, function_of
from wrt.proof.atom import Atom
from wrt.proof.canonical import normal_form
from wrt.proof.delta import DELTA
from wrt.proof.reading import derive, reopen
from wrt.proof.terms import multiply, one, scale
from wrt.proof.translation import Translation

u, v = Vector("u", n), Vector("v", n)
d, e = Index("d", n), Index("e", m)


def entry(symbol, *at):
    return Atom(symbol), at


def product(first, second):
    """u at one index times v at another."""
    return one(entry(u, first), entry(v, second))


# ------------------------------------------------------------------ slots
def test_a_function_does_not_depend_on_the_names_in_its_argument():
    head, at = applied(sigma, product(i, p))
    other, places = applied(sigma, one(entry(v, i), entry(u, p)))
    assert head == other and at == places[::-1]
    assert head != applied(sigma.prime, product(i, p))[0]


def test_neither_free_indices_nor_dummies_are_in_the_head():
    there, back = (applied(sigma, one(entry(u, at), entry(v, summed), entry(v, summed), dummies=[summed]))
                   for at, summed in ((i, p), (d, i)))
    assert there[0] == back[0] and (there[1], back[1]) == ((i,), (d,))
    assert {index.name for term in there[0].argument for _, at in term.factors for index in at} == {"#0", "~000"}


def test_a_function_at_equal_indices_has_one_slot():
    apart, joined = applied(sigma, product(i, p)), applied(sigma, product(i, i))
    assert normal_form(one(apart, (DELTA, (i, p)), dummies=[p])) == normal_form(one(joined))
    assert normal_form(one(apart, (DELTA, (i, p)))) == normal_form(one(joined, (DELTA, (i, p))))


def test_two_slots_that_come_to_hold_one_index_are_one():
    head, at = applied(sigma, product(i, p))
    assert head.closed_again((i, i)) == applied(sigma, product(i, i)) != (head, (i, i))
    assert head.closed_again(at) == (head, at) and head.closed_again((d, i)) == (head, (d, i))


def test_a_function_of_what_cancels_has_no_slot():
    nothing = one(entry(y, i)) + scale(Fraction(-1), one(entry(y, i)))
    assert applied(sigma, nothing) == applied(sigma, []) == (Applied((), sigma), ())


def test_the_key_tells_apart_what_differs():
    heads = [applied(f, argument)[0] for f in (sigma, sigma.prime, phi)
             for argument in (product(i, p), one(entry(u, i)), scale(Fraction(2), one(entry(u, i))), one(entry(v, i)))]
    assert len({head.key for head in heads}) == len(heads) == len(set(heads))
    assert heads[0].inside() == heads[0].argument != ()


# ------------------------------------------------------------------ what the form cannot see
@pytest.mark.parametrize("function, argument, hides", [
    (sigma, one(entry(u, i)), False), (sin, one(entry(u, i)), True), (reciprocal, one(entry(u, i)), True),
    (sigma, one((DELTA, (i, p))), True), (sigma, one(applied(sigma, one((DELTA, (i, p))))), True),
    (sigma, one(applied(sigma, one(entry(u, i)))), False)])
def test_an_identity_may_hide_in_known_functions_and_where_a_delta_is(function, argument, hides):
    assert applied(function, argument)[0].hides_an_identity() is hides


def test_a_function_of_a_symmetric_argument_is_symmetric():
    S, all_ones = Matrix("S", n, n), ones(n)
    both, apart = u @ all_ones.T + all_ones @ u.T, u @ all_ones.T - all_ones @ u.T
    assert answer(trace(sigma(both) @ S), trace(sigma(both) @ S.T)) == "equal"
    assert answer(trace(sigma(apart) @ S), trace(sigma(both) @ S.T)) == "different"
    twice = sigma(W[i, q] * W[p, l])
    assert answer(twice, sigma(W[p, l] * W[i, q]), (i, p, q, l)) == "equal"
    assert answer(twice, sigma(W[i, l] * W[p, q]), (i, p, q, l)) != "equal"


# ------------------------------------------------------------------ derivatives
def test_the_chain_rule():
    found = derive(one(applied(sigma, product(i, p))), u, (d,), Translation())
    expected = one(applied(sigma.prime, product(i, p)), (DELTA, (i, d)), entry(v, p))
    assert normal_form(found) == normal_form(expected) != ()
    assert derive(one(applied(sigma, product(i, p))), y, (d,), Translation()) == []


def test_a_function_of_a_sum_is_derived_over_fresh_dummies():
    square = one(entry(y, d), entry(y, d), dummies=[d])
    found = derive(one(applied(sigma, square), entry(u, d), entry(u, d), dummies=[d]), y, (i,), Translation())
    expected = one(applied(sigma.prime, square), entry(u, d), entry(u, d), entry(y, i), dummies=[d])
    assert normal_form(found) == normal_form(scale(Fraction(2), expected))


def test_a_function_of_a_function():
    inner = one(applied(phi, one(entry(y, i))))
    found = derive(one(applied(sigma, inner)), y, (p,), Translation())
    assert normal_form(found) == normal_form(
        one(applied(sigma.prime, inner), applied(phi.prime, one(entry(y, i))), (DELTA, (i, p))))


def power(function, argument, times):
    """function(argument) to a whole power."""
    return multiply(*[one(applied(function, argument))] * times)


@pytest.mark.parametrize("function, expected", [
    (exp.prime, [(1, exp, 1)]), (sin.prime, [(1, cos, 1)]), (cos.prime, [(-1, sin, 1)]), (sigma.prime, None),
    (log.prime, [(1, reciprocal, 1)]), (log.prime.prime, [(-1, reciprocal, 2)]), (tanh, [(1, tanh, 1)]),
    (tanh.prime, [(1, tanh, 0), (-1, tanh, 2)])])
def test_the_derivative_of_a_known_function_is_written_by_its_rule(function, expected):
    argument = one(entry(u, i)) + one(entry(y, d), entry(v, d), dummies=[d])
    expected = expected or [(1, function, 1)]
    by_hand = [term for c, f, times in expected for term in scale(Fraction(c), power(f, argument, times))]
    assert normal_form(function_of(function, argument, Translation())) == normal_form(by_hand)


# ------------------------------------------------------------------ names
def test_names_in_the_argument_are_opened():
    closed = one(applied(sigma, one(entry(f, i))))
    opened = one(applied(sigma, one(entry(W, i, e), entry(x, e), dummies=[e])))
    assert normal_form(reopen(closed, Translation())) == normal_form(opened) != normal_form(closed)
    unchanged = one(applied(sigma, one(entry(W, i, j), entry(W, p, q))))
    assert normal_form(reopen(unchanged, Translation())) == normal_form(unchanged)
