"""The softmax of vectors, and of the rows of a matrix."""

from __future__ import annotations

from fractions import Fraction

from material import W, a, b, i, j, m, n, p, x, y
from node import Example, negative, summed
from pool import S

from wrt import Vector, delta, exp, eye, gradient, hadamard, jacobian, logsumexp, ones, softmax, sum_over, vec
from wrt.language.dimension import SCALAR
from wrt.language.shape import axes
from wrt.nodes import Apply, Elementwise, Entry, Product, Softmax, Transpose, reciprocal

z, HALF = Vector("z", n), Fraction(1, 2)
s, rows = softmax(z), softmax(W, by_rows=True)

EXAMPLES = [
    Example(softmax(y - y), "n×1", r"\operatorname{softmax}(y - y)", "softmax(y - y)", "softmax(y - y)",
            [[HALF], [HALF]], spoken="softmax of open paren y minus y close paren"),
    Example(softmax(W - W, by_rows=True), "n×m", r"\operatorname{softmax}_{\text{rows}}(W - W)", "softmax_rows(W - W)",
            "softmax(W - W, by_rows=True)", [[Fraction(1, 3)] * 3] * 2,
            spoken="softmax by rows of open paren W minus W close paren"),
    Example(softmax(b), "1×n"),
    Example(softmax(vec(W)), "mn×1"),
    Example(s[i], tex=r"(\operatorname{softmax}(z))_{i}", text="(softmax(z))_i"),
    Example(softmax(b - b), value=[[HALF, HALF]]),
]

MISFITS = [
    (softmax(a), "softmax needs a vector, a is scalar"),
    (softmax(W), "softmax needs a vector, W is n×m"),
    (softmax(x, by_rows=True), "softmax by rows needs a matrix, x is m×1"),
]

EQUAL = [
    (softmax(z.T), s.T),
    (ones(n).T @ s, 1 + 0 * a),
    (rows @ ones(m), ones(n)),
    (s, exp(z) / (ones(n).T @ exp(z))),
    (s[i], exp(z[i]) / sum_over(p, exp(z[p])), (i,)),
    (jacobian(s, z)[i, p], s[i] * delta(i, p) - s[i] * s[p], (i, p)),
    (jacobian(s, z), hadamard(eye(n), s @ ones(n).T) - s @ s.T),
    (gradient(logsumexp(z), z), s),
    (gradient(logsumexp(z) - y.T @ z, z), s - y),
    (rows[i, j], softmax(W, by_rows=True)[i, j], (i, j)),
]

DIFFERENT = [
    (s, exp(z)),
    (softmax(2 * z), s),
    (ones(n).T @ rows, ones(m).T),
    (softmax(S, by_rows=True), softmax(S.T, by_rows=True).T),
    (jacobian(s, z), hadamard(eye(n), s @ ones(n).T)),
]

WRONG = [
    (softmax(y - y), [[1], [1]]),
    (softmax(W - W, by_rows=True), [[HALF] * 3] * 2),
]


def softmax_of(trees, shape, depth, scope):
    """The softmax of a vector, or of a matrix by rows."""
    if shape == SCALAR or depth <= 0:
        return None
    return Softmax(trees.tree(shape, depth - 1, scope), all(shape))


MAKERS = {softmax_of: 1}


def its_entry(place, e):
    """softmax(z)_i = exp(z_i)/Σ_k exp(z_k), and the same within a row."""
    if not isinstance(e.of, Softmax):
        return None
    down, across = axes(e.of.of)
    split = len(down) if across else 0
    summed_over = tuple(map(place.fresh, across or down))
    weight = Apply(Elementwise("exp"), Entry(e.of.of, e.at))
    total = Apply(Elementwise("exp"), Entry(e.of.of, (*e.at[:split], *summed_over)))
    return Product((weight, reciprocal(summed(total, summed_over))))


def transposed(place, e):
    """softmax(zᵀ) = softmax(z)ᵀ for a vector."""
    return Softmax(Transpose(e.of.of)) if isinstance(e.of, Softmax) and not e.of.by_rows else None


def with_opposite_sign(place, e):
    """softmax(−z) is not softmax(z)."""
    return Softmax(negative(e.of), e.by_rows)


REWRITES = {Entry: (its_entry,), Transpose: (transposed,)}
EDITS = {Softmax: (with_opposite_sign,)}
PREFIX = {
    r"\operatorname{softmax}": lambda reader: Softmax(reader.bracketed()),
    r"\operatorname{softmax}_{\text{rows}}": lambda reader: Softmax(reader.bracketed(), True),
}
