"""Polynomials in entries: they reckon as SymPy's do, and print themselves."""

from fractions import Fraction
from random import Random

import pytest
import sympy
from mpmath import mpf

from wrt.arrays.polynomial import MOST, Decimal, Polynomial
from wrt.arrays.symbolic import spoken, text
from wrt.errors import LimitError

NAMES = ("x_1", "W_12", "a")
x, W, a = map(Polynomial.letter, NAMES)
LETTERS = dict(zip(NAMES, sympy.symbols(NAMES)))


def of_sympy(polynomial):
    """The same for SymPy."""
    return sympy.Add(*(sympy.Rational(*number.as_integer_ratio()) * sympy.Mul(*(LETTERS[n] ** k for n, k in monomial))
                       for monomial, number in polynomial.terms.items()))


def random_polynomial(random):
    """A sum of some products of the letters, and of numbers."""
    total = Polynomial.of(random.randint(-2, 2))
    for _ in range(random.randint(1, 3)):
        term = Polynomial.of(Fraction(random.randint(-3, 3), random.randint(1, 3)))
        for _ in range(random.randint(0, 3)):
            term = term * random.choice((x, W, a))
        total = total + term
    return total


@pytest.mark.parametrize("seed", range(20))
def test_sums_and_products_are_those_of_sympy(seed):
    random = Random(seed)
    first, second = random_polynomial(random), random_polynomial(random)
    both = of_sympy(first), of_sympy(second)
    assert sympy.expand(of_sympy(first + second) - sum(both)) == 0
    assert sympy.expand(of_sympy(first * second) - both[0] * both[1]) == 0
    assert bool(first) == (both[0] != 0) and (first == second) == (both[0] == both[1])


@pytest.mark.parametrize("polynomial, words", [
    (x, "x_1"), (2 * x * x, "2 x_1²"), (x + x * -1, "0"), (W * Fraction(-3, 2), "-3 W_12/2"), (a * 0 + 1, "1"),
    (a * a * a + 1 + -1 * x, "a³ - x_1 + 1"), (Polynomial.of(Fraction(1, 2)), "1/2")], ids=str)
def test_the_print_is_that_of_sympy(polynomial, words):
    assert str(polynomial) == words == text(of_sympy(polynomial))


def test_it_is_printed_as_tex_and_said():
    polynomial = 2 * x * x + W * Fraction(-1, 3)
    assert polynomial.latex() == r"2\,x_{1}^{2} - \frac{W_{12}}{3}"
    assert polynomial.spoken() == "2 times x 1 squared minus W 1 2 over 3"
    assert x.spoken() == spoken(sympy.Symbol("x_1"))


def test_what_is_no_number_has_no_value_and_divides_nothing():
    assert (1 / Polynomial.of(4)).number() == Fraction(1, 4)
    with pytest.raises(LimitError, match="x_1 is not a number"):
        x.number()
    with pytest.raises(LimitError):
        1 / x


def test_too_many_terms_are_refused():
    total = Polynomial.of(1)
    with pytest.raises(LimitError, match="too many terms"):
        for k in range(MOST):
            total = total + Polynomial.letter(f"y_{k}")


def test_a_decimal_is_told_in_some_digits():
    third = Decimal(mpf(1) / 3)
    assert (third.text(), third.spoken()) == ("about 0.3333", "about 0.3333") and r"\approx" in third.latex()
