"""Every result of the site is listed, and a list is never older than what it lists."""

import json
import re

import pytest
from conftest import SETUP, true_formula

REFUTED = """
```{code-cell} python
wrt.Refutation("no-fit", W @ x, x, by="shape", because="BECAUSE")
```
"""
LISTS = "# Lists\n\n" + "\n".join(f"```{{listing}} {kind}\n```\n" for kind in ("formulas", "wrong-answers", "errata"))


@pytest.fixture
def listed(make_site):
    text = "# Chapter\n" + SETUP + true_formula("listed") + REFUTED
    return make_site({"chapters/one": text, "lists": LISTS})


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_formulas_are_counted_and_lead_home(listed):
    built = listed.build()
    assert built.status == 0, built.told
    page = listed.page("lists")
    assert "1 formulas: 1 proved, 0 exact, 0 numerical; besides, 1 refuted claims." in words(page)
    assert "Partial derivative, vector by matrix" in words(page)
    assert 'href="chapters/one.html#equation-listed"' in page and "Listed</td>" in page


def test_a_refuted_claim_is_told_with_what_makes_it_false(listed):
    listed.build()
    page = listed.page("lists")
    assert "1 claims, each of which is false; 0 of them have a source that was read." in words(page)
    assert "Constructed: no source was read" in words(page)
    box = re.search('aria-label="No fit, which is false".*?</div>', page, re.S)[0]
    assert "False: W x = x BECAUSE" in words(box) and "Shapes differ: the left side is" in box
    assert 'href="chapters/one.html"' in box and "<math" not in box


@pytest.mark.parametrize("line, fault", [
    ("no-fit: *many* multiply so", ""),
    ("no-fitting: many multiply so", "lists.md:4: ERROR: refuted claim 'no-fitting': no cell of the site displays it"),
    ("no-fit", "lists.md:4: ERROR: a line of a listing is the name of a claim, a colon"),
    ("no-fit: many write a_i", "typed mathematics"),
])
def test_where_a_claim_was_found_is_told_below_it(listed, line, fault):
    (listed.folder / "lists.md").write_text(f"# Lists\n\n```{{listing}} wrong-answers\n{line}\n```\n")
    built = listed.build()
    assert (built.status == 0) == (not fault) and fault in built.told
    if not fault:
        box = re.search('aria-label="No fit, which is false".*?</div>', listed.page("lists"), re.S)[0]
        assert "Found: <em>many</em> multiply so." in box and "Constructed" not in box
        assert "1 of them have a source that was read." in words(listed.page("lists"))


def test_a_third_of_the_claims_has_a_source(html):
    page = (html / "reference" / "wrong-answers.html").read_text(encoding="utf-8")
    found = re.findall("<p>Found: .*?</p>", page, re.S)
    sources = {number for told in found for number in re.findall(r'href="#(footcite[^"]+)"', told)}
    assert len(found) >= 35 and all("footcite" in told or "footnote" in told for told in found) and len(sources) >= 35
    assert len(found) + page.count("Constructed: ") == page.count("False: ")


def test_the_right_answer_stands_below_a_wrong_one(html):
    page = (html / "reference" / "wrong-answers.html").read_text(encoding="utf-8")
    box = re.search('id="trace-all-ones".*?</div>', page, re.S)[0]
    assert "Right: ∂tr(R)/∂R = In" in words(box)


@pytest.mark.parametrize("name", ["formulas", "wrong-answers"])
def test_a_page_of_all_has_few_elements(html, name):
    page = (html / "reference" / f"{name}.html").read_text(encoding="utf-8")
    assert 1000 < len(re.findall("<[a-z]", page)) < 6000


def test_a_page_of_five_hundred_formulas_has_few_elements(html):
    page = (html / "reference" / "formulas.html").read_text(encoding="utf-8")
    rows = re.findall('<tr class="wrt-item.*?</tr>', page, re.S)
    inside = sum(len(re.findall("<[a-z]", row)) for row in rows)
    assert len(rows) > 300 and len(re.findall("<[a-z]", page)) - inside + 500 * inside / len(rows) < 6000


def test_a_list_is_written_again_when_a_result_changes(listed):
    listed.build()
    chapter = listed.folder / "chapters" / "one.md"
    text = chapter.read_text()
    chapter.write_text(text.replace("BECAUSE", "another reason").replace('"listed"', '"renamed"'))
    assert listed.build().status == 0
    page = words(listed.page("lists"))
    assert "another reason" in page and "Renamed" in page and "Listed" not in page and "BECAUSE" not in page


def test_there_is_no_other_list(make_site):
    page = "# Chapter\n" + SETUP + true_formula("one") + "\n```{listing} theorems\n```\n"
    built = make_site({"chapters/one": page}).build()
    assert built.status == 1
    assert "there is no listing 'theorems': write one of formulas, wrong-answers, errata" in built.told


def test_the_real_lists_hold_every_result(html):
    published = json.loads((html / "formulas.json").read_text(encoding="utf-8"))
    formulas, wrong = ((html / "reference" / name).read_text(encoding="utf-8")
                       for name in ("formulas.html", "wrong-answers.html"))
    for one in published["formulas"]:
        assert f'href="../f/{one["id"]}/index.html">' in formulas and f" {one['id']}</td>" in formulas, one["name"]
    for one in published["refuted"]:
        assert f'id="{one["name"]}"' in wrong
    assert f"{len(published['formulas'])} formulas" in formulas and f"{len(published['refuted'])} claims" in wrong
