"""One equation of someone's notes: each verdict, what gives it, and what must never be called false."""

import pytest

from wrt.checking.checked import (
    CONDITION, ELSEWHERE, FALSE, NOT_READ, OTHER, PROVED, RIGHT, SPECIAL, UNDECIDED, Claim, Definition, checked,
    judge,
)


def verdict(left, right, **more):
    """The verdict on an equation."""
    return judge(Claim(left, right, **more)).verdict


@pytest.mark.parametrize("left, right, wrong", [
    (r"\frac{\partial \mathbf{a}^\top \mathbf{x}}{\partial \mathbf{x}}", r"\mathbf{a}", r"2\mathbf{a}"),
    (r"\nabla_{\mathbf{x}} \mathbf{x}^T \mathbf{A} \mathbf{x}", r"(\mathbf{A}+\mathbf{A}^T)\mathbf{x}",
     r"(\mathbf{A}+\mathbf{A}^T)\mathbf{A}\mathbf{x}"),
    (r"\frac{\partial}{\partial x} (x^T B x)", r"(B + B^T) x", "(B - B^T) x"),
    (r"\frac{d}{dx} \left( x^T x \right)", "2x", "3x"), (r"\frac{d}{dx} x^3", "3x^2", "3x^3"),
    (r"\frac{\partial \operatorname{tr}(AX)}{\partial X}", "A^T", "2A^T"),
    (r"\frac{\partial \operatorname{tr}(X^TAX)}{\partial X}", "(A + A^T)X", "(A + A^T)X^TX"),
    (r"\frac{\partial \|\mathbf{y} - \mathbf{X}\mathbf{w}\|_2^2}{\partial \mathbf{w}}",
     r"2\mathbf{X}^\top(\mathbf{X}\mathbf{w} - \mathbf{y})", r"2\mathbf{X}^\top(\mathbf{y} - \mathbf{X}\mathbf{w})"),
    (r"\nabla^2_{x} (x^TAx)", "A + A^T", "A + 2A^T"), (r"\frac{\partial^2 x^TAx}{\partial x \partial x^T}", "A+A^T",
    "3A"),
    (r"d(XY)", "(dX)Y + X(dY)", "(dX)Y - X(dY)"), (r"\mathrm{d}(x^T A x)", r"x^T(A + A^T)\mathrm{d}x", "2x^T(A+A^T)dx"),
    (r"\text{tr}(AB)", r"\text{tr}(BA)", r"2\text{tr}(BA)"), ("(AB)^T", "B^TA^T", "A^TB^T"),
    (r"\operatorname{vec}(AXB)", r"(B^T \otimes A)\operatorname{vec}(X)", r"(A \otimes B)\operatorname{vec}(X)"),
    (r"\det(AB)", r"\det(A)\det(B)", r"\det(A) + \det(B)")])
def test_what_is_right_is_proved_and_what_is_wrong_is_not(left, right, wrong):
    assert verdict(left, right) == PROVED
    found = judge(Claim(left, wrong))
    assert found.verdict == FALSE and found.words


@pytest.mark.parametrize("left, right, words", [
    (r"\frac{\partial x^T A}{\partial x}", "A", "denominator layout"), (r"\nabla_x A x", "A^T", "denominator layout"),
    (r"\frac{\partial a^T X b}{\partial X}", "b a^T", "numerator layout"),
    (r"\frac{\partial x^T x}{\partial x}", "2x^T", "numerator layout")])
def test_right_in_another_convention(left, right, words):
    found = judge(Claim(left, right))
    assert found.verdict == ELSEWHERE and words in found.words[0]


