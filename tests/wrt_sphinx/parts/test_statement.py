"""Under a formula stands what it rests on, in the open, and how it was checked."""

from docutils import nodes
from shown import ENTRY, RULE, SHEETS, W, i, n, x

import wrt
from wrt.sheets import evidence
from wrt.sheets.maker import sheet_of
from wrt_sphinx.parts.nodes import copies, mathematics
from wrt_sphinx.parts.statement import FOOT, badge, conditions, paragraphs, under


def test_the_badge_tells_status_steps_and_sizes():
    shown = badge(ENTRY)
    for told in ("proved", ENTRY.check.how, "Step 1: proved by the normal form", "n\xa0=\xa02, m\xa0=\xa03"):
        assert told in shown.astext()
    assert shown["machine"]


def test_how_it_was_checked_is_said_by_the_machine():
    assert [part["machine"] for part in paragraphs(ENTRY.check)] == [True] * len(evidence.paragraphs(ENTRY.check))


def test_conditions_stand_in_the_open():
    assert SHEETS["given"].givens[0].tex in [part["tex"] for part in conditions(ENTRY).findall(mathematics)]


def test_conditions_on_one_variable_are_told_together():
    a = wrt.Vector("a", n)
    form = sheet_of(wrt.Formula("form", wrt.Derivation(wrt.gradient(a.T @ W @ x, W), (a @ x.T, "outer product"))))
    told = "".join(part["tex"] if isinstance(part, mathematics) else part.astext()
                   for part in conditions(form).findall() if isinstance(part, mathematics | nodes.Text))
    assert told.endswith(", a and x do not depend on W") and told.count("depend") == 1


def test_a_formula_can_be_copied_in_three_ways_and_none_is_searched():
    (shown,) = [part for box in under(RULE) for part in box.findall(copies)]
    assert shown["texts"] == {"LaTeX": RULE.tex, "text": RULE.text, "Python": RULE.python}
    assert shown.astext() == ""


def test_a_formula_that_rests_on_nothing_states_nothing():
    bare = sheet_of(wrt.Formula("count", wrt.Derivation(wrt.sum_over(i, 1), (wrt.size(n), "one for each row"))))
    (without,), (box,) = under(bare), under(ENTRY)
    assert bare.givens == () and [part["classes"] for part in without] == [[FOOT]] and len(box) == 2


def test_the_foot_is_the_last_line_and_holds_how_it_was_checked_and_the_copies():
    (box,) = under(ENTRY)
    assert box[-1]["classes"] == [FOOT]
    (status,) = box[-1]
    assert status["classes"] == ["wrt-status"] and isinstance(status[-1], copies)
    assert status[0].astext() == "proved check and copy of Entry"
