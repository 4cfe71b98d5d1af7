"""The grammar of what is typed: what belongs to what, and what is asked."""

import pytest

from wrt.errors import TypedError
from wrt.parsing.grammar import DEPTH, NODES, Tree, parsed, told


def drawn(tree: Tree) -> str:
    """A tree as a line: the kind, and the parts in brackets."""
    head = tree.name if tree.kind in ("letter", "number", "call") else tree.kind
    return head + f"({', '.join(map(drawn, tree.parts))})" * bool(tree.parts)


@pytest.mark.parametrize("typed, tree", [
    ("x'*A*x", "product(transpose(x), A, x)"), ("x'A x", "product(transpose(x), A, x)"),
    ("x.T @ A @ x", "product(transpose(x), A, x)"), ("a + b - c", "sum(a, b, negative(c))"),
    ("-x'y", "negative(product(transpose(x), y))"), ("--x", "x"), ("+x", "x"), ("a*-b", "product(a, negative(b))"),
    ("A x .* y", "hadamard(product(A, x), y)"), ("y .* A x", "hadamard(y, product(A, x))"),
    ("A*x .* y", "hadamard(product(A, x), y)"), ("A ⊗ B ⊗ C", "kron(kron(A, B), C)"),
    ("1/2 x'x", "product(1, over(2), product(transpose(x), x))"), ("a/b*c", "product(a, over(b), c)"),
    ("x/2 y", "product(x, over(2), y)"), ("a/b/c", "product(a, over(b), over(c))"),
    (r"\frac{a}{b} c", "product(product(a, over(b)), c)"), (r"\frac12 x", "product(1/2, x)"),
    ("A^-1", "inverse(A)"), ("A^{-1}", "inverse(A)"), ("A⁻¹", "inverse(A)"), ("A^(-1)", "inverse(A)"),
    ("A.inv", "inverse(A)"), ("inv(A)", "inverse(A)"), ("A^-T", "transpose(inverse(A))"),
    ("A^{-T}", "transpose(inverse(A))"), (r"A^{-\top}", "transpose(inverse(A))"), ("A⁻ᵀ", "transpose(inverse(A))"),
    ("A^T", "transpose(A)"), (r"A^{\mathsf T}", "transpose(A)"), ("A^⊤", "transpose(A)"), (r"A^\top", "transpose(A)"),
    ("A^{T}B", "product(transpose(A), B)"), ("A^T^-1", "inverse(transpose(A))"), ("A^-1^T", "transpose(inverse(A))"),
    ("x ⊙ y/2", "product(hadamard(x, y), over(2))"), ("A^2'", "transpose(power(A, 2))"),
    ("x^2y", "product(power(x, 2), y)"),
    ("x²y", "product(power(x, 2), y)"), ("x.^-2", "entrywise(x, negative(2))"), ("x^{a+b}", "power(x, sum(a, b))"),
    ("x^a", "power(x, a)"), ("2^-1", "inverse(2)"), (r"x^{\frac12}", "power(x, 1/2)"),
    ("|x|", "bars(x)"), ("a|x|b", "product(a, bars(x), b)"), ("||x||", "norm(x)"),
    (r"\|x\|_2^2", "power(norm_2(x), 2)"),
    (r"\|x\|^2_2", "power(norm_2(x), 2)"), ("‖A‖_F", "norm_F(A)"), ("⟨x, y⟩", "inner(x, y)"),
    ("[A+B]x", "product(sum(A, B), x)"),
    ("log det X", "log(det(X))"), (r"\log|X|", "log(bars(X))"), ("tr(A)^2", "power(trace(A), 2)"),
    ("det X^2", "det(power(X, 2))"),
    ("exp.(X)", "exp.(X)"), ("σ(x)", "logistic(x)"), (r"\sigma\left(x\right)", "logistic(x)"),
    ("σ x", "product(sigma, x)"),
    ("x ./ y", "hadamard(x, reciprocal.(y))"), ("e^{-x}", "exp(negative(x))"), ("I x", "product(identity, x)"),
    ("kron(A, B)", "kron(A, B)"), (r"\sqrt{x}", "sqrt(x)"), ("hadamard(A,B)", "hadamard(A, B)"),
    ("{x}^T", "transpose(x)"),
    ("W^{(1)}x", "product(W_1, x)"), (r"W^{(1)\top}x", "product(transpose(W_1), x)"), ("x^{(2)}'", "transpose(x_2)"),
    ("a**(2)", "power(a, 2)"), ("x**1", "power(x, 1)"), ("2^(c)", "power(2, c)"), ("e^{(x)}", "exp(x)"),
    ("(x'x)^(2)", "power(product(transpose(x), x), 2)"), ("x^(T)", "transpose(x)"),
    ("x^(1/2)", "power(x, product(1, over(2)))"),
    ("⟨A, B⟩_F", "inner(A, B)"), (r"\langle A, B\rangle", "inner(A, B)"), ("inner(x, y)", "inner(x, y)"),
    ("norm(x, 2)", "norm_2(x)"), ("norm(A, 'fro')", "norm_F(A)"), ("norm(x,2)^2", "power(norm_2(x), 2)"),
    ("np.square(x)", "entrywise(x, 2)"), ("square x", "entrywise(x, 2)"), ("σ[x]", "logistic(x)"),
    ("ones(n)", "ones"), ("np.ones((n, 1))", "ones"), ("ones(n, 1)", "ones"), ("eye(n) x", "product(identity, x)"),
    ("np.identity(n)", "identity"), ("n(n+1)", "product(n, sum(n, 1))"), ("a(1-a)", "product(a, sum(1, negative(a)))"),
    ("A (x)", "product(A, x)"), ("A(x+y)", "product(A, sum(x, y))"),
    ("Φ^T(x-y)", "product(transpose(Phi), sum(x, negative(y)))"),
    ("σ^2(x+y)", "product(power(sigma, 2), sum(x, y))"), ("x^{(1)}'x^{(1)}", "product(transpose(x_1), x_1)"),
    ("(x)", "x"), ("x^(-2)'", "transpose(power(x, negative(2)))"),
])
def test_what_belongs_to_what(typed, tree):
    assert drawn(parsed(typed)) == tree