@pytest.mark.parametrize("left, right, wrong", [
    (r"\mathbf{x}^\top \mathbf{y}", r"\sum_{i=1}^{d} x_i y_i", r"\sum_{i=1}^{d} x_i x_i"),
    (r"\|\mathbf{X}\|_F^2", r"\sum_{i=1}^m \sum_{j=1}^n X_{ij}^2", r"\sum_{i=1}^m \sum_{j=1}^n X_{ij}"),
    (r"\operatorname{tr}(\mathbf{A})", r"\sum_i A_{ii}", r"\sum_{i,j} A_{ij}")])
def test_sums_over_entries(left, right, wrong):
    assert verdict(left, right) == PROVED and verdict(left, wrong) == CONDITION


@pytest.mark.parametrize("left, right, wrong", [
    (r"\frac{\partial}{\partial w} \sum_i (y_i - w x_i)^2", r"-2\sum_i x_i(y_i - w x_i)", r"2\sum_i x_i(y_i - w x_i)"),
    (r"\frac{\partial \sum_i x_i^2}{\partial x}", "2x", "3x"),
    (r"\frac{\partial}{\partial x_k} \sum_i x_i^2", "2x_k", "3x_k"),
    (r"\frac{\partial x^TAx}{\partial x_k}", r"\sum_j A_{kj}x_j + \sum_j A_{jk}x_j", r"3\sum_j A_{kj}x_j")])
def test_derivatives_of_sums_and_in_entries(left, right, wrong):
    assert verdict(left, right) == PROVED and verdict(left, wrong) == UNDECIDED


@pytest.mark.parametrize("layout, found", [("denominator", PROVED), ("numerator", ELSEWHERE), ("", ELSEWHERE)])
def test_the_layout_that_is_declared_is_that_of_the_notes(layout, found):
    assert verdict(r"\frac{\partial Ax}{\partial x}", "A^T", layout=layout) == found


@pytest.mark.parametrize("left, right, words", [
    (r"\frac{\partial x^TAx}{\partial x}", "2Ax", "symmetric"),
    (r"\frac{\partial \ln|X|}{\partial X}", "X^{-T}", "invertible"),
    (r"\frac{\partial \|x\|}{\partial x}", r"\frac{x}{\|x\|}", "x"), ("(AB)^{-1}", "B^{-1}A^{-1}", "invertible"),
    (r"\operatorname{tr}(ABC)", r"\operatorname{tr}(ACB)", "symmetric"),
    (r"\frac{\partial \operatorname{tr}(AXBX^T)}{\partial X}", "2AXB", "A, B are symmetric"),
    (r"\frac{\partial a^T X^{-1} b}{\partial X}", r"-\frac{1}{2}X^{-1}(ab^T + ba^T)X^{-1}", "X is symmetric"),
    ("d(AX)", "A dX", "A is constant")])
def test_right_under_conditions(left, right, words):
    found = judge(Claim(left, right))
    assert found.verdict in ((SPECIAL,) if "symmetric" in words else (RIGHT, PROVED))
    assert any(words in one for one in found.words)


def test_a_matrix_that_is_declared_is_not_taken_to_be_symmetric():
    claim = r"\frac{\partial x^TAx}{\partial x}", "2Ax"
    assert verdict(*claim, declared={"A": ("matrix", "n", "n")}) == FALSE
    assert verdict(*claim, declared={"A": ("symmetric", "n")}) == PROVED


@pytest.mark.parametrize("left, right", [
    ("Ax", "b"), ("A v", r"\lambda v"), ("U^TU", "I"), ("A^T", "A"), ("AB", "BA"), (r"2X^T(Xw - y)", "0"),
    ("x^Ty", "0"),
    ("(AX)^T", "AX"), (r"\|x + y\|^2", r"\|x\|^2 + \|y\|^2"), (r"\frac{\partial x^TAx}{\partial x}", "0"),
    (r"\frac{\partial x^TAx}{\partial x}", r"\mathbf{0}"),
    (r"\operatorname{tr}(A)", "1"), (r"\|x\|", "1"), (r"\det(A)", "0")])
def test_a_condition_is_no_claim(left, right):
    assert verdict(left, right) == CONDITION


