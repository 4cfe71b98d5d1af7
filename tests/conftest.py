"""Throw-away sites, the real site, and a browser that reads it."""

from __future__ import annotations

import atexit
import contextlib
import io
import json
import os
import pickle
import shutil
import subprocess
import sys
import threading
from collections import Counter
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from zlib import crc32

import check
import pytest
from filelock import FileLock
from sphinx.testing.util import SphinxTestApp

from wrt_sphinx.commands.build import PAGES_READ, PUBLISHED, is_current, stamp
from wrt_sphinx.commands.engine import SHIPPED
from wrt_sphinx.commands.pdf import chromium

ROOT = Path(__file__).parent.parent
TYPESETTER = ROOT / "_build" / "node"
SAMPLED = 6     # of so many cases of a test that is sampled, one is run

CONFIGURATION = f"""
extensions = ["wrt_sphinx.extension"]
project = "throw-away"
exclude_patterns = ["_build"]
nb_custom_formats = {{".md": "wrt_sphinx.chapters.execution.read_notebook"}}
nb_execution_mode = "off"
nb_merge_streams = True
myst_enable_extensions = ["amsmath", "colon_fence", "deflist", "dollarmath"]
numfig = True
numfig_secnum_depth = 1
math_numfig = True
html_math_renderer = "wrt"
html_theme = "basic"
wrt_typesetter = {str(TYPESETTER)!r}
wrt_cell_seconds = 20
"""


def sampled(items):
    """The tests that are to run: of the cases of one that is marked so, every sixth; `make test-all` runs all."""
    place = Counter()
    for item in items:
        if item.get_closest_marker("sampled"):
            test = item.nodeid.split("[")[0]
            place[test] += 1
            if place[test] % SAMPLED != 1:
                continue
        yield item


def part_of(items, part: str):
    """A part of the tests, such as `2/3`: by their names, so that each machine knows its own."""
    number, parts = map(int, part.split("/"))
    return [item for item in items if crc32(item.nodeid.encode()) % parts == number - 1]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """What takes long begins first, so that no process is left with it; what reads the real site is slow."""
    for item in items:
        item.reads_site = "html" in getattr(item, "fixturenames", ())
        if item.reads_site:
            item.add_marker(pytest.mark.slow)
    if not os.environ.get("WRT_ALL"):
        items[:] = sampled(items)
    if part := os.environ.get("WRT_PART"):
        items[:] = part_of(items, part)
    items.sort(key=lambda item: (
        not item.get_closest_marker("long"), not item.reads_site, not item.get_closest_marker("slow")))


FRONT_MATTER = "---\nkernelspec:\n  name: python3\n  display_name: Python 3\n---\n"

SETUP = """
```{code-cell} python
import wrt
from wrt import Derivation, Formula, Matrix, Vector, delta, indices, partial

n, m = wrt.dimensions("n m")
W, x = Matrix("W", n, m), Vector("x", m)
i, p = indices("i p", n)
j, q = indices("j q", m)
f = wrt.define("f", W @ x)
```
"""

TRUE_FORMULA = """
```{code-cell} python
chain = Derivation(
    partial(f[i], W[p, q]),
    (partial(W[i, j], W[p, q]) * x[j], "x does not depend on W"),
    (delta(i, p) * delta(j, q) * x[j], "the entries of W are independent"),
    (delta(i, p) * x[q], "sum over j"),
)
Formula("NAME", chain)
```
"""


def true_formula(name: str) -> str:
    """A cell that displays a formula of that name."""
    return TRUE_FORMULA.replace("NAME", name)


class Loaded:
    """A process that has loaded Sphinx and built nothing: from it each build begins, in a process of its own."""

    CODE = """if True:
        import json, os, sys
        import myst_nb, sphinx.cmd.build, wrt_sphinx.extension
        for line in sys.stdin:
            arguments, environment, *files = json.loads(line)
            pid = os.fork()
            if pid == 0:
                os.environ.clear()
                os.environ.update(environment)
                for number, name in enumerate(files, 1):
                    os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
                os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
                sys.exit(sphinx.cmd.build.main(arguments))
            print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
    """

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-c", self.CODE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        atexit.register(self.process.communicate)       # it ends when nothing more can come

    def run(self, arguments: list[str], out: Path, err: Path) -> int:
        """The exit status of sphinx-build with these arguments, which writes into these files."""
        print(json.dumps([arguments, dict(os.environ), str(out), str(err)]), file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline())


