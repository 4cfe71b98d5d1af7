"""Diagonal matrices."""

from __future__ import annotations

import numpy as np
from material import A, W, a, b, i, m, n, p, sigma, x, y
from node import Example, V, chain, is_scalar, sum_outside
from pool import S

from wrt import delta, diag, diagonal, eye, hadamard, jacobian, ones, trace, vec
from wrt.language.shape import axes
from wrt.nodes import Delta, Diag, Entry, Hadamard, MatrixProduct, Product, Transpose

EXAMPLES = [
    Example(diag(x), "m×m", r"\operatorname{diag}(x)", "diag(x)", "diag(x)", [[1, 0, 0], [0, -1, 0], [0, 0, 2]],
            spoken="the diagonal matrix of x"),
    Example(diag(b), "n×n", value=[[2, 0], [0, -1]]),
    Example(diag(x.T), tex=r"\operatorname{diag}(x^{\mathsf{T}})", spoken="the diagonal matrix of x transpose"),
    Example(diag(vec(W)), "mn×mn", value=np.diag(V[W].ravel(order="F"))),
    Example(diag(y)[i, p], tex=r"(\operatorname{diag}(y))_{i p}", text="(diag(y))_ip"),
    Example(diag(y).inv, tex=r"\operatorname{diag}(y)^{-1}", text="diag(y)⁻¹"),
]

MISFITS = [
    (diag(W), "diag needs a vector, W is n×m: take diagonal for the entries on its diagonal"),
    (diag(a), "diag needs a vector, a is scalar: write a times eye(n)"),
]

EQUAL = [
    (diag(y)[i, p], delta(i, p) * y[p]),
    (diag(x) @ x, hadamard(x, x)),
    (diag(ones(n)), eye(n)),
    (diag(y), hadamard(eye(n), y @ ones(n).T)),
    (diag(y).T, diag(y.T)),
    (diag(y + W @ x), diag(y) + diag(W @ x)),
    (diag(y) @ diag(y), diag(hadamard(y, y))),
    (trace(diag(y) @ S), y.T @ diagonal(S)),
    (jacobian(sigma(y), y), diag(sigma.prime(y))),
    (diag(y) @ W, hadamard(y @ ones(m).T, W)),
    (diag(vec(W)) @ vec(A), vec(hadamard(W, A))),
]

DIFFERENT = [
    (diag(y), y @ ones(n).T),
    (diag(y), ones(n) @ y.T),
    (diag(y) @ S, S @ diag(y)),
]

WRONG = [
    (diag(x), np.diag(V[x].ravel()[::-1])),
    (diag(x), np.fliplr(np.diag(V[x].ravel()))),
]


def diag_of(trees, shape, depth, scope):
    """The diagonal matrix of a column or a row, if the shape is square."""
    rows, columns = shape
    if depth <= 0 or rows != columns or not rows:
        return None
    return Diag(trees.tree(trees.random.choice([(rows, ()), ((), rows)]), depth - 1, scope))


MAKERS = {diag_of: 7}


def of_transpose(place, e):
    """diag(x) = diag(xᵀ)."""
    return Diag(Transpose(e.of))


def transposed(place, e):
    """diag(x) = diag(x)ᵀ."""
    return Transpose(e)


def its_entry(place, e):
    """diag(x)_ij = δ_ij x_i."""
    if not isinstance(e.of, Diag):
        return None
    half = len(e.at) // 2
    return Product((*map(Delta, e.at[:half], e.at[half:]), Entry(e.of.of, e.at[half:])))


def times_column(place, e):
    """diag(x) y = x ⊙ y."""
    first, rest = e.factors[0], chain(e.factors[1:])
    if not isinstance(first, Diag) or axes(rest)[1] or not axes(first.of)[0]:
        return None
    return Hadamard(first.of, rest)


def of_hadamard(place, e):
    """x ⊙ y = diag(x) y."""
    return MatrixProduct((Diag(e.left), e.right)) if not is_scalar(e) and not axes(e)[1] else None


def squared(place, e):
    """diag(x) is not diag(x) diag(x)."""
    return MatrixProduct((e, e))


REWRITES = {Diag: (of_transpose, transposed, sum_outside), Entry: (its_entry,), MatrixProduct: (times_column,),
            Hadamard: (of_hadamard,)}
EDITS = {Diag: (squared,)}
PREFIX = {r"\operatorname{diag}": lambda reader: Diag(reader.bracketed())}
