"""The changed pages in one file, which needs nothing else and leads nowhere."""

import re
import subprocess
import sys

import pytest
from conftest import ROOT, SETUP, true_formula
from preview import MOST, POLICY, pages_of, preview


@pytest.fixture(scope="module")
def built(make_site):
    """A site of two chapters, of which one leads to the other."""
    pages = {"chapters/one": f"# One\n\nSee [the other](two.md).\n{SETUP}{true_formula('one')}",
             "chapters/two": f"# Two\n\nBack to [one](one.md) and to [all](../index.md).\n{SETUP}{true_formula('two')}"}
    site = make_site(pages, 'html_theme = "furo"\n')
    done = site.build_apart()
    assert done.returncode == 0, done.stderr
    return site.html


def test_changed_files_are_pages_if_they_were_built(built):
    names = ["chapters/two.md", "README.md", "../secret.md", "src/wrt/a.py", "chapters/two.md", "chapters/one.md"]
    assert pages_of(built, names) == ["chapters/two", "chapters/one"]


def test_all_stands_in_the_file(built):
    text = preview(built, ["chapters/one", "chapters/two"])
    assert text.count("<h1") == 3 and text.count("<math") >= 4 and POLICY in text and "<script" not in text
    assert re.findall(r'(?:src|href)="(?!#)', text.replace("data:", "#")) == []
    assert text.count("url(data:font/woff2") >= 4
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids)) and {"chapters/one", "chapters/two"} <= set(ids)
    led = set(re.findall(r' href="#([^"]*)"', text))
    assert {"chapters/one", "chapters/two"} <= led <= {*ids, *(f"{page}#" for page in ids)}


def test_what_is_not_shown_is_led_to_by_nothing(built):
    text = preview(built, ["chapters/two"])
    assert "Back to <a" in text and 'href="#chapters/one"' not in text
    assert "No page was changed" in preview(built, [])


def test_the_rest_is_counted(built):
    text = preview(built, ["chapters/one"] * (MOST + 3))
    assert "and 3 more" in text


def test_the_script_writes_it(built, tmp_path):
    command = [sys.executable, ROOT / "tests" / "preview.py", built, tmp_path / "preview.html", "chapters/one.md"]
    subprocess.run(command, check=True)
    assert "What was changed" in (tmp_path / "preview.html").read_text(encoding="utf-8")
