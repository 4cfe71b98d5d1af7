"""Products of scalars and of one array at most."""

from __future__ import annotations

from fractions import Fraction

from material import A, W, X, a, b, c, i, j, k, m, n, p, q, s, sigma, x, y
from node import Example, TWO, V, is_scalar, negative, sum_outside
from pool import NUMBERS, S, SCALARS, x_0

from wrt import Vector, define, delta, log, ones, partial, size, sqrt, sum_over, trace
from wrt.language.dimension import SCALAR
from wrt.language.expression import as_expression
from wrt.nodes import Entry, MatrixProduct, Number, Partial, Product, Sum, Trace, Transpose, reciprocal

u, v = Vector("u", n), Vector("v", n)
dotted, stacked = define("r", y[i] * y[i]), define("s", sum_over(i, y[i] * y))

EXAMPLES = [
    Example(a * W, "n×m", r"a\,W", "a W", "a * W", [[4, 8, 12], [16, 20, 24]], spoken="a times W"),
    Example(x / a, "m×1"),
    Example(sqrt(x[j]) / y[i], "scalar"),
    Example(a * W * c, "n×m"),
    Example(a * c, "scalar"),
    Example(2 * x.T, "1×m"),
    Example(2 * (W @ x), tex=r"2\,W\,x", text="2 W x", python="2 * (W @ x)", spoken="2 times W x"),
    Example(a * (W @ x), tex=r"a\,W\,x", text="a W x", spoken="a times W x"),
    Example(a * -2, tex=r"a\,(-2)", text="a (-2)"),
    Example(-Transpose(as_expression(2)), tex=r"-2^{\mathsf{T}}", text="-2ᵀ"),
    Example(a * 2, tex=r"a\,(2)", text="a (2)"),
    Example(x / 3, tex=r"\frac{1}{3}\,x", text="1/3 x", spoken="one third times x"),
    Example(delta(i, p) * x[q], tex=r"\delta_{i p}\,x_{q}", text="δ_ip x_q", spoken="delta i p times x q"),
    Example(size(n) * size(m), tex=r"n\,m", text="n m"),
    Example(sum_over(j, x[j]) * a, tex=r"\left(\sum_{j} x_{j}\right)\,a", text="(Σ_j x_j) a",
            spoken="open paren the sum over j of x j close paren times a"),
    Example(-2 * trace(S) * y, tex=r"-2\,\operatorname{tr}(S)\,y", text="-2 tr(S) y"),
    Example(-(W.T @ W).inv, tex=r"-(W^{\mathsf{T}}\,W)^{-1}", text="-(Wᵀ W)⁻¹",
            spoken="minus open paren W transpose W close paren inverse"),
    Example(a / c, tex=r"\frac{a}{c}", text="a/c", spoken="a over c"),
    Example(-2 / a, tex=r"-\frac{2}{a}", text="-2/a"),
    Example(x / x_0[j], tex=r"\frac{x}{(x_{0})_{j}}", text="x/(x_0)_j"),
    Example(log(x) / size(n), tex=r"\frac{\log(x)}{n}", text="log(x)/n"),
    # what stands above a line, and what does not
    Example(2 * a / c, tex=r"\frac{2\,a}{c}", text="2 a/c", python="2 * a / c", spoken="2 times a over c"),
    Example(a * c / (a + c), tex=r"\frac{a\,c}{a + c}", text="a c/(a + c)"),
    Example(a * (c / a), tex=r"a\,\frac{c}{a}", text="a (c/a)", spoken="a times open paren c over a close paren"),
    Example(a / c * a, tex=r"\frac{a}{c}\,a", text="(a/c) a", spoken="open paren a over c close paren times a"),
    Example(Product((a / c, a)), tex=r"\left(a\,\frac{1}{c}\right)\,a", text="(a (1/c)) a"),
    Example(1 / c * a, tex=r"\frac{1}{c}\,a", text="(1/c) a"),
    Example(a / (c / a), tex=r"\frac{a}{\frac{c}{a}}", text="a/(c/a)", spoken="a over open paren c over a close paren"),
    Example(a / c / a, tex=r"\frac{a}{c}\,\frac{1}{a}", text="(a/c) (1/a)", python="a / c / a"),
    Example(a / 2 / c, tex=r"\frac{1}{2}\,\frac{a}{c}", text="1/2 (a/c)"),
    Example(1 * reciprocal(a), tex=r"1\,\frac{1}{a}", text="1 (1/a)"),
    Example((a + c) / a, tex=r"\frac{a + c}{a}", text="(a + c)/a", spoken="open paren a plus c close paren over a"),
    Example(W @ x / a, tex=r"\frac{W\,x}{a}", text="W x/a"),
    Example((W @ x / a)[i], tex=r"\left(\frac{W\,x}{a}\right)_{i}", text="(W x/a)_i"),
    Example(partial(a, c) / a, tex=r"\frac{\frac{\partial a}{\partial c}}{a}", text="(∂a/∂c)/a"),
    # what is a power, and what is none
    Example(size(n) * size(n) * size(m), tex=r"n^{2}\,m", text="n² m", spoken="n squared times m"),
    Example(size(n) * size(m) * size(n), tex=r"n\,m\,n", text="n m n", spoken="n times m times n"),
    Example(2 * a * a * a, tex=r"2\,a^{3}", text="2 a³", python="2 * a * a * a", spoken="2 times a cubed"),
    Example(-(a * a), tex="-a^{2}", text="-a²", spoken="minus a squared"),
    Example(Product((-a, -a)), tex="(-a)^{2}", text="(-a)²", spoken="open paren minus a close paren squared"),
    Example((a + c) * (a + c), tex="(a + c)^{2}", text="(a + c)²"),
    Example(a * (a * a), tex=r"a\,(a^{2})", text="a (a²)", python="a * (a * a)"),
    Example(a.T * a.T, tex=r"(a^{\mathsf{T}})^{2}", text="(aᵀ)²"),
    Example((a * a).T, tex=r"(a^{2})^{\mathsf{T}}", text="(a²)ᵀ"),
    Example(1 / (a * a), tex=r"\frac{1}{a^{2}}", text="1/a²", spoken="1 over a squared"),
    Example(1 / a * reciprocal(a), tex=r"\left(\frac{1}{a}\right)^{2}", text="(1/a)²"),
    Example((x.T @ x) * (x.T @ x), tex=r"(x^{\mathsf{T}}\,x)^{2}", text="(xᵀ x)²"),
    Example(trace(S) * trace(S), tex=r"\operatorname{tr}(S)^{2}", text="tr(S)²"),
    Example(a * a * a * a * x, text="a⁴ x", spoken="a to the power 4 times x"),
    Example(x[j] * x[j], tex=r"x_{j}\,x_{j}", text="x_j x_j", spoken="x j times x j"),
    Example((a * y)[i], text="(a y)_i"),
    # brackets that stay
    Example(y * (x.T @ x), tex=r"y\,(x^{\mathsf{T}}\,x)", text="y (xᵀ x)"),
    Example((x.T @ ones(m)) * ones(n), tex=r"(x^{\mathsf{T}}\,\mathbf{1}_{m})\,\mathbf{1}_{n}", text="(xᵀ 1_m) 1_n"),
    Example((a * W) @ x, tex=r"(a\,W)\,x", text="(a W) x", spoken="open paren a times W close paren times x"),
    Example(2 * a * x, python="2 * a * x"),
    Example(-a * c, python="-a * c"),
    Example(-a, python="-a"),
    Example(a / 3, python="a / 3"),
    Example(-a / c, python="-a / c"),
    Example(-(a + c) * a, python="-(a + c) * a"),
    Example(-(W @ x), tex=r"-W\,x", text="-W x"),
    Example(x.T @ x - x.T @ x, text="xᵀ x - xᵀ x"),
    Example(a * (c + 1), python="a * (c + 1)"),
    Example((a + c) * x, python="(a + c) * x", spoken="open paren a plus c close paren times x"),
    Example(a / (c * a), python="a / (c * a)"),
    Example((a / c) * a, python="a / c * a"),
    Example(a * (a / c), python="a * (a / c)"),
    Example(size(n) * delta(i, p), python="size(n) * delta(i, p)"),
    Example(Fraction(2, 3) * x, python="Fraction(2, 3) * x", spoken="2 thirds times x"),
    Example(-(x / 2), python="-(x / 2)", spoken="minus one half times x"),
    Example(log(a) / sqrt(c), python="log(a) / sqrt(c)"),
    Example(2 * trace(A @ W.T), python="2 * trace(A @ W.T)"),
    Example(b @ y * a, python="b @ y * a"),
    Example(trace(S) * log(x) / sqrt(a)),
    Example(size(m) * size(k) * y, value=15 * V[y]),
    Example(W * a * 3, value=3 * V[a] * V[W]),
    Example(x[j] * x[j] * y, value=(V[x].T @ V[x]) * V[y]),
    Example(define("h", y[i] * y[i]) * y, value=(V[y].T @ V[y]) * V[y]),
    Example(W[i, j] * x[j], value=V[W] * V[x].T, rows=i, columns=j),
    Example(delta(i, p) * W[p, j], value=V[W], rows=i, columns=j),
    Example(sum_over(s, X[j, s] * X[j, s]) * y[i], value=V[y] @ (V[X] ** 2).sum(axis=1, keepdims=True).T, rows=i,
            columns=j),
]

