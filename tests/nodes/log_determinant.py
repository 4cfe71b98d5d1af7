"""Logarithms of determinants."""

from __future__ import annotations

from material import A, W, a, n, x
from node import Example
from nodes.inverse import invertible
from pool import S

from wrt import Matrix, gradient, kron, logdet
from wrt.language.dimension import SCALAR
from wrt.nodes import Inverse, LogDeterminant, Sum, Transpose, log

R = Matrix("R", n, n)

EXAMPLES = [
    Example(logdet(S), "scalar", r"\log\lvert\det(S)\rvert", "log|det(S)|", "logdet(S)", [[0]],
            spoken="the logarithm of the absolute value of the determinant of S"),
    Example(a * logdet(S), tex=r"a\,\log\lvert\det(S)\rvert"),
    Example(gradient(logdet(S), S), "n×n", value=[[-5, 3], [2, -1]]),
    Example(logdet(W @ A.T)),
]

MISFITS = [
    (logdet(W), "only a square matrix has a determinant, W is n×m"),
    (logdet(x), "only a square matrix has a determinant, x is m×1"),
    (logdet(a), "only a square matrix has a determinant, a is scalar: write a"),
    (logdet(kron(W, W.T)), "only a square matrix has a determinant, W ⊗ Wᵀ is nm×mn"),
]

EQUAL = [
    (logdet(S), logdet(S + 0 * S)),
    (gradient(logdet(S), S), S.inv.T),
]

DIFFERENT = [
    (logdet(S), logdet(R)),
    (gradient(logdet(S), S), S.inv),
    (logdet(S), log(logdet(S))),
]


def log_determinant_of(trees, shape, depth, scope):
    """The logarithm of the determinant of a matrix that has an inverse at all sizes."""
    return LogDeterminant(trees.random.choice(invertible())) if shape == SCALAR and depth > 0 else None


def with_log_determinant(trees, scope):
    """The same, alone and beside another number."""
    found = LogDeterminant(trees.random.choice(invertible()))
    return trees.random.choice([found, Sum((found, trees.tree(SCALAR, 1, scope)))])


MAKERS, DEMANDING = {log_determinant_of: 1}, {with_log_determinant: 2}


def transposed(place, e):
    """log |det A| = log |det Aᵀ|."""
    return LogDeterminant(Transpose(e.of))


def negated(place, e):
    """log |det A| is not log |det A⁻¹|."""
    return LogDeterminant(Inverse(e.of))


REWRITES = {LogDeterminant: (transposed,)}
EDITS = {LogDeterminant: (negated,)}
PREFIX = {r"\log\lvert": lambda reader: _read(reader)}


def _read(reader):
    reader.take(r"\det")
    matrix = reader.bracketed()
    reader.take(r"\rvert")
    return LogDeterminant(matrix)
