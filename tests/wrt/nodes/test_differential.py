"""The words for differentials: what they make, and what they refuse."""

import pytest
from material import W, a, c, f, i, j, m, n, sigma, w, x, y

from wrt import Matrix, Scalar, Vector, d, directional, gradient, hvp, jvp, sum_over, vec
from wrt.claims.check import compare
from wrt.errors import MisuseError, NamingError, VariableError
from wrt.language.shape import axes
from wrt.nodes import Differential
from wrt.nodes.differential import increment, is_increment, letters

L = Scalar("L", of=W)


@pytest.mark.parametrize("letter, step", [
    (W, Matrix("dW", n, m)), (x, Vector("dx", m)), (a, Scalar("da")), (Vector("x_0", n), Vector("dx_0", n)),
    (Vector("sigma", n), Vector("dsigma", n))])
def test_the_increment_of_a_letter_is_a_letter_of_its_shape(letter, step):
    assert d(letter) == d(letter, letter) == increment(letter) == step
    assert is_increment(step, letter) and not is_increment(letter, letter) and axes(step) == axes(letter)


@pytest.mark.parametrize("of, message", [
    (lambda: d(x.T @ x), r"d of an expression needs the letters that vary: write d\(xᵀ x, X\)"),
    (lambda: d(f), r"d of an expression needs the letters that vary: write d\(f, X\)"),
    (lambda: d(2), r"d of an expression needs the letters that vary: write d\(2, X\)"),
    (lambda: directional(a * c, (a, c), (x[j], c)), "of several directions none has an index, as x_j has")])
def test_what_varies_has_to_be_said(of, message):
    with pytest.raises(MisuseError, match=f"^{message}"):
        of()


@pytest.mark.parametrize("of, by, message", [
    (L, f, "d varies letters, and f is none"), (x, L, "d varies letters, and L is none"),
    (x, vec(W), r"d varies letters, and vec\(W\) is none"), (x, x[j], "d varies letters, and x_j is none"),
    (d(x), d(x), "dx is an increment, which is a constant"), (x, d(x), "dx is an increment, which is a constant")])
def test_a_differential_is_taken_by_letters(of, by, message):
    with pytest.raises(VariableError, match=f"^{message}$"):
        d(of, by)


def test_an_increment_has_none_itself():
    with pytest.raises(VariableError, match="^dW is an increment, which is a constant$"):
        d(d(W))
    with pytest.raises(TypeError, match="is not an expression"):
        d(x, "x")


def test_the_variables_stand_in_the_order_in_which_they_occur():
    assert d(y.T @ W @ x, x, y, W) == d(y.T @ W @ x, W, x, y) == d(y.T @ W @ x, y, W, x)
    assert letters(sigma(d(W @ x, W, x))) == (W, x)
    assert d(W @ x, a, x) == Differential(W @ x, (x, a), (d(x), d(a)))


def test_words_for_one_thing_make_one_node():
    v = Vector("v", m)
    assert jvp(f, x, v) == directional(f, x, v)
    assert hvp(L, W, W) == directional(gradient(L, W), W, W)
    assert directional(f, (W, x), (d(W), d(x))) == d(f, W, x)


def test_a_differential_does_not_stand_beside_a_letter_that_looks_like_it():
    with pytest.raises(NamingError, match="two things print as dL: the differential of L"):
        compare(d(L, W), Scalar("dL"), frozenset())
    assert compare(directional(W, W, d(W)), d(W), frozenset()).status == "proved"


def test_a_name_is_varied_or_what_it_stands_for():
    """Of f = W x the entries are varied and x is not."""
    with pytest.raises(VariableError, match="and what is differentiated depends on x in another way too"):
        compare(directional(x.T @ x * f, f, y), 0 * y, frozenset())
    assert compare(directional(f.T @ f, f, f), 2 * f.T @ f, frozenset()).status == "proved"


def test_the_indices_of_a_direction_are_summed_with_those_around_it():
    left = directional(sigma(a), a, x[j]) * y[i] * W[i, j]
    assert compare(left, sigma.prime(a) * (y.T @ W @ x), frozenset()).status == "proved"
    assert compare(sum_over(j, directional(a * a, a, x[j] * x[j] * x[j])), sum_over(j, 2 * a * x[j] * x[j] * x[j]),
                   frozenset()).status == "proved"


def test_a_direction_is_not_differentiated():
    once = directional(x.T @ x, x, x)
    assert once.operands() == (x.T @ x, x) and once.variables() == (x,) and once.symbols() == (x,)
    assert directional(f, w, vec(W)).symbols() == (W,)
    assert once.with_operands((a * x, d(x))) == d(a * x, x)
    assert compare(hvp(x.T @ x, x, x), 2 * x, frozenset()).status == "proved"
