"""The functions with a name of their own, against SymPy."""

from __future__ import annotations

import pytest
import sympy
from material import i, sigma, y

from wrt import exp, functions, partial
from wrt.einstein import bind
from wrt.expression import Elementwise
from wrt.functions import KNOWN, expanded
from wrt.normal import compare

t = sympy.Symbol("t")


def as_sympy(function):
    """The polynomial that `expanded` gives, in SymPy's words."""
    return sum(sympy.Rational(c.numerator, c.denominator) * sympy.prod(getattr(sympy, f.name)(t) for f in factors)
               for c, factors in expanded(function))


@pytest.mark.parametrize("order", range(5))
@pytest.mark.parametrize("name", KNOWN)
def test_derivatives_are_those_of_sympy(name, order):
    real = sympy.diff(getattr(sympy, name)(t), t, order)
    assert sympy.expand(as_sympy(Elementwise(name, order)) - real) == 0


@pytest.mark.parametrize("name", KNOWN)
def test_a_wrong_table_would_be_seen(name, monkeypatch):
    wrong = functions.Known(name, tuple((-c, factors) for c, factors in KNOWN[name].derivative))
    monkeypatch.setitem(KNOWN, name, wrong)
    assert sympy.expand(as_sympy(Elementwise(name, 1)) - sympy.diff(getattr(sympy, name)(t), t)) != 0


def test_an_unspecified_function_stays_as_it_is():
    assert expanded(sigma.prime.prime) == [(1, (sigma.prime.prime,))]
    assert expanded(exp) == [(1, (exp,))]


def test_public_functions_are_the_known_ones():
    assert {name: getattr(functions, name) for name in KNOWN} == {name: Elementwise(name) for name in KNOWN}


@pytest.mark.parametrize("name", KNOWN)
def test_prime_is_the_derivative_in_the_normal_form(name):
    function = Elementwise(name)
    left, _ = bind(partial(function(y[i]), y[i]), {i})
    assert compare(left, bind(function.prime(y[i]), {i})[0]) == "equal"
    assert compare(left, bind(2 * function.prime(y[i]), {i})[0]) == "undecided"
