"""The sitemap lists every page under the address of the site, and is not there without one."""

import re
from types import SimpleNamespace

import pytest
from conftest import SETUP, true_formula

from wrt_sphinx.beside.sitemap import sitemap

ADDRESS = "https://example.org/at"
PAGES = {"chapters/page": f"# Page\n{SETUP}{true_formula('dwx')}", "other": "# Other\n"}


def test_the_page_of_every_formula_is_listed_under_its_permanent_address():
    entries = [SimpleNamespace(id="c", is_retired=True), SimpleNamespace(id="d", is_retired=False)]
    domain = SimpleNamespace(formulas=[("b", None)], registry=SimpleNamespace(entries=entries))
    env = SimpleNamespace(found_docs={"index", "404"}, get_domain={"wrt": domain}.get)
    builder = SimpleNamespace(get_target_uri=lambda page: f"{page}.html")
    app = SimpleNamespace(env=env, builder=builder, config=SimpleNamespace(html_baseurl=ADDRESS))
    assert re.findall("<loc>(.*?)</loc>", sitemap(app)) == [f"{ADDRESS}/", f"{ADDRESS}/f/b/", f"{ADDRESS}/f/c/"]


def addresses_in(site):
    """What the sitemap lists, or nothing."""
    path = site.html / "sitemap.xml"
    return re.findall("<loc>(.*?)</loc>", path.read_text()) if path.exists() else None


@pytest.mark.slow
def test_every_page_is_listed_and_names_the_same_address(make_site):
    site = make_site(PAGES, f"html_baseurl = {ADDRESS + '/'!r}\n")
    (site.folder / "404.md").write_text("---\norphan: true\n---\n\n# Not here\n")
    assert site.build().status == 0
    expected = [f"{ADDRESS}/chapters/page.html", f"{ADDRESS}/", f"{ADDRESS}/other.html"]
    assert addresses_in(site) == expected
    for docname, address in zip(("chapters/page", "index", "other"), expected):
        assert f'<link rel="canonical" href="{address}"' in site.page(docname)
    # a page that was not written anew stays listed
    site.write("other", "# Another\n")
    assert site.build().status == 0 and addresses_in(site) == expected
    (site.folder / "conf.py").write_text((site.folder / "conf.py").read_text().replace(f"{ADDRESS}/", ""))
    assert site.build().status == 0 and addresses_in(site) is None
