"""All pages share one stylesheet and one script, in which nothing is missing and little is unneeded."""

import re

import pytest

from wrt_sphinx.beside.styles import ABSENT, COMMENT

STYLESHEET = re.compile(r'<link rel="stylesheet"[^>]*href="(?:(?:\.\.)?/)*([^"?]+)\?v=')


def test_a_notice_stays_and_a_comment_goes():
    assert COMMENT.sub("", "/*! MIT */a{}/* why */\nb{}") == "/*! MIT */a{}b{}"


@pytest.mark.slow
def test_no_page_has_what_the_styles_leave_out(html):
    for path in html.rglob("*.html"):
        names = set(" ".join(re.findall('class="([^"]*)"', path.read_text(encoding="utf-8"))).split())
        assert names & ABSENT == set(), path


@pytest.mark.slow
def test_the_stylesheet_holds_all_four(html):
    style = (html / "_static" / "site.css").read_text(encoding="utf-8")
    for sign in (".sidebar-drawer", ".highlight :is(.k,", ".wrt-equation", "@page", "light-dark("):
        assert sign in style
    assert style.count("{") == style.count("}") and ".versionadded" not in style and "normalize.css" in style
    script = (html / "_static" / "site.js").read_text(encoding="utf-8")
    assert "theme-toggle" in script and "wrt-preview" in script and "LICENSE.txt" in script
    pages = [path.read_text(encoding="utf-8") for path in html.rglob("*.html")]
    assert {name for page in pages for name in STYLESHEET.findall(page)} == {"_static/math.css", "_static/site.css"}
