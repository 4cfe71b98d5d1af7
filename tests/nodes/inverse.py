"""Inverses of square matrices."""

from __future__ import annotations

from material import W, X, a, i, n, p, x
from node import Example, MINUS, is_scalar, is_square, summed
from pool import ARRAYS, KERNEL, S, SCALARS, SQUARES

from wrt import kron, partial
from wrt.language.shape import axes
from wrt.nodes import Entry, Identity, Inverse, MatrixProduct, Partial, Product, Sum, Transpose, reciprocal

EXAMPLES = [
    Example(S.inv, "n×n", "S^{-1}", "S⁻¹", "S.inv", [[-5, 2], [3, -1]], spoken="S inverse"),
    Example((a * S).inv, spoken="open paren a times S close paren inverse"),
    Example(partial(S.inv[i, p], S[i, p]), tex=r"\frac{\partial (S^{-1})_{i p}}{\partial S_{i p}}",
            text="∂(S⁻¹)_ip/∂S_ip"),
    Example((S @ S).inv, value=[[31, -12], [-18, 7]]),
    Example((W.T @ W).inv, "m×m"),
    Example(kron(S, X.T @ X).inv, "nk×nk"),
    Example(S.T.inv, tex=r"(S^{\mathsf{T}})^{-1}", text="(Sᵀ)⁻¹"),
    Example((2 * S).inv.inv, tex=r"((2\,S)^{-1})^{-1}", text="((2 S)⁻¹)⁻¹"),
    Example((W @ W.T).inv, python="(W @ W.T).inv", spoken="open paren W W transpose close paren inverse"),
]

MISFITS = [
    (W.inv, "only a square matrix has an inverse, W is n×m"),
    (x.inv, "only a square matrix has an inverse, x is m×1"),
    (a.inv, "only a square matrix has an inverse, a is scalar: write 1 / a"),
    (kron(W, W.T).inv, "only a square matrix has an inverse, W ⊗ Wᵀ is nm×mn"),
]

EQUAL = [
    (S.inv, (1 * S).inv),
    (S.T.inv, (S + 0 * S).T.inv),
]

DIFFERENT = [
    (S.inv, S),
    (S.inv, S.T.inv),
    (S.inv.inv, S.inv),
]


def inverse_of(trees, shape, depth, scope):
    """The inverse of a square matrix over one dimension, of which a square symbol is a part."""
    rows, columns = shape
    squares = [s for s in ARRAYS if axes(s) == shape]
    if depth <= 0 or rows != columns or not squares:
        return None
    square = trees.random.choice(squares)
    other = trees.tree(shape, depth - 1, scope)
    return Inverse(trees.random.choice([
        square, Transpose(square), MatrixProduct((square, other)), Sum((square, other)),
        Product((square, trees.random.choice(SCALARS)))]))


def with_inverse(trees, scope):
    """The inverse of a matrix that has one at all sizes, an entry of it, or a product with it."""
    matrix = trees.random.choice(invertible())
    rows, _ = axes(matrix)
    at = [i for i in scope if i.dimension in rows]
    return trees.random.choice([
        Inverse(matrix), MatrixProduct((Inverse(matrix), trees.tree((rows, ()), 1, scope))),
        Entry(Inverse(matrix), (trees.random.choice(at), trees.random.choice(at))) if at else Inverse(matrix),
        MatrixProduct((trees.tree(((), rows), 0), Inverse(matrix), trees.tree((rows, ()), 0)))])


def invertible():
    """Matrices that have an inverse at all sizes."""
    square, other, third = SQUARES
    return [
        square, Transpose(square), third, Product((SCALARS[0], third)), MatrixProduct((other, other)),
        Sum((square, MatrixProduct((W, Transpose(W))))), Sum((other, MatrixProduct((Transpose(W), W)))),
        MatrixProduct((square, Sum((square, Identity(n))))), KERNEL]


MAKERS, DEMANDING = {inverse_of: 1}, {with_inverse: 3}


def transposed_twice(place, e):
    """A⁻¹ = ((Aᵀ)⁻¹)ᵀ."""
    return Transpose(Inverse(Transpose(e.of)))


def of_product(place, e):
    """(A B)⁻¹ = B⁻¹ A⁻¹ where both are square."""
    if isinstance(e.of, MatrixProduct) and all(map(is_square, e.of.factors)):
        return MatrixProduct(tuple(map(Inverse, reversed(e.of.factors))))
    return None


def of_multiple(place, e):
    """(c A)⁻¹ = 1/c A⁻¹."""
    if not isinstance(e.of, Product):
        return None
    return Product(tuple(reciprocal(part) if is_scalar(part) else Inverse(part) for part in e.of.factors))


def inserted(place, e):
    """A⁻¹ = A⁻¹ A A⁻¹."""
    return MatrixProduct((e, e.of, e))


def its_derivative(place, e):
    """∂A⁻¹ = −A⁻¹ ∂A A⁻¹."""
    match e:
        case Partial(Entry(Inverse(matrix), (row, column)), by):
            left, right = place.fresh(row.dimension), place.fresh(row.dimension)
            return summed(Product((
                MINUS, Entry(Inverse(matrix), (row, left)), Partial(Entry(matrix, (left, right)), by),
                Entry(Inverse(matrix), (right, column)))), (left, right))
    return None


def dropped(place, e):
    """A⁻¹ is not A."""
    return e.of


def of_transpose(place, e):
    """A⁻¹ is not (Aᵀ)⁻¹."""
    return Inverse(Transpose(e.of))


REWRITES = {Inverse: (transposed_twice, of_product, of_multiple, inserted), Partial: (its_derivative,)}
EDITS = {Inverse: (dropped, of_transpose)}
POSTFIX = {"^{-1}": Inverse}
