"""The source tree: what `make check` reads in the pages before anything is built."""

import re
import sys
from itertools import chain
from pathlib import Path

import check
import pytest
from conftest import ROOT
from docutils.nodes import make_id

from wrt_sphinx.pages.bibliography import faults

pytestmark = pytest.mark.check


def pages(root: Path) -> list[Path]:
    """The Markdown files of a source tree; in hidden folders tools keep their own, as Jupyter its checkpoints."""
    found = {path: path.relative_to(root).parts for path in sorted(root.rglob("*.md"))}
    return [path for path, parts in found.items()
            if parts[0] != "_build" and not [part for part in parts if part.startswith(".") and part != ".github"]]


PAGES = pages(ROOT)
FENCES = re.compile(r"^(`{3,}|:{3,}).*?^\1\s*$", re.M | re.S)
LINK = re.compile(r"(!?)\[([^\]]*)\]\(<?([^)\s>]+)>?\)")
TARGET = re.compile(r"^\(([^)\s]+)\)=$|^:(?:name|label): *(\S+)$", re.M)
CITATION = re.compile(r"\{(?:foot)?cite(?::\w+)?\}`([^`]+)`")
HEADING = re.compile(r"^#+ +(.*)$", re.M)


def place(path: Path, text: str, at: int) -> str:
    """A place as editors understand it."""
    return f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, at) + 1}"


def blank(found: re.Match) -> str:
    """As many lines, and nothing in them."""
    return "\n" * found[0].count("\n")


def prose(path: Path) -> str:
    """The text of a page without what is fenced or quoted; its lines keep their numbers."""
    return re.sub(r"`[^`\n]*\]\([^`\n]*`", "", FENCES.sub(blank, path.read_text(encoding="utf-8")))


def broken_link(path: Path, link: str) -> str:
    """Why a link inside the project leads nowhere, or nothing."""
    target, _, anchor = link.partition("#")
    there = (path.parent / target).resolve() if target else path
    if not there.exists():
        return f"there is no {target}"
    headings = {make_id(words) for words in HEADING.findall(prose(there))} if there.suffix == ".md" else set()
    if anchor and there.suffix == ".md" and anchor not in headings | set(chain(*TARGET.findall(there.read_text()))):
        return f"{there.name} has no heading {anchor!r}"
    return ""


def broken_links(path: Path) -> list[str]:
    """The links of a page that lead nowhere, each with its place."""
    text = prose(path)
    links = [found for found in LINK.finditer(text) if not re.match(r"[a-z]+:", found[3])]
    wrong = [(found, broken_link(path, found[3])) for found in links]
    return [f"{place(path, text, found.start())}: {found[0]}: {why}" for found, why in wrong if why]


def citations(path: Path) -> list[tuple[str, str]]:
    """Every key that a page cites, with its place."""
    text = path.read_text(encoding="utf-8")
    return [
        (place(path, text, found.start()), key.strip())
        for found in CITATION.finditer(text)
        for key in found[1].split(",")
    ]


def bibliography() -> set[str]:
    """The keys of references.bib."""
    return set(re.findall(r"^@\w+\{([^,\s]+),", (ROOT / "references.bib").read_text(encoding="utf-8"), re.M))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_inside_the_project_lead_somewhere(path):
    assert broken_links(path) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_images_say_in_words_what_they_show(path):
    text = prose(path)
    assert [place(path, text, i.start()) for i in LINK.finditer(text) if i[1] and len(i[2].split()) < 3] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_labels_begin_with_the_name_of_their_page(path):
    text = path.read_text(encoding="utf-8")
    labels = [(place(path, text, t.start()), t[1] or t[2]) for t in TARGET.finditer(text)]
    assert [f"{where}: {label}: write {path.stem}-{label}" for where, label in labels
            if not label.startswith(f"{path.stem}-")] == []


def test_each_source_can_be_shown():
    assert [f"references.bib:{line}: {words}" for line, words in faults(ROOT / "references.bib")] == []


def test_what_is_cited_is_in_the_bibliography():
    cited = [found for path in PAGES for found in citations(path)]
    assert [f"{where}: {key} is not in references.bib" for where, key in cited if key not in bibliography()] == []
    assert len(cited) > 10


def test_what_is_in_the_bibliography_is_cited():
    assert bibliography() - {key for path in PAGES for _, key in citations(path)} == set()


def test_what_tools_keep_is_no_page(tmp_path):
    ours = ["README.md", "chapters/a.md", ".github/form.md"]
    others = ["_build/html/a.md", ".git/a.md", ".venv/lib/a.md", "chapters/.ipynb_checkpoints/a-checkpoint.md"]
    for name in ours + others:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert pages(tmp_path) == sorted(tmp_path / name for name in ours)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("see [this](no-such-page.md)", "there is no no-such-page.md"),
        ("see [this](README.md#no-such-heading)", "README.md has no heading 'no-such-heading'"),
        ("see [this](#nowhere)", "x.md has no heading 'nowhere'"),
    ],
)
def test_a_broken_link_is_found_with_its_line(tmp_path, monkeypatch, line, why):
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    (tmp_path / "README.md").write_text("# A heading\n")
    (tmp_path / "x.md").write_text(f"# X\n\n```\n[quoted](gone.md)\n```\n\n[good](README.md#a-heading)\n{line}\n")
    [found] = broken_links(tmp_path / "x.md")
    assert found.startswith("x.md:8: ") and found.endswith(why)


def test_what_fails_is_told_with_the_way_to_mend_it(monkeypatch, capsys):
    say = [sys.executable, "-c"]
    checks = [("one", [*say, "print('fine')"], "nothing"), ("two", [*say, "exit('x.py:3: bad')"], "write good")]
    monkeypatch.setattr(check, "CHECKS", checks)
    assert check.main() == 1
    said = capsys.readouterr().out
    assert "FAIL two" in said and "x.py:3: bad\nmend it: write good" in said and "fine" not in said
    monkeypatch.setattr(check, "CHECKS", checks[:1])
    assert check.main() == 0
