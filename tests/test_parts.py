"""The parts in which machines share the tests: together all of them, each once."""

from types import SimpleNamespace

import pytest
from conftest import part_of

TESTS = [SimpleNamespace(nodeid=f"tests/test_{name}.py::test[{case}]") for name in "abcde" for case in range(100)]


@pytest.mark.parametrize("parts", [1, 2, 3, 7])
def test_each_test_is_in_one_part_and_the_parts_are_alike(parts):
    found = [part_of(TESTS, f"{number}/{parts}") for number in range(1, parts + 1)]
    assert sorted(test.nodeid for part in found for test in part) == sorted(test.nodeid for test in TESTS)
    assert all(len(part) > len(TESTS) / parts / 2 for part in found)
