"""What the search looks through: small, a script, and of all pages in their order."""

import gzip
import json
import re

import pytest
from conftest import SETUP, true_formula

TRUE = "# One\n\nSee {formula}`one`.\n" + SETUP + true_formula("one")


def data_of(folder):
    """What stands beside the pages of a site."""
    text = (folder / "search-data.js").read_text(encoding="utf-8")
    return json.loads(text.removeprefix("const SEARCHED = "))


@pytest.fixture
def site(make_site):
    return make_site({"chapters/two": TRUE, "one": "# Two\n\nNo mathematics.\n\n## Part\n\nWords.\n"})


def test_pages_stand_in_their_order_and_results_where_they_are_derived(site):
    assert site.build().status == 0
    found = data_of(site.html)
    assert [page["to"] for page in found["pages"]] == ["index.html", "chapters/two.html", "one.html"]
    assert [one["title"] for one in found["sections"]] == ["Index", "One", "Two", "Part"]
    assert found["sections"][1]["text"] == "See (1.1)."
    [one] = found["results"]
    assert (one["at"], one["number"], one["page"], one["uses"]) == ("equation-one", "(1.1)", 1, 1)
    assert (one["text"], one["terms"]) == ("∂f_i/∂W_pq = δ_ip x_q", ["f = W x"])
    assert one["lines"] == ["(∂W_ij/∂W_pq) x_j", "δ_ip δ_jq x_j"] and "answer" not in one and "otherwise" not in one


def test_of_a_refuted_claim_it_has_what_is_true_and_why(html):
    results = {one["at"]: one for one in data_of(html)["results"] if one["status"] == "refuted"}
    assert results["quadratic-form"]["answer"] == "∂Q/∂y = (B + Bᵀ) y"
    assert results["quadratic-form"]["why"].startswith("The vector ⦅y⦆ occurs twice, once with ⦅B⦆")
    assert results["both-orders"]["otherwise"] == "(∂L/∂W)ᵀ = x (∂L/∂f)ᵀ"


def test_a_page_that_is_edited_is_found_by_its_new_words(site):
    site.build()
    site.write("one", "# Two\n\nOther words.\n")
    assert site.build().status == 0
    assert [one["text"] for one in data_of(site.html)["sections"]][2:] == ["Other words."]


def test_the_guide_weighs_less_than_a_list_and_that_less_than_a_chapter(html):
    weights = {page["to"]: page["weight"] for page in data_of(html)["pages"]}
    assert weights["index.html"] == weights["chapters/chain-rule.html"] == 1 and "404.html" not in weights
    guide = {weights["CONTRIBUTING.html"], weights["chapters/first-derivation.html"]}
    assert max(guide) < weights["reference/formulas.html"] < 1


def test_its_data_are_small(html):
    found = data_of(html)
    # as much as a chapter of text, for each page
    assert len(gzip.compress((html / "search-data.js").read_bytes())) < 3 * 1024 * len(found["pages"])
    # what each result adds to what is sent
    without = json.dumps(found | {"results": []}, ensure_ascii=False, separators=(",", ":"))
    results = len(gzip.compress((html / "search-data.js").read_bytes())) - len(gzip.compress(without.encode()))
    assert results / len(found["results"]) < 110


def test_no_tex_no_code_and_no_place_left_open(html):
    found = data_of(html)
    chapters = [place for place, page in enumerate(found["pages"]) if page["weight"] == 1]
    texts = [one["text"] for kind in ("sections", "results") for one in found[kind] if one["page"] in chapters]
    assert len(texts) > 150
    assert [text for text in texts if re.search(r"\\[a-z]|⟦|\(\?\)", text)] == []


def test_the_engine_says_whose_it_is_and_sphinx_has_no_index(html):
    script = (html / "_static" / "search.js").read_text(encoding="utf-8")
    assert script.startswith("/*! minisearch ") and "MIT" in script[:80]
    assert not (html / "searchindex.js").exists()
