"""The two readings, which share no code for values, agree on random pairs of expressions.

Half of the pairs are equal by random valid rewrites, half are one edit away from that.
"""

from __future__ import annotations

from collections import Counter

import pytest
from node import hides_an_identity
from random_trees import DIMENSIONS
from statements import random_pair

from wrt import proof
from wrt.arrays import ModularPoint
from wrt.arrays.point import evaluate
from wrt.claims.sizes import SIZES
from wrt.errors import SingularError
from wrt.language.expression import NODES
from wrt.language.shape import axes
from wrt.nodes import Apply
from wrt.proof import applied, atom, inverse, reading, rules

PAIRS = 1500      # `make fuzz` compares as many as one likes


def random_pairs(count, edit, first=0):
    """So many pairs, from seeds that follow each other."""
    found, seed = [], first + edit
    while len(found) < count:
        found += [pair] if (pair := random_pair(seed, edit)) else []
        seed += 2
    return found


def agree(left, right, free, sizes):
    """Whether all entries of two bound trees are equal at a random point."""
    point = ModularPoint(dict(zip(DIMENSIONS, sizes)))
    return all(evaluate(left, point, binding) == evaluate(right, point, binding) for binding in point.bindings(free))


def readings(pair):
    """What the normal form says, and whether the arrays agree at every choice of sizes; None if they have no value.

    Random stand-ins do not obey the laws of real functions, so what rests on one is told apart.
    """
    left, right, free = pair
    try:
        decision = proof.decide(left, right)
        answer = "equal by a law" if decision.laws else decision.answer
        return answer, all(agree(left, right, free, sizes) for sizes in SIZES)
    except SingularError:
        return "no inverse", None
    except ValueError as error:
        assert "not invertible" in str(error)
        return "quotient by 0", None


@pytest.mark.long
@pytest.mark.slow
def test_both_readings_agree_on_random_pairs(record_property):
    rewritten, edited = random_pairs(PAIRS // 2, False), random_pairs(PAIRS // 2, True)
    nodes = Counter(type(part).__name__ for pair in rewritten + edited for side in pair[:2] for part in side.walk())
    functions = Counter(part.function.name for pair in rewritten + edited for side in pair[:2] for part in side.walk()
                        if isinstance(part, Apply))
    read = {name: [(readings(pair), hides_an_identity(*pair[:2])) for pair in pairs]
            for name, pairs in (("rewritten", rewritten), ("edited", edited))}
    answers = {name: Counter(answer for answer, _ in found) for name, found in read.items()}
    total = answers["rewritten"] + answers["edited"]
    plain = Counter(answer for found in read.values() for answer, hides in found if not hides)
    report = {
        "pairs": total.total(), "equal": total["equal", True], "different": total["different", False],
        "undecided": total["undecided", True] + total["undecided", False],
        "undecided without inverse or known function": plain["undecided", True] + plain["undecided", False],
        "rewritten, with inverse or known function, equal": sum(
            hides and answer == ("equal", True) for answer, hides in read["rewritten"]),
        "without value": total["no inverse", None] + total["quotient by 0", None],
        "edited, equal after all": answers["edited"]["equal", True], "nodes": dict(nodes.most_common()),
        "functions": dict(functions.most_common())}
    for name, value in report.items():
        record_property(name, value)
        print(f"{name}: {value}")
    assert total["equal", False] == total["different", True] == 0
    assert {arrays for _, arrays in answers["rewritten"]} <= {True, None}
    assert min(report["equal"], report["different"]) >= 400
    assert report["undecided"] < PAIRS // 5
    assert report["undecided without inverse or known function"] < PAIRS // 100
    assert report["rewritten, with inverse or known function, equal"] >= 50
    assert report["without value"] < PAIRS // 50
    assert set(nodes) == set(NODES) and min(nodes.values()) >= 20
    assert min(functions[name] for name in ("log", "sqrt", "reciprocal", "absolute", "sign", "relu")) >= 15


def test_the_pairs_are_the_same_each_time():
    assert random_pairs(20, True) == random_pairs(20, True)
    assert random_pairs(20, True) != random_pairs(20, True, first=1000)


def test_both_sides_have_one_shape():
    for edit in (False, True):
        for left, right, _ in random_pairs(100, edit, first=5000):
            assert axes(left) == axes(right)


def first_factor_only(polynomial, *rest, derive=reading.derive):
    return derive([type(t)(t.coefficient, t.factors[:1], t.dummies) for t in polynomial], *rest)


def other_order(e, indices, unstacked=rules.unstacked):
    return unstacked(type(e)(e.of, not e.by_rows), indices)


def never_primed(function, argument, translation, function_of=applied.function_of):
    return function_of(type(function)(function.name), argument, translation)


@pytest.mark.parametrize("places, name, fault, edit, seen", [
    ((applied, atom, inverse, reading, rules), "derive", first_factor_only, False, ("different", True)),
    ((rules,), "unstacked", other_order, False, ("different", True)),
    ((applied, rules), "function_of", never_primed, True, ("equal", False)),
    ((inverse.InverseHead,), "derivative", lambda *arguments: [], True, ("equal", False))])
def test_a_fault_in_the_normal_form_is_seen(monkeypatch, places, name, fault, edit, seen):
    several = (random_pairs(300, edit, first) for first in range(9000, 19_000, 1000))
    for place in places:
        monkeypatch.setattr(place, name, fault)
    assert any(seen in map(readings, pairs) for pairs in several)
