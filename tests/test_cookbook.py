"""The Matrix Cookbook's equations, as the engine and a judge who knows nothing of it see them."""

import pytest
from cookbook import EQUATIONS, FIRST, LAST
from judge import judged
from transcribed import DECIDED, asked, count_of, doubled, hold

SAID = [equation for equation in EQUATIONS if equation.is_stated]
TRUE = [equation for equation in SAID if equation.verdict != "false" and "zeros" not in equation.said]
STATED = 95     # of the numbers at least
PROVED = 103     # as many as were, or more

SILENT = pytest.mark.filterwarnings("ignore:Output seems independent of input")     # of autograd: a derivative is 0


def named(equation):
    """The number of an equation, as the name of its test."""
    return str(equation.key)


def test_each_number_is_there_once_and_in_order():
    numbers = [equation.key for equation in EQUATIONS if isinstance(equation.key, int)]
    assert numbers == list(range(FIRST, LAST + 1))


def test_what_is_not_stated_says_why():
    for equation in EQUATIONS:
        assert equation.is_stated == (equation.verdict in DECIDED)
        assert equation.is_stated or equation.verdict == "definition" or equation.note


def test_most_can_be_stated():
    assert sum(isinstance(equation.key, int) for equation in SAID) >= STATED


def test_what_is_false_as_printed_has_a_right_form():
    keys = {equation.key: equation for equation in EQUATIONS}
    for equation in SAID:
        if equation.verdict == "false":
            assert keys[f"{equation.key}-"].verdict != "false" and equation.note


@SILENT
@pytest.mark.parametrize("equation", SAID, ids=named)
def test_the_judge_agrees(equation):
    assert judged(equation) == ("false" if equation.verdict == "false" else "true")


@SILENT
@pytest.mark.parametrize("equation", TRUE, ids=named)
def test_the_judge_sees_a_near_miss(equation):
    assert judged(doubled(equation)) == "false"


@pytest.mark.parametrize("equation", SAID, ids=named)
def test_the_engine_agrees(equation):
    hold(equation, asked(equation))


@pytest.mark.parametrize("equation", TRUE, ids=named)
def test_the_engine_does_not_accept_a_near_miss(equation):
    miss = doubled(equation)
    hold(miss, asked(miss))


def test_as_many_are_proved_as_were():
    assert count_of(SAID, "proved") >= PROVED
