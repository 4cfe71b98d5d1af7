"""The signs that borders have together."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from itertools import product
from operator import mul
from random import Random

import pytest

from wrt import Scalar, absolute, nonzero, positive, sqrt
from wrt.claims import regions
from wrt.claims.check import compare
from wrt.claims.corners import Surface
from wrt.claims.signs import MOST, points_of_signs
from wrt.errors import LimitError

LETTERS = [Scalar(name) for name in "abcdfgh"]


def linear(*coefficients, constant=0):
    """A surface of degree one."""
    number = len(coefficients)
    terms = [(tuple(int(k == place) for k in range(number)), Fraction(c)) for place, c in enumerate(coefficients) if c]
    return Surface([*terms, ((0,) * number, Fraction(constant))] if constant else terms)


def signs(borders, fixed=None, centres=(), positive=None):
    """The signs that points of all signs give the borders."""
    letters = borders[0].letters
    found = points_of_signs(borders, fixed or [False] * len(borders), centres, positive or [False] * letters, Random(0))
    return [tuple(border.value(list(map(float, point))) > 0 for border in borders) for point in found]


def test_each_choice_of_signs_is_met_once():
    axes = [linear(*(int(k == place) for k in range(5))) for place in range(5)]
    assert sorted(signs(axes)) == sorted(product([False, True], repeat=5))


def test_what_cannot_be_is_not_met():
    assert set(signs([linear(1), linear(1, constant=-1)])) == {(False, False), (True, False), (True, True)}


def test_all_orders_of_four_numbers_are_met():
    pairs = [(r, c) for r in range(4) for c in range(r)]
    borders = [linear(*(int(k == r) - int(k == c) for k in range(4))) for r, c in pairs]
    assert len(signs(borders)) == 24


def test_what_is_fixed_is_positive_and_is_not_counted():
    borders = [linear(1, 0), linear(0, 1)]
    assert set(signs(borders, fixed=[True, False])) == {(True, True), (True, False)}
    assert set(signs(borders, positive=[True, True])) == {(True, True)}
    many = [linear(*(int(k == place) for k in range(MOST + 1))) for place in range(MOST + 1)]
    with pytest.raises(LimitError):
        signs(many)
    assert signs(many, fixed=[True] * (MOST + 1)) in ([], [(True,) * (MOST + 1)])


def test_points_are_drawn_around_others_too():
    far = [linear(1, 0, constant=-10**9), linear(0, 1, constant=-10**9)]
    assert len(signs(far)) == 1 and len(signs(far, centres=[[Fraction(10**9)] * 2])) == 4


def root(of):
    """√(of²)."""
    return sqrt(of * of)


@pytest.mark.parametrize("size", [absolute, root])
@pytest.mark.parametrize("seed", range(3))
def test_a_claim_that_is_false_for_one_choice_of_signs_is_refuted(size, seed):
    """The product is 0 unless each letter has the sign that was chosen."""
    random = Random(seed)
    letters = LETTERS[:5 + seed % 2]
    claim = reduce(mul, [size(letter) + random.choice((1, -1)) * letter for letter in letters])
    assert compare(claim, 0 * letters[0], frozenset(), conditions=list(map(nonzero, letters))).status == "false"


def test_a_claim_that_is_false_for_one_order_is_refuted():
    random = Random(0)
    for _ in range(3):
        order = random.sample(LETTERS[:5], 5)
        steps = [one - other for one, other in zip(order, order[1:])]
        claim = reduce(mul, [root(step) + step for step in steps])
        assert compare(claim, 0 * order[0], frozenset(), conditions=list(map(nonzero, steps))).status == "false"


def test_the_signs_of_conditions_are_kept():
    a, b = LETTERS[:2]
    claim, conditions = (root(a - b) * root(b), (a - b) * root(b)), [positive(a - b), nonzero(b)]
    assert compare(*claim, frozenset(), conditions=conditions).status in ("proved", "numerical")
    assert compare(*claim, frozenset(), conditions=[nonzero(a - b), nonzero(b)]).status == "false"


def test_without_all_signs_a_false_claim_would_pass(monkeypatch):
    """Random lines alone miss some signs."""
    accepted = []
    monkeypatch.setattr(regions._Ways, "of_all_signs", lambda self, centres, positive: iter(()))
    for seed in range(12):
        random = Random(seed)
        letters = LETTERS[:6]
        claim = reduce(mul, [root(letter) + random.choice((1, -1)) * letter for letter in letters])
        found = compare(claim, 0 * letters[0], frozenset(), conditions=list(map(nonzero, letters)))
        accepted.append(found.status == "numerical")
    assert any(accepted)
