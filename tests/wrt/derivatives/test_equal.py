"""Two expressions are equal, or a counterexample says that they are not; nothing is called equal that is not."""

import pytest

from wrt import Matrix, Scalar, Vector, cos, dimensions, equal, eye, gradient, invertible, kron, norm, sin, trace, vec
from wrt.errors import MisuseError, ShapeError

n, m, k = dimensions("n m k")
A, B, X = Matrix("A", n, m), Matrix("B", m, k), Matrix("X", n, n)
x, a = Vector("x", m), Scalar("a")

TRUE = [(trace(A @ A.T), norm(A)**2, "proved"), ((A @ B).T, B.T @ A.T, "proved"), (X.inv.T, X.T.inv, "proved"),
        (vec(A @ B), kron(B.T, eye(n)) @ vec(A), "proved"), (gradient(x.T @ x, x), 2 * x, "proved"),
        (sin(a)**2 + cos(a)**2, 1, "numerical")]
FALSE = [((A @ B).T, A.T @ B.T, "shapes do not fit"), (trace(X @ X), trace(X)**2, "counterexample: n=2"),
         (vec(A @ B), kron(B, eye(n)) @ vec(A), "shapes do not fit"), (gradient(x.T @ x, x), x, "counterexample"),
         (A, A.T, "shapes differ")]


@pytest.mark.parametrize("left, right, status", TRUE, ids=str)
def test_what_is_equal_is_true(left, right, status):
    answer = equal(left, right)
    assert answer and answer.status == status and answer.text().startswith(f"{status}: {left.text()} = ")


@pytest.mark.parametrize("left, right, found", FALSE, ids=str)
def test_what_is_not_is_false_and_says_where(left, right, found):
    answer = equal(left, right)
    assert not answer and answer.status == "false" and found in answer.text()


@pytest.mark.parametrize("left, right, status", TRUE, ids=str)
def test_a_mutation_of_what_is_equal_is_false(left, right, status):
    assert equal(left, 2 * right).status == "false"


def test_the_answer_is_one_line():
    for left, right, _ in TRUE + FALSE:
        assert "\n" not in repr(equal(left, right))


def test_a_condition_that_is_needed_is_found_or_given():
    assert repr(equal(X @ X.inv, eye(n))) == "proved: X X⁻¹ = I_n, where X is invertible, for all sizes"
    given = equal(X @ X.inv, eye(n), conditions=invertible(X))
    assert given.text() == equal(X @ X.inv, eye(n)).text() and len(given.conditions) == 1


def test_what_counts_entries_in_another_order_is_not_called_false():
    answer = equal(vec(A @ B), kron(eye(n), B.T) @ vec(A))
    assert not answer and answer.status == "undecided" and "shapes do not fit" in answer.text()


def test_a_question_that_does_not_fit_is_an_error():
    with pytest.raises(ShapeError):
        equal(A @ A, A)
    with pytest.raises(MisuseError):
        equal(A @ x, A * x)
    with pytest.raises(TypeError, match="'W x' is not an expression"):
        equal("W x", A)
