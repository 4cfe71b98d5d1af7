"""Speech: what a lecturer says, and one tree only behind every sentence."""

from __future__ import annotations

import re

import pytest
from material import A, W, X, a, c, f, i, j, m, n, p, q, sigma, w, x, y
from pool import S
from random_trees import Trees

from wrt import (
    Matrix, Scalar, Vector, define, delta, dimensions, eye, function, gradient, hadamard, jacobian, kron, partial,
    sum_over,
)
from wrt.language.speech import Spoken, equation, speaker, spoken

k = dimensions("k")
# words, and numbers in digits
SAID = re.compile(r"[A-Za-z]+|\d+")


@pytest.mark.parametrize("tree, words", [
    (W.T, "W transpose"),
    (partial(f[i], W[p, q]), "the partial derivative of f i with respect to W p q"),
    (gradient(y.T @ W @ x, W), "the derivative of y transpose W x with respect to W"),
    (jacobian(W @ x, x), "the derivative of W x with respect to x transpose"),
    (kron(x.T, eye(n)), "x transpose Kronecker product identity of size n"),
    (delta(i, p) * x[q], "delta i p times x q"),
    (sum_over(j, W[i, j] * x[j]), "the sum over j of W i j times x j"),
    (kron(x.T, eye(n)) @ y, "open paren x transpose Kronecker product identity of size n close paren times y"),
    (jacobian(f, x) @ A.T, "the derivative of f with respect to x transpose, times A transpose"),
    (a * partial(c, a) * c, "a times the partial derivative of c with respect to a, times c"),
    (partial(f[i], W[p, q]) + c - a, "the partial derivative of f i with respect to W p q, plus c minus a"),
    (kron(jacobian(f, x), eye(n)),
     "the derivative of f with respect to x transpose, Kronecker product identity of size n"),
    (hadamard(jacobian(f, x), W), "the derivative of f with respect to x transpose, Hadamard product W"),
    (jacobian(f, x) @ (jacobian(f, x) + W),
     "the derivative of f with respect to x transpose, times open paren the derivative of f with respect to x "
     "transpose, plus W close paren"),
    (partial(c, a) / a, "the partial derivative of c with respect to a, over a"),
    (sigma.prime.prime.prime.prime(a), "sigma with 4 primes of a"),
    (function("sigma_2").prime(X), "sigma sub 2 prime entry by entry of X"),
    (a / 2, "one half times a"), (a * a / 3 - 1, "one third times a squared minus 1"),
    (Matrix("Sigma", n, n).inv, "capital sigma inverse"), (Scalar("alpha_1") * a, "alpha sub 1 times a"),
])
def test_expressions_are_said_as_in_a_lecture(tree, words):
    assert tree.spoken() == spoken(tree) == words


@pytest.mark.parametrize("top, bottom, words", [
    ("1", "2", "one half"), ("3", "2", "3 halves"), ("1", "4", "one quarter"), ("2", "10", "2 tenths"),
    ("3", "17", "3 over 17"), ("1", "a", "1 over a")])
def test_a_small_fraction_has_a_word(top, bottom, words):
    assert Spoken().fraction(top, bottom) == words


def test_capital_and_small_letters_are_told_apart_where_both_are_said():
    assert jacobian(W @ x, w).spoken() == "the derivative of capital W x with respect to small w transpose"
    assert jacobian(W @ x, x).spoken() == "the derivative of W x with respect to x transpose"
    assert equation(w, define("v", W @ x)) == "small w equals v"
    assert (Scalar("Omega") * Scalar("omega")).spoken() == "capital omega times small omega"
    # the size m and the index x are said in no way that could be taken for the matrix M and the vector X
    M, I_m = Matrix("M", m, m), eye(m)
    assert (M @ Vector("y", m)).spoken() == "M y" and (M @ I_m).spoken() == "capital M times identity of size small m"


def test_one_style_says_all_that_stands_together():
    style = speaker(W @ x, w)
    assert [side.printed(style)[0] for side in (W @ x, W, x)] == ["capital W x", "capital W", "x"]
    assert equation(W @ x, f) == "W x equals f"


def test_random_trees_are_said_in_words_alone():
    for seed in range(300):
        trees = Trees(seed)
        said = trees.tree(trees.shape(), 2, trees.indices(2)).spoken()
        assert all(SAID.fullmatch(word.removesuffix(",")) for word in said.split(" ")), said


def test_brackets_that_are_opened_are_closed():
    for seed in range(300):
        trees = Trees(seed)
        said = trees.tree(trees.shape(), 3, trees.indices(2)).spoken()
        assert said.count("open paren") == said.count("close paren")


@pytest.mark.parametrize("one, other", [
    ((a + c) * x, a + c), ((W @ x).T, x.T), (S @ S.T, (S @ S).T), (sigma(x).T, sigma(x.T)), (1 / (a * c), (1 / a) * c),
    (Matrix("W", n, m)[i, j], w[j, i]), (jacobian(f, x).T, jacobian(f, x)), (-(a + c), -a + c)])
def test_what_differs_is_said_differently(one, other):
    assert one.spoken() != other.spoken()