@pytest.mark.parametrize("typed, place, words, remedy", [
    ("", 0, "there is nothing", "type an expression"), ("A*(x+", 5, ") is missing", "write what"),
    ("(x", 2, ") is missing", "write"), ("x)", 1, ") closes nothing", "take it out"),
    ("(x]", 2, "] closes nothing", "write )"),
    ("()", 1, "something is missing before )", "write"), ("x +", 3, "something is missing", "write"),
    ("x * / y", 4, "/ cannot stand", "write"), ("x 2", 2, "a number stands behind", "write it before"),
    ("a/b c", 4, "what is below the line, b or", "write /b * c…, or /(b c…)"),
    ("1/2x", 3, "what is below the line, 2", "/2 * x"),
    ("y ⊙ A*x", 5, "what does * belong to", "(y .* A) * …, or y .* (A * …)"),
    ("y ⊗ z ⊙ x", 6, "what does ⊙ belong", "y ⊗ (z"),
    ("a^b^c", 3, "what is raised", "write brackets"), ("a^1/2", 3, "does the line", "x^(1/2)"),
    ("A^*", 2, "an exponent", "write"),
    ("tr A B", 5, "does tr end before this", "tr(A) B, or tr(A B)"),
    ("sin^2(x)", 3, "what is sin of", "write sin(x) first"),
    ("log", 3, "something is missing", "write"), ("kron(A)", 0, "kron is of two arrays", "kron(A, B)"),
    ("tr.(A)", 2, "trace is no", "trace("),
    ("f(x)", 1, "is f a function", "f*("), ("φ(x)", 1, "is phi a function", "phi*("),
    ("2σ'(x)", 2, "is this a deriv", "^T"),
    ("e^x^2", 3, "what is raised", "write brackets"), ("A^-1^2", 4, "what is raised", "write"),
    ("x.^T", 1, "no entry", "^T"),
    ("x ⊙ y @ z", 6, "what does @ belong", "(x .* y) @ …"), ("σ + σ(x)", 4, "σ is a letter elsewhere", "sigmoid("),
    ("‖x‖_1", 3, "only the norm", "abs"),
    ("x/0", 2, "a division by 0", "write"), (r"\frac{1}{0}", 8, "a division by 0", "write"),
    ("A,B", 1, "a comma separates nothing", "one expression"),
    (r"\sqrt[3]{x}", 5, "only the square root", "a^(1/3)"), ("x⁻", 1, "this is no exponent", "write"),
    ("(x)_2", 3, "a subscript", "W_1"), ("1'*x", 1, "a number has no transpose", "ones"),
    ("[A B]", 3, "a product, or arrays side by side", "round"), ("x(1)", 1, "is x(1) an entry", "x*1"),
    ("x(t)", 1, "is x(t) an entry, a function", "x*t"), ("W[0]", 1, "is W[0] an entry", "W*0"),
    ("A(i)", 1, "is A(i) an", ""),
    ("W^(1)", 2, "is 1 an index of W, or its power?", "write W_1 for one of several letters, W for a power"),
    ("W^(2)x", 2, "is 2 an index of W", "W_2 for one of several letters, W^2"), ("W^{(l)}x", 3, "is l an index", "W_1"),
    ("x^{(t)}", 3, "is t an index of x", "x_t"), ("a^(c)", 2, "is c an index", "a^c"), ("W_1^(2)", 4, "is 2 an", "W_2"),
    ("(AB)^{(2)}", 6, "is 2 an index, or a power?", "^2"), ("W^1 x", 1, "is 1 an index of W", "W_1"),
    ("W^{1}", 1, "is 1 an index", "W for the power 1"), ("W{1}x", 1, "is W{1} an entry", "W*1"),
    ("W_1 + W^{(1)}", 0, "are W_1 and W^{(1)} one letter?", "in one way"),
    ("1ᵀx", 1, "a number has no transpose", "ones"), ("1^T x", 1, "a number has no", "ones"),
    (r"1^{\top}x", 1, "a number has", "ones"), ("1.T @ x", 1, "a number has", "ones"),
    ("2⁻ᵀ", 1, "a number has", "ones"),
    ("np.ones(3)", 7, "how many ones?", "ones(n) with a letter"), ("ones(n, m)", 4, "how many", "ones(n)*ones(m)'"),
    ("ones (x'x)", 5, "how many", "ones*("), ("ones(1, n)", 4, "how many", "ones(n)"),
    ("eye(3)", 0, "the size of an identity", "eye(n)"), ("eye x", 0, "the size of an identity", "I for"),
    ("ones(ŷ)", 5, "'hat(y)' is not the name of a size", "ones(n)"),
    ("E[x]", 1, "is E a function", "E*("), ("E [x y']", 2, "is E a function", "E*("),
    ("𝔼[x]", 1, "is E a function", "E*("),
    ("Φ(x)", 1, "is Phi a function", "Phi*("), (r"\Phi(W x)", 4, "is Phi", "Phi*("), ("Γ(x)", 1, "is Gamma a", "*("),
    ("f_1(x)", 3, "is f_1 a function", "f_1*("), (r"\sigma_1(W x)", 8, "is sigma_1 a function", "sigma_1*("),
    (r"\hat{f}(x)", 7, "is hat(f) a function", "*("), ("f[x]", 1, "is f a function", "f*("),
    ("f^{-1}(x)", 6, "is f a function", "f^{-1}*("), ("Φ^{-1}(x)", 6, "is Phi a function", "*("),
    ("P(x)", 1, "is P(x) an entry, a function", "P*x"), ("J(θ)", 1, "is J(theta) an entry", ""),
    ("A(B)", 1, "is A(B)", ""),
    ("x[n-1]", 1, "is n-1 the place of an entry", "x*(n-1)"), ("x(t+1)", 1, "is t+1 the place", "entries are not"),
    ("square x y", 9, "does square end before this", "square(x) y"),
    ("norm(x, 1)", 8, "only the norm", "sum(abs(x))"), ("norm(x, p)", 8, "only the norm", "norm(x)"),
    ("norm(x, 2, 3)", 9, "norm is of one array", "comma"),
    ("softmax(x, 1)", 9, "softmax is of one array", "softmax(x)"),
    ("sum(X, 0)", 5, "sum is of one array", "ones'*X"), ("kron(A, B, C)", 9, "kron is of two arrays", "comma"),
    (r"\log_2(x)", 4, "a logarithm to another base", "log(x)/log(2)"),
    ("L(y, x)", 3, "a comma separates nothing", "one"),
    ("⟨x⟩", 2, "an inner product is of two", "comma"), ("⟨A, B⟩_M", 6, "only the plain inner product", "x'*M*y"),
    ("bar(x + y)", 0, "a bar stands above one letter", "hat(x)"), ("2\u0302", 1, "a hat stands above one", "hat(x)"),
    ("x.dot", 5, "a bracket is missing", ".dot(…)"), ("x.sum(0)", 5, ".sum is of the whole", ".sum()"),
])
def test_what_cannot_be_read_is_pointed_at(typed, place, words, remedy):
    with pytest.raises(TypedError) as error:
        parsed(typed)
    assert error.value.place == place and error.value.words.startswith(words) and remedy in error.value.remedy
    assert error.value.pointed.splitlines()[1] == " " * (place + 2) + "^"


