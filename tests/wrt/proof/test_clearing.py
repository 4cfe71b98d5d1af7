"""A difference that is 0 because it is 0 when multiplied by what is not 0, and differences that are not."""

from __future__ import annotations

import pytest
from laws_material import A, B, U, V, a, b, context, eye_n, gram, m, n, one, polynomial, sigma, x

from wrt import Vector, exp, eye, trace
from wrt.language.dimension import Index
from wrt.language.expression import as_expression
from wrt.language.shape import axes
from wrt.proof import clearing
from wrt.proof.clearing import vanishes

z = Vector("z", m)
woodbury = A.inv @ U @ (eye(m) + V @ A.inv @ U).inv @ V @ A.inv
# no law makes both sides the same; the third side is a near miss
CLEARED = [
    ("a² − b²", 1 / (a * a - b * b), 1 / (a - b) * (1 / (a + b)), 1 / (a - b) * (1 / (a - b))),
    ("partial fractions", 1 / (a * (a + 1)), 1 / a - 1 / (a + 1), 1 / a + 1 / (a + 1)),
    ("eᵃ below", 1 / ((1 + exp(a)) * (2 + exp(a))), 1 / (1 + exp(a)) - 1 / (2 + exp(a)), 1 / (1 + exp(a))),
    ("pushing through", U @ (eye(m) + V @ U).inv, (eye_n + U @ V).inv @ U, (eye_n - U @ V).inv @ U),
    ("Woodbury", (A + U @ V).inv, A.inv - woodbury, A.inv + woodbury),
    ("ridge", (gram + a * eye(m)).inv - gram.inv, -a * gram.inv @ (gram + a * eye(m)).inv,
     a * gram.inv @ (gram + a * eye(m)).inv),
]
IDS = [case[0] for case in CLEARED]
EACH = pytest.mark.parametrize("left, right, wrong", [case[1:] for case in CLEARED], ids=IDS)


def difference(left, right, ours):
    """The difference of two sides, which no law changes."""
    rows, columns = (tuple(Index(f"{name}{k}", d) for k, d in enumerate(axis))
                     for name, axis in zip(("row", "column"), axes(as_expression(left))))
    return ours.simplified(polynomial(left - right, (), rows, columns))


@EACH
def test_what_no_law_makes_nothing_may_vanish_all_the_same(left, right, wrong):
    ours = context()
    rest = difference(left, right, ours)
    assert rest and vanishes(rest, ours)


@EACH
def test_a_near_miss_does_not_vanish(left, right, wrong):
    ours = context()
    rest = difference(left, wrong, ours)
    assert rest and not vanishes(rest, ours)


def test_nothing_vanishes_and_a_number_does_not():
    assert vanishes([], context()) and not vanishes(polynomial(one), context())
    assert not vanishes(polynomial(a), context()) and not vanishes(polynomial(1 / a), context())


@EACH
@pytest.mark.parametrize("bound", ["TIMES", "TERMS"])
def test_a_difference_is_given_up(monkeypatch, left, right, wrong, bound):
    ours = context()
    rest = difference(left, right, ours)
    monkeypatch.setattr(clearing, bound, 0)
    assert not vanishes(rest, ours)


@pytest.mark.parametrize("name", ["pushing through", "Woodbury", "ridge"])
def test_matrices_are_multiplied_with_a_few_times_only(monkeypatch, name):
    left, right, _ = CLEARED[IDS.index(name)][1:]
    ours = context()
    rest = difference(left, right, ours)
    monkeypatch.setattr(clearing, "MATRICES", 0)
    assert not vanishes(rest, ours)


def test_it_is_not_multiplied_by_what_stands_inside_of_a_function_or_a_trace():
    for left, right in ((sigma(1 / a - 1 / (a + 1)), sigma(1 / (a * (a + 1)))),
                        (trace(A @ (eye_n + B).inv), trace((eye_n + B).inv @ (A + A - A.T)))):
        ours = context()
        assert not vanishes(difference(left, right, ours), ours)


def test_it_is_not_multiplied_by_a_matrix_over_an_index_for_which_alone_something_is_demanded():
    """What is demanded of one row says nothing about the others, over which the product is summed."""
    left, right, _ = CLEARED[IDS.index("pushing through")][1:]
    row, column = Index("row0", n), Index("column0", m)
    every = context(polynomial(x[row], (row,)), polynomial(z[column], (column,)))
    assert vanishes(difference(left, right, every), every) and every.positive.pinned == set()
    pinned = context(polynomial(x[row], (row,)), polynomial(z[column], (column,)), free=(row, column))
    assert pinned.positive.pinned == {row, column}
    assert not vanishes(difference(left, right, pinned), pinned)
