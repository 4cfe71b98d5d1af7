"""The functions of the arrays are the real ones, whatever the rules of the proof say."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sympy
from material import a

from wrt.arrays.symbolic import SymbolicPoint
from wrt.arrays.symbolic import REAL
from wrt.arrays.point import evaluate
from wrt.nodes import Elementwise
from wrt.nodes.functions import KNOWN

t = sympy.Symbol("t")
KNOWN_VALUES = {
    "exp": (0, 1), "log": (sympy.E, 1), "sqrt": (4, 2), "reciprocal": (4, sympy.Rational(1, 4)),
    "sin": (sympy.pi / 2, 1), "cos": (sympy.pi, -1), "tanh": (sympy.log(2), sympy.Rational(3, 5))}


def test_both_readings_know_the_same_functions():
    assert list(REAL) == list(KNOWN)


@pytest.mark.parametrize("name", [name for name in REAL if name != "reciprocal"])
def test_the_real_function_is_the_one_of_its_name(name):
    assert REAL[name](t) == getattr(sympy, name)(t)


def test_the_reciprocal_is_one_over_its_argument():
    assert REAL["reciprocal"](t) == 1 / t


@pytest.mark.parametrize("name", REAL)
def test_a_function_has_the_value_of_the_textbook(name):
    argument, expected = KNOWN_VALUES[name]
    assert sympy.simplify(REAL[name](sympy.sympify(argument)).rewrite(sympy.exp) - expected) == 0


@pytest.mark.parametrize("name", REAL)
def test_a_wrong_rule_of_the_proof_does_not_reach_the_arrays(name, monkeypatch):
    wrong = tuple((-c, factors) for c, factors in KNOWN[name].derivative)
    monkeypatch.setitem(KNOWN, name, replace(KNOWN[name], derivative=wrong))
    found = evaluate(Elementwise(name).prime(a), SymbolicPoint({}), {})[0][0]
    assert sympy.simplify(found - sympy.diff(REAL[name](t), t).subs(t, sympy.Symbol("a"))) == 0
