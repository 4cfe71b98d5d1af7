"""Inverses: slots of rows, columns and other indices; ∂A⁻¹ = −A⁻¹ ∂A A⁻¹."""

from __future__ import annotations

from fractions import Fraction

import pytest
from material import A, W, f, i, j, m, n, p, q, x, y

from wrt import Matrix, Vector, define
from wrt.language.dimension import Index
from wrt.proof.atom import Atom
from wrt.proof.canonical import normal_form
from wrt.proof.delta import DELTA
from wrt.proof.inverse import InverseHead, inverted
from wrt.proof.reading import derive, reopen
from wrt.proof.terms import free, one, scale
from wrt.proof.translation import Translation

S, Q, u = Matrix("S", n, n), Matrix("Q", n, n), Vector("u", n)
d, e, g, h = (Index(name, n) for name in "degh")


def entry(symbol, *at):
    return Atom(symbol), at


def inverse(*factors, own=(i, p), at=(i, p), dummies=()):
    """The inverse of the matrix with a product of factors as its entry at `own`."""
    return inverted(one(*factors, dummies=dummies), own, at)


PLAIN = one(entry(S, i, p))
TURNED = one(entry(S, p, i))
SYMMETRIC = {
    "S + Sᵀ": PLAIN + TURNED, "y yᵀ": one(entry(y, i), entry(y, p)), "I": one((DELTA, (i, p))),
    "W Wᵀ": one(entry(W, i, q), entry(W, p, q), dummies=[q])}
OTHERS = {
    "S": PLAIN, "S - Sᵀ": PLAIN + scale(Fraction(-1), TURNED), "y uᵀ": one(entry(y, i), entry(u, p)),
    "W Aᵀ": one(entry(W, i, q), entry(A, p, q), dummies=[q]),
    "1 1ᵀ": one(), "y 1ᵀ": one(entry(y, i)), "0": []}


# ------------------------------------------------------------------ symmetry
@pytest.mark.parametrize("name", SYMMETRIC)
def test_rows_and_columns_of_a_symmetric_matrix_may_change_places(name):
    (head, _), there, back = (inverted(SYMMETRIC[name], (i, p), at) for at in ((i, p), (d, e), (e, d)))
    assert head.exchangeable == [[(0,), (1,)]]
    assert normal_form(one(there)) == normal_form(one(back))


@pytest.mark.parametrize("name", OTHERS)
def test_those_of_another_may_not(name):
    (head, _), there, back = (inverted(OTHERS[name], (i, p), at) for at in ((i, p), (d, e), (e, d)))
    assert head.exchangeable == [] and normal_form(one(there)) != normal_form(one(back))


def test_rows_of_two_indices_change_places_together():
    kronecker = one(entry(S, i, d), entry(S, d, i), entry(Q, p, e), entry(Q, e, p))
    assert inverted(kronecker, (i, p, d, e), (i, p, d, e))[0].exchangeable == [[(0, 1), (2, 3)]]
    assert inverted(kronecker, (i, d, p, e), (i, d, p, e))[0].exchangeable == []


def test_rows_and_columns_of_different_dimensions_do_not_change_places():
    assert inverse(entry(W, i, j), entry(W, i, j), own=(i, j), at=(i, j))[0].exchangeable == []


# ------------------------------------------------------------------ slots
def test_the_names_of_rows_and_columns_do_not_count():
    assert inverse(entry(S, i, p), at=(g, h)) == inverse(entry(S, d, e), own=(d, e), at=(g, h))
    assert inverse(entry(S, i, p), at=(g, h)) == (InverseHead(inverse(entry(S, i, p))[0].argument, (n,)), (g, h))


def test_rows_are_told_from_columns():
    assert inverse(entry(S, i, p))[0] != inverse(entry(S, p, i))[0]
    assert normal_form(one(inverse(entry(S, p, i), at=(d, e)))) != normal_form(one(inverse(entry(S, i, p), at=(d, e))))


