import re

import pytest
from random_trees import Trees

from wrt.dollars import plain
from wrt.language.printing import PRODUCT, Latex
from wrt.language.words import in_line, latex_words, pieces
from wrt.names import GREEK


class InLine(Latex):
    """What `in_line` makes of plain text, made from the tree: slashes, and no sign that grows."""

    line = PRODUCT

    def brackets(self, body):
        return f"({body})"

    def fraction(self, top, bottom):
        return f"{top}/{bottom}"

    def derivative(self, top, bottom):
        return rf"\partial {top}/\partial {bottom}"

    def root(self, body):
        return rf"\surd ({body})"


def marks(tex):
    """The TeX without blanks, which mean nothing there but behind a command."""
    return re.findall(r"\\[A-Za-z]+|\\,|\S", tex)


def test_plain_text_is_typeset_as_the_tree_would_be():
    seen = set()
    for seed in range(1500):
        trees = Trees(seed)
        tree = trees.tree(trees.shape(), trees.random.choice([1, 2, 3]), trees.indices(2))
        assert marks(in_line(tree.text())) == marks(tree.printed(InLine())[0]), tree
        seen |= set(marks(in_line(tree.text())))
    assert seen >= {r"\partial", r"\otimes", r"\odot", r"\sum", r"\surd", r"\mathbf", r"\delta", r"\operatorname", "/"}


@pytest.mark.parametrize("text, tex", [
    ("W_ij", "W_{ij}"), ("(x_0)_k", "(x_{0})_{k}"), ("δ_ip", r"\delta _{ip}"), ("xᵀ", r"x^{\mathsf{T}}"),
    ("n×m", r"n \times m"), ("n×(m·n)", r"n \times (m \cdot n)"), ("S⁻¹", "S^{-1}"),
    ("vec(W)", r"\operatorname{vec}(W)"), ("1_n", r"\mathbf{1}_{n}"),
    ("a b", r"a\,b"), ("a - b", "a - b"), ("Σ_i x_i", r"\sum_{i} x_{i}"),
    ("Σ_1", r"\Sigma _{1}"), ("σ'(y)", r"\sigma '(y)"), ("σ^(3)(y)", r"\sigma ^{(3)}(y)"), ("λ", r"\lambda ")])
def test_what_stands_between_dollars(text, tex):
    assert marks(in_line(text)) == marks(tex)


def test_words_are_told_from_mathematics():
    assert pieces("row $i$ of $W$") == [("row ", "i"), (" of ", "W")]
    assert pieces("no names") == [("no names", "")] and pieces("$x$") == [("", "x")]
    assert plain("row $i$ of $W_ij$") == "row i of W_ij" and plain("a $ alone") == "a $ alone"


def test_words_for_amsmath_are_escaped_outside_of_dollars_only():
    assert latex_words("50% of $x_1$ & more") == r"\text{50\% of $x_{1}$ \& more}"
    assert latex_words("δ and $δ$") == r"\text{$\delta$ and $\delta $}"


def test_every_greek_letter_is_known():
    assert {in_line(letter).strip() for letter in GREEK.values()} == {rf"\{name}" for name in GREEK}
