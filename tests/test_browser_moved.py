"""A page that was renamed leads on, with scripts and without, and its formulas are found at the new place."""

import pytest
from conftest import ROOT, SETUP, true_formula

from wrt_sphinx.beside.policy import content_security_policy

pytestmark = pytest.mark.slow
TEMPLATE = ROOT / "src" / "wrt_sphinx" / "theme" / "moved.html"
CONFIGURATION = f"""
extensions += ["sphinx_reredirects"]
redirects = {{"chapters/old": "new.html"}}
redirect_html_template_file = {str(TEMPLATE)!r}
"""


@pytest.fixture(scope="module")
def moved(make_site):
    site = make_site({"chapters/new": f"# New\n{SETUP}{true_formula('one')}"}, CONFIGURATION)
    built = site.build()
    assert (built.status, built.told, built.warnings) == (0, "", "")
    return site.html / "chapters"


@pytest.mark.parametrize("scripts, landed", [(True, "new.html#equation-one"), (False, "new.html")])
def test_an_old_address_leads_on(browser, moved, scripts, landed):
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    problems = []
    page.on("console", lambda message: problems.append(message.text) if "Security" in message.text else None)
    page.goto((moved / "old.html").as_uri() + "#equation-one")
    page.wait_for_url("**/new.html*")
    assert page.url == (moved / "new.html").as_uri() + landed.removeprefix("new.html") and problems == []
    context.close()


def test_the_page_between_keeps_the_policy(moved):
    page = (moved / "old.html").read_text()
    assert f'content="{content_security_policy(page)}"' in page
    assert content_security_policy(page + "<script>x</script>") not in page