@pytest.mark.parametrize("left, right, more", [
    (r"\frac{\partial f}{\partial x}", "-3", {"definitions": (Definition("f", "x", "x^2", 1),)}),     # at a point
    (r"\frac{\partial \|X\|^2}{\partial X}", "X X^T X", {}),    # of another norm
    (r"\frac{\partial x^TAx}{\partial x}", "3Ax", {"doubts": ("orthogonal",)}),
    (r"\frac{\partial x^T x}{\partial x_k}", "3x_k", {}), (r"\nabla_x^2 (x^TAx)", r"2\operatorname{tr}(A)", {})])
def test_what_may_be_meant_otherwise_is_not_called_false(left, right, more):
    assert verdict(left, right, **more) == UNDECIDED


def test_what_is_right_in_one_reading_and_false_in_another_is_undecided():
    found = judge(Claim(r"\frac{\partial}{\partial c} (a c b^T d)", "a b^T d"))
    assert found.verdict != FALSE
    found = judge(Claim("(a + b)^2", "a^2 + 2ab + b^2"))
    assert found.verdict == PROVED and "number" in found.letters


@pytest.mark.parametrize("left, right, words", [
    (r"\frac{\partial L}{\partial W}", "x", "L is not defined"),
    (r"\frac{\partial \mathbf{x}^Tx}{\partial x}", "2x", "styles"),
    (r"\frac{\partial f}{\partial x}", r"\frac{\partial f}{\partial y}\frac{\partial y}{\partial x}",
    "f is not defined"),
    (r"\frac{\partial x^Tx}{\partial x}", r"\lim_{h} x", "lim"), (r"\frac{\partial \sum_i q}{\partial x}", "2x", ""),
    (r"\frac{\partial a^Tx}{\partial x}", r"\frac{\partial x}{\partial a} x", "derivatives"),
    (r"\frac{\partial a^Ta}{\partial x}", "1", "does not stand"), (r"\operatorname{tr}(A)", r"\sum_i \lambda_i", "")])
def test_what_is_not_understood_says_why(left, right, words):
    found = judge(Claim(left, right))
    assert found.verdict == NOT_READ and words in found.words[0]


@pytest.mark.parametrize("left, right", [
    (r"P(A \mid B)", r"\frac{P(B \mid A)P(A)}{P(B)}"), (r"\mathbb{E}[x]", r"\mu"), ("f(x+h)", "f(x) + h"), ("", "x")])
def test_what_is_no_matrix_calculus_is_set_aside(left, right):
    assert verdict(left, right) == OTHER


# ------------------------------------------------------------------ definitions
L, E, Z = (Definition("L", "", r"\|e\|^2", 3), Definition("e", "", "y - Xw", 2), Definition("z", "", "Wx + b", 1))


@pytest.mark.parametrize("left, right, wrong, definitions", [
    (r"\frac{\partial L}{\partial w}", "-2X^T e", "2X^T e", (L, E)),
    (r"\frac{\partial L}{\partial w}", "-2X^T(y - Xw)", "-X^T(y - Xw)", (L, E)),
    (r"\frac{\partial z}{\partial x}", "W", "2W", (Z,)), (r"\frac{\partial L}{\partial e}", "2e", "3e", (L, E)),
    (r"\nabla f(x)", "(A + A^T)x", "(A - A^T)x", (Definition("f", "x", "x^TAx", 1),)),
    (r"f'(x)", "2x", "3x", (Definition("f", "x", "x^2", 1),))])
def test_definitions_are_put_in(left, right, wrong, definitions):
    found = judge(Claim(left, right, definitions=definitions))
    assert found.verdict == PROVED and any("of line" in words for words in found.words)
    assert verdict(left, wrong, definitions=definitions) == FALSE


