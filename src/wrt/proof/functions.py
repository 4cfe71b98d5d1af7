"""The laws of exp, log and the square root, and of the sine and cosine. Source: the real functions of analysis.

log a and √a occur in a statement only where it demands a > 0, or where a law has taken them out of one
of which it does; so a law may rest on that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from ..nodes.elementwise import Elementwise, cos, exp, log, reciprocal, sin, sqrt
from ..nodes.elementwise import sign as signum
from .applied import applied
from .canonical import canonical
from .content import (
    argument_of, cleared, divisor, equal_factor, only, opened_at, shared, sign, without, without_places,
)
from .law import Context, Law, Value
from .quotients import over
from .terms import FACTORS, Factor, Polynomial, Term, multiply, one, scale

SMALL = 1000    # primes above it are not looked for
HALF = Fraction(1, 2)
ONE = Term(Fraction(1))


def of(function: Elementwise, argument: Polynomial) -> Polynomial:
    """function(argument)."""
    return one(applied(function, argument))


# ------------------------------------------------------------------ quotients
def reciprocal_of_exp(argument: Polynomial, context: Context) -> Polynomial | None:
    """eᵃ is never 0."""
    exponent = argument_of(argument, exp, context)
    return None if exponent is None else of(exp, scale(Fraction(-1), exponent))


def reciprocal_of_root(argument: Polynomial, context: Context) -> Polynomial | None:
    """√a demands a > 0, so that √a · √a = a is not 0."""
    radicand = argument_of(argument, sqrt, context)
    return None if radicand is None else multiply(of(sqrt, radicand), over(radicand))


# ------------------------------------------------------------------ exp
def exp_of_sum(argument: Polynomial, context: Context) -> Polynomial | None:
    """One exponential a term; of nothing, 1."""
    return multiply(*(of(exp, [term]) for term in argument)) if len(argument) != 1 else None


def exp_of_log(argument: Polynomial, context: Context) -> Polynomial | None:
    """And of c log a, a power of a: the whole part of c, a root for a half, and what is left as it is."""
    if len(argument) != 1:
        return None
    (term,) = argument
    inner = only([Term(Fraction(1), term.factors, term.dummies)], log)
    if inner is None or abs(term.coefficient) > FACTORS:
        return None
    whole, rest = divmod(term.coefficient, 1)
    if rest in (0, HALF):
        return power(inner, term.coefficient, context)
    left = of(exp, [Term(rest, term.factors, term.dummies)])
    return multiply(power(inner, Fraction(whole), context), left) if whole else None


def power(inner: Factor, exponent: Fraction, context: Context) -> Polynomial:
    """The argument of a logarithm to a power."""
    whole, root = divmod(exponent, 1)
    factors = [opened_at(inner, context) for _ in range(abs(whole))]
    roots = [of(sqrt, opened_at(inner, context))] if root else []
    return multiply(*(factors if whole > 0 else map(over, factors)), *roots)


def merged_exponentials(term: Term, place: int, context: Context) -> Polynomial | None:
    """Exponents that are one term but for their numbers are added; others stay apart, as do their sums."""
    mine = _exponent(term, place)
    for other in range(place + 1, len(term.factors)):
        if mine is not None and _exponent(term, other) == mine:
            rest = tuple(f for k, f in enumerate(term.factors) if k not in (place, other))
            exponents = opened_at(term.factors[place], context) + opened_at(term.factors[other], context)
            return multiply([Term(term.coefficient, rest, term.dummies)], of(exp, exponents))
    return None


def _exponent(term: Term, place: int) -> object:
    head, at = term.factors[place]
    if getattr(head, "function", None) != exp or len(head.inside()) != 1:
        return None
    inner = head.inside()[0]
    return inner.factors, inner.dummies, at


# ------------------------------------------------------------------ log
def log_of_exp(argument: Polynomial, context: Context) -> Polynomial | None:
    """The exponent, a real number."""
    return argument_of(argument, exp, context)


def log_of_reciprocal(argument: Polynomial, context: Context) -> Polynomial | None:
    """1/a > 0 only if a > 0."""
    inner = argument_of(argument, reciprocal, context)
    return None if inner is None else scale(Fraction(-1), of(log, inner))


def log_of_root(argument: Polynomial, context: Context) -> Polynomial | None:
    """√a demands a > 0."""
    inner = argument_of(argument, sqrt, context)
    return None if inner is None else scale(HALF, of(log, inner))


def log_of_product(argument: Polynomial, context: Context) -> Polynomial | None:
    """The parts known to be positive are taken out, and squares: what is left is positive, as the whole is."""
    parts = _taken_apart(argument, context)
    if parts is None:
        return None
    numbers, known, rest = parts
    total = [term for p, k in numbers.items() for term in scale(Fraction(k), of(log, [Term(Fraction(p))]))]
    total += [term for part, k in known for term in scale(Fraction(k), of(log, part))]
    return total + (of(log, rest) if rest != [ONE] else [])


def log_of_sum(argument: Polynomial, context: Context) -> Polynomial | None:
    """What is positive under lines in it is taken out."""
    found = cleared(argument, context)
    return None if found is None else of(log, found.polynomial) + scale(Fraction(-found.times), of(log, found.below))


# a polynomial that is positive, and its exponent
Power = tuple[Polynomial, int]


def _taken_apart(argument: Polynomial, context: Context) -> tuple[dict[int, int], list[Power], Polynomial] | None:
    """The primes of its number, the powers that are positive, and the rest; nothing if it is of one piece."""
    if not argument:
        return None
    number, common = divisor(argument), shared(argument)
    known: list[Power] = []
    taken: Counter[Term] = Counter()
    for part, k in common.items():
        its_sign = canonical(of(signum, [part])[0])
        if context.is_positive([part]):
            known.append(([part], k))
            taken[part] = k
        elif even := k if its_sign in common else k - k % 2:     # a² = |a|², and sign(a) a = |a|
            known.append(_size(part, even, context))
            taken[part], taken[its_sign] = even, even % 2
    found, rest = dict(primes(number)), without(argument, number, taken, context)
    powers = [*found.values(), *(k for _, k in known), *([1] if rest != [ONE] else [])]
    return None if powers == [1] else (found, known, rest)


def _size(part: Term, exponent: int, context: Context) -> Power:
    """|a| to a power; of a quotient, that of what is below its line."""
    below = argument_of([part], reciprocal, context)
    inner = [part] if below is None else below
    return multiply(of(signum, inner), inner), exponent if below is None else -exponent


def primes(number: Fraction) -> Iterator[tuple[int, int]]:
    """The primes of a positive number, with their exponents; what has no small ones counts as a prime."""
    for whole, direction in ((number.numerator, 1), (number.denominator, -1)):
        p = 2
        while p <= SMALL and whole > 1:
            times = 0
            while whole % p == 0:
                whole, times = whole // p, times + 1
            if times:
                yield p, direction * times
            p += 1
        if whole > 1:
            yield whole, direction


# ------------------------------------------------------------------ square root
def root_of_exp(argument: Polynomial, context: Context) -> Polynomial | None:
    """√eᵃ = e^(a/2)."""
    exponent = argument_of(argument, exp, context)
    return None if exponent is None else of(exp, scale(HALF, exponent))


def root_of_reciprocal(argument: Polynomial, context: Context) -> Polynomial | None:
    """1/a > 0 only if a > 0."""
    inner = argument_of(argument, reciprocal, context)
    return None if inner is None else multiply(of(sqrt, inner), over(inner))


def root_of_product(argument: Polynomial, context: Context) -> Polynomial | None:
    """The parts known to be positive are taken out, and squares: what is left is positive, as the whole is."""
    parts = _taken_apart(argument, context)
    if parts is None:
        return None
    numbers, known, rest = parts
    outside = Fraction(1)
    roots = [root for part, k in known for root in [_root_of_power(part, k)] * abs(k)]
    for p, k in numbers.items():
        outside *= Fraction(p) ** (k // 2)
        roots += [of(sqrt, [Term(Fraction(p))])] * (k % 2)
    return multiply([Term(outside)], *roots, *([of(sqrt, rest)] if rest != [ONE] else []))


def root_of_sum(argument: Polynomial, context: Context) -> Polynomial | None:
    """What is positive under lines in it is taken out."""
    found = cleared(argument, context)
    return None if found is None else multiply(
        of(sqrt, found.polynomial), *[_root_of_power(found.below, -1)] * found.times)


def _root_of_power(positive: Polynomial, exponent: int) -> Polynomial:
    """√a if the exponent is greater than 0, or 1/√a."""
    return of(sqrt, positive) if exponent > 0 else multiply(of(sqrt, positive), over(positive))


def squared_root(term: Term, place: int, context: Context) -> Polynomial | None:
    """√a demands a > 0."""
    other = equal_factor(term, place)
    if other is None:
        return None
    return multiply([without_places(term, place, other)], opened_at(term.factors[place], context))


# ------------------------------------------------------------------ sin, cos
def parity(function: Elementwise, at_zero: Polynomial, factor: int) -> Value:
    """The law of a function with f(−a) = factor · f(a) and that value at 0."""
    def value(argument: Polynomial, context: Context) -> Polynomial | None:
        if not argument:
            return at_zero
        if sign(argument) > 0:
            return None
        return scale(Fraction(factor), of(function, scale(Fraction(-1), argument)))

    return value


KNOWN_POSITIVE = "the parts taken out are demanded to be positive, or are e to something, a root, a size, a square"
LAWS = (
    Law("quotient of an exponential", "1/eᵃ = e⁻ᵃ", "reciprocal", value=reciprocal_of_exp),
    Law("quotient of a root", "1/√a = √a/a", "reciprocal", value=reciprocal_of_root),
    Law("exponential of a sum", "e^(a + b) = eᵃ eᵇ, e⁰ = 1", "exp", value=exp_of_sum),
    Law("exponential of a logarithm", "e^(log a) = a, e^(k log a) = aᵏ", "exp", value=exp_of_log),
    Law("product of exponentials", "eᵃ e^(ca) = e^((1 + c)a)", "exp", merges=merged_exponentials),
    Law("logarithm of an exponential", "log eᵃ = a", "log", value=log_of_exp),
    Law("logarithm of a quotient", "log(1/a) = −log a", "log", value=log_of_reciprocal),
    Law("logarithm of a root", "log √a = ½ log a", "log", value=log_of_root),
    Law("logarithm of a product", "log(ab) = log a + log b, log 1 = 0", "log", KNOWN_POSITIVE, value=log_of_product),
    Law("logarithm of a sum of quotients", "log(a + b/c) = log(ac + b) − log c where c > 0", "log",
        "what stands under a line is known to be positive", value=log_of_sum),
    Law("root of an exponential", "√eᵃ = e^(a/2)", "sqrt", value=root_of_exp),
    Law("root of a quotient", "√(1/a) = √a/a", "sqrt", value=root_of_reciprocal),
    Law("root of a product", "√(ab) = √a √b, √(a²) = |a|", "sqrt", KNOWN_POSITIVE,
        value=root_of_product),
    Law("root of a sum of quotients", "√(a + b/c) = √(ac + b)/√c where c > 0", "sqrt",
        "what stands under a line is known to be positive", value=root_of_sum),
    Law("square of a root", "√a √a = a", "sqrt", merges=squared_root),
    Law("odd sine", "sin(−a) = −sin a, sin 0 = 0", "sin", value=parity(sin, [], -1)),
    Law("even cosine", "cos(−a) = cos a, cos 0 = 1", "cos", value=parity(cos, [ONE], 1)),
)