LOADED_FROM = os.environ.get("PYTHONPATH")
loaded = cache(Loaded)


class Site:
    """A site in a temporary folder, built as often as a test likes."""

    def __init__(self, folder: Path, pages: dict[str, str], configuration: str = ""):
        self.folder = folder
        self.html = folder / "_build" / "html"
        pages = {"index": contents(pages), **pages}
        for docname, text in pages.items():
            self.write(docname, text)
        (folder / "conf.py").write_text(CONFIGURATION + configuration)

    def write(self, docname: str, text: str) -> None:
        """Write a page; chapters get the front matter that makes them run."""
        path = self.folder / f"{docname}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((FRONT_MATTER if docname != "index" else "") + text)

    def line(self, docname: str, needle: str) -> int:
        """The line of a page that holds the needle."""
        lines = (self.folder / f"{docname}.md").read_text().splitlines()
        return next(n for n, line in enumerate(lines, 1) if needle in line)

    def build(self) -> SimpleNamespace:
        """Build in this process."""
        told, progress, status = io.StringIO(), io.StringIO(), 0
        with contextlib.redirect_stderr(told), contextlib.redirect_stdout(progress):
            app = SphinxTestApp(srcdir=self.folder, buildername="html")
            try:
                app.build()
            except SystemExit as left:
                status = left.code
            warnings = app.warning.getvalue()
            app.cleanup()
        return SimpleNamespace(
            status=status, told=told.getvalue(), progress=progress.getvalue(), warnings=warnings
        )

    def build_apart(self, *options: str) -> subprocess.CompletedProcess:
        """Build with sphinx-build, as anyone may."""
        places = ["-d", self.folder / "_build" / "doctrees", self.folder, self.html]
        arguments = ["-q", *options, *map(str, places)]
        if os.environ.get("PYTHONPATH") != LOADED_FROM:      # other code than is loaded
            return subprocess.run([sys.executable, "-m", "sphinx", *arguments], text=True, capture_output=True)
        out, err = (self.folder.parent / f"{self.folder.name}.{name}" for name in ("out", "err"))
        status = loaded().run(arguments, out, err)
        return SimpleNamespace(returncode=status, stdout=out.read_text(), stderr=err.read_text())

    def page(self, docname: str) -> str:
        """The HTML of a page."""
        return (self.html / f"{docname}.html").read_text()


def contents(pages: dict[str, str]) -> str:
    """An index of all pages."""
    return "# Index\n\n```{toctree}\n:numbered:\n" + "\n".join(pages) + "\n```\n"


def edit(path: Path, old: bytes, new: bytes) -> None:
    """Change what a file holds and not its time, as `cp -p`, rsync and unzip may."""
    before, content = path.stat(), path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.fixture(scope="session")
def make_site(tmp_path_factory):
    """Return a function that makes a site of pages."""
    return lambda pages, configuration="": Site(
        tmp_path_factory.mktemp("site").resolve(), pages, configuration
    )


@pytest.fixture(scope="session")
def once(request, tmp_path_factory):
    """A function that fills a folder once for all processes of the tests: the first that needs it does."""
    base = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):      # one of several processes, each with a folder in that of the run
        base = base.parent

    def filled(name: str, fill) -> Path:
        folder = base / name
        with FileLock(base / f"{name}.lock"):
            if not (base / f"{name}.made").exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                (base / f"{name}.made").touch()
        return folder

    return filled


@pytest.fixture(scope="session")
def reckon_once(once):
    """The same for a value: a function that returns what a name stands for, which one process reckons."""
    def value(name: str, reckon):
        folder = once(name, lambda folder: (folder / "value").write_bytes(pickle.dumps(reckon())))
        return pickle.loads((folder / "value").read_bytes())

    return value


