"""What is repeated of another page is what stands there."""

from docutils.utils import new_document
from shown import ENTRY, SHEETS

from wrt_sphinx.parts.nodes import copies, equation, mathematics
from wrt_sphinx.parts.presentation import block
from wrt_sphinx.parts.repeat import as_at_home, repeat
from wrt_sphinx.parts.statement import under

GIVEN, REFUTATION = SHEETS["given"].givens[0].tex, SHEETS["refutation"]


def test_a_formula_of_another_page_tells_how_it_was_checked_where_it_is_shown_whole():
    home = new_document("home")
    home += equation("", *under(ENTRY), name="entry")
    whole, short = repeat(ENTRY, home, "a", whole=True), repeat(ENTRY, home, "a")
    assert ENTRY.check.how in whole.astext() and ENTRY.check.how not in short.astext()
    for shown in (whole, short):
        assert GIVEN in [part["tex"] for part in shown.findall(mathematics)]
    assert GIVEN not in [part["tex"] for part in repeat(ENTRY, new_document("b"), "a").findall(mathematics)]


def test_a_refutation_of_another_page_is_shown_as_it_is_there():
    home = new_document("home")
    assert "x has m entries" not in as_at_home(REFUTATION, home).astext()
    home += block(REFUTATION)
    shown = as_at_home(REFUTATION, home)
    at_home = block(REFUTATION)
    assert at_home["ids"] == ["refuted-no-fit"] and shown["ids"] == []      # one links to the place at home
    at_home["ids"] = []
    (copied,) = at_home.findall(copies)     # one copies at home
    copied.parent.parent.remove(copied.parent)
    assert shown.pformat() == at_home.pformat() and shown is not home[0]
