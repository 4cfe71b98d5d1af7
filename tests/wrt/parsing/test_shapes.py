"""The shapes of what is typed: what is forced, what is asked, and what does not fit."""

import re

import pytest

from wrt.errors import TypedError
from wrt.parsing import typed
from wrt.parsing.grammar import parsed
from wrt.parsing.shapes import SCALAR, TRIES, shaped


@pytest.mark.parametrize("text, told", [
    ("x'*A*x", "x is n×1, A is n×n"), ("x'*A*y", "x is n×1, A is n×m, y is m×1"),
    ("y - X*w", "y is n×1, X is n×m, w is m×1"),
    ("A*B", "A is n×m, B is m×k"), ("A + B", "A is n×m, B is n×m"), ("A ⊗ B", "A is n×m, B is k×l"),
    ("x*y'", "x is n×1, y is m×1"),
    ("tr(A*X)", "A is n×m, X is m×n"), ("det(A*B)", "A is n×m, B is m×n"), ("inv(A)*b", "A is n×n, b is n×1"),
    ("W_2*tanh(W_1*x + b)", "W_2 is n×m, W_1 is m×k, x is k×1, b is m×1"), ("X'X + λI", "X is n×m, λ is a number"),
    ("a*x", "a is a number, x is n×1"), ("a*X", "a is a number, X is n×m"),
    ("a*b*x", "a is a number, b is a number, x is n×1"),
    ("a^2", "a is a number"), ("x/c", "x is n×1, c is a number"), ("w'x + b", "w is n×1, x is n×1, b is a number"),
    ("exp(a)/(1+a)", "a is a number"), ("y - Xβ", "y is n×1, X is n×m, β is m×1"), ("λ x", "λ is a number, x is n×1"),
    ("(x-μ)'Σ^-1(x-μ)", "x is n×1, μ is n×1, 𝛴 is n×n"), ("‖β‖", "β is n×1"), ("β'x", "β is n×1, x is n×1"),
    ("Xβ", "X is n×m, β is a number"),
    ("vec(A X B)", "A is n×m, X is m×k, B is k×l"), ("(B' ⊗ A) vec(X)", "B is n×m, A is k×l, X is l×n"),
    ("diag(x) A", "x is n×1, A is n×m"),
    ("diag(A) .* x", "A is n×n, x is n×1"), ("A^2 B", "A is n×n, B is n×m"), ("softmax(W x)", "W is n×m, x is m×1"),
    ("n*x", "n is a number, x is m×1"), ("outer(x, y)", "x is n×1, y is m×1"),
    ("dot(x, A y)", "x is n×1, A is n×m, y is m×1"),
    ("x.^a", "x is n×1, a is a number"), ("ones' A ones", "A is n×m"), ("|a|", "a is a number"),
    ("|A|", "A is n×n"), ("1 + x'x", "x is n×1"),
    ("⟨A, B⟩", "A is n×m, B is n×m"), ("⟨AX, B⟩", "A is n×m, X is m×k, B is n×k"), ("⟨x, y⟩", "x is n×1, y is n×1"),
    ("⟨α, x⟩", "α is n×1, x is n×1"), ("np.dot(A, B)", "A is n×m, B is m×k"), ("A.dot(B)", "A is n×m, B is m×k"),
    ("y_hat - y", "y\u0302 is n×1, y is n×1"), ("ones(n)'x", "x is n×1"), ("eye(n) + A", "A is n×n"),
    ("a * A.T", "a is a number, A is n×m"), ("np.exp(a) * A", "a is a number, A is n×m"), ("2 * A.T", "A is n×m"),
    ("A.T @ B", "A is n×m, B is n×k"), ("A' * B", "A is n×m, B is n×k"), ("m**2*X", "m is a number, X is n×k"),
    ("σ(W x)", "W is n×m, x is m×1, σ is the logistic function"),
    (r"\sigma(W^{(1)}x)", "W_1 is n×m, x is m×1, σ is the logistic function, W^{(1)} is the letter W_1"),
    ("norm(A)", "A is n×m, the norm of a matrix is that of Frobenius"), ("‖A‖_F", "A is n×m"), ("norm(x)", "x is n×1"),
])
def test_shapes_are_found_and_told_back(text, told):
    assert typed(text).shapes == told


