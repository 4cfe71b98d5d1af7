"""Adjugates."""

from __future__ import annotations

from material import A, W, a, i, n, p, x, y
from node import Example, V, is_square
from pool import S, SCALARS, SQUARES

from wrt import Matrix, adjugate, det, eye, kron
from wrt.language.shape import axes
from wrt.nodes import (
    Adjugate, Determinant, Identity, MatrixProduct, Product, Sum, Transpose,
)

R = Matrix("R", n, n)

EXAMPLES = [
    Example(adjugate(S), "n×n", r"\operatorname{adj}(S)", "adj(S)", "adjugate(S)", [[5, -2], [-3, 1]],
            spoken="the adjugate of S"),
    Example(adjugate(y @ y.T), value=[[25, -15], [-15, 9]]),
    Example(adjugate(W @ A.T).T, tex=r"\operatorname{adj}(W\,A^{\mathsf{T}})^{\mathsf{T}}"),
    Example(adjugate(S)[i, p], tex=r"(\operatorname{adj}(S))_{i p}"),
]

MISFITS = [
    (adjugate(W), "only a square matrix has an adjugate, W is n×m"),
    (adjugate(x), "only a square matrix has an adjugate, x is m×1"),
    (adjugate(a), "only a square matrix has an adjugate, a is scalar: write a"),
    (adjugate(kron(W, W.T)), "only a square matrix has an adjugate, W ⊗ Wᵀ is nm×mn"),
]

EQUAL = [
    (adjugate(S) @ S, det(S) * eye(n)),
    (adjugate(S @ R), adjugate(R) @ adjugate(S)),
    (adjugate(S), adjugate(S + 0 * S)),
    (adjugate(y @ y.T + S), adjugate(S + y @ y.T)),
]

DIFFERENT = [
    (adjugate(S), S),
    (adjugate(S), adjugate(S).T),
    (adjugate(S) @ S, det(S) * R),
    (adjugate(S + R), adjugate(S) + adjugate(R)),
    (adjugate(S), adjugate(eye(n))),
]

WRONG = [(adjugate(S), V[S])]


def adjugate_of(trees, shape, depth, scope):
    """The adjugate of a square symbol over one dimension, its transpose, a product, a sum or a multiple."""
    square = next((s for s in SQUARES if axes(s) == shape), None)
    if depth <= 0 or square is None:
        return None
    other = trees.tree(shape, 0, scope)
    return Adjugate(trees.random.choice([
        square, Transpose(square), MatrixProduct((square, other)), Sum((square, other)),
        Product((trees.random.choice(SCALARS), square))]))


MAKERS = {adjugate_of: 36}


def transposed_twice(place, e):
    """adj A = (adj Aᵀ)ᵀ."""
    return Transpose(Adjugate(Transpose(e.of)))


def of_product(place, e):
    """adj(A B) = adj B adj A where both are square."""
    if isinstance(e.of, MatrixProduct) and all(map(is_square, e.of.factors)):
        return MatrixProduct(tuple(map(Adjugate, reversed(e.of.factors))))
    return None


def times_the_matrix(place, e):
    """adj(A) A = det(A) I."""
    match e:
        case MatrixProduct((Adjugate(matrix), other)) if matrix == other and len(axes(matrix)[0]) == 1:
            return Product((Determinant(matrix), Identity(axes(matrix)[0][0])))
    return None


def dropped(place, e):
    """adj A is not A."""
    return e.of


def of_transpose(place, e):
    """adj A is not adj Aᵀ."""
    return Adjugate(Transpose(e.of))


REWRITES = {Adjugate: (transposed_twice, of_product), MatrixProduct: (times_the_matrix,)}
EDITS = {Adjugate: (dropped, of_transpose)}
PREFIX = {r"\operatorname{adj}": lambda reader: Adjugate(reader.bracketed())}
