"""What one cites by: the forms agree, parse, and claim no address that is not set."""

import json
import shutil
import subprocess
from types import SimpleNamespace

import pytest
import yaml
from conftest import ROOT
from pybtex.database import parse_string

from wrt_sphinx.citation import citations, cite_box

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
        assert "version 1.2, revision 0123456789 of 2026-11-24" in text
    assert entry.fields["title"] == r"{Formula bbbb: 100\% \& more\_or\_less}"


def test_nothing_is_invented():
    forms = cited(found=("", ""))
    assert not any("http" in text or "2026" in text for text in forms.values())
    assert "revision not recorded" in forms["Text"] and "year" not in forms["BibTeX"]
    assert "built without its address" in cite_box(app(), TITLE, "f/bbbb/index", "bbbb").astext()


def test_the_whole_is_cited_in_the_version_of_the_package():
    whole = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert f'version = "{whole["version"]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.skipif(not shutil.which("bibtex"), reason="there is no bibtex; pybtex has parsed the entry")
def test_bibtex_accepts_it(tmp_path):
    (tmp_path / "a.bib").write_text(cited("https://example.org/")["BibTeX"])
    (tmp_path / "a.aux").write_text("\\citation{*}\n\\bibstyle{plain}\n\\bibdata{a}\n")
    run = subprocess.run(["bibtex", "a"], cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0 and "Warning" not in run.stdout, run.stdout
    assert "contributors" in (tmp_path / "a.bbl").read_text()
