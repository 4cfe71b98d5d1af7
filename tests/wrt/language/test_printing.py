"""The printer: readable marks, and one tree only behind every print."""

from __future__ import annotations

import re
from contextlib import suppress
from fractions import Fraction
from itertools import product

import nodes
import pytest
from material import W, a, c, f, i, j, m, n, p, q, sigma, w, x, y
from pool import S
from random_trees import Trees
from reader import Unreadable, read_latex, scope_of

from wrt import (
    Derivation, Formula, Matrix, Refutation, Scalar, Vector, absolute, delta, dimensions, exp, eye, function, gradient,
    jacobian, log, partial, sin, sqrt, sum_over,
)
from wrt.errors import NamingError, WrtError
from wrt.language.clashes import refuse_clashes
from wrt.language.expression import NODES
from wrt.language.printing import InLine, Latex, Text
from wrt.language.shape import axes
from wrt.language.speech import Spoken
from wrt.nodes.elementwise import is_scalar
from wrt.nodes import Apply, MatrixProduct, Number, Product, Sum, Transpose, reciprocal

L = Scalar("L", of=W)
STYLES = (Latex, Text, InLine, Spoken)


def test_random_prints_read_back_to_the_same_tree(record_property):
    prints, nodes = set(), set()
    for seed in range(2400):
        trees = Trees(seed)
        scope = trees.indices(trees.random.randint(0, 3))
        tree = trees.tree(trees.shape(), trees.random.choice([1, 2, 3]), scope)
        printed = tree.latex()
        for one in (printed, tree.latex(scope)):
            assert read_latex(one, scope_of(tree)) == tree, one
        prints.add(printed)
        nodes |= {type(part).__name__ for part in tree.walk()}
    record_property("different prints", len(prints))
    assert len(prints) >= 2000
    assert nodes == set(NODES)


def different_trees():
    """Random trees, the examples of all nodes, and both sides of what is said of these."""
    for seed in range(3000):
        trees = Trees(seed)
        yield trees.tree(trees.shape(), trees.random.choice([1, 2]), trees.indices(2))
    for left, right, *_ in nodes.listed("EQUAL") + nodes.listed("DIFFERENT"):
        yield from (left, right)


@pytest.mark.parametrize("style", STYLES)
def test_no_two_trees_print_alike_unless_they_may_not_stand_together(style):
    seen = {}
    for tree in different_trees():
        printed = tree.printed(style())[0]
        other = seen.setdefault(printed, tree)
        if other != tree:
            with pytest.raises(NamingError):
                refuse_clashes(other, tree)


FACTORS = [
    *(Number(Fraction(value)) for value in ("2", "1/2", "1", "-1", "-2")), a, 1 / a, 1 / (a * c), reciprocal(3), sin(a),
    sin(a * c), log(a), sqrt(a), a * c, a * a, a / c, 2 * a, sin(a) * sin(a), a + c, y[i], x, W @ x, y.T @ y, x / a]


def rows_of_factors():
    """All products of two and of three factors, and of four of a few, and what has one in it; those with a shape."""
    few = [FACTORS[k] for k in (0, 1, 5, 6, 9, 15, 14, 20, 21)]
    rows = [Product(factors) for several in (product(FACTORS, repeat=2), product(FACTORS, repeat=3),
                                             product(few, repeat=4)) for factors in several]
    within = [tree for row in rows[:800] for tree in (
        reciprocal(row), sin(row), row.T, Product((a, row)), Product((row, a)), Product((row, 1 / a)),
        Product((row, row)), Sum((row, c)), partial(row, a), MatrixProduct((S, Product((row, y)))))]
    for row in rows + within:
        with suppress(WrtError):
            axes(row)
            yield row


