"""The printer: readable marks, and one tree only behind every print."""

from __future__ import annotations


import nodes
import pytest
from material import W, a, c, f, i, j, m, n, p, q, sigma, w, x, y
from pool import S
from random_trees import Trees
from reader import Unreadable, read_latex, scope_of

from wrt import (
    Matrix, Scalar, Vector, delta, dimensions, exp, eye, function, gradient, jacobian, partial, sqrt, sum_over,
)
from wrt.errors import NamingError
from wrt.language.clashes import refuse_clashes
from wrt.language.expression import NODES
from wrt.language.printing import InLine, Latex, Text
from wrt.language.shape import axes
from wrt.language.speech import Spoken
from wrt.nodes import Product, Sum, Transpose

L = Scalar("L", of=W)


def test_random_prints_read_back_to_the_same_tree(record_property):
    prints, nodes = set(), set()
    for seed in range(2300):
        trees = Trees(seed)
        scope = trees.indices(trees.random.randint(0, 3))
        tree = trees.tree(trees.shape(), trees.random.choice([1, 2, 3]), scope)
        printed = tree.latex()
        assert read_latex(printed, scope_of(tree)) == tree, printed
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


@pytest.mark.parametrize("style", [Latex, Text, InLine, Spoken])
def test_no_two_trees_print_alike_unless_they_may_not_stand_together(style):
    seen = {}
    for tree in different_trees():
        printed = tree.printed(style())[0]
        other = seen.setdefault(printed, tree)
        if other != tree:
            with pytest.raises(NamingError):
                refuse_clashes(other, tree)


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
    r"x^{\mathsf{T}}^{2}", r"W^{-1}^{-1}", r"W^{-2}", r"\frac{2}{W}", r"\frac{1}{W\,x}", r"\sqrt(W)", r"\sqrt{W",
    r"\operatorname{root}(W)"])
def test_the_reader_refuses_what_is_no_print(printed):
    with pytest.raises((Unreadable, KeyError)):
        read_latex(printed, scope_of(W @ x, W[i, j]))


def test_the_reader_sees_a_changed_mark():
    tree = partial(f[i], W[p, q]) - 2 * (delta(i, p) * x[q])
    printed = tree.latex()
    for mark, other in ((" - ", " + "), ("2", "3"), ("i p", "p i"), ("f_{i}", "f_{p}"), (r"\delta_{i p}\,", "")):
        assert mark in printed
        assert read_latex(printed.replace(mark, other), scope_of(tree)) != tree
    tree = (sqrt(a) / c) * S.inv @ y
    printed = tree.latex()
    for mark, other in (("^{-1}", r"^{\mathsf{T}}"), ("^{-1}", ""), (r"\frac{1}{c}", "c"), (r"\sqrt", "")):
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
