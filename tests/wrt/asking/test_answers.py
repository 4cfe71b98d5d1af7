"""What goes out: readings, answers and verdicts."""

import pytest

from wrt.asking.answers import CONDITIONAL, derivative, program, reading, verdict
from wrt.asking.request import Request
from wrt.derivatives.equal import FALSE
from wrt.derivatives.explanation import ELSEWHERE, PROVED
from wrt.errors import TypedError


def test_a_reading_tells_letters_and_shapes():
    found = reading(Request("reading", "||y - X*w||^2", shapes={"X": ("matrix", "5", "2")}))
    assert (found.print.text, found.by) == ("‖y - X w‖²", "w")
    assert {letter.name: (letter.kind, letter.sizes) for letter in found.letters} == {
        "y": ("column", ("5",)), "X": ("matrix", ("5", "2")), "w": ("column", ("2",))}
    assert found.choices[0].form == "gradient"


def test_an_answer_is_a_sheet_with_steps_and_a_check():
    found = derivative(Request("derivative", "x'*A*x"))
    assert (found.form, found.sheet.text, found.sheet.status) == ("gradient", "∂(xᵀ A x)/∂x = (A + Aᵀ) x", "proved")
    assert found.sheet.rows and found.sheet.check.sizes and found.sheet.givens


def test_an_answer_of_third_order_has_indices():
    found = derivative(Request("derivative", "W*x", by="W", form="entries"))
    assert found.sheet.text == "∂(W x)_i/∂W_pq = x_q δ_ip"


def test_a_condition_comes_with_the_answer():
    found = derivative(Request("derivative", "log(det(X))"))
    assert found.sheet.text == "∂log(det(X))/∂X = X⁻ᵀ" and "positive" in str(found.sheet.givens)


def test_the_program_is_of_the_form():
    assert "(A + A.T) @ x" in program(Request("program", "x'*A*x"))
    assert "jnp" in program(Request("program", "exp(x'*x)", library="jax"))


@pytest.mark.parametrize("text, form, answer, said", [
    ("x'*A*x", "", "(A + A')*x", PROVED),
    ("x'*A*x", "", "2*A*x", FALSE),
    ("x'*A*x", "", "x'*(A + A')", ELSEWHERE),
    ("W*x", "", "kron(x', I)", PROVED),
    ("W*x", "", "kron(I, x')", ELSEWHERE),
    ("W*x", "", "x ⊗ I", ELSEWHERE),
    ("W*x", "", "x'", FALSE),
    ("W*x", "rvec", "kron(I, x')", PROVED),
    ("W*x", "vjp", "v*x'", PROVED),
    ("W*x", "vjp", "x*v'", ELSEWHERE),
    ("A*X*B", "", "kron(A, B')", ELSEWHERE),
    ("log(det(X))", "", "inv(X)", ELSEWHERE),
    ("x'*A*x", "hessian", "A + A'", PROVED),
    ("x'*A*x", "hessian", "2*A", FALSE),
    ("x'*A*x", "differential", "x'*(A + A')*dx", PROVED),
    ("softmax(x)", "", "s = softmax(x)\ndiag(s) - s*s'", PROVED),
    ("softmax(x)", "", "s = softmax(x)\ndiag(s) + s*s'", FALSE),
    ("x'*A*x", "entries", "(A + A')*x", PROVED)])
def test_each_verdict(text, form, answer, said):
    by = "X" if "X" in text else "W" if "W" in text else "x"
    found = verdict(Request("verdict", text, by=by, form=form, answer=answer))
    assert found.verdict == said
    assert bool(found.convention.words) == (said == ELSEWHERE) and bool(found.finding.text) == (said == FALSE)


def test_what_is_false_has_a_counterexample_what_is_off_and_the_right_answer():
    found = verdict(Request("verdict", "||y - X*w||^2", answer="2*X'*(y - X*w)"))
    assert "Counterexample" in found.finding.pieces[0][0] and found.correction.text == "the sign of the answer is wrong"
    assert found.corrected.text == "-2 Xᵀ (y - X w)" and found.answer.text.endswith("= -2 Xᵀ (y - X w)")
    assert verdict(Request("verdict", "x'*A*x", answer="2*A*x")).only.text == "It is right if A is symmetric."


def test_the_first_line_that_is_false_is_named():
    found = verdict(Request("verdict", "x'*A*x", answer="A*x + A'*x\n= 2*A*x\n= 7*x"))
    assert (found.at, [line.verdict for line in found.lines]) == (1, [PROVED, FALSE])
    assert found.statement.text == "∂(xᵀ A x)/∂x = 2 A x"


