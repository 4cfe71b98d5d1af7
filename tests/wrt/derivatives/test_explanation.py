"""An answer is proved, right in another convention, false with what is off in it, or undecided; never the wrong one."""

import pytest

from wrt import (
    Matrix, Scalar, Vector, commutation, d, derive,
    dimensions, exp, explain, eye, function, gradient, hadamard, hessian, invertible,
    jacobian, jvp, kron, log, logdet, norm, ones, partial, rvec, sin, softmax, tanh, trace, vec, vjp,
)
from wrt.claims.check import compare
from wrt.derivatives.equal import FALSE, UNDECIDED
from wrt.derivatives.explanation import ELSEWHERE, PROVED, VERDICTS, edits
from wrt.dollars import plain
from wrt.errors import MisuseError, WrtError
from wrt.language.expression import as_expression

n, m = dimensions("n m")
A, B, W = Matrix("A", n, n), Matrix("B", m, n), Matrix("W", n, m)
x, y, w, a = Vector("x", n), Vector("y", n), Vector("w", m), Scalar("a")
QUADRATIC, BILINEAR = gradient(x.T @ A @ x, x), gradient(y.T @ W @ w, W)
SQUARES = gradient((y - W @ w).T @ (y - W @ w), W)
CUBE = gradient(trace(A.T @ A @ A), A)

RIGHT = [(QUADRATIC, A @ x + A.T @ x), (BILINEAR, y @ w.T), (SQUARES, -2 * (y - W @ w) @ w.T),
         (hessian(x.T @ A @ x, x), A.T + A)]
OTHERWISE = [
    (QUADRATIC, x.T @ (A + A.T), "with the result transposed (numerator layout)"),
    (BILINEAR, w @ y.T, "with the result transposed (numerator layout)"),
    (BILINEAR, kron(w, y), "with the entries stacked by vec"),
    (BILINEAR, kron(w, y).T, "with the entries stacked by vec"),
    (BILINEAR, kron(y, w).T, "with the entries stacked by rvec"),
    (jacobian(A @ x, x), A.T, "with the result transposed (denominator layout)"),
    (jacobian(W @ w, vec(W)), kron(eye(n), w.T), "with rvec in place of vec for the variable"),
    (jacobian(W @ w, rvec(W)), kron(w.T, eye(n)), "with vec in place of rvec for the variable"),
    (hessian(norm(A @ x)**2, vec(A)), commutation(n, n) @ kron(2 * x @ x.T, eye(n)) @ commutation(n, n),
     "with rvec in place of vec for the variable"),
    (SQUARES, -2 * w @ (y - W @ w).T, "with the result transposed (numerator layout)"),
    (vjp(A @ x, x, y), y.T @ A, "with the result transposed"),
    (jvp(A @ x, x, y), (A @ y).T, "with the result transposed"),
    (vjp(W @ w, W, x), vec(x @ w.T), "with the entries stacked by vec"),
    (vjp(W @ w, W, x), rvec(x @ w.T).T, "with the entries stacked by rvec"),
    (jvp(B @ W, W, W), rvec(B @ W), "with the entries stacked by rvec"),
    (partial(a * W, a), vec(W), "with the entries stacked by vec"),
    (jacobian(trace(B @ W), vec(W)), B.T, "in the shape of the matrix"),
    (jacobian(trace(B @ W), vec(W)), B, "in the shape of the matrix, and transposed"),
    (2 * BILINEAR, 2 * w @ y.T, "with the result transposed"), (-BILINEAR, -w @ y.T, "with the result transposed"),
    (BILINEAR + SQUARES, (y @ w.T - 2 * (y - W @ w) @ w.T).T, "with the result transposed"),
]
FALSE_ONES = [
    (SQUARES, 2 * (y - W @ w) @ w.T, "the sign of the answer is wrong", "-2 (y - W w) wᵀ"),
    (SQUARES, -(y - W @ w) @ w.T, "the answer is to be doubled", "-2 (y - W w) wᵀ"),
    (SQUARES, -4 * (y - W @ w) @ w.T, "the answer is to be halved", "-2 (y - W w) wᵀ"),
    (QUADRATIC, A @ x + A @ x, "with Aᵀ in place of A in the first term", "(A + Aᵀ) x"),
    (QUADRATIC, A @ x - A.T @ x, "the sign of the second term is wrong", "(A + Aᵀ) x"),
    (QUADRATIC, A @ x, "the term Aᵀ x is missing", "(A + Aᵀ) x"),
    (QUADRATIC, A @ x + A.T @ x + x, "the third term is too much", "(A + Aᵀ) x"),
    (CUBE, A.T @ A + A @ A.T, "the term A² is missing", "Aᵀ A + A Aᵀ + A²"),
    (gradient(trace(A @ B.T @ B @ A), A), A @ B.T @ B @ A, None, None),
    (QUADRATIC, A, None, None), (QUADRATIC, as_expression(0), None, "(A + Aᵀ) x"),
    (vjp(A @ x, x, y), y.T @ A.T, None, None),
    (BILINEAR, y @ w.T + W, "the second term is too much", "y wᵀ"),
    (gradient(x.T @ A.inv @ y, A), -A.inv @ x @ y.T @ A.inv, "with A⁻ᵀ in place of each A⁻¹", "-A⁻ᵀ x yᵀ A⁻ᵀ"),
    (gradient(x.T @ A.inv @ y, A), -A.inv.T @ y @ x.T @ A.inv.T, "with x and y exchanged", "-A⁻ᵀ x yᵀ A⁻ᵀ"),
]


