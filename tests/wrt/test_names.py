import pytest
from material import A, W, a, i, j, m, n, p, sigma, w, x, y

from wrt import (
    Matrix, RowVector, Scalar, Vector, define, dimensions, function, hadamard, indices, ones, size, sum_over, vec,
)
from wrt.errors import NamingError
from wrt.language.clashes import refuse_clashes
from wrt.names import GREEK, checked_index, checked_label, checked_name, split


@pytest.mark.parametrize("name", ["W", "x", "x_0", "x_12", "sigma", "Sigma", "lambda_3", "pi"])
def test_letters_and_greek_names_with_digits_are_names(name):
    assert checked_name(name) == name


@pytest.mark.parametrize("name", [
    "", "x_", "x0", "x_a", "_x", "xy", "Xy", "x y", "x_0_1", r"\sigma", "x^2", "σ", "ſ", "Alpha", "sin", "vec",
    "x_٣", "x\n", "x_0\n", None, 3, ("x",)])
def test_anything_else_is_not_a_name(name):
    with pytest.raises(NamingError) as error:
        checked_name(name)
    assert str(error.value) == (f"{name!r} is not a name: write one letter or the name of a Greek letter, "
                                "and a number after _ if need be, as in W, x_0, sigma")


@pytest.mark.parametrize("name, why", [
    ("I", "I is the identity matrix"), ("I_2", "I is the identity matrix"), ("delta", "δ is the Kronecker delta")])
def test_reserved_names_are_refused(name, why):
    with pytest.raises(NamingError) as error:
        Matrix(name, n, m)
    assert str(error.value) == f"{name!r} is reserved: {why}"


def test_every_greek_letter_has_its_character():
    assert (GREEK["sigma"], GREEK["Omega"], GREEK["lambda"]) == ("σ", "Ω", "λ")
    assert all(len(character) == 1 and not character.isascii() for character in GREEK.values())


def test_a_name_splits_into_stem_and_digits():
    assert (split("x"), split("x_10")) == (("x", ""), ("x", "10"))


@pytest.mark.parametrize("name", ["I", "ij", "i_1", "", "α", 1, None])
def test_an_index_is_one_small_letter(name):
    with pytest.raises(NamingError, match="is not an index: write one small letter, as in i, j, p, q$"):
        checked_index(name)


@pytest.mark.parametrize("name", ["", "Vec", "a_b", "-a", "a-", "a--b", "2a", r"a\b", "a b", "a\n", None, 1])
def test_a_label_is_small_letters_digits_and_hyphens(name):
    assert checked_label("vec-of-product2") == "vec-of-product2"
    with pytest.raises(NamingError, match="is not a label"):
        checked_label(name)


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
])
def test_equal_things_made_twice_are_one(expression):
    assert refuse_clashes(expression) is None
    assert refuse_clashes(expression, expression) is None


def test_definitions_of_equal_things_made_twice_are_one():
    assert w == define("w", vec(Matrix("W", n, m)))
    assert refuse_clashes(w[j, i] * W[i, j], W[p, j]) is None
