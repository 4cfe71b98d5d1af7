import pytest
from material import F, W, X, a, b, f, k, n, w, x, y

from wrt import Given, Matrix, Scalar, define, kron, vec
from wrt.claims.given import depends, givens_of, space
from wrt.errors import ConditionError

L = Scalar("L", of=f)


@pytest.mark.parametrize("symbol, latex, text", [
    (a, r"a \in \mathbb{R}", "a, which is scalar"),
    (x, r"x \in \mathbb{R}^{m}", "x, which is m×1"),
    (b, r"b \in \mathbb{R}^{1 \times n}", "b, which is 1×n"),
    (W, r"W \in \mathbb{R}^{n \times m}", "W, which is n×m"),
    (f, r"f = W\,x", "f = W x"),
    (w, r"w = \operatorname{vec}(W)", "w = vec(W)"),
])
def test_a_declaration_and_a_definition_are_typeset(symbol, latex, text):
    given = Given(symbol)
    assert (given.latex(), given.text(), given.words) == (latex, text, "")


@pytest.mark.parametrize("symbol, latex", [
    (F, r"F(W) \in \mathbb{R}^{m \times n}"), (L, r"L(f) \in \mathbb{R}"),
    (Matrix("G", n, k, of=(x, W)), r"G(x, W) \in \mathbb{R}^{n \times k}")])
def test_an_open_function_says_so(symbol, latex):
    given = Given(symbol)
    assert (given.latex(), given.words) == (latex, "unspecified and differentiable")


def test_the_space_of_a_long_axis_is_a_product():
    assert space(define("K", kron(x.T, W))) == r"\mathbb{R}^{n \times m^{2}}"
    assert space(define("v", vec(X))) == r"\mathbb{R}^{k m}"


def test_independence_is_said_in_words():
    given = Given(x, independent_of=W)
    assert (given.latex(), given.text(), given.words) == (
        r"x \text{ does not depend on } W", "x does not depend on W", "")


@pytest.mark.parametrize("symbol, on, message", [
    (W, W, "W does depend on W: W, which is n×m"),
    (f, W, "f does depend on W: f = W x"),
    (F, W, "F does depend on W: F(W), which is m×n"),
    (L, x, "L does depend on x: L(f), which is scalar"),
])
def test_independence_of_what_a_symbol_is_built_from_is_refused(symbol, on, message):
    with pytest.raises(ConditionError) as error:
        Given(symbol, independent_of=on)
    assert str(error.value) == message


@pytest.mark.parametrize("symbol, on", [(W, f), (x, L), (W, F), (f, L)])
def test_what_a_symbol_is_made_of_is_not_independent_of_it(symbol, on):
    with pytest.raises(ConditionError, match=f"^{on.text()} depends on {symbol.text()}: "):
        Given(symbol, independent_of=on)


def test_only_symbols_are_given():
    with pytest.raises(TypeError, match="^only a symbol can be given, not W x: name it with define$"):
        Given(W @ x)
    for other in ("W", W @ x):
        with pytest.raises(TypeError, match="^x can be independent of a symbol only, not of "):
            Given(x, independent_of=other)


def test_depends_looks_into_definitions_and_arguments():
    assert depends(f, W) and depends(L, W) and depends(F, W) and depends(x, x)
    assert not depends(f, y) and not depends(W, f) and not depends(x, W)


def test_all_givens_are_listed_once_and_parts_come_first():
    found = [given.text() for given in givens_of(f + W @ x, vec(W), W @ F @ y)]
    assert found == ["W, which is n×m", "x, which is m×1", "f = W x",
                     "F(W), which is m×n, unspecified and differentiable", "y, which is n×1"]


@pytest.mark.parametrize("given, words", [
    (Given(a), "a in R"), (Given(x), "x in R m"), (Given(b), "b in R 1 by n"), (Given(W), "W in R n by m"),
    (Given(define("v", vec(X))), "v equals vec of X"), (Given(f), "f equals W x"),
    (Given(w), "small w equals vec of capital W"), (Given(L), "L is a function of f with values in R"),
    (Given(Matrix("G", n, k, of=(x, W))), "G is a function of x and W with values in R n by k"),
    (Given(x, independent_of=W), "x does not depend on W")])
def test_a_given_is_said_aloud(given, words):
    assert given.spoken() == words
