"""Explicit sums over an index."""

from __future__ import annotations

from material import A, W, X, i, j, m, q, s, x, y
from node import Example, V, renamed, sum_outside, uses
from pool import INDICES

from wrt import partial, size, sum_over, tanh
from wrt.nodes import Partial, Product, Size, Summation, Transpose

EXAMPLES = [
    Example(sum_over(j, W[i, j] * x[j]), "scalar", r"\sum_{j} W_{i j}\,x_{j}", "Σ_j W_ij x_j",
            "sum_over(j, W[i, j] * x[j])", [[5], [11]], rows=i),
    Example(sum_over(j, x[j] * W), "n×m", value=[[2, 4, 6], [8, 10, 12]]),
    Example(sum_over(j, sum_over(q, W[i, j] + W[i, q])), tex=r"\sum_{j} \sum_{q} (W_{i j} + W_{i q})",
            text="Σ_j Σ_q (W_ij + W_iq)"),
    Example(sum_over(j, W[i, j] * tanh(x[j])), spoken="the sum over j of W i j times hyperbolic tangent of x j"),
    Example(sum_over(j, W), value=3 * V[W], spoken="the sum over j of W"),
]

MISFITS = []

EQUAL = [
    (sum_over(j, sum_over(s, X[j, s])), sum_over(s, sum_over(j, X[j, s]))),
    (sum_over(j, x[j] * W).T, sum_over(j, x[j] * W.T)),
    (sum_over(j, W[i, j] + A[i, j]), sum_over(j, W[i, j]) + sum_over(j, A[i, j])),
    (partial(sum_over(j, W[i, j] * x[j]), x[q]), W[i, q]),
    (sum_over(j, y), size(m) * y),
]

DIFFERENT = [
    (sum_over(j, x[j]) * x[q], x[q] * x[q]),
    (sum_over(j, y), y),
    (sum_over(j, x[j] * x[j]), sum_over(j, x[j]) * sum_over(j, x[j])),
]


def sum_over_unused(trees, shape, depth, scope):
    """A sum over an index that is not yet in scope."""
    if depth <= 0:
        return None
    over = trees.random.choice([i for pool in INDICES.values() for i in pool if i not in scope])
    return Summation(trees.tree(shape, depth - 1, (*scope, over)), over)


MAKERS = {sum_over_unused: 2}


def dummy_renamed(place, e):
    """Σ_j x_j = Σ_q x_q."""
    unused = [i for i in INDICES.get(e.over.dimension, ()) if i not in place.scope and not uses(e.body, i)]
    new = place.random.choice([*unused, place.fresh(e.over.dimension)])
    return Summation(renamed(e.body, e.over, new), new)


def exchanged(place, e):
    """Σ_i Σ_j = Σ_j Σ_i."""
    inner = e.body
    return Summation(Summation(inner.body, e.over), inner.over) if isinstance(inner, Summation) else None


def of_constant(place, e):
    """Σ_j a = m a."""
    return None if uses(e.body, e.over) else Product((Size(e.over.dimension), e.body))


def its_transpose(place, e):
    """(Σ_j A)ᵀ = Σ_j Aᵀ."""
    return Summation(Transpose(e.of.body), e.of.over) if isinstance(e.of, Summation) else None


def its_derivative(place, e):
    """∂ Σ_j a = Σ_j ∂a, unless the entry that it is taken by has the index j too."""
    match e.of:
        case Summation(body, over) if over not in e.by.indices():
            return Summation(Partial(body, e.by), over)
    return None


def forgotten(place, e):
    """A sum is more than one of its terms."""
    same = [i for i in place.scope if i.dimension == e.over.dimension]
    return renamed(e.body, e.over, place.random.choice(same)) if same else None


REWRITES = {Summation: (dummy_renamed, exchanged, of_constant, sum_outside), Transpose: (its_transpose,),
            Partial: (its_derivative,)}
EDITS = {Summation: (forgotten,)}
