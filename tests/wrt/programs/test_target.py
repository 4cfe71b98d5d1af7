"""Each library has every word, spelled in its way; the functions that stand in the programs do what they are for."""

import re

import numpy as np
import pytest
from executed import module

from wrt import (
    Matrix, Vector, adjugate, commutation, dimensions, duplication, elimination, logsumexp, softmax, vec, vech,
)
from wrt.programs import code
from wrt.programs.target import HELPERS, NUMPY, TARGETS

n, m = dimensions("n m")
A, M, z = Matrix("A", n, m), Matrix("M", n, n), Vector("z", n)


@pytest.mark.parametrize("name", TARGETS)
def test_every_library_has_every_word_and_speaks_of_no_other(name):
    target = TARGETS[name]
    assert set(target.spelled) == set(NUMPY)
    words = {re.match(r"\w+", part)[0] for part in " ".join([*target.spelled.values(), *map(
        target.helper, HELPERS)]).split() if re.match(r"(np|jnp|jax|torch)\.", part)}
    assert words <= {prefix.rstrip(".") for prefix in target.imports}


@pytest.mark.parametrize("name", TARGETS)
def test_helpers_are_python(name):
    for word in HELPERS:
        compile(TARGETS[name].helper(word), word, "exec")


def test_great_numbers_do_not_overflow():
    at = np.array([1000.0, 999.0, -1000.0])
    with np.errstate(over="raise", invalid="raise"):
        assert np.isclose(module(code(logsumexp(z)))["value"](at), 1000 + np.log1p(np.exp(-1)))
        assert np.isclose(module(code(softmax(z)))["value"](at).sum(), 1)
        assert module(code(softmax(Matrix("Z", m, n), by_rows=True)))["value"](np.array([at, -at]))[1, 2] == 1


def test_matrices_of_sizes_do_what_they_are_for():
    rows, columns = np.arange(6.0).reshape(2, 3), np.arange(9.0).reshape(3, 3)
    transposed = module(code(commutation(n, m) @ vec(A)))["value"](rows)
    assert np.array_equal(transposed, rows.T.ravel(order="F"))
    lower = module(code(elimination(n) @ vec(M)))["value"](columns)
    assert np.array_equal(lower, [0, 3, 6, 4, 7, 8]) and np.array_equal(lower, module(code(vech(M)))["value"](columns))
    whole = module(code(duplication(n) @ vech(M)))["value"](columns)
    assert np.array_equal(whole.reshape(3, 3), [[0, 3, 6], [3, 4, 7], [6, 7, 8]])


def test_a_matrix_without_an_inverse_has_an_adjugate():
    singular = np.array([[1.0, 2], [2, 4]])
    assert np.allclose(module(code(adjugate(M)))["value"](singular), [[4, -2], [-2, 1]])
