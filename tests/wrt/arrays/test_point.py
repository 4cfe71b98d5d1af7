"""What all points share: places along axes, and where the matrix of a symbol comes from."""

from __future__ import annotations

import pytest
from material import F, W, a, i, j, k, m, n, p, s, x, y
from node import SIZES

from wrt import Scalar, Vector, define
from wrt.arrays.point import Point, evaluate
from wrt.language.expression import Expression
from wrt.nodes import Transpose, Vec


class Named(Point):
    """Entries are their names; a function is the list of its arguments."""

    asked = 0

    def entry(self, symbol, row, column):
        self.asked += 1
        return f"{symbol.name}{row}{column}"

    def unspecified(self, symbol, row, column, arguments):
        return symbol.name, row, column, arguments


def test_every_choice_of_indices_is_visited():
    assert len(list(Point(SIZES).bindings((i, j, s)))) == 30
    assert list(Point(SIZES).bindings(())) == [{}]


def test_the_base_point_has_no_values():
    for ask in (lambda point: point.number(1), lambda point: point.entry(W, 0, 0), lambda point: point.apply(None, 0),
                lambda point: point.unspecified(F, 0, 0, []), lambda point: point.derivative(W, {}, ((W, 0, 0, 1),))):
        with pytest.raises(NotImplementedError):
            ask(Point(SIZES))


def test_bindings_do_not_depend_on_the_order_of_the_indices():
    there, back = (list(Point(SIZES).bindings(names)) for names in ((i, j), (j, i)))
    assert there == back and there[1] == {i: 0, j: 1} and there[-1] == {i: 1, j: 2}


@pytest.mark.parametrize("axis, length", [((), 1), ((n,), 2), ((m, n), 6), ((k, k, n), 50)])
def test_the_length_of_an_axis_is_the_product_of_its_sizes(axis, length):
    assert Point(SIZES).length(axis) == length


@pytest.mark.parametrize("indices, place", [
    ((), 0), ((i,), 1), ((i, j), 3 + 2), ((j, i), 2 * 2 + 1), ((i, p), 2), ((p, i), 1), ((i, j, s), (3 + 2) * 5 + 4)])
def test_the_last_index_moves_fastest(indices, place):
    assert Point(SIZES).position(indices, {i: 1, p: 0, j: 2, s: 4}) == place


def test_positions_count_every_place_once_in_order():
    point = Point(SIZES)
    places = [point.position((i, j, s), binding) for binding in point.bindings((i, j, s))]
    assert places == list(range(point.length((n, m, k))))


def test_the_matrix_of_a_symbol_has_its_rows_and_columns():
    point = Named(SIZES)
    assert point.symbol(W) == [["W00", "W01", "W02"], ["W10", "W11", "W12"]]
    assert point.symbol(x) == [["x00"], ["x10"], ["x20"]] and point.symbol(a) == [["a00"]]
    assert point.symbol(define("V", W.T)) == [["W00", "W10"], ["W01", "W11"], ["W02", "W12"]]


def test_entries_are_asked_for_once():
    point = Named(SIZES)
    assert point.symbol(W) is point.symbol(W) and point.asked == 6
    assert evaluate(Vec(Transpose(W)), point, {})[1] == ["W01"] and point.asked == 6


def test_a_function_is_given_all_entries_row_by_row():
    assert Named(SIZES).symbol(F)[2][1] == ("F", 2, 1, ["W00", "W01", "W02", "W10", "W11", "W12"])
    assert Named(SIZES).symbol(Scalar("L", of=(y, a))) == [[("L", 0, 0, ["y00", "y10", "a00"])]]
    inner = Vector("v", n, of=a)
    assert Named(SIZES).symbol(Scalar("L", of=inner))[0][0][3] == [("v", 0, 0, ["a00"]), ("v", 1, 0, ["a00"])]


def test_points_do_not_share_what_they_have_reckoned():
    one, other = Named(SIZES), Named({**SIZES, m: 1})
    assert (len(one.symbol(x)), len(other.symbol(x))) == (3, 1)
    assert one.inverses is not other.inverses


def test_a_kind_without_a_rule_has_no_value():
    class Odd(Expression):
        """A node that no rule is written for."""

    with pytest.raises(TypeError, match="^no explicit value for Odd$"):
        evaluate(Odd(), Point(SIZES), {})
