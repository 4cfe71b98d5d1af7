"""Matrices with a single entry that is not 0."""

from __future__ import annotations

from material import A, W, i, j, m, n, p, q, x, y
from node import Example
from pool import S

from wrt import delta, gradient, kron, ones, partial, single_entry, sum_over, trace, unit
from wrt.language.shape import axes
from wrt.nodes import Delta, Entry, Identity, MatrixProduct, Ones, Product, SingleEntry, Trace, Transpose, Unit

EXAMPLES = [
    Example(single_entry(i, j), "n×m", r"\mathbf{J}^{i j}", "𝐉^ij", "single_entry(i, j)",
            spoken="the single entry matrix i j"),
    Example(single_entry(i, p), "n×n"),
    Example(single_entry(i, j).T, tex=r"(\mathbf{J}^{i j})^{\mathsf{T}}", text="(𝐉^ij)ᵀ"),
    Example(y.T @ single_entry(i, j) @ x, value=[[3, -3, 6], [5, -5, 10]], rows=i, columns=j),
]

MISFITS = [
    (single_entry(i, j) @ y, "shapes do not fit: 𝐉^ij is n×m, y is n×1"),
]

EQUAL = [
    (single_entry(i, j), unit(i) @ unit(j).T),
    (single_entry(i, j)[p, q], delta(i, p) * delta(j, q)),
    (W[i, j] * single_entry(i, j), W, ()),
    (single_entry(i, j).T, single_entry(j, i)),
    (trace(W.T @ single_entry(i, j)), W[i, j]),
    (gradient(W[i, j], W), single_entry(i, j)),
    (y.T @ single_entry(i, j) @ x, y[i] * x[j]),
    (partial(W[p, q], W[i, j]), single_entry(i, j)[p, q]),
    (sum_over(i, sum_over(j, single_entry(i, j))), ones(n, m)),
    (kron(unit(j).T, unit(i)), single_entry(i, j)),
]

DIFFERENT = [
    (single_entry(i, p), single_entry(p, i)),
    (gradient(W[i, j], W), A, (i, j)),
    (trace(S @ single_entry(i, p)), S[i, p]),
]

def fitting_entry(trees, shape, depth, scope):
    """A single-entry matrix of indices in scope, if the shape is theirs."""
    fitting = [(i, j) for i in scope for j in scope if shape == ((i.dimension,), (j.dimension,))]
    return SingleEntry(*trees.random.choice(fitting)) if fitting else None


MAKERS = {fitting_entry: 0.7}


def transposed(place, e):
    """J^ij is the transpose of J^ji."""
    return Transpose(SingleEntry(e.column, e.row))


def of_units(place, e):
    """J^ij = e_i e_jᵀ."""
    return MatrixProduct((Unit(e.row), Transpose(Unit(e.column))))


def its_entry(place, e):
    """(J^ij)_pq = δ_ip δ_jq."""
    return Product(tuple(map(Delta, e.of.indices(), e.at))) if isinstance(e.of, SingleEntry) else None


def in_the_middle(place, e):
    """J^ij = I J^ij I."""
    return MatrixProduct((Identity(e.row.dimension), e, Identity(e.column.dimension)))


def picked(place, e):
    """W_ij = tr(Wᵀ J^ij)."""
    fits = all(axes(e.of)) and len(e.at) == 2 and place.random.random() < 0.3
    return Trace(MatrixProduct((Transpose(e.of), SingleEntry(*e.at)))) if fits else None


def exchanged(place, e):
    """J^ij is not J^ji."""
    return SingleEntry(e.column, e.row) if e.row.dimension == e.column.dimension and e.row != e.column else None


def taken_for_ones(place, e):
    """J^ij is not full of ones."""
    return MatrixProduct((Ones(e.row.dimension), Transpose(Ones(e.column.dimension))))


REWRITES = {SingleEntry: (transposed, of_units, in_the_middle), Entry: (its_entry, picked)}
EDITS = {SingleEntry: (exchanged, taken_for_ones)}


def read_single_entry(reader):
    """The indices above the line."""
    reader.take("^")
    return SingleEntry(*reader.braced(reader.indices))


PREFIX = {r"\mathbf{J}": read_single_entry}
