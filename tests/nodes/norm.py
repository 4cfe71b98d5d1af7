"""Norms of vectors and matrices."""

from __future__ import annotations

from material import A, W, a, b, j, m, x, y
from node import Example, MINUS, is_scalar
from pool import ARRAYS, S

from wrt import gradient, hadamard, kron, norm, sqrt, sum_over, total, trace, vec, zeros
from wrt.language.dimension import SCALAR
from wrt.language.shape import axes
from wrt.nodes import Hadamard, Norm, Product, Sum, Total, Transpose, Vec

EXAMPLES = [
    Example(norm(x), "scalar", r"\lVert x \rVert", "‖x‖", "norm(x)", spoken="the norm of x"),
    Example(norm(kron(b, b)), "scalar", value=[[5]]),
    Example(norm(kron(x, x)), value=[[6]]),
    Example(norm(x @ x.T), value=[[6]]),
    Example(norm(W), "scalar", r"\lVert W \rVert_{\mathrm{F}}", "‖W‖_F",
            spoken="the Frobenius norm of W"),
    Example(norm(x) * norm(x), tex=r"\lVert x \rVert^{2}", text="‖x‖²",
            spoken="open paren the norm of x close paren squared"),
    Example(norm(W) * norm(W), tex=r"\lVert W \rVert_{\mathrm{F}}^{2}", text="‖W‖_F²"),
    Example(norm(x / a), tex=r"\left\lVert \frac{x}{a} \right\rVert", text="‖x/a‖"),
    Example(norm(W @ x - y), tex=r"\lVert W\,x - y \rVert", text="‖W x - y‖",
            spoken="the norm of open paren W x minus y close paren"),
    Example(x / norm(x), tex=r"\frac{x}{\lVert x \rVert}", text="x/‖x‖"),
]

MISFITS = [
    (norm(a), "norm needs a vector or a matrix, a is scalar: write sqrt(a * a) for a number"),
]

EQUAL = [
    (norm(x) + 0 * a, norm(x)),
    (norm(x.T), norm(x)),
    (norm(vec(W)), norm(W)),
    (norm(W.T), norm(W)),
    (norm(x), sqrt(x.T @ x)),
    (norm(b), sqrt(b @ b.T)),
    (norm(W), sqrt(trace(W.T @ W))),
    (norm(x), sqrt(sum_over(j, x[j] * x[j]))),
    (norm(-x), norm(x)),
    (gradient(norm(x), x), norm(x) / (x.T @ x) * x),
    (gradient(norm(W), W), norm(W) / total(hadamard(W, W)) * W),
]

DIFFERENT = [
    (norm(x), x.T @ x),
    (norm(x), norm(2 * x)),
    (norm(W), norm(A)),
    (norm(S @ y), norm(S.T @ y)),
    (norm(x + zeros(m)), 2 * norm(x)),
]

WRONG = [
    (norm(kron(x, x)), [[36]]),
    (norm(x @ x.T), [[16]]),
]


def norm_of(trees, shape, depth, scope):
    """The norm of a tree that is not 0 everywhere, as far as one knows."""
    if shape != SCALAR or depth <= 0:
        return None
    array = trees.random.choice([s for s in ARRAYS if not is_scalar(s)])
    return Norm(trees.random.choice([array, Sum((array, trees.tree(axes(array), depth - 1, scope)))]))


def with_norm(trees, scope):
    """A scalar times a norm."""
    return Product((trees.scalar(1, scope), Norm(trees.random.choice([s for s in ARRAYS if not is_scalar(s)]))))


MAKERS, DEMANDING = {norm_of: 1}, {with_norm: 1}


def of_transpose(place, e):
    """‖A‖ = ‖Aᵀ‖."""
    return Norm(Transpose(e.of))


def of_negative(place, e):
    """‖A‖ = ‖−A‖."""
    return Norm(Product((MINUS, e.of)))


def of_stack(place, e):
    """‖A‖ = ‖vec(A)‖."""
    return Norm(Vec(e.of))


def written_out(place, e):
    """‖A‖ is the root of the sum of the squares."""
    return sqrt(Total(Hadamard(e.of, e.of)))


def as_product(place, e):
    """‖x‖ is the root of xᵀ x."""
    return sqrt(e.square)


def without_root(place, e):
    """‖A‖ is not the sum of the squares."""
    return e.square


def read_norm(reader):
    """The norm, with a letter below the line if it is that of a matrix."""
    array = reader.sum()
    reader.take(r"\rVert")
    if all(axes(array)):
        reader.below(lambda: [reader.take(token) for token in (r"\mathrm", "{", "F", "}")])
    reader.is_open = False
    return Norm(array)


LAWS = [
    lambda u, v: (norm(u * x) * norm(u * x), u * u * (x.T @ x)),
    lambda u, v: (norm(u * x), sqrt(u * u) * norm(x)),
    lambda u, v: (norm(u * W), norm(-u * vec(W))),
    lambda u, v: (norm((u / norm(x)) * x), sqrt(u * u)),
    lambda u, v: (gradient(norm(x), x).T @ x + 0 * u, norm(x)),
]
TRAPS = [
    lambda u, v: (norm(u * x), u * norm(x)),
    lambda u, v: (norm(u * x + v * x), norm(u * x) + norm(v * x)),
    lambda u, v: (norm(x) * norm(u * x), u * (x.T @ x)),
]
REWRITES = {Norm: (of_transpose, of_negative, of_stack, written_out, as_product)}
EDITS = {Norm: (without_root,)}
PREFIX = {r"\lVert": read_norm}
