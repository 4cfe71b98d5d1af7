"""All pages as one: chapters beside each other, links inside, and no id twice."""

import re

import pytest
from conftest import ROOT, SETUP, true_formula

from wrt_sphinx.beside.book import parts_of

THEME = ROOT / "src" / "wrt_sphinx" / "theme"
BODY = '<p id="a"><h1>A<a class="headerlink" href="#a" title="Link">¶</a></h1><a href="#document-two#a">{}</a>'
PAGES = {
    "chapters/one": f"# One\n{SETUP}{true_formula('first')}\n## Same\n\n[Two](two.md), {{formula}}`second`.\n",
    "chapters/two": f"# Two\n{SETUP}{true_formula('second')}\n## Same\n\nSee [above](#same) and {{formula}}`first`.\n",
}


def test_each_part_has_its_own_ids():
    two = BODY.format("x") + '<p aria-labelledby="a">'
    parts = parts_of(f'<p id="a"></p><span id="document-two"></span>\n{two}', "one")
    assert parts == {
        "one": '<p id="document-one#a"></p>',
        "two": '<p id="document-two#a"><h1>A</h1><a href="#document-two#a">x</a><p aria-labelledby="document-two#a">',
    }


def test_a_heading_is_named_within():
    assert parts_of('<h2 id="b">B</h2>', "one") == {"one": '<h2><span id="document-one#b"></span>B</h2>'}


def test_what_only_looks_like_an_id_stays():
    assert parts_of('<pre>id="a" href="#"</pre>', "one") == {"one": '<pre>id="a" href="#"</pre>'}


# as the site has them
LICENCES = re.search(r"^wrt_licences = .*?^]\n", (ROOT / "conf.py").read_text(), re.MULTILINE | re.DOTALL)[0]


@pytest.mark.slow
@pytest.mark.parametrize("address", ["", "https://example.org/at"])
def test_the_book_is_whole(make_site, address):
    site = make_site(PAGES, f"html_baseurl = {address!r}\ntemplates_path = [{str(THEME)!r}]\n{LICENCES}")
    built = site.build_apart("-b", "singlehtml", "-W", "-n")
    assert built.returncode == 0, built.stderr
    page = site.page("index")
    ids, links = re.findall(r'\sid="([^"]+)"', page), re.findall(r'href="#([^"]*)"', page)
    assert len(ids) == len(set(ids)) and set(links) <= set(ids) and "document-chapters/two" in links
    assert re.findall("<h1>(.*?)</h1>", page)[1:] == ["Index", *(
        f'<span class="section-number">{n}. </span>{name}' for n, name in ((1, "One"), (2, "Two")))]
    assert page.count("<h2>") == 2 and re.findall(r"\(\d\.\d\)", page)[:4] == ["(1.1)", "(2.1)", "(2.1)", "(1.1)"]
    assert "Link to" not in page and "<script" not in page and (f'href="{address}"' in page) == bool(address)
    assert 'Text: <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. Code: <a href=' in page
