"""Reading expressions: what names stand for, the product rule, arguments over fresh dummies."""

from __future__ import annotations

from fractions import Fraction

import pytest
from material import W, a, f, i, j, n, p, q, sigma, w, x, y

from wrt import Matrix, define
from wrt.errors import ShapeError
from wrt.language.dimension import Index
from wrt.language.expression import Expression
from wrt.nodes.einstein import bind
from wrt.proof.applied import applied
from wrt.proof.atom import Atom
from wrt.proof.canonical import normal_form
from wrt.proof.delta import DELTA
from wrt.proof.reading import argument_at, definition_at, derive, expand, reopen
from wrt.proof.terms import multiply, one, scale
from wrt.proof.translation import Translation

S, d = Matrix("S", n, n), Index("d", n)


def entry(symbol, *at):
    return Atom(symbol), at


def test_a_kind_without_a_rule_has_no_normal_form():
    class Odd(Expression):
        """A node that no rule is written for."""

    with pytest.raises(TypeError, match="^no normal form for Odd$"):
        expand(Odd(), Translation(), (), ())


# ------------------------------------------------------------------ names
def test_a_name_is_read_as_its_definition_at_the_same_place():
    expected = one(entry(W, p, j), entry(x, j), dummies=[j])
    assert normal_form(definition_at(f, Translation(), (p,), ())) == normal_form(expected)
    assert normal_form(definition_at(w, Translation(), (j, i), ())) == normal_form(one(entry(W, i, j)))


def test_the_indices_of_a_definition_have_nothing_to_do_with_those_around_it():
    z = define("z", (y[i] * y[i]) * y)
    expected = normal_form(one(entry(y, d), entry(y, d), entry(y, i), dummies=[d]))
    assert normal_form(definition_at(z, Translation(), (i,), ())) == expected
    around, _ = bind(y[i] * z[i], ())
    assert normal_form(expand(around, Translation(), (), ())) == normal_form(
        multiply(one(entry(y, p), entry(y, p), dummies=[p]), one(entry(y, d), entry(y, d), dummies=[d])))


def test_a_diagonal_entry_of_a_name_has_one_index_twice():
    T = define("T", S.T)
    assert definition_at(T, Translation(), (i,), (i,)) == one(entry(S, i, i))


def test_a_plain_symbol_stands_for_nothing_else():
    with pytest.raises(ShapeError, match="^y is not a name for an expression$"):
        definition_at(y, Translation(), (i,), ())


# ------------------------------------------------------------------ the product rule
def test_each_factor_is_derived_in_turn():
    found = derive(scale(Fraction(3), one(entry(y, i), entry(y, p), entry(x, j))), y, (d,), Translation())
    expected = one((DELTA, (i, d)), entry(y, p), entry(x, j)) + one(entry(y, i), (DELTA, (p, d)), entry(x, j))
    assert normal_form(found) == normal_form(scale(Fraction(3), expected)) and len(found) == 2


def test_sums_stay_sums():
    found = derive(one(entry(y, p), entry(y, p), dummies=[p]) + one(entry(y, i)), y, (d,), Translation())
    assert normal_form(found) == normal_form(scale(Fraction(2), one(entry(y, d))) + one((DELTA, (i, d))))


def test_constants_have_no_derivative():
    assert derive(one(entry(x, j)) + one() + one((DELTA, (i, p))), y, (d,), Translation()) == []


def test_names_that_stayed_closed_are_opened_in_every_factor():
    closed = scale(Fraction(2), one(entry(f, i), entry(f, i), entry(a), dummies=[i]))
    inner = [one(entry(W, i, k), entry(x, k), dummies=[k]) for k in (j, q)]
    expected = multiply(scale(Fraction(2), one(entry(a), dummies=[i])), *inner)
    assert normal_form(reopen(closed, Translation())) == normal_form(expected)


# ------------------------------------------------------------------ arguments
def test_an_argument_stands_at_the_indices_in_its_slots():
    head, at = applied(sigma, one(entry(S, i, p)))
    assert argument_at(head, at, Translation()) == one(entry(S, i, p))
    assert argument_at(head, (d, d), Translation()) == one(entry(S, d, d))


def test_the_dummies_of_an_argument_are_fresh_each_time():
    head, at = applied(sigma, one(entry(S, i, p), entry(y, p), dummies=[p]))
    translation = Translation()
    first, second = (argument_at(head, at, translation) for _ in range(2))
    assert not first[0].dummies & second[0].dummies and len(first[0].dummies) == 1
    assert normal_form(first) == normal_form(second) == normal_form(one(entry(S, i, d), entry(y, d), dummies=[d]))
