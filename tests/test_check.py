"""The checks of the source tree that are no tests: `make check` runs them by themselves."""

import check
import pytest


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, _, _ in check.TOOLS])
def test_a_check_finds_nothing(checked, name):
    assert checked[name] == "", f"{name}:\n{checked[name]}"