@pytest.fixture(scope="session")
def checked(reckon_once):
    """What each tool of `make check` finds, by the name of the check; the types of all files are known then."""
    return reckon_once("checked", lambda: {name: fault for name, _, fault in check.faults(check.TOOLS)})


@pytest.fixture(scope="session")
def html(once):
    """The pages of the project itself, under -W -n: those that `make html` has published of these files, or new ones.

    Their seed and time zone are not those of the clone that `test_reproducible.py` compares them with.
    """
    def build(folder):
        with contextlib.chdir(ROOT):
            is_made = is_current(stamp())
        if is_made:
            shutil.copytree(ROOT / PUBLISHED, folder / "html")
            shutil.copytree(ROOT / PAGES_READ, folder / "doctrees")
            return
        command = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-W", "--keep-going", "-n",
                   "-d", str(folder / "doctrees"), str(ROOT), str(folder / "html")]
        environment = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "UTC"}
        built = subprocess.run(command, env=environment, capture_output=True, text=True)
        assert built.returncode == 0, built.stdout + built.stderr

    return once("real", build) / "html"


@pytest.fixture(scope="session")
def engine(once):
    """The files of the engine in the page, as `make html` makes them."""
    def made(folder):
        subprocess.run([sys.executable, "-m", "wrt_sphinx.commands.engine"], cwd=ROOT, check=True)
        shutil.copytree(ROOT / SHIPPED, folder / "shipped")

    return once("engine", made) / "shipped"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, its own page for what is not there, and prints nothing."""

    def send_error(self, code, *words) -> None:
        """Send the page, as a host of static sites does."""
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *words) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def site(html):
    """The address of the real site, served on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=html))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


EVERY = bool(os.environ.get("WRT_ALL"))      # each page, on each screen in each scheme: see the Makefile


def few_of_one_kind(paths, first):
    """The paths, but of the permanent pages of formulas, which one function makes, few from `first`, last.

    Chapters are one kind as well: a half is for a phone, the first that asks, another half for a desktop, and a third
    for each other.
    """
    if EVERY:
        return paths
    chapters, formulas = ([path for path in paths if path.startswith(kind)] for kind in ("/chapters/", "/f/"))
    others = [path for path in paths if path not in {*chapters, *formulas}]
    return others + chapters[first::2 if first < 2 else 3] + formulas[first::24]


def wanted(found, told: str):
    """What a test needs and a reader may lack: without it the test is skipped, but never in `.ci/run`."""
    if not found:
        pytest.fail(told) if os.environ.get("WRT_NO_SKIP") else pytest.skip(told)
    return found


@pytest.fixture(scope="session")
def chromium_path():
    """Where the Chromium of this machine is."""
    return wanted(chromium(), "no browser: install chromium to run the browser tests")


# a phone guesses the height of what it has not laid out yet, and so the place of all below it
LAID_OUT = """() => {
  const sheet = new CSSStyleSheet()
  const late = "section, aside, .wrt-equation, .wrt-refuted, .wrt-figure, .pictures, .wrt-group, .wrt-item, .wrt-brief"
  sheet.replaceSync(late + " { content-visibility: visible !important }")
  document.adoptedStyleSheets.push(sheet)
}"""


@pytest.fixture(scope="session")
def browser(chromium_path):
    """The Chromium of this machine."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium_path)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def window(browser):
    """A function that gives an empty page with these settings, the same one each time: to open one takes long.

    What listens to it, and what it stores, a test takes away itself.
    """
    pages = {}

    def emptied(**settings):
        key = json.dumps(settings, sort_keys=True)
        if key not in pages:
            pages[key] = browser.new_context(**settings).new_page()
        page = pages[key]
        page.unroute_all()
        page.goto("about:blank")
        page.emulate_media(media="null")
        page.set_viewport_size(settings["viewport"])
        return page

    return emptied


@pytest.fixture(scope="session")
def pdflatex():
    """The TeX of this machine."""
    return wanted(shutil.which("pdflatex"), "no TeX: install texlive-latex-base to compile what readers copy")
