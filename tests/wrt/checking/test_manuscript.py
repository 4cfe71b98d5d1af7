"""Notes as claims: where each stands, and what is declared and defined there."""

import pytest

from wrt.checking.checked import (
    CONDITION, DEFINITION, ELSEWHERE, FALSE, NOT_READ, OTHER, PROVED, SPECIAL, judge,
)
from wrt.checking.manuscript import MOST, DeclarationError, Manuscript


def claims(text):
    """The claims of a text by what is written."""
    return {one.text: one.claim for one in Manuscript(text).equations if one.claim}


def test_equations_have_their_places():
    found = Manuscript("# A\n\nIf $a = b$,\n$$\n\\begin{aligned}\nAB &= C \\\\\n &= D\n\\end{aligned}\n$$\n").equations
    assert [(one.line, one.column, one.text) for one in found] == [(3, 5, "a = b"), (6, 1, "AB = C"), (7, 5, "C = D")]


def test_a_chain_is_of_the_derivative_that_it_begins_with():
    (first, second, third) = claims(r"$\frac{\partial x^Tx}{\partial x} = \frac{\partial y}{\partial x} = x + x = 2x$")
    assert first.startswith(r"\frac{\partial x^Tx}{\partial x} = \frac")
    assert third == r"\frac{\partial y}{\partial x} = 2x" and second == r"\frac{\partial y}{\partial x} = x + x"


@pytest.mark.parametrize("text, names", [
    ("$f(x) = x^Tx$, $y = Ax$, $L := y$", "f y L"), (r"$\hat{y} = Xw$ and $x_1 = a$", "hat(y) x_1"),
    ("$x = x + 1$, $AB = C$, $f'(x) = 2$, $x_i = 3$, $2 = a$", ""), ("$n = 10$", ""), (r"$\mathcal{L} = x^Tx$", "L")])
def test_definitions(text, names):
    notes = Manuscript(f"{text}\n\n$q^Tq = ({' '.join('fyLnxABC')} \\hat{{y}} x_1)$")
    kept = [one.claim for one in notes.equations if one.claim][-1].definitions
    assert " ".join(one.name for one in kept) == names


def test_a_definition_holds_until_its_section_ends():
    text = "# A\n$f(x) = x^Tx$\n## B\n$\\nabla f = 2x$\n# C\n$\\nabla f = 3x$"
    inside, outside = claims(text).values()
    assert [one.line for one in inside.definitions] == [2] and outside.definitions == ()


def test_declarations_hold_from_there_on():
    text = ("---\nwrt: 'A: symmetric n×n'\n---\n$AB = C$\n<!-- wrt: B is n×m, denominator layout -->\n$AB = D$\n"
            "# A\n$x \\in \\mathbb{R}^n$\n$Bx = d$\n# B\n$By = d$")
    first, second, third, fourth = claims(text).values()
    assert first.declared == {"A": ("symmetric", "n")} and first.layout == ""
    assert second.declared["B"] == ("matrix", "n", "m") and second.layout == "denominator"
    assert third.weak == {"x": ("column", "n")} and fourth.weak == {}


@pytest.mark.parametrize("text, line", [("a\n\n<!-- wrt: W is nice -->", 3), ("---\nwrt: foo\n---\n", 1),
                                        ("<!-- wrt: W is 9999999×2 -->", 1)])
def test_a_declaration_that_is_not_read_is_refused_with_its_line(text, line):
    with pytest.raises(DeclarationError) as caught:
        Manuscript(text)
    assert caught.value.line == line and caught.value.remedy


def test_other_comments_and_code_are_left_alone():
    assert claims("<!-- a comment: $a b = c$ -->\n```\n$a b = d$\n```\n`$a b = e$`") == {}


def test_what_the_section_says_is_kept_as_a_doubt():
    first, second = claims("# A\n$AB = C$\n# B\nFor orthogonal $Q$: $QB = C$").values()
    assert first.doubts == () and second.doubts == ("orthogonal",)


def test_approximations_and_conditions_are_no_equations():
    assert claims(r"$a b \approx c$, $x y \leq z$, $x \in S$, $a b \neq c$") == {}


def test_there_is_an_end():
    notes = Manuscript("\n\n".join(["$AB = C$"] * (MOST + 5)))
    assert len(notes.equations) == MOST and notes.is_cut


def test_definitions_are_told_apart_from_claims():
    found = Manuscript("$f(x) = x^Tx = g$").equations
    assert [one.found.verdict if one.found else "claim" for one in found] == [DEFINITION, "claim"]


