"""Identity matrices."""

from __future__ import annotations

import numpy as np
from material import W, i, k, m, n, p
from node import Example
from pool import S

from wrt import delta, eye, ones, size, trace
from wrt.language.shape import axes
from wrt.nodes import Delta, Entry, Identity, MatrixProduct, Ones, Trace, Transpose

EXAMPLES = [
    Example(eye(n), "n×n", "I_{n}", "I_n", "eye(n)", [[1, 0], [0, 1]], spoken="identity of size n"),
    Example(eye(k), value=np.eye(5)),
]

MISFITS = []

EQUAL = [
    (eye(n) @ W @ eye(m), W),
    (eye(n), eye(n).T),
    (trace(eye(n)), size(n)),
    (eye(n)[i, p], delta(i, p)),
]

DIFFERENT = [
    (eye(n), ones(n) @ ones(n).T),
    (eye(n) @ S, S.T),
]


def fitting_identity(trees, shape, depth, scope):
    """The identity matrix, if the shape is square over one dimension."""
    rows, columns = shape
    return Identity(*rows) if depth <= 0 and rows == columns and len(rows) == 1 else None


MAKERS = {fitting_identity: 1}


def times_identity(place, e):
    """A = I A = A I."""
    rows, columns = axes(e)
    if len(rows) == 1 and place.random.random() < 0.5:
        return MatrixProduct((Identity(*rows), e))
    return MatrixProduct((e, Identity(*columns))) if len(columns) == 1 else None


def its_entry(place, e):
    """I_ij = δ_ij."""
    return Delta(*e.at) if isinstance(e.of, Identity) else None


def its_trace(place, e):
    """tr(I_n) = n."""
    return size(e.of.dimension) if isinstance(e.of, Identity) else None


def taken_for_ones(place, e):
    """I is not full of ones."""
    return MatrixProduct((Ones(e.dimension), Transpose(Ones(e.dimension))))


REWRITES = {object: (times_identity,), Entry: (its_entry,), Trace: (its_trace,)}
EDITS = {Identity: (taken_for_ones,)}
PREFIX = {"I": lambda reader: Identity(reader.below(reader.dimension))}
