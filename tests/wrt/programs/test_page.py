"""Arguments have names that are Python's for nothing else, sizes are read off them, and what has no code is named."""

import pytest

from wrt import (
    Matrix, Scalar, Vector, define, dimensions, exp, eye, function, gradient, hadamard, norm, size, tanh, triangle, vec,
    zeros,
)
from wrt.errors import WrtError
from wrt.programs import code
from wrt.programs.page import NoCode, Page, shape_of
from wrt.programs.target import TARGETS

n, m = dimensions("n m")
A, x, y = Matrix("A", n, m), Vector("x", m), Vector("y", n)


def test_names_that_are_taken_get_a_sign():
    page = Page(TARGETS["numpy"], [Scalar("lambda"), Vector("hat(x)_1", n)])
    assert list(page.arguments) == ["lambda_", "x_hat_1"]
    assert page.name("another", "x_hat_1") == "x_hat_1_" and page.name("a third", "np") == "np_"
    assert "return lambda_ * x" in code(Scalar("lambda") * x)


def test_sizes_are_read_off_arguments_or_are_arguments():
    assert "m = A.shape[1]\n    return m * A" in code(size(m) * A)
    source = code(zeros(n, m))
    assert "def value(n, m):" in source and "n: a whole number" in source


def test_of_the_size_of_a_triangle_the_side_is_read():
    from_side = Page(TARGETS["numpy"], [A])
    assert from_side.size(triangle(n)) == "(n * (n + 1) // 2)" and from_side.lines == ["n = A.shape[0]"]


def test_a_new_array_is_like_an_argument_in_torch():
    assert "torch.eye(n).to(A) @ A" in code(eye(n) @ A, "torch")
    assert "return torch.zeros(n)" in code(zeros(n), "torch")


def test_a_name_has_a_line_of_its_own():
    z = define("z", A @ x)
    assert "    z = A @ x\n    return z @ z" in code(z.T @ z)


def test_what_stands_in_several_places_has_a_line_once():
    layer = tanh(A @ x)
    source = code(y.T @ layer * layer + y)
    assert "    part_1 = np.tanh(A @ x)\n    return (y @ part_1) * part_1 + y\n" in source
    assert "part" not in code(norm(A @ x)**2) and "part" not in code((x + x) @ (x + x).T)
    z = define("z", A @ x)
    L = Scalar("L", of=z)
    twice = code(hadamard(gradient(L, z), exp(gradient(L, z))))
    assert "    part_1 = dL_dz(z)\n    return part_1 * np.exp(part_1)\n" in twice


def test_a_network_is_written_once_a_layer():
    wide = x
    for layer in range(4):
        wide = function("sigma")(Matrix(f"W_{layer}", m, m) @ wide) + wide
    source = code(wide)
    assert [source.count(text) for text in ("sigma(", "    part_")] == [4, 3]


def test_shapes_are_said_in_the_names_of_the_sizes():
    assert shape_of(((n,), ())) == "(n,)" and "result: (m·n,)" in code(vec(A))


def test_what_has_no_code_is_named():
    with pytest.raises(NoCode, match="Gradient has no code yet") as raised:
        code(2 * gradient(x.T @ x, x))
    assert isinstance(raised.value, WrtError) and "derive" in raised.value.remedy
    with pytest.raises(NoCode, match="Gradient"):
        code(gradient(Scalar("L", of=define("z", A @ x)), x))
    assert "dsigma" in code(function("sigma").prime(x))
