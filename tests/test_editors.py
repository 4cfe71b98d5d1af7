"""Editors: a chapter opens in Jupyter and VS Code as it is, runs there with the same results, and is saved whole."""

import json

import jupytext
import pytest
import yaml
from conftest import ROOT
from jupyter_client.manager import start_new_kernel
from jupytext.config import load_jupytext_configuration_file
from myst_parser.config.main import MdParserConfig
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell

from wrt import MIME
from wrt_sphinx.chapters.parsing import parse
from wrt_sphinx.chapters.runner import run_all

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


@pytest.mark.slow
@each_chapter
def test_a_chapter_gives_the_same_results_outside_of_sphinx(kernel, path):
    """Each chapter begins without a name of the one before."""
    chapter = parse(path.stem, f"chapters/{path.name}", path.read_text(encoding="utf-8"), MdParserConfig())
    [chapter] = run_all([chapter], str(ROOT), seconds=60)
    here = [data for task, data in chapter.written if task.is_cell]
    notebook = opened(path)
    notebook.cells.insert(0, new_code_cell("%reset -f"))
    run = NotebookClient(notebook, timeout=60, km=kernel).execute()
    outputs = [output for cell in run.cells if cell.cell_type == "code" for output in cell.outputs]
    there = [output.data[MIME] for output in outputs if MIME in output.get("data", {})]
    assert chapter.failures == [] and len(here) > 2
    assert json.loads(json.dumps(there)) == json.loads(json.dumps(here))
