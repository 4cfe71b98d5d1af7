"""A fingerprint stays while a statement says the same, and only then."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from material import A, B, W, X, a, c, f, i, j, m, n, p, q, x, y
from mutants import all_mutants, fate_of, few, statements
from claimed import ENTRIES, SOLVED, SUMMED

from wrt import (
    Derivation, Formula, Given, Matrix, Refutation, Vector, define, delta, dimensions, exp, function, indices,
    invertible, kron, log, nonzero, partial, positive, read, sin, vec, write,
)
from wrt.claims.fingerprint import DIGITS, FORMAT, fingerprint


def stated(left, right, conditions=(), free=()):
    """What a fingerprint is made of, true or not."""
    return SimpleNamespace(kind="formula", left=left, right=right, conditions=conditions, free=free)


def renamed():
    """The formula `ENTRIES` in other letters."""
    b, c = dimensions("b c")
    (s, t), (u, v) = indices("s t", b), indices("u v", c)
    M, z = Matrix("M", b, c), Vector("z", c)
    g = define("g", M @ z)
    return Formula("other", Derivation(
        partial(g[s], M[t, v]), (partial(M[s, u], M[t, v]) * z[u], "z is constant"),
        (delta(s, t) * z[v], "apart from each other")), conditions=[Given(z, independent_of=M)])


def test_another_way_of_reckoning_has_another_length():
    # history compares fingerprints of one length: whoever changes FORMAT changes DIGITS as well, and then this line
    assert (FORMAT, DIGITS) == (1, 20) and len(fingerprint(ENTRIES)) == DIGITS


def test_letters_names_and_reasons_do_not_count():
    assert fingerprint(renamed()) == fingerprint(ENTRIES)


def test_steps_between_do_not_count():
    short = Formula("entries", Derivation(partial(f[i], W[p, q]), (delta(i, p) * x[q], "at once")), ENTRIES.conditions)
    assert fingerprint(short) == fingerprint(ENTRIES)


def test_functions_without_a_rule_are_letters_and_those_with_one_are_not():
    sigma, tau = function("sigma"), function("tau")
    assert fingerprint(stated(sigma(a), tau(a))) == fingerprint(stated(tau(c), sigma(c)))
    assert len({fingerprint(stated(name(a), a)) for name in (sigma, sigma.prime, exp, sin)}) == 4


def test_the_order_of_conditions_does_not_count():
    assert fingerprint(stated(a, c, [nonzero(a), positive(c)])) == fingerprint(stated(a, c, [positive(c), nonzero(a)]))


@pytest.mark.parametrize("thing", [ENTRIES, SOLVED, SUMMED], ids=lambda thing: thing.name)
def test_writing_and_reading_does_not_count(thing):
    assert fingerprint(read(write(thing))) == fingerprint(thing)


S = Matrix("S", n, n)
CHANGED = {
    "as it is": stated(vec(A @ X @ B), kron(B.T, A) @ vec(X)),
    "a sign": stated(vec(A @ X @ B), -(kron(B.T, A) @ vec(X))),
    "a transpose": stated(vec(A @ X @ B), kron(B, A) @ vec(X)),
    "a factor": stated(vec(A @ X @ B), 2 * (kron(B.T, A) @ vec(X))),
    "sides": stated(kron(B.T, A) @ vec(X), vec(A @ X @ B)),
    "order": stated(vec(A @ X @ B), kron(A, B.T) @ vec(X)),
    "dimensions": stated(vec(Matrix("A", m, n) @ X @ B), kron(B.T, Matrix("A", m, n)) @ vec(X)),
    "an expanded side": stated(kron(B.T, A) @ vec(X), kron(B.T, A) @ vec(X)),
    "solved": stated(S.inv @ S @ y / a, y / a, [nonzero(a), invertible(S)]),
    "a condition dropped": stated(S.inv @ S @ y / a, y / a, [nonzero(a)]),
    "a stronger condition": stated(S.inv @ S @ y / a, y / a, [positive(a), invertible(S)]),
    "another's condition": stated(S.inv @ S @ y / a, y / a, [nonzero(a), invertible(S.T)]),
    "entries": stated(W[i, j] * x[j], f[i], free=(i,)),
    "another free index": stated(W[i, j] * x[j], f[i], free=(j,)),
    "refuted": Refutation("log-of-sum", log(a + c), log(a) + log(c), by="value", because="log turns products into sums",
                          conditions=SUMMED.conditions),
    "not refuted": stated(log(a + c), log(a) + log(c), SUMMED.conditions),
}


def test_every_change_of_meaning_changes_it():
    found = {fingerprint(thing): name for name, thing in CHANGED.items()}
    assert sorted(found.values()) == sorted(CHANGED)


def test_it_is_short_and_the_same_everywhere():
    """If `FORMAT` changes, so does this value: record the registry's fingerprints anew in the same commit."""
    assert fingerprint(ENTRIES) == "60e5c8372ecb33392bc9"
    assert re.fullmatch("[0-9a-f]{20}", fingerprint(SOLVED))


@pytest.mark.slow
def test_no_wrong_mutant_has_the_fingerprint_of_what_it_was_made_from():
    mutants = few(all_mutants(statements()))
    assert len(mutants) > 400
    for mutant in mutants:
        was = mutant.statement
        before = stated(was.left, was.right, free=was.derivation.free)
        left, right = mutant.sides
        if fingerprint(before) == fingerprint(stated(left, right, free=was.derivation.free)):
            assert fate_of(mutant).equivalent, str(mutant)