def test_all_rows_of_a_few_factors_print_differently_and_read_back(record_property):
    styles = [style for kind in STYLES for style in (kind(), kind(unsummed=[i]))]
    seen, trees = [{} for _ in styles], list(rows_of_factors())
    for tree in trees:
        for style, others in zip(styles, seen):
            assert others.setdefault(style_print := tree.printed(style)[0], tree) == tree, style_print
    for tree in trees[::5]:
        assert read_latex(tree.latex(), scope_of(tree)) == tree
    record_property("rows", len(trees))
    assert len(trees) > 20_000


# what signs of TeX are in plain text
BOLD = {"e": "𝐞", "D": "𝐃", "J": "𝐉", "K": "𝐊", "L": "𝐋"}
AS_TEXT = [
    (r"\^\{-\\mathsf\{T\}\}", "⁻ᵀ"),
    (r"\^\{\\mathsf\{T\}\}", "ᵀ"), (r"\^\{-1\}", "⁻¹"), (r"\^\{2\}", "²"), (r"\^\{3\}", "³"), (r"\^\{\\circ\}", "∘"),
    (r"\^\{\((\d)\)\}", r"^(\1)"), (r"\^\{\((\d)\)\\circ\}", r"^(\1)∘"), (r"\^\{([a-z]) ([a-z])\}", r"^\1\2"),
    (r"\^\{\\circ ([^}]+)\}", r"^(∘\1)"), (r"\^\{(\w)\}", r"^\1"), (r"\\log\\lvert", "log|"), (r"\\rvert", "|"),
    (r"\^\{([^{}()\\]*(?:\\,[^{}()\\]*)*)\}", r"^(\1)"),
    (r"\\operatorname\{(\w+)\}", r"\1"),
    (r"_\{\\text\{rows\}\}", "_rows"),
    (r"\\mathbf\{1\}", "1"),
    (r"\\mathrm\{(\w)\}", r"\1"), (r"\\partial ?", "∂"),
    (r"\\otimes", "⊗"), (r"\\odot", "⊙"), (r"\\,", " "), (r"\\sum", "Σ"),
    (r"\^\{\((\d)\)\}", r"^(\1)"), (r"\^\{\((\d)\)\\circ\}", r"^(\1)∘"), (r"\\operatorname\{(\w+)\}", r"\1"),
    (r"\\text\{(\w+)\}", r"\1"),
    (r"\\mathbf\{(\w)\}", lambda found: BOLD.get(found[1], found[1])), (r"\\times", "×"),
    (r"\^\{([a-z]) ([a-z])\}", r"^\1\2"),
    (r"\\lVert (.*?) \\rVert(?:_\{\\mathrm\{(F)\}\})?", lambda found: f"‖{found[1]}‖" + "_F" * bool(found[2])),
    (r"\\mathrm\{d\}", "d"),
    (r"\\hat\{(.*?)\}", "\\1\u0302"),
    (r"\\partial ", "∂"), (r"\\otimes", "⊗"), (r"\\odot", "⊙"), (r"\\,", " "), (r"\\sum", "Σ"),
    (r"\\([A-Za-z]+)", lambda found: Text().letter(found[1])),
    *[(r"_\{([^{}]*)\}", lambda found: f"_{found[1].replace(' ', '')}")] * 2]       # I_{n_{1}}


def as_text(tex):
    """A line of TeX as plain text, sign by sign."""
    for pattern, sign in AS_TEXT:
        tex = re.sub(pattern, sign, tex)
    return tex


def test_a_line_of_tex_and_plain_text_have_one_structure():
    checked = 0
    for seed in range(1500):
        trees = Trees(seed)
        tree = trees.tree(trees.shape(), trees.random.choice([1, 2]), trees.indices(2))
        if any(isinstance(part, Apply) and part.function in (sqrt, absolute) and is_scalar(part)
               for part in tree.walk()):
            continue        # √(a) with a mark behind it has brackets around it, and sqrt(a) has none; so has |a|
        assert as_text(tree.in_line()) == tree.text(), tree.in_line()
        checked += 1
    assert checked > 1200


