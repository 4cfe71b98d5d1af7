"""Diagonals of square matrices."""

from __future__ import annotations

from material import W, a, i, n, sigma, x, y
from node import Example, V, is_scalar, sum_outside
from pool import S

from wrt import diag, diagonal, eye, gradient, hadamard, kron, ones, total, trace
from wrt.language.shape import axes
from wrt.nodes import Diag, MainDiagonal, Entry, Kronecker, MatrixProduct, Total, Trace, Transpose

EXAMPLES = [
    Example(diagonal(S), "n×1", r"\operatorname{diagonal}(S)", "diagonal(S)", "diagonal(S)", [[1], [5]],
            spoken="the diagonal of S"),
    Example(diagonal(S)[i], tex=r"(\operatorname{diagonal}(S))_{i}", text="(diagonal(S))_i"),
    Example(diagonal(W @ W.T), value=[[14], [77]], spoken="the diagonal of open paren W W transpose close paren"),
    Example(diagonal(kron(S, S)), "n²×1", value=[[1], [5], [5], [25]]),
]

MISFITS = [
    (diagonal(W), "diagonal needs a square matrix, W is n×m"),
    (diagonal(x), "diagonal needs a square matrix, x is m×1: take diag for the matrix with it on its diagonal"),
    (diagonal(a), "diagonal needs a square matrix, a is scalar"),
    (diagonal(kron(W, W.T)), "diagonal needs a square matrix, W ⊗ Wᵀ is nm×mn"),
]

EQUAL = [
    (diagonal(S)[i], S[i, i], (i,)),
    (diagonal(S), diagonal(S.T)),
    (diagonal(S + W @ W.T), diagonal(S) + diagonal(W @ W.T)),
    (diagonal(diag(y)), y),
    (diagonal(eye(n)), ones(n)),
    (total(diagonal(S)), trace(S)),
    (diag(diagonal(S)), hadamard(eye(n), S)),
    (diagonal(kron(S, S)), kron(diagonal(S), diagonal(S))),
    (diagonal(y @ y.T), hadamard(y, y)),
    (diagonal(W @ W.T), hadamard(W, W) @ ones(W.columns[0])),
    (diagonal(sigma(S)), sigma(diagonal(S))),
    (gradient(trace(S), S), diag(ones(n))),
]

DIFFERENT = [
    (diagonal(S), S @ ones(n)),
    (diagonal(S @ S), hadamard(diagonal(S), diagonal(S))),
    (diag(diagonal(S)), S),
]

WRONG = [
    (diagonal(S), V[S].diagonal().reshape(-1, 1)[::-1]),
    (diagonal(S), V[S][:, :1]),
]


def diagonal_of(trees, shape, depth, scope):
    """The diagonal of a square matrix, if the shape is a column."""
    rows, columns = shape
    if depth <= 0 or columns or not rows:
        return None
    return MainDiagonal(trees.tree((rows, rows), depth - 1, scope))


MAKERS = {diagonal_of: 1}


def of_transpose(place, e):
    """diagonal(A) = diagonal(Aᵀ)."""
    return MainDiagonal(Transpose(e.of))


def its_entry(place, e):
    """diagonal(A)_i = A_ii."""
    return Entry(e.of.of, e.at + e.at) if isinstance(e.of, MainDiagonal) else None


def there_and_back(place, e):
    """x = diagonal(diag(x)) of a column."""
    return MainDiagonal(Diag(e)) if place.random.random() < 0.3 and not is_scalar(e) and not axes(e)[1] else None


def its_total(place, e):
    """tr(A) is the sum of diagonal(A)."""
    return Total(MainDiagonal(e.of)) if not is_scalar(e.of) else None


def of_kronecker(place, e):
    """diagonal(A ⊗ B) = diagonal(A) ⊗ diagonal(B) if both are square."""
    if not isinstance(e.of, Kronecker) or any(
            axes(part)[0] != axes(part)[1] or is_scalar(part) for part in e.of.operands()):
        return None
    return Kronecker(*map(MainDiagonal, e.of.operands()))


def of_square(place, e):
    """diagonal(A) is not diagonal(A A)."""
    return MainDiagonal(MatrixProduct((e.of, e.of)))


REWRITES = {MainDiagonal: (of_transpose, sum_outside, of_kronecker), Entry: (its_entry,), Trace: (its_total,),
            object: (there_and_back,)}
EDITS = {MainDiagonal: (of_square,)}
PREFIX = {r"\operatorname{diagonal}": lambda reader: MainDiagonal(reader.bracketed())}
