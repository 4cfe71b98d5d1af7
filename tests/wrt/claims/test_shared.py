"""What both sides have in common is a letter in a proof, and never where it is differentiated as a constant."""

from functools import reduce

import pytest

from wrt import (
    Matrix, Scalar, Vector, absolute, d, define, diag, dimensions, exp, function, gradient, hadamard, indices, jacobian,
    logsumexp, partial, relu, softmax, tanh, trace,
)
from wrt.claims.check import LARGE, compare
from wrt.claims.shared import without_shared
from wrt.language.expression import Expression

n, m = dimensions("n m")
x, y, W, A = Vector("x", n), Vector("y", n), Matrix("W", n, m), Matrix("A", n, n)
i, j = indices("i j", n)
sigma = function("sigma")
NOBODY = frozenset()


def deep(of: Expression, function=tanh) -> Expression:
    """Layers enough for what is shared to be a letter."""
    return reduce(lambda e, _: function(A @ e), range(LARGE), of)


@pytest.mark.parametrize("left, right, shown", [
    (hadamard(exp(x), x), hadamard(x, exp(x)), "a_1 ⊙ x = x ⊙ a_1"),
    (jacobian(exp(A @ x), x), diag(exp(A @ x)) @ A, "∂exp(A x)/∂xᵀ = diag(exp(A x)) A"),
    (jacobian(A @ exp(x), x), A @ jacobian(exp(x), x), "∂(A a_1)/∂xᵀ = A (∂a_1/∂xᵀ)"),
    (d(exp(y).T @ tanh(x), x), exp(y).T @ d(tanh(x), x), "d_x(a_1 a_2) = a_1 da_2"),
])
def test_the_highest_parts_become_letters(left, right, shown):
    found = without_shared(left, right) or (left, right)
    assert " = ".join(side.text() for side in found) == shown


def test_a_part_with_a_letter_that_stands_outside_may_be_kept_apart():
    left, right = (y.T @ exp(x)) * y, y * (y.T @ exp(x))
    assert {side.text() for side in without_shared(left, right)} == {"a_1 y", "y a_1"}
    assert {side.text() for side in without_shared(left, right, apart=True)} == {"(yᵀ a_1) y", "y (yᵀ a_1)"}


def test_of_a_differential_what_it_is_of_becomes_a_letter_where_that_stands_elsewhere_as_well():
    z = A @ tanh(x)
    left, right = d(logsumexp(z), x), softmax(z).T @ d(z, x)
    assert [side.text() for side in without_shared(left, right)] == ["d(logsumexp(a_1))", "softmax(a_1)ᵀ da_1"]
    assert compare(left, right, NOBODY).status == "proved"
    assert compare(left, softmax(z).T @ d(tanh(x), x), NOBODY).status == "false"


def test_what_is_differentiated_is_a_function_of_the_letter():
    left, _ = without_shared(jacobian(hadamard(exp(x), y), x), diag(y) @ jacobian(exp(x), x))
    letter, = {part for part in left.walk() if getattr(part, "name", "") == "a_1"}
    assert letter.arguments == (x,)


@pytest.mark.parametrize("left, right", [
    (jacobian(hadamard(deep(y), x), x), diag(deep(y))),
    (deep(x) + y, y + deep(x)), (gradient(deep(y).T @ x, x), deep(y)), (trace(deep(x) @ y.T), y.T @ deep(x)),
    (gradient(deep(y, sigma).T @ A @ x, x), A.T @ deep(y, sigma)),
])
def test_a_large_step_is_proved(left, right):
    assert compare(left, right, NOBODY).status == "proved"


@pytest.mark.parametrize("left, right", [
    (jacobian(hadamard(deep(x), x), x), diag(deep(x))),          # what is differentiated is no constant
    (gradient(deep(x).T @ x, x), deep(x)), (deep(x) + y, 2 * y + deep(x)), (trace(deep(x) @ y.T), x.T @ deep(x)),
    (gradient(deep(y).T @ A @ x, x), A @ deep(y)), (deep(x), deep(y)), (hadamard(deep(x), deep(x)), deep(x)),
])
def test_a_large_step_that_is_false_is_refuted(left, right):
    assert compare(left, right, NOBODY).status == "false"


def test_what_is_large_and_right_by_laws_of_its_parts_is_found_all_the_same():
    E = deep(x)
    assert compare(hadamard(absolute(E), absolute(E)), hadamard(E, E), NOBODY).status == "proved"
    assert compare(relu(E) - relu(-E), E, NOBODY).status == "proved"


@pytest.mark.parametrize("left, right", [
    (x + y, y + x), (x[i] * exp(y[i]), exp(y[i]) * x[i]), (A @ x, W),
])
def test_letters_and_what_has_indices_stay(left, right):
    assert without_shared(left, right) is None


def test_by_a_name_nothing_is_replaced():
    z, t = define("z", A @ x), Scalar("t")
    assert without_shared(jacobian(exp(z), z) @ y, diag(exp(z)) @ y) is None
    assert without_shared(jacobian(A @ exp(z), z), A @ jacobian(exp(z), z)) is None
    left, _ = without_shared(partial(exp(t) * exp(A @ x), t), exp(A @ x) * partial(exp(t), t))
    assert left.text() == "∂(a_1 a_2)/∂t"
