"""Sums of Einstein terms: contraction, canonical dummies, functions of polynomials."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from random import Random
from time import process_time

import pytest
from material import i, j, l, m, n, p, q, sigma, y

from wrt import Matrix
from wrt.language.dimension import Index
from wrt.proof.applied import applied
from wrt.proof.atom import Atom
from wrt.proof.canonical import canonical, contract, in_slots, normal_form
from wrt.proof.delta import DELTA
from wrt.proof.size import SizeHead
from wrt.proof.terms import Term, one, scale, substitute

S = Matrix("S", n, n)
d = [Index(f"d{number}", n) for number in range(14)]


def term(*factors, dummies=()):
    return Term(Fraction(1), tuple(factors), frozenset(dummies))


def delta(a, b):
    return DELTA, (a, b)


def entry(symbol, *at):
    return Atom(symbol), at


@pytest.mark.parametrize("before, after", [
    (term(delta(i, p), entry(y, p), dummies=[p]), term(entry(y, i))),
    (term(delta(p, i), entry(y, p), dummies=[p]), term(entry(y, i))),
    (term(delta(i, p), delta(p, d[0]), entry(y, d[0]), dummies=[p, d[0]]), term(entry(y, i))),
    (term(delta(p, p), dummies=[p]), term((SizeHead(n), ()))),
    (term(delta(i, p), delta(p, i), dummies=[i, p]), term((SizeHead(n), ()))),
    (term(dummies=[j]), term((SizeHead(m), ()))),
    (term(delta(i, i)), term()),
    (term(delta(i, p), dummies=[p]), term()),
    (term(delta(p, i), entry(y, p)), term(entry(y, i), delta(i, p))),
    (term(delta(i, p), delta(p, d[0]), entry(y, p)), term(entry(y, d[0]), delta(d[0], i), delta(d[0], p))),
])
def test_contraction(before, after):
    found = contract(before)
    assert (sorted(found.factors, key=repr), found.dummies) == (sorted(after.factors, key=repr), after.dummies)


def test_a_sum_over_nothing_counts_its_own_dimension():
    assert contract(term(entry(y, i), dummies=[j])).factors != contract(term(entry(y, i), dummies=[p])).factors


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_equated_free_indices_have_one_representative_in_any_order(order):
    deltas = [delta(i, p), delta(p, d[0]), delta(d[0], d[1])]
    written = term(*(deltas[k] for k in order), entry(y, d[1]))
    assert normal_form([written]) == normal_form([term(*deltas, entry(y, i))])
    assert normal_form([written]) != normal_form([term(*deltas[:2], entry(y, d[1]))])


def test_terms_are_collected_and_vanish():
    a, b = term(entry(y, p), entry(y, p), dummies=[p]), term(entry(y, d[3]), entry(y, d[3]), dummies=[d[3]])
    assert normal_form([a, b]) == normal_form(scale(Fraction(2), [a]))
    assert normal_form([a, *scale(Fraction(-1), [b])]) == ()
    assert normal_form([a]) != normal_form(scale(Fraction(2), [a]))


# ------------------------------------------------------------------ canonical dummies
def scrambled(source, random):
    """The same term, dummies renamed and factors reordered."""
    old = sorted(source.dummies)
    renamed = substitute(source, dict(zip(old, random.sample([Index(f"e{k}", n) for k in range(20)], len(old)))))
    factors = random.sample(renamed.factors, len(renamed.factors))
    return Term(renamed.coefficient, tuple(factors), renamed.dummies)


def cycle(length, at=0):
    """tr(S^length)."""
    return [entry(S, d[at + k], d[at + (k + 1) % length]) for k in range(length)]


TIED = {
    "tr(S)^7": [f for k in range(7) for f in cycle(1, k)],
    "tr(S²)^5": [f for k in range(5) for f in cycle(2, 2 * k)],
    "tr(S⁷)": cycle(7),
    "tr(S³)tr(S⁴)": cycle(3) + cycle(4, 3),
    "(yᵀy)^7": [entry(y, d[k]) for k in range(7) for _ in range(2)],
    "yᵀSSᵀSy": [entry(y, d[0]), entry(S, d[0], d[1]), entry(S, d[2], d[1]), entry(S, d[2], d[3]), entry(y, d[3])],
    "S_ab S_ab S_bc": [entry(S, d[0], d[1]), entry(S, d[0], d[2]), entry(S, d[1], d[2])],
}


@pytest.mark.parametrize("name", TIED)
def test_the_canonical_form_does_not_depend_on_how_it_was_written(name):
    source = term(*TIED[name], dummies={i for _, at in TIED[name] for i in at})
    random = Random(name)
    assert {canonical(scrambled(source, random)) for _ in range(30)} == {canonical(source)}


def test_the_canonical_form_tells_apart_what_differs():
    forms = {name: canonical(term(*fs, dummies={i for _, at in fs for i in at})) for name, fs in TIED.items()}
    assert len(set(forms.values())) == len(TIED)
    cyclic = term(*cycle(3), dummies=d[:3])
    turned = term(entry(S, d[0], d[1]), entry(S, d[1], d[2]), entry(S, d[0], d[2]), dummies=d[:3])
    assert canonical(cyclic) != canonical(turned)


@pytest.mark.parametrize("factors", [TIED["tr(S)^7"], TIED["(yᵀy)^7"], [f for k in range(7) for f in cycle(2, 2 * k)]])
def test_seven_equal_components_take_under_a_tenth_of_a_second(factors):
    source = term(*factors, dummies={i for _, at in factors for i in at})
    start = process_time()
    normal_form([source])
    assert process_time() - start < 0.1


def test_dummies_of_different_dimensions_never_mix():
    F, G = Matrix("F", n, m), Matrix("G", m, n)
    left = term(entry(F, p, q), entry(G, q, p), dummies=[p, q])
    right = term(entry(F, d[1], l), entry(G, l, d[1]), dummies=[d[1], l])
    assert canonical(left) == canonical(right)
    assert {i.dimension for i in canonical(left).dummies} == {n, m}


# ------------------------------------------------------------------ exchangeable slots


def test_a_symbol_with_two_indices_is_not_symmetric():
    assert normal_form(one(entry(S, i, p))) != normal_form(one(entry(S, p, i)))
    assert normal_form(one(delta(i, p))) == normal_form(one(delta(p, i)))


# ------------------------------------------------------------------ functions
def test_an_index_in_a_slot_is_not_caught_by_a_dummy_of_its_name():
    first, second = Index("~000", n), Index("~001", n)
    (head, _) = applied(sigma, [term(entry(S, i, p), entry(y, p), dummies=[p])])
    assert head.argument[0].dummies == {first}
    for at in (first, second):
        (opened,) = in_slots(head.argument, (at,))
        assert at not in opened.dummies and len(opened.dummies) == 1
        assert normal_form([opened]) == normal_form([term(entry(S, at, p), entry(y, p), dummies=[p])])
