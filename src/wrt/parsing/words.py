"""The words of functions, and the words and signs that people know and that are not read, each with what to do."""

from __future__ import annotations

import re
from unicodedata import name as named

from ..errors import TypedError

# the words that are functions, each with the spellings that people have for it
FUNCTIONS = {spelling: name for name, spellings in {
    "trace": "tr Tr trace", "det": "det", "logdet": "logdet", "inv": "inv inverse", "transpose": "transpose",
    "norm": "norm", "kron": "kron", "dot": "dot matmul mm", "inner": "inner", "outer": "outer",
    "hadamard": "hadamard multiply mul", "vec": "vec",
    "rvec": "rvec", "diag": "diag diagonal", "total": "sum total", "mean": "mean", "softmax": "softmax",
    "log": "log ln", "logsumexp": "logsumexp lse", "exp": "exp", "sqrt": "sqrt", "sin": "sin", "cos": "cos",
    "tanh": "tanh", "sinh": "sinh", "cosh": "cosh", "absolute": "abs absolute", "sign": "sign sgn", "relu": "relu ReLU",
    "softplus": "softplus", "logistic": "logistic sigmoid expit", "adjugate": "adj adjugate", "square": "square",
}.items() for spelling in spellings.split()}
ENTRYWISE = ("exp", "log", "sqrt", "sin", "cos", "tanh", "sinh", "cosh", "absolute", "sign", "relu", "softplus",
             "logistic")
