"""Derivatives that others printed are found, proved, and written as they are there; see `tests/derived.py`."""

import pytest
from derived import MOST, asked, found, wanted
from elsewhere import FIELD

from wrt.claims.derivation import STATUSES

# as many of the list as there were when it was last counted
FOUND, EQUAL, PRINTED, ORDERED, LINES = 120, 120, 101, 106, 12


def test_what_is_found_is_proved_and_equal_and_short():
    answers = [found(one) for one in wanted()]
    right = [what for what in answers if what.status]
    assert len(answers) == MOST and len(right) >= FOUND
    assert all(what.status == "proved" and what.equal != "false" and 0 < what.lines <= LINES for what in right)
    assert sum(what.equal in STATUSES for what in right) >= EQUAL
    assert sum(what.is_as_printed for what in right) >= PRINTED
    assert sum(what.is_as_printed or what.is_in_other_order for what in right) >= ORDERED


def test_the_list_is_made_of_statements_of_others_and_begins_with_theirs():
    assert [one.statement for one in wanted()[:3]] == [FIELD[k] for k in (0, 1, 2)]
    assert {one.form for one in wanted()} == {"gradient", "jacobian", "differential", "vjp", "hessian"}
    assert all(one.statement.source or one.statement.key for one in wanted())


@pytest.mark.parametrize("statement", [s for s in FIELD if s.verdict == "false"][:3], ids=lambda s: str(s.key))
def test_what_is_false_is_not_in_the_list(statement):
    assert asked(statement) is None
