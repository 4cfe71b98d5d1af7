"""Kronecker's δ: symmetric, and nothing depends on it."""

from __future__ import annotations

from itertools import permutations

from material import i, n, p, y

from wrt import Matrix
from wrt.language.dimension import Index
from wrt.proof.atom import Atom
from wrt.proof.canonical import canonical, normal_form
from wrt.proof.delta import DELTA, DeltaHead
from wrt.proof.reading import derive
from wrt.proof.terms import one
from wrt.proof.translation import Translation

S, z = Matrix("S", n, n), Index("z", n)


def test_every_delta_is_the_same_head():
    assert DeltaHead() == DELTA and hash(DeltaHead()) == hash(DELTA) != hash(Atom(S))


def test_its_indices_may_change_places():
    assert canonical(*one((DELTA, (i, p)))) == canonical(*one((DELTA, (p, i))))
    assert normal_form(one((DELTA, (i, p)))) == normal_form(one((DELTA, (p, i))))
    assert normal_form(one((DELTA, (i, p)))) != normal_form(one((DELTA, (i, z))))


def test_the_indices_of_a_symbol_may_not():
    assert normal_form(one((Atom(S), (i, p)))) != normal_form(one((Atom(S), (p, i))))


def test_a_product_of_two_is_that_of_any_two_of_three_indices():
    forms = {normal_form(one((DELTA, (first, second)), (DELTA, (second, third))))
             for first, second, third in permutations((i, p, z))}
    assert len(forms) == 1


def test_it_depends_on_no_symbol_and_hides_nothing():
    assert derive(one((DELTA, (i, p))), y, (z,), Translation()) == []
    assert DELTA.inside() == () and not DELTA.hides_an_identity()
