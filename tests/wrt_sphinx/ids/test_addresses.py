"""An address is known if the site's own is."""

from types import SimpleNamespace

import pytest

from wrt_sphinx.ids.addresses import address_of, page_of


@pytest.mark.parametrize("base, address", [
    ("", ""), ("https://a.org", "https://a.org/f/bbbb/"), ("https://a.org/wrt/", "https://a.org/wrt/f/bbbb/")])
def test_the_address_of_a_formula_ends_with_its_id(base, address):
    app = SimpleNamespace(config=SimpleNamespace(html_baseurl=base),
                          builder=SimpleNamespace(get_target_uri=lambda page: f"{page}.html"))
    assert address_of(app, page_of("bbbb")) == address
