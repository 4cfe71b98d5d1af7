"""The laws of quotients. 1/a is a function that demands a ≠ 0.

Source: the axioms of a field, for numbers modulo a prime too.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from ..nodes.elementwise import reciprocal
from .applied import applied
from .canonical import components
from .content import argument_of, divisor, joined, only, opened_at, shared, sign, without, without_places
from .law import Context, Law
from .matching import Pattern, find
from .order import dominant
from .terms import Polynomial, Term, multiply, one, scale


def over(polynomial: Polynomial) -> Polynomial:
    """1 / polynomial."""
    return one(applied(reciprocal, polynomial))


def of_product(argument: Polynomial, context: Context) -> Polynomial | None:
    """A product is not 0 only if no factor is 0; a minus goes to the front of one of P and −P."""
    if not argument:
        return None
    number, common = divisor(argument), shared(argument)
    rest = without(argument, number, common, context)
    is_number = len(rest) == 1 and not rest[0].factors
    direction = int(rest[0].coefficient) if is_number else sign(rest)
    parts = [[part] for part in common.elements()] + ([] if is_number else [scale(Fraction(direction), rest)])
    if len(parts) == 1 and number * direction == 1:
        return None
    return multiply([Term(direction / number)], *map(over, parts))


def of_reciprocal(argument: Polynomial, context: Context) -> Polynomial | None:
    """1/(1/a) demands that a ≠ 0 already."""
    return argument_of(argument, reciprocal, context)


def of_nested(argument: Polynomial, context: Context) -> Polynomial | None:
    """The law for several c's at once, as often as they occur; none of them is summed over."""
    below: Counter[Term] = Counter()
    for term in argument if len(argument) > 1 else ():
        below |= Counter(part for part in components(term) if _can_be_cleared(part))
    if not below:
        return None
    above = [argument_of([part], reciprocal, context) or [] for part in below.elements()]
    return multiply(*above, over([new for term in argument for new in _times(term, below, context)]))


def _times(term: Term, below: Counter[Term], context: Context) -> Polynomial:
    """A term times what stands under lines: where it has the quotient, that is left out."""
    mine = Counter(components(term))
    kept = joined(term.coefficient, (mine - below).elements(), context)
    return multiply([kept], *(argument_of([part], reciprocal, context) or [] for part in (below - mine).elements()))


def _can_be_cleared(part: Term) -> bool:
    """Whether it is a quotient that cancels with what stands under its line."""
    factor = only([part], reciprocal)
    return factor is not None and dominant(factor[0].inside()) is not None


def cancelled(term: Term, place: int, context: Context) -> Polynomial | None:
    """With m the greatest term of P and c its number: m/P = (1 − rest/P)/c; if P is m alone, 1/c."""
    below = term.factors[place]
    polynomial = opened_at(below, context)
    top = dominant(polynomial)
    found = top and find(Pattern(top.factors, top.dummies), term.factors, term.dummies, place)
    if not top or not found:
        return None
    kept = without_places(term, place, *found.places).factors
    dummies = term.dummies - set(found.binding.values())
    coefficient = term.coefficient / top.coefficient
    rest = [other for other in polynomial if other is not top]
    return [Term(coefficient, kept, dummies), *multiply([Term(-coefficient, (*kept, below), dummies)], rest)]


LAWS = (
    Law("quotient of a product", "1/(ab) = 1/a · 1/b", "reciprocal", value=of_product, is_real=False),
    Law("quotient of a quotient", "1/(1/a) = a", "reciprocal", value=of_reciprocal, is_real=False),
    Law("nested quotient", "1/(a + b/c) = c/(ac + b)", "reciprocal", value=of_nested, is_real=False),
    Law("cancelling", "a/a = 1, and m/(m + b) = 1 − b/(m + b)", "reciprocal", merges=cancelled, is_real=False),
)
