from fractions import Fraction

import numpy
import pytest
from material import A, F, W, a, b, f, i, j, k, m, n, p, q, s, sigma, w, x, y

from wrt import (
    Evaluation, RowVector, define, eye, gradient, jacobian, kron, ones, partial, rvec, size, tanh, tensor, vec,
)
from wrt.errors import DisplayError, NamingError, ShapeError
from wrt.evaluation import as_rows, spelled_out

NUMBERS = {W: [[1, 2, 3], [4, 5, 6]], x: [1, 0, -2]}
W_N, X_N = numpy.array(NUMBERS[W]), numpy.array(NUMBERS[x])


@pytest.mark.parametrize("expression, values, value", [
    (W @ x, NUMBERS, [[-5], [-8]]), (f, NUMBERS, [[-5], [-8]]),
    (vec(W), NUMBERS, [[1], [4], [2], [5], [3], [6]]), (rvec(W), NUMBERS, [[1], [2], [3], [4], [5], [6]]),
    (kron(x.T, eye(n)), NUMBERS, numpy.kron(X_N, numpy.eye(2)).tolist()),
    (jacobian(f, w), NUMBERS, numpy.kron(X_N, numpy.eye(2)).tolist()),
    (jacobian(f, rvec(W)), NUMBERS, numpy.kron(numpy.eye(2), X_N).tolist()),
    (gradient(y.T @ f, W), {**NUMBERS, y: [2, 3]}, numpy.outer([2, 3], X_N).tolist()),
    (x / 2, NUMBERS, [[Fraction(1, 2)], [0], [-1]]), (b, {b: [7, 8]}, [[7, 8]]), (a * a, {a: 3}, [[9]]),
    (x.T @ x, NUMBERS, [[5]]), (size(n) * size(m) * ones(n).T @ ones(n), NUMBERS, [[12]]),
])
def test_the_value_is_exact(expression, values, value):
    assert Evaluation(expression, values=values).value == value


@pytest.mark.parametrize("options, value", [
    ({"rows": i, "columns": j}, [[-10, 0, 20], [-16, 0, 32]]),
    ({"rows": j, "columns": i}, [[-10, -16], [0, 0], [20, 32]]),
    ({"rows": i, "where": {j: 3}}, [[20], [32]]), ({"columns": j, "where": {i: 2}}, [[-16, 0, 32]]),
    ({"where": {i: 2, j: 1}}, [[-16]])])
def test_free_indices_are_laid_out_or_fixed(options, value):
    assert numpy.array_equal(2 * numpy.outer(W_N @ X_N, X_N), [[-10, 0, 20], [-16, 0, 32]])
    assert Evaluation(partial(x.T @ W.T @ W @ x, W[i, j]), values=NUMBERS, **options).value == value


def test_all_expressions_have_the_one_value():
    assert Evaluation(f, W @ x, kron(x.T, eye(n)) @ vec(W), values=NUMBERS).value == [[-5], [-8]]
    with pytest.raises(DisplayError) as error:
        Evaluation(f, W @ x, 2 * W @ x, values=NUMBERS)
    assert str(error.value) == "at these numbers f is -5; -8, but (2 W) x is -10; -16"


