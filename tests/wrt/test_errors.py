import inspect

import pytest
from material import W, a, b, c, i, j, x, y

from wrt import Derivation, errors, exp, trace
from wrt.claims.check import compare
from wrt.errors import WIDTH, EngineError, FalseStep, IndexRuleError, ShapeError, TypedError, WrtError

# what is not installed says nothing of a claim, and no one may take it for an answer
OTHER = errors.MissingError
ALL = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)
       if issubclass(kind, Exception) and kind is not OTHER]


def test_every_error_is_one_of_ours_and_says_what_it_is():
    assert len(ALL) >= 14 and all(issubclass(kind, WrtError) and kind.__doc__ for kind in ALL)
    assert OTHER.__doc__ and not issubclass(OTHER, WrtError)
    assert not any(issubclass(EngineError, kind) for kind in ALL if kind not in (EngineError, WrtError))


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind is not FalseStep])
def test_the_step_comes_first(kind):
    error = kind("shapes do not fit")
    assert (error.step, str(error)) == (None, "shapes do not fit")
    assert error.at_step(3) is error and (error.step, str(error)) == (3, "step 3: shapes do not fit")
    assert kind("another").step is None


def test_a_false_step_carries_its_data_and_aligns_both_sides():
    finding = compare(W @ x, W @ x + y, frozenset()).finding
    error = FalseStep(W @ x, W @ x + y, ("n×1", "n×1"), finding)
    assert (error.left, error.right, error.counterexample, error.step) == (W @ x, W @ x + y, finding, None)
    lines = ["  left:   W x       (n×1)", "  right:  W x + y   (n×1)",
             "  counterexample: n=1, m=1; entry row=1: left = W_11 x_1, right = W_11 x_1 + y_1"]
    assert " ".join("".join(lines[2:]).split()) == finding.text()
    assert str(error).splitlines() == ["false statement", *lines]
    assert str(error.at_step(2)).splitlines() == ["false step: step 2", *lines]


def test_a_message_has_at_most_eight_lines():
    left = trace(W @ W.T) * exp(a * c) * (y.T @ W @ x) * (b @ y)
    with pytest.raises(FalseStep) as error:
        Derivation(left, (2 * left, "no"))
    lines = str(error.value).splitlines()
    assert len(lines) == 5 and max(map(len, lines)) <= WIDTH and all(line.endswith(",") for line in lines[3:-1])


def test_errors_of_shape_and_index_carry_the_part_at_fault():
    with pytest.raises(ShapeError) as error:
        Derivation(y, (W @ y, "no"))
    assert error.value.expression == W @ y and error.value.step == 1
    with pytest.raises(IndexRuleError) as error:
        Derivation(y[i], (W[i, j] * y[i], "no"), free=i)
    assert error.value.index == j and error.value.step == 1 and error.value.expression is None
    assert error.value.remedy == "let it occur twice, which sums it, or take an index of the first line"


def test_what_was_typed_is_shown_with_a_caret_below_the_character():
    error = TypedError("x is a column", "2 + x^2", 5, "write x.^2")
    assert str(error).splitlines() == ["  2 + x^2", "       ^", "x is a column: write x.^2"]
    assert (error.text, error.place, error.words, error.remedy) == ("2 + x^2", 5, "x is a column", "write x.^2")
    far = TypedError("no", "a" * 500 + "b" + "c" * 500, 500).pointed.splitlines()
    assert far[0][far[1].index("^")] == "b" and len(far[0]) == WIDTH + 2
    odd = TypedError("no", "\u4e2d\u202ex\n$\u0302y$", 6).pointed.splitlines()
    assert odd == ["  \ufffd\ufffdx $\ufffdy$", "        ^"]
