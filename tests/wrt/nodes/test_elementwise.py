"""Functions of one number: a name, an order, and what applying one gives."""

import pytest
from material import a, phi, sigma, x

from wrt.nodes import Apply, Elementwise, Number


def test_a_function_is_told_by_name_and_order():
    assert sigma == Elementwise("sigma") != phi and len({sigma, Elementwise("sigma"), sigma.prime}) == 2
    assert sorted([phi.prime, sigma, phi]) == [phi, phi.prime, sigma]


def test_a_derivative_counts_its_order():
    assert sigma.prime.prime == Elementwise("sigma", 2) and sigma.prime != sigma


@pytest.mark.parametrize("argument", [a, x, x + x])
def test_it_is_applied_to_expressions(argument):
    assert sigma(argument) == Apply(sigma, argument)


def test_it_is_applied_to_exact_numbers_only():
    assert sigma(2) == Apply(sigma, Number(2))
    with pytest.raises(TypeError, match="is not an expression or an exact number"):
        sigma(0.5)


def test_it_describes_itself():
    assert sigma.describe() == "the function sigma"
