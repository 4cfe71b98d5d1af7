"""The same in words that keep to numbers of ordinary size: exp(800) is infinite, and its quotients are no numbers.

One named rule each; all are identities, of numbers and of arrays entry by entry.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import permutations

from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import (
    Apply, Derivative, Determinant, Entry, Hadamard, LogDeterminant, LogSumExp, MatrixProduct, Norm, Number, Ones,
    Product, Softmax, Sum, Symbol, Total, Transpose, Varied, exp, log, logistic, ones, reciprocal, softplus, sqrt,
)
from ..nodes.elementwise import Elementwise

ONE, MINUS = Number(Fraction(1)), Number(Fraction(-1))


def stable(e: Expression) -> Expression:
    """The whole expression in words that are stable; what a name stands for is put in so where it is written.

    >>> from wrt import Scalar, Vector, dimensions
    >>> t, x = Scalar("t"), Vector("x", dimensions("n"))
    >>> stable(-log(1 / (1 + exp(-t)))), stable(log(Softmax(x))), stable(1 - logistic(t))
    (softplus(-t), x - logsumexp(x) 1_n, logistic(-t))
    """
    if isinstance(e, (Symbol, Derivative, Varied)):
        return e
    found = e.with_operands(map(stable, e.operands()))
    for rule in RULES:
        if (other := rule(found)) is not None:
            return other
    return found


def log_of_softmax(e: Expression) -> Expression | None:
    """log softmax(x) = x − logsumexp(x) 1, and log softmax(x)ᵢ = xᵢ − logsumexp(x)."""
    match e:
        case Apply(function, Softmax(x, False)) if function == log and axes(x)[0] and not axes(x)[1]:
            return x - LogSumExp(x) * ones(*axes(x)[0])
        case Apply(function, Entry(Softmax(x, False), at)) if function == log:
            return Entry(x, at) - LogSumExp(x)
    return None


def log_of_logistic(e: Expression) -> Expression | None:
    """log logistic(t) = −softplus(−t)."""
    match e:
        case Apply(function, Apply(inner, t)) if function == log and inner == logistic:
            return -softplus(-t)
    return None


def log_of_sum(e: Expression) -> Expression | None:
    """log(1 + eᵗ) = softplus(t), and log Σ eˣ = logsumexp(x)."""
    match e:
        case Apply(function, Sum((one, other))) if function == log:
            t = _exponent(other) if _is_one(one) else _exponent(one) if _is_one(other) else None
            return None if t is None else softplus(t)
        case Apply(function, inner) if function == log:
            x = _summed(inner)
            return None if x is None else LogSumExp(x)
    return None


def log_of_determinant(e: Expression) -> Expression | None:
    """log det A = log |det A|, where it has a value."""
    match e:
        case Apply(function, Determinant(of)) if function == log:
            return LogDeterminant(of)
    return None


def log_of_exponential(e: Expression) -> Expression | None:
    """log eᵗ = t."""
    return _exponent(e.argument) if isinstance(e, Apply) and e.function == log else None


def rest_of_logistic(e: Expression) -> Expression | None:
    """1 − logistic(t) = logistic(−t)."""
    match e:
        case Sum((one, Product((Number(value), Apply(function, t))))) if value == -1 and function == logistic:
            return logistic(-t) if _is_one(one) else None
    return None


def logistic_written_out(e: Expression) -> Expression | None:
    """1/(1 + e⁻ᵗ) = logistic(t), and eᵗ/(1 + eᵗ) likewise; 1/logistic(t) = 1 + e⁻ᵗ."""
    match e:
        case Apply(function, Sum((one, other))) if function == reciprocal:
            t = _exponent(other) if _is_one(one) else _exponent(one) if _is_one(other) else None
            return None if t is None else logistic(-t)
        case Apply(function, Apply(inner, t)) if function == reciprocal and inner == logistic:
            return (ones(*axes(t)[0], *axes(t)[1]) if axes(t)[0] else ONE) + exp(-t) if (
                axes(t)[0] or axes(t) == SCALAR) else None
    return _of_two(e, lambda first, second: logistic(first) if isinstance(second, Apply) and (
        second.function == logistic and second.argument == -first) else None)


def softmax_written_out(e: Expression) -> Expression | None:
    """eˣ/(1ᵀ eˣ) = softmax(x)."""
    def divided(x: Expression, second: Expression) -> Expression | None:
        is_sum = isinstance(second, Apply) and second.function == reciprocal and _summed(second.argument) == x
        return Softmax(x) if is_sum else None
    return _of_two(e, divided)


def root_of_squares(e: Expression) -> Expression | None:
    """√(xᵀ x) = ‖x‖."""
    match e:
        case Apply(function, MatrixProduct((Transpose(x), y))) if function == sqrt and x == y and not axes(x)[1]:
            return Norm(x)
    return None


def derivative_of_logistic(e: Expression) -> Expression | None:
    """logistic′(t) = logistic(t) logistic(−t), in which no 1 is taken from 1."""
    match e:
        case Apply(Elementwise("logistic", 1), t):
            one, other = logistic(t), logistic(-t)
            return one * other if axes(t) == SCALAR else Hadamard(one, other)
    return None


def two_minuses(e: Expression) -> Expression | None:
    """−(−a) = a."""
    match e:
        case Product((one, Product((other, *rest)))) if one == other == MINUS and rest:
            return rest[0] if len(rest) == 1 else Product(tuple(rest))
    return None


def _of_two(e: Expression, made: Callable[[Expression, Expression], Expression | None]) -> Expression | None:
    """What is made of an exponential and another factor, times all the others."""
    if not isinstance(e, (Product, Hadamard)):
        return None
    factors = e.operands()
    for one, other in permutations(range(len(factors)), 2):
        exponent = _exponent(factors[one])
        found = None if exponent is None else made(exponent, factors[other])
        if found is not None:
            rest = [factor for k, factor in enumerate(factors) if k not in (one, other)]
            return Product((*rest, found)) if rest else found
    return None


def _exponent(e: Expression) -> Expression | None:
    return e.argument if isinstance(e, Apply) and e.function == exp else None


def _summed(e: Expression) -> Expression | None:
    """The x of Σ eˣ, for a column x."""
    match e:
        case Total(inner) if not axes(inner)[1]:
            return _exponent(inner)
        case MatrixProduct((Transpose(Ones()), inner)) if not axes(inner)[1]:
            return _exponent(inner)
        case MatrixProduct((Transpose(inner), Ones())) if not axes(inner)[1]:
            return _exponent(inner)
    return None


def _is_one(e: Expression) -> bool:
    """The number 1, or ones in each entry."""
    factors = e.factors if isinstance(e, MatrixProduct) else (e,)
    return e == ONE or all(isinstance(f.of if isinstance(f, Transpose) else f, Ones) for f in factors)


RULES = (log_of_softmax, log_of_logistic, log_of_sum, log_of_determinant, log_of_exponential, rest_of_logistic,
         logistic_written_out, softmax_written_out, root_of_squares, derivative_of_logistic, two_minuses)