@pytest.mark.parametrize("left, right", RIGHT, ids=str)
def test_a_right_answer_is_proved(left, right):
    found = explain(left, right)
    assert found.verdict == PROVED and found.convention is found.correction is None and not found.finding


@pytest.mark.parametrize("left, right, words", OTHERWISE, ids=str)
def test_what_is_laid_out_otherwise_is_right_there(left, right, words):
    found = explain(left, right)
    assert found.verdict == ELSEWHERE and found.convention.words == words
    assert compare(found.convention.left, found.convention.right, frozenset()).status == "proved"
    assert explain(left, 3 * right).verdict == FALSE


@pytest.mark.parametrize("left, right, words, mended", FALSE_ONES, ids=str)
def test_what_is_false_has_a_counterexample_and_what_is_off(left, right, words, mended):
    found = explain(left, right)
    assert found.verdict == FALSE and found.finding
    if words is not None:
        assert (plain(found.correction.words), found.correction.right.text()) == (words, mended)
        assert compare(left, found.correction.right, frozenset()).status == "proved"
    if found.answer is not None:
        assert compare(left, found.answer, frozenset()).status == "proved"


def test_a_special_case_is_named():
    assert explain(QUADRATIC, 2 * A @ x).symmetric == "A" and not explain(QUADRATIC, 3 * A @ x).symmetric
    assert "it is right if A is symmetric" in explain(QUADRATIC, 2 * A @ x).text()
    assert explain(gradient(logdet(A), A), A.inv, [invertible(A)]).verdict == ELSEWHERE


def test_the_right_answer_stands_beside_a_false_one():
    found = explain(gradient(norm(x), x), x)
    assert found.verdict == FALSE and found.answer.text() == "x/‖x‖"
    assert found.text().splitlines()[0] == "false: ∂‖x‖/∂x = x" and "the answer is x/‖x‖" in found.text()


def test_what_neither_reading_decides_is_undecided():
    f = function("f")
    found = explain(partial(sin(a), a) + f(a) - f(a) + 0 * exp(exp(exp(a))), partial(sin(a), a))
    assert found.verdict in VERDICTS and found.verdict != FALSE
    assert UNDECIDED in VERDICTS


