"""Derivatives from other places, as the engine and a judge who knows nothing of it see them."""

import pytest
from elsewhere import FIELD
from judge import judged
from transcribed import DECIDED, asked, count_of, doubled, hold

SAID = [statement for statement in FIELD if statement.is_stated]
TRUE = [statement for statement in SAID if statement.verdict != "false"]
FEWEST, SOURCES = 120, 40
PROVED = 165     # as many as were, or more

SILENT = pytest.mark.filterwarnings("ignore:Output seems independent of input")     # of autograd: a derivative is 0


def named(statement):
    """The number of a statement, as the name of its test."""
    return str(statement.key)


def test_there_are_many_from_many_places_and_each_says_where_it_was_read():
    assert len(SAID) >= FEWEST and len({statement.source for statement in FIELD}) >= SOURCES
    assert all("(" in statement.source or ", by " in statement.source or "question" in statement.source
               or "Stack Exchange" in statement.source for statement in FIELD)


def test_what_is_not_stated_or_false_says_why():
    for statement in FIELD:
        assert statement.is_stated == (statement.verdict in DECIDED)
        assert statement.note or statement.verdict not in ("false", "left out")


@SILENT
@pytest.mark.parametrize("statement", SAID, ids=named)
def test_the_judge_agrees(statement):
    assert judged(statement) == ("false" if statement.verdict == "false" else "true")


@SILENT
@pytest.mark.parametrize("statement", TRUE, ids=named)
def test_the_judge_sees_a_near_miss(statement):
    assert judged(doubled(statement)) == "false"


@pytest.mark.parametrize("statement", SAID, ids=named)
def test_the_engine_agrees(statement):
    hold(statement, asked(statement))


@pytest.mark.sampled
@pytest.mark.parametrize("statement", TRUE, ids=named)
def test_the_engine_does_not_accept_a_near_miss(statement):
    miss = doubled(statement)
    hold(miss, asked(miss))


def test_as_many_are_proved_as_were():
    assert count_of(SAID, "proved") >= PROVED
