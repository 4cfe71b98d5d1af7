"""What was typed, read as a question."""

from contextlib import suppress

import pytest

from wrt.asking.choices import answer
from wrt.asking.question import LONGEST, Question
from wrt.asking.request import Request
from wrt.errors import TypedError
from wrt.nodes import Structured


def question(text, **more):
    return Question.read(Request("reading", text, **more))


@pytest.mark.parametrize("text, by", [
    ("W*x", "W"), ("x'*A*x", "x"), ("||y - X*w||^2", "w"), ("tr(A*X*B)", "X"), ("a'*b", "b"), 
    ("log(det(Sigma*A))", "Sigma"),
    ("t^2", "t"), ("t*v", "v"), ("||W_2 tanh(W_1 x) - y||^2", "W_2"), ("x_1 + x_2", "x_1")])
def test_the_usual_letter_is_offered(text, by):
    assert question(text).by.name == by


@pytest.mark.parametrize("text, of, by", [
    ("d(W x)/dW", "W x", "W"), ("d(Wx)/dx", "W x", "x"), ("∂(x'Ax)/∂A", "xᵀ A x", "A"), ("d/dx x'Ax", "xᵀ A x", "x"),
    ("  d/dA (x'*A*x)", "xᵀ A x", "A"), (r"\frac{\partial}{\partial x} x^T A x", "xᵀ A x", "x"),
    ("gradient of tr(A*X) wrt A", "tr(A X)", "A"), ("the derivative of x'Ax with respect to A", "xᵀ A x", "A"),
    ("x'Ax w.r.t. A", "xᵀ A x", "A"), ("W2 tanh(W1 x) wrt W1", "W_2 tanh(W_1 x)", "W_1"),
    ("grad(x.T @ A @ x, x)", "xᵀ A x", "x"),
    ("jax.grad(x.T @ x, x)", "xᵀ x", "x"), ("diff(x'*A*x, A)", "xᵀ A x", "A"), ("f = x^T A x; df/dA", "xᵀ A x", "A"),
    ("y = A x, dy/dA", "A x", "A"), ("$\\nabla_x x^T x$", "xᵀ x", "x"), ("∇ x^T x", "xᵀ x", "x"),
    ("(y - X beta)^T (y - X beta)", "(y - X β)ᵀ (y - X β)", "β")])
def test_a_question_may_be_typed_as_a_whole(text, of, by):
    found = question(text)
    assert (found.of.text(), found.by.text()) == (of, by)


@pytest.mark.parametrize("text", [
    "hessian of x'*A*x", "the Hessian of x'Ax with respect to x", "hessian(x'*A*x, x)", "d^2/dx^2 x'Ax", "∇² x'Ax",
    "∇²_x x'Ax",
    r"\nabla_x^2 x^T A x",
    "∂²(x'Ax)/∂x∂xᵀ", r"\frac{\partial^2 x^T A x}{\partial x \partial x^T}", r"\frac{d^2}{dx^2} x^T A x"])
def test_a_second_derivative_is_asked_for_in_words_and_signs(text):
    found = question(text)
    assert (found.of.text(), found.by.text(), found.form) == ("xᵀ A x", "x", "hessian")


@pytest.mark.parametrize("text", ["d²x", "∂²(y'Ax)/∂x∂y'", "d^2/dx^2"])
def test_what_is_no_second_derivative_is_none(text):
    with suppress(TypedError):
        assert question(text).form == ""


@pytest.mark.parametrize("text, structure", [
    ("x'Ax, A symmetric", "symmetric"), ("x^T A x where A is symmetric", "symmetric"),
    ("x'Ax for symmetric A", "symmetric"),
    ("d(x'Ax)/dx with A diagonal.", "diagonal"), ("x'Ax, and A is a lower triangular matrix", "lower triangular")])
def test_a_structure_is_said_in_words(text, structure):
    found = question(text)
    (letter,) = [one for one in found.letters if one.name == "A"]
    assert (letter.structure, found.of.text()) == (structure, "xᵀ A x")


def test_of_a_letter_that_is_not_typed_a_shape_says_nothing():
    assert question("x'*x", shapes={"B": ("number",)}).of.text() == "xᵀ x"


def test_the_letter_that_is_chosen_goes_before_the_one_that_is_typed():
    assert question("d(W x)/dW", by="x").by.name == "x"


@pytest.mark.parametrize("text, place", [("d(W x + )/dW", 8), ("tr(A*X*) wrt X", 7), ("   x +", 6)])
def test_an_error_points_into_what_was_typed(text, place):
    with pytest.raises(TypedError) as error:
        question(text)
    assert (error.value.text, error.value.place) == (text, place)


def test_shapes_are_chosen_by_kind_and_by_number():
    found = question("x'*S*x + b*x", shapes={"S": ("symmetric", "3"), "b": ("row", "3"), "x": ("column", "3")})
    (size,), = {letter.rows for letter in found.letters if letter.rows}
    assert found.sizes == {size: 3} and isinstance(next(s for s in found.letters if s.name == "S"), Structured)
    assert "S" in {part.name for part in found.of.walk() if isinstance(part, Structured)}


@pytest.mark.parametrize("text, more, words", [
    ("x'*A*x", {"by": "q"}, "q is not in what was typed"),
    ("3 + 4", {}, "no letter"),
    ("x" * (LONGEST + 1), {}, f"{LONGEST} are read"),
    ("x'*A*x", {"shapes": {"A": ("tensor", "n")}}, "A cannot be 'tensor'"),
    ("x'*A*x", {"shapes": {"A": ("matrix", "n")}}, "2 sizes, and 1 are given"),
    ("x'*A*x", {"shapes": {"A": ("matrix", "0", "3")}}, "cannot have 0 entries"),
    ("x'*A*x", {"shapes": {"A": ("matrix", "9" * 40, "3")}}, "cannot have"),
    ("x'*A*x", {"shapes": {"A": ("matrix", "2", "3")}}, "here n is 2, m is 3"),
    ("x'*A*x", {"shapes": {"A": ("matrix", "<b>", "n")}}, "<b>"),
])
def test_what_is_no_question_is_refused(text, more, words):
    with pytest.raises(TypedError) as error:
        question(text, **more)
    assert words in str(error.value)


@pytest.mark.parametrize("text, by", [
    (r"J(\theta) = ||X \theta - y||^2", "theta"), ("f(A) = x'Ax", "A"), ("f(x) = x'Ax", "x"), ("f(t) = x'Ax", "x")])
def test_a_function_is_differentiated_by_what_it_is_of(text, by):
    assert question(text).by.name == by


@pytest.mark.parametrize("text", ["hessian of W*x", "hessian of log(det(X)), X symmetric"])
def test_where_there_is_no_hessian_none_is_taken_for_one(text):
    with pytest.raises(TypedError, match="a Hessian is of a number"):
        answer(question(text))


@pytest.mark.parametrize("text, of, form", [
    ("d(x'Ax)", "xᵀ A x", "differential"), ("d tr(AX)", "tr(A X)", "differential"),
    ("d(x'Ax) with respect to A", "xᵀ A x", "differential"), ("d log det X", "log(det(X))", "differential"),
    ("d*tr(AX)", "tr(A X) d", ""), ("d(X^-1)", "X⁻¹", "differential"), ("h(x) = tanh(x)", "tanh(x)", ""),
    ("s = softmax(x)", "softmax(x)", "")])
def test_a_differential_and_a_function_by_its_name(text, of, form):
    found = question(text)
    assert (found.of.text(), found.form) == (of, form)
