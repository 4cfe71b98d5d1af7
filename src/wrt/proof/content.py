"""Taking a polynomial apart: the number and the parts that all its terms share, and what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import gcd, lcm
from typing import Any

from ..nodes.elementwise import Elementwise, reciprocal
from ..nodes.elementwise import sign as signum
from .applied import Applied
from .canonical import argument_key, components, in_slots, least, normal_form
from .delta import DELTA
from .law import Context
from .terms import Factor, Polynomial, Term, free, multiply, scale, substitute

Parts = Counter[Term]


def fresh(term: Term, context: Context) -> Term:
    """The term over fresh dummies, so that it can be multiplied with others."""
    return substitute(term, {i: context.fresh((i.dimension,))[0] for i in term.dummies})


def joined(coefficient: Fraction, parts: Iterable[Term], context: Context) -> Term:
    """The product of parts as a term."""
    (term,) = multiply([Term(coefficient)], *([fresh(part, context)] for part in parts))
    return term


def divisor(polynomial: Sequence[Term]) -> Fraction:
    """The greatest positive number by which all coefficients can be divided: they become whole numbers."""
    numbers = [term.coefficient for term in polynomial]
    return Fraction(gcd(*(c.numerator for c in numbers)), lcm(*(c.denominator for c in numbers)))


def shared(polynomial: Sequence[Term]) -> Parts:
    """The parts of all terms, as often as they occur in each; no δ, which is 0 somewhere."""
    common = reduce(lambda a, b: a & b, (Counter(components(term)) for term in polynomial))
    return Counter({part: n for part, n in common.items() if all(head != DELTA for head, _ in part.factors)})


def without(polynomial: Sequence[Term], number: Fraction, common: Parts, context: Context) -> Polynomial:
    """The polynomial divided by a number and by parts that all its terms have."""
    return [joined(term.coefficient / number, (Counter(components(term)) - common).elements(), context)
            for term in polynomial]


def closed_key(polynomial: Iterable[Term]) -> Any:
    """A sort key that does not depend on what the indices are called."""
    form = normal_form(polynomial)
    return argument_key(least(form, (), free(form))[0])


def sign(polynomial: Polynomial) -> int:
    """−1 if the polynomial is to be written as − of its negative, of which the key is greater: a is, −a is not."""
    return -1 if closed_key(scale(Fraction(-1), polynomial)) > closed_key(polynomial) else 1


def only(argument: Sequence[Term], function: Elementwise) -> Factor | None:
    """The factor, if the argument is this function of something and nothing else."""
    if len(argument) != 1 or argument[0].coefficient != 1 or len(argument[0].factors) != 1 or argument[0].dummies:
        return None
    head, _ = factor = argument[0].factors[0]
    return factor if isinstance(head, Applied) and head.function == function else None


def argument_of(argument: Sequence[Term], function: Elementwise, context: Context) -> Polynomial | None:
    """What this function is applied to, if the argument is that and nothing else."""
    factor = only(argument, function)
    return opened_at(factor, context) if factor else None


def opened_at(factor: Factor, context: Context) -> Polynomial:
    """The argument of a function, or of an inverse, at its indices."""
    head, at = factor
    return [fresh(term, context) for term in in_slots(head.inside(), at)]


def without_places(term: Term, *places: int) -> Term:
    """The term without the factors at these places."""
    kept = tuple(factor for k, factor in enumerate(term.factors) if k not in places)
    return Term(term.coefficient, kept, term.dummies)


def equal_factor(term: Term, place: int) -> int | None:
    """The next place at which a factor stands once more."""
    return next((k for k in range(place + 1, len(term.factors)) if term.factors[k] == term.factors[place]), None)


def without_sizes(term: Term) -> Term:
    """The term without the factors that make an absolute value together, as sign(a) a does."""
    factors = Counter(term.factors)
    for head, at in term.factors:
        if isinstance(head, Applied) and head.function == signum and len(head.argument) == 1:
            (inner,) = in_slots(head.argument, at)
            pair = Counter([(head, at), *inner.factors])
            if inner.coefficient == 1 and not inner.dummies and pair <= factors:
                factors -= pair
    return Term(term.coefficient, tuple(factors.elements()), term.dummies)


def is_sum_of_squares(polynomial: Sequence[Term], context: Context) -> bool:
    """Whether no term can be negative: each is made of squares, and of what is known to be positive."""
    def is_square(term: Term) -> bool:
        return term.coefficient > 0 and all(
            times % 2 == 0 or context.is_positive([part]) or all(k % 2 == 0 for k in Counter(part.factors).values())
            for part, times in Counter(components(without_sizes(term))).items())

    return bool(polynomial) and all(map(is_square, polynomial))


@dataclass(frozen=True)
class Cleared:
    """A polynomial times a power of what stood under a line in it, which is positive."""

    polynomial: Polynomial
    below: Polynomial
    times: int


def cleared(polynomial: Polynomial, context: Context) -> Cleared | None:
    """The polynomial without a sum that stands under a line in it, if one is known to be positive."""
    for factor in dict.fromkeys(factor for term in polynomial for factor in term.factors
                                if not term.dummies & set(factor[1])) if len(polynomial) > 1 else ():
        head, _ = factor
        if isinstance(head, Applied) and head.function == reciprocal and len(head.argument) > 1 and context.is_positive(
                opened_at(factor, context)):
            times = max(term.factors.count(factor) for term in polynomial)
            product = [new for term in polynomial for new in multiply(
                [_without(term, factor)],
                *(opened_at(factor, context) for _ in range(times - term.factors.count(factor))))]
            return Cleared(product, opened_at(factor, context), times)
    return None


def _without(term: Term, factor: Factor) -> Term:
    return without_places(term, *(k for k, other in enumerate(term.factors) if other == factor))