@pytest.mark.parametrize("text, answer, said", [
    ("inv(X)", "-X^{-1} dX X^{-1}", PROVED), ("inv(X)", "d(X^-1) = -X^-1 dX X^-1", PROVED),
    ("inv(X)", "X^-1 dX X^-1", FALSE),
    ("a'*X*b", "df = a' dX b", PROVED), ("a'*X*b", "df/dX = a b'", PROVED), ("a'*X*b", "tr(b a' dX)", PROVED),
    ("mean(x.^2)", "2/n * x", PROVED), ("mean(x.^2)", "2 x", FALSE), ("tanh(x)", "diag(1 - tanh(x).^2)", PROVED),
    ("softmax(x)", "diag(s) - s*s' where s = softmax(x)", PROVED),
    ("softmax(x)", "diag(s) + s*s', where s = softmax(x).", FALSE)])
def test_an_answer_is_read_as_it_is_written(text, answer, said):
    assert verdict(Request("verdict", text, by="X" if "X" in text else "x", answer=answer)).verdict == said


def test_a_gradient_that_is_right_of_probabilities_is_said_to_be_so():
    found = verdict(Request("verdict", "-y'*log(softmax(z))", by="z", answer="softmax(z) - y"))
    assert found.verdict == FALSE and found.only.text == "It is right if the entries of y add up to 1."
    assert not verdict(Request("verdict", "-y'*log(softmax(z))", by="z", answer="softmax(z) + y")).only.text


def test_what_a_letter_is_taken_for_says_its_structure():
    assert reading(Request("reading", "x'*A*x, A symmetric")).told == "x is n×1, A is n×n and symmetric"


def test_a_letter_of_the_question_gets_no_other_meaning():
    with pytest.raises(TypedError, match="A is a letter of the question"):
        verdict(Request("verdict", "x'*A*x", answer="2*A*x where A = A'"))


@pytest.mark.parametrize("text, answer, said", [
    ("W*x", "delta_ip x_q", PROVED),
    ("W*x", r"\frac{\partial f_i}{\partial W_{jk}} = \delta_{ij} x_k", PROVED),
    ("W*x", "∂f_i/∂W_pj = I_ip x_j", PROVED),
    ("W*x", r"\sum_{j=1}^{n} \delta_{ij} \delta_{jp} x_q", PROVED),
    ("W*x", "2 δ_ip x_q", FALSE),
    ("W*x", "x_q", FALSE),
    ("W*x", "δ_ip x_q\n= δ_pi x_q\n= -δ_ip x_q", FALSE),
    ("x'*A*x", "∂f/∂x_k = Σ_j (A_kj + A_jk) x_j", PROVED),
    ("x'*A*x", "(A_pj + A_jp) x_j", PROVED),
    ("x'*A*x", "2 Σ_j A_pj x_j", FALSE),
    ("x'*A*x", "((A + A^T) x)_p", PROVED),
    ("inv(X)", "∂X^{-1}_{ij}/∂X_{kl} = -X^{-1}_{ik} X^{-1}_{lj}", PROVED),
    ("inv(X)", "∂X^{-1}_{ij}/∂X_{kl} = -X^{-1}_{ik} X^{-1}_{jl}", FALSE),
    ("softmax(z)", "s = softmax(z)\n∂s_i/∂z_j = s_i (δ_ij - s_j)", PROVED),
    ("softmax(z)", "s = softmax(z)\n∂s_i/∂z_j = s_i (δ_ij + s_j)", FALSE),
    ("X'*X", "∂F_ab/∂X_cd = δ_ad X_cb + X_ca δ_bd", PROVED),
    ("X'*X", "∂F_ab/∂X_cd = δ_ad X_cb", FALSE),
])
def test_an_answer_in_entries_is_compared_with_entries(text, answer, said):
    by = "X" if "X" in text else "W" if "W" in text else ""
    assert verdict(Request("verdict", text, by=by, answer=answer)).verdict == said


# what is wrong fits as well where A is square
SQUARE = {"A": ("matrix", "n", "n")}


