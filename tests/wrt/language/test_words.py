"""Words: what an author types between dollars is read, what the engine says is printed from the tree."""

import re

import pytest
from material import W, X, m, x

from wrt import Matrix, dimensions, exp
from wrt.claims.derivation import Derivation
from wrt.claims.finding import Misfit
from wrt.dollars import all_ways, plain
from wrt.errors import ShapeError
from wrt.language.words import latex_words, notation, pieces
from wrt.names import GREEK
from wrt_sphinx.pages.typed import is_notation


def marks(tex):
    """The TeX without blanks, which mean nothing there but behind a command."""
    return re.findall(r"\\[A-Za-z]+|\\,|\S", tex)


@pytest.mark.parametrize("text, tex", [
    ("W_ij", "W_{ij}"), ("δ_ip", r"\delta _{ip}"), ("xᵀ", r"x^{\mathsf{T}}"), ("n×m", r"n \times m"),
    ("1_n", r"\mathbf{1}_{n}"),
    ("n×mn", r"n \times mn"), ("S⁻¹", "S^{-1}"), ("λ", r"\lambda "), ("Σ_1", r"\mathit{\Sigma}_{1}")])
def test_names_and_shapes_are_what_stands_between_dollars(text, tex):
    assert marks(notation(text)) == marks(tex)


@pytest.mark.parametrize("text", ["W x", "Σ_i x_i", "vec(W)", "exp(X)", "x + y", "∂L/∂W", "x ⊗ y", "sqrt(a)", "a = b",
                                  "σ'(x)"])
def test_anything_else_is_left_for_the_gate_to_refuse(text):
    assert not is_notation(notation(text)) and not re.search(r"\\(sum|surd|partial|operatorname|exp)", notation(text))


def test_every_greek_letter_is_known_and_may_be_typed():
    found = {notation(letter).strip() for letter in GREEK.values()}
    assert found == {rf"\{name}" for name in GREEK if name != "Sigma"} | {r"\mathit{\Sigma}"}
    assert all(map(is_notation, found)) and is_notation(r"\mathit{\Sigma}_{ij}") and not is_notation(r"\mathit{W x}")


def test_words_are_told_from_mathematics():
    assert pieces("row $i$ of $W$") == [("row ", "i", ""), (" of ", "W", "")]
    assert pieces("no names") == [("no names", "", "")] and pieces("$x$") == [("", "x", "")]
    assert plain("row $i$ of $W_ij$") == "row i of W_ij" and plain("a $ alone") == "a $ alone"


def test_what_the_engine_says_brings_its_print_along():
    covariance = Matrix("Sigma", *dimensions("n m"))
    told = f"{covariance.told()} and {exp(X).told()} differ"
    assert plain(told) == "𝛴 and exp∘(X) differ"
    assert pieces(told) == [("", r"\mathit{\Sigma}", "capital sigma"),
                            (" and ", r"\exp^{\circ}(X)", "exp entry by entry of X"), (" differ", "", "")]
    assert pieces(f"has {all_ways('a', 'b', 'c')}") == [("has ", "b", "c")]


def test_an_error_tells_shapes_and_expressions_from_the_tree():
    size = dimensions("mu")
    with pytest.raises(ShapeError) as error:
        Derivation(W @ Matrix("Sigma", size, m) @ x, (x, "so"))
    assert str(error.value) == ("step 1: shapes do not fit: W is n×m, 𝛴 is μ×m")
    assert Misfit(error.value.words).pieces() == [
        ("Shapes do not fit: ", "W", "W"), (" is ", r"n \times m", "n by m"),
        (", ", r"\mathit{\Sigma}", "capital sigma"), (" is ", r"\mu \times m", "mu by m"), (".", "", "")]


def test_words_for_amsmath_are_escaped_outside_of_dollars_only():
    assert latex_words("50% of $x_1$ & more") == r"\text{50\% of $x_{1}$ \& more}"
    assert latex_words("δ and $δ$") == r"\text{$\delta$ and $\delta $}"
