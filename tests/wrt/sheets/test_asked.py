"""The question that a formula answers, as one types it."""

import pytest

from wrt import (
    Derivation, Formula, Matrix, Scalar, Symmetric, Vector, define, derive, dimensions, eye, function, jacobian, kron,
    logdet, norm, size, softmax, trace, vec,
)
from wrt.asking.choices import answer
from wrt.asking.question import Question
from wrt.asking.request import Request
from wrt.sheets.asked import asked
from wrt.sheets.sheet import Asked

n, m = dimensions("n m")
W, X, A = Matrix("W", n, m), Matrix("X", n, n), Matrix("A", m, m)
x, y, w, t = Vector("x", m), Vector("y", n), Vector("w", m), Scalar("t")
S, z = Symmetric("S", m), define("z", W @ x)


@pytest.mark.parametrize("derivation, typed", [
    (derive(W @ x, W), "W x"), (derive(W @ x, W, "rvec"), "W x"), (derive(W @ x, W, "entries"), "W x"),
    (derive(x.T @ A @ x, x), "xᵀ A x"), (derive(x.T @ A @ x, x, "hessian"), "xᵀ A x"),
    (derive(logdet(X), X), "log|det(X)|"), (derive(norm(y - W @ w)**2, w), "‖y - W w‖²"),
 (derive(softmax(x), x), "softmax(x)"), (derive(t**3, t), "t³"),
    (derive(logdet(S), S, entries="free"), "log|det(S)|"), (derive(W @ x, x, "differential"), "W x"),
    (derive(trace(W.T @ (W @ A)), W), "tr(Wᵀ (W A))")])
def test_what_is_typed_gives_the_formula_again(derivation, typed):
    found = asked(Formula("stated", derivation))
    assert found.text == typed
    question = Question.read(Request("derivative", found.text, found.by, found.shapes))
    form, again = answer(question, found.form)
    assert form == found.form and again.right.text().translate(str.maketrans("mk", "nm")) in (
        derivation.right.text(), derivation.right.text().translate(str.maketrans("mk", "nm")))


def test_what_has_a_name_is_asked_by_what_it_stands_for():
    assert asked(Formula("stated", derive(norm(z)**2, W))).text == "‖W x‖²"


def test_a_name_of_stacked_entries_asks_for_the_matrix():
    by = define("w", vec(W))
    stated = Formula("stated", Derivation(jacobian(W @ x, by), (kron(x.T, eye(n)), "stacked")))
    assert asked(stated) == Asked("W x", "W", {}, "jacobian")


def test_shapes_are_said_where_they_are_not_usual():
    b, c = Scalar("b"), Vector("c", n)
    assert asked(Formula("scaled", derive(b * (c.T @ c), c))).shapes == {"b": ("number",), "c": ("column", "n")}
    assert asked(Formula("tied", derive(logdet(S), S, entries="free"))).shapes == {"S": ("symmetric", "m")}


def test_what_is_not_read_back_alike_is_not_asked():
    sigma = function("sigma")
    assert asked(Formula("open", derive(sigma(x), x, "entries"))) == Asked()
    assert asked(Formula("no-derivative", Derivation(W.T.T, (W, "transposed twice")))) == Asked()
    assert asked(Formula("of-a-size", derive(norm(x)**2 / size(m), x))) == Asked()
