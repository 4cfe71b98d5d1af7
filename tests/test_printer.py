"""The printer: readable marks, and one tree only behind every print."""

from __future__ import annotations

from fractions import Fraction

import pytest
from material import A, B, W, X, a, c, f, i, j, m, n, p, q, sigma, w, x, y
from random_trees import Trees
from reader import Unreadable, read_latex, scope_of

from wrt import (
    Matrix, Scalar, Vector, delta, dimensions, exp, eye, function, gradient, hadamard, jacobian, kron, log, ones,
    partial, rvec, size, sqrt, sum_over, tanh, trace, vec,
)
from wrt.language.expression import NODES, as_expression
from wrt.language.shape import axes
from wrt.nodes import Product, Sum, Transpose, reciprocal

x_0, W_1, L, S = Vector("x_0", m), Matrix("W_1", n, m), Scalar("L", of=W), Matrix("S", n, n)

CASES = [
    (W @ x, r"W\,x", "W x"),
    (2 * (W @ x), r"2\,W\,x", "2 W x"),
    (a * (W @ x), r"a\,(W\,x)", "a (W x)"),
    (W @ (X @ B), r"W\,(X\,B)", "W (X B)"),
    (-x + 2 * x, r"-x + 2\,x", "-x + 2 x"),
    (x - (x + x_0), r"x - (x + x_{0})", "x - (x + x_0)"),
    (x - -2 * x, r"x + 2\,x", "x + 2 x"),
    (x + -2 * x, r"x - 2\,x", "x - 2 x"),
    (a * -2, r"a\,(-2)", "a (-2)"),
    (-Transpose(as_expression(2)), r"-2^{\mathsf{T}}", "-2ᵀ"),
    (a * 2, r"a\,(2)", "a (2)"),
    (x / 3, r"\frac{1}{3}\,x", "1/3 x"),
    (a - Fraction(2, 3), r"a - \frac{2}{3}", "a - 2/3"),
    (kron(x.T, eye(n)) @ vec(W), r"(x^{\mathsf{T}} \otimes I_{n})\,\operatorname{vec}(W)",
     "(xᵀ ⊗ I_n) vec(W)"),
    (kron(A, kron(X, B)), r"A \otimes (X \otimes B)", "A ⊗ (X ⊗ B)"),
    (hadamard(x, x_0).T, r"(x \odot x_{0})^{\mathsf{T}}", "(x ⊙ x_0)ᵀ"),
    (x.T.T, r"(x^{\mathsf{T}})^{\mathsf{T}}", "(xᵀ)ᵀ"),
    (x_0[j], r"(x_{0})_{j}", "(x_0)_j"),
    (W_1[i, j], r"(W_{1})_{i j}", "(W_1)_ij"),
    (vec(W_1)[j, i], r"\operatorname{vec}(W_{1})_{j i}", "vec(W_1)_ji"),
    (W.T[j, i], r"(W^{\mathsf{T}})_{j i}", "(Wᵀ)_ji"),
    (ones(n)[i], r"(\mathbf{1}_{n})_{i}", "(1_n)_i"),
    (delta(i, p) * x[q], r"\delta_{i p}\,x_{q}", "δ_ip x_q"),
    (size(n) * size(m), r"n\,m", "n m"),
    (sum_over(j, W[i, j] * x[j]), r"\sum_{j} W_{i j}\,x_{j}", "Σ_j W_ij x_j"),
    (sum_over(j, sum_over(q, W[i, j] + W[i, q])), r"\sum_{j} \sum_{q} (W_{i j} + W_{i q})",
     "Σ_j Σ_q (W_ij + W_iq)"),
    (sum_over(j, x[j]) * a, r"\left(\sum_{j} x_{j}\right)\,a", "(Σ_j x_j) a"),
    (sigma.prime(y)[i], r"(\sigma'(y))_{i}", "(σ'(y))_i"),
    (function("phi_1").prime.prime.prime(a), r"\phi_{1}^{(3)}(a)", "φ_1^(3)(a)"),
    (exp(a) + tanh.prime(a), r"\exp(a) + \tanh'(a)", "exp(a) + tanh'(a)"),
    (partial(f[i], W[p, q]), r"\frac{\partial f_{i}}{\partial W_{p q}}", "∂f_i/∂W_pq"),
    (partial(x[j] * a, x_0[q]), r"\frac{\partial (x_{j}\,a)}{\partial (x_{0})_{q}}", "∂(x_j a)/∂(x_0)_q"),
    (jacobian(f, vec(W)), r"\frac{\partial f}{\partial \operatorname{vec}(W)^{\mathsf{T}}}",
     "∂f/∂vec(W)ᵀ"),
    (jacobian(f, x).T, r"\left(\frac{\partial f}{\partial x^{\mathsf{T}}}\right)^{\mathsf{T}}", "(∂f/∂xᵀ)ᵀ"),
    (gradient(L, W), r"\frac{\partial L}{\partial W}", "∂L/∂W"),
    (rvec(W), r"\operatorname{rvec}(W)", "rvec(W)"),
    (trace(W @ A.T), r"\operatorname{tr}(W\,A^{\mathsf{T}})", "tr(W Aᵀ)"),
    (trace(S + S.T).T, r"\operatorname{tr}(S + S^{\mathsf{T}})^{\mathsf{T}}", "tr(S + Sᵀ)ᵀ"),
    (-2 * trace(S) * y, r"-2\,\operatorname{tr}(S)\,y", "-2 tr(S) y"),
    (gradient(trace(S), S), r"\frac{\partial \operatorname{tr}(S)}{\partial S}", "∂tr(S)/∂S"),
    (S.inv @ y, r"S^{-1}\,y", "S⁻¹ y"),
    (S.T.inv, r"(S^{\mathsf{T}})^{-1}", "(Sᵀ)⁻¹"),
    (S.inv.T, r"(S^{-1})^{\mathsf{T}}", "(S⁻¹)ᵀ"),
    (-(W.T @ W).inv, r"-(W^{\mathsf{T}}\,W)^{-1}", "-(Wᵀ W)⁻¹"),
    ((2 * S).inv.inv, r"((2\,S)^{-1})^{-1}", "((2 S)⁻¹)⁻¹"),
    (S.inv[i, p], r"(S^{-1})_{i p}", "(S⁻¹)_ip"),
    (W_1.T @ (W_1 @ W_1.T).inv, r"W_{1}^{\mathsf{T}}\,(W_{1}\,W_{1}^{\mathsf{T}})^{-1}", "W_1ᵀ (W_1 W_1ᵀ)⁻¹"),
    (partial(S.inv[i, p], S[i, p]), r"\frac{\partial (S^{-1})_{i p}}{\partial S_{i p}}", "∂(S⁻¹)_ip/∂S_ip"),
    (1 / a, r"\frac{1}{a}", "1/a"),
    (a / c, r"a\,\frac{1}{c}", "a (1/c)"),
    (-2 / a, r"-2\,\frac{1}{a}", "-2 (1/a)"),
    (reciprocal(3), r"\frac{1}{(3)}", "1/(3)"),
    (reciprocal(as_expression(3).T), r"\frac{1}{3^{\mathsf{T}}}", "1/3ᵀ"),
    (reciprocal(1 / a), r"\frac{1}{\frac{1}{a}}", "1/(1/a)"),
    ((1 / a).T, r"\left(\frac{1}{a}\right)^{\mathsf{T}}", "(1/a)ᵀ"),
    (x / x_0[j], r"x\,\frac{1}{(x_{0})_{j}}", "x (1/(x_0)_j)"),
    (1 / sqrt(a), r"\frac{1}{\sqrt{a}}", "1/sqrt(a)"),
    (sqrt(a + c).T, r"\sqrt{a + c}^{\mathsf{T}}", "sqrt(a + c)ᵀ"),
    (sqrt(sqrt(-a) * 2), r"\sqrt{\sqrt{-a}\,(2)}", "sqrt(sqrt(-a) (2))"),
    (sqrt.prime(a), r"\operatorname{sqrt}'(a)", "sqrt'(a)"),
    (reciprocal.prime.prime.prime(a * c), r"\operatorname{reciprocal}^{(3)}(a\,c)", "reciprocal^(3)(a c)"),
    (log(x) / size(n), r"\log(x)\,\frac{1}{n}", "log(x) (1/n)"),
    (partial(1 / a, a), r"\frac{\partial \frac{1}{a}}{\partial a}", "∂(1/a)/∂a"),
]


@pytest.mark.parametrize("tree, tex, text", CASES, ids=[text for *_, text in CASES])
def test_print_is_readable_and_reads_back(tree, tex, text):
    assert (tree.latex(), tree.text()) == (tex, text)
    assert read_latex(tex, scope_of(tree)) == tree


def test_the_cases_hold_every_node_type():
    found = {type(part).__name__ for tree, *_ in CASES for part in tree.walk()}
    assert found == set(NODES)


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


def test_no_two_random_trees_print_alike():
    seen = {}
    for seed in range(3000):
        trees = Trees(seed)
        tree = trees.tree(trees.shape(), 1, trees.indices(2))
        assert seen.setdefault(tree.latex(), tree) == tree


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
