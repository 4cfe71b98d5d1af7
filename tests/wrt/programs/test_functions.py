"""Derivatives that others printed, and those that `derive` finds of them, run and are what autograd says."""

import json
import re
from functools import cache

import numpy
import pytest
from derived import wanted
from executed import EQUAL, Sides, apart, apart_from_autograd, apart_from_numpy, module, written
from material import A, B, W, X, a, n, sigma, x, y
from recorded import PRINTED, RECORD, WITHOUT, returned, sides

from wrt import (
    Derivation, Formula, Matrix, Scalar, Symmetric, Vector, derive, dimensions, exp, gradient, trace, varied,
)
from wrt.errors import MisuseError, WrtError
from wrt.programs import code
from wrt.programs.page import NoCode
from wrt.programs.target import TARGETS

# what autograd cannot follow: a power of a matrix, and singular values
NOT_FOLLOWED = {8, 22, 45, 52, 87}


@cache
def found(one):
    """What `derive` finds, or None."""
    try:
        return derive(one.of, one.by, one.form, one.along, one.conditions)
    except WrtError:
        return None


def name_of(one):
    """The number of a statement."""
    return str(one.statement.key)


@pytest.mark.parametrize("one", PRINTED, ids=name_of)
def test_a_printed_derivative_runs_and_is_that_of_the_tree(one):
    assert apart(sides(one)) < EQUAL


@pytest.mark.parametrize("one", [one for one in PRINTED if one.statement.key not in NOT_FOLLOWED], ids=name_of)
def test_what_is_found_is_what_autograd_finds_of_the_value(one):
    if found(one) is None:
        pytest.skip("derive does not find it")
    assert apart_from_autograd(found(one)) < EQUAL


def test_there_are_more_than_sixty():
    assert len(PRINTED) > 100 and sum(found(one) is not None for one in PRINTED) > 100


@pytest.mark.parametrize("key", sorted(WITHOUT))
def test_what_has_no_code_says_so(key):
    (one,) = [one for one in wanted() if one.statement.key == key]
    with pytest.raises(NoCode):
        written(sides(one))


# ------------------------------------------------------------------ near misses
@pytest.mark.parametrize("one", PRINTED[::4], ids=name_of)
def test_twice_a_derivative_is_found_to_be_wrong(one):
    right = sides(one)
    assert apart(Sides(right.left, 2 * right.right, right.free)) > 1e-3


def test_another_order_of_vec_is_found_to_be_wrong():
    found = derive(A @ X @ B, X)
    assert apart(found) < EQUAL and 'order="F"' in code(found)
    by_rows = derive(A @ X @ B, X, "rvec")
    assert apart(by_rows) < EQUAL and 'order="C"' in code(by_rows)
    source = written(found).replace('order="F")', 'order="C")')
    given = [numpy.arange(6.0).reshape(2, 3), numpy.arange(12.0).reshape(3, 4), numpy.arange(8.0).reshape(4, 2)]
    assert not numpy.allclose(module(source)["value"](*given), module(written(found))["value"](*given))


# ------------------------------------------------------------------ what is written
def test_arguments_stand_in_the_order_of_the_letters_and_functions_behind_them():
    source = code(derive(y.T @ sigma(W @ x), W))
    assert "def value(y, W, x, sigma):" in source and "def gradient(y, W, x, sigma, dsigma):" in source
    assert "    W: (n, m)\n" in source and "    result: (n, m), laid out like W\n" in source
    assert "Columns and rows are arrays of one axis, as (n,)." in source


@pytest.mark.parametrize("found, name", [
    (derive(trace(A.T @ A), A, "differential"), "differential"), (derive(A @ X, X, "jvp", Matrix("V", *[
        size for axis in (X.rows, X.columns) for size in axis])), "jvp"),
    (derive(A @ X, X, "vjp", along=Matrix("G", A.rows[0], X.columns[0])), "vjp"),
    (derive(x.T @ x, x, "hessian"), "hessian"), (derive(a * W, a), "partial"), (derive(W @ x, x), "jacobian"),
], ids=str)
def test_a_derivative_has_the_name_of_its_kind(found, name):
    assert f"def {name}(" in code(found) and apart(found) < EQUAL and apart_from_autograd(found) < EQUAL


def test_a_formula_and_an_expression_are_written_too():
    formula = Formula("transposed", Derivation((A @ X).T, (X.T @ A.T, "the factors change places")))
    assert code(formula).endswith("    return X.T @ A.T\n") and "def value(A, X):" in code(formula)
    assert code(formula) == code(formula.derivation) and "gradient" not in code(A @ X)


def test_a_matrix_with_tied_entries_is_one_argument():
    S, M = Symmetric("S", n), Matrix("M", n, n)
    found = Sides(gradient(trace(M @ S), varied(S, "independent")), M.T)
    assert apart(found) < EQUAL and "S: (n, n), symmetric" in written(found)


def test_another_library_is_refused():
    with pytest.raises(MisuseError, match="take one of numpy, jax, torch"):
        code(A @ X, "cupy")


@pytest.mark.parametrize("for_", TARGETS)
def test_all_is_python_and_imports_what_it_uses(for_):
    for one in PRINTED:
        source = written(sides(one), for_)
        compile(source, "<code>", "exec")
        for prefix, line in {"math.": "import math", **TARGETS[for_].imports}.items():
            body = source.replace("import jax.numpy as jnp", "")
            assert (f" {prefix}" in body or f"({prefix}" in body or f"-{prefix}" in body) <= (line in source)
        assert for_ == "numpy" or " np." not in source


def test_torch_returned_what_numpy_returns():
    """What it returned when it was last recorded; the weekly workflow runs it."""
    recorded = json.loads(RECORD.read_text())
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", recorded["torch"])
    assert list(recorded["returned"]) == [str(one.statement.key) for one in PRINTED]
    for one in PRINTED:
        theirs = recorded["returned"][str(one.statement.key)]
        for name, ours in returned(sides(one)):
            assert numpy.shape(theirs[name]) == ours.shape
            assert numpy.allclose(theirs[name], ours, rtol=EQUAL, atol=EQUAL), one.statement.key


@pytest.mark.slow
def test_jax_comes_to_the_same():
    jax = pytest.importorskip("jax")
    jax.config.update("jax_enable_x64", True)
    for one in PRINTED:
        assert apart_from_numpy(sides(one), "jax", jax.numpy.asarray, numpy.asarray) < EQUAL


@pytest.mark.slow
def test_torch_comes_to_the_same():
    torch = pytest.importorskip("torch")
    make = lambda array: torch.as_tensor(numpy.array(array))
    for one in PRINTED:
        assert apart_from_numpy(sides(one), "torch", make, numpy.asarray) < EQUAL


def test_a_second_derivative_by_a_number_is_a_function_beside_the_value():
    t, x = Scalar("t"), Vector("x", dimensions("n"))
    space = {}
    exec(code(derive(exp(t * (x.T @ x)), t, "hessian")), space)
    numbers = numpy.array([1.0, -2.0])
    assert space["value"](0.3, numbers) == pytest.approx(numpy.exp(1.5))
    assert space["partial_2"](0.3, numbers) == pytest.approx(25 * numpy.exp(1.5))
