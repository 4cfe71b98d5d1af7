"""Numbers: exact and rational."""

from __future__ import annotations

from fractions import Fraction

from material import a
from node import Example
from pool import NUMBERS

from wrt.language.dimension import SCALAR
from wrt.language.expression import as_expression
from wrt.nodes import Number, Sum

EXAMPLES = [
    Example(as_expression(Fraction(2, 3)), "scalar", r"\frac{2}{3}", "2/3", 'Number(Fraction("2/3"))',
            [[Fraction(2, 3)]]),
    Example(as_expression(-3), tex="-3", text="-3", value=[[-3]], spoken="minus 3"),
    Example(as_expression(3), "scalar", spoken="3"),
]

MISFITS = []

EQUAL = [
    (as_expression(2), as_expression(Fraction(1, 2)) + Fraction(3, 2)),
    (as_expression(0) * a, a - a),
]

DIFFERENT = [
    (as_expression(2), as_expression(-2)),
    (as_expression(Fraction(1, 2)), as_expression(2)),
]


def any_number(trees, shape, depth, scope):
    """A number, often negative or a fraction."""
    return Number(trees.random.choice(NUMBERS)) if shape == SCALAR and depth <= 0 else None


MAKERS = {any_number: 1}


def in_two(place, e):
    """c = (c + 2) − 2."""
    return Sum((Number(e.value + 2), Number(Fraction(-2))))


REWRITES = {Number: (in_two,)}
EDITS = {}
