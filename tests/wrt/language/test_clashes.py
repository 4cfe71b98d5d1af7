"""Two things that print alike never stand in one formula."""

from __future__ import annotations

import pytest
from material import A, W, a, i, j, m, n, p, sigma, w, x, y

from wrt import (
    Matrix, RowVector, Scalar, Vector, d, define, dimensions, function, hadamard, indices, ones, size, sum_over, vec,
)
from wrt.errors import NamingError
from wrt.language.clashes import refuse_clashes


@pytest.mark.parametrize("expressions, message", [
    ([x + RowVector("x", m).T], "x: x, which is m×1; x, which is 1×m"),
    ([x.T @ ones(m), Vector("x", n).T @ ones(n)], "x: x, which is m×1; x, which is n×1"),
    ([size(n) * Vector("n", m)], "n: the size n; n, which is m×1"),
    ([y[indices("n", n)]], "n: the index n over n; the size n"),
    ([sum_over(indices("m", n), y[indices("m", n)]) * x], "m: the index m over n; the size m"),
    ([W[i, j] * Vector("i", m)[j]], "i: the index i over n; i, which is m×1"),
    ([x[j] * y[indices("j", n)]], "j: the index j over m; the index j over n"),
    ([function("f")(Scalar("f"))], "f: the function f; f, which is scalar"),
    ([define("f", W @ x), define("f", A @ x)], "f: f = W x; f = A x"),
    ([define("f", W @ x), Vector("f", n)], "f: f = W x; f, which is n×1"),
    ([Vector("f", n, of=x), Vector("f", n, of=W)], "f: f(x), which is n×1; f(W), which is n×1"),
    ([define("g", RowVector("y", n) @ W), y], "y: y, which is 1×n; y, which is n×1"),
    ([Vector("g", n, of=Vector("y", m)), y], "y: y, which is m×1; y, which is n×1"),
    ([Scalar("x_1") * x], "x_1: x_1, which is scalar; an entry of x, which is m×1"),
    ([d(Scalar("L", of=x), x), Scalar("dL")], "dL: the differential of L(x), which is scalar; dL, which is scalar"),
    ([Scalar("x_t") * x], "x_t: x_t, which is scalar; an entry of x, which is m×1"),
    ([Scalar("c_i") * y[i]], "c_i: c_i, which is scalar; an entry at the index i over n"),
    ([Vector("c_i", n)[i] * y[i]], "c_i: c_i, which is n×1; an entry at the index i over n"),
    ([Matrix("dX", n, n) @ Matrix("d", n, n)], "dX: dX, which is n×n; a product with d, which is n×n"),
    ([Scalar("dx") * size(dimensions("d"))], "dx: dx, which is scalar; a product with the size d"),
    ([W, Scalar("W_12")], "W_12: W_12, which is scalar; an entry of W, which is n×m"),
])
def test_two_things_that_print_alike_do_not_stand_in_one_formula(expressions, message):
    with pytest.raises(NamingError) as error:
        refuse_clashes(*expressions)
    assert str(error.value) == f"two things print as {message}. Rename one of them"


@pytest.mark.parametrize("expression", [
    x + Vector("x", m),
    W @ x + Matrix("W", *dimensions("n m")) @ x,
    define("w", W @ x) + define("w", W @ x),
    sigma(x) + hadamard(function("sigma").prime(x), x),
    W[i, j] * x[indices("j", m)],
    Vector("x_0", m) + x,
    a * Scalar("x_0") * x,
    a * Scalar("y_1") * x,
    Vector("x_t", m) + x,
    Matrix("dX", n, m)[indices("d", n), indices("q", m)] * x[indices("q", m)],
])
def test_equal_things_made_twice_are_one(expression):
    assert refuse_clashes(expression) is None
    assert refuse_clashes(expression, expression) is None


def test_definitions_of_equal_things_made_twice_are_one():
    assert w == define("w", vec(Matrix("W", n, m)))
    assert refuse_clashes(w[j, i] * W[i, j], W[p, j]) is None


def test_clashes_are_found_across_sides_whichever_comes_first():
    first, second = W @ x, Vector("x", n)
    for sides in ((first, second), (second, first)):
        with pytest.raises(NamingError, match="^two things print as x: "):
            refuse_clashes(*sides)


@pytest.mark.parametrize("names", [("x_1", "x_2"), ("x_1", "x"), ("x", "x_1")])
def test_scalars_with_digits_are_no_entries_of_a_scalar(names):
    assert refuse_clashes(*map(Scalar, names)) is None
