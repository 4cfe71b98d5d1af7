"""What is made of a matrix: closing, slots, symmetry."""

from __future__ import annotations

from material import n

from wrt import Matrix
from wrt.language.dimension import Index
from wrt.proof.atom import Atom
from wrt.proof.determinant import DeterminantHead
from wrt.proof.inverse import InverseHead
from wrt.proof.terms import one

S, T = Matrix("S", n, n), Matrix("T", n, n)
d, e, g, h, u = (Index(name, n) for name in "deghu")


def entry(symbol, *at):
    return Atom(symbol), at


def test_the_names_of_rows_and_columns_do_not_count():
    for kind, at in ((InverseHead, (g, h)), (DeterminantHead, ())):
        assert kind.of(one(entry(S, d, e)), (d, e), at) == kind.of(one(entry(S, g, u)), (g, u), at)


def test_a_transpose_is_told_apart():
    assert DeterminantHead.of(one(entry(S, d, e)), (d, e)) != DeterminantHead.of(one(entry(S, e, d)), (d, e))


def test_others_come_behind_the_row_and_the_column():
    argument = one(entry(S, d, e), entry(T, u, u))
    head, at = InverseHead.of(argument, (d, e), (g, h))
    assert at == (g, h, u) and head.split(at) == ((g, h), (u,))
    head, at = DeterminantHead.of(argument, (d, e))
    assert at == (u,) and head.split(at) == ((), (u,)) and len(head.own()) == 2


def test_two_others_that_become_one_are_one_slot():
    argument = one(entry(S, d, e), entry(T, u, g))
    head, at = DeterminantHead.of(argument, (d, e))
    again, left = head.closed_again((h, h))
    assert len(at) == 2 and left == (h,) and again != head


def test_only_what_has_a_row_and_a_column_can_be_symmetric():
    both = [*one(entry(S, d, e)), *one(entry(S, e, d))]
    assert InverseHead.of(both, (d, e), (g, h))[0].exchangeable == [[(0,), (1,)]]
    assert DeterminantHead.of(both, (d, e))[0].exchangeable == []