@pytest.mark.parametrize("tree, free, text", [
    (x[j] * x[j], [], "x_j x_j"), (x[j] * x[j], [j], "x_j²"), (x[j] * x[j] * y[i], [i], "x_j x_j y_i"),
    (sin(x[j]) * sin(x[j]), [], "sin x_j sin x_j"), (sin(x[j]) * sin(x[j]), [j], "sin² x_j"),
    (W[i, j] * W[i, j], [i], "W_ij W_ij"), (W[i, j] * W[i, j], [i, j], "W_ij²"),
    (delta(i, p) * delta(i, p), [p], "δ_ip δ_ip"),
    (sum_over(j, x[j] * x[j]), [], "Σ_j x_j²"), (sum_over(j, x[j]) * sum_over(j, x[j]), [], "(Σ_j x_j)²"),
    (sum_over(j, W[i, j] * W[i, j]), [], "Σ_j W_ij W_ij"),
    (sum_over(i, sum_over(j, W[i, j] * W[i, j])), [], "Σ_i Σ_j W_ij²"),
    ((x[j] * x[j]) * (x[q] * x[q]), [], "x_j x_j (x_q x_q)"),
    (partial(L, W[i, j]) * partial(L, W[i, j]), [], "(∂L/∂W_ij) (∂L/∂W_ij)"),
    (partial(L, W[i, j]) * partial(L, W[i, j]), [i, j], "(∂L/∂W_ij)²")])
def test_a_sum_that_no_sign_shows_is_no_power(tree, free, text):
    """x_i x_i is a sum over i, and in x_i² the index is free."""
    assert tree.text(free) == text
    assert read_latex(tree.latex(free), scope_of(tree)) == tree


def test_a_statement_shows_powers_of_what_it_does_not_sum():
    square = x[j] * x[j]
    formula = Formula("square", Derivation(square, (3 * square - 2 * square, "three of them, less two"), free=j))
    assert formula.text() == "x_j² = 3 x_j² - 2 x_j²"
    assert formula.latex().startswith("x_{j}^{2} = ") and formula.spoken().startswith("x j squared equals ")
    assert formula.derivation.text().startswith("x_j²\n") and formula.derivation.rows()[0].left == "x_{j}^{2}"
    summed = Formula("summed", Derivation(square, (x.T @ x, "the definition")))
    assert summed.text() == "x_j x_j = xᵀ x"
    refuted = Refutation("not-twice", square, 2 * square, by="value", because="a square is no double", free=j)
    assert (refuted.text(), refuted.latex()) == ("x_j² = 2 x_j²", r"x_{j}^{2} = 2\,x_{j}^{2}")


@pytest.mark.parametrize("one, other", [
    (Matrix("Sigma", n, m)[i, j] * x[j], sum_over(i, x[j] * y[i])), (Vector("Sigma", n)[i] * y[i], sum_over(i, y[i])),
    (exp(S), exp(S @ S)), (a * c, c * a), (Vector("e", n)[i], Vector("epsilon", n)[i]), (sigma(S), sigma.prime(S)),
    (Scalar("pi_1"), Scalar("Pi")), (Matrix("T", n, n) @ S, S.T), (Vector("d", n), Vector("D", n))])
def test_what_differs_is_printed_differently(one, other):
    for style in (Latex, Text, InLine, Spoken):
        assert one.printed(style())[0] != other.printed(style())[0]
        assert "𝛴" not in other.text() and r"\mathit" not in other.latex()