@pytest.mark.parametrize("question, wrong, answer", [
    (hessian(x.T @ A @ x, x), 3 * A, "A + Aᵀ"), (vjp(W @ w, W, x), 3 * W, "x wᵀ"), (jvp(W @ w, W, W), x, "W w"),
    (partial(a * a * a, a), a, "3 a²"), (jacobian(W @ w, rvec(W)), kron(eye(n), 2 * w.T) @ kron(eye(n), eye(m)), None),
    (d(x.T @ A @ x, x), x.T @ A @ d(x) * 3, "xᵀ (A + Aᵀ) dx"),
], ids=str)
def test_the_right_answer_is_found_for_every_form(question, wrong, answer):
    found = explain(question, wrong)
    assert found.verdict == FALSE and found.answer is not None
    assert answer is None or found.answer.text() == answer


def test_under_which_conditions_it_is_right_is_told():
    assert "where A is invertible" in explain(gradient(logdet(A), A), A.inv.T).text()
    assert "where A is invertible" in explain(gradient(logdet(A), A), A.inv).text()
    assert "where" not in explain(QUADRATIC, A @ x + A.T @ x).text()


def test_a_derivation_is_a_question_too():
    found = derive(logdet(A), A)
    assert explain(found, found.right).verdict == PROVED and explain(found, A.inv).verdict == ELSEWHERE


def test_a_product_with_a_derivative_is_not_read_otherwise():
    assert explain(A @ gradient(trace(A), A), (2 * A.T)).verdict == FALSE
    assert explain(B @ jacobian(A @ x, x), (B @ A).T).verdict == FALSE


def test_of_a_network_an_answer_laid_out_otherwise_is_right():
    z = exp(A @ exp(A @ exp(B.T @ w)))
    found = derive(norm(z - y)**2, B)
    assert explain(found, found.right.T).verdict == ELSEWHERE and explain(found, vec(found.right)).verdict == ELSEWHERE


@pytest.mark.parametrize("left, right, words", [
    (gradient(norm(y - W @ w)**2, w), -2 * W @ (y - W @ w), "with Wᵀ in place of W"),
    (BILINEAR, w.T @ y, "with y before wᵀ"),
])
def test_an_answer_that_does_not_fit_is_false_and_corrected(left, right, words):
    said = explain(left, right)
    assert said.verdict == FALSE and plain(said.correction.words) == words and "do not fit" in said.finding
    assert compare(left, said.correction.right, frozenset()).status == "proved"


def test_an_answer_that_counts_entries_in_two_orders_is_undecided():
    said = explain(jacobian(vec(W.T @ W), vec(W)), kron(eye(m), W.T) + kron(W.T, eye(m)))
    assert said.verdict == UNDECIDED and said.correction is None and "the answer is" in said.text()


def test_a_question_that_does_not_fit_is_an_error():
    with pytest.raises(MisuseError, match="gradient needs a scalar"):
        explain(gradient(A @ x, x), A)
    with pytest.raises(WrtError):
        explain(QUADRATIC, A @ a)


def test_edits_change_one_thing_and_say_which():
    words = [plain(said) for said, _ in edits(A @ x - y, derive(x.T @ A @ x, x).right)]
    assert len(words) == len(set(words)) and "with x before A in the first term" in words
    assert words[:2] == ["the sign of the answer is wrong", "the answer is to be transposed"]


def test_of_what_is_large_no_edit_is_tried():
    W, V, b, c, t = Matrix("W", n, m), Matrix("V", m, n), Vector("b", n), Vector("c", m), Vector("t", m)
    inner = W @ c + b
    loss = norm(V @ tanh(inner) + c - t)**2
    wrong = 2 * hadamard(V.T @ (V @ tanh(inner) + c - t), ones(n) - tanh(inner)) @ c.T
    found = explain(gradient(loss, W), wrong)
    assert found.verdict == FALSE and found.found is not None and found.answer is not None and found.correction is None


def test_what_is_right_of_probabilities_alone_is_said_to_be_so():
    loss = gradient(-y.T @ log(softmax(x)), x)
    assert explain(loss, softmax(x) - y).summing == "y" and "add up to 1" in explain(loss, softmax(x) - y).text()
    assert not explain(loss, softmax(x) + y).summing
