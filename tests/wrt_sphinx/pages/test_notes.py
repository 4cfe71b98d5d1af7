"""Each kind of result is named by its sheet, and told in the words of readers."""

import pytest

from wrt.sheets.sheet import Sheet
from wrt_sphinx.pages.notes import DIRECTIVES, WORDS, Result


@pytest.mark.parametrize("kind", WORDS)
def test_a_result_has_the_name_and_the_kind_of_its_sheet(kind):
    result = Result("page", 3, Sheet(kind, name="one"))
    assert (result.name, result.kind, result.sheet.is_result) == ("one", kind, True)


def test_readers_and_authors_keep_their_words():
    assert WORDS["refutation"] == "refuted claim" and DIRECTIVES["refutation"] == "refuted"
    assert WORDS.keys() == DIRECTIVES.keys()
