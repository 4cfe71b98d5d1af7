"""A law is applied to functions of its name, where it says that it applies."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from laws_material import A, a, b, context, n, polynomial

from wrt import cos, sin
from wrt.language.dimension import Index
from wrt.proof.canonical import normal_form
from wrt.proof.law import Law, Matrix
from wrt.proof.terms import one

row, column, *more = (Index(name, n) for name in ("row", "column", "d", "e"))


def the_argument(argument, context):
    """A false law, which is seen where it is applied: f(a) = a."""
    return argument


def under(law, e):
    """The form of an expression where this is the only law."""
    return normal_form(context(laws=[law]).simplified(polynomial(e)))


def test_a_law_is_applied_to_functions_of_its_name():
    law = Law("false", "sin a = a", "sin", value=the_argument)
    assert under(law, sin(a)) == normal_form(polynomial(a))
    assert under(law, cos(a)) == normal_form(polynomial(cos(a)))
    assert under(law, sin(sin(a)) * cos(b)) == normal_form(polynomial(a * cos(b)))


@pytest.mark.parametrize("ways", [{}, {"value": lambda argument, context: None},
                                  {"merges": lambda term, place, context: None},
                                  {"of_matrix": lambda matrix, context: matrix.entry}])
def test_a_law_that_does_not_apply_changes_nothing(ways):
    assert under(Law("none", "", "sin", **ways), sin(a) * sin(b)) == normal_form(polynomial(sin(a) * sin(b)))


def test_a_law_of_inverses_is_given_the_matrix_with_its_place():
    seen = []

    def noted(matrix, context):
        seen.append(matrix)
        return one(dummies=())

    law = Law("false", "the inverse is 1", "inverse", of_matrix=noted)
    form = normal_form(context(laws=[law]).simplified(polynomial(A.inv, (), (row,), (column,))))
    assert form == normal_form(one()) != normal_form(polynomial(A.inv, (), (row,), (column,)))
    assert [matrix.half for matrix in seen] == [1] and seen[0].own == seen[0].at


def test_a_law_cannot_be_changed_and_says_little_unless_told():
    law = Law("a name", "words", "sin")
    assert (law.condition, law.is_real, law.value, law.of_matrix, law.merges) == ("", True, None, None, None)
    assert law == Law("a name", "words", "sin") != Law("a name", "words", "cos")
    with pytest.raises(FrozenInstanceError):
        law.name = "another"


def test_half_of_the_indices_of_a_matrix_are_rows():
    assert Matrix([], (row, column), (row, column)).half == 1
    assert Matrix([], (row, column, *more), (row, column, *more)).half == 2
