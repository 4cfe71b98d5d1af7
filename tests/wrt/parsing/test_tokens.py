"""The signs of what is typed, in one spelling each."""

import pytest

from wrt.errors import TypedError
from wrt.parsing.tokens import LENGTH, Token, tokens


def kinds(text):
    """The kinds of the tokens, without the end."""
    return [token.kind for token in tokens(text)[:-1]]


def texts(text):
    """The texts of the tokens, without the end."""
    return [token.text for token in tokens(text)[:-1]]


@pytest.mark.parametrize("typed, name", [
    ("W1", "W_1"), ("W_1", "W_1"), ("W_{12}", "W_12"), ("W₁", "W_1"), ("W_Q", "W_Q"), (r"\mathbf{W}_1", "W_1"),
    (r"\mathbf{W_1}", "W_1"), (r"\mathbf W_1", "W_1"), (r"\boldsymbol{\beta}", "beta"), ("β", "beta"),
    ("beta", "beta"),
    (r"\varepsilon", "epsilon"), ("ϵ", "epsilon"), ("µ", "mu"), ("μ₂", "mu_2"), (r"\hat{x}", "hat(x)"),
    (r"\hat\beta_1", "hat(beta)_1"), (r"\widehat{\mathbf{x}}", "hat(x)"), (r"\tilde x", "tilde(x)"), ("𝐱", "x"),
    ("𝜷", "beta"), ("Σ", "Sigma"), (r"\ell", "l"), ("ℓ", "l"),
    ("y_hat", "hat(y)"), ("x_bar", "bar(x)"), ("x_tilde", "tilde(x)"), ("sigma_hat", "hat(sigma)"),
    ("β_hat", "hat(beta)"), ("x_hat_1", "hat(x)_1"), ("x_1_hat", "hat(x)_1"), ("x_{hat}", "hat(x)"),
    ("yhat", "hat(y)"), ("betabar", "bar(beta)"), ("hat(x)", "hat(x)"), ("tilde(x)_2", "tilde(x)_2"),
    ("ŷ", "hat(y)"), ("x\u0302", "hat(x)"), ("β̂", "hat(beta)"), ("x̄_1", "bar(x)_1"),
    ("W^{(1)}", "W_1"), ("W^{[1]}", "W_1"), (r"\mathbf{W}^{(12)}", "W_12"), (r"\mathbf{W^{(1)}}", "W_1"),
    (r"\hat{y}^{(2)}", "hat(y)_2"), (r"\lambda^{\left(1\right)}", "lambda_1"),
])
def test_a_letter_is_a_name_of_the_language(typed, name):
    token, end = tokens(typed)
    assert (token.kind, token.text, token.start, token.end) == ("name", name, 0, len(typed))
    assert end == Token("end", "", len(typed), len(typed))


@pytest.mark.parametrize("typed, kind", [
    ("·", "*"), (r"\cdot", "*"), ("**", "^"), ("⊙", ".*"), (r"\odot", ".*"), ("∘", ".*"), ("⊗", "⊗"),
    (r"\otimes", "⊗"),
    ("−", "-"), ("||", "‖"), (r"\|", "‖"), (r"\lVert", "‖"), (r"\rVert", "‖"), (r"\left\|", "‖"), (r"\lvert", "|"),
    (r"\{", "("), (r"\left(", "("), (r"\right)", ")"), (r"\dfrac", "frac"), ("’", "'"), (".T", "'"), (".t()", "'"),
    (".transpose()", "'"), (r"\top", "'"), (".inv", ".inv"), (r"\langle", "⟨"), (r"\mathbf{1}", "ones"),
    ("ones", "ones"),
    ("𝟏", "ones"), (r"\mathbf{1}_n", "ones"), ("1_n", "ones"), ("I_n", "identity"), (r"\frac12", "number"),
    (".5", "number"),
])
def test_a_sign_has_one_kind(typed, kind):
    assert kinds(typed) == [kind]


@pytest.mark.parametrize("spelling, name", [
    ("tr", "trace"), ("Tr", "trace"), (r"\operatorname{tr}", "trace"), (r"\mathrm{tr}", "trace"),
    ("np.trace", "trace"),
    ("np.linalg.inv", "inv"), ("torch.logdet", "logdet"), ("sigmoid", "logistic"), ("Sigmoid", "logistic"),
    (r"\text{softmax}", "softmax"), (r"\log", "log"), ("ln", "log"), ("sum", "total"), ("ReLU", "relu"),
])
def test_a_function_has_one_name(spelling, name):
    assert [(token.kind, token.text) for token in tokens(spelling)[:-1]] == [("function", name)]


