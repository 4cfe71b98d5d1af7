"""The logarithm of a sum of exponentials."""

from __future__ import annotations

from material import W, a, b, i, j, m, n, x, y
from node import Example, negative, summed
from pool import S

from wrt import Vector, exp, gradient, jacobian, log, logsumexp, ones, softmax, sum_over, vec
from wrt.language.shape import axes
from wrt.nodes import Apply, Elementwise, Entry, LogSumExp, Transpose

z = Vector("z", n)
rows = logsumexp(W, by_rows=True)

EXAMPLES = [
    Example(logsumexp(z), "scalar", r"\operatorname{logsumexp}(z)", "logsumexp(z)", "logsumexp(z)",
            spoken="log sum exp of z"),
    Example(rows, "n×1", r"\operatorname{logsumexp}_{\text{rows}}(W)", "logsumexp_rows(W)",
            "logsumexp(W, by_rows=True)", spoken="log sum exp by rows of W"),
    Example(logsumexp(b), "scalar"),
    Example(logsumexp(vec(W)), "scalar"),
    Example(exp(logsumexp(log(y))), "scalar", value=[[8]]),
    Example(exp(logsumexp(log(W), by_rows=True)), "n×1", value=[[6], [15]]),
]

MISFITS = [
    (logsumexp(a), "logsumexp needs a vector, a is scalar"),
    (logsumexp(W), "logsumexp needs a vector, W is n×m"),
    (logsumexp(x, by_rows=True), "logsumexp by rows needs a matrix, x is m×1"),
]

EQUAL = [
    (logsumexp(z), log(ones(n).T @ exp(z))),
    (logsumexp(z.T), logsumexp(z)),
    (rows[i], log(sum_over(j, exp(W[i, j]))), (i,)),
    (rows, log(exp(W) @ ones(m))),
    (gradient(logsumexp(z), z), softmax(z)),
    (jacobian(softmax(z), z), jacobian(gradient(logsumexp(z), z), z)),
    (gradient(ones(n).T @ rows, W), softmax(W, by_rows=True)),
]

DIFFERENT = [
    (logsumexp(z), ones(n).T @ z),
    (logsumexp(2 * z), 2 * logsumexp(z)),
    (logsumexp(S, by_rows=True), logsumexp(S.T, by_rows=True)),
    (gradient(logsumexp(z), z), exp(z)),
]

WRONG = [
    (exp(logsumexp(log(y))), [[15]]),
    (exp(logsumexp(log(W), by_rows=True)), [[5], [7]]),
]


def logsumexp_of(trees, shape, depth, scope):
    """That of a vector, or of the rows of a matrix."""
    rows, columns = shape
    if columns or depth <= 0:
        return None
    if rows:
        return LogSumExp(trees.tree((rows, trees.axis(1)), depth - 1, scope), True)
    line = trees.axis(1, 1, 2)
    return LogSumExp(trees.tree(trees.random.choice([(line, ()), ((), line)]), depth - 1, scope))


MAKERS = {logsumexp_of: 1}


def written_out(place, e):
    """logsumexp(z) = log Σ_k exp(z_k) for a vector."""
    if e.by_rows:
        return None
    over = tuple(map(place.fresh, sum(axes(e.of), ())))
    return Apply(Elementwise("log"), summed(Apply(Elementwise("exp"), Entry(e.of, over)), over))


def its_entry(place, e):
    """logsumexp(Z)_i = log Σ_k exp(Z_ik) for the rows of a matrix."""
    if not isinstance(e.of, LogSumExp):
        return None
    over = tuple(map(place.fresh, axes(e.of.of)[1]))
    return Apply(Elementwise("log"), summed(Apply(Elementwise("exp"), Entry(e.of.of, (*e.at, *over))), over))


def transposed(place, e):
    """logsumexp(zᵀ) = logsumexp(z) for a vector."""
    return None if e.by_rows else LogSumExp(Transpose(e.of))


def with_opposite_sign(place, e):
    """logsumexp(−z) is not logsumexp(z)."""
    return LogSumExp(negative(e.of), e.by_rows)


REWRITES = {LogSumExp: (written_out, transposed), Entry: (its_entry,)}
EDITS = {LogSumExp: (with_opposite_sign,)}
PREFIX = {
    r"\operatorname{logsumexp}": lambda reader: LogSumExp(reader.bracketed()),
    r"\operatorname{logsumexp}_{\text{rows}}": lambda reader: LogSumExp(reader.bracketed(), True),
}
