"""The functions with a name of their own, against SymPy."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sympy
from material import i, sigma, y

from wrt import exp, log, partial, sqrt
from wrt.errors import ShapeError
from wrt.language.shape import axes
from wrt.nodes import Elementwise, elementwise, reciprocal
from wrt.nodes.einstein import bind
from wrt.nodes.elementwise import expanded
from wrt.proof.equality import decide
from wrt.nodes.functions import KNOWN, SCALAR_ONLY

t = sympy.Symbol("t")
REAL = {"reciprocal": lambda argument: 1 / argument} | {
    name: getattr(sympy, name) for name in ("exp", "log", "sqrt", "sin", "cos", "tanh")}
DOMAINS = {"log": "positive", "sqrt": "positive", "reciprocal": "nonzero"}


def as_sympy(function):
    """The polynomial that `expanded` gives, in SymPy's words."""
    return sum(sympy.Rational(c.numerator, c.denominator) * sympy.prod(REAL[f.name](t) for f in factors)
               for c, factors in expanded(function))


@pytest.mark.parametrize("order", range(5))
@pytest.mark.parametrize("name", KNOWN)
def test_derivatives_are_those_of_sympy(name, order):
    real = sympy.diff(REAL[name](t), t, order)
    assert sympy.expand(as_sympy(Elementwise(name, order)) - real) == 0


@pytest.mark.parametrize("name", KNOWN)
def test_a_wrong_table_would_be_seen(name, monkeypatch):
    right, real = KNOWN[name].derivative, sympy.diff(REAL[name](t), t)
    for factor, more in ((-1, ()), (2, ()), (1, (name,))):
        wrong = tuple((factor * c, factors + more) for c, factors in right)
        monkeypatch.setitem(KNOWN, name, replace(KNOWN[name], derivative=wrong))
        assert sympy.simplify(as_sympy(Elementwise(name, 1)) - real) != 0


def test_the_domain_is_where_a_function_and_its_derivatives_are_real_and_finite():
    assert {name: known.domain for name, known in KNOWN.items() if known.domain} == DOMAINS
    places = {"positive": (1, 2), "nonzero": (-1, 1, 2), "": (-1, 0, 1, 2)}
    for name, known in KNOWN.items():
        for derivative in (sympy.diff(REAL[name](t), t, order) for order in range(3)):
            assert all(derivative.subs(t, at).is_finite and derivative.subs(t, at).is_real
                       for at in places[known.domain])
        if known.domain:
            assert not sympy.diff(REAL[name](t), t).subs(t, 0).is_finite


def test_a_print_that_looks_like_that_of_a_matrix_function_is_of_scalars_only():
    assert set(SCALAR_ONLY) == {"sqrt", "reciprocal"}
    for function in (sqrt, reciprocal, sqrt.prime, reciprocal.prime):
        assert axes(function(y[i])) == ((), ())
        with pytest.raises(ShapeError, match=f"^{function.name} needs a scalar, y is n×1: take an entry$"):
            axes(function(y))
    assert axes(log(y)) == axes(y)


def test_an_unspecified_function_stays_as_it_is():
    assert expanded(sigma.prime.prime) == [(1, (sigma.prime.prime,))]
    assert expanded(exp) == [(1, (exp,))]


def test_public_functions_are_the_known_ones():
    assert {name: getattr(elementwise, name) for name in KNOWN} == {name: Elementwise(name) for name in KNOWN}


@pytest.mark.parametrize("name", KNOWN)
def test_prime_is_the_derivative_in_the_normal_form(name):
    function = Elementwise(name)
    left, _ = bind(partial(function(y[i]), y[i]), {i})
    assert decide(left, bind(function.prime(y[i]), {i})[0]).answer == "equal"
    assert decide(left, bind(2 * function.prime(y[i]), {i})[0]).answer == "undecided"
