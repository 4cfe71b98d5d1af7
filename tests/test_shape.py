import pytest
from material import A, B, W, X, a, b, c, f, i, j, k, l, m, n, p, q, r, s, sigma, w, x, y

from wrt import (
    Matrix, Vector, define, delta, eye, gradient, hadamard, jacobian, kron, log, ones, partial, rvec, size, sqrt,
    sum_over, trace, vec,
)
from wrt.errors import ShapeError, VariableError
from wrt.language.expression import NODES, as_expression
from wrt.language.shape import axes, describe, describe_axes

L, S = define("L", y.T @ W @ x), Matrix("S", n, n)


@pytest.mark.parametrize("expression, shape", [
    (as_expression(3), "scalar"), (size(n), "scalar"), (a, "scalar"), (x, "m×1"), (b, "1×n"), (W, "n×m"),
    (eye(n), "n×n"), (ones(m), "m×1"), (delta(i, p), "scalar"),
    (log(x), "m×1"), (sqrt(a), "scalar"), (1 / a, "scalar"), (x / a, "m×1"), (sqrt(x[j]) / y[i], "scalar"),
    (S.inv, "n×n"), ((W.T @ W).inv, "m×m"), (kron(S, X.T @ X).inv, "(n·k)×(n·k)"), (S.inv[i, p], "scalar"),
    (S.T.inv @ y, "n×1"), (jacobian(S.inv @ y, vec(S)), "n×(n·n)"),
    (W + A, "n×m"), (y + W @ x, "n×1"), (a * W * c, "n×m"), (a * c, "scalar"), (2 * x.T, "1×m"),
    (W @ X, "n×k"), (W @ X @ B, "n×r"), (y.T @ W @ x, "scalar"), (x @ y.T, "m×n"), (b @ W, "1×m"), (x.T @ x, "scalar"),
    (W.T, "m×n"), (x.T, "1×m"), (a.T, "scalar"), (kron(x.T, eye(n)).T, "(m·n)×n"),
    (kron(x.T, eye(n)), "n×(m·n)"), (kron(eye(n), x.T), "n×(n·m)"),
    (kron(W, B), "(n·k)×(m·r)"), (kron(B.T, A), "(r·n)×(k·m)"),
    (kron(a, W), "n×m"), (kron(x, y), "(m·n)×1"), (kron(x.T, y), "n×m"),
    (hadamard(W, A), "n×m"), (vec(W), "(m·n)×1"), (rvec(W), "(n·m)×1"), (vec(x), "m×1"), (vec(x.T), "m×1"),
    (vec(kron(x.T, eye(n))), "(m·n·n)×1"), (rvec(kron(x.T, eye(n))), "(n·m·n)×1"), (vec(W.T), "(n·m)×1"),
    (trace(W @ X @ X.T @ W.T), "scalar"), (trace(kron(S, X.T @ X)), "scalar"), (trace(a), "scalar"),
    (W[i, j], "scalar"), (vec(W)[j, i], "scalar"), (rvec(W)[i, j], "scalar"), (kron(x.T, eye(n))[i, q, p], "scalar"),
    (b[i], "scalar"), (x.T[j], "scalar"), (sum_over(j, x[j] * W), "n×m"), (sigma(W), "n×m"), (w, "(m·n)×1"), (f, "n×1"),
    (partial(f[i], W[p, q]), "scalar"), (partial(a, a), "scalar"), (partial(a, w[q, p]), "scalar"),
    (jacobian(f, x), "n×m"), (jacobian(f, w), "n×(m·n)"), (jacobian(f, rvec(W)), "n×(n·m)"),
    (jacobian(w, w), "(m·n)×(m·n)"),
    (jacobian(a, x), "1×m"),
    (gradient(L, W), "n×m"), (gradient(L, x), "m×1"), (gradient(b @ y, b), "1×n"),
])
def test_what_fits_has_its_shape(expression, shape):
    assert describe(expression) == shape


