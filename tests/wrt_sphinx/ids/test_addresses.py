"""An address is known if the site's own is."""

from types import SimpleNamespace

import pytest

from wrt.sheets.sheet import Asked
from wrt_sphinx.ids.addresses import address_of, filled, page_of


@pytest.mark.parametrize("base, address", [
    ("", ""), ("https://a.org", "https://a.org/f/bbbb/"), ("https://a.org/wrt/", "https://a.org/wrt/f/bbbb/")])
def test_the_address_of_a_formula_ends_with_its_id(base, address):
    app = SimpleNamespace(config=SimpleNamespace(html_baseurl=base),
                          builder=SimpleNamespace(get_target_uri=lambda page: f"{page}.html"))
    assert address_of(app, page_of("bbbb")) == address


def test_what_is_not_said_of_a_question_is_not_in_its_address():
    assert filled(Asked("x'*x")) == "?f=x%27%2Ax"
    assert filled(Asked("W x", "W", form="rvec")) == "?f=W+x&by=W&form=rvec"
