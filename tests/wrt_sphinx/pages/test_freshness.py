"""Pages read with other code are read again; pages of removed chapters go."""

import os
import shutil

import pytest
from conftest import ROOT, SETUP, contents, edit, true_formula

from wrt_sphinx.pages.freshness import source_hash


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


@pytest.mark.parametrize("path", ["CITATION.cff", "measurements/times.json", "measurements/more/times.csv"])
def test_what_a_page_is_made_of_changes_the_hash(tmp_path, path):
    before = source_hash(tmp_path)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text("one")
    first = source_hash(tmp_path)
    edit(tmp_path / path, b"one", b"two")
    assert len({before, first, source_hash(tmp_path)}) == 3


READS = """
```{code-cell} python
print(open("measurements/times.csv").read())
```
"""


def test_a_change_is_noticed_however_old_the_file_is(make_site):
    """One build for each of: nothing, a page, what a cell reads, what a page cites."""
    site = make_site({"page": f"# Page\n{SETUP}{true_formula('dwx')}{READS}", "cites": CITES},
                     'extensions.append("sphinxcontrib.bibtex")\nbibtex_bibfiles = ["references.bib"]\n')
    (site.folder / "references.bib").write_text(SOURCE)
    (site.folder / "measurements").mkdir()
    (site.folder / "measurements" / "times.csv").write_text("eleven\n")
    first = site.build()
    assert (first.status, first.told, first.warnings) == (0, "", "")
    assert "eleven" in site.page("page") and "First Title" in site.page("cites")

    os.utime(site.folder / "page.md")
    edit(site.folder / "references.bib", b"First", b"Other")
    assert site.build().status == 0 and "Other Title" in site.page("cites")
    edit(site.folder / "measurements" / "times.csv", b"eleven", b"twelve")
    assert site.build().status == 0 and "twelve" in site.page("page")
    edit(site.folder / "page.md", b"delta(i, p) * x[q]", b"2 * delta(i, p) * x[q]")
    failed = site.build()
    assert failed.status == 1 and "false step" in failed.told
    edit(site.folder / "page.md", b"2 * delta(i, p) * x[q]", b"delta(i, p) * x[q]")
    assert site.build().status == 0


CITES = "# Cites\n\nSee {footcite}`one`.\n\n```{footbibliography}\n```\n"
SOURCE = "@book{one, author = {Ann Author}, title = {First Title}, publisher = {Press}, year = {2001}}\n"


@pytest.mark.slow
@pytest.mark.parametrize("package", ["wrt", "wrt_sphinx"])
def test_a_change_of_a_package_executes_all_again(make_site, monkeypatch, package):
    site = make_site({"page": f"# Page\n{SETUP}{true_formula('dwx')}"})
    shutil.copytree(ROOT / "src", site.folder / "_build" / "src", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setenv("PYTHONPATH", str(site.folder / "_build" / "src"))
    told = [site.build_apart().stdout for _ in range(2)]
    with (site.folder / "_build" / "src" / package / "__init__.py").open("a") as file:
        file.write("# changed\n")
    assert [*told, site.build_apart().stdout] == ["[1/1] page\n", "", "[1/1] page\n"]


def formulas(*names: str, text: str = "") -> str:
    return f"# Chapter\n{SETUP}{''.join(map(true_formula, names))}\n{text}\n"


@pytest.mark.slow
def test_only_pages_that_see_another_number_are_written_again(make_site):
    pages = {
        "first": formulas("one", text="See {eq}`four`."),
        "second": formulas("two", "four", text="See {formula}`one`."),
        "cites-two": "# C\n\nSee {formula}`two`.\n",
        "cites-four": "# C\n\nSee {eq}`four`, {formula}`one`.\n",
        "shows-four": "# C\n\n```{formula} four\n```\n",
        "by-four": formulas("five") + '\n```{code-cell} python\nfour = Formula("again", chain)\nfour\n```\n',
        "silent": "# C\n\nA [link](second.md).\n",
    }
    site = make_site(pages)

    def written_after(docname: str, text: str) -> set[str]:
        before = {name: (site.html / f"{name}.html").stat().st_mtime_ns for name in pages}
        site.write(docname, text)
        built = site.build()
        assert (built.status, built.told, built.warnings) == (0, "", "")
        return {name for name in pages if (site.html / f"{name}.html").stat().st_mtime_ns != before[name]}

    assert site.build().status == 0 and "(2.2)" in site.page("cites-four")
    inserted = formulas("two", "three", "four", text="See {formula}`one`.")
    assert written_after("second", inserted) == {"first", "second", "cites-four", "shows-four"}
    for name in ("first", "cites-four", "shows-four"):
        assert "(2.3)" in site.page(name) and "(2.2)" not in site.page(name)
    assert written_after("second", inserted + "\nMore words.\n") == {"second"}
    restated = inserted.replace("delta(i, p) * x[q]", "x[q] * delta(i, p)")
    assert written_after("second", restated) == {"second", "shows-four", "first", "cites-two", "cites-four"}
    assert written_after("second", restated.replace("# Chapter", "# Another title")) == set(pages)
    assert written_after("silent", "# C\n\nA [link](first.md).\n") == {"silent"}


@pytest.mark.slow
def test_a_claim_and_a_picture_are_written_again_where_they_are_repeated(make_site):
    home = f"""# Home
{SETUP}
```{{code-cell}} python
wrt.Refutation("twice", W @ x, 2 * W @ x, by="value", because="FIRST REASON")
```

```{{code-cell}} python
wrt.Picture(W, sizes={{n: 2, m: 3}}, alt="Six entries", caption="FIRST CAPTION", name="entries")
```
"""
    site = make_site({"home": home, "away": "# Away\n\n```{refuted} twice\n```\n\n```{picture} entries\n```\n"})
    assert site.build().status == 0 and "FIRST REASON" in site.page("away") and "FIRST CAPTION" in site.page("away")
    for old, new in (("FIRST REASON", "another reason"), ("FIRST CAPTION", "another caption")):
        home = home.replace(old, new)
        site.write("home", home)
        assert site.build().status == 0 and new in site.page("away") and old not in site.page("away")


def test_a_page_is_written_once_the_failure_of_another_is_mended(make_site):
    cites = "# C\n\nSee {formula}`two`.\n"
    site = make_site({"home": formulas("two"), "cites": cites, "other": "# O\n"})
    assert site.build().status == 0 and "(1.1)" in site.page("cites")
    site.write("home", formulas("one", "two"))
    site.write("other", "# O\n\n$a = b$\n")
    assert site.build().status == 1
    site.write("other", "# O\n")
    assert site.build().status == 0 and "(1.2)" in site.page("cites")


def test_a_removed_chapter_leaves_no_page(make_site):
    site = make_site({"page": "# Page\n", "other": "# Other\n"})
    site.build()
    assert (site.html / "other.html").exists()
    (site.folder / "other.md").unlink()
    site.write("index", contents({"page": 1}))
    assert site.build().status == 0
    assert (site.html / "page.html").exists() and not (site.html / "other.html").exists()
