"""Throw-away sites, the real site, and a browser that reads it."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
from sphinx.testing.util import SphinxTestApp

from wrt_sphinx.commands.pdf import chromium

ROOT = Path(__file__).parent.parent
TYPESETTER = ROOT / "_build" / "node"

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
wrt_cell_seconds = 2
"""

FRONT_MATTER = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n---\n"

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
        return subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", *options, *places], text=True, capture_output=True
        )

    def page(self, docname: str) -> str:
        """The HTML of a page."""
        return (self.html / f"{docname}.html").read_text()


def contents(pages: dict[str, str]) -> str:
    """An index of all pages."""
    return "# Index\n\n```{toctree}\n:numbered:\n" + "\n".join(pages) + "\n```\n"


@pytest.fixture(scope="session")
def make_site(tmp_path_factory):
    """Return a function that makes a site of pages."""
    return lambda pages, configuration="": Site(
        tmp_path_factory.mktemp("site").resolve(), pages, configuration
    )


@pytest.fixture(scope="session")
def html(tmp_path_factory):
    """The folder of a fresh build of the project itself, under -W -n."""
    folder = tmp_path_factory.mktemp("real")
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-W", "--keep-going", "-n",
               "-d", str(folder / "doctrees"), str(ROOT), str(folder / "html")]
    built = subprocess.run(command, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder / "html"


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


def wanted(found, told: str):
    """What a test needs and a reader may lack: without it the test is skipped, but never in `.ci/run`."""
    if not found:
        pytest.fail(told) if os.environ.get("WRT_NO_SKIP") else pytest.skip(told)
    return found


@pytest.fixture(scope="session")
def chromium_path():
    """Where the Chromium of this machine is."""
    return wanted(chromium(), "no browser: install chromium to run the browser tests")


# for each module anew: while it is open, no other test could start an event loop
@pytest.fixture(scope="module")
def browser(chromium_path):
    """The Chromium of this machine."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium_path)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def pdflatex():
    """The TeX of this machine."""
    return wanted(shutil.which("pdflatex"), "no TeX: install texlive-latex-base to compile what readers copy")
