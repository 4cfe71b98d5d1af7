"""The equations of a piece: their sides, the signs between, and their places."""

from time import monotonic

import pytest

from wrt.checking.equations import DEFINED, OTHER, chains
from wrt.checking.pieces import Piece


def sides(text):
    """The sides of each statement."""
    return [[side.text.strip() for side in chain.sides] for chain in chains(Piece(text, 0))]


@pytest.mark.parametrize("text, found", [
    ("a = b", [["a", "b"]]), ("a = b = c.", [["a", "b", "c"]]), ("x", []), ("n \\times m", []),
    (r"\begin{align} a &= b \\ c &= d \end{align}", [["a", "b"], ["c", "d"]]),
    (r"\begin{align} a &= b \\ &= c \end{align}", [["a", "b", "c"]]),
    (r"\begin{eqnarray} a &=& b \\ &=& c \end{eqnarray}", [["a", "b", "c"]]),
    (r"\begin{alignat}{2} a &= b &\quad c &= d \end{alignat}", [["a", "b"], ["c", "d"]]),
    (r"\begin{gather} a = b \\ c = d \end{gather}", [["a", "b"], ["c", "d"]]),
    ("a = b \\\\ + c", [["a", "b + c"]]), ("a = b + \\\\ c", [["a", "b + c"]]),
    (r"a = b, \quad c = d", [["a", "b"], ["c", "d"]]), (r"a = b \implies c = d", [["a", "b"], ["c", "d"]]),
    ("a = b, c = d", [["a", "b"], ["c", "d"]]), (r"a = b \text{ and hence } c = d", [["a", "b"], ["c", "d"]]),
    (r"a = b \label{x} \tag{1} \nonumber", [["a", "b"]]), (r"a = b % = c", [["a", "b"]]),
    (r"\sum_{i=1}^n x = b", [[r"\sum_{i=1}^n x", "b"]]), ("f(x = 1) = b", [["f(x = 1)", "b"]]),
    (r"a = \begin{bmatrix} b & c \\ d & e \end{bmatrix} x",
     [["a", r"\begin{bmatrix} b & c \\ d & e \end{bmatrix} x"]]),
    (r"a = b \hspace{1in} c = d", [["a", "b"], ["c", "d"]]), (r"\text{tr}(A) = \text{tr}(B)",
                                                             [[r"\text{tr}(A)", r"\text{tr}(B)"]])])
def test_sides(text, found):
    assert sides(text) == found


@pytest.mark.parametrize("text, signs", [
    ("a := b", [DEFINED]), (r"a \stackrel{\text{def}}{=} b", [DEFINED]), (r"a \approx b", [OTHER]),
    (r"a \neq b", [OTHER]), (r"a \in b", [OTHER]), (r"a \leq b = c", [OTHER, "="]), (r"a \triangleq b", [DEFINED])])
def test_signs(text, signs):
    (chain,) = chains(Piece(text, 0))
    assert chain.signs == signs and all(side.text.strip() for side in chain.sides)


def test_each_side_has_its_place():
    text = "\\begin{align}\n a &= bc \\\\\n &= d, \\quad e = f\\end{align}"
    for chain in chains(Piece(text, 100)):
        for side in chain.sides:
            if side.text.strip():
                begin = side.start - 100
                assert text[begin:begin + len(side.text.strip())] == side.text.strip()


@pytest.mark.parametrize("text", ["=" * 20_000, "{" * 20_000, r"\\" * 10_000, "&" * 20_000, "a=b," * 5000,
                                  r"\begin{align}" * 1500, r"\text{" * 3000, r"\text{a b " * 2000, "%" * 20_000])
def test_hostile_pieces_take_no_time(text):
    begun = monotonic()
    chains(Piece(text, 0))
    assert monotonic() - begun < 5
