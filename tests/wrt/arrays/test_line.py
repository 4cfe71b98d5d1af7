"""Evaluation along a line: rational functions of one number."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from material import W, a, c, m, n, sigma, x, y

from wrt import Matrix, exp, eye, gradient, hadamard, kron, log, partial, sin, sqrt, trace
from wrt.arrays.line import LARGEST, LinePoint, determinant, rational_functions
from wrt.arrays.point import evaluate
from wrt.arrays.symbolic import SymbolicPoint, entry_symbol
from wrt.errors import LimitError, SingularError

SIZES = {n: 2, m: 3}
S = Matrix("S", n, n)
t = sympy.Symbol("t")
START = {a: [[Fraction(-2)]], c: [[Fraction(1, 3)]], x: [[Fraction(1)], [Fraction(-1)], [Fraction(2)]],
         y: [[Fraction(0)], [Fraction(3)]], S: [[Fraction(1), Fraction(2)], [Fraction(-1), Fraction(0)]],
         W: [[Fraction(r - 2 * k) for k in range(3)] for r in range(2)]}
STEP = {s: [[Fraction(1 + k - 2 * r + len(s.rows)) for k in range(len(rows[0]))] for r in range(len(rows))]
        for s, rows in START.items()}


def along(tree):
    """The table of a tree on the line, by SymPy's own arithmetic."""
    point = SymbolicPoint(SIZES, kind=1)
    at = {entry_symbol(s, r, k, point.shape(s)): sympy.Rational(*value.as_integer_ratio()) + t * int(STEP[s][r][k])
          for s, rows in START.items() for r, row in enumerate(rows) for k, value in enumerate(row)}
    return [[sympy.cancel(sympy.sympify(entry).subs(at)) for entry in row] for row in evaluate(tree, point, {})]


@pytest.mark.parametrize("tree", [
    W @ x, a / c, 1 / (a * a + c), S.inv @ y, hadamard(W @ x, y), kron(x, y), gradient(y.T @ W @ x, W), sigma(a) * c,
    partial(sigma(a * c), a), partial(partial(1 / (a * c), a), c), gradient(1 / (x.T @ x), x), trace(S.inv)], ids=str)
def test_values_on_the_line_are_those_of_sympy(tree):
    found = evaluate(tree, LinePoint(SIZES, START, STEP), {})
    assert [[sympy.cancel(entry.value.as_expr()) for entry in row] for row in found] == along(tree)


@pytest.mark.parametrize("tree", [exp(a), log(a * a), sqrt(a * a), sin(W) @ x], ids=str)
def test_a_function_that_is_not_rational_is_beyond_it(tree):
    with pytest.raises(LimitError, match="^(exp|log|sqrt|sin) is no rational function$"):
        evaluate(tree, LinePoint(SIZES, START, STEP), {})


def test_what_has_no_inverse_anywhere_on_the_line_is_singular():
    with pytest.raises(SingularError):
        evaluate((y @ y.T).inv, LinePoint(SIZES, START, STEP), {})
    with pytest.raises(ZeroDivisionError):
        evaluate(1 / (a - a), LinePoint(SIZES, START, STEP), {})


@pytest.mark.parametrize("tree", [S, S @ S.T, S - S.T, eye(n), W @ W.T, W.T @ W, a * S], ids=str)
def test_a_determinant_is_that_of_sympy(tree):
    point = LinePoint(SIZES, START, STEP)
    found = determinant(point, evaluate(tree, point, {}))
    assert sympy.expand(found.as_expr() - sympy.Matrix(along(tree)).det()) == 0


def test_a_determinant_changes_its_sign_with_two_rows():
    point = LinePoint(SIZES, START, STEP)
    matrix = evaluate(W @ W.T + S, point, {})
    assert determinant(point, matrix[::-1]) == -determinant(point, matrix) != 0


def test_a_great_determinant_is_too_large():
    for size in (LARGEST, LARGEST + 1):
        point = LinePoint({n: size}, {}, {})
        matrix = evaluate(eye(n), point, {})
        if size == LARGEST:
            assert determinant(point, matrix) == 1
        else:
            with pytest.raises(LimitError, match=f"^a determinant of {size} rows is too large$"):
                determinant(point, matrix)


def test_the_field_is_made_once():
    assert rational_functions() is rational_functions()