KNOWN = "known are exp, log, sqrt, sin, cos, tanh, sinh, cosh, abs, sign, relu, softplus, logistic"
ENTRIES = "write X*ones for the sums of the rows, ones'*X for those of the columns"
# what a word is, and what to write instead
LEFT_OUT = {word: (what, remedy) for words, what, remedy in (
    ("expm matrix_exp", "the exponential of a whole matrix", "write exp.(A) for that of each entry"),
    ("logm", "the logarithm of a whole matrix", "write log.(A) for that of each entry, logdet(A) for log(det(A))"),
    ("sqrtm", "the square root of a whole matrix", "write sqrt.(A) for that of each entry"),
    ("sinm cosm funm", "a function of a whole matrix", "write exp.(A) for a function of each entry"),
    ("log2 lb", "the logarithm to base 2", "write log(x)/log(2), or log(2) for that number"),
    ("log10 lg", "the logarithm to base 10", "write log(x)/log(10), or log(10) for that number"),
    ("log1p", "the logarithm of 1 + a", "write log(1 + a) for a number, log(ones + x) for a column"),
    ("expm1", "exp less 1", "write exp(a) - 1 for a number, exp(x) - ones for a column"),
    ("exp2", "2 to a power", "write exp(log(2)*x)"),
    ("tan tg", "the tangent", "write sin(a)/cos(a) for a number, sin(x) ./ cos(x) for each entry"),
    ("cot ctg", "the cotangent", "write cos(a)/sin(a) for a number, cos(x) ./ sin(x) for each entry"),
    ("sec", "the secant", "write 1/cos(a) for a number, 1 ./ cos(x) for each entry"),
    ("csc", "the cosecant", "write 1/sin(a) for a number, 1 ./ sin(x) for each entry"),
    ("sh ch th", "a hyperbolic function", "write sinh, cosh or tanh"),
    ("coth", "the hyperbolic cotangent", "write 1/tanh(a) for a number, 1 ./ tanh(x) for each entry"),
    ("sech", "the hyperbolic secant", "write 1/cosh(a) for a number, 1 ./ cosh(x) for each entry"),
    ("asin acos atan arcsin arccos arctan atan2 arctan2", "an inverse of the sine, cosine or tangent", KNOWN),
    ("asinh acosh atanh arcsinh arccosh arctanh", "an inverse of a hyperbolic function", KNOWN),
    ("var", "a variance", "write it out, as in mean((x - mean(x)*ones).^2)"),
    ("std", "a standard deviation", "write it out, as in sqrt(mean((x - mean(x)*ones).^2))"),
    ("cov corr corrcoef", "a covariance or a correlation", "write it out with the matrix of the data, as in X'*X/c"),
    ("mse", "a mean of squares", "write mean((x - y).^2)"),
    ("silu swish", "x times its logistic", "write x .* logistic(x)"),
    ("gelu elu selu celu mish prelu relu6 leaky_relu leakyrelu hardtanh hardsigmoid softsign softshrink",
     "another activation", "known are tanh, logistic, relu and softplus"),
    ("log_softmax logsoftmax", "the logarithm of softmax", "write x - logsumexp(x)*ones"),
    ("softmin", "the softmax of -x", "write softmax(-x)"),
    ("erf erfc gammaln lgamma digamma besselj", "a special function", KNOWN),
    ("pinv", "the pseudo-inverse", "write inv(A'*A)*A' where the columns are independent"),
    ("eig eigh eigs eigvals eigvalsh lambda_max", "eigenvalues", "trace and det, their sum and product, are known"),
    ("svd svdvals svds", "singular values", "norm(A)^2 is the sum of their squares"),
    ("chol cholesky qr lu ldl schur", "a factorization", "write a letter for each factor"),
    ("rank matrix_rank cond null orth nullspace", "what depends on the rank", "take another function of the matrix"),
    ("solve linsolve lstsq mldivide", "the solution of equations", "write inv(A)*b"),
    ("slogdet", "the logarithm of a determinant with its sign", "write logdet(A)"),
    ("amax amin fmax fmin", "the greatest or least", "write relu(x) for the greater of x and 0"),
    ("argmax argmin median mode sort argsort", "what depends on an order", KNOWN),
    ("prod", "the product of all entries", "write exp(sum(log(x))) where all are positive"),
    ("cumsum cumprod diff trapz", "a function of the order of the entries", "write a matrix for it, as in L*x"),
    ("floor ceil round fix mod rem heaviside clip clamp where", "a function with jumps or bends", KNOWN),
    ("real imag re im conj angle arg", "a part of a complex number", "all numbers are real: take it out"),
    ("reshape flatten ravel squeeze", "another order of the entries",
     "write vec(A) for the columns one below the other, rvec(A) for the rows"),
    ("tril triu", "a part of a matrix", "write hadamard with a matrix of zeros and ones, as in M .* A"),
    ("hstack vstack concat concatenate cat stack block blkdiag block_diag repmat tile", "a matrix of blocks",
     "write each block alone"),
    ("einsum tensordot cross", "a product with other indices", "write it with products, kron and .*"),
    ("power pow float_power", "a power", "write x.^2 for each entry, a^2 for a number, A^2 for a matrix"),
    ("matrix_power mpower", "a power of a matrix", "write A^2"),
    ("matrix_norm vector_norm", "a norm of one kind", "write norm(A): the root of the sum of the squares"),
    ("zeros zeros_like", "an array of zeros", "take the term out, as it adds nothing"),
    ("ones_like full full_like empty", "an array of one number", "write ones(n) for a column, c*ones(n)*ones(m)'"),
    ("rand randn arange linspace", "an array of given numbers", "write a letter for it"),
    ("axis dim", "an argument with a name", ENTRIES),
    ("ord", "an argument with a name", "write norm(x), or sum(abs(x)); of a matrix norm(A) is that of Frobenius"),
    ("keepdims keepdim dtype", "an argument with a name", "take it out"),
    ("inf nan infty", "a value that is no number", "write a letter for a number; norms are norm(x) and sum(abs(x))"),
    ("pr kl", "a probability or a divergence", "write it out with sums and logarithms"),
) for word in words.split()}

