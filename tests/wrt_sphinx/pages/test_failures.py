"""A failed build is a failed build: by plain sphinx-build, and when it is run again."""

import re

import pytest
from conftest import ROOT, SETUP, contents, true_formula

from wrt_sphinx.pages.failures import report
from wrt_sphinx.pages.notes import Failure

TYPED = "# Page\n\nHere $a = b$.\n"
TRUE = f"# Page\n{SETUP}{true_formula('dwx')}"


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("-W", "--keep-going", "-n"), ("-j", "2")])
def test_plain_sphinx_build_fails_each_time(make_site, options):
    site = make_site({"bad": TYPED, "false": TRUE.replace("delta(i, p) * x[q]", "x[q]"), "good": TRUE})
    for _ in range(2):
        built = site.build_apart(*options)
        assert built.returncode == 1
        assert "bad.md:8: ERROR: typed mathematics" in built.stderr
        assert f"false.md:{site.line('false', 'sum over j')}: ERROR: cell 2: false step" in built.stderr
        assert built.stderr.endswith("BUILD FAILED: 2 chapters\n")
        assert not (site.html / "index.html").exists()
    site.write("bad", "# Page\n\nHere $a$.\n")
    site.write("false", TRUE.replace("dwx", "true"))
    assert site.build_apart(*options).returncode == 0
    assert (site.html / "good.html").exists() and (site.html / "bad.html").exists()


@pytest.mark.slow
def test_any_number_of_processes_writes_the_same_pages(make_site):
    pages = {name: TRUE.replace("dwx", name) + f"\n{{formula}}`{name}` {{formula}}`c`\n" for name in "abcdef"}
    sites = [make_site(pages), make_site(pages)]
    for site, count in zip(sites, "12", strict=True):
        built = site.build_apart("-j", count, "-W", "-n")
        assert (built.returncode, built.stderr) == (0, "")
    one, two = ({p.name: p.read_bytes() for p in s.html.glob("*.html")} for s in sites)
    assert one == two


def test_a_message_has_eight_lines_at_most():
    lines = report("a.md", Failure(3, "false step\n  left: 1\nright: 2\n" + "more\n" * 20)).splitlines()
    assert lines[:3] == ["a.md:3: ERROR: false step", "  left: 1", "  right: 2"]
    assert len(lines) == 8


LOST = """
import time
from pathlib import Path

def setup(app):
    app.connect("doctree-resolved", lambda *rest: time.sleep(0.03))
    app.connect("html-page-context", fail)

def fail(app, name, *rest):
    if name == "p03" and Path(app.srcdir, "fails").exists():
        raise ValueError("no page today")
"""


@pytest.mark.slow
def test_a_page_lost_in_a_parallel_write_fails_the_build(make_site):
    pages = {f"p{number:02}": "# Page\n\nWords.\n" for number in range(20)}
    site = make_site(pages, LOST)
    assert site.build_apart("-j4").returncode == 0
    (site.folder / "fails").touch()
    for docname in pages:
        site.write(docname, "# Page\n\nOther words.\n")
    for _ in range(2):
        # Sphinx says nothing; and the page of the build before is not taken for the new one
        built = site.build_apart("-j4", "-W")
        assert built.returncode == 1
        assert re.fullmatch(r"BUILD FAILED: not written: (p\d\d, )*p03(, p\d\d)*\n", built.stderr), built.stderr
    (site.folder / "fails").unlink()
    assert site.build_apart("-j4").returncode == 0
    assert all("Other words" in site.page(docname) for docname in pages)


SITE_FAULTS = {
    "chapters/prose": ("# Page\n\nNo check.\n", "a chapter without a check"),
    "draws": ("# Page\n\n```{code-cell} python\nimport wrt\nn = wrt.dimensions('n')\n"
              "wrt.Picture(wrt.eye(n), sizes={n: 2}, alt='Two ones', name='drawn')\n```\n",
              "a chapter without a check"),
    "prints": ("# Page\n\n```{code-cell} python\nprint(1)\n```\n", "a chapter without a check"),
    "derives": (f"# Page\n{SETUP}\n```{{code-cell}} python\nDerivation(f[i], (W[i, j] * x[j], 'as given'))\n```\n",
                "a chapter without a check"),
    "unlisted": (TRUE.replace("dwx", "unlisted"), "no toctree leads to this page"),
    "orphan": ("", "no toctree leads to this page"),
    "chapters/around": (TRUE.replace("dwx", "around") + "\n```{toctree}\nround\n```\n", "no toctree leads"),
    "chapters/round": (TRUE.replace("dwx", "round") + "\n```{toctree}\naround\n```\n", "no toctree leads"),
}


@pytest.mark.slow
def test_a_chapter_has_a_check_and_a_place_in_the_contents(make_site):
    site = make_site({"good": TRUE})
    for docname, (text, _) in SITE_FAULTS.items():
        site.write(docname, text)
    (site.folder / "orphan.md").write_text("# Page\n")
    site.write("index", contents({"good": 1, "chapters/prose": 1, "prints": 1, "derives": 1, "draws": 1}))
    for _ in range(2):
        told = site.build().told
        for docname, (_, said) in SITE_FAULTS.items():
            assert f"{docname}.md:1: ERROR: {said}" in told
        assert "good.md:" not in told and "index.md:" not in told


def test_a_site_without_chapters_has_no_fault(make_site):
    assert make_site({"about": "# About\n\nWords.\n"}).build().status == 0


@pytest.mark.slow
def test_a_cell_that_fails_is_no_crash_whatever_the_configuration_asks_for(make_site):
    site = make_site({"false": TRUE.replace("delta(i, p) * x[q]", "x[q]")}, "nb_execution_raise_on_error = True\n")
    built = site.build_apart()
    assert built.returncode == 1
    assert f"false.md:{site.line('false', 'sum over j')}: ERROR: cell 2: false step" in built.stderr
    assert built.stderr.endswith("BUILD FAILED: 1 chapter\n") and "Traceback" not in built.stderr


@pytest.mark.slow
def test_what_a_tool_leaves_in_jupyter_execute_is_no_chapter(make_site):
    real = {}
    exec((ROOT / "conf.py").read_text(encoding="utf-8"), real)
    patterns = f"include_patterns = {real['include_patterns']!r}\n"
    for configuration, is_chapter in ((patterns, False), ("", True)):
        site = make_site({"chapters/page": TRUE}, configuration)
        site.write("jupyter_execute/chapters/left", TRUE.replace("dwx", "left"))
        site.write("jupyter_execute/left", TYPED)
        built = site.build_apart()
        assert ("jupyter_execute" in built.stderr, built.returncode) == (is_chapter, int(is_chapter)), built.stderr
        assert is_chapter or not list(site.html.rglob("left*"))


MOVED = """
extensions += ["sphinx_reredirects"]
redirects = {"old/page": "../good.html#part", "good": "old.html", "gone": "nowhere.html"}
"""


def test_a_page_that_moved_leads_to_a_page(make_site):
    site = make_site({"good": TRUE}, MOVED)
    told = site.build().told
    assert "conf.py:1: ERROR: `redirects` leads away from good, which is a page of the site" in told
    assert "conf.py:1: ERROR: `redirects` leads from gone to nowhere.html, which is no page" in told
    assert told.count("conf.py") == 2
