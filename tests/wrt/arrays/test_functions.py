"""The functions of the arrays are the real ones, whatever the rules of the proof say."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
import sympy
import real
from material import a

from wrt import partial
from wrt.arrays import ModularPoint, NumericPoint
from wrt.arrays.functions import DERIVATIVES, derivative
from wrt.arrays.modular import MODULUS
from wrt.arrays.point import evaluate
from wrt.arrays.symbolic import REAL, SymbolicPoint
from wrt.nodes import Elementwise
from wrt.nodes.elementwise import expanded
from wrt.nodes.functions import KNOWN
from wrt.proof.equality import decide

t = sympy.Symbol("t", real=True)
KNOWN_VALUES = {
    "exp": (0, 1), "log": (sympy.E, 1), "sqrt": (4, 2), "reciprocal": (4, sympy.Rational(1, 4)),
    "sin": (sympy.pi / 2, 1), "cos": (sympy.pi, -1), "tanh": (sympy.log(2), sympy.Rational(3, 5)),
    "sinh": (sympy.log(2), sympy.Rational(3, 4)), "cosh": (sympy.log(2), sympy.Rational(5, 4)), "absolute": (-3, 3),
    "sign": (-3, -1), "relu": (-3, 0), "logistic": (sympy.log(2), sympy.Rational(2, 3)),
    "softplus": (sympy.log(2), sympy.log(3))}


def test_both_readings_know_the_same_functions():
    assert list(REAL) == list(KNOWN)


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("at", [sympy.Rational(3, 7), sympy.Rational(-5, 2)])
def test_the_real_function_is_the_one_of_its_name(name, at):
    assert sympy.simplify(REAL[name](at) - real.REAL[name](at)) == 0


@pytest.mark.parametrize("name", REAL)
def test_a_function_has_the_value_of_the_textbook(name):
    argument, expected = KNOWN_VALUES[name]
    assert sympy.simplify(REAL[name](sympy.sympify(argument)).rewrite(sympy.exp) - expected) == 0


# the derivative of the sign is 0, with whatever sign
CHANGING = [name for name in REAL if name != "sign"]


@pytest.mark.parametrize("name", CHANGING)
def test_a_wrong_rule_of_the_proof_does_not_reach_the_arrays(name, monkeypatch):
    wrong = tuple((-c, factors) for c, factors in KNOWN[name].derivative)
    monkeypatch.setitem(KNOWN, name, replace(KNOWN[name], derivative=wrong))
    found = evaluate(Elementwise(name).prime(a), SymbolicPoint({}), {})[0][0]
    assert sympy.simplify(found - sympy.diff(REAL[name](t), t).subs(t, sympy.Symbol("a"))) == 0


# ------------------------------------------------------------------ the table of derivatives
def test_all_know_the_same_functions():
    assert list(DERIVATIVES) == list(KNOWN) == list(REAL)


def multiplied(terms):
    """Terms of the table as SymPy has them."""
    return sum(sympy.Rational(*c.as_integer_ratio()) * sympy.prod(REAL[f](t) ** k for f, k in powers)
               for c, powers in terms)


def same(one, other):
    """Whether two functions of t agree at numbers where all have a value."""
    places = map(sympy.Rational, ("3/7", "5"))
    return all(abs(sympy.N((sympy.sympify(one) - other).subs(t, at), 60)) < 10**-40 for at in places)


@pytest.mark.parametrize("order", range(5))
@pytest.mark.parametrize("name", DERIVATIVES)
def test_derivatives_are_those_of_sympy(name, order):
    expected = sympy.diff(REAL[name](t), t, order)
    assert same(multiplied(derivative(name, order)), expected)
    assert not same(multiplied(derivative(name, order + 1)), expected) or name == "exp" or (
        name in real.WITH_KINKS and order)


@pytest.mark.parametrize("name", DERIVATIVES)
def test_a_derivative_has_each_product_once(name):
    for order in range(5):
        products = [powers for _, powers in derivative(name, order)]
        assert len(set(products)) == len(products) and all(c for c, _ in derivative(name, order))
        assert all(k > 0 and list(powers) == sorted(powers) for powers in products for _, k in powers)


def points_of(at):
    """A point of each kind that knows functions by this table."""
    number = Fraction(at)
    return {"numeric": NumericPoint({}, {a: [[number]]}), "modular": ModularPoint({})}


@pytest.mark.parametrize("name", CHANGING)
def test_a_wrong_rule_of_the_proof_does_not_reach_the_table(name, monkeypatch):
    tree = partial(Elementwise(name)(a * a), a)
    true = {kind: evaluate(tree, point, {})[0][0].value for kind, point in points_of("3/7").items()}
    wrong = tuple((-c, factors) for c, factors in KNOWN[name].derivative)
    monkeypatch.setitem(KNOWN, name, replace(KNOWN[name], derivative=wrong))
    assert {kind: evaluate(tree, point, {})[0][0].value for kind, point in points_of("3/7").items()} == true
    # the reading for all sizes does use that rule
    assert decide(partial(Elementwise(name)(a), a), Elementwise(name).prime(a)).answer == "equal"
    assert [c for c, _ in expanded(Elementwise(name).prime)] == [c for c, _ in wrong]


@pytest.mark.parametrize("name", CHANGING)
def test_a_wrong_rule_of_the_table_reaches_the_arrays_and_not_the_proof(name, monkeypatch):
    tree, rule = partial(Elementwise(name)(a * a), a), DERIVATIVES[name]
    true = {kind: evaluate(tree, point, {})[0][0].value for kind, point in points_of("3/7").items()}
    told = expanded(Elementwise(name).prime)
    monkeypatch.setitem(DERIVATIVES, name, tuple((-c, factors) for c, factors in rule))
    derivative.cache_clear()
    try:
        found = {kind: evaluate(tree, point, {})[0][0].value for kind, point in points_of("3/7").items()}
        assert found["numeric"] == -true["numeric"] != 0 and (found["modular"] + true["modular"]) % MODULUS == 0
        assert expanded(Elementwise(name).prime) == told
    finally:
        monkeypatch.undo()
        derivative.cache_clear()
