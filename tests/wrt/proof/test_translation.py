"""Fresh dummies, and names that stay closed."""

from __future__ import annotations

import pytest
from material import W, X, f, i, m, n, sigma, w, x

from wrt import Scalar, define, gradient, kron, vec
from wrt.language.dimension import Index
from wrt.language.shape import axes
from wrt.proof.atom import Atom
from wrt.proof.canonical import normal_form
from wrt.proof.reading import expand
from wrt.proof.terms import one
from wrt.proof.translation import Translation

M = Scalar("M", of=(W, x))


def test_there_is_a_fresh_dummy_for_each_dimension_in_order():
    found = Translation().fresh((n, m, n))
    assert [index.dimension for index in found] == [n, m, n] and len(set(found)) == 3
    assert Translation().fresh(()) == ()


def test_no_dummy_is_given_twice_whatever_is_closed_in_between():
    translation = Translation()
    inner = translation.closing(f)
    found = [index for given in (translation, inner, inner.closing(w), translation, inner)
             for index in given.fresh((n, n))]
    assert len({index.name for index in found}) == len(found) == 10


def test_no_author_can_write_a_fresh_dummy():
    assert not any(index.name.isalpha() or index.name[:1] in "#~" for index in Translation().fresh((n,) * 9))


def test_closing_a_name_changes_no_other_translation():
    translation = Translation()
    both = translation.closing(f).closing(w)
    assert (translation.closed, both.closed) == (set(), {f, w})


def test_a_closed_name_is_an_entry_and_an_open_one_is_what_it_stands_for():
    translation = Translation()
    assert expand(f, translation.closing(f), (i,), ()) == one((Atom(f), (i,)))
    assert normal_form(expand(f, translation, (i,), ())) == normal_form(expand(f.definition, translation, (i,), ()))
    assert expand(f, translation.closing(w), (i,), ()) != one((Atom(f), (i,)))


@pytest.mark.parametrize("tree", [W, W @ x, kron(W, X), vec(W), sigma(define("z", W @ x)), gradient(M, W)], ids=str)
def test_normal_forms_do_not_depend_on_fresh_numbers(tree):
    translation = Translation()
    translation.fresh((n,) * 17)
    rows, columns = (tuple(Index(f"{letter}{k}", d) for k, d in enumerate(axis))
                     for letter, axis in zip(("#row", "#column"), axes(tree)))
    forms = [normal_form(expand(tree, given, rows, columns)) for given in (translation, Translation())]
    assert forms[0] == forms[1] != ()
