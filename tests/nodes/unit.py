"""Unit vectors."""

from __future__ import annotations

from material import W, i, j, m, n, p, q, y
from node import Example, renamed
from pool import S

from wrt import Vector, delta, eye, ones, partial, sum_over, unit
from wrt.language.shape import axes
from wrt.nodes import Delta, Entry, Identity, MatrixProduct, Ones, Product, Summation, Transpose, Unit

EXAMPLES = [
    Example(unit(i), "n×1", r"\mathbf{e}_{i}", "𝐞_i", "unit(i)", spoken="the unit vector i"),
    Example(unit(j)[q], tex=r"(\mathbf{e}_{j})_{q}", text="(𝐞_j)_q", value=[[1, 0, 0], [0, 1, 0], [0, 0, 1]],
            rows=j, columns=q),
    Example(W @ unit(j), "n×1", r"W\,\mathbf{e}_{j}", "W 𝐞_j", "W @ unit(j)", spoken="W times the unit vector j"),
    Example(Vector("e", n)[i] * unit(i).T, tex=r"e_{i}\,\mathbf{e}_{i}^{\mathsf{T}}"),
]

MISFITS = [
    (W @ unit(i), "shapes do not fit: W is n×m, 𝐞_i is n×1"),
]

EQUAL = [
    (unit(i)[p], delta(i, p)),
    (unit(i).T @ y, y[i]),
    (unit(i).T @ W @ unit(j), W[i, j]),
    (y[i] * unit(i), y, ()),
    ((W @ unit(j))[i], W[i, j]),
    (unit(i).T @ unit(p), delta(i, p)),
    (sum_over(i, unit(i) @ unit(i).T), eye(n)),
    (sum_over(j, unit(j)), ones(m)),
    (sum_over(p, partial(y[p], y[i]) * unit(p)), unit(i)),
]

DIFFERENT = [
    (unit(i), ones(n), (i,)),
    (unit(i).T @ y, y[p], (i, p)),
    (unit(i).T @ S @ unit(p), S[p, i]),
]


def fitting_unit(trees, shape, depth, scope):
    """The unit vector of an index in scope, if the shape is a column over its dimension."""
    fitting = [index for index in scope if shape == ((index.dimension,), ())]
    return Unit(trees.random.choice(fitting)) if fitting else None


MAKERS = {fitting_unit: 0.5}


def its_entry(place, e):
    """(e_i)_p = δ_ip."""
    return Delta(e.of.index, *e.at) if isinstance(e.of, Unit) else None


def of_identity(place, e):
    """e_i = I e_i."""
    return MatrixProduct((Identity(e.index.dimension), e))


def picked(place, e):
    """x_i = e_iᵀ x."""
    if len(e.at) != 1:
        return None
    column = e.of if axes(e.of)[0] else Transpose(e.of)
    return MatrixProduct((Transpose(Unit(*e.at)), column)) if place.random.random() < 0.3 else None


def in_units(place, e):
    """x = Σ_d x_d e_d of a column over one dimension."""
    rows, columns = axes(e)
    if columns or len(rows) != 1 or place.random.random() < 0.7:
        return None
    d = place.fresh(*rows)
    return Summation(Product((Entry(e, (d,)), Unit(d))), d)


def of_delta(place, e):
    """δ_ip = e_iᵀ e_p."""
    return MatrixProduct((Transpose(Unit(e.first)), Unit(e.second)))


def exchanged(place, e):
    """e_i is not e_p."""
    others = [i for i in place.scope if i.dimension == e.index.dimension and i != e.index]
    return renamed(e, e.index, place.random.choice(others)) if others else None


def taken_for_ones(place, e):
    """e_i is not full of ones."""
    return Ones(e.index.dimension)


REWRITES = {Unit: (of_identity,), Entry: (its_entry, picked), object: (in_units,), Delta: (of_delta,)}
EDITS = {Unit: (exchanged, taken_for_ones)}
PREFIX = {r"\mathbf{e}": lambda reader: Unit(reader.below(reader.index))}
