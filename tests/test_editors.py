"""Editors: a chapter opens in Jupyter and VS Code as it is, runs there with the same results, and is saved whole.

What it shows there is what is true: a formula with its status, a refuted claim as false, a picture as a picture.
"""

import json
import re

import jupytext
import pytest
import yaml
from conftest import ROOT, TYPESETTER
from jupyter_client.manager import start_new_kernel
from jupytext.config import load_jupytext_configuration_file
from myst_parser.config.main import MdParserConfig
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from wrt import MIME, read
from wrt_sphinx.chapters.parsing import parse
from wrt_sphinx.chapters.runner import run_all
from wrt_sphinx.pages.typeset import TypesetError, typeset

DRAWN = ("picture", "nudge", "chart")
CHAPTERS = sorted((ROOT / "chapters").glob("*.md"))
CONFIGURATION = load_jupytext_configuration_file(str(ROOT / "pyproject.toml"))
JUPYTER = {"name": "python", "pygments_lexer": "ipython3", "version": "3.11"}

each_chapter = pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)


def opened(path):
    """The notebook that Jupyter shows for a chapter; no option says that it is one."""
    return jupytext.read(path, config=CONFIGURATION)


def front_matter(text):
    """The settings at the top of a page."""
    return yaml.safe_load(text.split("---\n")[1])


def cells(text):
    """The kinds and sources of a page's cells."""
    chapter = parse("page", "page.md", text, MdParserConfig())
    return [(cell.cell_type, cell.source) for cell, _ in chapter.cells]


@pytest.mark.check
@each_chapter
def test_a_chapter_saved_in_jupyter_is_the_same_chapter(path):
    notebook, text = opened(path), path.read_text(encoding="utf-8")
    notebook.metadata["language_info"] = JUPYTER
    saved = jupytext.writes(notebook, fmt="md:myst", config=CONFIGURATION)
    assert notebook.metadata["kernelspec"]["name"] == "python3" and len(cells(text)) > 2
    assert front_matter(saved) == front_matter(text) and cells(saved) == cells(text)


@pytest.fixture(scope="module")
def kernel():
    """A running kernel, as Jupyter starts it: for all chapters one, as to load SymPy takes the most time."""
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(ROOT / "chapters"))
    client.stop_channels()
    yield manager
    manager.shutdown_kernel(now=True)


@pytest.fixture(scope="module")
def executed(kernel):
    """What Jupyter shows below the cells of a notebook, which begins without a name of the one before."""
    def outputs(notebook):
        notebook.cells.insert(0, new_code_cell("%reset -f"))
        run = NotebookClient(notebook, timeout=60, km=kernel).execute()
        return [output for cell in run.cells if cell.cell_type == "code" for output in cell.outputs]
    return outputs


def shown(outputs):
    """The values of wrt among outputs, each as the prints that an editor chooses from."""
    bundles = [output.data for output in outputs if MIME in output.get("data", {})]
    return [(data[MIME], {mime: text for mime, text in data.items() if mime != MIME}) for data in bundles]


def on_the_site(path):
    """The failures of a chapter as the site runs it, and what its cells write out."""
    parsed = parse(path.stem, f"chapters/{path.name}", path.read_text(encoding="utf-8"), MdParserConfig())
    (chapter,) = run_all([parsed], str(ROOT), seconds=60)
    return chapter.failures, [data for task, data in chapter.written if task.is_cell]


@pytest.mark.slow
@pytest.mark.sampled
@each_chapter
def test_a_chapter_gives_the_same_results_outside_of_sphinx(executed, path):
    failures, here = on_the_site(path)
    found = shown(executed(opened(path)))
    assert failures == [] and len(here) > 2
    assert json.loads(json.dumps([data for data, _ in found])) == json.loads(json.dumps(here))
    pieces = [piece for _, prints in found for piece in mathematics(prints.get("text/markdown", ""))]
    assert pieces and [answer for answer in typeset(TYPESETTER, pieces) if isinstance(answer, TypesetError)] == []
    for data, prints in found:
        assert set(prints) == {"text/plain", "image/svg+xml" if data["kind"] in DRAWN else "text/markdown"}
        for text in prints.values():
            assert ("false" in text.split("\n")[0]) == (data["kind"] == "refutation")
            assert data["kind"] not in ("formula", "derivation") or f"({read(data).status})" in text


DOLLARS = re.compile(r"^\$\$\n(.*?)\n\$\$$|(?<!\\)\$(\S.*?)(?<=\S)\$", re.M | re.S)


def mathematics(markdown):
    """What an editor typesets in Markdown: each piece, and whether it stands on lines of its own."""
    return [(display or line, bool(display)) for display, line in DOLLARS.findall(markdown)]


KINDS = """
from wrt import *
n, m = dimensions("n m")
W, x, a = Matrix("W", n, m), Vector("x", m), Scalar("a")
---
W @ x
---
Evaluation(W @ x, values={W: [[1, 2, 3], [4, 5, 6]], x: [1, 0, 2]})
---
nonzero(a)
---
Given(W)
---
Derivation(W.T.T, (W, "rows and columns change places twice"))
---
circle = sin(a) * sin(a) + cos(a) * cos(a)
Formula("circle", Derivation(log(a) * circle, (log(a), "on the circle"), conditions=[positive(a)]), status="numerical")
---
Refutation("layout", jacobian(W @ x, x), W.T, by="shape", because="Nothing is turned here.")
---
Refutation("square", x.T @ x, 2 * (x.T @ x), by="value", because="It is counted once.")
---
Picture(W, sizes={n: 2, m: 3}, alt="six entries", caption="All entries of $W$.")
---
Chart({"entries": size(n) * size(m)}, over=size(n), across="rows", at=[{n: 2, m: 5}, {n: 4, m: 5}], alt="a line")
---
with failing():
    Derivation(a, (2 * a, "no"))
---
nonzero(a - a)
"""
TOLD = [
    ("text/markdown", "W", "x"),
    ("text/markdown", "7", "16"),
    ("text/markdown", "$a \\neq 0$"),
    ("text/markdown", "$W \\in"),
    ("text/markdown", "rows and columns change places twice", "with $W", "(proved)"),
    ("text/markdown", "**circle** (numerical)", "on the circle", "$a > 0$", "not a proof"),
    ("text/markdown", "**layout, which is false** (refuted)", "Shapes differ", "Nothing is turned here.",
     "True in another convention, with the result transposed", "numerator layout"),
    ("text/markdown", "**square, which is false** (refuted)", "Counterexample: for $m = 1$", "It is counted once."),
    ("image/svg+xml", "six entries", "All entries of "),
    ("image/svg+xml", "a line", "entries", "rows"),
    ("stdout", "false step", "counterexample: left = a, right = 2 a"),
    ("text/markdown", "**refused**: no point was found at which a - a is nonzero"),
]


@pytest.mark.slow
def test_a_notebook_tells_the_truth_of_every_kind_of_value(executed):
    notebook = new_notebook(cells=[new_code_cell(source.strip()) for source in KINDS.split("---\n")])
    outputs = executed(notebook)
    assert len(outputs) == len(TOLD) and "error" not in {output.output_type for output in outputs}
    for output, (mime, *words) in zip(outputs, TOLD):
        told = output.text if mime == output.get("name") else output.data[mime]
        assert [word for word in words if word not in told] == []
