"""A site of someone else's: what reference/your-own-site.md tells, with the wheel alone, where nothing of ours lies."""

import re
import shutil
import subprocess

import package
import pytest
from conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.long]

PAGE = (ROOT / "reference" / "your-own-site.md").read_text(encoding="utf-8")
# a block, and the last file that is named in the line before it, if one is
BLOCK = re.compile(r"^([^\n]*)\n\n(`{3,})(\w+)\n(.*?)^\2$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"`([\w.]+\.(?:py|md))`")


def files():
    """The files of the page."""
    return {FILE.findall(before)[-1]: text for before, _, _, text in BLOCK.findall(PAGE) if FILE.search(before)}


def commands():
    """The commands of the page, but for those that install."""
    lines = [line for _, _, language, text in BLOCK.findall(PAGE) if language == "sh" for line in text.splitlines()]
    assert lines[:2] == ["python3 -m venv env", 'env/bin/pip install "wrt[sphinx]"']
    return lines[2:]


@pytest.fixture(scope="module")
def installed(once):
    """A folder with an environment in which the wheel is installed, with the extra that the page names."""
    def fill(folder):
        wheel, _ = package.build(folder / "dist")
        package.environment(folder / "env", wheel, "sphinx")
        shutil.rmtree(folder / "dist")
    return once("installed", fill)


@pytest.fixture
def site(installed, tmp_path):
    """The site of the page, and its environment."""
    for name, text in files().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "env").symlink_to(installed / "env")
    return tmp_path


def run(command, folder, **environment):
    """A command of the page; nothing of this checkout can be seen."""
    return subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True,
                          env={**package.CLEAN, **environment})


def build(folder):
    """The last command of the page."""
    return run(commands()[-1], folder)


def test_the_page_names_each_file_once():
    assert list(files()) == ["conf.py", "index.md", "square.md"] and len(commands()) == 2
    assert 'extensions = ["wrt_sphinx"]' in files()["conf.py"]


def test_nothing_of_this_checkout_is_used(installed, tmp_path):
    code = "import wrt, wrt_sphinx; print(wrt.__file__, wrt_sphinx.__file__)"
    told = run(f"{installed}/env/bin/python -c '{code}'", tmp_path)
    assert str(ROOT / "src") not in told.stdout and told.stdout.count("site-packages") == 2


def test_the_site_is_built_and_each_formula_has_its_page(site):
    for command in commands():
        done = run(command, site)
        assert done.returncode == 0, done.stderr
    html = site / "_build" / "html"
    (id,) = re.findall(r'^{"id": "(\w+)", "name": "square"', (site / "formulas.jsonl").read_text(), re.MULTILINE)
    assert f"- `{id}` square" in (site / "CHANGELOG.md").read_text()
    chapter, page = ((html / name).read_text(encoding="utf-8") for name in ("square.html", f"f/{id}/index.html"))
    assert "<math" in chapter and "(1.1)" in chapter and "proved" in chapter
    assert "How it was checked" in page and f"wrt-{id}" in page
    for text in (chapter, page):
        # what is said on our own pages, and is not true of another site
        assert "creativecommons" not in text and "with respect to</span>" not in text
    named = set(re.findall(r'(?:href|src)="([^":#?]+)[^"]*"', chapter))
    assert {name for name in named - {"https", "data"} if not (html / name).exists()} == set()


@pytest.mark.parametrize("old, new, line, told", [
    ('(2 * x[p], "one term', '(3 * x[p], "one term', "(3 * x[p]", "false step: step 3"),
    ("grows like this:", "is $f = 2 x$:", "is $f", "typed mathematics: $f = 2 x$"),
    ("grows like this:", "is `f = 2*x`:", "is `f", "typed mathematics: `f = 2*x`"),
    ('{formula} square', '{formula} cube', "{formula} cube", "formula 'cube': no cell of the site displays it"),
])
def test_what_is_false_or_typed_stops_it(site, old, new, line, told):
    page = site / "square.md"
    page.write_text(page.read_text().replace(old, new))
    at = next(number for number, text in enumerate(page.read_text().splitlines(), 1) if line in text)
    (site / "conf.py").write_text(files()["conf.py"].replace('wrt_registry = "formulas.jsonl"', ""))
    done = build(site)
    assert done.returncode == 1 and f"square.md:{at}: ERROR: " in done.stderr and told in done.stderr
    assert "Traceback" not in done.stderr and not (site / "_build" / "html" / "square.html").exists()


def test_what_is_missing_is_told_in_a_line(site, tmp_path):
    assert "formula 'square' has no permanent id: run `make ids`, or on a site" in build(site).stderr
    (site / "conf.py").write_text(files()["conf.py"] + 'wrt_typesetter = "nowhere"\n')
    told = build(site)
    assert told.returncode == 1 and told.stderr.startswith("conf.py: ERROR: there is no typesetter in ")
    (site / "conf.py").write_text(files()["conf.py"])
    (site / "index.md").unlink()
    assert build(site).stderr.startswith("index.md:1: ERROR: the first page is missing")


def test_a_site_says_otherwise_what_it_wants_otherwise(site):
    (site / "conf.py").write_text('extensions = ["wrt_sphinx.extension"]\nhtml_theme = "basic"\nproject = "Other"\n'
                                  'exclude_patterns = ["env"]\nnumfig = False\nmath_numfig = False\n')
    done = build(site)
    assert done.returncode == 0, done.stderr
    assert "furo" not in (site / "_build/html/square.html").read_text(encoding="utf-8")


def test_the_package_without_what_it_takes_says_what_to_install(installed, tmp_path):
    code = 'import sys; sys.modules["sphinx"] = None; import wrt_sphinx'
    told = run(f"{installed}/env/bin/python -c '{code}'", tmp_path).stderr.splitlines()[-1]
    assert told.endswith('wrt_sphinx takes the package sphinx, which is not installed: pip install "wrt[sphinx]"')
