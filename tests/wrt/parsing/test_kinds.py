"""The shapes of letters as a reader chooses them."""

import pytest

from wrt import Diagonal, Matrix, RowVector, Scalar, Skew, Vector, dimensions
from wrt.errors import TypedError
from wrt.parsing.kinds import KINDS, MOST, Shapes, kind_of, sizes_of

n, m = dimensions("n m")


@pytest.mark.parametrize("letter, kind, sizes", [
    (Scalar("a"), "number", ()), (Vector("x", n), "column", ("n",)), (RowVector("b", m), "row", ("m",)),
    (Matrix("A", n, m), "matrix", ("n", "m")), (Skew("K", n), "skew-symmetric", ("n",)),
    (Diagonal("D", n), "diagonal", ("n",))])
def test_each_letter_has_a_kind_and_sizes(letter, kind, sizes):
    assert (kind_of(letter), sizes_of(letter)) == (kind, sizes) and len(sizes) == KINDS[kind]


def test_equal_numbers_are_one_size_and_no_letter_that_is_taken():
    found = Shapes({"n": ("matrix", "3", "k"), "x": ("column", "3"), "y": ("column", "4")})
    assert found.declared["x"] == (found.declared["n"][0],) != found.declared["y"]
    assert set(found.numbers.values()) == {3, 4} and not {"n", "k"} & set(found.numbers)


def test_one_is_no_size():
    assert Shapes({"b": ("matrix", "1", "m")}).declared == {"b": (1, "m")}


@pytest.mark.parametrize("chosen", [
    {"A": ("tensor",)}, {"A": ("matrix", "n")}, {"A": ("number", "n")}, {"A": ("column", "0")},
    {"A": ("column", str(MOST + 1))}, {"A": ("column", "1" * 5000)},
    {f"x_{k}": ("column", str(k)) for k in range(2, 99)}])
def test_what_is_no_shape_is_refused(chosen):
    with pytest.raises(TypedError):
        Shapes(chosen)
