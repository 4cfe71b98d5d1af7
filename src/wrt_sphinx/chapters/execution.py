"""The execution stage: every chapter that will be read is run, and taken over when its turn to be read comes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from nbformat.v4 import new_notebook
from sphinx.errors import SphinxError

from .chapter import Chapter
from .confinement import UnconfinedError, warning
from .parsing import UnreadableError, digest, parse, text_of
from .runner import Runner

# myst-nb's reader is given a text and nothing else, so this is where it looks
CHAPTERS: dict[str, Chapter] = {}
_runner: Runner | None = None


def execute_chapters(app, env, docnames: list[str]) -> None:
    """Parse all pages that will be read, and begin to run those that have cells."""
    global _runner
    CHAPTERS.clear()
    CHAPTERS.update((docname, _open(env, docname)) for docname in docnames)
    chapters = [c for c in CHAPTERS.values() if c.code_cells and not c.has_failed]
    if chapters:
        _tell_if_unconfined(str(env.srcdir))
    _runner = Runner(chapters, str(env.srcdir), app.config.wrt_cell_seconds) if chapters else None


class PageChangedError(SphinxError):
    """A page is not what it was when its cells ran."""

    category = "ERROR"


def _tell_if_unconfined(folder: str) -> None:
    try:
        if told := warning(folder):
            print(told, file=sys.stderr)
    except UnconfinedError as error:
        print(f"ERROR: {error}", file=sys.stderr)
        raise SystemExit(1) from None


def take_over(docname: str) -> Chapter:
    """The chapter with what running it gave; waits for that."""
    if _runner and docname in _runner.chapters:
        number = list(_runner.chapters).index(docname) + 1
        print(f"[{number}/{len(_runner.chapters)}] {docname}", flush=True)
        if _runner.result(docname) is None:
            CHAPTERS[docname].failures.append((1, "the process that runs the chapters ended before this one was done"))
    return CHAPTERS[docname]


def end_execution(app, env) -> None:
    """All pages have been read."""
    if _runner:
        _runner.close()


def read_notebook(text: str):
    """Return the executed notebook of a page (a reader for `nb_custom_formats`)."""
    key = digest(text)
    for chapter in CHAPTERS.values():
        if chapter.digest == key:
            return chapter.notebook
    raise PageChangedError("a page was saved while it was read: build again, as `make live` does on the next save")


def _open(env, docname: str) -> Chapter:
    text = text_of(Path(env.doc2path(docname)))
    path = str(env.doc2path(docname, base=False))
    try:
        if not Path(env.doc2path(docname)).resolve().is_relative_to(Path(env.srcdir).resolve()):
            raise UnreadableError(1, "the page is a link to a file outside of the project; put the file here")
        return parse(docname, path, text, env.myst_config)
    except Exception as error:
        notebook = new_notebook(metadata={"source_map": []})
        return Chapter(docname, path, digest(text), notebook, [], misread=[_no_notebook(text, error)])


def _no_notebook(text: str, error: Exception) -> tuple[int, str]:
    if isinstance(error, UnreadableError):
        return error.line, str(error)
    why, found = str(error), re.findall(r"line (\d+)", str(error))
    if not text.strip():
        return 1, "the page is empty; begin it with a title: # Title"
    if why.startswith("Notebook metadata") and found:
        # YAML counts from the line below the three hyphens
        return int(found[-1]) + 1, "the front matter is no YAML; compare it with that of another chapter"
    if why.startswith("Code cell") and found:
        return int(found[0]), "the options of the cell cannot be read; write them as in :tags: [show-input]"
    return 1, f"the page is no notebook: {why.splitlines()[0]}; compare it with another chapter"
