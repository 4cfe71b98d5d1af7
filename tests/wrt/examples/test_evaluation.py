from fractions import Fraction

import numpy
import pytest
from material import F, W, a, b, c, f, i, j, k, m, n, p, q, s, sigma, w, x, y

from wrt import (
    Evaluation, Matrix, RowVector, define, delta, exp, eye, gradient, hadamard, jacobian, kron, ones, partial, rvec,
    size, sqrt, sum_over, tanh, tensor, trace, vec,
)
from wrt.errors import DisplayError, NamingError, ShapeError
from wrt.examples.evaluation import as_rows
from wrt.language.expression import as_expression

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


def test_an_entry_is_not_equated_with_a_matrix():
    shown = Evaluation(partial(f[i], W[p, q]), values=NUMBERS, where={i: 1}, rows=p, columns=q)
    assert shown.text() == "[∂f_1/∂W_pq]_pq = 1 0 -2; 0 0 0"
    assert shown.latex().startswith(r"\left[\frac{\partial f_{1}}{\partial W_{p q}}\right]_{p q} = \begin{pmatrix}")
    assert Evaluation(x[q], values=NUMBERS, rows=q).text() == "[x_q]_q = 1; 0; -2"
    assert Evaluation(x[q], values=NUMBERS, where={q: 3}).text() == "x_3 = -2"


def test_all_expressions_have_the_one_value():
    assert Evaluation(f, W @ x, kron(x.T, eye(n)) @ vec(W), values=NUMBERS).value == [[-5], [-8]]
    with pytest.raises(DisplayError) as error:
        Evaluation(f, W @ x, 2 * W @ x, values=NUMBERS)
    assert str(error.value) == "at these numbers f is -5; -8, but 2 W x is -10; -16"


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


@pytest.mark.parametrize("expressions, options, text", [
    ((a * a, 2 * a), {"values": {a: 2}}, "at a = 2: a² = 4, 2 a = 4"),
    ((c, a + c, a * c + c), {"values": {a: 0, c: 1}}, "at c = 1, a = 0: c = 1, a + c = 1, a c + c = 1"),
    ((a * sqrt(c) / a, sqrt(c)), {"values": {a: 2, c: 4}}, "at a = 2, c = 4: a sqrt(c)/a = 2, sqrt(c) = 2"),
    ((sqrt(a * a), a), {"values": {a: 2}}, "at a = 2: sqrt(a²) = 2, a = 2"),                  # |a| in general
    ((W.T, W), {"values": {W: [[1, 2], [2, 1]]}}, "at W = 1 2; 2 1: Wᵀ = 1 2; 2 1, W = 1 2; 2 1"),  # shapes differ
    ((size(n) * x, 2 * x), {"values": {x: [1, 1], y: [0, 1]}}, "at x = 1; 1, n = 2: n x = 2; 2, 2 x = 2; 2"),
    ((x[j], 2 * x[j] - ones(m)[j]), {"values": {x: [1, 3]}, "where": {j: 1}},
     "at x = 1; 3: x_1 = 1, 2 x_1 - (1_m)_1 = 1"),
    ((x[j], 2 * x[j]), {"values": {x: [0]}, "rows": j}, "at x = 0: [x_j]_j = 0, [2 x_j]_j = 0"),
], ids=str)
def test_what_is_equal_at_the_numbers_only_says_so(expressions, options, text):
    shown = Evaluation(*expressions, **options)
    assert (shown.is_chain, shown.text()) == (False, text)
    assert shown.latex().startswith(r"\text{at } ") and shown.latex().count(r", \quad ") == len(expressions) - 1


def test_each_expression_has_its_own_numbers_put_in():
    assert Evaluation(a * a, 2 * a, values={a: 2, x: [1]}).latex() == (
        r"\text{at } a = 2 \text{:} \quad a^{2} = 2^{2} = 4, \quad 2\,a = 2\,(2) = 4")


