"""Sums of terms."""

from __future__ import annotations

from fractions import Fraction

from material import A, W, X, a, c, n, x, y
from node import Example, V, negative
from pool import x_0

from wrt import exp, rvec, size, tanh, vec
from wrt.language.shape import axes
from wrt.nodes import Number, Product, Sum

EXAMPLES = [
    Example(W + A, "n×m", "W + A", "W + A", "W + A", [[1, 3, 3], [6, 5, 7]], spoken="W plus A"),
    Example(y + W @ x, "n×1"),
    Example(-x + 2 * x, tex=r"-x + 2\,x", text="-x + 2 x", spoken="minus x plus 2 times x"),
    Example(x - (x + x_0), tex=r"x - (x + x_{0})", text="x - (x + x_0)",
            spoken="x minus open paren x plus x sub 0 close paren"),
    Example(x - -2 * x, tex=r"x + 2\,x", text="x + 2 x"),
    Example(x + -2 * x, tex=r"x - 2\,x", text="x - 2 x"),
    Example(a - Fraction(2, 3), tex=r"a - \frac{2}{3}", text="a - 2/3", spoken="a minus 2 thirds"),
    Example(exp(a) + tanh.prime(a), tex=r"\exp(a) + \tanh'(a)", text="exp(a) + tanh'(a)"),
    Example(W @ x + y, python="W @ x + y"),
    Example(a - c, python="a - c"),
    Example(a - 2 * c, python="a - 2 * c", spoken="a minus 2 times c"),
    Example(a + (c - a), python="a + (c - a)"),
    Example(1 - a, python="1 - a", spoken="1 minus a"),
    Example(-a / 3 + size(n) * c),
    Example(W + 2 * A - A, value=V[W] + V[A]),
]

MISFITS = [
    (W + X, "shapes do not add: W is n×m, X is m×k"),
    (x + a, "shapes do not add: x is m×1, a is scalar"),
    (2 - W, "shapes do not add: 2 is scalar, -W is n×m"),
    (x + 0, "0 is a number, and x is m×1: leave it out, or write 0 * x with an x of this shape"),
    (0 + W, "0 is a number, and W is n×m: leave it out, or write 0 * x with an x of this shape"),
    (x + x.T, "shapes do not add: x is m×1, xᵀ is 1×m"),
    (vec(W) + rvec(W), "shapes do not add: vec(W) is mn×1, rvec(W) is nm×1"),
]

EQUAL = [
    (W + A, A + W),
    ((W + A) @ x, W @ x + A @ x),
]

DIFFERENT = [
    (W + A, W - A),
    (W + A, W),
]


def sum_of_two(trees, shape, depth, scope):
    """A sum of two terms."""
    if depth <= 0:
        return None
    return Sum((trees.tree(shape, depth - 1, scope), trees.tree(shape, depth - 1, scope)))


MAKERS = {sum_of_two: 1}


def reordered(place, e):
    """a + b = b + a."""
    return Sum(tuple(place.random.sample(e.terms, len(e.terms))))


def added_and_taken_away(place, e):
    """a = a + b − b."""
    other = place.trees.tree(axes(e), 0, place.scope)
    return Sum((e, other, negative(other)))


def in_thirds(place, e):
    """a = 1/3 a + 2/3 a."""
    return Sum(tuple(Product((Number(Fraction(part, 3)), e)) for part in (1, 2)))


def term_dropped(place, e):
    """A sum is not what is left without one of its terms."""
    k = place.random.randrange(len(e.terms))
    rest = e.terms[:k] + e.terms[k + 1:]
    return rest[0] if len(rest) == 1 else Sum(rest)


REWRITES = {object: (added_and_taken_away, in_thirds), Sum: (reordered,)}
EDITS = {Sum: (term_dropped,)}
