"""Commutation matrices."""

from __future__ import annotations

import numpy as np
from material import W, X, i, j, k, m, n, p, q, x, y
from node import Example
from pool import S

from wrt import commutation, delta, eye, jacobian, kron, rvec, size, trace, vec
from wrt.language.shape import axes
from wrt.nodes import Commutation, Delta, Entry, Identity, Kronecker, MatrixProduct, Product, Transpose, Vec

EXAMPLES = [
    Example(commutation(n, m), "nm×mn", r"\mathbf{K}_{n m}", "𝐊_nm", "commutation(n, m)",
            np.eye(6, dtype=int)[[0, 2, 4, 1, 3, 5]], spoken="the commutation matrix of sizes n m"),
    Example(commutation(m, n), "mn×nm", value=np.eye(6, dtype=int)[[0, 3, 1, 4, 2, 5]]),
    Example(commutation(n, n), "n²×n²", value=[[1, 0, 0, 0], [0, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 1]]),
    Example(commutation(n, m) @ vec(W), tex=r"\mathbf{K}_{n m}\,\operatorname{vec}(W)", text="𝐊_nm vec(W)",
            python="commutation(n, m) @ vec(W)", value=[[1], [2], [3], [4], [5], [6]]),
]

MISFITS = [
    (commutation(n, m) @ vec(W.T), "shapes do not fit: 𝐊_nm is nm×mn, vec(Wᵀ) is nm×1"),
    (commutation(n, m).inv, "only a square matrix has an inverse, 𝐊_nm is nm×mn"),
]

EQUAL = [
    (commutation(n, m) @ vec(W), vec(W.T)),
    (commutation(n, m) @ vec(W), rvec(W)),
    (commutation(n, m).T, commutation(m, n)),
    (commutation(n, m) @ commutation(m, n), kron(eye(n), eye(m))),
    (commutation(n, n) @ kron(S, eye(n)), kron(eye(n), S) @ commutation(n, n)),
    (commutation(n, m) @ kron(x, y), kron(y, x)),
    (commutation(n, m) @ kron(X, W) @ commutation(k, m), kron(W, X)),
    (jacobian(vec(W.T), vec(W)), commutation(n, m)),
    (trace(commutation(n, n)), size(n)),
    (commutation(n, m)[i, j, q, p], delta(i, p) * delta(j, q)),
    (trace(commutation(n, n) @ kron(S, S)), trace(S @ S)),
]

DIFFERENT = [
    (commutation(n, n), kron(eye(n), eye(n))),
    (commutation(n, n) @ vec(S), vec(S)),
    (trace(commutation(n, n)), size(n) * size(n)),
]

WRONG = [
    (commutation(n, m), np.eye(6, dtype=int)),
    (commutation(n, m), np.eye(6, dtype=int)[[0, 3, 1, 4, 2, 5]]),
]


def fitting_commutation(trees, shape, depth, scope):
    """The commutation matrix, if the axes are two dimensions in both orders."""
    rows, columns = shape
    return Commutation(*rows) if len(rows) == 2 and columns == rows[::-1] else None


MAKERS = {fitting_commutation: 5}


def transposed(place, e):
    """K_nm is the transpose of K_mn."""
    return Transpose(Commutation(e.columns, e.rows))


def of_transpose(place, e):
    """vec(Aᵀ) = K vec(A), and rvec(A) = K vec(A)."""
    match e:
        case Vec(Transpose(matrix), False) | Vec(matrix, True) if list(map(len, axes(matrix))) == [1, 1]:
            return MatrixProduct((Commutation(*sum(axes(matrix), ())), Vec(matrix)))
    return None


def there_and_back(place, e):
    """A = K_nm K_mn A, if it has rows over two dimensions."""
    rows, _ = axes(e)
    fits = len(rows) == 2 and place.random.random() < 0.3
    return MatrixProduct((Commutation(*rows), Commutation(*rows[::-1]), e)) if fits else None


def its_entry(place, e):
    """(K_nm)_abdc = δ_ac δ_bd."""
    if not isinstance(e.of, Commutation):
        return None
    a, b, d, c = e.at
    return Product((Delta(a, c), Delta(b, d)))


def of_kronecker(place, e):
    """K (x ⊗ y) = y ⊗ x."""
    match e.factors:
        case (Commutation(), Kronecker(left, right)) if not axes(left)[1] and not axes(right)[1] and all(
                map(len, (axes(left)[0], axes(right)[0]))) and len(axes(left)[0]) == 1:
            return Kronecker(right, left)
    return None


def taken_for_identity(place, e):
    """K_nn is not I ⊗ I."""
    return Kronecker(Identity(e.rows), Identity(e.rows)) if e.rows == e.columns else None


def read_commutation(reader):
    """The sizes below the line."""
    return Commutation(*reader.below(lambda: (reader.dimension(), reader.dimension())))


REWRITES = {object: (there_and_back,), Commutation: (transposed,), Vec: (of_transpose,), Entry: (its_entry,),
            MatrixProduct: (of_kronecker,)}
EDITS = {Commutation: (taken_for_identity,)}
PREFIX = {r"\mathbf{K}": read_commutation}