@pytest.mark.parametrize("expression, message, at", [
    (W + X, "shapes do not add: W is n×m, X is m×k", 0),
    (x + a, "shapes do not add: x is m×1, a is scalar", 0),
    (x + x.T, "shapes do not add: x is m×1, xᵀ is 1×m", 0),
    (vec(W) + rvec(W), "shapes do not add: vec(W) is (m·n)×1, rvec(W) is (n·m)×1", 0),
    (W * x, "* is for scalars, and W is n×m, x is m×1: use @ for the matrix product, "
            "hadamard for the product entry by entry", 0),
    (W @ y, "shapes do not fit: W is n×m, y is n×1", 0),
    (W @ X @ x, "shapes do not fit: X is m×k, x is m×1", 0),
    (y.T @ (W @ y), "shapes do not fit: W is n×m, y is n×1", 1),
    (W @ eye(n), "shapes do not fit: W is n×m, I_n is n×n", 0),
    (x @ x, "shapes do not fit: x is m×1, x is m×1", 0),
    (kron(eye(n), x.T) @ vec(W), "shapes do not fit: I_n ⊗ xᵀ is n×(n·m), vec(W) is (m·n)×1", 0),
    (kron(x.T, eye(n)) @ rvec(W), "shapes do not fit: xᵀ ⊗ I_n is n×(m·n), rvec(W) is (n·m)×1", 0),
    (kron(x.T, eye(m)) @ vec(W), "shapes do not fit: xᵀ ⊗ I_m is m×(m·m), vec(W) is (m·n)×1", 0),
    (kron(x, eye(n)) @ vec(W), "shapes do not fit: x ⊗ I_n is (m·n)×n, vec(W) is (m·n)×1", 0),
    (a @ x.T, "a is a scalar: use * instead of @", 0),
    (x @ a, "a is a scalar: use * instead of @", 0),
    (hadamard(W, W.T), "shapes differ: W is n×m, Wᵀ is m×n", 0),
    (hadamard(a, x), "shapes differ: a is scalar, x is m×1", 0),
    (delta(i, q), "indices of δ_iq do not fit: the index i over n, the index q over m", 0),
    (W[j, i], "indices do not fit: W is n×m, indexed by j over m, i over n", 0),
    (W[i], "indices do not fit: W is n×m, indexed by i over n", 0),
    (x[j, q], "indices do not fit: x is m×1, indexed by j over m, q over m", 0),
    (a[i], "indices do not fit: a is scalar, indexed by i over n", 0),
    (vec(W)[i, j], "indices do not fit: vec(W) is (m·n)×1, indexed by i over n, j over m", 0),
    (kron(x.T, eye(n))[i, p, q], "indices do not fit: xᵀ ⊗ I_n is n×(m·n), indexed by i over n, p over n, q over m", 0),
    (sum_over(j, W @ y), "shapes do not fit: W is n×m, y is n×1", 1),
    (partial(f, W[p, q]), "partial needs scalars, f is n×1: take an entry, or use jacobian or gradient", 0),
    (partial(f[i], W), "partial needs scalars, W is n×m: take an entry, or use jacobian or gradient", 0),
    (jacobian(W, x), "jacobian needs column vectors, W is n×m: use vec", 0),
    (jacobian(f, W), "jacobian needs column vectors, W is n×m: use vec", 0),
    (jacobian(f.T, x), "jacobian needs column vectors, fᵀ is 1×n: use vec", 0),
    (jacobian(f, b), "jacobian needs column vectors, b is 1×n: use vec", 0),
    (jacobian(f, a), "jacobian needs a column vector below the line, a is a scalar: use partial", 0),
    (gradient(f, W), "gradient needs a scalar, f is n×1", 0),
    (W.inv, "only a square matrix has an inverse, W is n×m", 0),
    (x.inv, "only a square matrix has an inverse, x is m×1", 0),
    (a.inv, "only a square matrix has an inverse, a is scalar", 0),
    (kron(W, W.T).inv, "only a square matrix has an inverse, W ⊗ Wᵀ is (n·m)×(m·n)", 0),
    (trace(W), "only a square matrix has a trace, W is n×m", 0),
    (trace(x), "only a square matrix has a trace, x is m×1", 0),
    (trace(kron(W, W.T)), "only a square matrix has a trace, W ⊗ Wᵀ is (n·m)×(m·n)", 0),
    (trace(W @ y), "shapes do not fit: W is n×m, y is n×1", 1),
    ((W.T @ W).inv @ W, "shapes do not fit: (Wᵀ W)⁻¹ is m×m, W is n×m", 0),
    (sqrt(x), "sqrt needs a scalar, x is m×1: take an entry", 0),
    (1 / W, "reciprocal needs a scalar, W is n×m: take an entry", 0),
    (x / y, "reciprocal needs a scalar, y is n×1: take an entry", 1),
    (sqrt.prime(W), "sqrt needs a scalar, W is n×m: take an entry", 0),
])
def test_what_does_not_fit_says_where(expression, message, at):
    """`at` is the level, from the outside, of the part that does not fit."""
    with pytest.raises(ShapeError) as error:
        axes(expression)
    part = expression
    for _ in range(at):
        part = part.children()[-1 if part.children()[-1].children() else 0]
    assert str(error.value) == message and error.value.expression == part


@pytest.mark.parametrize("by, printed", [(W[p, q], "W_pq"), (w, None), (vec(W), "vec(W)"), (a, "a")])
def test_a_gradient_is_laid_out_like_a_symbol(by, printed):
    if printed is None:
        assert axes(gradient(a, by)) == axes(by)
        return
    with pytest.raises(VariableError) as error:
        axes(gradient(a, by))
    assert str(error.value) == f"gradient needs a vector or matrix symbol, got {printed}: use partial for scalars"


@pytest.mark.parametrize("wrap", [
    lambda e: e.T, lambda e: kron(x, e), lambda e: hadamard(e, e), vec, lambda e: e[i], sigma, lambda e: 2 * e,
    lambda e: e + y, lambda e: b @ e, lambda e: partial(e[i], W[p, q]), lambda e: jacobian(e, x),
    lambda e: gradient(b @ e, W), lambda e: sum_over(l, x[l] * e),
    lambda e: kron(e, e.T).inv, lambda e: trace(kron(e, e.T)), lambda e: log(e), lambda e: y / e[i],
    lambda e: sqrt(b @ e)])
def test_a_misfit_is_found_at_any_depth(wrap):
    assert axes(wrap(W @ x))
    with pytest.raises(ShapeError) as error:
        axes(wrap(W @ y))
    assert str(error.value) == "shapes do not fit: W is n×m, y is n×1" and error.value.expression == W @ y


def test_equal_products_of_sizes_in_another_order_are_different_axes():
    assert axes(vec(W)) == ((m, n), ()) and axes(rvec(W)) == ((n, m), ())
    assert describe_axes(((k, r), (s.dimension,))) == "(k·r)×k" and describe_axes(((), (n,))) == "1×n"


def test_every_node_has_a_case_here():
    cases = [mark.args[1] for mark in test_what_fits_has_its_shape.pytestmark][0]
    seen = {type(part) for expression, _ in cases for part in expression.walk()}
    assert seen >= set(NODES.values())


def test_a_vector_over_another_size_is_another_shape():
    assert describe(Vector("x", n) + y) == "n×1"
    with pytest.raises(ShapeError, match="^shapes do not add: x is m×1, y is n×1$"):
        axes(x + y)
