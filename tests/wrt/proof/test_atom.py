"""Entries of symbols and of their derivatives: the variable itself, chain rule, order of derivatives."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from material import A, W, a, f, i, j, m, n, p, q, x, y

from wrt import Matrix, Scalar, Vector, define
from wrt.language.dimension import Index
from wrt.proof.atom import Atom, width
from wrt.proof.canonical import normal_form
from wrt.proof.delta import DELTA
from wrt.proof.reading import derive, reopen
from wrt.proof.terms import one, scale
from wrt.proof.translation import Translation

S, L = Matrix("S", n, n), Scalar("L", of=(W, x))
d, e = Index("d", n), Index("e", m)


def by(polynomial, symbol, *at):
    """The derivative by one entry."""
    return derive(polynomial, symbol, at, Translation())


def of(symbol, *at):
    """An entry of a symbol as a polynomial."""
    return one((Atom(symbol), at))


@pytest.mark.parametrize("symbol, expected", [(a, 0), (x, 1), (W, 2), (L, 0), (Vector("v", n, of=W), 1)])
def test_an_entry_has_an_index_for_each_axis(symbol, expected):
    assert width(symbol) == expected


# ------------------------------------------------------------------ derivatives
@pytest.mark.parametrize("symbol, indices, at, deltas", [
    (a, (), (), ()), (y, (i,), (p,), ((i, p),)), (W, (i, j), (p, q), ((i, p), (j, q)))])
def test_the_entries_of_a_variable_are_independent(symbol, indices, at, deltas):
    assert by(of(symbol, *indices), symbol, *at) == one(*((DELTA, pair) for pair in deltas))


@pytest.mark.parametrize("polynomial", [of(y, i), of(A, i, j), of(Scalar("K", of=y)), one((Atom(L, (x,)), (j,)))])
def test_other_symbols_do_not_depend_on_it(polynomial):
    assert by(polynomial, a) == []


def test_a_function_of_the_variable_has_one_more_index():
    assert by(of(L), W, i, j) == one((Atom(L, (W,)), (i, j)))
    assert by(of(Vector("v", n, of=x), i), x, j) == one((Atom(Vector("v", n, of=x), (x,)), (i, j)))


def test_a_function_of_a_function_obeys_the_chain_rule():
    v = Vector("v", n, of=x)
    K = Scalar("K", of=v)
    expected = one((Atom(K, (v,)), (d,)), (Atom(v, (x,)), (d, j)), dummies=[d])
    assert normal_form(by(of(K), x, j)) == normal_form(expected)
    both = Scalar("K", of=(v, x))
    expected = one((Atom(both, (v,)), (d,)), (Atom(v, (x,)), (d, j)), dummies=[d]) + one((Atom(both, (x,)), (j,)))
    assert normal_form(by(of(both), x, j)) == normal_form(expected)


def test_a_function_of_a_name_is_differentiated_through_its_definition():
    K = Scalar("K", of=f)
    assert normal_form(by(of(K), x, j)) == normal_form(
        one((Atom(K, (f,)), (d,)), (Atom(W), (d, j)), dummies=[d]))


def test_a_closed_name_is_differentiated_as_what_it_stands_for():
    assert normal_form(by(of(f, i), x, j)) == normal_form(of(W, i, j))
    assert by(of(f, i), f, p) == one((DELTA, (i, p)))


def test_a_name_that_is_the_variable_stays_a_name():
    g = define("g", f.T @ f)
    assert normal_form(by(of(g), f, p)) == normal_form(scale(Fraction(2), of(f, p)))
    K = Scalar("K", of=g)
    assert normal_form(by(of(K), f, p)) == normal_form(scale(Fraction(2), one((Atom(K, (g,)), ()), (Atom(f), (p,)))))


# ------------------------------------------------------------------ the order of derivatives
def test_derivatives_are_sorted_by_name_with_their_indices():
    expected = one((Atom(L, (W, x)), (i, j, q)))
    assert by(by(of(L), W, i, j), x, q) == by(by(of(L), x, q), W, i, j) == expected


def test_own_indices_stay_in_front():
    v = Vector("v", n, of=(W, x))
    assert by(by(of(v, d), x, q), W, i, j) == one((Atom(v, (W, x)), (d, i, j, q)))


def test_three_derivatives_in_any_order_have_one_form():
    K, at = Scalar("K", of=(x, y)), {1: (x, j), 2: (x, q), 3: (y, i)}
    forms = set()
    for order in permutations(at):
        polynomial = of(K)
        for number in order:
            polynomial = by(polynomial, *at[number])
        forms.add(normal_form(polynomial))
    assert len(forms) == 1


def test_mixed_partials_are_symmetric():
    L = Scalar("L", of=(W, x))
    twice = Atom(L, (W, W))
    a, b = (i, j), (p, q)
    assert normal_form(one((twice, a + b))) == normal_form(one((twice, b + a)))
    assert normal_form(one((twice, (i, j, p, q)))) != normal_form(one((twice, (i, q, p, j))))
    assert Atom(L, (W, x)).exchangeable == []


def test_only_derivatives_by_one_symbol_are_exchangeable():
    v = Vector("v", n, of=(W, x))
    assert Atom(v, (W, W, x)).exchangeable == [[(1, 2), (3, 4)]]
    assert Atom(v, (W, x, x)).exchangeable == [[(3,), (4,)]]
    assert Atom(S).exchangeable == [] == Atom(v, (W,)).exchangeable


def test_what_is_derived_by_something_else_has_another_key():
    heads = [Atom(L), Atom(L, (x,)), Atom(L, (W,)), Atom(L, (W, x)), Atom(L, (x, x)), Atom(x)]
    assert len({head.key for head in heads}) == len(set(heads)) == len(heads)


# ------------------------------------------------------------------ names
def test_a_name_is_opened_and_nothing_else():
    translation = Translation()
    assert normal_form(reopen(of(f, i), translation)) == normal_form(
        one((Atom(W), (i, e)), (Atom(x), (e,)), dummies=[e]))
    for polynomial in (of(W, i, j), of(L), one((Atom(L, (x,)), (j,)))):
        assert reopen(polynomial, translation) == polynomial


def test_a_name_for_a_transpose_is_opened_at_its_own_rows():
    T = define("T", W.T)
    assert normal_form(reopen(of(T, j, i), Translation())) == normal_form(of(W, i, j))
