"""The normal form decides equality for all dimensions; exact evaluation must agree each time."""

from __future__ import annotations

import pytest
from material import W, a, i, n, p, sigma, x
from nodes import listed
from readings import answers

from wrt import Scalar, cos, delta, exp, sin
from wrt.arrays import ModularPoint
from wrt.arrays.point import evaluate
from wrt.proof.equality import decide

M = Scalar("M", of=(W, x))


@pytest.mark.parametrize("left, right, answer, laws", [
    (exp(a) * exp(-a), 1 + a - a, "equal", True), (sin(a) * sin(a) + cos(a) * cos(a), 1 + a - a, "undecided", False),
    (sin(2 * a), 2 * sin(a) * cos(a), "undecided", False)])
def test_identities_of_known_functions_hold_for_real_numbers_only(left, right, answer, laws):
    """Random numbers stand for the functions, so that the arrays differ; the laws say what the answer rests on."""
    assert answers(left, right, ()) == (answer, False)
    assert bool(decide(left, right).laws) == laws


def test_a_function_of_a_delta_is_undecided():
    left = sigma(delta(i, p) * a)
    right = sigma(0 * a) + delta(i, p) * sigma(a) - delta(i, p) * sigma(0 * a)
    assert decide(left, right).answer == "undecided"
    point = ModularPoint({n: 2})
    assert all(evaluate(left, point, binding) == evaluate(right, point, binding) for binding in point.bindings((i, p)))
    assert decide(sigma(a), 2 * sigma(a)).answer == "different"


def test_the_answer_does_not_depend_on_what_was_compared_before():
    pairs = listed("EQUAL")[::5] + listed("DIFFERENT")[::4]
    forwards = [answers(*pair) for pair in pairs]
    assert forwards == [answers(*pair) for pair in reversed(pairs)][::-1]
