"""Determinants."""

from __future__ import annotations

import numpy as np
from material import A, W, a, i, n, p, x, y
from node import Example, MINUS, V, is_square, summed
from pool import S, SCALARS, SQUARES

from wrt import Matrix, adjugate, det, eye, gradient, kron, partial, size, trace
from wrt.language.dimension import SCALAR
from wrt.language.shape import axes
from wrt.nodes import (
    Adjugate, Determinant, Entry, MatrixProduct, Partial, Product, Sum, Trace, Transpose,
)

R = Matrix("R", n, n)

EXAMPLES = [
    Example(det(S), "scalar", r"\det(S)", "det(S)", "det(S)", [[-1]], spoken="the determinant of S"),
    Example(det(W @ A.T), value=[[3]], spoken="the determinant of open paren W A transpose close paren"),
    Example(det(y @ y.T), value=[[0]]),
    Example(det(kron(S, S)), value=[[1]]),
    Example(det(2 * S), value=[[-4]]),
    Example(partial(det(S), S[i, p]), tex=r"\frac{\partial \det(S)}{\partial S_{i p}}"),
    Example(gradient(det(S), S), "n×n", value=[[5, -3], [-2, 1]]),
]

MISFITS = [
    (det(W), "only a square matrix has a determinant, W is n×m"),
    (det(x), "only a square matrix has a determinant, x is m×1"),
    (det(a), "only a square matrix has a determinant, a is scalar: write a"),
    (det(kron(W, W.T)), "only a square matrix has a determinant, W ⊗ Wᵀ is nm×mn"),
]

EQUAL = [
    (det(S @ R), det(S) * det(R)),
    (det(S), det(S + 0 * S)),
    (gradient(det(S), S), adjugate(S).T),
    (partial(det(S), S[i, p]), adjugate(S)[p, i]),
]

DIFFERENT = [
    (det(S), trace(S)),
    (det(S + R), det(S) + det(R)),
    (det(2 * S), 2 * det(S)),
    (gradient(det(S), S), adjugate(S)),
    (det(eye(n)), size(n)),
]

WRONG = [
    (det(S), [[-np.linalg.det(V[S]).round()]]),
    (det(S), [[11]]),
]


def determinant_of(trees, shape, depth, scope):
    """The determinant of a square symbol, its transpose, a multiple, a product or a sum with another."""
    if shape != SCALAR or depth <= 0:
        return None
    square = trees.random.choice(SQUARES)
    other = trees.tree(axes(square), depth - 1, scope)
    return Determinant(trees.random.choice([
        square, Transpose(square), MatrixProduct((square, other)), Sum((square, other)),
        Product((trees.random.choice(SCALARS), square)), other]))


MAKERS = {determinant_of: 2}


def transposed(place, e):
    """det A = det Aᵀ."""
    return Determinant(Transpose(e.of))


def of_product(place, e):
    """det(A B) = det A det B where both are square."""
    if isinstance(e.of, MatrixProduct) and all(map(is_square, e.of.factors)):
        return Product(tuple(map(Determinant, e.of.factors)))
    return None


def its_derivative(place, e):
    """∂ det A = tr(adj(A) ∂A)."""
    match e:
        case Partial(Determinant(matrix), by) if len(axes(matrix)[0]) == 1:
            row, column = (place.fresh(axes(matrix)[0][0]) for _ in range(2))
            return summed(Product((Entry(Adjugate(matrix), (column, row)), Partial(Entry(matrix, (row, column)), by))),
                          (row, column))
    return None


def taken_for_trace(place, e):
    """det A is not tr A."""
    return Trace(e.of)


def negated(place, e):
    """det(−A) is not −det A."""
    return Product((MINUS, Determinant(Product((MINUS, e.of)))))


REWRITES = {Determinant: (transposed, of_product), Partial: (its_derivative,)}
EDITS = {Determinant: (taken_for_trace, negated)}
PREFIX = {r"\det": lambda reader: Determinant(reader.bracketed())}