@pytest.mark.parametrize("text, answer, said", [
    ("A*x", r"\frac{\partial}{\partial x_j} (A x)_i = A_{ij}", PROVED),
    ("A*x", r"\frac{\partial}{\partial x_j} (A x)_i = A_{ji}", FALSE),
    ("A*x", "∂f_i/∂x_j = A_ij\n∂f_j/∂x_i = A_ji", PROVED),
    ("A*x", "∂f_i/∂x_j = A_ij\n∂f_j/∂x_i = A_ij", FALSE),
    ("A*x", "df_i/dx_j = A_ij", PROVED), ("A*x", "J_ij = A_ij", PROVED), ("A*x", "J_ij = A_ji", FALSE),
    ("A*x", "∂f_a/∂x_b = A_ab", PROVED), ("A*x", "∂f_i/∂x_j = Σ_n A_in δ_nj", PROVED),
    ("x'*Sigma*x", r"∂f/∂x_k = \sum_j (Σ_{kj} + Σ_{jk}) x_j", PROVED),
    ("sum(x)", "∂f/∂x_i = 1", PROVED), ("sum(x)", "∂f/∂x_i = 2", FALSE), ("mean(x)", "∂f/∂x_i = 1/n", PROVED),
    ("tanh(A*x)", "∂f_i/∂x_j = (1 - tanh(A_ik x_k)^2) A_ij", PROVED),
    ("tanh(A*x)", "∂f_i/∂x_j = (1 + tanh(A_ik x_k)^2) A_ij", FALSE),
    ("x'*A*x", "df = x'*(A + A')*dx\n∇f = (A + A')*x", PROVED), ("x'*A*x", "df = x'*(A + A')*dx\n∇f = 2*A*x", FALSE),
    ("x'*A*x", "∇f = (A + A')*x\n∇²f = A + A'", PROVED), ("x'*A*x", "∇f = (A + A')*x\n∇²f = 2*A", FALSE),
    ("A*x", "∂_j f_i = A_ij", PROVED), ("A*x", "∂_j f_i = A_ji", FALSE), ("A*x", "∂f/∂x^T = A", PROVED),
    ("x'*A*x", "∂_k f = (A_kj + A_jk) x_j", PROVED), ("x'*A*x", "∂f/∂x^T = x'(A + A')", PROVED),
    ("x'*A*x", "∂f/∂x^T = (A + A')x", ELSEWHERE), ("norm(x)", "∂f/∂x_i = x_i/sqrt(∑_j x_j^2)", PROVED),
    ("x*x'", r"\frac{\partial x_i x_j}{\partial x_k} = δ_ik x_j + x_i δ_jk", PROVED),
    ("x*x'", r"\frac{\partial x_i x_j}{\partial x_k} = δ_ij x_k + x_j δ_ik", FALSE),
    ("x'*A*x", "∂f/∂x_k = ((A + A') x)_k\ndf = x' (A + A') dx", PROVED),
])
def test_each_line_is_read_in_the_form_that_it_has(text, answer, said):
    shapes = SQUARE if "A" in text else {}
    assert verdict(Request("verdict", text, by="x", answer=answer, shapes=shapes)).verdict == said


@pytest.mark.parametrize("text, answer, said", [
    ("x'*x", "∂f/∂x_k = 2 x_k, k = 1, …, n", PROVED), ("x'*x", "f = x'x\n∇f = 2x", PROVED),
    ("x'*x", "f = x'x\n∇f = 3x", FALSE),
    ("x'*A*x", "∇_x f = (A + A')x", PROVED), ("x'*A*x", "∂(x'Ax)/∂x = (A + A')x", PROVED),
    ("x'*A*x", "d(x'Ax) = x'(A + A')dx", PROVED), ("x'*A*x", "∇_x f = 2 A x", FALSE),
    ("hessian of x'*A*x", "df/dx = (A + A')x\nd^2f/dx^2 = A + A'", PROVED), ("A*x", "A\n∂f_i/∂x_j = A_ij", PROVED),
    ("x'*A*x", "f = x'Ax\n= tr(A x x')\n∇f = (A + A')x", PROVED), ("x'*A*x", "r = A x\nf = x'r\n∇f = r + A'x", PROVED),
    ("x'*x", "2 r, r = x", PROVED), ("x'*x", "0", FALSE), ("x'*A*x, A skew-symmetric", "0", PROVED),
    ("inv(X)", "Y = inv(X)\ndY = -Y dX Y", PROVED), ("inv(X)", "Y = inv(X)\ndY = Y dX Y", FALSE),
    ("tr(A*X*B)", "∂f/∂X_ij = B_jk A_ki", PROVED), ("x'*A*x", r"∂f/∂x_k = \sum_{i,j} δ_ij (A_kj + A_jk) x_i", PROVED)])
def test_what_stands_beside_an_answer_is_none(text, answer, said):
    assert verdict(Request("verdict", text, by="X" if "X" in text else "x", answer=answer)).verdict == said


