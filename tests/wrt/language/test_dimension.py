"""Sizes and the indices that range over them."""

import pytest
from material import i, m, n

from wrt.errors import NamingError
from wrt.language.dimension import Dimension, Index


def test_equal_names_are_one_size_and_one_index():
    assert Dimension("n") == n and Index("i", Dimension("n")) == i
    assert Index("i", m) != i and len({n, Dimension("n"), m}) == 2


def test_sizes_and_indices_sort_by_name():
    assert sorted([n, m]) == [m, n]
    assert sorted([Index("j", m), Index("i", n)]) == [Index("i", n), Index("j", m)]


def test_both_describe_themselves():
    assert (n.describe(), i.describe()) == ("the size n", "the index i over n")


@pytest.mark.parametrize("name", ["", "nm", "n m", "I", "\\alpha", "1"])
def test_a_size_has_a_name_of_the_grammar(name):
    with pytest.raises(NamingError):
        Dimension(name)
