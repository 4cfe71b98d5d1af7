"""What people type, as expressions: the same as an author would write, and told back."""

from dataclasses import FrozenInstanceError
from random import Random
from time import process_time

import pytest

from wrt import (
    Matrix, RowVector, Scalar, Vector, absolute, adjugate, det, diag, diagonal, dimensions, exp, explain, eye,
    gradient, hadamard, indices, kron, log, logdet, logistic, logsumexp, norm, ones, power, reciprocal, relu, rvec,
    size, softmax, softplus, sqrt, tanh, total, trace, vec,
)
from wrt.claims.check import compare
from wrt.errors import TypedError
from wrt.language.shape import axes
from wrt.parsing import Typed, equated, typed

n, m, k, q = dimensions("n m k l")
a, b, c = Scalar("a"), Vector("b", n), Scalar("c")
x, y, w, z = Vector("x", n), Vector("y", n), Vector("w", m), Vector("z", n)
X, A, S = Matrix("X", n, m), Matrix("A", n, m), Matrix("A", n, n)
alpha, sigma, lam, beta, mu = Scalar("alpha"), Scalar("sigma"), Scalar("lambda"), Vector("beta", m), Vector("mu", n)
form = x.T @ S @ x
fit = norm(y - X @ w)**2
Sx = Matrix("X", n, n)
layer = logistic(Matrix("W", n, m) @ Vector("x", m) + b)

