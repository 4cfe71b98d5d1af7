"""Notes as claims: where each stands, and what is declared and defined there."""

import pytest

from wrt.checking.checked import DEFINITION
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
