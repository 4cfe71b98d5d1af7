"""The words that are read, and those that are known and not read."""

import pytest

from wrt.errors import TypedError
from wrt.parsing import typed
from wrt.parsing.words import ENTRYWISE, FUNCTIONS, INSTEAD, LEFT_OUT, left_out


def test_the_functions_of_one_number_are_spelled():
    assert set(ENTRYWISE) < set(FUNCTIONS.values())


def test_no_word_is_read_and_left_out():
    assert not set(FUNCTIONS) & set(LEFT_OUT) and all(what and remedy for what, remedy in LEFT_OUT.values())


@pytest.mark.parametrize("word", sorted(LEFT_OUT))
def test_a_word_before_brackets_is_never_a_product_of_letters(word):
    for text in (f"{word}(x)", f"{word}[x]", f"{word} (x)", f"2*{word}(A)", rf"\operatorname{{{word}}}(x)"):
        if "{" not in text or word.isalpha():
            with pytest.raises(TypedError) as error:
                typed(text)
            assert error.value.place == text.index(word) and error.value.words.startswith(f"{word} (")


@pytest.mark.parametrize("text, place, words, remedy", [
    ("expm(A)", 0, "expm (the exponential of a whole matrix) is left out", "exp.(A)"),
    ("scipy.linalg.expm(A)", 13, "expm (the exponential", "exp.(A)"),
    ("log2(x)", 0, "log2 (the logarithm to base 2)", "log(x)/log(2)"), ("log2 x", 0, "log2 (the", "log(2)"),
    ("tan(x)", 0, "tan (the tangent)", "sin(a)/cos(a)"), (r"\tan x", 0, r"\tan (the tangent)", "sin(x) ./ cos(x)"),
    ("np.std(x)", 3, "std (a standard deviation)", "mean("), ("Var[x]", 0, "Var (a variance)", "mean("),
    ("gelu(x)", 0, "gelu (another activation)", "relu"), ("ELU(x)", 0, "ELU (another", "softplus"),
    ("relu6(x)", 0, "relu6 (another", "relu"), ("leaky_relu(x)", 0, "leaky_relu (another", "relu"),
    ("pinv(A)", 0, "pinv (the pseudo-inverse)", "inv(A'*A)*A'"), ("lu (A)", 0, "lu (a factorization)", "letter"),
    ("np.zeros((n,m))", 3, "zeros (an array of zeros)", "adds nothing"), ("ones_like(x)", 0, "ones_like (", "ones(n)"),
    ("sum(X, axis=0)", 7, "axis (an argument with a name)", "ones'*X"), ("norm(x, inf)", 8, "inf (", "sum(abs(x))"),
    ("A.reshape(n)", 1, ".reshape is not read", "vec(A)"), ("A.det()", 1, ".det is not read", "det(…)"),
    ("W.foo()", 1, ".foo is not read", "before brackets"), (r"\max(x, y)", 0, r"\max is no part", "relu"),
    ("tr_B(A x)", 0, "tr_B is no function", "exp"), (r"\mathbb{E}[x]", 0, r"\mathbb is no part", "expectations"),
    (r"\begin{aligned} x \end{aligned}", 0, r"\begin is no part", "environments are not read; give one formula"),
    ("x & y", 2, "& is no part", "environments"), (r"A^\dagger", 2, r"\dagger is no part", "pseudo-inverse"),
    (r"A \ b", 2, "\\ ", "inv(A)*b"), (r"A\b", 1, r"the command \b", "inv(A)*b"), ("<A, B>", 0, "< is", "⟨A, B⟩"),
    (r"\sum x", 0, r"\sum is no part", "sum(x)"), (r"\dot x", 0, r"\dot is no part", "alone"),
])
def test_a_word_is_refused_by_name(text, place, words, remedy):
    with pytest.raises(TypedError) as error:
        typed(text)
    assert error.value.place == place and error.value.words.startswith(words) and remedy in error.value.remedy


@pytest.mark.parametrize("text, found", [("ABC", "A B C"), ("A LU", "A L U"), ("COV x", "C O V x")])
def test_two_letters_or_capitals_without_brackets_are_a_product(text, found):
    assert left_out("lu") and left_out("COV") and typed(text).expression.text() == found


@pytest.mark.parametrize("text", [
    "exp.(A)", "log.(A)", "sqrt.(A)", "log(x)/log(2)", "log(1 + a)", "log(ones + x)", "exp(a) - 1", "exp(x) - ones",
    "exp(log(2)*x)", "sin(a)/cos(a)", "sin(x) ./ cos(x)", "cos(a)/sin(a)", "1/cos(a)", "1 ./ cos(x)", "1 ./ tanh(x)",
    "mean((x - mean(x)*ones).^2)", "sqrt(mean((x - mean(x)*ones).^2))", "X'*X/c", "mean((x - y).^2)", "softmax(-x)",
    "x .* logistic(x)", "x - logsumexp(x)*ones", "inv(A'*A)*A'", "norm(A)^2", "inv(A)*b", "logdet(A)", "relu(x)",
    "exp(sum(log(x)))", "vec(A)", "rvec(A)", "M .* A", "x.^2", "a^2", "A^2", "ones(n)*ones(m)'", "c*ones(n)*ones(m)'",
    "X*ones", "ones'*X", "sum(abs(x))", "⟨x, y⟩", "tr(A'*B)",
])
def test_what_a_remedy_says_can_be_read(text):
    found = f"{LEFT_OUT} {INSTEAD}"
    assert text in found and typed(text).expression.text()
