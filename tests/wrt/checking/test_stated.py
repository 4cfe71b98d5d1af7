"""What notes declare of their letters: in the head, in a comment, in mathematics."""

import pytest

from wrt.checking.stated import declared, of_head, of_piece
from wrt.errors import TypedError
from wrt.parsing.kinds import Shapes


@pytest.mark.parametrize("text, kinds", [
    ("W is n×m", {"W": ("matrix", "n", "m")}), ("W: n x m", {"W": ("matrix", "n", "m")}),
    ("W: nxm", {"W": ("matrix", "n", "m")}), ("W is 3 by 4", {"W": ("matrix", "3", "4")}),
    ("x: vector n", {"x": ("column", "n")}), ("x is a vector of length m", {"x": ("column", "m")}),
    ("r is a row vector of n", {"r": ("row", "n")}), ("λ is a scalar", {"lambda": ("number",)}),
    ("A, B are n×n and c is a number", {"A": ("matrix", "n", "n"), "B": ("matrix", "n", "n"), "c": ("number",)}),
    ("A symmetric", {"A": ("symmetric", "?A")}), ("S: symmetric n×n", {"S": ("symmetric", "n")}),
    ("K is skew n×n", {"K": ("skew-symmetric", "n")}), ("D is a diagonal matrix", {"D": ("diagonal", "?D")}),
    ("x is a vector", {"x": ("column", "?x")}), ("X is a matrix", {"X": ("matrix", "?X", "?X'")}), ("", {})])
def test_declarations(text, kinds):
    assert declared(text) == (kinds, "")
    Shapes(kinds)


@pytest.mark.parametrize("text", ["foo", "x is", "x is n", "A is a cube of n", "W is n×m symmetric", "word is n×m",
    "x, y",
                                  "W is n×m×k"])
def test_what_is_no_declaration_is_refused(text):
    with pytest.raises(TypedError):
        declared(text)


@pytest.mark.parametrize("head, kinds, layout", [
    ("wrt: 'W: n×m, x: vector m'\n", {"W": ("matrix", "n", "m"), "x": ("column", "m")}, ""),
    ("a: b\nwrt:\n  W: n×m\n  layout: numerator\nc: d\n", {"W": ("matrix", "n", "m")}, "numerator"),
    ("wrt: denominator layout", {}, "denominator"), ("title: W is n×m\n", {}, "")])
def test_heads(head, kinds, layout):
    assert of_head(head) == (kinds, layout)


@pytest.mark.parametrize("text, kinds", [
    (r"\mathbf{X}, Y \in \mathbb{R}^{n \times m}", {"X": ("matrix", "n", "m"), "Y": ("matrix", "n", "m")}),
    (r"x \in \R^n", {"x": ("column", "n")}), (r"x \in \mathbb{R}^{n\times 1}", {"x": ("column", "n")}),
    (r"r \in \mathbb{R}^{1 \times n}", {"r": ("row", "n")}), (r"c \in \mathbb R", {"c": ("number",)}),
    (r"w \in \mathbb{R}^{d+1}", {"w": ("column", "?w0")}), (r"S \in \mathbb{S}^n", {"S": ("symmetric", "n")}),
    (r"x_i \in \mathbb{R}^n", {}), (r"x \in \mathbb{C}^n", {}), (r"f : \mathbb{R}^n \to \mathbb{R}", {}),
    (r"T \in \mathbb{R}^{a \times b \times c}", {}), ("x = 1", {})])
def test_shapes_in_mathematics(text, kinds):
    assert dict(of_piece(text)) == kinds
