"""What several tests of the site need."""

import pytest
from sphinx.testing.util import SphinxTestApp


@pytest.fixture(scope="module")
def registered(make_site):
    """Directives and roles as `setup` registers them."""
    app = SphinxTestApp(srcdir=make_site({"a": "# A\n"}).folder)
    yield app
    app.cleanup()
