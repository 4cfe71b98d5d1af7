r"""What is typed between dollars is said in words, and no sign of TeX is left."""

import pytest

from wrt import dimensions, eye, ones
from wrt_sphinx.pages.aloud import aloud


@pytest.mark.parametrize("tex, words", [
    ("W", "W"), (r"W_{p,q}", "W p q"), ("x_0", "x sub 0"), ("{x_0}_k", "x sub 0 k"), ("x_{1}", "x sub 1"),
    (r"x^\mathsf{T}", "x transpose"), (r"x^{\mathsf{T}}", "x transpose"), (r"W^{\top}", "W transpose"),
    ("W^T", "W transpose"), (r"\mathit{\Sigma}", "capital sigma"), (r"\Sigma", "capital sigma"), (r"\sigma", "sigma"),
    ("β", "beta"), ("W_Δ", "W capital delta"),
    (r"n \times m", "n by m"), (r"(n_1 \cdot m) \times 3", "open paren n sub 1 times m close paren by 3"),
    ("0.5", "0.5"), ("-2", "minus 2"), (r"\hat{W}", "W hat"), (r"\bar\theta_i", "theta bar i"),
    ("I_{n}", "identity of size n"), ("I", "I"), (r"\mathbf{1}_{n}", "the vector of ones of size n"),
    (r"\mathbb{R}^{n}", "R n"), (r"\operatorname{vec}", "vec"), (r"\mathrm{row}", "row")])
def test_notation_is_said_in_words(tex, words):
    assert aloud(tex) == words


@pytest.mark.parametrize("tex", [
    r"\frac{a}{b}", r"\sum_j x_j", r"\begin{matrix} a \end{matrix}", r"\color{red} x", "x_", "x_{", "^", r"\hat",
    r"\mathbf{", "{", "W^{-1}", ""])
def test_what_may_not_be_typed_leaves_no_sign_of_tex(tex):
    assert not set(aloud(tex)) & set("\\{}_^$")


def test_constants_are_said_as_in_an_expression():
    n = dimensions("n")
    assert [aloud(e.latex()) for e in (eye(n), ones(n))] == [eye(n).spoken(), ones(n).spoken()]
