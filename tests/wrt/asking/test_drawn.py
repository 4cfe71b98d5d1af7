"""The array that is the answer, in letters and in numbers."""

import pytest

from wrt.asking.drawn import CELLS, numbers, picture
from wrt.asking.request import Request
from wrt.errors import ConditionError, DisplayError, TypedError


def cells(table):
    return [[cell.text for cell in row] for row in table.cells]


def heads(labels):
    return [label.text for label in labels]


def test_the_array_of_a_layer_by_columns_by_rows_and_by_entries():
    found = picture(Request("picture", "W*x", by="W"))
    assert found.sizes == "n\xa0=\xa02, m\xa0=\xa03"
    assert heads(found.table.rows) == ["f_1", "f_2"]
    assert heads(found.table.columns) == ["W_11", "W_21", "W_12", "W_22", "W_13", "W_23"]
    assert cells(found.table) == [["x_1", "0", "x_2", "0", "x_3", "0"], ["0", "x_1", "0", "x_2", "0", "x_3"]]
    assert found.table.block == (1, 2)
    assert picture(Request("picture", "W*x", by="W", form="entries")).table == found.table
    by_rows = picture(Request("picture", "W*x", by="W", form="rvec")).table
    assert heads(by_rows.columns) == ["W_11", "W_12", "W_13", "W_21", "W_22", "W_23"] and by_rows.block == (1, 3)
    assert cells(by_rows) == [["x_1", "x_2", "x_3", "0", "0", "0"], ["0", "0", "0", "x_1", "x_2", "x_3"]]


def test_in_denominator_layout_rows_and_columns_change_places():
    found = picture(Request("picture", "W*x", by="W", form="transposed")).table
    assert heads(found.columns) == ["f_1", "f_2"] and found.block == (2, 1)
    assert cells(found)[2] == ["x_2", "0"]


def test_a_gradient_is_laid_out_like_the_letter():
    found = picture(Request("picture", "tr(A*X)", by="X", shapes={"X": ("matrix", "2", "3")})).table
    assert cells(found) == [["A_11", "A_21", "A_31"], ["A_12", "A_22", "A_32"]] and not found.rows


def test_the_numbers_of_a_jacobian():
    found = numbers(Request("numbers", "W*x", by="W", values={"x": "1 2 3"}))
    assert cells(found.table) == [["1", "0", "2", "0", "3", "0"], ["0", "1", "0", "2", "0", "3"]]
    assert found.values["x"] == "1; 2; 3" and len(found.values["W"].split(";")) == 2
    assert cells(numbers(Request("numbers", "W*x", by="W", values=found.values)).value) == cells(found.value)


@pytest.mark.parametrize("typed", ["1 2; 3 4", "[[1, 2], [3, 4]]", "1, 2\n3, 4", "1.0 2;3 8/2"])
def test_numbers_are_typed_in_several_ways(typed):
    found = numbers(Request("numbers", "x'*A*x", values={"A": typed, "x": "1 -1"}))
    assert cells(found.value) == [["0"]] and cells(found.table) == [["-3"], ["-3"]]


def test_numbers_that_are_not_rational_are_rounded_and_fractions_stay():
    found = numbers(Request("numbers", "log(det(X))", values={"X": "6 3; 4 7"}))
    assert cells(found.value) == [["3.4012"]] and cells(found.table)[0] == ["7/30", "-2/15"]
    assert found.table.cells[0][1].tex == r"-\frac{2}{15}"


def test_letters_that_are_tied_are_given_such_numbers():
    found = numbers(Request("numbers", "x'*S*x", by="x", shapes={"S": ("symmetric", "3")}))
    rows = [row.split() for row in found.values["S"].split("; ")]
    assert [list(column) for column in zip(*rows)] == rows and len(rows) == 3


@pytest.mark.parametrize("text, values, words", [
    ("x'*A*x", {"x": "1 b"}, "b is no number"), ("x'*A*x", {"x": "1/0"}, "1/0 is no number"),
    ("x'*A*x", {"A": "1 2; 3"}, "A is"), ("x'*A*x", {"q": "1"}, "q is not"), ("x'*A*x", {"x": ";"}, "x needs"),
    ("x'*A*x", {"x": "__import__('os')"}, "is no number")])
def test_what_are_no_numbers_is_refused(text, values, words):
    with pytest.raises(TypedError) as error:
        numbers(Request("numbers", text, values=values))
    assert words in str(error.value)


def test_sizes_that_do_not_agree_are_refused():
    with pytest.raises(DisplayError):
        numbers(Request("numbers", "x'*A*x", values={"x": "1 2", "A": "1 2 3; 4 5 6; 7 8 9"}))


def test_a_function_without_a_value_there_is_refused():
    with pytest.raises(ConditionError):
        numbers(Request("numbers", "log(t)", values={"t": "-1"}))


@pytest.mark.parametrize("request_, words", [
    (Request("picture", "x'*A*x", form="differential"), "no array of its own"),
    (Request("picture", "softmax(A*x + b)"), "too long"),
    (Request("picture", "X*A", by="X", shapes={"X": ("matrix", "9", "9")}), str(CELLS))])
def test_what_cannot_be_drawn_is_said(request_, words):
    with pytest.raises(DisplayError, match=words):
        picture(request_)


@pytest.mark.parametrize("value", ["1e99999999", "1e-99999999", "1" * 50, "1E+0100"])
def test_a_number_without_bounds_is_refused(value):
    with pytest.raises(TypedError) as error:
        numbers(Request("numbers", "x'*x", values={"x": f"1; {value}"}))
    assert "too long" in str(error.value) and value not in str(error.value)
    assert cells(numbers(Request("numbers", "x'*x", values={"x": "1e2; 5e-01"})).value) == [["10000.2"]]


@pytest.mark.parametrize("about", [picture, numbers])
def test_what_is_too_large_is_refused_before_it_is_reckoned(about):
    with pytest.raises(DisplayError) as error:
        about(Request(about.__name__, "tr(X)", by="X", shapes={"X": ("matrix", "900000", "900000")}))
    assert "choose smaller" in str(error.value)
    with pytest.raises(DisplayError):
        about(Request(about.__name__, "A*B", by="B", shapes={"B": ("matrix", "2", "999999")}))


@pytest.mark.parametrize("text", ["inv(X)", "log(det(X))", "det(X)"])
def test_an_inverse_of_letters_is_drawn_while_it_is_small(text):
    with pytest.raises(DisplayError) as error:
        picture(Request("picture", text, by="X", shapes={"X": ("matrix", "4", "4")}))
    assert "with numbers" in str(error.value)
    assert numbers(Request("numbers", text, by="X", shapes={"X": ("matrix", "4", "4")})).table.cells


@pytest.mark.parametrize("value", ["1_000", "\u0663", "0x10", "1e", "--1", "inf", "nan"])
def test_a_number_is_written_in_plain_digits(value):
    with pytest.raises(TypedError, match="is no number"):
        numbers(Request("numbers", "x'*x", values={"x": f"1; {value}"}))


def test_rows_that_do_not_fit_are_told_without_python():
    with pytest.raises(TypedError) as error:
        numbers(Request("numbers", "x'*x", values={"x": "1 2; 3"}))
    assert str(error.value).startswith("x is n×1, and these are no such rows")


def test_of_what_is_flat_far_from_0_the_numbers_are_small():
    found = numbers(Request("numbers", "sum(tanh(A*x))", by="x"))
    assert all(abs(float(cell.text)) > 1e-4 for row in found.table.cells for cell in row) and "1/4" in found.values["A"]
