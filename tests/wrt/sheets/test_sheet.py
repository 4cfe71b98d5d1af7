"""A sheet travels as JSON, and one that is not as it should be is refused when it arrives."""

import json
from dataclasses import fields

import pytest
from shown import SHEETS

from wrt.sheets.plain import PlainError
from wrt.sheets.sheet import Sheet

WRITTEN = {kind: json.loads(json.dumps(sheet.written())) for kind, sheet in SHEETS.items()}


@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_that_travelled_is_the_same(kind):
    assert Sheet.read(WRITTEN[kind]) == SHEETS[kind]


@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("name", [field.name for field in fields(Sheet)])
@pytest.mark.parametrize("wrong", [1, True, 1.5, {"a": 1}, ["a"], [["a"]], object], ids=repr)
def test_a_field_of_another_type_is_refused(kind, name, wrong):
    with pytest.raises(PlainError):
        Sheet.read(WRITTEN[kind] | {name: wrong})


@pytest.mark.parametrize("name", [field.name for field in fields(Sheet)])
def test_a_field_that_is_missing_or_unknown_is_refused(name):
    lacking = {key: value for key, value in WRITTEN["formula"].items() if key != name}
    for data in (lacking, lacking | {f"{name}_": ""}, WRITTEN["formula"] | {"html": "<b>"}):
        with pytest.raises(PlainError, match="Sheet has the fields"):
            Sheet.read(data)


@pytest.mark.parametrize("change", [
    {"kind": "claim"}, {"rows": [{}]}, {"rows": [WRITTEN["formula"]["rows"][0] | {"left": None}]},
    {"check": {"how": "", "steps": "proved", "sizes": []}}, {"check": {"how": "", "steps": [], "sizes": [{"n": "2"}]}},
    {"because": {"text": "", "pieces": [["words"]]}}, {"givens": {"tex": ""}}, {"figure": "<svg>"},
], ids=repr)
def test_a_part_of_another_shape_is_refused(change):
    with pytest.raises(PlainError):
        Sheet.read(WRITTEN["formula"] | change)


@pytest.mark.parametrize("data", [None, [], "sheet", {}])
def test_what_is_no_sheet_is_refused(data):
    with pytest.raises(PlainError):
        Sheet.read(data)


def test_what_other_pages_can_name_is_a_result():
    assert [kind for kind, sheet in SHEETS.items() if sheet.is_result] == ["formula", "refutation", "picture", "nudge"]
    assert not Sheet("picture").is_result
