import pytest
from material import W, b, i, j, k, l, m, n, p, q, r, s, sigma, x, y

from wrt import Vector, gradient, hadamard, jacobian, kron, log, partial, rvec, sqrt, sum_over, trace, vec
from wrt.errors import ShapeError
from wrt.language.shape import are_reordered, axes, describe, describe_axes, fit_as_numbers, fits


@pytest.mark.parametrize("expression, message, part", [
    (y.T @ (W @ y), "shapes do not fit: W is n×m, y is n×1", W @ y),
    (sum_over(j, W @ y), "shapes do not fit: W is n×m, y is n×1", W @ y),
    (trace(W @ y), "shapes do not fit: W is n×m, y is n×1", W @ y),
])
def test_what_does_not_fit_says_where(expression, message, part):
    with pytest.raises(ShapeError) as error:
        axes(expression)
    assert str(error.value) == message and error.value.expression == part


def test_what_fits_and_what_would_fit_as_numbers():
    assert fits(W @ x) and not fits(W @ y) and not fits(partial(x[j], x))
    (rows, _), (turned, _) = axes(vec(W)), axes(rvec(W))
    assert are_reordered(rows, turned) and not are_reordered(rows, rows) and not are_reordered(rows, (n,))
    assert fit_as_numbers(axes(vec(W)), axes(rvec(W))) and fit_as_numbers(axes(kron(W, W.T)), axes(kron(W.T, W)))
    assert not fit_as_numbers(axes(W), axes(W.T)) and not fit_as_numbers(axes(W), axes(W))


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
    assert describe_axes(((k, r), (s.dimension,))) == "kr×k" and describe_axes(((), (n,))) == "1×n"


def test_a_vector_over_another_size_is_another_shape():
    assert describe(Vector("x", n) + y) == "n×1"
    with pytest.raises(ShapeError, match="^shapes do not add: x is m×1, y is n×1$"):
        axes(x + y)
