"""The laws of powers whose exponents are made of sizes. Source: the ring of polynomials.

An exponent is a whole number at all sizes. Where it may be negative, the base is demanded not to be 0; 0⁰ = 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from ..nodes.elementwise import exp, log, reciprocal
from .applied import Applied
from .canonical import components, normal_form
from .content import divisor, joined, only, opened_at, shared, sign, without, without_places
from .functions import of, primes
from .law import Context, Law
from .quotients import over
from .raised import Raised
from .size import SizeHead
from .terms import Factor, Indices, Polynomial, Term, multiply, one, scale

ONE, MINUS_ONE = Term(Fraction(1)), Term(Fraction(-1))
Exponent = Iterable[Term]


def power(base: Polynomial, exponent: Exponent) -> Polynomial:
    """A polynomial to a power made of sizes, or to a whole number."""
    form = normal_form(exponent)
    if any(term.factors for term in form):
        return one(Raised((), form).of(base))
    (times,) = [int(term.coefficient) for term in form] or [0]
    return multiply(*([base] * times if times >= 0 else [over(base)] * -times))


def taken_apart(term: Term, place: int, context: Context) -> Polynomial | None:
    """(ab)ᵉ = aᵉ bᵉ, with the number and the sign apart; 1ᵉ = 1."""
    base, exponent, kept = _opened(term, place, context)
    if not base:
        return None
    number, common = divisor(base), shared(base)
    rest = without(base, number, common, context)
    direction = sign(rest)
    rest = scale(Fraction(direction), rest)
    numbers = dict(primes(number)) | ({-1: 1} if direction < 0 else {})
    if len(numbers) + common.total() + (rest != [ONE]) == 1 and set(numbers.values()) <= {1}:
        return None
    parts = [power([Term(Fraction(p))], scale(Fraction(k), exponent)) for p, k in numbers.items()]
    parts += [power([part], exponent) for part in common.elements()]
    return multiply([kept], *parts, *([power(rest, exponent)] if rest != [ONE] else []))


def of_zero(term: Term, place: int, context: Context) -> Polynomial | None:
    """0ᵉ = 0 for e > 0."""
    base, exponent, _ = _opened(term, place, context)
    return [] if not base and all(part.coefficient > 0 for part in exponent) else None


def of_number(term: Term, place: int, context: Context) -> Polynomial | None:
    """cᵉ⁺² = c² cᵉ for a number; the exponents of −1 are even or odd."""
    base, exponent, kept = _opened(term, place, context)
    if len(base) != 1 or base[0].factors:
        return None
    number = base[0].coefficient
    whole = sum((part.coefficient for part in exponent if not part.factors), Fraction(0))
    left = [part for part in exponent if part.factors]
    if number == -1:
        reduced = normal_form(map(_modulo_2, normal_form(map(_modulo_2, left))))
        if not whole and reduced == normal_form(left):
            return None
        return multiply([kept], power(base, reduced), [Term(Fraction((-1) ** int(whole)))])
    return multiply([kept], power(base, left), [Term(number ** int(whole))]) if whole else None


def _modulo_2(part: Term) -> Term:
    """What an exponent of −1 may have in place of a term: n² is even where n is; what has a fraction is left so."""
    factors = tuple(dict.fromkeys(part.factors)) if part.coefficient.denominator == 1 else part.factors
    return Term(part.coefficient % 2, factors, part.dummies)


def of_power(term: Term, place: int, context: Context) -> Polynomial | None:
    """(aᵉ)ᶠ = aᵉᶠ and (1/a)ᵉ = a⁻ᵉ."""
    base, exponent, kept = _opened(term, place, context)
    if len(base) != 1 or base[0].coefficient != 1 or len(base[0].factors) != 1 or base[0].dummies:
        return None
    factor = head, _ = base[0].factors[0]
    if isinstance(head, Raised):
        return multiply([kept], power(opened_at(factor, context), multiply(list(head.exponent), exponent)))
    if isinstance(head, Applied) and head.function == reciprocal:
        return multiply([kept], power(opened_at(factor, context), scale(Fraction(-1), exponent)))
    return None


def of_exponential(term: Term, place: int, context: Context) -> Polynomial | None:
    """(eᵃ)ᵉ = eᵃᵉ."""
    base, exponent, kept = _opened(term, place, context)
    if len(base) != 1 or base[0].coefficient != 1 or len(base[0].factors) != 1 or base[0].dummies:
        return None
    factor = head, _ = base[0].factors[0]
    if not isinstance(head, Applied) or head.function != exp:
        return None
    return multiply([kept], of(exp, multiply(exponent, opened_at(factor, context))))


def merged(term: Term, place: int, context: Context) -> Polynomial | None:
    """aᵉ aᶠ = aᵉ⁺ᶠ, aᵉ a = aᵉ⁺¹, and aᵉ/a = aᵉ⁻¹."""
    head, at = term.factors[place]
    assert isinstance(head, Raised)
    for other, factor in enumerate(term.factors):
        more = None if other == place else _as_power(head, at, factor)
        if more is not None:
            kept = without_places(term, place, other)
            return multiply([kept], power(opened_at((head, at), context), [*head.exponent, *more]))
    base, kept = opened_at((head, at), context), without_places(term, place)
    parts = Counter(components(kept))
    mine = components(base[0]) if len(base) == 1 and base[0].coefficient == 1 else []
    if len(mine) != 1 or not parts[mine[0]]:
        return None
    left = joined(kept.coefficient, (parts - Counter(mine)).elements(), context)
    return multiply([left], power(base, [*head.exponent, ONE]))


def _as_power(head: Raised, at: Indices, factor: Factor) -> Exponent | None:
    """The exponent, if a factor is a power of the base at these indices, or its reciprocal."""
    other, there = factor
    if isinstance(other, Raised) and (other.argument, there) == (head.argument, at):
        return other.exponent
    if isinstance(other, Applied) and other.function == reciprocal and (other.argument, there) == (head.argument, at):
        return [MINUS_ONE]
    return None


def reciprocal_of_power(argument: Polynomial, context: Context) -> Polynomial | None:
    """1/aᵉ = a⁻ᵉ."""
    found = _only_power(argument)
    if found is None:
        return None
    return power(opened_at(found, context), scale(Fraction(-1), list(found[0].exponent)))


def log_of_power(argument: Polynomial, context: Context) -> Polynomial | None:
    """log aᵉ = e log a for a > 0."""
    found = _only_power(argument)
    if found is None or not context.is_positive(opened_at(found, context)):
        return None
    return multiply(list(found[0].exponent), of(log, opened_at(found, context)))


def exp_of_multiple(argument: Polynomial, context: Context) -> Polynomial | None:
    """e^(k log a) = aᵏ for a whole k that is made of sizes."""
    if len(argument) != 1 or argument[0].coefficient.denominator > 1 or argument[0].dummies:
        return None
    term = argument[0]
    sizes = tuple(factor for factor in term.factors if isinstance(factor[0], SizeHead))
    inner = only([Term(Fraction(1), tuple(f for f in term.factors if f not in sizes))], log)
    return power(opened_at(inner, context), [Term(term.coefficient, sizes)]) if inner and sizes else None


def _only_power(argument: Polynomial) -> tuple[Raised, Indices] | None:
    if len(argument) != 1 or argument[0].coefficient != 1 or len(argument[0].factors) != 1 or argument[0].dummies:
        return None
    head, at = argument[0].factors[0]
    return (head, at) if isinstance(head, Raised) else None


def _opened(term: Term, place: int, context: Context) -> tuple[Polynomial, Polynomial, Term]:
    """The base and the exponent of a power, and the term without it."""
    head, _ = factor = term.factors[place]
    assert isinstance(head, Raised)
    return opened_at(factor, context), list(head.exponent), without_places(term, place)


LAWS = (
    Law("power of zero", "0ᵉ = 0 for e > 0", "power", merges=of_zero, is_real=False),
    Law("power of a product", "(ab)ᵉ = aᵉ bᵉ, 1ᵉ = 1", "power", merges=taken_apart, is_real=False),
    Law("power of a number", "cᵉ⁺ᵏ = cᵏ cᵉ for a number c ≠ 0 and a whole k", "power", merges=of_number, is_real=False),
    Law("power of a power", "(aᵉ)ᶠ = aᵉᶠ, (1/a)ᵉ = a⁻ᵉ", "power", merges=of_power, is_real=False),
    Law("power of an exponential", "(eᵃ)ᵏ = eᵏᵃ", "power", merges=of_exponential),
    Law("product of powers", "aᵉ aᶠ = aᵉ⁺ᶠ", "power", merges=merged, is_real=False),
    Law("quotient of a power", "1/aᵉ = a⁻ᵉ", "reciprocal", value=reciprocal_of_power, is_real=False),
    Law("exponential of a multiple", "e^(k log a) = aᵏ for a whole k", "exp", value=exp_of_multiple),
    Law("logarithm of a power", "log aᵉ = e log a", "log", "a is demanded to be positive", value=log_of_power),
)
