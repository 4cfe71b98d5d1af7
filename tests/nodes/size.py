"""Sizes taken as numbers."""

from __future__ import annotations

from material import m, n
from node import Example, ONE
from pool import DIMENSIONS

from wrt import ones, size
from wrt.language.dimension import SCALAR
from wrt.nodes import Delta, MatrixProduct, Ones, Size, Summation, Transpose

EXAMPLES = [
    Example(size(n), "scalar", "n", "n", "size(n)", [[2]], spoken="n"),
]

MISFITS = []

EQUAL = [
    (size(n), ones(n).T @ ones(n)),
]

DIFFERENT = [
    (size(n), size(m)),
]


def any_size(trees, shape, depth, scope):
    """A dimension as a number."""
    return Size(trees.random.choice(DIMENSIONS)) if shape == SCALAR and depth <= 0 else None


MAKERS = {any_size: 1}


def counted(place, e):
    """n is a sum of n ones, and the trace of the identity."""
    d = place.fresh(e.dimension)
    return place.random.choice([Summation(Delta(d, d), d), Summation(ONE, d),
                                MatrixProduct((Transpose(Ones(e.dimension)), Ones(e.dimension)))])


def other_size(place, e):
    """n is not m."""
    return Size(place.random.choice([d for d in DIMENSIONS if d != e.dimension]))


REWRITES = {Size: (counted,)}
EDITS = {Size: (other_size,)}
