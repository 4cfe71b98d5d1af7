"""Products of matrices and vectors."""

from __future__ import annotations

from material import A, B, F, W, X, a, b, i, j, m, n, sigma, x, y
from node import Example, V, chain, depends, is_scalar, sum_outside, summed
from pool import S, W_1

from wrt import Vector, eye, hadamard, jacobian, kron, ones, rvec, size, vec
from wrt.language.shape import axes
from wrt.nodes import Entry, Jacobian, MatrixProduct, Product, Transpose
from wrt.nodes.derivative import variable

u = Vector("u", n)

EXAMPLES = [
    Example(W @ x, "n×1", r"W\,x", "W x", "W @ x", [[5], [11]], spoken="W x"),
    Example(S.T.inv @ y, "n×1", spoken="open paren S transpose close paren inverse times y"),
    Example(W @ X, "n×k", value=V[W] @ V[X]),
    Example(W @ X @ B, "n×r"),
    Example(y.T @ W @ x, "scalar", spoken="y transpose W x"),
    Example(x @ y.T, "m×n", spoken="x y transpose"),
    Example(b @ W, "1×m"),
    Example(x.T @ x, "scalar"),
    Example(W @ (X @ B), tex=r"W\,(X\,B)", text="W (X B)", python="W @ (X @ B)",
            spoken="W times open paren X B close paren"),
    Example(kron(x.T, eye(n)) @ vec(W), tex=r"(x^{\mathsf{T}} \otimes I_{n})\,\operatorname{vec}(W)",
            text="(xᵀ ⊗ I_n) vec(W)", python="kron(x.T, eye(n)) @ vec(W)"),
    Example(S.inv @ y, tex=r"S^{-1}\,y", text="S⁻¹ y", spoken="S inverse y"),
    Example(W_1.T @ (W_1 @ W_1.T).inv, tex=r"W_{1}^{\mathsf{T}}\,(W_{1}\,W_{1}^{\mathsf{T}})^{-1}",
            text="W_1ᵀ (W_1 W_1ᵀ)⁻¹"),
    Example((2 * W).T @ y, python="(2 * W).T @ y"),
    Example(F @ y, python="F @ y"),
    Example(b @ W @ x, value=V[b] @ V[W] @ V[x]),
    Example(S @ S, value=V[S] @ V[S]),
]

MISFITS = [
    (W @ y, "shapes do not fit: W is n×m, y is n×1"),
    (W @ X @ x, "shapes do not fit: X is m×k, x is m×1"),
    (W @ eye(n), "shapes do not fit: W is n×m, I_n is n×n"),
    (x @ x, "shapes do not fit: x is m×1, x is m×1"),
    (kron(eye(n), x.T) @ vec(W), "shapes do not fit: I_n ⊗ xᵀ is n×nm, vec(W) is mn×1"),
    (kron(x.T, eye(n)) @ rvec(W), "shapes do not fit: xᵀ ⊗ I_n is n×mn, rvec(W) is nm×1"),
    (kron(x.T, eye(m)) @ vec(W), "shapes do not fit: xᵀ ⊗ I_m is m×m², vec(W) is mn×1"),
    (kron(x, eye(n)) @ vec(W), "shapes do not fit: x ⊗ I_n is mn×n, vec(W) is mn×1"),
    (a @ x.T, "a is a scalar: use * instead of @"),
    (x @ a, "a is a scalar: use * instead of @"), (a @ y, "a is a scalar: use * instead of @"),
    (x.T @ x @ x, "xᵀ x is a number in xᵀ x x: use * instead of @ between it and the rest"),
    (W @ y.T @ y, "yᵀ y is a number in W yᵀ y: use * instead of @ between it and the rest"),
    ((W.T @ W).inv @ W, "shapes do not fit: (Wᵀ W)⁻¹ is m×m, W is n×m"),
]

EQUAL = [
    (W @ (X @ B), (W @ X) @ B),
    ((W @ X).T, X.T @ W.T),
    (jacobian(W @ x, x), W),
    ((W + A) @ x, W @ x + A @ x),
    ((W @ x)[i], W[i, j] * x[j]),
    (ones(m).T @ ones(m), size(m)),
    (kron(x.T, eye(n)) @ vec(W), W @ x),
    (kron(eye(n), x.T) @ rvec(W), W @ x),
    (jacobian(sigma(y), y) @ u, hadamard(sigma.prime(y), u)),
]

DIFFERENT = [
    (W @ x, A @ x),
    (S @ S, S.T @ S),
]

WRONG = [
    (S @ S, V[S] * V[S]),
]


def product_of_matrices(trees, shape, depth, scope):
    """A product of two or three matrices."""
    if depth <= 0:
        return None
    rows, columns = shape
    ends = [rows, *(trees.axis(1) for _ in range(trees.random.choice([1, 1, 2]))), columns]
    return MatrixProduct(tuple(trees.tree(pair, depth - 1, scope) for pair in zip(ends, ends[1:])))


MAKERS = {product_of_matrices: 2}


def regrouped(place, e):
    """A B C = (A B) C = A (B C)."""
    if len(e.factors) < 2:
        return None
    cut = place.random.randint(1, len(e.factors) - 1)
    groups = chain(e.factors[:cut]), chain(e.factors[cut:])
    return None if any(map(is_scalar, groups)) else MatrixProduct(groups)


def transposed_twice(place, e):
    """A B = (Bᵀ Aᵀ)ᵀ."""
    return Transpose(backwards(e))


def its_transpose(place, e):
    """(A B)ᵀ = Bᵀ Aᵀ."""
    return backwards(e.of) if isinstance(e.of, MatrixProduct) else None


def backwards(e):
    """The transposes of the factors, in the other order."""
    return MatrixProduct(tuple(map(Transpose, reversed(e.factors))))


def its_entry(place, e):
    """(A B)_ij = Σ_d A_id B_dj."""
    if not isinstance(e.of, MatrixProduct):
        return None
    first, rest = e.of.factors[0], chain(e.of.factors[1:])
    inner, split = tuple(map(place.fresh, axes(rest)[0])), len(axes(first)[0])
    left, right = (*e.at[:split], *inner), (*inner, *e.at[split:])
    return summed(Product((Entry(first, left), Entry(rest, right))), inner)


def its_jacobian(place, e):
    """The Jacobian of A f is A times that of f, if A is constant."""
    if not isinstance(e.of, MatrixProduct):
        return None
    first, rest = e.of.factors[0], chain(e.of.factors[1:])
    constant = not depends(first, variable(e.by)[0])
    return MatrixProduct((first, Jacobian(rest, e.by))) if constant and not is_scalar(rest) else None


REWRITES = {MatrixProduct: (regrouped, transposed_twice, sum_outside), Transpose: (its_transpose,), Entry: (its_entry,),
            Jacobian: (its_jacobian,)}
EDITS = {}