@pytest.mark.parametrize("expressions, options", [
    ((W @ x, f, kron(x.T, eye(n)) @ vec(W)), {"values": NUMBERS}), ((x[j], 1 * x[j]), {"values": NUMBERS, "rows": j}),
    ((partial(f[i], W[p, q]), delta(i, p) * x[q]), {"values": NUMBERS, "where": {i: 1}, "rows": p, "columns": q}),
    ((x[j] + x[j], 2 * x[j]), {"values": NUMBERS, "where": {j: 2}}), ((exp(a) / exp(a) * a, a), {"values": {a: 3}}),
    ((c, c), {"values": {c: 3}})], ids=str)
def test_what_is_proved_equal_is_one_chain(expressions, options):
    shown = Evaluation(*expressions, **options)
    assert shown.is_chain and shown.text().count(" = ") == len(expressions)
    assert not shown.text().startswith("at ") and r"\quad" not in shown.latex()


def matrix(rows):
    """The TeX of a matrix: `matrix("1 2; 3 4")`."""
    return r"\begin{pmatrix}" + r" \\ ".join(" & ".join(row.split()) for row in rows.split(";")) + r"\end{pmatrix}"


def steps(*expressions, **options):
    """What is printed between the expressions and their value."""
    return Evaluation(*expressions, **options).latex().split(" = ")[len(expressions):-1]


S, g, square = Matrix("S", n, n), define("g", f + f), define("r", x[j] * x[j])
W_TEX, F_TEX, X_TEX = matrix("1 2 3; 4 5 6"), matrix("-5; -8"), matrix("1; 0; -2")
FILLED = {**NUMBERS, y: [7, 8], b: [3, 4], S: [[1, 2], [3, 4]]}


def test_a_name_is_put_in_as_its_value():
    v, u, t = Matrix("V", n, m), RowVector("u", n), RowVector("t", m)
    z = define("z", u @ v + RowVector("d", m))
    loss = define("E", Fraction(1, 2) * ((z - t) @ (z - t).T))
    values = {u: [1, 2], v: [[1, 0, 2], [0, 1, 1]], RowVector("d", m): [0, 1, 0], t: [0, 1, 1]}
    assert Evaluation(z - t, values=values).latex() == (
        r"z - t = \begin{pmatrix}1 & 3 & 4\end{pmatrix} - \begin{pmatrix}0 & 1 & 1\end{pmatrix}"
        r" = \begin{pmatrix}1 & 2 & 3\end{pmatrix}")
    assert Evaluation(gradient(loss, v), u.T @ (z - t), values=values).latex() == (
        r"\frac{\partial E}{\partial V} = u^{\mathsf{T}}\,(z - t) = \begin{pmatrix}1 \\ 2\end{pmatrix}\,"
        r"\left(\begin{pmatrix}1 & 3 & 4\end{pmatrix} - \begin{pmatrix}0 & 1 & 1\end{pmatrix}\right)"
        r" = \begin{pmatrix}1 & 2 & 3 \\ 2 & 4 & 6\end{pmatrix}")


