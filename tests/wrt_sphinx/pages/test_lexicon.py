"""The page of the language has every public word, with what it prints; a word that there is not stops the build."""

import re
from html import unescape

import pytest
from conftest import ROOT, SETUP, true_formula
from sphinx.util.inventory import InventoryFile

import wrt
from wrt.sheets.glossary import in_short, word_of
from wrt_sphinx.chapters.chapter import EXPRESSION

WORDS = "\n```{words}\n{expr}`W @ x`\nkron\n{expr}`W.T`\n```\n"


def plain(html):
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()


@pytest.fixture
def site(make_site):
    return make_site({"chapters/one": "# Chapter\n" + SETUP + true_formula("one") + WORDS,
                      "api": "# Names\n\n```{listing} api\n```\n"})


def test_a_word_stands_beside_its_print_its_shape_and_what_it_is(site):
    built = site.build()
    assert built.status == 0, built.told
    rows = re.findall(r"<tr>.*?</tr>", site.page("chapters/one"), re.S)
    product, kron, transpose = ([plain(cell) for cell in re.findall("<td.*?</td>", row, re.S)] for row in rows[-3:])
    assert product[0] == "W @ x" and product[2:] == ["n×1", in_short(wrt.Expression.__matmul__)]
    assert kron == ["kron", "", "", "The Kronecker product"]
    assert transpose[0] == "W.T" and transpose[2] == "m×n"
    assert all("<math" in row for row in (rows[-3], rows[-1]))
    assert 'href="../api.html#wrt.kron"' in rows[-2] and 'href="../api.html#wrt.Expression"' in rows[-1]


def test_each_name_has_its_signature_and_what_it_raises(site):
    site.build()
    page = site.page("api")
    entry = plain(re.search(r'<dt id="wrt.partial">.*?</dl>', page, re.S)[0])
    assert "partial(of: Operand, by: Operand)" in entry and ">>> " in entry
    assert page.count('<dt id="wrt.') == len(wrt.__all__)


def test_other_sites_link_to_names_as_to_any_of_python(site):
    site.build()
    with (site.html / "objects.inv").open("rb") as file:
        found = InventoryFile.load(file, "", lambda base, uri: uri)
    assert found["py:function"]["wrt.kron"][2] == "api.html#wrt.kron"
    assert found["py:class"]["wrt.Formula"][2] == "api.html#wrt.Formula"


@pytest.mark.parametrize("line", ["kronn", "{expr}`np.eye(3)`", "A +"])
def test_what_is_no_word_is_refused_at_its_line(make_site, line):
    text = "# Chapter\n" + SETUP + "\n```{code-cell} python\nimport numpy as np\n```\n" + true_formula("one")
    site = make_site({"chapters/one": f"{text}\n```{{words}}\nkron\n{line}\n```\n"})
    built = site.build()
    number = (site.folder / "chapters/one.md").read_text().split("\n").index(line) + 1
    assert built.status != 0 and f"chapters/one.md:{number}: ERROR: " in built.told and "Traceback" not in built.told


@pytest.mark.check
def test_the_page_has_every_public_word_once_by_name():
    blocks = re.findall(r"^```\{words\}\n(.*?)^```", (ROOT / "reference/language.md").read_text(), re.S | re.M)
    lines = [line for block in blocks for line in block.splitlines()]
    sources = [found[2] if (found := EXPRESSION.fullmatch(line)) else line for line in lines]
    words = [word_of(source)[0] for source in sources]
    assert {*wrt.__all__} - {*words} == set()
    assert len(sources) == len({*sources})
