"""Determinants, adjugates and log determinants as factors."""

from __future__ import annotations

import pytest
from material import W, a, i, n, p

from wrt import Matrix, adjugate, define, det, gradient, logdet
from wrt.nodes.einstein import bind
from wrt.proof.canonical import normal_form
from wrt.proof.determinant import AdjugateHead, DeterminantHead, LogDeterminantHead
from wrt.proof.equality import decide
from wrt.proof.reading import derive, expand
from wrt.proof.terms import heads, one
from wrt.proof.translation import Translation

S = Matrix("S", n, n)
HEADS = {DeterminantHead: det, LogDeterminantHead: logdet}


def factor(e, rows=(), columns=()):
    """The only factor of an expression."""
    (term,) = expand(e, Translation(), rows, columns)
    (found,) = term.factors
    return found


@pytest.mark.parametrize("kind, word", HEADS.items())
def test_a_number_made_of_a_matrix_has_no_indices(kind, word):
    head, at = factor(word(S))
    assert isinstance(head, kind) and at == () and head.kept == 0 and head.sizes == (n,)
    assert head.width == 2 and head.exchangeable == [] and head.hides_an_identity()


def test_an_adjugate_has_a_row_and_a_column():
    head, at = factor(adjugate(S), (i,), (p,))
    assert isinstance(head, AdjugateHead) and at == (i, p) and head.kept == 2
    assert factor(adjugate(S + S.T), (i,), (p,))[0].exchangeable and not head.exchangeable


def test_heads_of_one_matrix_are_told_apart():
    found = [factor(word(S))[0] for word in HEADS.values()] + [factor(adjugate(S), (i,), (p,))[0]]
    assert len(set(found)) == len({head.key for head in found}) == 3


@pytest.mark.parametrize("word", HEADS.values())
def test_another_free_index_is_a_slot(word):
    head, at = factor(bind(word(S[i, p] * S), (i, p))[0])
    assert set(at) == {i, p}
    assert head.closed_again((i, i))[1] == (i,)


def test_the_derivative_of_a_determinant_is_traced_with_the_adjugate():
    (term,) = normal_form(derive(one(factor(det(S))), S, (i, p), Translation()))
    assert term.factors == (factor(adjugate(S), (p,), (i,)),)


def test_the_derivative_of_an_adjugate_has_the_determinant_below():
    found = set(heads(derive(one(factor(adjugate(S), (i,), (p,))), S, (i, p), Translation())))
    assert any(getattr(head, "function", None) and head.function.name == "reciprocal" for head in found)


def test_a_derivative_by_another_letter_is_zero():
    for word in HEADS.values():
        assert derive(one(factor(word(S))), W, (i, p), Translation()) == []


def test_a_name_in_a_determinant_is_opened_after_the_derivative():
    f = define("f", a * S)
    assert decide(gradient(det(f), f), adjugate(a * S).T).answer == "equal"
    assert decide(gradient(det(f), f), adjugate(S).T).answer != "equal"
