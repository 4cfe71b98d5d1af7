"""Ids are assigned once: what is missing, gone, changed or misplaced stops the build."""

import itertools
import json

import pytest
from conftest import ROOT, SETUP, true_formula
from registered import CONFIGURATION, entry, fingerprint, told_with

from wrt.sheets.sheet import Sheet
from wrt_sphinx.ids.registry import Entry, Registry
from wrt_sphinx.pages.notes import Result


def faults(tmp_path, *entries) -> str:
    path = tmp_path / "formulas.jsonl"
    path.write_text("".join(json.dumps(e) + "\n" if isinstance(e, dict) else e + "\n" for e in entries))
    return "\n".join(f"{line}: {why}" for line, why in Registry.read(path).faults)


def test_what_is_in_order_has_no_fault(tmp_path):
    retired = entry("bbbb", "one", history=[{"version": "1.0", "kind": "retired", "why": "false", "to": "bbbc"}])
    assert faults(tmp_path, retired, entry("bbbc", "one"), entry("zzzz", "two")) == ""
    assert Registry.read(tmp_path / "formulas.jsonl").ids == {"one": "bbbc", "two": "zzzz"}


@pytest.mark.parametrize("entries, why", [
    ((entry("bbbb", "one"), entry("bbbb", "two")), "2: the id bbbb stands twice"),
    ((entry("bbbc", "one"), entry("bbbb", "two")), "2: the id bbbb is not in its place"),
    ((entry("bbbb", "one"), entry("bbbc", "one")), "2: the name 'one' stands twice"),
    ((entry("b1l0", "one"),), "1: 'b1l0' is not an id"),
    ((entry("bbbb", ""),), "1: every field"),
    (("{",), "1: "),
    (({"id": "bbbb"},), "1: a formula has the fields"), (("[" * 3000,), "1: "), (("7",), "1: a formula has the fields"),
    *(((entry("bbbb", "one", history=odd),), "1: the history of bbbb is a list of events")
      for odd in (5, [5], {"a": 1}, "abc", [[1]], [None])),
    ((entry("bbbb", "one", history=[{"version": "1.0", "kind": "lost", "why": "?"}]),), "1: history of bbbb"),
    ((entry("bbbb", "one", history=[{"version": "1.0", "kind": "retired", "why": ""}]),), "1: history of bbbb"),
    ((entry("bbbb", "one", history=[{"version": "1", "kind": "retired", "why": "x", "to": "cccc"}]),),
     "there is no formula 'cccc'"),
])
def test_what_is_not_in_order_is_told(tmp_path, entries, why):
    assert why in faults(tmp_path, *entries)


def test_new_ids_are_not_taken_and_old_lines_stay():
    result = Result("page", 3, Sheet("formula", name="two", fingerprint="f", text="c = d"))
    old = Entry("bbbb", "one", "f", "0.1", "a = b")
    letters = itertools.chain("bbbb", "cccc")
    filled = Registry((old,)).with_new([result], "1.0", choose=lambda _: next(letters))
    assert filled.entries == (old, Entry("cccc", "two", "f", "1.0", "c = d"))


@pytest.fixture(scope="module")
def site(make_site):
    return make_site({"chapters/page": f"# Page\n{SETUP}{true_formula('one')}"}, CONFIGURATION)


def test_a_site_follows_its_registry(site):
    right = entry("bbbb", "one", fingerprint())
    assert "page.md" in (told := told_with(site)) and "formula 'one' has no permanent id: run `make ids`" in told
    assert told_with(site, right) == ""
    page = site.page("chapters/page")
    assert 'id="f-bbbb"' in page and 'class="wrt-id" href="../f/bbbb/index.html"' in page
    assert (site.html / "f/bbbb/index.html").exists()
    told = told_with(site, entry("bbbb", "one"))
    assert "(bbbb) states something else" in told and fingerprint() in told and '"kind": "corrected"' in told
    told = told_with(site, right, entry("cccc", "two"))
    assert "formulas.jsonl:2: ERROR: formula 'two' (cccc) is published, and no page shows it" in told
    assert "formulas.jsonl:1: ERROR: CHANGELOG.md lacks" in told_with(site, right, changelog="- nothing\n")
    assert "has, under [1.0] and Added, zzzz" in told_with(site, right, changelog="- `bbbb`\n- `zzzz`\n")


def test_a_retired_formula_keeps_its_page(site):
    gone = entry("cccc", "two", history=[{"version": "1.0", "kind": "retired", "why": "It was idle.", "to": "bbbb"}])
    listed = "- `bbbb`\n- `cccc`\n\n### Retired\n\n- `cccc` two\n"
    assert told_with(site, entry("bbbb", "one", fingerprint()), gone, changelog=listed) == ""
    page = (site.html / "f/cccc/index.html").read_text()
    assert "It was idle." in page and 'href="../bbbb/index.html"' in page and "a = b" in page


def test_a_chapter_may_move_and_the_address_stays(make_site):
    text = f"# Page\n{SETUP}{true_formula('one')}"
    site = make_site({"chapters/old": text}, CONFIGURATION)
    assert told_with(site, entry("bbbb", "one", fingerprint())) == ""
    assert 'href="../../chapters/old.html#f-bbbb"' in (site.html / "f/bbbb/index.html").read_text()
    (site.folder / "chapters" / "old.md").rename(site.folder / "chapters" / "new.md")
    site.write("index", "# Index\n\n```{toctree}\n:numbered:\nchapters/new\n```\n")
    assert site.build().told == ""
    assert 'href="../../chapters/new.html#f-bbbb"' in (site.html / "f/bbbb/index.html").read_text()


def test_the_registry_of_this_site_is_in_order():
    registry = Registry.read(ROOT / "formulas.jsonl")
    assert registry.faults == () and len(registry.entries) >= 51
