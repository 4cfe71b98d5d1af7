"""Pages read with other code are read again; pages of removed chapters go."""

from conftest import SETUP, contents, true_formula

from wrt_sphinx.freshness import source_hash


def test_a_lock_changes_the_hash(tmp_path):
    first = source_hash(tmp_path)
    (tmp_path / "requirements.lock").write_text("sympy==1.14.0")
    assert source_hash(tmp_path) != first == source_hash(tmp_path.parent)


def test_a_change_of_the_sources_executes_all_again(make_site):
    site = make_site({"page": f"# Page\n{SETUP}{true_formula('dwx')}"})
    assert site.build().progress == "[1/1] page\n"
    assert site.build().progress == ""
    (site.folder / "package-lock.json").write_text("{}")
    assert site.build().progress == "[1/1] page\n"


def test_a_removed_chapter_leaves_no_page(make_site):
    site = make_site({"page": "# Page\n", "other": "# Other\n"})
    site.build()
    assert (site.html / "other.html").exists()
    (site.folder / "other.md").unlink()
    site.write("index", contents({"page": 1}))
    assert site.build().status == 0
    assert (site.html / "page.html").exists() and not (site.html / "other.html").exists()