@pytest.mark.parametrize("build, error, message", [
    (lambda: Evaluation(values={}), DisplayError, "an evaluation needs an expression"),
    (lambda: Evaluation(W @ x, values={x: [1, 2, 3]}), DisplayError, "no value for W, which is n×m"),
    (lambda: Evaluation(eye(k), values=NUMBERS), DisplayError, "no size for k: give a value to a symbol that has it"),
    (lambda: Evaluation(x, values={W: [[1, 2]], x: [1, 2, 3]}), DisplayError, "m is 2, but x has 3 entries along it"),
    (lambda: Evaluation(x, values={x: [1.5]}), DisplayError, "x needs exact numbers (int or Fraction), got 1.5"),
    (lambda: Evaluation(x, values={x: [[1, 2]]}), DisplayError, "x is m×1, which these numbers are not: [[1, 2]]"),
    (lambda: Evaluation(W, values={W: [[1, 2], [3]]}), DisplayError,
     "W is n×m, which these numbers are not: [[1, 2], [3]]"),
    (lambda: Evaluation(a, values={a: [1, 2]}), DisplayError, "a is scalar, which these numbers are not: [[1], [2]]"),
    (lambda: Evaluation(x, values={x: []}), DisplayError, "x needs at least one number"),
    (lambda: Evaluation(f, values={f: [1, 2]}), DisplayError, "only a plain symbol takes a value, not f"),
    (lambda: Evaluation(F, values={F: [[1]]}), DisplayError, "only a plain symbol takes a value, not F"),
    (lambda: Evaluation(F, values={W: [[1, 2]]}), DisplayError,
     "no value for F(W), which is m×n: it is not specified"),
    (lambda: Evaluation(sigma(x), values=NUMBERS), DisplayError,
     "no value for the function sigma: it is not specified"),
    (lambda: Evaluation(tanh(a), values={a: 1}), DisplayError, None),
    (lambda: Evaluation(x[j], values=NUMBERS), DisplayError,
     "index j of x_j is free: name it as rows, columns or where"),
    (lambda: Evaluation(W[i, j], values=NUMBERS, rows=j), DisplayError,
     "index i of W_ij is free: name it as rows, columns or where"),
    (lambda: Evaluation(x[j], values=NUMBERS, where={j: 0}), DisplayError, "j cannot be 0: it counts from 1 to 3"),
    (lambda: Evaluation(x[j], values=NUMBERS, where={j: 4}), DisplayError, "j cannot be 4: it counts from 1 to 3"),
    (lambda: Evaluation(x[j], values=NUMBERS, where={j: "1"}), DisplayError, "j cannot be '1': it counts from 1 to 3"),
    (lambda: Evaluation(x[j], values=NUMBERS, rows=j, where={s: 1}), DisplayError,
     "no size for k: give a value to a symbol that has it"),
    (lambda: Evaluation(W @ y, values={**NUMBERS, y: [1, 2]}), ShapeError, "shapes do not fit: W is n×m, y is n×1"),
    (lambda: Evaluation(W @ y, values={W: [[1, 2], [3, 4]], y: [1, 2]}), ShapeError,
     "shapes do not fit: W is n×m, y is n×1"),      # these numbers would fit by chance
    (lambda: Evaluation(x, RowVector("x", m).T, values=NUMBERS), NamingError, None),
])
def test_what_cannot_be_shown_is_refused(build, error, message):
    with pytest.raises(error) as raised:
        found = build()
        if message is None and error is DisplayError:
            assert found.value  # tanh(1) is shown, but is no number for NumPy
    assert message is None or str(raised.value) == message


def test_it_prints_expressions_numbers_and_value():
    shown = Evaluation(f, W @ x, values=NUMBERS)
    assert shown.text() == repr(shown) == "f = W x = -5; -8"
    assert shown.latex() == (r"f = W\,x = \begin{pmatrix}1 & 2 & 3 \\ 4 & 5 & 6\end{pmatrix}\,"
                             r"\begin{pmatrix}1 \\ 0 \\ -2\end{pmatrix} = \begin{pmatrix}-5 \\ -8\end{pmatrix}")
    entry = Evaluation(W[i, j], values=NUMBERS, where={i: 2, j: 1})
    assert entry.latex() == "W_{2 1} = 4"
    assert Evaluation(a, values={a: Fraction(-1, 2)}).latex() == r"a = - \frac{1}{2}"


def test_names_are_opened_down_to_plain_symbols():
    assert spelled_out(define("g", f + f)) == W @ x + W @ x
    assert spelled_out(A @ x) == A @ x


@pytest.mark.parametrize("symbol, given, rows", [
    (x, [1, 2], [[1], [2]]), (x, [[1], [2]], [[1], [2]]), (b, [1, 2], [[1, 2]]), (b, [[1, 2]], [[1, 2]]),
    (a, 3, [[3]]), (W, [(1, 2)], [[1, 2]]), (x, (1, Fraction(1, 2)), [[1], [Fraction(1, 2)]])])
def test_a_list_is_a_column_or_a_row_as_the_symbol_says(symbol, given, rows):
    assert as_rows(symbol, given) == rows


def test_a_tensor_has_an_axis_for_each_index_in_the_order_given():
    derivative = partial(f[i], W[p, q])
    truth = numpy.einsum("ip,q->ipq", numpy.eye(2), X_N)
    assert numpy.array_equal(tensor(derivative, NUMBERS, i, p, q), truth)
    assert numpy.array_equal(tensor(derivative, NUMBERS, q, i, p), truth.transpose(2, 0, 1))
    assert numpy.array_equal(tensor(kron(x.T, eye(n)), NUMBERS), numpy.kron(X_N, numpy.eye(2)))
    assert tensor(x.T @ x, NUMBERS) == 5


def test_a_tensor_names_every_free_index():
    with pytest.raises(DisplayError, match="^index q of ∂f_i/∂W_pq is free: name it too$"):
        tensor(partial(f[i], W[p, q]), NUMBERS, i, p)
    with pytest.raises(DisplayError, match="^no value for x, which is m×1$"):
        tensor(W @ x, {W: [[1, 2]]})
