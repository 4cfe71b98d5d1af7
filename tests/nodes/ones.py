"""Columns of ones."""

from __future__ import annotations

from material import W, i, j, m, n, y
from node import Example, ONE, is_scalar

from wrt import ones, sum_over, trace
from wrt.nodes import Entry, MatrixProduct, Ones, Product, Summation

EXAMPLES = [
    Example(ones(m), "m×1", r"\mathbf{1}_{m}", "1_m", "ones(m)", [[1], [1], [1]],
            spoken="the vector of ones of size m"),
]

MISFITS = []

EQUAL = [
    (ones(n)[i] * y[i], ones(n).T @ y, ()),
    ((W @ ones(m))[i], sum_over(j, W[i, j])),
    (ones(n)[i] * y[i], y[i], (i,)),
]

DIFFERENT = [
    (ones(n), 2 * ones(n)),
    (ones(n).T @ y, trace(y @ y.T)),
]


def fitting_ones(trees, shape, depth, scope):
    """The column of ones, if the shape is a column over one dimension."""
    rows, columns = shape
    return Ones(*rows) if depth <= 0 and not columns and len(rows) == 1 else None


MAKERS = {fitting_ones: 1}


def its_entry(place, e):
    """Each entry is 1."""
    return ONE if isinstance(e.of, Ones) else None


def as_entry(place, e):
    """A scalar is an entry of itself times a column of ones."""
    if not is_scalar(e) or not place.scope:
        return None
    i = place.random.choice(place.scope)
    return Entry(Product((e, Ones(i.dimension))), (i,))


def row_sums(place, e):
    """(A 1)_i is the sum of row i."""
    match e:
        case Entry(MatrixProduct((matrix, Ones(dimension))), at) if len(at) == 1:
            over = place.fresh(dimension)
            return Summation(Entry(matrix, (*at, over)), over)
    return None


REWRITES = {object: (as_entry,), Entry: (its_entry, row_sums)}
EDITS = {}
PREFIX = {r"\mathbf{1}": lambda reader: Ones(reader.below(reader.dimension))}
