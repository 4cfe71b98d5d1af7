"""Powers of numbers and of square matrices."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from material import W, a, c, m, n, x
from node import Example, V, chain, is_scalar
from pool import S, SCALARS, SQUARES

from wrt import partial, size, trace
from wrt.language.dimension import SCALAR
from wrt.language.shape import axes
from wrt.nodes import Inverse, MatrixProduct, Number, Power, Product, Size, Sum, Transpose, exp, log

TWO_THIRDS = Fraction(2, 3)
HALF_OF_PAIRS = size(n) * (size(n) - 1) / 2

EXAMPLES = [
    Example(S**3, "n×n", "S^{3}", "S³", "S**3", [[43, 74], [111, 191]], spoken="S cubed"),
    Example(S**-2, "n×n", "S^{-2}", "S⁻²", "S**-2", [[31, -12], [-18, 7]],
            spoken="S to the power open paren minus 2 close paren"),
    Example((W @ W.T)**2, tex=r"(W\,W^{\mathsf{T}})^{2}"),
    Example(a**n, "scalar", "a^{n}", "a^n", "a**size(n)", [[16]], spoken="a to the power n"),
    Example(a**(size(n) * size(m) - 1), tex=r"a^{n\,m - 1}", text="a^(n m - 1)", value=[[1024]]),
    Example(a**c, tex="a^{c}", python="a**c"),
    Example(a**TWO_THIRDS, tex=r"a^{\frac{2}{3}}", python="a**Fraction(2, 3)"),
    Example(a**size(m), text="a^m"),
    Example((-a)**HALF_OF_PAIRS, text="(-a)^(1/2 n (n - 1))"),
    Example(trace(S**2), value=[[38]]),
]

MISFITS = [
    (x**2, "only a number and a square matrix have powers, x is m×1: write power(x, k) for a power of each entry"),
    (W**2, "only a number and a square matrix have powers, W is n×m: write power(x, k) for a power of each entry"),
    (a**x, "an exponent is a number, x is m×1"),
    (S**a, "a matrix has powers with whole numbers, not with a: write it out"),
    (S**TWO_THIRDS, "a matrix has powers with whole numbers, not with 2/3: write it out"),
]

EQUAL = [
    ((S**2).T, S.T**2),
    (a**(size(n) + size(m)), a**n * a**m),
    (S**3, S @ S @ S),
    ((-a)**HALF_OF_PAIRS * (-a)**n, (-a)**(HALF_OF_PAIRS + size(n))),
    ((2 * a - 3 * a)**(HALF_OF_PAIRS * 2), (-1 + 0 * a)**(size(n) * 2) * a**(size(n) * (size(n) - 1))),
    (S**-2, S.inv @ S.inv),
    (partial(a**n, a), size(n) * a**(size(n) - 1)),
    (partial(a**c, c), a**c * log(a)),
]

DIFFERENT = [
    (S**2, 2 * S),
    (S**2, S.T @ S),
    (a**n, a**m),
    ((-a)**HALF_OF_PAIRS, a**HALF_OF_PAIRS),
    (a**n, size(n) * a),
    (partial(a**n, a), a**(size(n) - 1)),
]

WRONG = [(S**2, V[S] ** 2), (S**3, np.linalg.matrix_power(V[S], 2))]


def power_of_matrix(trees, shape, depth, scope):
    """A square matrix over one dimension to a small power."""
    square = next((s for s in SQUARES if axes(s) == shape), None)
    if depth <= 0 or square is None:
        return None
    return Power(square, Number(Fraction(trees.random.choice((2, 3)))))


def power_of_number(trees, shape, depth, scope):
    """A number to a power made of sizes."""
    if shape != SCALAR or depth <= 0:
        return None
    rows, columns = Size(n), Size(m)
    return Power(trees.random.choice(SCALARS[:2]),
                 trees.random.choice([rows, columns, Sum((rows, columns)), Product((rows, columns))]))


MAKERS = {power_of_matrix: 2, power_of_number: 2}


def written_out(place, e):
    """A³ = A A A, and aⁿ⁺ᵐ = aⁿ aᵐ."""
    if isinstance(e.exponent, Sum):
        return Product(tuple(Power(e.base, term) for term in e.exponent.terms))
    if is_scalar(e) or not isinstance(e.exponent, Number):
        return None
    number = int(e.exponent.value)
    return chain((e.base if number > 0 else Inverse(e.base),) * abs(number))


def transposed(place, e):
    """(Aᵏ)ᵀ = (Aᵀ)ᵏ."""
    return Power(Transpose(e.of.base), e.of.exponent) if isinstance(e.of, Power) and not is_scalar(e.of) else None


def one_more(place, e):
    """Aᵏ is not Aᵏ⁺¹."""
    return Power(e.base, Sum((e.exponent, Number(Fraction(1))))) if is_scalar(e) else MatrixProduct((e, e.base))


REWRITES = {Power: (written_out,), Transpose: (transposed,)}
EDITS = {Power: (one_more,)}
LAWS = [lambda u, v: (u**Fraction(4, 3), u * u**Fraction(1, 3)), lambda u, v: (u**v, exp(v * log(u)))]