@pytest.mark.parametrize("tree, tex, text", [
    (exp(S), r"\exp^{\circ}(S)", "exp∘(S)"), (exp(W), r"\exp^{\circ}(W)", "exp∘(W)"), (exp(x), r"\exp(x)", "exp(x)"),
    (exp(x.T), r"\exp(x^{\mathsf{T}})", "exp(xᵀ)"), (exp(a), r"\exp(a)", "exp(a)"),
    (sigma.prime(S), r"\sigma'^{\circ}(S)", "σ'∘(S)"), (sigma(S)[i, p], r"(\sigma^{\circ}(S))_{i p}", "(σ∘(S))_ip"),
    (sigma.prime.prime.prime(S), r"\sigma^{(3)\circ}(S)", "σ^(3)∘(S)"),
    (function("sigma_2")(S), r"\sigma_{2}^{\circ}(S)", "σ_2∘(S)"),
    (Matrix("Sigma", n, n).inv, r"\mathit{\Sigma}^{-1}", "𝛴⁻¹"),
    (exp(W @ W), r"\exp(W\,W)", "exp(W W)"),      # it does not fit, and has no shape
])
def test_a_function_of_a_matrix_has_a_ring_and_the_letter_sigma_is_slanted(tree, tex, text):
    assert (tree.latex(), tree.text()) == (tex, text)
    if tree != exp(W @ W):
        assert read_latex(tex, scope_of(tree)) == tree


@pytest.mark.parametrize("printed", [
    r"W\,x)", r"(W\,x", r"W\,", r"W + ", r"\frac{\partial f}{W}", r"W_{z}", r"Z", r"\delta_{i",
    r"x^{\mathsf{T}}^{2}", r"W^{-1}^{-1}", r"W^{-2", r"\frac{2}{W}", r"\frac{1}{W\,x}", r"\sqrt(W)", r"\sqrt{W",
    r"\operatorname{root}(W)", r"\sin a\,c", r"\sin a^{2}", r"\sin^{2} a\,c", r"\exp a\,c", r"\frac{a}{W}"])
def test_the_reader_refuses_what_is_no_print(printed):
    with pytest.raises((Unreadable, KeyError)):
        read_latex(printed, scope_of(W @ x, W[i, j], sin(a) * exp(c)))


def test_the_reader_sees_a_changed_mark():
    tree = partial(f[i], W[p, q]) - 2 * (delta(i, p) * x[q])
    printed = tree.latex()
    for mark, other in ((" - ", " + "), ("2", "3"), ("i p", "p i"), ("f_{i}", "f_{p}"), (r"\delta_{i p}\,", "")):
        assert mark in printed
        assert read_latex(printed.replace(mark, other), scope_of(tree)) != tree
    tree = (sqrt(a) / c) * S.inv @ y
    printed = tree.latex()
    for mark, other in (("^{-1}", r"^{\mathsf{T}}"), ("^{-1}", ""), (r"\frac{\sqrt{a}}{c}", r"\sqrt{a}\,c"),
                        (r"\sqrt", "")):
        assert mark in printed
        assert read_latex(printed.replace(mark, other), scope_of(tree)) != tree


@pytest.mark.parametrize("of, by", [(L, x), (L, w), (L, f), (f.T @ f, x)])
def test_jacobian_and_gradient_never_print_alike(of, by):
    row, column = jacobian(of, by), gradient(of, by)
    assert axes(row) == axes(column)[::-1] != axes(column)
    assert row.latex() != column.latex() and row.text() != column.text()
    assert read_latex(row.latex(), scope_of(row)) == row
    assert read_latex(column.latex(), scope_of(column)) == column


def test_a_row_times_a_column_is_told_from_a_scalar_times_a_column():
    inner = y.T @ y
    assert read_latex((inner * x).latex(), scope_of(inner, x)) == Product((inner, x))
    assert (inner * x).latex() != (y.T @ y @ x.T).latex()


def test_dimensions_and_names_with_digits_are_braced():
    n_1 = dimensions("n_1")
    assert eye(n_1).latex() == "I_{n_{1}}"
    assert read_latex("I_{n_{1}}", scope_of(eye(n_1))) == eye(n_1)


def test_every_sum_sign_is_printed_once():
    tree = Sum((a, -c, -2 * c, -(a + c)))
    assert tree.latex() == r"a - c - 2\,c - (a + c)"
    assert tree.text() == "a - c - 2 c - (a + c)"


def test_transpose_binds_stronger_than_the_product():
    assert (W @ x).T.latex() == r"(W\,x)^{\mathsf{T}}" != (W @ Transpose(x)).latex()