@pytest.mark.parametrize("expression, step", [
    # a name, and what it stands for if it is the whole expression
    (2 * g - y, rf"2\,{matrix('-10; -16')} - {matrix('7; 8')}"),
    (g, f"{F_TEX} + {F_TEX}"), (f, rf"{W_TEX}\,{X_TEX}"), (w, rf"\operatorname{{vec}}{W_TEX}"),
    (square * y, rf"5\,{matrix('7; 8')}"), (define("h", gradient(square, x)).T @ x, rf"{matrix('2 0 -4')}\,{X_TEX}"),
    # a vector lies or stands, a matrix keeps the sign
    (y @ x.T, rf"{matrix('7; 8')}\,{matrix('1 0 -2')}"), (f.T @ y, rf"{matrix('-5 -8')}\,{matrix('7; 8')}"),
    (b.T @ x.T, rf"{matrix('3; 4')}\,{matrix('1 0 -2')}"), (W @ x.T.T, rf"{W_TEX}\,{X_TEX}"),
    (ones(n).T @ W, rf"{matrix('1 1')}\,{W_TEX}"), (W.T, rf"{W_TEX}^{{\mathsf{{T}}}}"),
    (W.T @ y, rf"{W_TEX}^{{\mathsf{{T}}}}\,{matrix('7; 8')}"), (f.T - (W @ x).T,
     rf"{matrix('-5 -8')} - \left({W_TEX}\,{X_TEX}\right)^{{\mathsf{{T}}}}"),
    # sizes are numbers
    (eye(n) @ W, rf"{matrix('1 0; 0 1')}\,{W_TEX}"), (W @ eye(m), rf"{W_TEX}\,{matrix('1 0 0; 0 1 0; 0 0 1')}"),
    (W @ ones(m), rf"{W_TEX}\,{matrix('1; 1; 1')}"), (size(m) * y, rf"3\,{matrix('7; 8')}"),
    (size(n) * size(m), r"2\,(3)"), (sum_over(j, size(n)), r"\sum_{j} 2"),
    (kron(x.T, eye(n)) @ vec(W), rf"\left({matrix('1 0 -2')} \otimes {matrix('1 0; 0 1')}\right)\,"
                                 rf"\operatorname{{vec}}{W_TEX}"),
    # one pair of brackets around one matrix
    (rvec(W), rf"\operatorname{{rvec}}{W_TEX}"), (trace(S), rf"\operatorname{{tr}}{matrix('1 2; 3 4')}"),
    (exp(y), rf"\exp{matrix('7; 8')}"), (vec(W).T, rf"\operatorname{{vec}}{W_TEX}^{{\mathsf{{T}}}}"),
    (vec(W.T), rf"\operatorname{{vec}}\left({W_TEX}^{{\mathsf{{T}}}}\right)"),
    (trace(S @ S), rf"\operatorname{{tr}}\left({matrix('1 2; 3 4')}\,{matrix('1 2; 3 4')}\right)"),
    (exp(-y), rf"\exp\left(-{matrix('7; 8')}\right)"),
])
def test_the_step_shows_numbers_as_on_paper(expression, step):
    assert steps(expression, values=FILLED) == [step]


HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


@pytest.mark.parametrize("expression, values, step", [
    (a * x, {a: 2, x: [1, 3]}, rf"2\,{matrix('1; 3')}"), (a * x, {a: -2, x: [1, 3]}, rf"(-2)\,{matrix('1; 3')}"),
    (x * a, {a: 2, x: [1, 3]}, rf"{matrix('1; 3')}\,(2)"), (x * a, {a: -2, x: [1, 3]}, rf"{matrix('1; 3')}\,(-2)"),
    (a * x, {a: HALF, x: [1, 3]}, rf"\left(\frac{{1}}{{2}}\right)\,{matrix('1; 3')}"),
    (a * x, {a: -HALF, x: [1, 3]}, rf"\left(- \frac{{1}}{{2}}\right)\,{matrix('1; 3')}"),
    (HALF * a * x, {a: 3, x: [1, 3]}, rf"\frac{{1}}{{2}}\,(3)\,{matrix('1; 3')}"),
    (2 * a, {a: -1}, r"2\,(-1)"), (2 * a, {a: 3}, r"2\,(3)"), (a * c, {a: 3, c: THIRD}, r"3\,\left(\frac{1}{3}\right)"),
    (a / c, {a: 6, c: 4}, r"\frac{6}{4}"), (a * c * a, {a: 2, c: 3}, r"2\,(3)\,(2)"),
    (a * a, {a: -3}, "(-3)^{2}"), (a * a, {a: HALF}, r"\left(\frac{1}{2}\right)^{2}"),
    (c * a * a, {a: 2, c: 3}, r"3\,(2^{2})"),
    (a * c, {a: 2, c: 2}, r"2\,(2)"), (a * c / 3 / a, {a: 2, c: 3}, r"\frac{1}{3}\,\left(\frac{2\,(3)}{2}\right)"),
    (a * (x.T @ x), {a: 2, x: [1, 3]}, rf"2\,{matrix('1 3')}\,{matrix('1; 3')}"),
    (1 / (a * a), {a: 3}, r"\frac{1}{3^{2}}"),
    (a + c, {a: 3, c: -2}, "3 + (-2)"), (a - c, {a: 3, c: -2}, "3 - (-2)"), (a - c, {a: 3, c: 2}, "3 - 2"),
    (a + c, {a: HALF, c: THIRD}, r"\frac{1}{2} + \frac{1}{3}"), (exp(a), {a: -2}, r"\exp(-2)"),
    (define("r", 1 + sqrt(a)) * x, {a: 2, x: [1, 3]}, rf"(1 + \sqrt{{2}})\,{matrix('1; 3')}"),
    (define("r", sqrt(a)) * x, {a: 2, x: [1, 3]}, rf"\sqrt{{2}}\,{matrix('1; 3')}"),
    # one row and one column by these sizes
    (S @ y, {S: [[4]], y: [3]}, r"4\,(3)"), (S @ y, {S: [[-4]], y: [-3]}, r"(-4)\,(-3)"),
    (S.inv @ y, {S: [[4]], y: [3]}, r"4^{-1}\,(3)"), (S.inv @ y, {S: [[-4]], y: [3]}, r"(-4)^{-1}\,(3)"),
    (define("E", exp(S)).inv @ y, {S: [[4]], y: [3]}, r"(e^{4})^{-1}\,(3)"),
    (hadamard(y, y), {y: [-3]}, r"(-3) \odot (-3)"), (W.T @ y, {W: [[1, 2, 3]], y: [4]}, rf"{matrix('1; 2; 3')}\,(4)"),
])
def test_a_number_stays_apart_from_its_neighbours(expression, values, step):
    assert steps(expression, values=values) == [step]