@pytest.mark.parametrize("text, shapes, told", [
    ("X*w", {"X": ("n", "m")}, "X is n×m, w is m×1"), ("x*y", {"x": ()}, "x is a number, y is n×1"),
    ("X*β", {"β": ("m",)}, "X is n×m, β is m×1"),
    ("X*W + b", {"b": (1, "k"), "X": (1, "m")}, "X is 1×m, W is m×k, b is 1×k"),
    ("a", {"a": ("p", "q")}, "a is p×q"), ("c*x'", {"c": ["n", 1]}, "c is n×1, x is m×1"),
    ("W1*x", {"W1": ("m", "n")}, "W_1 is m×n, x is n×1"), ("x", {r"\mathbf{x}": ()}, "x is a number"),
    ("A*B", {"B": ("n", "k")}, "A is m×n, B is n×k"),
])
def test_shapes_may_be_declared(text, shapes, told):
    assert typed(text, shapes).shapes == told


@pytest.mark.parametrize("text, place, words, remedy", [
    ("x*y", 1, "a column times a column: entry by entry, or the inner product?", "x .* y, or x'*y"),
    ("2x*x", 2, "a column times", "2x"),
    ("x y", 2, "a column times a column", "x .* y, or x'*y"),
    ("a*b", 1, "this fits if a is a number, and if b is a number", 'say whether a is a number'),
    ("x^2", 1, "x is a column: a power of each entry, or the inner product?", "x.^2, or x'*x"),
    ("1/x", 2, "x is a column, and only", "./"),
    ("A/B", 2, "B is a matrix, and only", "inv(B)"),
    ("|x|", 0, "x is a column: its norm, or", "norm(x), or abs(x)"),
    ("exp(X)", 3, "X is a matrix: exp of each", "exp.(X)"),
    ("softmax(X)", 7, "X is a matrix, and softmax", "vec(X)"),
    ("log(1 + exp(-y w'x))", 6, "is y a number, or is 1 added to each entry?", "declare y as a number"),
    ("1 - y*(w'x)", 2, "is y a number, or", "ones + …"),
    ("X + 1", 2, "X is a matrix, 1 is a number", "c*ones + x"),
    ("x + y'", 2, "x is a column, y' is a row", "transpose"),
    ("x'y'", 2, "a product of a row and a row", "transpose"),
    ("x*A", 1, "a product of a column and a matrix", "transpose"),
    ("x .* A", 2, "x is a column, A is a matrix", "transpose"),
    ("det(x)", 3, "x is a column, and this", "capital"), ("tr(x)", 2, "x is a column, and", "capital"),
    ("inv(x)", 3, "x is a column", "capital"), ("‖x'y‖", 0, "(x'y) is a number, and a norm", "abs"),
    ("x^A", 1, "A is a matrix, and an exponent", "number"),
    ("A^0", 1, "this is to the power 0", "I"), ("A^13", 1, "an exponent is 12", "smaller"),
    ("x.^99", 1, "an exponent is 12", "smaller"), ("A^{1/2}", 1, "a matrix has powers", "whole"),
    ("outer(A, x)", 5, "A is a matrix, x is a column: outer", "*"),
    ("||A||_2", 0, "A is a matrix: of a matrix, 2 means", "norm(A)"),
    ("np.sum(A*B)", 8, "in NumPy * is entry by entry", "A .* B, or A @ B"),
    ("(A*B).sum()", 2, "in NumPy * is entry by entry", "A .* B, or A @ B"),
    ("x.T @ A * x", 8, "in NumPy * is entry by entry", "A .* x"), ("diag(x'x)", 4, "(x'x) is a number", "take"),
    ("vec(A)*x", 6, "a column times", ".*"),
    ("A.T * B", 4, "in NumPy * is entry by entry", "A.T .* B, or A.T @ B"), ("A * B.T", 2, "in NumPy *", "A @ B.T"),
    ("A.T * b", 4, "in NumPy *", "A.T @ b"), ("A.inv * B", 6, "in NumPy *", "@"), ("A.t() * B", 6, "in NumPy *", "@"),
    ("A.transpose()*B", 13, "in NumPy *", "@"), ("A**2 * B", 1, "in NumPy **", "A^2"),
    ("x.T * x", 4, "in NumPy *", "@"),
    ("np.linalg.inv(A) * B", 17, "in NumPy *", "@"), ("np.eye(n) * A", 10, "in NumPy *", "@"),
    ("⟨A, x⟩", 2, "A is a matrix, x is a column: an inner", "transpose"),
    ("⟨x', y⟩", 3, "x' is a row, y is", "transpose"),
    ("dot(A, B)", 3, "of matrices, is it a number", "tr(A'*B) for the sum of products of entries, A*B for"),
    ("np.inner(A, B)", 8, "of matrices, is it a number", "A*B' for a product"),
    ("norm(A, 2)", 4, "A is a matrix: of a matrix, 2 means", "norm(A)"),
    ("square(A)", 0, "A is a matrix: the square of each entry", "A.^2, or A^2"),
    ("n*ones(n)", 0, "n is a size", "another"),
])
def test_what_does_not_fit_is_asked_or_refused(text, place, words, remedy):
    with pytest.raises(TypedError) as error:
        typed(text)
    assert type(error.value) is TypedError
    assert error.value.place == place and error.value.words.startswith(words) and remedy in error.value.remedy


