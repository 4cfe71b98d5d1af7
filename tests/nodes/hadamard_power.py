"""Powers of each entry."""

from __future__ import annotations

from fractions import Fraction

from material import W, a, j, m, n, x
from node import Example, V
from pool import ARRAYS, S

from wrt import hadamard, jacobian, power, size
from wrt.language.shape import axes
from wrt.nodes import Entry, Hadamard, HadamardPower, Number, Power, Product, Transpose

EXAMPLES = [
    Example(power(x, 2), "m×1", r"x^{\circ 2}", "x^(∘2)", "power(x, 2)", [[1], [1], [4]],
            spoken="x squared entry by entry"),
    Example(power(W, 3), "n×m", value=[[1, 8, 27], [64, 125, 216]]),
    Example(power(x, -2), tex=r"x^{\circ -2}", spoken="x to the power open paren minus 2 close paren entry by entry"),
    Example(power(W.T, n), tex=r"(W^{\mathsf{T}})^{\circ n}", python="power(W.T, size(n))"),
    Example(power(x, a)),
    Example(power(x, Fraction(2, 3)), tex=r"x^{\circ \frac{2}{3}}"),
]

MISFITS = [
    (power(a, 2), "a is a scalar: use ** instead of power"),
    (power(x, x), "an exponent is a number, x is m×1"),
]

EQUAL = [
    (power(x, 3)[j], x[j] * x[j] * x[j]),
    (power(x, n)[j], x[j]**n),
    (power(x, 2), hadamard(x, x)),
    (power(W, 3).T, power(W.T, 3)),
    (jacobian(power(x, 2), x) @ x, 2 * power(x, 2)),
]

DIFFERENT = [
    (power(x, 2), 2 * x),
    (power(S, 2), S**2),
    (power(x, n), power(x, m)),
    (power(x, 2), power(x, 3)),
]

WRONG = [(power(S, 2), V[S] @ V[S])]


def power_of_entries(trees, shape, depth, scope):
    """A symbol of this shape, with each entry to a power."""
    among = [symbol for symbol in ARRAYS if axes(symbol) == shape]
    if depth <= 0 or not among:
        return None
    return HadamardPower(trees.random.choice(among),
                         trees.random.choice([Number(Fraction(2)), Number(Fraction(3)), size(n)]))


MAKERS = {power_of_entries: 2}


def written_out(place, e):
    """x^∘2 = x ⊙ x."""
    return Hadamard(e.base, e.base) if e.exponent == Number(Fraction(2)) else None


def transposed(place, e):
    """(A^∘k)ᵀ = (Aᵀ)^∘k."""
    return HadamardPower(Transpose(e.of.base), e.of.exponent) if isinstance(e.of, HadamardPower) else None


def its_entry(place, e):
    """(A^∘k)_ij = (A_ij)ᵏ."""
    match e:
        case Entry(HadamardPower(base, Number(value) as exponent), at) if value.denominator == 1 < value <= 3:
            return Product((Entry(base, at),) * int(value))
        case Entry(HadamardPower(base, exponent), at) if not isinstance(exponent, Number):
            return Power(Entry(base, at), exponent)
    return None


def one_more(place, e):
    """x^∘k is not x^∘k ⊙ x."""
    return Hadamard(e, e.base)


REWRITES = {HadamardPower: (written_out,), Transpose: (transposed,), Entry: (its_entry,)}
EDITS = {HadamardPower: (one_more,)}
