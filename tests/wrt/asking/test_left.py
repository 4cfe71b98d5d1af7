"""The left side of an answer: what it is of, by what, with which indices; and what is none."""

import pytest

from wrt.asking.left import left_of
from wrt.errors import TypedError

LETTERS = {"A", "W", "x", "W_1", "W_h"}


@pytest.mark.parametrize("text, kind, of, by, of_indices, by_indices", [
    ("∂f/∂x", "first", "f", "x", "", ""), ("df_i/dW_jk", "first", "f", "W", "i", "jk"),
    (r"\frac{\partial f_i}{\partial W_{j k}}", "first", "f", "W", "i", "jk"),
    (r"\frac{\partial}{\partial x_j} (A x)_i", "first", "(A x)", "x", "i", "j"),
    ("∂_j f_i", "first", "f", "", "i", "j"),
    ("∂_k f", "first", "f", "", "", "k"), ("∂X_ij^{-1}/∂X_kl", "first", "X^{-1}", "X", "ij", "kl"),
    ("∂f_i/∂(W_h)_jk", "first", "f", "W_h", "i", "jk"), ("df/dW_1", "first", "f", "W_1", "", ""),
    ("∇f", "first", "f", "", "", ""), ("∇_x f(x)", "first", "f(x)", "x", "", ""), ("f'(x)", "first", "f", "", "", ""),
    ("d/dx (x'Ax)", "first", "(x'Ax)", "x", "", ""), ("∂||y - Xw||^2/∂w", "first", "||y - Xw||^2", "w", "", ""),
    ("∇²f", "second", "f", "", "", ""), (r"\nabla_x^2 f", "second", "f", "x", "", ""),
    ("∂²f/∂x∂x'", "second", "f", "x", "", ""), ("∂²f/∂x_i∂x_j", "second", "f", "x", "", "ij"),
    ("H", "second", "", "", "", ""),
    ("df", "differential", "f", "", "", ""), ("d(x'Ax)", "differential", "(x'Ax)", "", "", ""),
    (r"\frac{\partial x^T A x}{\partial x}", "first", "x^T A x", "x", "", ""),
    (r"\frac{\partial x^T A x + b^T x}{\partial x}", "first", "x^T A x + b^T x", "x", "", ""),
    (r"\nabla_x x^T A x", "first", "x^T A x", "x", "", ""),
    (r"\partial_{\bar{x}} f", "first", "f", r"\bar{x}", "", ""),
    ("J_ij", "named", "", "", "", "ij"), ("g(x)", "named", "", "", "", "")])
def test_a_left_side_is_taken_apart(text, kind, of, by, of_indices, by_indices):
    left = left_of(text, LETTERS)
    assert (left.kind, left.of, left.by) == (kind, of, by)
    assert (left.of_indices, left.by_indices) == (tuple(of_indices), tuple(by_indices))


def test_by_a_letter_transposed_it_is_a_row():
    assert left_of("∂f/∂x^T", LETTERS).is_row and left_of("∂f/∂vec(W)'", LETTERS).is_row
    assert not left_of("∂f/∂x", LETTERS).is_row


@pytest.mark.parametrize("text", ["A*x", "2 x", "x_q δ_ip", "diag(x)", "det(A)", "", "(A + A')x", "-x"])
def test_what_is_an_answer_is_no_left_side(text):
    assert left_of(text, LETTERS) is None


@pytest.mark.parametrize("text", ["∇f/2", "∇f + x", "∇·f", "∇f·x", "∇f^T", "∇f !", "∂f/∂x - (A+A')x", "∂f/∂x + 1"])
def test_what_does_something_to_a_derivative_is_refused(text):
    with pytest.raises(TypedError, match="not read"):
        left_of(text, LETTERS)


def test_it_calls_the_function_by_a_name_or_says_which_it_is():
    assert left_of("∇f", LETTERS).is_called and left_of("dL/dw", LETTERS).is_called
    assert not left_of("∇(x'x)", LETTERS).is_called and not left_of("d log f", LETTERS).is_called


@pytest.mark.parametrize("text", [r"\frac{\partial f^T}{\partial x}", r"\nabla_x x^T A x + b", r"\nabla_x f^T",
    "d x^T A x"])
def test_what_is_not_clear_is_refused(text):
    with pytest.raises(TypedError):
        left_of(text, LETTERS)
