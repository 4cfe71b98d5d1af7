"""What makes a claim false, found and phrased."""

import pytest
import sympy
from material import W, m, n, sigma, x, y

from wrt import Scalar, gradient, sin
from wrt.claims.finding import Counterexample, Misfit, Unwitnessed
from wrt.claims.search import find_counterexample, open_functions
from wrt.nodes.einstein import bind, free_indices

SIZES = {n: 2, m: 3}


def found(left, right, sizes=SIZES):
    free = free_indices(left)
    return find_counterexample(bind(left, free)[0], bind(right, free)[0], free, sizes)


def test_the_first_entry_that_differs_is_shown_with_both_values():
    finding = found(W @ x, 2 * (W @ x))
    assert finding.entry == (("row", 1),) and dict(finding.sizes) == SIZES
    assert sympy.expand(2 * finding.left - finding.right) == 0 != finding.left
    assert finding.text().startswith("counterexample: n=2, m=3; entry row=1: left = W_11 x_1")


def test_functions_left_open_are_named_with_what_was_taken():
    loss = Scalar("L", of=y)
    assert len(open_functions(gradient(loss, y) + sigma(y))) == 2 and open_functions(sin(y), W @ x) == []
    finding = found(gradient(loss, y), sigma(y))
    assert {text for (text, _), _ in finding.functions} == {"L", "σ(t)"}
    named = [tex.partition(" = ")[0] for _, tex in finding.pieces()]
    assert {"L", r"\sigma(t)"} <= set(named)


@pytest.mark.parametrize("kind", [Misfit, Unwitnessed])
def test_what_has_no_entry_says_so_in_words(kind):
    assert kind("shapes differ").text() == "shapes differ"


def test_a_counterexample_without_sizes_begins_with_the_values():
    finding = Counterexample((), (), sympy.Integer(1), sympy.Integer(2))
    assert finding.text() == "counterexample: left = 1, right = 2"
