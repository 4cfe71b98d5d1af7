"""Transposes."""

from __future__ import annotations

from material import W, X, a, b, c, f, i, j, n, x
from node import Example, V, is_scalar, is_square, sum_outside
from pool import S, x_0

from wrt import eye, hadamard, jacobian, kron, sqrt, trace
from wrt.language.shape import axes
from wrt.nodes import Entry, Inverse, Transpose

EXAMPLES = [
    Example(W.T, "m×n", r"W^{\mathsf{T}}", "Wᵀ", "W.T", [[1, 4], [2, 5], [3, 6]], spoken="W transpose"),
    Example(x.T, "1×m"),
    Example(a.T, "scalar"),
    Example(kron(x.T, eye(n)).T, "mn×n"),
    Example(hadamard(x, x_0).T, tex=r"(x \odot x_{0})^{\mathsf{T}}", text="(x ⊙ x_0)ᵀ"),
    Example(x.T.T, tex=r"(x^{\mathsf{T}})^{\mathsf{T}}", text="(xᵀ)ᵀ",
            spoken="open paren x transpose close paren transpose"),
    Example(jacobian(f, x).T, tex=r"\left(\frac{\partial f}{\partial x^{\mathsf{T}}}\right)^{\mathsf{T}}",
            text="(∂f/∂xᵀ)ᵀ"),
    Example(trace(S + S.T).T, tex=r"\operatorname{tr}(S + S^{\mathsf{T}})^{\mathsf{T}}", text="tr(S + Sᵀ)ᵀ"),
    Example(S.inv.T, tex=r"S^{-\mathsf{T}}", text="S⁻ᵀ",
            spoken="S inverse transpose"),
    Example((1 / a).T, tex=r"\left(\frac{1}{a}\right)^{\mathsf{T}}", text="(1/a)ᵀ"),
    Example(sqrt(a + c).T, tex=r"\sqrt{a + c}^{\mathsf{T}}", text="sqrt(a + c)ᵀ"),
    Example((W @ x).T, python="(W @ x).T", spoken="open paren W x close paren transpose"),
    Example(b.T),
]

MISFITS = []

EQUAL = [
    (W.T.T, W),
    ((W @ X).T, X.T @ W.T),
    ((S + S.T).T, S + S.T),
    (W.T[j, i], W[i, j]),
]

DIFFERENT = [
    (S.T, S),
    ((S @ S).T, S @ S),
]

WRONG = [
    (S.T, V[S]),
]


def transpose_of(trees, shape, depth, scope):
    """The transpose of a tree; a row over two dimensions has no other leaf."""
    rows, columns = shape
    if depth <= 0 and (rows or len(columns) < 2):
        return None
    return Transpose(trees.tree((columns, rows), depth - 1, scope))


MAKERS = {transpose_of: 1}


def twice(place, e):
    """A = (Aᵀ)ᵀ."""
    return Transpose(Transpose(e))


def undone(place, e):
    """(Aᵀ)ᵀ = A."""
    return e.of.of if isinstance(e.of, Transpose) else None


def its_entry(place, e):
    """(Aᵀ)_ji = A_ij."""
    if not isinstance(e.of, Transpose):
        return None
    split = len(axes(e.of)[0])
    return Entry(e.of.of, e.at[split:] + e.at[:split])


def dropped(place, e):
    """Aᵀ is not A, unless it is a number."""
    return e.of if axes(e.of) == axes(e) and not is_scalar(e) else None


def added(place, e):
    """A is not Aᵀ."""
    return Transpose(e) if is_square(e) and not is_scalar(e) else None


REWRITES = {object: (twice,), Transpose: (undone, sum_outside), Entry: (its_entry,)}
EDITS = {object: (added,), Transpose: (dropped,)}
POSTFIX = {r"^{\mathsf{T}}": Transpose, r"^{-\mathsf{T}}": lambda e: Transpose(Inverse(e))}
