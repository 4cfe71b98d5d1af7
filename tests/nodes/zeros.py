"""Vectors and matrices of zeros."""

from __future__ import annotations

from material import A, W, a, i, j, m, n, x, y
from node import Example, ZERO

from wrt import kron, ones, trace, vec, zeros
from wrt.language.shape import axes
from wrt.nodes import Entry, MatrixProduct, Ones, Product, Sum, Transpose, Zeros

EXAMPLES = [
    Example(zeros(m), "m×1", r"\mathbf{0}_{m}", "0_m", "zeros(m)", [[0], [0], [0]],
            spoken="the vector of zeros of size m"),
    Example(zeros(n, m), "n×m", r"\mathbf{0}_{n \times m}", "0_n×m", "zeros(n, m)", [[0, 0, 0], [0, 0, 0]],
            spoken="the matrix of zeros of size n by m"),
    Example(zeros(n)[i], tex=r"(\mathbf{0}_{n})_{i}", text="(0_n)_i"),
]

MISFITS = []

EQUAL = [
    (zeros(n), 0 * y),
    (zeros(n, m), W - W),
    (W + zeros(n, m), W),
    (zeros(n, m) @ x, zeros(n)),
    (zeros(n, m).T, zeros(m, n)),
    (trace(zeros(n, n)), 0 * a),
    (vec(zeros(n, m)), 0 * vec(W)),
    (zeros(n, m)[i, j], 0 * W[i, j]),
    (kron(zeros(n), x), 0 * kron(y, x)),
]

DIFFERENT = [
    (zeros(n), ones(n)),
    (zeros(n, m), A),
]


def fitting_zeros(trees, shape, depth, scope):
    """The zeros of a shape over one dimension, or over two."""
    rows, columns = shape
    return Zeros(rows + columns) if depth <= 0 and len(rows) == 1 and len(columns) < 2 else None


MAKERS = {fitting_zeros: 0.1}


def its_entry(place, e):
    """Each entry is 0."""
    return ZERO if isinstance(e.of, Zeros) else None


def of_transpose(place, e):
    """0ᵀ is 0 with as many rows as there were columns."""
    return Zeros(e.of.dimensions[::-1]) if isinstance(e.of, Zeros) and len(e.of.dimensions) > 1 else None


def added(place, e):
    """A = A + 0, now and then: of what holds a 0, little can be false."""
    rows, columns = axes(e)
    fits = len(rows) == 1 and len(columns) < 2 and place.random.random() < 0.2
    return Sum((e, Zeros(rows + columns))) if fits else None


def multiplied(place, e):
    """0 is 0 times 1 1ᵀ."""
    rows, *columns = map(Ones, e.dimensions)
    return Product((ZERO, MatrixProduct((rows, Transpose(*columns))) if columns else rows))


def taken_for_ones(place, e):
    """0 is not full of ones."""
    rows, *columns = map(Ones, e.dimensions)
    return MatrixProduct((rows, Transpose(*columns))) if columns else rows


def read_zeros(reader):
    """The zeros of the sizes below the line."""
    def sizes():
        found = [reader.dimension()]
        while reader.accept(r"\times"):
            found.append(reader.dimension())
        return tuple(found)
    return Zeros(reader.below(sizes))


REWRITES = {object: (added,), Entry: (its_entry,), Transpose: (of_transpose,), Zeros: (multiplied,)}
EDITS = {Zeros: (taken_for_ones,)}
PREFIX = {r"\mathbf{0}": read_zeros}
