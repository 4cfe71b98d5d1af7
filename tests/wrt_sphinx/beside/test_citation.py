"""What one cites by: the forms agree, parse, and claim no address that is not set."""

import json
import os
import re
import runpy
import shutil
import subprocess
from html import unescape
from types import SimpleNamespace

import pytest
import yaml
from conftest import ROOT
from pybtex.database import parse_string

from wrt_sphinx.beside.citation import citations, cite_box, work

BIBTEX = re.compile(r"<dt>BibTeX</dt>\s*<dd><pre[^>]*>(.*?)</pre>", re.S)
DOCUMENT = r"\documentclass{article}\begin{document}\nocite{*}\bibliographystyle{plain}\bibliography{a}\end{document}"
LATEX = ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "a"]
CC = "LICENSE-CC-BY-4.0.txt"
TITLE = "Formula bbbb: 100% & more_or_less"


def app(address: str = "", found=("0123456789", "2026-11-24")):
    config = SimpleNamespace(release="1.2", project="wrt", html_baseurl=address, wrt_revision=found)
    builder = SimpleNamespace(get_target_uri=lambda page: f"{page}.html")
    return SimpleNamespace(confdir=ROOT, config=config, builder=builder)


def cited(*args, **options) -> dict[str, str]:
    return citations(app(*args, **options), TITLE, "f/bbbb/index", "bbbb")


def test_the_forms_agree():
    forms = cited("https://example.org/wrt/")
    entry, csl = parse_string(forms["BibTeX"], "bibtex").entries["wrt-bbbb"], json.loads(forms["CSL-JSON"])[0]
    whole = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    names = [author["name"] for author in whole["authors"]]
    assert [str(p).strip("{}") for p in entry.persons["author"]] == [a["literal"] for a in csl["author"]] == names
    address = "https://example.org/wrt/f/bbbb/"
    assert entry.fields["url"] == csl["URL"] == address and forms["Text"].endswith(address)
    assert entry.fields["year"] == "2026" and csl["issued"] == {"date-parts": [[2026, 11, 24]]}
    for text in (entry.fields["howpublished"], csl["version"], forms["Text"]):
        assert "1.2, revision 0123456789 of 2026-11-24" in text
    assert forms["Text"].startswith("The contributors to wrt (2026). Formula bbbb") and csl["title"] == TITLE
    assert whole["title"] == csl["container-title"] and entry.fields["howpublished"].startswith(whole["title"])
    assert entry.fields["title"] == r"{Formula bbbb: 100\% \& more\_or\_less}"


def test_nothing_is_invented():
    forms = cited(found=("", ""))
    assert not any("http" in text or "2026" in text for text in forms.values())
    assert "revision not recorded" in forms["Text"] and "year" not in forms["BibTeX"]
    assert "built without its address" in cite_box(app(), TITLE, "f/bbbb/index", "bbbb").astext()


def test_the_whole_is_cited_in_the_version_of_the_package():
    whole = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert f'version = "{whole["version"]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("text", "line"), [
    ("title: T\nauthors: [\n", 3), ("- a list\n", 1), ("title: T\nauthors:\n  - names: A\n", 1)])
def test_a_file_that_names_no_authors_is_told_with_its_line(tmp_path, text, line, capsys):
    (tmp_path / "CITATION.cff").write_text(text)
    with pytest.raises(SystemExit):
        work(tmp_path)
    assert capsys.readouterr().err.startswith(f"CITATION.cff:{line}: ERROR: it does not give a title and authors")


@pytest.fixture(scope="module")
def pages(html):
    """Every page of the site that has a formula or text, by its path."""
    found = {path: path.read_text(encoding="utf-8") for path in sorted(html.rglob("*.html"))}
    return {path: text for path, text in found.items() if path.name not in ("search.html", "genindex.html", "404.html")}


@pytest.mark.slow
def test_latex_takes_the_entries_of_all_pages(pages, tmp_path):
    if not (shutil.which("bibtex") and shutil.which("pdflatex")):
        told = "no TeX: install texlive-latex-base to compile the entries; pybtex has parsed one"
        pytest.fail(told) if os.environ.get("WRT_NO_SKIP") else pytest.skip(told)
    entries = [unescape(found[1]) for text in pages.values() if (found := BIBTEX.search(text))]
    (tmp_path / "a.bib").write_text("\n\n".join(entries), encoding="utf-8")
    (tmp_path / "a.tex").write_text(DOCUMENT)
    for command in (LATEX, ["bibtex", "a"], LATEX):
        run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace")
        assert run.returncode == 0 and not (command[0] == "bibtex" and "Warning" in run.stdout), run.stdout
    listed = (tmp_path / "a.bbl").read_text(encoding="utf-8")
    assert listed.count("\\bibitem") == len(entries) == len(pages) > 60
    assert listed.count("The contributors to wrt") == len(entries)


@pytest.mark.slow
def test_every_page_says_its_licences(pages):
    licences = runpy.run_path(str(ROOT / "conf.py"))["wrt_licences"]
    said = [f'<a href="{href}" rel="license">{name}</a>' for _, name, href in licences]
    assert [path.name for path, text in pages.items() if not all(one in text for one in said)] == []


def test_each_licence_has_its_text():
    whole = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert whole["license"] == "MIT" and 'license = "MIT"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    first = {name: (ROOT / name).read_text(encoding="utf-8").splitlines()[0] for name in ("LICENSE", CC)}
    assert first == {"LICENSE": "MIT License", CC: "Creative Commons Attribution 4.0 International Public License"}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"]({name})" in readme for name in first)