@pytest.mark.parametrize("typed", [
    "(" * (DEPTH + 1) + "x" + ")" * (DEPTH + 1), "x" + "'" * DEPTH, "log " * (DEPTH + 1) + "x", r"\frac" * 99,
    "x^{" * 99, "⊗".join("A" * (DEPTH + 1)), "(" * 9999, "|(" * 99,
])
def test_levels_are_limited(typed):
    with pytest.raises(TypedError, match=f"more than {DEPTH} levels"):
        parsed(typed)


@pytest.mark.parametrize("typed", ["+".join("x" * NODES), "*".join("A" * NODES), "A " * NODES])
def test_parts_are_limited(typed):
    with pytest.raises(TypedError, match=f"more than {NODES} parts"):
        parsed(typed)
    assert parsed("+".join("x" * (NODES - 1))).kind == "sum"


def test_a_tree_knows_where_it_stands_and_what_letters_are_in_it():
    tree = parsed("y - (X w)'")
    assert (tree.start, tree.end, tree.signs) == (0, 10, (2,))
    assert [letter.name for letter in tree.letters] == ["y", "X", "w"] and tree.depth == 5
    values = [str(parsed(typed).value) for typed in ("-1/2", r"\frac{3}{4}", "2x", "0.25")]
    assert values == ["-1/2", "3/4", "None", "1/4"]


def test_what_else_was_taken_for_something_is_noted():
    assert parsed(r"W^{(2)}σ(W^{(1)\top}x)").notes == (
        "W^{(2)} is the letter W_2", "σ is the logistic function", "W^{(1)} is the letter W_1")
    assert parsed("W_1 x").notes == parsed("sigmoid(x)").notes == ()


def test_a_piece_is_told_in_short():
    assert (told("$x + y$", 0, 7), told("x" * 99, 0, 99)) == ("x + y", "x" * 24 + "…")