def test_other_indices_come_behind():
    head, at = inverse(entry(S, i, p), entry(u, g), entry(y, h), at=(d, e))
    assert at[:2] == (d, e) and set(at[2:]) == {g, h} and head.width == 2
    assert inverse(entry(S, i, p), entry(u, h), entry(y, g), at=(d, e)) == (head, (d, e, *at[2:][::-1]))


def test_two_other_indices_that_come_to_be_one_are_one():
    head, _ = inverse(entry(S, i, p), entry(u, g), entry(y, h), at=(d, e))
    assert head.closed_again((d, e, g, g)) == inverse(entry(S, i, p), entry(u, g), entry(y, g), at=(d, e))
    assert head.closed_again((d, e, g, h)) == (head, (d, e, g, h))


@pytest.mark.parametrize("at", [(g, g), (g, h)])
def test_rows_and_columns_stay_apart_where_they_hold_one_index(at):
    head, _ = inverse(entry(S, i, p), entry(u, d), entry(y, e))
    assert head.closed_again((*at, d, d)) == inverse(entry(S, i, p), entry(u, d), entry(y, d), at=at)
    plain, _ = inverse(entry(S, i, p))
    assert plain.closed_again(at) == (plain, at)


def test_another_index_may_be_that_of_a_row():
    head, _ = inverse(entry(S, i, p), entry(u, d), entry(y, e))
    assert head.closed_again((g, h, g, g)) == inverse(entry(S, i, p), entry(u, g), entry(y, g), at=(g, h))


def test_the_key_tells_apart_what_differs():
    heads = [inverted(argument, (i, p), (i, p))[0] for argument in (*SYMMETRIC.values(), *OTHERS.values())]
    heads.append(InverseHead(heads[0].argument, ()))
    assert len({head.key for head in heads}) == len(heads) == len(set(heads))
    assert all(head.hides_an_identity() and head.inside() == head.argument for head in heads)


# ------------------------------------------------------------------ derivatives
def test_the_derivative_has_the_inverse_on_both_sides_and_a_minus():
    found = derive(one(inverse(entry(S, i, p))), S, (g, h), Translation())
    expected = one(inverse(entry(S, i, p), at=(i, g)), inverse(entry(S, i, p), at=(h, p)))
    assert normal_form(found) == normal_form(scale(Fraction(-1), expected))
    turned = one(inverse(entry(S, i, p), at=(i, h)), inverse(entry(S, i, p), at=(g, p)))
    assert normal_form(found) != normal_form(scale(Fraction(-1), turned))


def test_the_derivative_keeps_other_indices():
    matrix = entry(S, i, p), entry(u, d)
    found = derive(one(inverse(*matrix)), u, (g,), Translation())
    a, b = Index("_a", n), Index("_b", n)
    expected = one(inverse(*matrix, at=(i, a)), entry(S, a, b), (DELTA, (d, g)), inverse(*matrix, at=(b, p)),
                   dummies=[a, b])
    assert normal_form(found) == normal_form(scale(Fraction(-1), expected)) and free(found) == {i, p, d, g}


def test_an_inverse_of_constants_is_constant():
    assert derive(one(inverse(entry(S, i, p))), Q, (g, h), Translation()) == []


# ------------------------------------------------------------------ names
def test_names_inside_are_opened():
    T = define("T", S @ S.T)
    opened = one(inverse(entry(S, i, d), entry(S, p, d), dummies=[d], at=(g, h)))
    assert normal_form(reopen(one(inverse(entry(T, i, p), at=(g, h))), Translation())) == normal_form(opened)


def test_a_name_that_brings_another_index_is_opened_where_it_stands():
    closed = one(inverse(entry(S, i, p), entry(f, d), at=(g, h)))
    opened = one(inverse(entry(S, i, p), entry(W, d, j), entry(x, j), dummies=[j], at=(g, h)))
    assert normal_form(reopen(closed, Translation())) == normal_form(opened)
    assert free(reopen(closed, Translation())) == {g, h, d} and j.dimension == m