@pytest.mark.parametrize("text, answer, words", [
    ("x'*A*y", "∂f/∂y = A*y", "by y, and that by x is asked for"),
    ("x'*A*y", r"\frac{\partial f}{\partial A} = A y", "by A, and that by x"),
    ("x'*A*x", "\n".join(f"{b} = {a} + A*{a}" for a, b in zip("xabcefgh", "abcefghk")) + "\nk", "is too long"),
    ("x'*A*x", "∇(x'x) = (A + A')x", "this is of xᵀ x, and xᵀ A x"),
    ("x'*A*x", "d(x'x) = x'(A + A')dx", "this is of"), ("x'*A*x", "f = x'x\n∇f = (A + A')x", "this is of xᵀ x"),
    ("A*A*x", "∂(A x)_i/∂x_j = (A A)_ij", "this is of A x"), ("A*x", "∂f_i/∂y_j = A_ij", "by y"),
    ("x'*A*x", "∇_A f = x x'", "by A"), ("x'*x", "∂f/∂x_k = 2 x_k, k = 1, …, n-1", "counts over all of its axis"),
    ("hessian of x'*A*x", "H_ij = A_ij + A_ji", "compared as a matrix"),
    ("hessian of x'*A*x", "∇f = (A + A')x", "the last line is a first one"),
    ("norm(A*x)^2", "r = A*x\ndr = A dx\ndf = 2 r' A dx", "this is of A x"),
    ("norm(A*x)^2", "r = A*x\ndr/dx = A\n∇f = 2 A' r", "this is of A x"),
    ("x'*A*x", "f = x'Ax\n= 2 x'Ax\n∇f = (A + A')x", "this is of 2 "),
    ("A*x", "∂f_i/∂x_j = A_ij = A", "a whole array, where entries are given"),
    ("x'*x", "2 x, H = x", "said beside, and used nowhere"), ("x'*x", "2 x, i = 5", "said beside"),
    ("x'*A*x", "∇f/2 = (A + A')x", "this left side is not read"), ("x'*A*x", "∇f^T = (A + A')x", "is not read"),
    ("x'*A*x", "∂f/∂x - (A + A')x = 0", "is not read"), ("x'*A*x", "d^2f = x'(A + A')dx", "second differential"),
    ("x'*A*x", "∇(foo(x)) = (A + A')x", "cannot be read of what this is"),
    ("x'*A*x", "f = foo(x)\n∇f = (A + A')x", "cannot be read of what this is"),
    ("softmax(x)", "∂f_i/∂x_i = 1", "the left side has the indices i, i"),
    ("A*x", "∂f/∂x_j = A_ij", "the left side has the indices j,"),
    ("A*x", r"∂f_i/∂x_j = \sum_{k=1}^{n} A_{ik} δ_{kj}", "k counts to m, and the sum to n"),
    ("A*x", r"∂f_i/∂x_j = \sum_{k=2}^{m} A_{ik} δ_{kj}", "counts over all of its axis"),
    ("A*x", r"∂f_i/∂x_j = \sum_{k=1}^{m-1} A_{ik} δ_{kj}", "counts over all of its axis")])
def test_what_a_left_side_or_a_sum_says_otherwise_is_refused(text, answer, words):
    with pytest.raises(TypedError, match=words):
        verdict(Request("verdict", text, by="x", answer=answer))


@pytest.mark.parametrize("answer, words", [
    ("δ_ik x_j", "index"), ("δ_iq x_p", "q counts to m, and here to n"), ("δ_i x_q", "δ is of two indices"),
    ("W_{ip}^T x_q", "entry of the transpose"), ("x_pq", "a column, and pq stands below"),
    ("W_{ip}^{-1} x_q", "entry of the inverse"),
])
def test_what_is_no_entry_is_refused(answer, words):
    with pytest.raises(TypedError, match=words):
        verdict(Request("verdict", "W*x", by="W", answer=answer))


@pytest.mark.parametrize("text, answer, said", [
    ("diag(x)*y", "diag(y)", PROVED), ("diag(x)*y", "diag(x)", FALSE), ("diag(X)", "X", FALSE)])
def test_where_the_derivative_has_entries_alone_an_answer_is_compared_as_a_whole(text, answer, said):
    assert verdict(Request("verdict", text, by="X" if "X" in text else "x", answer=answer)).verdict == said


@pytest.mark.parametrize("text, answer, said", [
    ("sum(relu(x))", "2*sign(relu(x)) - ones", CONDITIONAL), ("sum(relu(x))", "ones/2 + sign(x)/2", PROVED),
    ("det(X)", "det(X)*inv(X)'", CONDITIONAL), ("det(X)", "adj(X)'", PROVED), ("log(det(X))", "inv(X)'", PROVED),
    ("norm(x)", "x/norm(x)", PROVED), ("x'*x", "2*x + 0*log(x)", CONDITIONAL)])
def test_a_condition_that_the_answer_alone_needs_is_not_passed_over(text, answer, said):
    assert verdict(Request("verdict", text, by="X" if "X" in text else "x", answer=answer)).verdict == said


def test_a_name_has_one_meaning():
    with pytest.raises(TypedError, match="line 2: B has a meaning already"):
        verdict(Request("verdict", "x'*A*x", answer="B = A\nB = A'\n(A + B)*x"))
