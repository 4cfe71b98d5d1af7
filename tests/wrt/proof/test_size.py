"""A size as a factor."""

from __future__ import annotations

from fractions import Fraction

from material import i, m, n, p, q, x, y

from wrt import ones, size, trace
from wrt.nodes import Identity
from wrt.proof.atom import Atom
from wrt.proof.canonical import normal_form
from wrt.proof.delta import DELTA
from wrt.proof.equality import decide
from wrt.proof.reading import derive
from wrt.proof.size import SizeHead
from wrt.proof.terms import multiply, one, scale
from wrt.proof.translation import Translation

N, M = one((SizeHead(n), ())), one((SizeHead(m), ()))


def test_sizes_are_told_apart_by_their_dimension():
    assert SizeHead(n) == SizeHead(n) != SizeHead(m) and SizeHead(n).key != SizeHead(m).key
    assert normal_form(N) != normal_form(M) and normal_form(N) != normal_form(one())


def test_sizes_are_factors_like_others():
    assert normal_form(multiply(N, M)) == normal_form(multiply(M, N)) != normal_form(multiply(N, N))
    assert normal_form(N + scale(Fraction(-1), N)) == () != normal_form(N + scale(Fraction(-1), M))


def test_a_size_is_what_is_left_of_a_sum():
    assert normal_form(one(dummies=[p])) == normal_form(N)
    assert normal_form(one((DELTA, (q, q)), (Atom(y), (i,)), dummies=[q])) == normal_form(
        multiply(M, one((Atom(y), (i,)))))


def test_a_size_is_constant():
    found = derive(multiply(N, one((Atom(y), (i,)))), y, (p,), Translation())
    assert normal_form(found) == normal_form(multiply(N, one((DELTA, (i, p)))))
    assert derive(N, x, (q,), Translation()) == []


def test_what_authors_write_comes_to_it():
    for counted in (ones(n).T @ ones(n), trace(Identity(n))):
        assert (decide(counted, size(n)).answer, decide(counted, size(m)).answer) == ("equal", "different")
