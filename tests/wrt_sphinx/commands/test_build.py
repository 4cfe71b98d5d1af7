"""The site published before stays whole, and an unchanged one is not built again."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SETUP, edit, true_formula

from wrt_sphinx.commands import build
from wrt_sphinx.commands.build import tree_hash

FALSE = f"# Page\n{SETUP}\n```{{code-cell}} python\nDerivation(f[i], (2 * f[i], 'no'))\n```\n"


def run(site, **environment):
    command = [sys.executable, "-m", "wrt_sphinx.commands.build"]
    return subprocess.run(command, cwd=site.folder, text=True, capture_output=True, env={**os.environ, **environment})


def contents_of(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_a_site_is_published_only_when_it_is_whole(make_site):
    site = make_site({"page": f"# Page\n{SETUP}{true_formula('dwx')}"})
    first = run(site)
    assert first.returncode == 0, first.stderr
    assert first.stdout.splitlines() == ["[1/1] page", "open _build/html/index.html"]
    published = contents_of(site.html)

    again = run(site)
    assert (again.returncode, again.stdout) == (0, "open _build/html/index.html\n")

    site.write("page", FALSE)
    for _ in range(2):
        failed = run(site)
        assert failed.returncode == 1
        assert f"page.md:{site.line('page', 'Derivation(f')}: ERROR: cell 2: false step" in failed.stderr
        assert "open _build" not in failed.stdout and "Traceback" not in failed.stderr
    assert contents_of(site.html) == published

    site.write("page", "# Page\n\nWith a broken [link](nowhere.md).\n")
    for _ in range(2):
        failed = run(site)
        assert failed.returncode == 1 and "nowhere.md" in failed.stderr
    assert contents_of(site.html) == published


@pytest.mark.slow
def test_a_page_half_written_is_never_published(make_site):
    site = make_site({"page": f"# Page\n{SETUP}{true_formula('dwx')}"})
    assert run(site).returncode == 0
    published = contents_of(site.html)

    # what a build leaves that is killed while it writes: half a page, newer than its source
    draft = site.folder / "_build" / "draft" / "page.html"
    (site.folder / "_build" / "html.sha256").unlink()
    draft.write_bytes(draft.read_bytes()[:1000])
    (site.folder / "_build" / "html.new").mkdir()
    assert run(site).returncode == 0
    assert contents_of(site.html) == published


@pytest.mark.slow
def test_what_others_did_to_the_pages_is_undone(make_site):
    site = make_site({"page": "# Page\n"})
    assert run(site).returncode == 0
    published = contents_of(site.html)
    draft, script = site.folder / "_build" / "draft", site.html / "_static" / "site.js"

    edit(site.html / "page.html", b"Page", b"Lies")
    edit(script, b"copy", b"lose")
    (site.html / "index.html").unlink()
    (site.html / "added.html").write_text("added")
    assert run(site).stdout == "open _build/html/index.html\n"
    assert contents_of(site.html) == published

    # what is copied from is not relied on either
    for folder in (draft, site.html):
        edit(folder / "page.html", b"Page", b"Lies")
    assert run(site).returncode == 0
    assert contents_of(site.html) == published


def test_the_hash_is_of_all_inputs_and_of_nothing_made(tmp_path):
    (tmp_path / "page.md").write_text("one")
    first = tree_hash(tmp_path)
    for made in ("_build/html/index.html", "src/__pycache__/a.pyc", ".git/HEAD"):
        (tmp_path / made).parent.mkdir(parents=True)
        (tmp_path / made).write_text("made")
    assert tree_hash(tmp_path) == first != tree_hash(tmp_path / "nowhere")
    edit(tmp_path / "page.md", b"one", b"two")
    assert tree_hash(tmp_path) != first


@pytest.mark.slow
@pytest.mark.parametrize("broken, told", [
    ("def f(:\n", "1: ERROR: wrt cannot be imported: SyntaxError: invalid syntax"),
    ("x = 1\n1 / 0\n", "2: ERROR: wrt cannot be imported: ZeroDivisionError: division by zero")])
def test_a_source_that_cannot_be_imported_is_named_in_one_line(make_site, tmp_path, broken, told):
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "src" / "wrt" / "names.py").write_text(broken)
    site = make_site({"page": f"# Page\n{SETUP}{true_formula('dwx')}"})
    failed = run(site, PYTHONPATH=str(tmp_path / "src"))
    assert (failed.returncode, failed.stdout) == (1, "")
    path = os.path.relpath(tmp_path / "src" / "wrt" / "names.py", site.folder)
    assert failed.stderr == f"{path}:{told}; mend the line\n"


def test_another_build_begins_with_what_a_whole_one_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    build.PAGES_READ.mkdir(parents=True)
    (build.PAGES_READ / "page").write_text("read")
    begun = Path("_build/other")
    begun.mkdir()
    (begun / "old").touch()
    build.begin_with_read(begun)
    # the last build was stopped, or failed
    assert not begun.exists()
    build.STAMP.write_text("source\npages")
    build.begin_with_read(begun)
    assert [path.name for path in begun.iterdir()] == ["page"] and (begun / "page").read_text() == "read"
