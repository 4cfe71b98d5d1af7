"""What hands write that know NumPy is told what to write here."""

from __future__ import annotations

import re

import numpy as np
import pytest
from material import W, a, f, x, y

import wrt
from wrt.language.habits import INSTEAD, instead


@pytest.mark.parametrize("build, name", [
    (lambda: np.sum(x), "sum"), (lambda: np.mean(x), "mean"), (lambda: np.diag(x), "diag"),
    (lambda: np.linalg.norm(x), "norm"), (lambda: np.kron(W, W), "kron"), (lambda: np.outer(x, y), "outer"),
    (lambda: np.linalg.inv(W), "inv"), (lambda: np.trace(W), "trace"), (lambda: np.reshape(W, (6,)), "reshape")])
def test_a_function_of_numpy_names_the_word(build, name):
    with pytest.raises(TypeError) as error:
        build()
    assert str(error.value).startswith(f"NumPy's {name} does not take ") and str(error.value).endswith(instead(name))


@pytest.mark.parametrize("of", [x, W @ x, a, f])
@pytest.mark.parametrize("name", ["sum", "mean", "trace", "dot", "norm", "flatten", "transpose", "inverse"])
def test_a_method_of_numpy_names_the_word(of, name):
    with pytest.raises(AttributeError) as error:
        getattr(of, name)
    assert str(error.value) == f"{of.text()} has no {name}: {instead(name)}"


@pytest.mark.parametrize("name, remedy", [
    ("exp", "write exp(x)"), ("total", "write total(x)"), ("foo", "the words of wrt stand before what they are of")])
def test_any_other_method_says_where_the_words_stand(name, remedy):
    with pytest.raises(AttributeError) as error:
        getattr(x, name)
    assert str(error.value).startswith(f"x has no {name}: {remedy}")
    assert not hasattr(x, "foo") and not hasattr(x, "sum") and bool(x)


def test_what_programs_ask_for_is_what_python_says():
    with pytest.raises(AttributeError, match="^'Symbol' object has no attribute '__fspath__'$"):
        assert x.__fspath__


@pytest.mark.parametrize("build", [lambda: sum(x), lambda: max(x), lambda: list(W @ x), lambda: [*x]])
def test_an_expression_is_no_sequence(build):
    with pytest.raises(TypeError) as error:
        build()
    assert str(error.value).endswith(f"has no entries one after the other: {instead('sum')}")


def test_the_words_that_are_named_are_there():
    named = {word for remedy in INSTEAD.values() for word in re.findall(r"(\w+)\(", remedy)}
    assert named - set(wrt.__all__) == set()