@pytest.mark.parametrize("typed, found", [
    ("xAx", ["x", "A", "x"]), ("x^TAx", ["x", "^", "T", "A", "x"]), ("xᵀAx", ["x", "ᵀ", "T", "A", "x"]),
    (r"X\log(y)", ["X", r"log", "(", "y", ")"]), (r"x\,y \quad z", ["x", "y", "z"]), ("$x$", ["x"]),
    ("2x", ["2", "x"]),
    ("2.*x", ["2", ".*", "x"]), ("2.5x", ["2.5", "x"]), ("A⁻¹", ["A", "⁻¹", "-1"]), ("A⁻ᵀ", ["A", "⁻ᵀ", "-T"]),
    ("x.^2", ["x", ".^", "2"]), ("exp.(X)", ["exp", ".(", "X", ")"]), (r"\mathbf{Xw}", ["{", "X", "w", "}"]),
    ("x\u00a0y", ["x", "y"]), ("", []),
    (r"W^{(1)\top}x", ["W_1", r"\top", "x"]), ("W^{(1)T}", ["W_1", "T"]), ("W^{[2]'}", ["W_2", "'"]),
    ("np.T", ["n", "p", ".T"]), ("nn.T", ["n", "n", ".T"]), ("np.linalg.det", ["det"]),
])
def test_a_row_of_signs_is_taken_apart(typed, found):
    assert texts(typed) == found


@pytest.mark.parametrize("typed, place, words", [
    ("xyz", 0, "xyz is no function or letter known here"), ("2+Relux(x)", 2, "Relux is no function"),
    ("x_i", 1, "is x_i an entry"), ("x_{out}", 1, "one number or one letter"), ("2*dX", 2, "a d before a letter"),
    (r"(X'*X)\(X'*y)", 6, "a backslash divides from the left"), (r"A\(b)", 1, "a backslash divides from the left"),
    ("x + а", 4, "cyrillic small letter a is not known"), ("x\u202e", 1, "right-to-left override"),
    ("x\0", 1, "u+0000"),
    ("trX", 0, "is trX a function of X, or a product"), ("2*detA", 2, "is detA a function"),
    ("sinx", 0, "is sinx a function"),
    (r"\mathrm{d}x", 0, "an upright d is an increment"), (r"\text{d}x", 0, "an upright d"),
    (r"x + \foo", 4, r"the command \foo"), ("1e-3", 0, "a number with an exponent"), ("x=1", 1, "= is no part"),
    ("∑x", 0, "∑ is no part"), (r"\partial x", 0, r"\partial is no part"), ("<b>", 0, "< is no part"),
    ("W.x", 1, ". is no"),
    ("9" * 31, 0, "a number of more than 30 digits"), ("x__1", 1, "_ is no part"),
    ("Xlog(y)", 0, "Xlog is no function"),
    (r"\hat{\hat{x}}", 0, "a hat stands above one letter"), ("max(0, x)", 0, "max is no part"),
    ("x😀", 1, "grinning face"),
    ("x_new", 1, "do all the letters of new stand below?"), ("W_out x", 1, "do all the letters of out"),
    ("y_pred", 1, "do all the letters of pred"), ("x_ij", 1, "do all the letters"), ("x_hatA", 1, "do all the letters"),
    ("I_nx", 1, "do all the letters of nx"), ("1_nx", 1, "do all the letters of nx"),
    (r"x_{\mathrm{new}}", 1, "one number or one letter"), ("x_hat_hat", 5, "one accent stands above"),
    (r"\hat{x}_bar", 7, "one accent stands above"), ("I_3", 1, "the size below an identity"),
    ("1_{nm}", 1, "the size below an identity"), ("W_1^{(2)}", 6, "one number stands at a letter"),
    ("W^{(1.5)}", 4, "one number stands at a letter"), ("W^{(1)}_2", 7, "one number or one letter"),
    (r"\operatorname{KL}(p)", 14, "KL (a probability or"), (r"\mathrm{AB}(x)", 8, "AB is no function"),
    (r"\text{Var}[x]", 6, "Var (a variance) is left out"), (r"\operatorname{ab} x", 14, "ab is no function"),
    ("x_1_2", 3, "one number or one letter"), ("\ud800", 0, "u+d800"), ("x:", 1, ": is not known"),
])
def test_what_is_not_known_is_pointed_at(typed, place, words):
    with pytest.raises(TypedError) as error:
        tokens(typed)
    assert error.value.place == place and str(error.value.args[0]).startswith(words) and error.value.remedy
    assert error.value.pointed.splitlines()[1] == " " * (place + 2) + "^"


def test_a_text_has_a_length():
    assert len(tokens("+" * LENGTH)) == LENGTH + 1
    with pytest.raises(TypedError, match=f"more than {LENGTH} characters"):
        tokens("+" * (LENGTH + 1))


@pytest.mark.parametrize("text", ["K_nm", "K_{nm}", "K_{n,m}", "K_{n m}", "\U0001d40a_nm", r"\mathbf{K}_{n m}",
                                  r"K_{n, m}"])
def test_a_commutation_matrix_has_two_sizes_below(text):
    assert [(token.kind, token.text) for token in tokens(text)] == [("commutation", "nm"), ("end", "")]


@pytest.mark.parametrize("text, kind", [("K_1", "name"), ("K", "name"), ("K_a", "name")])
def test_another_k_is_a_letter(text, kind):
    assert tokens(text)[0].kind == kind


@pytest.mark.parametrize("text", ["x^(∘2)", r"x^{\circ 2}"])
def test_a_power_of_each_entry_is_read_as_it_is_printed(text):
    assert [token.kind for token in tokens(text)][1] == ".^"
