"""A product is found inside of a term, and not where it only looks alike."""

from __future__ import annotations

import pytest
from laws_material import A, i, n, p, sigma, x, y

from wrt.language.dimension import Index
from wrt.proof import matching
from wrt.proof.applied import applied
from wrt.proof.atom import Atom
from wrt.proof.delta import DELTA
from wrt.proof.inverse import inverted
from wrt.proof.matching import Pattern, arrangements, find
from wrt.proof.terms import one

d, e, f, g = (Index(name, n) for name in "defg")
ATOMS = {"A": Atom(A), "x": Atom(x), "y": Atom(y)}


def entry(name, *at):
    return ATOMS[name], at


AX = Pattern((entry("A", i, d), entry("x", d)), frozenset((d,)))
ENTRY = Pattern((entry("A", d, f), entry("x", f)), frozenset((f,)), (d,))


# ------------------------------------------------------------------ sums
def test_a_sum_is_found_whatever_its_dummy_is_called():
    for dummy in (d, e, p):
        factors = [entry("x", dummy), entry("y", f), entry("A", i, dummy)]
        found = find(AX, factors, frozenset((dummy, f)), -1)
        assert found.places == {0, 2} and found.binding == {d: dummy} and found.summed(AX) == {dummy}


@pytest.mark.parametrize("factors, dummies, without", [
    ([entry("A", i, e), entry("x", e), entry("y", e)], (e, f), -1), ([entry("A", i, e), entry("x", f)], (e, f), -1),
    ([entry("A", p, e), entry("x", e)], (e,), -1), ([entry("A", e, i), entry("x", e)], (e,), -1),
    ([entry("A", i, e), entry("x", e)], (), -1), ([entry("A", i, e), entry("x", e)], (e,), 1),
    ([entry("A", i, e), entry("y", e)], (e,), -1), ([entry("A", i, e)], (e,), -1)],
    ids=["occurs elsewhere", "two dummies", "another row", "transposed", "not summed", "left aside", "another vector",
         "only a part"])
def test_what_looks_like_the_sum_is_not_found(factors, dummies, without):
    assert find(AX, factors, frozenset(dummies), without) is None


def test_two_interior_dummies_are_two():
    pattern = Pattern((entry("x", d), entry("y", e)), frozenset((d, e)))
    assert find(pattern, [entry("x", f), entry("y", g)], frozenset((f, g)), -1).summed(pattern) == {f, g}
    assert find(pattern, [entry("x", f), entry("y", f)], frozenset((f, g)), -1) is None


def test_an_exit_stands_for_any_index_that_is_no_interior():
    for end in (e, i):
        found = find(ENTRY, [entry("A", end, g), entry("x", g)], frozenset((e, g)), -1)
        assert found.binding == {d: end, f: g} and found.summed(ENTRY) == {g}
    assert find(ENTRY, [entry("A", g, g), entry("x", g)], frozenset((g,)), -1) is None


def test_the_first_that_fits_is_found():
    """The first A cannot be taken, because x is at another index."""
    factors = [entry("A", i, e), entry("A", i, f), entry("x", f), entry("y", e)]
    assert find(AX, factors, frozenset((e, f)), -1).places == {1, 2}
    assert find(AX, factors[:1] + factors[2:], frozenset((e, f)), -1) is None


def test_the_empty_product_is_everywhere_and_takes_nothing():
    found = find(Pattern((), frozenset()), [entry("x", i)], frozenset(), -1)
    assert found.places == set() and found.binding == {}


def test_a_search_is_given_up(monkeypatch):
    factors = [entry("A", i, e), entry("x", e)]
    assert find(AX, factors, frozenset((e,)), -1) is not None
    monkeypatch.setattr(matching, "STEPS", 1)
    assert find(AX, factors, frozenset((e,)), -1) is None


# ------------------------------------------------------------------ slots that may change places
def test_indices_are_arranged_in_all_orders_that_mean_the_same():
    symmetric = applied(sigma, one(entry("x", i), entry("x", p)))
    assert set(arrangements(symmetric)) == {(i, p), (p, i)} == set(arrangements((DELTA, (i, p))))
    for other in (applied(sigma, one(entry("x", i), entry("y", p))), entry("A", i, p)):
        assert list(arrangements(other)) == [other[1]]


def test_rows_change_places_with_columns_as_a_whole():
    kronecker = one(entry("A", i, d), entry("A", d, i), entry("A", p, e), entry("A", e, p))
    factor = inverted(kronecker, (i, p, d, e), (i, p, d, e))
    assert set(arrangements(factor)) == {(i, p, d, e), (d, e, i, p)}


def test_a_symmetric_factor_is_found_either_way():
    def symmetric(one_index, other):
        return applied(sigma, one(entry("x", i), entry("x", p)))[0], (one_index, other)

    pattern = Pattern((symmetric(i, d), entry("y", d)), frozenset((d,)))
    for at in ((i, e), (e, i)):
        assert find(pattern, [symmetric(*at), entry("y", e)], frozenset((e,)), -1).binding == {d: e}
    assert find(pattern, [symmetric(p, e), entry("y", e)], frozenset((e,)), -1) is None
