"""Kronecker products."""

from __future__ import annotations

import numpy as np
from material import A, B, W, X, a, i, j, m, n, x, y
from node import Example, V, chain, is_scalar, is_square, sum_outside
from pool import S

from wrt import Matrix, eye, kron, trace
from wrt.language.shape import axes
from wrt.nodes import Entry, Identity, Kronecker, MatrixProduct, Product, Trace, Transpose

P = Matrix("P", m, n)

EXAMPLES = [
    Example(kron(x.T, eye(n)), "n×mn", r"x^{\mathsf{T}} \otimes I_{n}", "xᵀ ⊗ I_n", "kron(x.T, eye(n))",
            [[1, 0, -1, 0, 2, 0], [0, 1, 0, -1, 0, 2]]),
    Example(kron(eye(n), x.T), "n×nm", value=np.kron(np.eye(2, dtype=int), V[x].T),
            spoken="identity of size n Kronecker product x transpose"),
    Example(kron(W, B), "nk×mr"),
    Example(kron(B.T, A), "rn×km"),
    Example(kron(a, W), "n×m"),
    Example(kron(x, y), "mn×1", spoken="x Kronecker product y"),
    Example(kron(x.T, y), "n×m", spoken="x transpose Kronecker product y"),
    Example(kron(A, kron(X, B)), tex=r"A \otimes (X \otimes B)", text="A ⊗ (X ⊗ B)"),
    Example(kron(W, X), value=np.kron(V[W], V[X])),
    Example(kron(X, W), value=np.kron(V[X], V[W])),
]

MISFITS = []

EQUAL = [
    (kron(W, X) @ kron(x, X.T), kron(W @ x, X @ X.T)),
    (trace(kron(S, W @ P)), trace(S) * trace(W @ P)),
    (kron(W, B).T, kron(W.T, B.T)),
    (kron(W + A, B), kron(W, B) + kron(A, B)),
    (kron(y, x)[i, j], y[i] * x[j]),
]

DIFFERENT = [
    (kron(S, S.T), kron(S.T, S)),
]

WRONG = [
    (kron(W, X), np.kron(V[X], V[W])),
    (kron(S, S.T), np.kron(V[S].T, V[S])),
]


def kronecker_of_two(trees, shape, depth, scope):
    """A Kronecker product, its axes split anywhere; a leaf for axes that no symbol has, split in the middle."""
    rows, columns = shape
    r, c = trees.random.randint(0, len(rows)), trees.random.randint(0, len(columns))
    if depth <= 0:
        if len(rows + columns) < 3:
            return None
        r, c = (len(rows) + 1) // 2, len(columns) // 2
    return Kronecker(trees.tree((rows[:r], columns[:c]), depth - 1, scope),
                     trees.tree((rows[r:], columns[c:]), depth - 1, scope))


MAKERS = {kronecker_of_two: 1}


def in_two(place, e):
    """A ⊗ B = (A ⊗ I)(I ⊗ B)."""
    columns, rows = axes(e.left)[1], axes(e.right)[0]
    if len(columns) != 1 or len(rows) != 1:
        return None
    return MatrixProduct((Kronecker(e.left, Identity(*rows)), Kronecker(Identity(*columns), e.right)))


def mixed_product(place, e):
    """(A ⊗ B)(C ⊗ D) = A C ⊗ B D, where the shapes fit."""
    for k, pair in enumerate(zip(e.factors, e.factors[1:])):
        match pair:
            case Kronecker(a, b), Kronecker(c, d) if fit(a, c) and fit(b, d):
                merged = Kronecker(times(a, c), times(b, d))
                rest = (*e.factors[:k], merged, *e.factors[k + 2:])
                return None if len(rest) > 1 and is_scalar(merged) else chain(rest)
    return None


def fit(left, right):
    """Whether one may stand before the other in a product."""
    return axes(left)[1] == axes(right)[0]


def times(left, right):
    """The product of two matrices, one of which may be a scalar."""
    return (Product if is_scalar(left) or is_scalar(right) else MatrixProduct)((left, right))


def its_transpose(place, e):
    """(A ⊗ B)ᵀ = Aᵀ ⊗ Bᵀ."""
    match e.of:
        case Kronecker(left, right):
            return Kronecker(Transpose(left), Transpose(right))
    return None


def its_trace(place, e):
    """tr(A ⊗ B) = tr(A) tr(B)."""
    match e.of:
        case Kronecker(left, right) if is_square(left):
            return Product((Trace(left), Trace(right)))
    return None


def its_entry(place, e):
    """(A ⊗ B)_(ik)(jl) = A_ij B_kl."""
    if not isinstance(e.of, Kronecker):
        return None
    split, (r, c) = len(axes(e.of)[0]), map(len, axes(e.of.left))
    rows, columns = e.at[:split], e.at[split:]
    return Product((entry_of(e.of.left, rows[:r] + columns[:c]), entry_of(e.of.right, rows[r:] + columns[c:])))


def entry_of(tree, at):
    """The entry, or the scalar itself."""
    return Entry(tree, at) if at else tree


def swapped(place, e):
    """A ⊗ B is not B ⊗ A."""
    changed = Kronecker(e.right, e.left)
    return changed if axes(changed) == axes(e) and not is_scalar(e.left) and not is_scalar(e.right) else None


REWRITES = {Kronecker: (in_two, sum_outside), MatrixProduct: (mixed_product,), Transpose: (its_transpose,),
            Trace: (its_trace,), Entry: (its_entry,)}
EDITS = {Kronecker: (swapped,)}
INFIX = {r"\otimes": Kronecker}
