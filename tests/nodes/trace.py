"""Traces."""

from __future__ import annotations

import numpy as np
from material import A, W, X, a, i, m, n, sigma, x, y
from node import Example, V, chain, is_scalar, is_square, sum_outside, summed
from pool import S

from wrt import Matrix, eye, kron, size, sum_over, trace, vec
from wrt.language.dimension import SCALAR
from wrt.language.shape import axes
from wrt.nodes import Entry, MatrixProduct, Trace, Transpose

P = Matrix("P", m, n)

EXAMPLES = [
    Example(trace(W @ A.T), "scalar", r"\operatorname{tr}(W\,A^{\mathsf{T}})", "tr(W Aᵀ)", "trace(W @ A.T)", [[16]],
            spoken="the trace of open paren W A transpose close paren"),
    Example(trace(S), "scalar", value=[[6]], spoken="the trace of S"),
    Example(trace(W @ X @ X.T @ W.T), "scalar"),
    Example(trace(kron(S, X.T @ X)), "scalar"),
    Example(trace(a), "scalar", value=V[a]),
    Example(trace(kron(S, S)), value=[[np.trace(V[S]) ** 2]]),
]

MISFITS = [
    (trace(W), "only a square matrix has a trace, W is n×m"),
    (trace(x), "only a square matrix has a trace, x is m×1"),
    (trace(kron(W, W.T)), "only a square matrix has a trace, W ⊗ Wᵀ is nm×mn"),
]

EQUAL = [
    (trace(S + S), 2 * trace(S)),
    (trace(S), S[i, i]),
    (trace(eye(n)), size(n)),
    (trace(a), a),
    (trace(y @ y.T), y.T @ y),
    (trace(W @ P), trace(P @ W)),
    (trace(kron(S, W @ P)), trace(S) * trace(W @ P)),
    (trace(W.T @ A), vec(W).T @ vec(A)),
    (trace(sigma(S)), sum_over(i, sigma(S[i, i]))),
]

DIFFERENT = [
    (trace(S @ S), trace(S) * trace(S)),
    (trace(W @ P), trace(W.T @ A)),
]

WRONG = [
    (trace(S), [[V[S][::-1].trace()]]),
    (trace(S), [[V[S].sum()]]),
]


def trace_of(trees, shape, depth, scope):
    """The trace of a matrix over one dimension, or over two."""
    if shape != SCALAR or depth <= 0:
        return None
    axis = trees.axis(1, 1, 1, 2)
    return Trace(trees.tree((axis, axis), depth - 1, scope))


MAKERS = {trace_of: 3}


def transposed(place, e):
    """tr(A) = tr(Aᵀ)."""
    return Trace(Transpose(e.of))


def turned(place, e):
    """tr(A B) = tr(B A)."""
    if not isinstance(e.of, MatrixProduct):
        return None
    first, *rest = e.of.factors
    other = chain((*rest, first))
    return other if is_scalar(other) else Trace(other)


def written_out(place, e):
    """tr(A) = Σ_d A_dd."""
    over = tuple(map(place.fresh, axes(e.of)[0]))
    return summed(Entry(e.of, over + over), over) if over else e.of


def row_times_column(place, e):
    """xᵀ y = tr(y xᵀ)."""
    first, rest = e.factors[0], chain(e.factors[1:])
    return Trace(MatrixProduct((rest, first))) if is_scalar(e) else None


def factor_transposed(place, e):
    """tr(A B) is not tr(Aᵀ B)."""
    if not isinstance(e.of, MatrixProduct) or not is_square(first := e.of.factors[0]):
        return None
    return Trace(MatrixProduct((Transpose(first), *e.of.factors[1:])))


REWRITES = {Trace: (transposed, turned, written_out, sum_outside), MatrixProduct: (row_times_column,)}
EDITS = {Trace: (factor_transposed,)}
PREFIX = {r"\operatorname{tr}": lambda reader: Trace(reader.bracketed())}
