"""The page on which one asks: it alone has a form, a script and styles, and a formula leads to it filled in."""

import pytest
from conftest import SETUP, true_formula
from registered import CONFIGURATION, entry, fingerprint, told_with

from wrt.sheets.sheet import Asked
from wrt_sphinx.beside.asking import filled


def test_what_is_not_said_is_not_in_the_address():
    assert filled(Asked("x'*x")) == "?f=x%27%2Ax"
    assert filled(Asked("W x", "W", form="rvec")) == "?f=W+x&by=W&form=rvec"


@pytest.mark.slow
def test_without_such_a_page_there_is_nothing_of_it(make_site):
    site = make_site({"chapters/page": f"# Page\n{SETUP}{true_formula('one')}"}, CONFIGURATION)
    assert told_with(site, entry("bbbb", "one", fingerprint())) == ""
    assert not list((site.html / "_static").glob("ask.*"))
    assert "ask/index" not in (site.html / "f/bbbb/index.html").read_text()