MISFITS = [
    (W * x, "* is for scalars, and W is n×m, x is m×1: use @ for the matrix product, "
            "hadamard for the product entry by entry"),
]

EQUAL = [
    (trace(2 * S), 2 * trace(S)),
    ((a * W).T, a * W.T),
    ((a * W)[i, j], a * W[i, j]),
    (partial(a * c, a), c),
    (W @ (a * x), a * (W @ x)),
    (a * (c + a), a * c + a * a),
    (delta(i, p) * delta(p, i), size(n)),
    (delta(i, p) * delta(p, i), delta(i, i), (i,)),
    (W[i, j] * x[j], W[i, q] * x[q], (i,)),
    (dotted * y[i], (y.T @ y) * y[i]),
    (stacked[i] * y[i], (ones(n).T @ y) * (y.T @ y)),
    (sigma(u[i] * v[p]) * delta(i, p), sigma(u[i] * v[i]), (i,)),
]

DIFFERENT = [
    (a * W, c * W),
    (2 * a, a),
    (W[i, j] * x[j], 2 * W[i, j] * x[j], (i,)),
]


def scalar_times(trees, shape, depth, scope):
    """A scalar times a scalar or an array."""
    if depth <= 0:
        return None
    return Product((trees.scalar(depth - 1, scope), trees.tree(shape, depth - 1, scope)))


