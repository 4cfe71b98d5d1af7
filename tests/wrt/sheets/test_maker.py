"""A sheet says what the value says, and nothing but a value of wrt has one."""

from xml.etree import ElementTree as xml

import pytest
from shown import CITING, RULE, RULE_VALUE, SHEETS, VALUES, W, m, n, x

import wrt
from wrt.sheets.maker import sheet_of


@pytest.mark.parametrize("kind", VALUES)
def test_a_sheet_has_the_kind_of_its_value(kind):
    assert VALUES[kind].kind == kind and SHEETS[kind].kind == {"nudge": "picture"}.get(kind, kind)


@pytest.mark.parametrize("value", [1, "a = b", object(), wrt.Formula, None])
def test_nothing_else_has_a_sheet(value):
    with pytest.raises(TypeError, match="cannot be shown on a page"):
        sheet_of(value)


@pytest.mark.parametrize("value", [*VALUES.values(), RULE_VALUE], ids=lambda value: value.kind)
def test_what_was_read_back_has_the_sheet_of_the_first(value):
    assert sheet_of(wrt.read(wrt.write(value))) == sheet_of(value)


@pytest.mark.parametrize("kind", ["expression", "evaluation", "formula", "refutation"])
def test_the_prints_are_those_of_the_value(kind):
    value, sheet = VALUES[kind], SHEETS[kind]
    assert (sheet.tex, sheet.text, sheet.spoken) == (value.latex(), value.text(), value.spoken())


@pytest.mark.parametrize("kind", SHEETS)
def test_all_that_is_typeset_is_said_too(kind):
    sheet = SHEETS[kind]
    prints = [print for row in sheet.rows for print in (row.left, row.right) if print.tex]
    prints += [side for given in sheet.givens for side in (given, given.symbol, given.independent_of) if side.tex]
    assert all(print.spoken and "\\" not in print.spoken for print in prints)
    assert bool(sheet.spoken) == bool(sheet.tex)


def test_a_formula_tells_all_of_itself():
    assert (RULE.python, RULE.fingerprint) == (wrt.python(RULE_VALUE), wrt.fingerprint(RULE_VALUE))
    assert [given.text for given in RULE.givens] == [given.text() for given in RULE_VALUE.givens]
    assert (RULE.check.how, RULE.check.steps) == (RULE_VALUE.evidence.summary, ("proved",))
    assert RULE.check.sizes == RULE_VALUE.evidence.sizes != ()


def test_a_title_and_the_text_of_each_line_are_kept():
    titled = wrt.Formula("twice", wrt.Derivation(W.T.T, (W, "twice")), title="Twice is never")
    sheet = sheet_of(titled)
    assert sheet.title == "Twice is never"
    assert [(row.left.text, row.right.text) for row in sheet.rows] == [("(Wᵀ)ᵀ", "W")]
    refuted = wrt.Refutation("w", W.T.T, 2 * W, by="value", because="no", title="Once too often")
    assert sheet_of(refuted).title == "Once too often"


def test_a_reason_is_words_or_the_name_of_a_formula():
    (row,), (cited,) = SHEETS["derivation"].rows, CITING.rows
    assert row.by == "" and row.reason.pieces == (("row ", "i", ""), (" of ", "W", "")) and "$" not in row.reason.text
    assert cited.by == "rule" and cited.reason.pieces == ()


def test_an_independence_names_both_sides():
    (given,) = sheet_of(wrt.Given(x, independent_of=W)).givens
    assert (given.symbol.tex, given.independent_of.tex, given.text) == ("x", "W", "x does not depend on W")


def test_givens_that_differ_only_in_shape_are_told_apart():
    texts = [sheet_of(wrt.Given(wrt.Matrix("W", *shape))).givens[0].text for shape in ((n, m), (m, n), (n, n))]
    assert len(set(texts)) == 3


def test_a_refutation_is_false_and_says_why():
    sheet = SHEETS["refutation"]
    assert (sheet.status, sheet.refuted_by, sheet.because.text) == ("refuted", "shape", "x has m entries")
    assert sheet.finding.text == VALUES["refutation"].finding.text() and sheet.finding.pieces


def test_a_refutation_says_the_convention_in_which_it_is_true():
    claim = wrt.Refutation("layout", wrt.jacobian(W @ x, x), W.T, by="shape", because="the other layout")
    found = sheet_of(claim).convention
    assert (found.words, found.tex, found.text) == (
        claim.convention.words, claim.convention.latex(), claim.convention.text()) and "layout" in found.words
    assert SHEETS["refutation"].convention.words == ""


def test_a_refutation_has_its_right_answer():
    i, j = wrt.indices("i", n), wrt.indices("j", m)
    right = W[i, j] * x[j]
    claim = wrt.Refutation("entry", (W @ x)[i], x[j] * x[j], by="value", because="a letter lost", instead=right)
    answer = sheet_of(claim).answer
    assert (answer.text, answer.status) == ("(W x)_i = W_ij x_j", "proved") and answer.tex and answer.spoken
    assert SHEETS["refutation"].answer.status == ""


@pytest.mark.parametrize("kind", ["picture", "nudge", "chart"])
def test_a_figure_is_drawn(kind):
    figure = SHEETS[kind].figure
    assert xml.fromstring(figure.svg).get("aria-label") == figure.alt == VALUES[kind].alt
