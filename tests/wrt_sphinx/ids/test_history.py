"""What landed on main stays: ids, fingerprints, names and pages, whatever is deleted later."""

import json
import os
import subprocess
from types import SimpleNamespace

import pytest
from conftest import ROOT, SETUP, true_formula
from registered import CONFIGURATION, entry, fingerprint, told_with

from wrt_sphinx.ids.history import History
from wrt_sphinx.ids.registry import Registry

FILE = "formulas.jsonl"
PAGES = SimpleNamespace(include_patterns=["**"], exclude_patterns=["**/_*"], redirects={})
CORRECTED = [{"version": "1.0", "kind": "corrected", "why": "A sign."}]
RENAMED = [{"version": "1.0", "kind": "renamed", "why": "Two words."}]


def git(folder, *command):
    author = {f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", "-C", folder, *command], check=True, capture_output=True, env={**os.environ, **author})


def write(folder, *entries):
    (folder / FILE).write_text("".join(json.dumps(e) + "\n" for e in entries))


def commit(folder, *entries):
    write(folder, *entries)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "a change")


@pytest.fixture
def clone(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, entry("bbbb", "one"), entry("cccc", "two"))
    return tmp_path


def told(folder):
    history = History.read(folder, FILE)
    assert not history.unknown
    return [why for _, why in history.failures(Registry.read(folder / FILE))]


def test_what_was_only_added_to_is_in_order(clone):
    commit(clone, entry("bbbb", "one"), entry("cccc", "two"), entry("dddd", "three"))
    assert told(clone) == []


def test_a_line_that_was_deleted_long_ago_is_missed(clone):
    commit(clone, entry("bbbb", "one"))
    commit(clone, entry("bbbb", "one"), entry("dddd", "three"))
    (why,) = told(clone)
    assert why.startswith("the id cccc was published, and its line is gone") and json.dumps(entry("cccc", "two")) in why


@pytest.mark.parametrize("changed, history, why", [
    ({"fingerprint": "g"}, CORRECTED, "the fingerprint of bbbb was published as 'f'"),
    ({"name": "uno"}, RENAMED, "the name of bbbb was published as 'one'"),
])
def test_a_line_changes_with_its_event_alone(clone, changed, history, why):
    write(clone, entry("bbbb", "one") | changed, entry("cccc", "two"))
    assert told(clone)[0].startswith(why)
    commit(clone, entry("bbbb", "one") | changed, entry("cccc", "two"))
    assert told(clone)[0].startswith(why)
    write(clone, entry("bbbb", "one", history=history) | changed, entry("cccc", "two"))
    assert told(clone) == []
    commit(clone, entry("bbbb", "one", history=history) | changed, entry("cccc", "two"))
    write(clone, entry("bbbb", "one") | changed, entry("cccc", "two"))
    assert f"the event of kind {history[0]['kind']} was published; put it back" in told(clone)[0]


def test_fingerprints_of_two_lengths_are_not_compared(clone):
    write(clone, entry("bbbb", "one", "longer"), entry("cccc", "two"))
    assert told(clone) == []


def test_what_a_branch_had_was_not_published(clone):
    git(clone, "checkout", "-q", "-b", "branch")
    commit(clone, entry("bbbb", "one"), entry("cccc", "two"), entry("zzzz", "withdrawn"))
    commit(clone, entry("bbbb", "one"), entry("cccc", "two"))
    assert told(clone) == []
    git(clone, "checkout", "-q", "main")
    git(clone, "merge", "-q", "--no-ff", "--no-edit", "branch")
    assert told(clone) == []


def test_a_page_leads_on_or_is_missed(clone):
    (clone / "old.md").write_text("# Old\n")
    (clone / "_draft.md").write_text("# Draft\n")
    commit(clone, entry("bbbb", "one"))
    (clone / "old.md").rename(clone / "new.md")
    (clone / "_draft.md").unlink()
    commit(clone, entry("bbbb", "one"))
    history = History.read(clone, FILE)
    (why,) = history.lost_pages(PAGES, {"new"})
    assert "the page old was published" in why and '"old": "….html"' in why
    assert list(history.lost_pages(SimpleNamespace(**vars(PAGES) | {"redirects": {"old": "new.html"}}), {"new"})) == []


def test_what_git_does_not_know_is_said(clone, tmp_path_factory):
    folder = tmp_path_factory.mktemp("clones")
    assert History.read(folder, FILE).unknown == "there is no history of git here"
    commit(clone, entry("bbbb", "one"))
    git(folder, "clone", "-q", "--depth", "1", clone.as_uri(), "shallow")
    shallow = History.read(folder / "shallow", FILE)
    assert "cut off" in shallow.unknown and not shallow.lines


def test_a_build_compares_and_says_so_if_it_cannot(make_site):
    site = make_site({"chapters/page": f"# Page\n{SETUP}{true_formula('one')}"}, CONFIGURATION)
    right, other = entry("bbbb", "one", fingerprint()), entry("cccc", "two", history=[
        {"version": "1.0", "kind": "retired", "why": "It was idle."}])
    write(site.folder, right)
    assert "formulas.jsonl: not compared with what was published: there is no history" in site.build().progress
    (site.folder / ".gitignore").write_text("_build\n")
    (site.folder / "gone.md").write_text("# Gone\n")
    git(site.folder, "init", "-q", "-b", "main")
    commit(site.folder, right, other)
    (site.folder / "gone.md").unlink()
    said = told_with(site, right)
    assert "formulas.jsonl:1: ERROR: the id cccc was published, and its line is gone" in said
    assert "conf.py:1: ERROR: the page gone was published, and nothing stands at its address" in said
    site.write("gone", "# Gone\n")
    site.write("index", "# Index\n\n```{toctree}\nchapters/page\ngone\n```\n")
    assert told_with(site, right, other, changelog="- `bbbb`\n- `cccc`\n\n### Retired\n\n- `cccc`\n") == ""


@pytest.mark.check
def test_what_this_project_published_is_there():
    history = History.read(ROOT, FILE)
    if history.unknown:
        pytest.skip(f"{FILE} is not compared with what was published: {history.unknown}")
    assert list(history.failures(Registry.read(ROOT / FILE))) == [] and len(history.lines) >= 54
