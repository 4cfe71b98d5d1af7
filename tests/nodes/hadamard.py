"""Products entry by entry."""

from __future__ import annotations

from material import A, W, a, i, j, sigma, x
from node import Example, V, is_scalar, is_square, sum_outside
from pool import S

from wrt import rvec, vec, hadamard
from wrt.nodes import Entry, Hadamard, MatrixProduct, Product, Transpose

EXAMPLES = [
    Example(hadamard(W, A), "n×m", r"W \odot A", "W ⊙ A", "hadamard(W, A)", [[0, 2, 0], [8, 0, 6]],
            spoken="W Hadamard product A"),
    Example(hadamard(S, S), value=[[1, 4], [9, 25]]),
    Example(hadamard(W, A, W), "n×m", r"W \odot A \odot W", "W ⊙ A ⊙ W", "hadamard(W, A, W)", [[0, 4, 0], [32, 0, 36]],
            spoken="W Hadamard product A Hadamard product W"),
    Example(hadamard(W, hadamard(A, W)), tex=r"W \odot (A \odot W)", text="W ⊙ (A ⊙ W)"),
    Example(hadamard(x, x), python="hadamard(x, x)"),
    Example(hadamard(x, sigma.prime(x)), spoken="x Hadamard product sigma prime of x"),
]

MISFITS = [
    (hadamard(W, W.T), "shapes differ: W is n×m, Wᵀ is m×n"),
    (hadamard(W, A, W.T), "shapes differ: W ⊙ A is n×m, Wᵀ is m×n"),
    (hadamard(a, x), "a is a scalar: use * instead of hadamard"),
    (hadamard(x, a), "a is a scalar: use * instead of hadamard"),
    (hadamard(vec(W), rvec(W)), "shapes differ: vec(W) is mn×1, rvec(W) is nm×1"),
]

EQUAL = [
    (hadamard(W, A), hadamard(A, W)),
    (hadamard(W, A, A), hadamard(A, hadamard(W, A))),
    (hadamard(W + A, A).T, hadamard(W.T, A.T) + hadamard(A.T, A.T)),
    (hadamard(W, A)[i, j], W[i, j] * A[i, j]),
]

DIFFERENT = [
    (hadamard(S, S), S @ S),
    (hadamard(W, A), hadamard(W, W)),
]

WRONG = [
    (hadamard(S, S), V[S] @ V[S]),
]


def hadamard_of_two(trees, shape, depth, scope):
    """A product of two trees of this shape."""
    if depth <= 0:
        return None
    return Hadamard(trees.tree(shape, depth - 1, scope), trees.tree(shape, depth - 1, scope))


MAKERS = {hadamard_of_two: 1}


def other_way(place, e):
    """A ⊙ B = B ⊙ A."""
    return Hadamard(e.right, e.left)


def its_transpose(place, e):
    """(A ⊙ B)ᵀ = Aᵀ ⊙ Bᵀ."""
    return Hadamard(Transpose(e.of.left), Transpose(e.of.right)) if isinstance(e.of, Hadamard) else None


def its_entry(place, e):
    """(A ⊙ B)_ij = A_ij B_ij."""
    return Product((Entry(e.of.left, e.at), Entry(e.of.right, e.at))) if isinstance(e.of, Hadamard) else None


def taken_for_matrix_product(place, e):
    """A ⊙ B is not A B."""
    return MatrixProduct((e.left, e.right)) if is_square(e) and not is_scalar(e) else None


REWRITES = {Hadamard: (other_way, sum_outside), Transpose: (its_transpose,), Entry: (its_entry,)}
EDITS = {Hadamard: (taken_for_matrix_product,)}
INFIX = {r"\odot": Hadamard}
