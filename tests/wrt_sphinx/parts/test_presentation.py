"""Each kind of sheet has nodes; what does not fit in a line has none there."""

from dataclasses import replace

import pytest
from docutils import nodes
from shown import CITING, RULE, SHEETS

from wrt.sheets.sheet import Answer, Convention
from wrt_sphinx.parts.nodes import cited, copies, drawing, element, mathematics
from wrt_sphinx.parts.presentation import block, inline


@pytest.mark.parametrize("kind", SHEETS)
def test_every_kind_is_shown_in_a_block(kind):
    shown = block(SHEETS[kind])
    assert list(shown.findall(mathematics)) or list(shown.findall(drawing))


@pytest.mark.parametrize("kind", ["expression", "evaluation", "given", "condition", "formula", "refutation"])
def test_what_fits_in_a_line_is_shown_in_one(kind):
    shown = [part for part in inline(SHEETS[kind]).findall(mathematics)]
    assert shown and not [part for part in shown if part["display"]]


@pytest.mark.parametrize("kind", ["derivation", "picture", "nudge", "chart"])
def test_what_does_not_fit_in_a_line_is_refused(kind):
    with pytest.raises(TypeError, match=f"a {SHEETS[kind].kind} cannot be shown in a line of text"):
        inline(SHEETS[kind])


def test_each_step_has_both_sides_and_its_reason():
    assert [node["name"] for node in block(CITING).findall(cited)] == ["rule"]
    shown = block(SHEETS["formula"])
    assert shown["derives"] == "entry" and "row by column" in shown.astext()


def test_a_derivation_is_one_thing_whose_cells_are_said_one_by_one():
    shown = block(SHEETS["formula"])
    assert shown["attributes"] == {"role": "group", "aria-label": "Entry, derived in 1 step"}
    assert [part["spoken"] for part in shown.findall(mathematics)] == [
        "open paren W x close paren i", "equals W i j times x j"]


@pytest.mark.parametrize("kind", ["expression", "evaluation", "given", "condition", "formula", "refutation"])
def test_what_is_shown_in_a_line_is_said(kind):
    assert all(part["spoken"] for part in inline(SHEETS[kind]).findall(mathematics))


def test_words_of_an_author_are_left_to_the_gate():
    shown = block(SHEETS["refutation"])
    because = next(text for text in shown.findall(nodes.Text) if text == "x has m entries")
    assert not because.parent["machine"]


def test_names_between_dollars_are_typeset_and_left_to_the_gate():
    shown = block(SHEETS["derivation"])
    typed = [node.astext() for node in shown.findall(nodes.math)]
    assert typed == ["i", "W"] and "$" not in shown.astext()
    assert [node.astext() for node in block(SHEETS["picture"]).findall(nodes.math)] == ["W"]


def test_words_in_a_chart_are_shown_to_the_gate():
    (picture,) = block(SHEETS["chart"]).findall(drawing)
    assert picture["words"] == "columns; rows"


def test_each_step_of_a_formula_can_be_linked_to():
    ids = [id for part in block(RULE).findall(element) for id in part["ids"]]
    links = [part["attributes"]["href"] for part in block(RULE).findall(element) if part["tag"] == "a"]
    assert ids == ["rule-step-1"] and links == ["#rule-step-1"]
    assert "#" not in block(CITING).astext()


def test_a_convention_is_said_only_where_there_is_one():
    plain = SHEETS["refutation"]
    told = block(replace(plain, convention=Convention("with rvec", r"\frac{a}{b} = c", "a/b = c", "a over b equals c")))
    assert "True in another convention, with rvec:" in told.astext()
    assert "True in another" not in block(plain).astext()
    shown = [part["tex"] for part in told.findall(mathematics) if part["display"]]
    assert shown == [plain.tex, r"\frac{a}{b} = c"]


def test_the_right_answer_stands_beside_what_is_false_and_says_its_status():
    plain = SHEETS["refutation"]
    told = block(replace(plain, answer=Answer(r"a = b", "a = b", "a equals b", "numerical")))
    sides = [part for part in told.findall(element) if part["classes"] in (["wrt-is-false"], ["wrt-is-right"])]
    assert [side[0].astext() for side in sides] == ["false", "right (numerical)"]
    assert [side[1]["tex"] for side in sides] == [plain.tex, "a = b"]
    assert not [part for part in block(plain).findall(element) if part["classes"] == ["wrt-is-right"]]


def test_what_is_false_can_be_copied_too():
    (shown,) = list(block(SHEETS["refutation"]).findall(copies))
    assert list(shown["texts"]) == ["LaTeX", "text", "Python"] and all(shown["texts"].values())


@pytest.mark.parametrize("signs, is_wide", [(20, False), (60, True)])
def test_beside_wide_lines_there_is_no_room_for_reasons(signs, is_wide):
    sheet = SHEETS["formula"]
    row = replace(sheet.rows[0], right=replace(sheet.rows[0].right, text="x + " * (signs // 2)))
    assert ("wrt-wide" in block(replace(sheet, rows=(row,)))["classes"]) is is_wide


def test_below_a_long_left_side_the_lines_have_all_the_room():
    sheet, row = SHEETS["derivation"], SHEETS["derivation"].rows[0]
    for left, right, looks in ((10, 40, {"wrt-wide"}), (20, 30, {"wrt-wide", "wrt-below"}), (15, 15, set())):
        sides = {"left": replace(row.left, text="x" * left), "right": replace(row.right, text="x" * right)}
        shown = block(replace(sheet, rows=(replace(row, **sides),)))
        derivation = next(part for part in shown.findall(element) if "wrt-derivation" in part["classes"])
        assert set(derivation["classes"]) - {"wrt-derivation"} == looks