@pytest.mark.parametrize("text, shapes, place, words", [
    ("A*B", {"A": ("n", "m"), "B": ("n", "m")}, 1, "m and n would be equal"),
    ("X w", {"x": ()}, 0, "x has a shape and is not typed"),
    ("n*x", {"x": ("n",)}, 0, "n is a size here"), ("x", {"x": ("n", "m", "k")}, 0, "a shape has two sizes"),
    ("x", {"x": "nm"}, 0, "a shape is a row of sizes"),
    ("x", {"x+y": ()}, 0, "this is no letter"), ("x", {"x": ("rows",)}, 0, "'rows' is not a name"),
    ("x", {"x": 3}, 0, "a shape is a row of sizes"), ("x", {"x": "n"}, 0, "a shape is a row of sizes"),
    ("x", {3: ("n",)}, 0, "this is no letter"), ("x", {"x": (3,)}, 0, "3 is not a name"),
    ("x", {"x": ("n m",)}, 0, "'n m' is not a name"), ("x", 3, 0, "shapes stand by the name"),
])
def test_declared_shapes_are_held(text, shapes, place, words):
    with pytest.raises(TypedError) as error:
        typed(text, shapes)
    assert error.value.place == place and error.value.words.startswith(words)


def test_as_few_letters_as_possible_are_taken_otherwise():
    text = "a*x + b*y"
    found = shaped(text, parsed(text), {})
    assert {name for name, axes in found.letters.items() if axes == SCALAR} == {"a", "b"}
    assert typed("a'*b + c").shapes == "a is n×1, b is n×1, c is a number"


def test_a_part_has_the_axes_of_its_expression():
    text = "X'(y - X w)/c"
    tree = parsed(text)
    found = shaped(text, tree, {"X": ("n", "m"), "c": ()})
    assert found.axes(tree) == (("m",), ()) == found.axes(tree.letters[3]) and found.size("n") == "n"


def test_tries_are_limited():
    with pytest.raises(TypedError):
        typed(" + ".join(f"‖β_{k}‖" for k in range(TRIES + 1)))
    assert typed(" + ".join(f"‖β_{k}‖" for k in range(9))).shapes.startswith("β_0 is n×1, β_1 is m×1")


@pytest.mark.parametrize("text, told", [
    ("2^{10^9}*x'*x", "an exponent is 12 at most"), ("sum(x.^{9^9})", "an exponent is 12 at most"),
    ("9^{9^{9^9}}", "an exponent is 12 at most"), ("((10^12)^12)^12*x'x", "a power of numbers has 30 digits at most"),
    ("(x'*x)^(3-1)", "an exponent of numbers is to be one number"),
    ("np.sum(A**2)", "in NumPy ** is entry by entry"), ("sum(|A|)", "its determinant, or the absolute value"),
    ("e^-x'x", "does the transpose belong to the exponent"), ("e^-x^Tx", "does the transpose belong to the exponent"),
])
def test_large_numbers_and_what_has_two_meanings_are_refused(text, told):
    with pytest.raises(TypedError, match=re.escape(told)):
        typed(text)


@pytest.mark.parametrize("text, read", [
    ("2^10*x'*x", "1024 xᵀ x"), ("2^{-3}x'x", "1/8 xᵀ x"), ("x.^(2^3)", "x^(∘8)"), ("e^{-x'x}", "exp(-xᵀ x)"),
    ("e^-x", "exp(-x)"), ("|A|", "det(A)"), ("np.sum(abs(A))", "sum(abs∘(A))"),
])
def test_powers_that_are_read(text, read):
    assert typed(text).expression.text() == read


@pytest.mark.parametrize("text, shapes, told", [
    ("a*x", {"a": ("?",), "x": ()}, "a is n×1, x is a number"), ("x'*A*x", {"A": ("?a", "?a")}, "x is n×1, A is n×n"),
    ("A*B", {"A": ("?a", "?a"), "B": ("?b", "?c")}, "A is n×n, B is n×m"),
    ("A*x", {"A": ("n", "?m"), "x": ("k",)}, "A is n×k, x is k×1")])
def test_a_size_may_be_declared_to_be_any(text, shapes, told):
    assert typed(text, shapes).shapes == told


def test_of_one_name_it_is_one_size():
    with pytest.raises(TypedError, match="would be equal"):
        typed("A*x + b", {"A": ("?a", "?a"), "x": ("n",), "b": ("m",)})
