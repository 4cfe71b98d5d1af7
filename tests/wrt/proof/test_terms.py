"""Sums of terms: products, other indices, fresh dummies, and what a head is unless it says otherwise."""

from __future__ import annotations

from fractions import Fraction

import pytest
from material import W, i, j, m, n, p, q, sigma, x, y

from wrt import Matrix
from wrt.language.dimension import Index
from wrt.proof.applied import Applied, applied
from wrt.proof.atom import Atom
from wrt.proof.canonical import normal_form
from wrt.proof.delta import DELTA
from wrt.proof.terms import Head, Term, free, heads, multiply, one, renamed_dummies, scale, substitute
from wrt.proof.translation import Translation

S = Matrix("S", n, n)


def entry(symbol, *at):
    return Atom(symbol), at


def term(*factors, dummies=()):
    return one(*factors, dummies=dummies)[0]


# ------------------------------------------------------------------ reckoning
def test_multiply_distributes():
    square = multiply([term(entry(y, i)), term(entry(x, j))], [term(entry(y, i)), term(entry(x, j))])
    assert {t.coefficient for t in normal_form(square)} == {1, 2} and len(square) == 4



def test_substitute_replaces_free_indices_and_dummies_at_once():
    swapped = substitute(term(entry(S, i, p), dummies=[p]), {i: p, p: i})
    assert swapped == term(entry(S, p, i), dummies=[i])


def test_factors_stay_in_order_and_dummies_are_united():
    left, right = scale(Fraction(2), one(entry(y, p), dummies=[p])), scale(Fraction(3), one(entry(x, j), dummies=[j]))
    assert multiply(left, right) == [Term(Fraction(6), (entry(y, p), entry(x, j)), frozenset({p, j}))]


def test_the_empty_product_is_one_and_the_empty_sum_is_nothing():
    two = one(entry(y, i)) + one(entry(y, p))
    assert multiply() == one() == [Term(Fraction(1))]
    assert multiply(two) == two == multiply(two, one())
    assert multiply(two, []) == [] == scale(Fraction(2), [])


def test_a_number_scales_every_term_and_no_factor():
    two = one(entry(y, i)) + scale(Fraction(-3), one(entry(y, p)))
    assert [t.coefficient for t in scale(Fraction(1, 2), two)] == [Fraction(1, 2), Fraction(-3, 2)]
    assert [t.factors for t in scale(Fraction(1, 2), two)] == [t.factors for t in two]


# ------------------------------------------------------------------ indices
def test_fresh_dummies_are_new_and_have_the_dimensions_of_the_old():
    translation, source = Translation(), term(entry(W, p, q), entry(x, q), entry(S, i, p), dummies=[p, q])
    first, second = (renamed_dummies(source, translation) for _ in range(2))
    assert not first.dummies & second.dummies and not first.dummies & source.dummies
    assert sorted(index.dimension for index in first.dummies) == [m, n]
    assert normal_form([first]) == normal_form([source]) and free([first]) == {i}


def test_a_square_of_sums_needs_fresh_dummies():
    translation, source = Translation(), one(entry(y, p), entry(y, p), dummies=[p])
    square = multiply(source, [renamed_dummies(t, translation) for t in source])
    assert len(square[0].dummies) == 2 and normal_form(square) != normal_form(multiply(source, source))


def test_an_index_that_is_summed_in_one_term_may_be_free_in_another():
    assert free(one(entry(S, i, p), dummies=[p])) == {i}
    assert free(one(entry(S, i, p), dummies=[p]) + one(entry(y, p))) == {i, p}
    assert free([]) == set() == free(one())


# ------------------------------------------------------------------ heads
def test_all_heads_are_found_inside_of_arguments_too():
    inner = one(applied(sigma, one((DELTA, (i, p)), entry(y, i))))
    polynomial = one(applied(sigma.prime, inner), entry(x, j))
    found = list(heads(polynomial))
    assert [head.function for head in found if isinstance(head, Applied)] == [sigma.prime, sigma]
    assert DELTA in found and {head.symbol for head in found if isinstance(head, Atom)} == {x, y}


def test_a_head_is_a_constant_that_hides_nothing_unless_it_says_otherwise():
    head, translation = Head(), Translation()
    assert (head.inside(), head.exchangeable, head.hides_an_identity()) == ((), [], False)
    assert head.derivative((i,), y, (p,), translation) == []
    assert head.closed_again((i, i)) == (head, (i, i)) and head.reopened((i,), translation) == one((head, (i,)))
    with pytest.raises(NotImplementedError):
        head.key  # noqa: B018


def test_heads_of_different_kinds_have_different_keys():
    of_all = [Atom(y), Atom(x), Atom(S), DELTA, *(applied(f, one(entry(y, i)))[0] for f in (sigma, sigma.prime))]
    assert len({head.key for head in of_all}) == len(of_all)


def test_an_index_is_replaced_wherever_it_stands():
    new = Index("new", n)
    found = substitute(term(entry(S, i, i), (DELTA, (i, p))), {i: new})
    assert found.factors == (entry(S, new, new), (DELTA, (new, p)))
