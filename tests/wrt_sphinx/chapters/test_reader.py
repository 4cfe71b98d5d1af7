"""What was written out is answered in its order: by a sheet, or by why it is refused."""

import json
import os

import pytest
from shown import SHEETS, VALUES

import wrt
from wrt_sphinx.chapters.reader import answer, read_all


def test_each_value_is_answered_in_its_order():
    ours, theirs = os.pipe()
    read_all([wrt.write(value) for value in VALUES.values()], theirs)
    with open(ours) as file:
        sent = [json.loads(line) for line in file]
    numbered = [pair for number, sheet in enumerate(SHEETS.values())
                for pair in ({"task": number}, {"answer": {"sheet": json.loads(json.dumps(sheet.written()))}})]
    assert sent == [*numbered, {"done": True}]


@pytest.mark.parametrize("data", [None, 7, "text", [], {}, SHEETS["formula"].written()], ids=lambda data: type(data))
def test_what_is_no_written_out_value_is_refused(data):
    assert answer(data)["refusal"].startswith("refused when it was read back")


def test_what_is_false_is_refused():
    data = wrt.write(VALUES["formula"])
    chain = data["derivation"]
    place, last = len(chain["nodes"]), chain["steps"][-1][1]
    chain["nodes"] += [["Number", ["number", "2"]], ["Product", ["list", ["node", place], last]]]
    chain["steps"][-1][1] = ["node", place + 1]
    assert answer(data)["refusal"].startswith("refused when it was read back: false step")


def test_a_fault_of_reading_is_no_answer():
    assert answer(wrt.write(VALUES["picture"]) | {"sizes": 3})["refusal"]
