"""The functions with a name of their own, against SymPy."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
import sympy
from material import W, i, sigma, y
from real import REAL, WITH_KINKS

from wrt import absolute, exp, partial, sqrt
from wrt.errors import MisuseError
from wrt.language.shape import axes
from wrt.nodes import Elementwise, elementwise, reciprocal
from wrt.nodes.einstein import bind
from wrt.nodes.elementwise import expanded
from wrt.proof.equality import decide
from wrt.nodes.functions import KNOWN

t = sympy.Symbol("t", real=True)
DOMAINS = {"log": "positive", "sqrt": "positive", "reciprocal": "nonzero", **dict.fromkeys(WITH_KINKS, "nonzero")}


def as_sympy(function):
    """The polynomial that `expanded` gives, in SymPy's words."""
    return sum(sympy.Rational(c.numerator, c.denominator) * sympy.prod(REAL[f.name](t) for f in factors)
               for c, factors in expanded(function))


@pytest.mark.parametrize("order", range(5))
@pytest.mark.parametrize("name", KNOWN)
def test_derivatives_are_those_of_sympy(name, order):
    real = sympy.diff(REAL[name](t), t, order)
    difference = as_sympy(Elementwise(name, order)) - real
    assert all(sympy.simplify(difference.subs(t, at)) == 0 for at in (sympy.Rational(-3, 2), sympy.Integer(2)))


@pytest.mark.parametrize("name", KNOWN)
def test_a_wrong_table_would_be_seen(name, monkeypatch):
    right, real = KNOWN[name].derivative, sympy.diff(REAL[name](t), t)
    for factor, more in ((-1, ()), (2, ()), (1, (name,))):
        wrong = tuple((factor * c, factors + more) for c, factors in right) or ((Fraction(1), ()),)
        monkeypatch.setitem(KNOWN, name, replace(KNOWN[name], derivative=wrong))
        assert sympy.simplify(as_sympy(Elementwise(name, 1)) - real) != 0


def test_the_domain_is_where_a_function_and_its_derivatives_are_real_and_finite():
    assert {name: known.domain for name, known in KNOWN.items() if known.domain} == DOMAINS
    places = {"positive": (1, 2), "nonzero": (-1, 1, 2), "": (-1, 0, 1, 2)}
    for name, known in KNOWN.items():
        for derivative in (sympy.diff(REAL[name](t), t, order) for order in range(3)):
            assert all(derivative.subs(t, at).is_finite and derivative.subs(t, at).is_real
                       for at in places[known.domain])
        if known.domain and not known.has_kink:
            assert not sympy.diff(REAL[name](t), t).subs(t, 0).is_finite
        assert known.has_kink == (name in WITH_KINKS)


def test_no_print_of_an_array_looks_like_that_of_a_matrix_function():
    for array in (y, W):
        assert axes(sqrt(array)) == axes(reciprocal(array)) == axes(absolute(array)) == axes(array)
        assert sqrt(array).latex() == rf"{array.latex()}^{{\circ 1/2}}"
        assert reciprocal(array).text() == f"{array.text()}^(∘-1)"
        assert "vert" not in absolute(array).latex() and "vert" in absolute(y[i]).latex()
        with pytest.raises(MisuseError, match=f"^/ divides by a scalar, {array.text()} is n") as error:
            1 / array
        assert "reciprocal(x)" in error.value.remedy and "A.inv" in error.value.remedy


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
    other = decide(left, bind(2 * function.prime(y[i]), {i})[0]).answer
    assert other == ("equal" if name == "sign" else "undecided")       # twice 0 is 0