def number_times(trees, shape, depth, scope):
    """A number times a scalar, and another one, or times an array."""
    if depth <= 0:
        return None
    more = (trees.scalar(0, scope),) if shape == SCALAR else ()
    return Product((Number(trees.random.choice(NUMBERS)), trees.tree(shape, depth - 1, scope), *more))


def a_few_times(trees, shape, depth, scope):
    """A scalar two or three times, and something divided by another."""
    if depth <= 0:
        return None
    often = [trees.scalar(depth - 1, scope)] * trees.random.choice([2, 2, 3])
    rest = [reciprocal(trees.random.choice(SCALARS)), trees.tree(shape, 0, scope)]
    return Product((*often, *trees.random.sample(rest, 2)))


MAKERS = {scalar_times: 1, number_times: 1, a_few_times: 1}


def reordered(place, e):
    """a b = b a."""
    return Product(tuple(place.random.sample(e.factors, len(e.factors))))


def scalar_outside(place, e):
    """A (c B) = c (A B)."""
    for at, part in enumerate(e.factors):
        if isinstance(part, Product):
            scalars, arrays = parted(part.factors)
            return Product((*scalars, MatrixProduct((*e.factors[:at], *arrays, *e.factors[at + 1:]))))
    return None


def its_trace(place, e):
    """tr(c A) = c tr(A)."""
    return on_the_array(e, lambda of: Trace(of)) if isinstance(e.of, Product) else None


def its_transpose(place, e):
    """(c A)ᵀ = c Aᵀ."""
    return Product(tuple(map(Transpose, e.of.factors))) if isinstance(e.of, Product) else None


def its_entry(place, e):
    """(c A)_ij = c A_ij."""
    return on_the_array(e, lambda of: Entry(of, e.at)) if isinstance(e.of, Product) else None


def its_derivative(place, e):
    """The product rule."""
    if not isinstance(e.of, Product):
        return None
    factors = e.of.factors
    return Sum(tuple(Product((*factors[:k], Partial(part, e.by), *factors[k + 1:])) for k, part in enumerate(factors)))


def on_the_array(e, change):
    """The product in e, with a change of its one array."""
    return Product(tuple(part if is_scalar(part) else change(part) for part in e.of.factors))


def parted(factors):
    """The scalars among some factors, and the arrays."""
    return [part for part in factors if is_scalar(part)], [part for part in factors if not is_scalar(part)]


def sign_flipped(place, e):
    """a is not −a."""
    return negative(e)


def doubled(place, e):
    """a is not 2 a."""
    return Product((TWO, e))


REWRITES = {Product: (reordered, sum_outside), MatrixProduct: (scalar_outside,), Trace: (its_trace,),
            Transpose: (its_transpose,), Entry: (its_entry,), Partial: (its_derivative,)}
EDITS = {object: (sign_flipped, doubled)}
