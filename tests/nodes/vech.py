"""The lower triangle in one column, and the duplication and elimination matrices."""

from __future__ import annotations

import numpy as np
from material import W, X, a, k, n, x
from node import Example, V, sum_outside
from pool import S, S_2, T_2

from wrt import Matrix, duplication, elimination, eye, hadamard, kron, size, trace, triangle, vec, vech
from wrt.language.shape import axes
from wrt.nodes import Duplication, Elimination, MatrixProduct, Structured, Transpose, Vec, Vech
from wrt.nodes.structured import SYMMETRIC

A = Matrix("A", n, n)
D, L = duplication(n), elimination(n)

EXAMPLES = [
    Example(vech(S), "(n(n+1)/2)×1", r"\operatorname{vech}(S)", "vech(S)", "vech(S)", [[1], [3], [5]],
            spoken="vech of S"),
    Example(vech(a), "scalar", value=V[a]),
    Example(D, "n²×(n(n+1)/2)", r"\mathbf{D}_{n}", "𝐃_n", "duplication(n)",
            [[1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]], spoken="duplication matrix of size n"),
    Example(L, "(n(n+1)/2)×n²", r"\mathbf{L}_{n}", "𝐋_n", "elimination(n)",
            [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]], spoken="elimination matrix of size n"),
    Example(vech(X @ X.T), "(m(m+1)/2)×1"),
    Example(eye(triangle(n)), "(n(n+1)/2)×(n(n+1)/2)", "I_{n(n+1)/2}", "I_n(n+1)/2", "eye(triangle(n))", np.eye(3),
            spoken="identity of size half of n times n plus 1"),
    Example(D @ vech(S_2), "n²×1", value=[[1], [2], [2], [-1]]),
    Example(vech(S + S), "(n(n+1)/2)×1"),
    Example(size(triangle(k)), value=[[15]]),
]

MISFITS = [
    (vech(W), "only a square matrix has a vech, W is n×m"),
    (vech(x), "only a square matrix has a vech, x is m×1"),
    (vech(kron(W, W.T)), "only a square matrix has a vech, W ⊗ Wᵀ is nm×mn"),
    (vech(kron(S, S)), "vech takes a matrix with rows over one size, S ⊗ S is n²×n²"),
    (vech(D.T @ D), "vech takes a matrix with rows over one size, 𝐃_nᵀ 𝐃_n is (n(n+1)/2)×(n(n+1)/2)"),
]

EQUAL = [
    (D @ vech(S_2), vec(S_2)),
    (L @ vec(A), vech(A)),
    (L @ D, eye(triangle(n))),
    (D @ L @ vec(S_2), vec(S_2)),
    (D @ L @ D, D),
    (L.T @ vech(T_2), vec(T_2)),
    ((D.T @ D).inv @ D.T @ vec(S_2), vech(S_2)),
    (D.T @ vec(A), vech(A + A.T - hadamard(A, eye(n)))),
    (vech(A + S), vech(A) + vech(S)),
    (vech(S_2).T @ D.T @ D @ vech(S_2), trace(S_2 @ S_2)),
    (trace(D.T @ D), size(n) * size(n)),
    (trace(eye(triangle(n))), size(triangle(n))),
    (vech(a), a),
]

DIFFERENT = [
    (D.T @ D, 2 * eye(triangle(n))),
    (D @ vech(A), vec(A)),
    (L.T @ vech(S_2), vec(S_2)),
    (L.T, D),
    (D.T @ vec(A), vech(A)),
    (vech(A), vech(A.T)),
    (trace(L @ L.T), size(n) * size(n)),
]

WRONG = [
    (vech(S), [[1], [2], [5]]),
    (D, [[1, 0, 0], [0, 1, 0], [0, 0, 0], [0, 0, 1]]),
]


def vech_of(trees, shape, depth, scope):
    """The lower triangle of a square matrix."""
    rows, columns = shape
    if columns or len(rows) != 1 or rows[0].side is None:
        return None
    return Vech(trees.tree(((rows[0].side,), (rows[0].side,)), depth - 1, scope))


def fitting_duplication(trees, shape, depth, scope):
    """The duplication matrix of this shape."""
    side = shape[1][0].side if len(shape[1]) == 1 else None
    return Duplication(side) if side and shape[0] == (side, side) else None


def fitting_elimination(trees, shape, depth, scope):
    """The elimination matrix of this shape."""
    side = shape[0][0].side if len(shape[0]) == 1 else None
    return Elimination(side) if side and shape[1] == (side, side) else None


MAKERS = {vech_of: 20, fitting_duplication: 4, fitting_elimination: 5}


def eliminated(place, e):
    """vech(A) = L vec(A)."""
    rows, _ = axes(e.of)
    return MatrixProduct((Elimination(*rows), Vec(e.of))) if rows else e.of


def duplicated(place, e):
    """vec(S) = D vech(S) for a symmetric S."""
    is_symmetric = isinstance(e.of, Structured) and e.of.structure == SYMMETRIC and e.of not in place.closed
    return MatrixProduct((Duplication(*e.of.rows), Vech(e.of))) if is_symmetric and not e.by_rows else None


def with_the_other(place, e):
    """D = D L D, and L = L D L."""
    d, l = Duplication(e.dimension), Elimination(e.dimension)       # noqa: E741
    return MatrixProduct((e, l if isinstance(e, Duplication) else d, e))


def upper_instead(place, e):
    """The lower triangle is not the upper one."""
    return Vech(Transpose(e.of)) if axes(e.of)[0] else None


def taken_for_the_transpose(place, e):
    """L is not Dᵀ, nor D the transpose of L."""
    return Transpose((Elimination if isinstance(e, Duplication) else Duplication)(e.dimension))


REWRITES = {Vech: (eliminated, sum_outside), Vec: (duplicated,), Duplication: (with_the_other,),
            Elimination: (with_the_other,)}
EDITS = {Vech: (upper_instead,), Duplication: (taken_for_the_transpose,), Elimination: (taken_for_the_transpose,)}
PREFIX = {
    r"\operatorname{vech}": lambda reader: reader.with_indices(Vech(reader.bracketed())),
    r"\mathbf{D}": lambda reader: Duplication(reader.below(reader.dimension)),
    r"\mathbf{L}": lambda reader: Elimination(reader.below(reader.dimension)),
}