SAME = [
    ("x'*A*x", form), ("x' A x", form), ("x'Ax", form), ("x.T @ A @ x", form), ("xᵀAx", form), ("x^T A x", form),
    ("x^TAx", form),
    (r"\mathbf{x}^\top A x", form), (r"\mathbf{x}^{\top}\mathbf{A}\mathbf{x}", form), (r"x^{\mathsf T} A x", form),
    (r"{x}^{T}\,A\,x", form), (r"$x^{\mathrm{T}} \cdot A \cdot x$", form), ("𝐱ᵀ𝐀𝐱", form),
    ("x.t() @ (A @ x)", form), ("dot(x, A*x)", form),
    ("x.transpose()@(A)@(x)", form), ("np.dot(x, A @ x)", form), ("⟨x, Ax⟩", form),
    (r"\langle x, A x\rangle", form), ("transpose(x) A x", form),
    ("||y - X*w||^2", fit), ("‖y − Xw‖²", fit), ("norm(y - X@w)**2", fit), (r"\|y - Xw\|_2^2", fit),
    (r"\lVert y - X w \rVert^2", fit),
    (r"\left\lVert y - X w \right\rVert_2^2", fit), (r"\|y-Xw\|^2_2", fit),
    (r"\|\mathbf{y}-\mathbf{X}\mathbf{w}\|^{2}", fit),
    (r"\frac{1}{2}\|y-Xw\|_2^2", fit / 2), (r"\tfrac12 \|y-Xw\|^2", fit / 2), ("1/2 ‖y - X w‖²", fit / 2),
    ("0.5*||y - X*w||^2", fit / 2),
    ("‖y - X w‖²/2", fit / 2), ("tr(A*X)", trace(A @ Matrix("X", m, n))),
    (r"\operatorname{tr}(AX)", trace(A @ Matrix("X", m, n))),
    (r"\text{Tr}\left[ A X \right]", trace(A @ Matrix("X", m, n))), ("trace(A@X)", trace(A @ Matrix("X", m, n))),
    ("‖Ax‖", norm(A @ Vector("x", m))),
    ("log(det(X))", log(det(Sx))), (r"\log\det X", log(det(Sx))), ("logdet(X)", logdet(Sx)),
    ("log|X|", logdet(Sx)), (r"\log|\det X|", logdet(Sx)),
    (r"\ln\left|X\right|", logdet(Sx)), ("|X|", det(Sx)), ("A .* B", hadamard(A, Matrix("B", n, m))),
    ("A ⊙ B", hadamard(A, Matrix("B", n, m))),
    (r"A \odot B", hadamard(A, Matrix("B", n, m))), (r"A \circ B", hadamard(A, Matrix("B", n, m))),
    ("A ⊗ B", kron(A, Matrix("B", k, q))),
    ("kron(A,B)", kron(A, Matrix("B", k, q))), (r"A\otimes B", kron(A, Matrix("B", k, q))), ("inv(A)", S.inv),
    ("A^-1", S.inv), ("A⁻¹", S.inv),
    ("A^{-1}", S.inv), ("A.inv", S.inv), ("np.linalg.inv(A)", S.inv), ("A^{-T}", S.inv.T), (r"A^{-\top}", S.inv.T),
    ("A⁻ᵀ", S.inv.T), ("inv(A)'", S.inv.T),
    ("sum(x)", total(x)), ("exp(x)", exp(x)), ("sigmoid(Wx+b)", layer), (r"\sigma(Wx+b)", layer),
    (r"\sigma\left(W x + b\right)", layer), ("σ(W*x + b)", layer),
    ("softmax(z)", softmax(z)), ("logsumexp(z)", logsumexp(z)), ("a^2", a**2), ("a**2", a**2), ("a²", a**2),
    ("x.^2", power(x, 2)), ("x.^(1/2)", sqrt(x)),
    ("2x", 2 * x), ("2*x", 2 * x), ("x*2", 2 * x), ("-x", -x), ("2*-x", -2 * x), ("x/2", x / 2),
    ("1/2 x'x", x.T @ x / 2), ("x'x/2", x.T @ x / 2),
    ("I_n x", eye(n) @ x), ("X'X + λ I_m", X.T @ X + lam * eye(m)), ("1_n' x", ones(n).T @ x), ("adj(A)", adjugate(S)),
    ("exp∘(A)", exp(A)), (r"\|A\|_{\mathrm{F}}^2", norm(A)**2), ("x 1_m'", x @ ones(m).T), ("diagonal(A)", diagonal(S)),
    ("a^2/2", a**2 / 2), ("||x||^2/2 - 1", norm(x)**2 / 2 - 1), ("A (x'x (A' y))", (x.T @ x) * (A @ A.T @ y)),
    ("x/‖x‖", x / norm(x)), ("x ./ y", hadamard(x, reciprocal(y))), ("1 ./ x", reciprocal(x)), ("λ*x", lam * x),
    ("λX", lam * X), ("X*λ", lam * X),
    ("y - Xβ", y - X @ beta), (r"\mathbf{y} - \mathbf{X}\boldsymbol{\beta}", y - X @ beta),
    ("σ^2 x", sigma * sigma * x), ("x y'", x @ Vector("y", m).T), ("x'y z", (x.T @ y) * Vector("z", m)),
    (r"(x-\mu)^\top\Sigma^{-1}(x-\mu)", (x - mu).T @ Matrix("Sigma", n, n).inv @ (x - mu)),
    ("tanh(A x)", tanh(A @ Vector("x", m))), ("relu(x)", relu(x)), ("softplus(x)", softplus(x)),
    ("exp.(A)", exp(A)), ("abs(x)", absolute(x)), ("|a|", absolute(a)), ("e^{-α}", exp(-alpha)),
    ("sqrt(α)", sqrt(alpha)),
    (r"\sqrt{x'x}", sqrt(x.T @ x)), ("1/a", 1 / a), ("a^-1", 1 / a),
    (r"\frac{x}{c}", x / c), ("vec(A)", vec(A)), ("rvec(A)", rvec(A)), ("diag(x)", diag(x)),
    ("diag(A)", diagonal(S)), ("mean(x)", total(x) / size(n)), ("outer(x, w)", x @ w.T),
    (r"\mathbf{1}^\top x", ones(n).T @ x), ("ones'*x", ones(n).T @ x), ("X'X + λI", X.T @ X + lam * eye(m)),
    ("A^2", S**2), ("a^c", a**c), (r"\hat{x}", Vector("hat(x)", n)),
    ("W_1 x_2", Matrix("W_1", n, m) @ Vector("x_2", m)), ("a*A*x", a * (A @ Vector("x", m))), ("-(-x)", x),
    ("(2x)'y", (2 * x).T @ y), ("√(x'x)", sqrt(x.T @ x)),
    ("½ x'x", x.T @ x / 2), ("np.multiply(x, y)", hadamard(x, y)),
    ("x.T.dot(A).dot(x)", form), ("x.dot(A.dot(x))", form), ("np.dot(np.dot(x.T, A), x)", form),
    ("A.dot(w).T", (A @ w).T),
    ("norm(A, 'fro')**2", norm(A)**2), ('np.linalg.norm(A, "fro")', norm(A)), ("A.norm()", norm(A)),
    ("⟨A, B⟩", trace(A.T @ Matrix("B", n, m))), (r"\langle A, B \rangle_F", trace(A.T @ Matrix("B", n, m))),
    ("⟨x', y'⟩", x.T @ y.T.T), ("⟨x, y⟩", x.T @ y), ("inner(x, y)", x.T @ y),
    ("norm(x, 2)", norm(x)), ("np.linalg.norm(x, 2)**2", norm(x)**2), ("np.square(x)", power(x, 2)),
    ("np.square(A)", power(A, 2)), ("ones(n)' x", ones(n).T @ x), ("np.ones((n, 1))", ones(n)),
    ("np.eye(n) @ x", eye(n) @ x), ("y_hat", Vector("hat(y)", n)), ("x̂", Vector("hat(x)", n)),
    ("W^{(1)}x", Matrix("W_1", n, m) @ Vector("x", m)), (r"W^{[1]\top}x", Matrix("W_1", n, m).T @ x),
    (r"W^{(2)}\sigma(W^{(1)}x)", Matrix("W_2", n, m) @ logistic(Matrix("W_1", m, k) @ Vector("x", k))),
    ("x.sum()", total(x)), ("(A@X).trace()", trace(A @ Matrix("X", m, n))), ("x.mean()", total(x) / size(n)),
]


