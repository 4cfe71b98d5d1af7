"""The reading at concrete sizes: derivatives, and what all nodes share; the values of each are in `tests/nodes`."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import sympy
from material import W, a, f, i, m, n, p, q, w, x
from node import SIZES, VALUES, V

from wrt import Matrix, Scalar, Vector, define, gradient, jacobian, partial, rvec, vec
from wrt.arrays.symbolic import SymbolicPoint
from wrt.arrays.point import Point, evaluate
from wrt.arrays.rules import add, matmul, moves
from wrt.nodes.derivative import variable
from wrt.nodes.einstein import bind


def value(expression, binding=None, free=()):
    """The matrix of integers at the values above."""
    tree, _ = bind(expression, free or (binding or {}).keys())
    return np.array(evaluate(tree, SymbolicPoint(SIZES, VALUES), binding or {})).astype(int)


def test_both_factors_of_a_square_are_derived():
    q_ = Matrix("Q", n, n)
    found = [evaluate(partial((q_ @ q_)[i, p], q_[i, p]), SymbolicPoint({n: 2}, {q_: [[1, 2], [3, 4]]}), {i: r, p: c})
             for r in range(2) for c in range(2)]
    assert found == [[[2]], [[5]], [[5]], [[8]]]


def test_the_derivative_by_an_entry_depends_on_that_entry_only():
    table = [[value(partial(f[i], W[p, q]), {i: r, p: t, q: c}) for c in range(3)] for r in range(2) for t in range(2)]
    expected = np.einsum("ip,q->ipq", np.eye(2, dtype=int), V[x][:, 0])
    assert np.array(table).reshape(2, 2, 3).tolist() == expected.tolist()


@pytest.mark.parametrize("by, row, column, cell", [
    (vec(W), 2, 0, (0, 1)), (rvec(W), 2, 0, (0, 2)), (w, 3, 0, (1, 1)), (W, 1, 2, (1, 2)), (x, 2, 0, (2, 0))], ids=str)
def test_the_place_of_an_entry(by, row, column, cell):
    assert moves(by, Point(SIZES), row, column) == ((variable(by)[0], *cell, 1),)


def test_helpers_of_lists():
    assert add([[1, 2]], [[3, 4]]) == [[4, 6]]
    assert matmul([[1, 2], [3, 4], [5, 6]], [[1], [10]]) == [[21], [43], [65]]


def test_fractions_stay_exact():
    found = evaluate(Fraction(1, 3) * a, SymbolicPoint({}, {a: [[Fraction(3, 7)]]}), {})
    assert found == [[sympy.Rational(1, 7)]]


def test_unspecified_functions_obey_the_chain_rule():
    z = define("z", W @ x)
    L, v = Scalar("L", of=z), Vector("v", n, of=x)
    point = SymbolicPoint({n: 2, m: 3})
    for left, right in ((gradient(L, W), gradient(L, z) @ x.T), (jacobian(L, x), jacobian(L, z) @ W),
                        (jacobian(v.T @ v, x), 2 * v.T @ jacobian(v, x))):
        sides = [evaluate(side, point, {}) for side in (left, right)]
        assert all(sympy.expand(a - b) == 0 for rows in zip(*sides) for a, b in zip(*rows))
        assert any(entry != 0 for row in sides[0] for entry in row)
