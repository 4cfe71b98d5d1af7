"""Each object of wrt has nodes; whatever else has none."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document

import wrt
from wrt_sphinx.parts.nodes import cited, copies, drawing, element, equation, mathematics
from wrt_sphinx.parts.presentation import as_at_home, badge, block, conditions, frame, inline, refutation_box, repeat
from wrt_sphinx.parts.record import record

n, m = wrt.dimensions("n m")
W, x = wrt.Matrix("W", n, m), wrt.Vector("x", m)
i, p = wrt.indices("i p", n)
j, q = wrt.indices("j q", m)
ENTRY = wrt.Formula("entry", wrt.Derivation((W @ x)[i], (W[i, j] * x[j], "row by column")))
RULE = wrt.Formula("rule", wrt.Derivation(wrt.vec(W @ x), (wrt.kron(x.T, wrt.eye(n)) @ wrt.vec(W), "stacked")))
CITING = wrt.Derivation(wrt.vec(W @ x), (wrt.kron(x.T, wrt.eye(n)) @ wrt.vec(W), RULE))
CLAIM = wrt.Refutation("no-fit", W @ x, x, by="shape", because="x has m entries")
GIVEN = wrt.Given(W)
CHECKED = record(ENTRY)["checked"]
NUMBERS = wrt.Evaluation(W @ x, values={W: [[1, 2, 3], [4, 5, 6]], x: [1, 0, 2]})
PICTURE = wrt.Picture(wrt.kron(x.T, wrt.eye(n)), sizes={n: 2, m: 3}, alt="blocks", caption="Blocks of $W$.")
CHART = wrt.Chart({"rows": wrt.size(n)}, over=wrt.size(m), across="columns", at=[{n: 2, m: 3}], alt="a point")


@pytest.mark.parametrize("value", [W @ x, ENTRY, CITING, CLAIM, GIVEN, NUMBERS, PICTURE, CHART])
def test_every_object_is_shown_in_a_block(value):
    shown = block(value)
    assert list(shown.findall(mathematics)) or list(shown.findall(drawing))


@pytest.mark.parametrize("value", [W @ x, ENTRY, CLAIM, GIVEN, NUMBERS])
def test_what_fits_in_a_line_is_shown_in_one(value):
    assert not [part for part in inline(value).findall(mathematics) if part["display"]]


@pytest.mark.parametrize("value", [1, "a = b", object()])
def test_nothing_else_is_shown(value):
    for present in (block, inline):
        with pytest.raises(TypeError, match="cannot be shown"):
            present(value)


def test_each_step_has_both_sides_and_its_reason():
    assert [node["name"] for node in block(CITING).findall(cited)] == ["rule"]
    assert block(ENTRY)["derives"] == "entry" and "row by column" in block(ENTRY).astext()


def test_words_of_an_author_are_left_to_the_gate_and_those_of_the_engine_are_not():
    shown = block(CLAIM)
    because = next(t for t in shown.findall(nodes.Text) if t == CLAIM.because)
    assert not because.parent["machine"] and badge("proved", CHECKED)["machine"]


def test_the_badge_tells_status_steps_and_sizes():
    shown = badge("proved", CHECKED).astext()
    for told in ("proved", ENTRY.evidence.summary, "Step 1: proved by the normal form", "n\xa0=\xa02, m\xa0=\xa03"):
        assert told in shown


def test_a_result_of_another_page_tells_how_it_was_checked_where_it_is_shown_whole():
    found = SimpleNamespace(tex=ENTRY.latex(), status="proved", kind="formula", name="entry", record=record(ENTRY))
    home = new_document("home")
    home += equation("", *frame(ENTRY), name="entry")
    whole, short = repeat(found, home, "a", whole=True), repeat(found, home, "a")
    assert ENTRY.evidence.summary in whole.astext() and ENTRY.evidence.summary not in short.astext()
    for shown in (whole, short):
        assert GIVEN.latex() in [part["tex"] for part in shown.findall(mathematics)]
    assert GIVEN.latex() not in [part["tex"] for part in repeat(found, new_document("b"), "a").findall(mathematics)]


def test_a_false_claim_of_another_page_is_shown_as_it_is_there():
    claim = SimpleNamespace(tex=CLAIM.latex(), status="refuted", kind="refuted claim", name="no-fit")
    home = new_document("home")
    assert "x has m entries" not in as_at_home(claim, home).astext()
    home += refutation_box(CLAIM)
    shown = as_at_home(claim, home)
    assert shown.pformat() == refutation_box(CLAIM).pformat() and shown is not home[0]


def test_conditions_on_one_variable_are_told_together():
    a = wrt.Vector("a", n)
    form = wrt.Formula("form", wrt.Derivation(wrt.gradient(a.T @ W @ x, W), (a @ x.T, "outer product")))
    told = "".join(part["tex"] if isinstance(part, mathematics) else part.astext()
                   for part in conditions(form).findall() if isinstance(part, mathematics | nodes.Text))
    assert told.endswith(", a and x do not depend on W") and told.count("depend") == 1


def test_names_between_dollars_are_typeset_and_left_to_the_gate():
    shown = block(wrt.Derivation((W @ x)[i], (W[i, j] * x[j], "row $i$ of $W$")))
    typed = [node.astext() for node in shown.findall(nodes.math)]
    assert typed == ["i", "W"] and "$" not in shown.astext()
    assert [node.astext() for node in block(PICTURE).findall(nodes.math)] == ["W"]


def test_conditions_stand_in_the_open():
    shown = conditions(ENTRY)
    assert GIVEN.latex() in [part["tex"] for part in shown.findall(mathematics)]


def test_words_in_a_chart_are_shown_to_the_gate():
    (picture,) = block(CHART).findall(drawing)
    assert picture["words"] == "columns; rows"


def test_each_step_of_a_formula_can_be_linked_to():
    ids = [id for part in block(RULE).findall(element) for id in part["ids"]]
    links = [part["attributes"]["href"] for part in block(RULE).findall(element) if part["tag"] == "a"]
    assert ids == ["rule-step-1"] and links == ["#rule-step-1"]
    assert "#" not in block(RULE.derivation).astext()


def test_a_formula_can_be_copied_in_three_ways_and_none_is_searched():
    (shown,) = [part for part in frame(RULE) if isinstance(part, copies)]
    assert shown["texts"] == {"LaTeX": RULE.latex(), "text": RULE.text(), "Python": wrt.python(RULE)}
    assert shown.astext() == ""


def test_a_claim_that_is_false_can_be_copied_too():
    (shown,) = list(refutation_box(CLAIM).findall(copies))
    assert shown["texts"] == {"LaTeX": CLAIM.latex(), "text": CLAIM.text(), "Python": wrt.python(CLAIM)}


def test_a_refutation_that_was_read_back_is_shown_like_the_first():
    again = wrt.read(wrt.write(CLAIM))
    assert refutation_box(again).pformat() == refutation_box(CLAIM).pformat()


def test_a_formula_that_rests_on_nothing_states_nothing():
    number = wrt.sum_over(i, 1)
    bare = wrt.Formula("count", wrt.Derivation(number, (wrt.size(n), "one for each row")))
    assert bare.givens == [] and len(frame(bare)) == len(frame(ENTRY)) - 1