@pytest.mark.parametrize("text, expression", SAME, ids=[text for text, _ in SAME])
def test_it_is_what_an_author_writes(text, expression):
    found = typed(text, {"X": ("n", "m")} if text == "λX" else None).expression
    assert (found.text(), axes(found)) == (expression.text(), axes(expression))


@pytest.mark.parametrize("text", [
    "xᵀ A x", "‖y - X w‖²", "tr(A X)", "A ⊙ B", "(Bᵀ ⊗ A) vec(X)", "1/2 xᵀ x", "-2 Xᵀ (y - X w)",
    "logistic(W x + b)", "x/‖x‖",
    "sum(exp(x))", "log(sum(exp(x)))", "A⁻¹ b", "(Xᵀ X)⁻¹ Xᵀ y", "λ ‖w‖²",
])
def test_what_is_printed_may_be_typed_again(text):
    found = typed(text)
    assert found.expression.text() == text
    assert typed(found.expression.latex()).expression == found.expression


def test_it_says_what_it_took_each_letter_for():
    found = typed("||y - X*w||^2")
    assert isinstance(found, Typed) and found.text == "||y - X*w||^2" and found.shapes == "y is n×1, X is n×m, w is m×1"
    assert found.letters == {"y": y, "X": X, "w": w} and found.sizes == {"n": n, "m": m}
    assert typed("σ(x)*‖A‖").notes == ("σ is the logistic function", "the norm of a matrix is that of Frobenius")
    assert typed("λ").shapes == "λ is a number" and typed("1/2").shapes == ""
    with pytest.raises(FrozenInstanceError):
        found.text = ""


