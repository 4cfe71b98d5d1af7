"""The engine does not accept a misprint that the judge sees, nor refute one that is true."""

from zlib import crc32

import pytest
from cookbook import EQUATIONS
from elsewhere import FIELD
from misprints import contradicts, misprints, seen
from transcribed import DECIDED, Statement, asked

SAID = [statement for statement in (*EQUATIONS, *FIELD) if statement.is_stated]


def some(statement):
    """One misprint of a statement, always the same; none if there is nothing in it to be changed."""
    found = list(misprints(statement))
    start = crc32(statement.said.encode()) % max(1, len(found))
    return found[start:start + 1]


@pytest.mark.sampled
@pytest.mark.filterwarnings("ignore:Output seems independent of input")
@pytest.mark.parametrize("misprint", [each for statement in SAID for each in some(statement)],
                         ids=lambda each: str(each.key))
def test_the_engine_does_not_contradict_the_judge(misprint):
    if asked(misprint).verdict not in DECIDED:
        pytest.skip(asked(misprint).words)
    assert not contradicts(*seen(misprint))


def test_each_fault_is_made():
    statement = Statement(0, "", "A == 2 * (A @ B.T) - B.inv", "A B: n n")
    assert {each.said.split(" == ")[1] for each in misprints(statement)} >= {
        "2 * (A @ B.T) + B.inv", "3 * (A @ B.T) - B.inv", "2 * (B.T @ A) - B.inv", "2 * (A @ B) - B.inv",
        "2 * (A @ B.T) - B", "2 * (A.T @ B.T) - B.inv", "2 * (B @ B.T) - B.inv", "2 * (A @ B.T) - A.inv"}
