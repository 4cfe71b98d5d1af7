"""A new chapter is whole, true and listed; a name that cannot be writes nothing."""

import shutil
import subprocess
import sys

import pytest
from conftest import ROOT, SETUP, true_formula

from wrt_sphinx.commands.new_chapter import NewChapterError, filled_in, new_chapter

TEMPLATE = (ROOT / "chapters" / "_template.md").read_text(encoding="utf-8")
BIBLIOGRAPHY = f"\nextensions.append('sphinxcontrib.bibtex')\nbibtex_bibfiles = [{str(ROOT / 'references.bib')!r}]\n"

REFUSED = {
    "": "the chapter needs a name, as in make chapter NAME=hadamard-product",
    "two words": "'two words' is not a name: write small letters",
    "Trace": "'Trace' is not a name",
    "a/b": "'a/b' is not a name",
    "../up": "'../up' is not a name",
    "_hidden": "'_hidden' is not a name",
    "spur\n": "is not a name",
    "lambda": "'lambda' says nothing of a chapter: say what it is about",
    "template": "'template' says nothing",
    "vectorization": "'vectorization' is taken: there is chapters/vectorization.md; choose another",
    "contraction": "'contraction' is taken: chapters/one-derivative.md has a result named \"contraction\"; choose",
}


@pytest.fixture
def checkout(tmp_path):
    """What the command reads and writes."""
    shutil.copytree(ROOT / "chapters", tmp_path / "chapters", ignore=shutil.ignore_patterns(".*"))
    shutil.copyfile(ROOT / "index.md", tmp_path / "index.md")
    return tmp_path


def contents(folder) -> dict:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_or_taken_name_is_one_clear_line_and_writes_nothing(checkout, name):
    before = contents(checkout)
    with pytest.raises(NewChapterError) as caught:
        new_chapter(checkout, name)
    assert REFUSED[name] in str(caught.value) and "\n" not in str(caught.value)
    assert contents(checkout) == before


def test_the_new_chapter_is_a_file_and_changes_no_other(checkout):
    before = contents(checkout)
    path = new_chapter(checkout, "hadamard-product")
    text = (checkout / path).read_text(encoding="utf-8")
    assert "\n# Hadamard product\n" in text and 'Formula("hadamard-product",' in text
    assert "{formula} hadamard-product\n" in text and "emplate" not in text
    assert contents(checkout).items() - before.items() == {(checkout / path, text.encode())}
    with pytest.raises(NewChapterError, match="is taken"):
        new_chapter(checkout, "hadamard-product")


@pytest.mark.slow
def test_the_command_says_what_to_do_next(checkout):
    run = lambda *name: subprocess.run(
        [sys.executable, "-m", "wrt_sphinx.commands.new_chapter", *name], cwd=checkout, text=True, capture_output=True
    )
    made = run("trace")
    assert made.returncode == 0 and "chapters/trace.md" in made.stdout and "make live" in made.stdout
    refused = run("two", "words")
    assert refused.returncode == 1 and refused.stderr.startswith("make chapter: 'two words' is not a name")
    assert len(refused.stderr.splitlines()) == 1 and not refused.stdout


def test_the_template_is_a_true_chapter_whose_comments_are_not_published(make_site):
    other = f"# Index notation\n{SETUP}{true_formula('other')}\nSee {{formula}}`trace`.\n"
    site = make_site({"chapters/trace": "", "chapters/index-notation": other}, BIBLIOGRAPHY)
    (site.folder / "chapters" / "trace.md").write_text(filled_in(TEMPLATE, "trace"), encoding="utf-8")
    built = site.build()
    assert (built.status, built.told, built.warnings) == (0, "", "")
    assert TEMPLATE.count("\n% ") > 10 and "percent sign" not in site.page("chapters/trace")