def test_sizes_have_names_that_no_letter_has():
    found = typed("m^2*X/n")
    assert found.shapes == "m is a number, X is k×l, n is a number" and set(found.sizes) == {"k", "l"}
    assert typed("A ⊗ B ⊗ C ⊗ D ⊗ E").shapes.endswith("E is n_1×n_2")
    assert typed("b*x", {"b": (1, "k")}).expression == RowVector("b", k) @ Vector("x", k)
    assert typed("b x'", {"b": ("n",)}).expression == b @ Vector("x", m).T


@pytest.mark.parametrize("text, place, words", [
    ("2 + π", 4, "a number 'pi' would be taken"), ("δ x", 0, "'delta' is reserved"), ("0^-1", 0, "a division by 0"),
    ("((9^12)^12)^12", 7, "a power of numbers has 30 digits at most"), ("x*y", 1, "a column times a column"),
    ("A B +", 5, "something is missing"),
    ("Α x", 0, "greek capital letter alpha is not known"), ("х'x", 0, "cyrillic small letter ha"),
    ("__import__('os')", 0, "_ is no part"), ("x; y", 1, "; is no part"),
    ("e x", 0, "a number 'e' would be taken"), ("I_n x/n", 6, "n is a size here"),
])
def test_an_error_points_at_the_character(text, place, words):
    with pytest.raises(TypedError) as error:
        typed(text)
    shown, caret, told = str(error.value).splitlines()
    assert shown == f"  {text}" and told.startswith(words) and error.value.text == text
    assert (error.value.place, caret) == (place, " " * (place + 2) + "^")
    assert told == f"{error.value.args[0]}: {error.value.remedy}" and error.value.remedy


LETTERS = {"A": A, "S": Matrix("S", n, n), "R": Matrix("R", m, m), "x": x, "y": y, "w": w, "a": a, "c": c}
SHAPES = {"A": "nm", "S": "nn", "R": "mm", "x": "n1", "y": "n1", "w": "m1", "a": "11", "c": "11"}
COLUMNS = {"n": "x", "m": "w"}


def random_text(random, rows, columns, depth):
    """What a random array is typed as in NumPy, in brackets."""
    below = lambda *shape: random_text(random, *shape, depth - 1)
    leaves = [letter for letter, shape in SHAPES.items() if shape == rows + columns]
    if depth == 0 or random.random() < 0.1:
        if rows == "1":
            return random.choice(leaves) if leaves else f"{COLUMNS[columns]}.T"
        return random.choice(leaves) if leaves else f"({COLUMNS[rows]} @ {COLUMNS[columns]}.T)"
    inner = random.choice("nm")
    return random.choice([
        lambda: f"({below(rows, columns)} {random.choice('+-')} {below(rows, columns)})",
        lambda: f"{below(columns, rows)}.T",
        lambda: f"({below('1', '1')} * {below(rows, columns)})",
        lambda: f"(-{below(rows, columns)} / {random.randint(2, 5)})",
        lambda: f"({below(rows, inner)} @ {below(inner, columns)})",
    ])()


@pytest.mark.parametrize("seed", range(40))
def test_what_numpy_reads_is_read_alike(seed):
    text = random_text(Random(seed), *Random(seed).choice(["11", "n1", "nm"]), 4)
    declared = {letter: [size for size in shape if size != "1"] for letter, shape in SHAPES.items() if letter in text}
    expected, found = eval(text, {"__builtins__": {}}, LETTERS), typed(text, declared).expression
    assert found == expected or compare(found, expected, frozenset()).finding is None, text