Q = r"\frac{\partial x^TAx}{\partial x}"
ROWS = [r"&\quad +", r"&\qquad {}+", "&{}+", r"&\;+", r"&\hspace{2em}+", "&~~+", r"&\ +", "&&+", r"&\mathbin{+}",
        r"&\phantom{=}\;+", r"&\mathrel{\phantom{=}}+", "&+", "+"]


def judged(text):
    """The verdict on each equation of some notes, without definitions."""
    found = [equation.found or judge(equation.claim) for equation in Manuscript(text).equations]
    return [one.verdict for one in found if one.verdict != DEFINITION]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_that_begins_with_a_sign_goes_on_with_the_one_before(row):
    text = f"$$\\begin{{aligned}}{Q} &= Ax \\\\ {row} A^Tx\\end{{aligned}}$$"
    assert judged(text) == [PROVED] and judged(text.replace("A^Tx\\end", "2A^Tx\\end")) == [FALSE]


@pytest.mark.parametrize("text, verdict", [
    (f"$${Q} = Ax \\\\ \\qquad + A^Tx$$", PROVED), (f"$${Q} = Ax$$ $$+ A^Tx$$", NOT_READ),
    (r"$$\begin{split}\frac{\partial (x^TAx - a^Tx)}{\partial x} &= Ax + A^T x\\ &\quad - a\end{split}$$", PROVED),
    ("$f = x^TAx$\n$$\\nabla_x f(x) = (A+A^T)x$$", PROVED), ("$f = x^TAx$\n$$\\nabla_x f = (A+A^T)x$$", PROVED),
    ("$L=\\frac12\\|Xw-y\\|^2$\n$$\\frac{\\partial L(w)}{\\partial w}=X^T(Xw-y)$$", PROVED),
    ("$y=3t^2$\n$$\\frac{d}{dt}y(t) = 6t$$", PROVED), ("$y=3t^2$\n$$\\frac{d}{dt}y(t) = 9t^2$$", FALSE),
    ("$y = a x^2$\n$\\frac{dy}{dx} = 2ax$", PROVED), ("$y = a x^2$\n$\\frac{dy}{dx} = 3ax$", FALSE),
    ("$z = Wx$\n$\\frac{\\partial z(x + y)}{\\partial x} = W$", NOT_READ),
    (r"$$dx \wedge dy = -dy\wedge dx$$", NOT_READ), (r"$$A\wedge B = B\wedge A$$", OTHER),
    (r"$$\frac{\partial x^Tx}{\partial x} = 2x \phantom{+ 2}$$", PROVED),
    ('---\nwrt: "layout: denominator, A: n×n, X: n×n"\n---\n'
     r"$\frac{\partial \det(AX)}{\partial X} = \det(AX)X^{-1}$", ELSEWHERE),
    (r"$\frac{\partial \operatorname{tr}(AXB)}{\partial X} = B A^T$", FALSE),
    (r"$\mathbf a\times\mathbf b = \mathbf b\times\mathbf a$", OTHER),
    (r"$\frac{\partial x^Tx}{\partial x} = 2 \times x$", PROVED),
    ("$(A+B)^2 = A^2+2AB+B^2$", FALSE), (r"$\|Ax\| = \|A\|\|x\|$", CONDITION),
    (r"$\operatorname{vec}(AXB) = (A \otimes B^T)\operatorname{vec}(X)$", ELSEWHERE),
    (r"$\operatorname{vec}(AXB) = (B \otimes A^T)\operatorname{vec}(X)$", SPECIAL),
    ("$d(X^TX) = dX^TX + X^TdX$", PROVED), (r"$d\|X\|_F^2 = 2\operatorname{tr}(X^TdX)$", PROVED),
    (r"$\frac{\partial}{\partial x} x^\top A x = (A + A^T)x$", PROVED), (r"$\nabla_x x^T A x = 2Ax$", SPECIAL),
    (r"$\frac{\partial}{\partial x} x^TAx + b^Tx = (A+A^T)x + b$", NOT_READ),
    ('---\nwrt: "P: symmetric positive definite n×n"\n---\n$\\frac{\\partial x^TPx}{\\partial x} = 2Px$', PROVED),
])
def test_what_looks_like_something_else_is_read_as_it_is_meant_or_not_at_all(text, verdict):
    assert judged(text) == [verdict]