ALONE = "type what is differentiated alone"
INNER = "write ⟨x, y⟩ or x'*y for an inner product, ⟨A, B⟩ or tr(A'*B) for that of matrices"
ENVIRONMENT = "environments are not read; give one formula without \\begin and \\end, and a capital letter for a matrix"
DAGGER = "write A' for a transpose, inv(A'*A)*A' for a pseudo-inverse where the columns are independent"
TOTAL, RELU = "write sum(x) for the sum of all entries", "write relu(x) for the greater of x and 0"
# what is no part of an expression here, and what to do
INSTEAD = {
    "=": "type one side alone", "<": INNER, ">": INNER,
    ";": "type one expression", "∑": TOTAL, "\\sum": TOTAL, "∂": ALONE, "\\partial": ALONE, "∇": ALONE,
    "\\nabla": ALONE, "\\dot": ALONE, "\\begin": ENVIRONMENT, "\\end": ENVIRONMENT, "&": ENVIRONMENT,
    "max": RELU, "min": RELU, "maximum": RELU, "minimum": RELU,
    "_": "write one number or one letter below a letter, as in W_1",
    ".": "write * for a product, and .* for one entry by entry",
    "\\mathbb": "write a plain letter, and ones for a column of ones; expectations and probabilities are not read",
    "\\dagger": DAGGER, "†": DAGGER,
    "\\ ": "write inv(A)*b for what solves A x = b, and a plain blank between factors",
}
METHOD = re.compile(r"\.([A-Za-z_]{2,})")
CALL = re.compile(r"\s{0,9}(\}\s{0,9})?\.?[(\[{]")


def left_out(word: str) -> tuple[str, str] | None:
    """What a word is said to be and what to do, if it is known and not read; whatever its capitals.

    >>> left_out("tan"), left_out("xAx")
    (('the tangent', 'write sin(a)/cos(a) for a number, sin(x) ./ cos(x) for each entry'), None)
    """
    return LEFT_OUT.get(word) or LEFT_OUT.get(word.lower())


def no_function(word: str, start: int, text: str) -> TypedError:
    """What is said of a word that is not known."""
    shown = word if len(word) < 20 else f"{word[:20]}…"
    return TypedError(f"{shown} is no function or letter known here", text, start,
                      "name each thing by one letter, write * between letters, and functions as exp, tanh, sigmoid")


def refused(word: str, start: int, text: str) -> TypedError | None:
    """What is said of a word that is known and not read; two letters, and capitals alone, may be a product."""
    found = left_out(word.lstrip("\\"))
    if not found or (len(word) < 3 or word.isupper()) and not CALL.match(text, start + len(word)):
        return None
    return TypedError(f"{word} ({found[0]}) is left out", text, start, found[1])


def unknown(piece: str, start: int, text: str) -> TypedError:
    """What is said of a sign or a command that is not known."""
    if piece == "." and (method := METHOD.match(text, start)):
        return no_method(method[1], start, text)
    if piece in INSTEAD:
        return TypedError(f"{piece} is no part of an expression here", text, start, INSTEAD[piece])
    if piece[0] == "\\" and piece[1:] in INSTEAD:
        return TypedError(f"{piece} is no part of an expression here", text, start, INSTEAD[piece[1:]])
    if piece[0] == "\\":
        remedy = "write what it stands for" if len(piece) != 2 else INSTEAD["\\ "]
        return refused(piece, start, text) or TypedError(
            f"the command {piece[:20]} is not known", text, start, remedy)
    told = piece if piece.isascii() and piece.isprintable() else named(piece, f"U+{ord(piece):04X}").lower()
    remedy = "type Latin or Greek letters, numbers, brackets and + - * / ^ '"
    return TypedError(f"{told} is not known", text, start, remedy)


def no_method(word: str, start: int, text: str) -> TypedError:
    """What is said of a word behind a dot, as in A.det()."""
    remedy = f"write {word}(…)" if word in FUNCTIONS else (left_out(word) or ("", "write functions before brackets"))[1]
    return TypedError(f".{word[:20]} is not read", text, start, remedy)
