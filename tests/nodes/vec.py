"""All entries of a matrix in one column."""

from __future__ import annotations

from material import A, B, W, X, b, n, p, q, x
from node import Example, V, chain, is_scalar, sum_outside
from pool import S

from wrt import eye, kron, rvec, vec
from wrt.language.shape import axes
from wrt.nodes import Entry, Identity, Kronecker, MatrixProduct, Transpose, Vec

EXAMPLES = [
    Example(vec(W), "mn×1", r"\operatorname{vec}(W)", "vec(W)", "vec(W)", [[1], [4], [2], [5], [3], [6]],
            spoken="vec of W"),
    Example(rvec(W), "nm×1", r"\operatorname{rvec}(W)", "rvec(W)", "rvec(W)", [[1], [2], [3], [4], [5], [6]],
            spoken="row vec of W"),
    Example(vec(x), "m×1"),
    Example(vec(x.T), "m×1"),
    Example(vec(kron(x.T, eye(n))), "mn²×1",
            spoken="vec of open paren x transpose Kronecker product identity of size n close paren"),
    Example(rvec(kron(x.T, eye(n))), "nmn×1"),
    Example(vec(W.T), "nm×1", value=V[W].reshape(-1, 1), spoken="vec of W transpose"),
    Example(rvec(x), value=V[x]),
    Example(vec(b), value=V[b].T),
]

MISFITS = []

EQUAL = [
    (vec(A @ X @ B), kron(B.T, A) @ vec(X)),
    (rvec(A @ X @ B), kron(A, B.T) @ rvec(X)),
    (vec(W + A), vec(W) + vec(A)),
    (vec(W)[q, p], W[p, q]),
    (rvec(W)[p, q], W[p, q]),
    (W @ x, kron(x.T, eye(n)) @ vec(W)),
    (W @ x, kron(eye(n), x.T) @ rvec(W)),
    (vec(W @ X), kron(X.T, eye(n)) @ vec(W)),
]

DIFFERENT = [
    (vec(S), rvec(S)),
]

WRONG = [
    (vec(W), V[W].reshape(-1, 1)),
    (rvec(W), V[W].reshape(-1, 1, order="F")),
]


def vec_of(trees, shape, depth, scope):
    """A stacked matrix, whose axes are those of the column, in one order or the other."""
    rows, columns = shape
    if columns or len(rows) != 2:
        return None
    first, second = rows[:1], rows[1:]
    if trees.random.random() < 0.5:
        return Vec(trees.tree((second, first), depth - 1, scope))
    return Vec(trees.tree((first, second), depth - 1, scope), True)


MAKERS = {vec_of: 2}


def other_order(place, e):
    """vec(A) = rvec(Aᵀ)."""
    return Vec(Transpose(e.of), not e.by_rows)


def of_product(place, e):
    """vec(A X B) = (Bᵀ ⊗ A) vec(X), and rvec(A X B) = (A ⊗ Bᵀ) rvec(X)."""
    if not isinstance(e.of, MatrixProduct) or len(e.of.factors) < 3:
        return None
    first, *middle, last = e.of.factors
    inner, outer = chain(middle), (first, Transpose(last)) if e.by_rows else (Transpose(last), first)
    return None if is_scalar(inner) else MatrixProduct((Kronecker(*outer), Vec(inner, e.by_rows)))


def of_matrix_by_columns(place, e):
    """A v = (vᵀ ⊗ I) vec(A)."""
    matrix, column = matrix_and_column(e)
    if matrix is None:
        return None
    return MatrixProduct((Kronecker(Transpose(column), Identity(*axes(matrix)[0])), Vec(matrix)))


def of_matrix_by_rows(place, e):
    """A v = (I ⊗ vᵀ) rvec(A)."""
    matrix, column = matrix_and_column(e)
    if matrix is None:
        return None
    return MatrixProduct((Kronecker(Identity(*axes(matrix)[0]), Transpose(column)), Vec(matrix, True)))


def matrix_and_column(e):
    """The two that a product is made of; None twice, if it is made of others."""
    matrix, column = e.factors[0], chain(e.factors[1:])
    fit = list(map(len, axes(matrix))) == [1, 1] and not axes(column)[1]
    return (matrix, column) if fit else (None, None)


def its_entry(place, e):
    """vec(A)_ji = A_ij = rvec(A)_ij."""
    if not isinstance(e.of, Vec):
        return None
    split = len(axes(e.of.of)[1])
    at = e.at if e.of.by_rows else e.at[split:] + e.at[:split]
    return Entry(e.of.of, at) if at else e.of.of


def exchanged(place, e):
    """vec(A) is not rvec(A), even if A is square."""
    changed = Vec(e.of, not e.by_rows)
    return changed if axes(changed) == axes(e) and all(axes(e.of)) else None


REWRITES = {Vec: (other_order, of_product, sum_outside), MatrixProduct: (of_matrix_by_columns, of_matrix_by_rows),
            Entry: (its_entry,)}
EDITS = {Vec: (exchanged,)}
PREFIX = {
    r"\operatorname{vec}": lambda reader: reader.with_indices(Vec(reader.bracketed())),
    r"\operatorname{rvec}": lambda reader: reader.with_indices(Vec(reader.bracketed(), True)),
}
