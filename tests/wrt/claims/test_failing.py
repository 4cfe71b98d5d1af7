"""A failing check is shown on purpose, or it is an error."""

import pytest
from material import W, f, i, j, x

from wrt import Derivation, failing


def test_the_error_is_printed(capsys):
    with failing():
        Derivation(f[i], (2 * f[i], "a factor too many"))
    assert capsys.readouterr().out.startswith("false step: step 1\n")


def test_a_check_that_holds_is_no_failing_one():
    with pytest.raises(AssertionError, match="meant to fail"), failing():
        Derivation(f[i], (W[i, j] * x[j], "by definition"))


def test_any_other_error_goes_on():
    with pytest.raises(ZeroDivisionError), failing():
        raise ZeroDivisionError