@pytest.mark.parametrize("expression, options", [
    # it equals the value, or what is printed already
    (x, {}), (x.T, {}), (eye(n), {}), (size(n), {}), (define("h", f), {}), (-a, {"values": {a: 3}}),
    (as_expression(2) * 3, {}), (sum_over(j, 1), {}),
    # it would hold an index or a derivative
    (square, {}), (x[j] * W[i, j], {"rows": i}), (a * partial(square, x[j]), {"rows": j, "values": {**FILLED, a: 1}}),
    (a * delta(i, p), {"where": {i: 1, p: 1}, "values": {**FILLED, a: 3}}), (gradient(square, x).T @ x, {}),
])
def test_a_step_that_cannot_be_followed_or_shows_nothing_new_is_left_out(expression, options):
    assert steps(expression, **{"values": FILLED, **options}) == []


def test_only_the_last_expression_is_filled_in():
    assert steps(W @ x, f, values=NUMBERS) == [rf"{W_TEX}\,{X_TEX}"]
    assert steps(2 * f, f + f, values=NUMBERS) == [f"{F_TEX} + {F_TEX}"]


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


@pytest.mark.parametrize("evaluation, words", [
    (Evaluation(W @ x, values=NUMBERS),
     "W x equals the matrix with rows 1, 2, 3; 4, 5, 6 times the column 1, 0, minus 2 "
     "equals the column minus 5, minus 8"),
    (Evaluation(x.T @ x, values=NUMBERS),
     "x transpose x equals the row 1, 0, minus 2 times the column 1, 0, minus 2 equals 5"),
    (Evaluation(W.T @ y, values={W: [[1, 2], [3, 4]], y: [1, 0]}),
     "W transpose y equals open paren the matrix with rows 1, 2; 3, 4 close paren transpose times the column 1, 0 "
     "equals the column 1, 2"),
    (Evaluation(a * a, 2 * a, values={a: 2}),
     "at a equals 2: a squared equals 2 squared equals 4; 2 times a equals 2 times 2 equals 4"),
    (Evaluation(W[i, j] * x[j], values=NUMBERS, rows=i),
     "the array of W i j times x j over i equals the column minus 5, minus 8"),
    (Evaluation(f[i], values=NUMBERS, where={i: 2}), "f 2 equals minus 8"),
    (Evaluation(x / 2, values={x: [1]}), "one half times x equals one half times 1 equals one half"),
])
def test_worked_numbers_are_said_aloud(evaluation, words):
    assert evaluation.spoken() == words
