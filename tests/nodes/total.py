"""Sums of all entries."""

from __future__ import annotations

from material import A, W, a, i, j, m, n, x, y
from node import Example, V, is_scalar, sum_outside, summed
from pool import S

from wrt import eye, gradient, kron, ones, size, sum_over, total, trace, vec
from wrt.language.dimension import SCALAR
from wrt.language.shape import axes
from wrt.nodes import Entry, MatrixProduct, Product, Total, Trace, Transpose, Vec

EXAMPLES = [
    Example(total(W), "scalar", r"\operatorname{sum}(W)", "sum(W)", "total(W)", [[21]],
            spoken="the sum of all entries of W"),
    Example(total(x) / size(m), tex=r"\frac{\operatorname{sum}(x)}{m}", text="sum(x)/m", python="total(x) / size(m)"),
    Example(total(W - A), spoken="the sum of all entries of open paren W minus A close paren"),
    Example(total(a), "scalar", value=V[a]),
    Example(total(kron(W, A)), value=[[V[W].sum() * V[A].sum()]]),
]

MISFITS = []

EQUAL = [
    (total(W), ones(n).T @ W @ ones(m)),
    (total(x), ones(m).T @ x),
    (total(W), sum_over(i, sum_over(j, W[i, j]))),
    (total(W), W[i, j] * ones(n, m)[i, j]),
    (total(vec(W)), total(W)),
    (total(W.T), total(W)),
    (total(eye(n)), size(n)),
    (total(a), a),
    (total(kron(W, A)), total(W) * total(A)),
    (gradient(total(W), W), ones(n, m)),
    (y[i] - total(y) / size(n), (y - total(y) / size(n) * ones(n))[i]),
]

DIFFERENT = [
    (total(S), trace(S)),
    (total(S @ S), total(S) * total(S)),
    (total(a * ones(n)), a),
]

WRONG = [
    (total(S), [[V[S].trace()]]),
    (total(S), [[abs(V[S]).max()]]),
]


def total_of(trees, shape, depth, scope):
    """The sum of all entries of a tree."""
    return Total(trees.tree(trees.shape(), depth - 1, scope)) if shape == SCALAR and depth > 0 else None


MAKERS = {total_of: 3}


def transposed(place, e):
    """sum(A) = sum(Aᵀ)."""
    return Total(Transpose(e.of))


def stacked(place, e):
    """sum(A) = sum(vec(A))."""
    return Total(Vec(e.of, place.random.random() < 0.5))


def written_out(place, e):
    """sum(A) = Σ_ij A_ij."""
    over = tuple(map(place.fresh, sum(axes(e.of), ())))
    return summed(Entry(e.of, over), over) if over else e.of


def without_factor(place, e):
    """sum(c A) = c sum(A)."""
    if not isinstance(e.of, Product):
        return None
    return Product(tuple(factor if is_scalar(factor) else Total(factor) for factor in e.of.factors)) if any(
        not is_scalar(factor) for factor in e.of.factors) else None


def taken_for_trace(place, e):
    """sum(A) is not tr(A)."""
    rows, columns = axes(e.of)
    return Trace(e.of) if rows == columns else None


def taken_for_square(place, e):
    """sum(A) is not sum(A Aᵀ)."""
    return Total(MatrixProduct((e.of, Transpose(e.of)))) if not is_scalar(e.of) else None


REWRITES = {Total: (transposed, stacked, written_out, without_factor, sum_outside)}
EDITS = {Total: (taken_for_trace, taken_for_square)}
PREFIX = {r"\operatorname{sum}": lambda reader: Total(reader.bracketed())}
