"""The laws of functions that are made of exponentials: all are written in exponentials. Source: their definitions.

A sum of exponentials under a line, a root or in a logarithm is written with no exponent below 0, and one that is 0:
1/(1 + e⁻ᵃ) is eᵃ/(1 + eᵃ).
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import Any

from ..nodes.elementwise import exp, log, sqrt
from .applied import Applied, applied
from .canonical import in_slots
from .content import fresh, opened_at
from .law import Context, Law
from .order import dominant
from .quotients import cancelled, over
from .terms import Factor, Head, Indices, Polynomial, Term, multiply, one, scale

HALF = Fraction(1, 2)
ONE = [Term(Fraction(1))]


def power_of_e(exponent: Polynomial, times: Fraction = Fraction(1)) -> Polynomial:
    """e to a multiple of the exponent."""
    return one(applied(exp, scale(times, exponent)))


def logistic_function(argument: Polynomial, context: Context) -> Polynomial | None:
    """1 − 1/(1 + eᵃ), which is eᵃ/(1 + eᵃ)."""
    return ONE + scale(Fraction(-1), over(ONE + power_of_e(argument)))


def hyperbolic_tangent(argument: Polynomial, context: Context) -> Polynomial | None:
    """1 − 2/(1 + e²ᵃ), which is (eᵃ − e⁻ᵃ)/(eᵃ + e⁻ᵃ)."""
    return ONE + scale(Fraction(-2), over(ONE + power_of_e(argument, Fraction(2))))


def hyperbolic_sine(argument: Polynomial, context: Context) -> Polynomial | None:
    """Its definition."""
    return scale(HALF, power_of_e(argument) + scale(Fraction(-1), power_of_e(argument, Fraction(-1))))


def hyperbolic_cosine(argument: Polynomial, context: Context) -> Polynomial | None:
    """Its definition."""
    return scale(HALF, power_of_e(argument) + power_of_e(argument, Fraction(-1)))


def softplus_function(argument: Polynomial, context: Context) -> Polynomial | None:
    """Its definition; what the logarithm is of is always positive."""
    return one(applied(log, ONE + power_of_e(argument)))


# ------------------------------------------------------------------ sums of exponentials
def reciprocal_of_exponentials(argument: Polynomial, context: Context) -> Polynomial | None:
    """What all terms have is taken out."""
    exponent = lowest(argument, context)
    return exponent and multiply(power_of_e(exponent, Fraction(-1)), over(_raised(argument, exponent)))


def log_of_exponentials(argument: Polynomial, context: Context) -> Polynomial | None:
    """What all terms have is taken out."""
    exponent = lowest(argument, context)
    return exponent and exponent + one(applied(log, _raised(argument, exponent)))


def root_of_exponentials(argument: Polynomial, context: Context) -> Polynomial | None:
    """What all terms have is taken out."""
    exponent = lowest(argument, context)
    return exponent and multiply(power_of_e(exponent, HALF), one(applied(sqrt, _raised(argument, exponent))))


def cancelled_power(term: Term, place: int, context: Context) -> Polynomial | None:
    """Of a power of e that is greater than the one under the line, so much as cancels."""
    top = dominant(opened_at(term.factors[place], context))
    for mine in map(_exponential, top.factors if top else ()):
        for k, factor in enumerate(term.factors):
            other = _exponential(factor)
            if mine and other and other[0] == mine[0] and other[1] > mine[1] > 0:
                (head, at), (_, number) = factor, mine
                parts = [one(applied(exp, _times(head, at, part, context))) for part in (number, other[1] - number)]
                kept = term.factors[:k] + parts[0][0].factors + term.factors[k + 1:]
                found = cancelled(Term(term.coefficient, kept, term.dummies), place, context)
                return found and multiply(found, parts[1])
    return None


def _exponential(factor: Factor) -> tuple[Any, Fraction] | None:
    """What a power of e is a power of, and its number: of e²ᵃ, what tells eᵃ, and 2."""
    head, at = factor
    if not isinstance(head, Applied) or head.function != exp or len(head.argument) != 1:
        return None
    inner = head.argument[0]
    return (inner.factors, inner.dummies, at), inner.coefficient


def _times(head: Head, at: Indices, number: Fraction, context: Context) -> Polynomial:
    """The exponent of a power of e with another number."""
    inner = head.inside()[0]
    return [fresh(term, context) for term in in_slots([Term(number, inner.factors, inner.dummies)], at)]


def _raised(argument: Polynomial, exponent: Polynomial) -> Polynomial:
    return multiply(argument, power_of_e(exponent, Fraction(-1)))


def lowest(argument: Polynomial, context: Context) -> Polynomial | None:
    """The exponent of what all terms have if each power of e counts that any has, as −a in 1 + e⁻ᵃ; None if it is 0.

    Exponents that are summed over are left alone, as are those of a sum that is one term.
    """
    if len(argument) < 2:
        return None
    found: dict[Any, list[Fraction]] = defaultdict(list)
    exponents: dict[Any, Factor] = {}
    for term in argument:
        for factor in term.factors:
            mine = _exponential(factor)
            if mine and not term.dummies & set(factor[1]):
                key, number = mine
                found[key].append(number)
                exponents[key] = factor
    least = {key: min(numbers if len(numbers) == len(argument) else [*numbers, Fraction(0)])
             for key, numbers in found.items()}
    total: Polynomial = []
    for key, number in least.items():
        total += _times(*exponents[key], number, context) if number else []
    return total or None


LAWS = (
    Law("logistic function", "logistic(a) = eᵃ/(1 + eᵃ)", "logistic", value=logistic_function),
    Law("hyperbolic tangent", "tanh a = 1 − 2/(1 + e²ᵃ)", "tanh", value=hyperbolic_tangent),
    Law("hyperbolic sine", "sinh a = ½(eᵃ − e⁻ᵃ)", "sinh", value=hyperbolic_sine),
    Law("hyperbolic cosine", "cosh a = ½(eᵃ + e⁻ᵃ)", "cosh", value=hyperbolic_cosine),
    Law("softplus", "softplus(a) = log(1 + eᵃ)", "softplus", value=softplus_function),
    Law("quotient of exponentials", "1/(b + e⁻ᵃ) = eᵃ/(beᵃ + 1)", "reciprocal", value=reciprocal_of_exponentials),
    Law("cancelling powers of e", "e²ᵃ/(eᵃ + b) = eᵃ − beᵃ/(eᵃ + b)", "reciprocal", merges=cancelled_power),
    Law("logarithm of exponentials", "log(1 + e⁻ᵃ) = log(eᵃ + 1) − a", "log", value=log_of_exponentials),
    Law("root of exponentials", "√(1 + e⁻ᵃ) = √(eᵃ + 1)/√eᵃ", "sqrt", value=root_of_exponentials),
)