HOSTILE = [
    "(" * 9999, "x" * 100_000, "‖" * 9999, "-" * 9999, r"\frac" * 1999, r"\mathbf{" * 1249, "x^" * 4999, "log " * 2499,
    "+".join("x" * 4999), "9" * 9999, "1/" * 4999 + "1", "<script>alert(1)</script>", "x\u202ey", "\0" * 9999,
    "$" * 9999 + "x y", "\n" * 9998 + ")", "((((9^12)^12)^12)^12)^12", "*".join("abcdefgh" * 40), "{x}" * 3333,
    "+".join(f"‖β_{k}‖" for k in range(190)), "'+".join("αβγεζηθικλμνξρστφχψω"), "x'" * 399,
    "W^{(1)}" * 1400, "a1" * 4999, "x_a" * 3333, "hat(" * 2499, "re" + " " * 9990 + "+", "y\u0302" * 4999,
    "ones(" * 1999,
    r"\text{" * 1999, "a_b" * 3000, ".ab" * 3000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_is_refused_at_once(text):
    begun = process_time()
    with pytest.raises(TypedError) as error:
        typed(text)
    assert process_time() - begun < 0.5     # under 0.1 s on a machine that is fast and does nothing else
    lines = str(error.value).splitlines()
    assert len(lines) == 3 and len(lines[0]) < 90 and len(lines[2]) < 250 and lines[1].strip() == "^"


@pytest.mark.parametrize("question, by, answer, verdict", [
    ("b'*X'*y", "X", "y*b'", "proved"), ("x'*A'*y", "y", "A*x", "proved"), ("x'*A*x", "x", "(A+A')*x", "proved"),
    ("x'*A*x", "x", "2*A*x", "false"), ("a'*X*b", "X", "b*a'", "right in another convention"),
    ("c'*V*tanh(W*x)", "x", "W'*((V'*c) .* (ones-tanh(W*x).*tanh(W*x)))", "proved"),
    ("||y-X*w||^2/n", "w", "2*X'*(X*w-y)/n", "proved"),
])
def test_an_answer_is_read_like_its_question(question, by, answer, verdict):
    asked = typed(question)
    said = typed(answer, like=asked)
    assert explain(gradient(asked.expression, asked.letters[by]), said.expression).verdict == verdict
    assert all(said.letters[name] == asked.letters[name] for name in said.letters if name in asked.letters)


def test_what_the_question_does_not_have_is_new_in_its_answer():
    asked = typed("X*w")
    said = typed("C*w", like=asked)
    assert said.shapes == "C is k×m, w is m×1" and set(asked.sizes) == {"n", "m"}
    assert typed("X*w", {"w": ("s",)}, like=typed("w")).shapes == "X is m×s, w is s×1"
    with pytest.raises(TypedError, match="would be equal"):
        typed("w+X*w", like=asked)
    with pytest.raises(TypeError, match="read like what typed"):
        typed("w", like="X*w")


@pytest.mark.parametrize("text", ["√x'x", "√xᵀx", "√x y"])
def test_where_a_root_ends_is_asked(text):
    with pytest.raises(TypedError, match="does √ end before this"):
        typed(text)


@pytest.mark.parametrize("text", [None, 5, b"x"])
def test_what_is_no_text_is_an_error_that_says_so(text):
    with pytest.raises(TypeError, match="what is typed is a text"):
        typed(text)


@pytest.fixture
def layer():
    """W x, and its indices i and p over the rows of W, q over its columns."""
    read = typed("W*x")
    return read, {name: indices(name, read.sizes[size]) for name, size in (("i", "n"), ("p", "n"), ("q", "m"))}


@pytest.mark.parametrize("text, read", [
    ("delta_ip x_q", "δ_ip x_q"), (r"\delta_{i p}\,x_{q}", "δ_ip x_q"), ("I_{ip} x_q", "δ_ip x_q"),
    ("W_ij x_j", "W_ij x_j"), ("Σ_j W_ij x_j / 2", "Σ_j 1/2 W_ij x_j"), ("(W x)_i", "(W x)_i"),
    ("(W^T)_{qi}", "(Wᵀ)_qi"), ("W^T_{qi}", "(Wᵀ)_qi"), ("tanh(x_q)/2", "1/2 tanh x_q"), ("W_1 x", "W_1 x"),
    ("x' ⊗ I_n", "xᵀ ⊗ I_n"), ("K_nm", "𝐊_nm")])
def test_with_indices_entries_are_read(layer, text, read):
    assert typed(text, like=layer[0], indices=layer[1]).expression.text() == read


@pytest.mark.parametrize("text, words", [
    ("W_qi", "q counts to m, and here to n"), ("δ_i", "δ is of two indices"), ("x_qi", "x is a column"),
    ("W_{ij}^T", "entry of the transpose"), ("W_{ij}^{-1}", "entry of the inverse"), ("Σ_j x", "a sum over an index")])
def test_what_has_other_indices_is_refused(layer, text, words):
    with pytest.raises(TypedError, match=words):
        typed(text, like=layer[0], indices=layer[1])


def test_without_indices_entries_are_refused(layer):
    with pytest.raises(TypedError, match="entries are not typed"):
        typed("x_q", like=layer[0])


def test_a_number_beside_a_column_is_added_to_each_entry():
    found = typed("1 - x")
    assert found.expression.text() == "1_n - x" and "added to each entry" in found.shapes
    assert typed("(2 - x')*y").expression.text() == "(2 1_nᵀ - xᵀ) y"
    assert typed("1 - x'*y").expression.text() == "1 - xᵀ y"


def test_a_count_may_be_below_a_line():
    assert typed("(1/N)*x'*x").letters["N"].rows == () and typed("N*x").letters["N"].rows != ()


def test_in_an_answer_a_size_is_a_number():
    question = typed("mean(x)")
    assert typed("ones(n)/n", like=question).expression.text() == "1_n/n"


@pytest.mark.parametrize("text, read", [
    ("x @ A @ x", "xᵀ A x"), ("x @ x", "xᵀ x"), ("w·x + b", "wᵀ x + b"), ("(W @ x) @ y", "(W x)ᵀ y"), ("A @ x", "A x")])
def test_a_column_before_an_at_sign_is_a_row(text, read):
    assert typed(text).expression.text() == read


@pytest.mark.parametrize("text", ["x * x", "x A x", "x·A·x"])
def test_a_column_before_another_sign_is_none(text):
    with pytest.raises(TypedError):
        typed(text)


# ------------------------------------------------------------------ both sides of an equation
@pytest.mark.parametrize("left, right, shapes", [
    ("(A*B)'", "B'*A'", "A is n×m, B is m×k"), ("A*x", "b", "A is n×m, x is m×1, b is n×1"),
    ("tr(A*B)", "tr(B*A)", "A is n×m, B is m×n"), ("A", "A'", "A is n×n"), ("c*x", "x*c", "c is a number, x is n×1")])
def test_the_shapes_of_both_sides_are_found_together(left, right, shapes):
    first, second = equated(left, right)
    assert first.shapes == second.shapes == shapes
    assert (first.text, second.text) == (left, right) and axes(first.expression) == axes(second.expression)


@pytest.mark.parametrize("left, right", [("x)", "(y"), ("A*x", "A"), ("x", ""), ("x'*y", "A*B*x"), ("(", ")")])
def test_sides_that_do_not_fit_together_are_refused(left, right):
    with pytest.raises(TypedError):
        equated(left, right)


def test_the_entries_of_both_sides_may_be_named():
    first, second = equated("x'*y", "∑_i x_i y_i", indices={})
    assert compare(first.expression, second.expression, frozenset()).status == "proved"


def test_a_letter_that_counts_is_a_size_that_was_declared():
    found = typed("x'*x/n", {"x": ("n",)}, counts=["n"])
    assert found.expression == norm(x)**2 / size(n) or found.expression.text() == "xᵀ x/n"
    with pytest.raises(TypedError, match="n is a size here"):
        typed("x'*x/n", {"x": ("n",)})
