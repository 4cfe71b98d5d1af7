"""The laws of absolute values and signs. Source: the real functions of analysis.

|a|, sign a and what is made of them demand a ≠ 0, or a law has taken them out of what is not 0 only if a is not. So
all become polynomials in signs, of which none occurs twice in a product: |a| is sign(a) a.
"""

from __future__ import annotations

from fractions import Fraction

from ..nodes.elementwise import reciprocal
from ..nodes.elementwise import sign as signum
from .applied import applied
from .content import (
    argument_of, cleared, divisor, equal_factor, is_sum_of_squares, only, shared, sign, without, without_places,
)
from .law import Context, Law
from .terms import Polynomial, Term, multiply, one, scale

HALF = Fraction(1, 2)


def of_sign(argument: Polynomial) -> Polynomial:
    """The sign of something that is not 0."""
    return one(applied(signum, argument))


def absolute_value(argument: Polynomial, context: Context) -> Polynomial | None:
    """On both sides of the kink."""
    return multiply(of_sign(argument), argument) if argument else None


def rectified(argument: Polynomial, context: Context) -> Polynomial | None:
    """On both sides of the kink."""
    return scale(HALF, argument + multiply(of_sign(argument), argument)) if argument else None


def sign_of_known(argument: Polynomial, context: Context) -> Polynomial | None:
    """It is 1 of what is positive: of squares, of which not all are 0, too."""
    for factor in (Fraction(1), Fraction(-1)):
        scaled = scale(factor, argument)
        if context.is_positive(scaled) or is_sum_of_squares(scaled, context):
            return [Term(factor)]
    return None


def sign_of_product(argument: Polynomial, context: Context) -> Polynomial | None:
    """A product is not 0 only if no factor is 0; positive ones have no say, nor have two that are equal."""
    if not argument:
        return None
    number, common = divisor(argument), shared(argument)
    rest = without(argument, number, common, context)
    odd = [part for part, k in common.items() if k % 2 and not context.is_positive([part])]
    is_number = len(rest) == 1 and not rest[0].factors
    towards = rest[0].coefficient if is_number else Fraction(sign(rest))
    signs = [_of_part(part, context) for part in odd]
    signs += [] if is_number else [of_sign(scale(towards, rest))]
    is_plain = len(signs) == 1 and number * towards == 1 and (not is_number or common.total() == 1)
    return None if is_plain and signs[0] == of_sign(argument) else multiply([Term(towards)], *signs)


def _of_part(part: Term, context: Context) -> Polynomial:
    """The sign of 1/a is that of a, and that of a sign the sign itself."""
    if only([part], signum):
        return [part]
    below = argument_of([part], reciprocal, context)
    return of_sign([part] if below is None else below)


def sign_of_sum(argument: Polynomial, context: Context) -> Polynomial | None:
    """That of the sum times what is positive under lines in it."""
    found = cleared(argument, context)
    return None if found is None else of_sign(found.polynomial)


def squared_sign(term: Term, place: int, context: Context) -> Polynomial | None:
    """The square of 1 or −1."""
    other = equal_factor(term, place)
    return None if other is None else [without_places(term, place, other)]


def reciprocal_of_sign(argument: Polynomial, context: Context) -> Polynomial | None:
    """1 over 1 or −1."""
    inner = argument_of(argument, signum, context)
    return None if inner is None else of_sign(inner)


LAWS = (
    Law("quotient of a sign", "1/sign a = sign a", "reciprocal", value=reciprocal_of_sign),
    Law("absolute value", "|a| = sign(a) a", "absolute", value=absolute_value),
    Law("rectifier", "ReLU(a) = ½(a + |a|)", "relu", value=rectified),
    Law("known sign", "sign a = 1 where a > 0, and of a sum of squares that is not 0", "sign",
        "what it is of is known to be positive or negative, or a sum of squares", value=sign_of_known),
    Law("sign of a product", "sign(ab) = sign a sign b, sign(−a) = −sign a, sign(1/a) = sign a", "sign",
        value=sign_of_product),
    Law("sign of a sum of quotients", "sign(a + b/c) = sign(ac + b) where c > 0", "sign",
        "what stands under a line is known to be positive", value=sign_of_sum),
    Law("square of a sign", "(sign a)² = 1", "sign", merges=squared_sign),
)