def test_a_definition_that_cannot_be_read_makes_nothing_false():
    hidden = Definition("L", "", r"\mathbb{E}[x]", 1)
    assert verdict(r"\frac{\partial L}{\partial x}", "2x", definitions=(hidden,)) == NOT_READ
    around = Definition("a", "", "a b", 1), Definition("b", "", "a b", 2)
    assert verdict(r"\frac{\partial a}{\partial x}", "2x", definitions=around) == NOT_READ


def test_the_value_at_a_point_is_not_compared_with_the_derivative():
    square = Definition("f", "x", "x^2", 1)
    assert verdict("f'(3)", "6", definitions=(square,)) == NOT_READ
    assert verdict(r"\nabla f(y)", "6", definitions=(square,)) == NOT_READ


# ------------------------------------------------------------------ what is typed to do harm
@pytest.mark.parametrize("text", [
    "(" * 500, "x^" * 500, "x" * 3000, "2^{2^{2^{2^{9}}}}", r"\frac{" * 300, "__import__('os').system('false')",
    "\0", "\ud800",
    r"\frac{\partial " * 100, "'" * 900, "A^{12} " * 3, r"\mathbf{" * 500, "d" * 900, r"\begin{bmatrix}" * 100])
def test_it_never_raises(text):
    for claim in (Claim(text, text), Claim(r"\frac{\partial x^Tx}{\partial x}", text),
                  Claim(rf"\frac{{\partial {text}}}{{\partial x}}", "x"), Claim("x", "y", definitions=(
                      Definition("x", text, text, 1),))):
        assert judge(claim).verdict in (NOT_READ, OTHER, CONDITION, UNDECIDED, PROVED)


def test_plain_data_in_and_out():
    found = checked({"left": "(AB)^T", "right": "B^TA^T"})
    assert found["verdict"] == PROVED and found["statement"] == "(A B)ᵀ = Bᵀ Aᵀ" and "A is n×m" in found["letters"]


INNER = {"z": Definition("z", "", "Wx + b", 1), "Z": Definition("Z", "", "XW", 1)}
SLOPE, SLOPES = r"\frac{\partial L}{\partial z}", r"\frac{\partial L}{\partial Z}"


@pytest.mark.parametrize("by, right, expected", [
    ("W", f"{SLOPE} x^T", PROVED), ("x", rf"W^\top {SLOPE}", PROVED), ("b", SLOPE, PROVED),
    ("W", r"(\nabla_z L) x^T", PROVED), ("W", f"X^T {SLOPES}", PROVED), ("X", f"{SLOPES} W^T", PROVED),
    ("W", f"x {SLOPE}", ELSEWHERE), ("x", f"{SLOPE} W", ELSEWHERE), ("X", f"W {SLOPES}", ELSEWHERE),
    ("W", f"2 {SLOPE} x^T", FALSE), ("x", f"-W^T {SLOPE}", FALSE),
    ("b", f"{SLOPE} + b", UNDECIDED), ("W", f"{SLOPE} x^T + W", UNDECIDED),
    ("W", f"-X^T {SLOPES}", FALSE), ("x", f"W {SLOPE}", SPECIAL), ("W", f"{SLOPE} y^T", NOT_READ),
    ("x", rf"{SLOPE} \frac{{\partial z}}{{\partial x}}", NOT_READ), ("W", f"{SLOPE} + {SLOPES}", NOT_READ),
])
def test_a_loss_of_which_only_its_slope_is_known_is_differentiated_by_the_chain_rule(by, right, expected):
    inner = INNER["Z"] if "Z" in right else INNER["z"]
    found = judge(Claim(rf"\frac{{\partial L}}{{\partial {by}}}", right, definitions=(inner,)))
    assert found.verdict == expected, found


def test_the_layout_that_is_declared_is_that_of_the_slope():
    claim = Claim(r"\frac{\partial L}{\partial W}", f"x {SLOPE}", definitions=(INNER["z"],), layout="numerator")
    assert judge(claim).verdict == PROVED
