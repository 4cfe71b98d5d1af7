"""A page is split into cells; what would hide a failure of a cell is refused."""

from __future__ import annotations

import hashlib

from myst_nb.core.read import read_myst_markdown_notebook
from nbformat import NotebookNode

from .chapter import Chapter
from .fences import misread

REFUSED_TAGS = {"raises-exception": "hides an exception", "skip-execution": "is not executed"}
OPTIONS = {"load", "mystnb", "tags"}


def digest(text: str) -> str:
    """The key by which the reader finds a chapter's notebook."""
    return hashlib.sha256(text.encode()).hexdigest()


def parse(docname: str, path: str, text: str, config) -> Chapter:
    """Split a page into cells; what cannot be a notebook raises an exception."""
    notebook = read_myst_markdown_notebook(text, config, add_source_map=True)
    notebook.metadata["language_info"] = {"name": "python", "pygments_lexer": "ipython3"}
    lines = _first_lines(notebook, text.splitlines())
    # myst-nb counts from one here, and myst-parser once more
    notebook.metadata["source_map"] = [line - 2 for line in lines]
    chapter = Chapter(docname, path, digest(text), notebook, lines)
    chapter.failures += _refusals(chapter, text.splitlines())
    chapter.misread += misread(text, config)
    return chapter


def _first_lines(notebook: NotebookNode, lines: list[str]) -> list[int]:
    # myst-nb counts the blank lines and the options that it strips from a cell
    found = []
    for cell, start in zip(notebook.cells, notebook.metadata["source_map"], strict=True):
        first = cell.source.split("\n", 1)[0].rstrip()
        at = next((n for n, line in enumerate(lines[start:]) if line.rstrip() == first), 0)
        found.append(start + at + 1)
    return found


def _refusals(chapter: Chapter, lines: list[str]) -> list[tuple[int, str]]:
    refusals = []
    if "mystnb" in chapter.notebook.metadata:
        refusals.append((1, "front matter: 'mystnb' changes how the page is run; remove it"))
    for cell, line in chapter.cells:
        for tag in cell.metadata.get("tags", []):
            if tag in REFUSED_TAGS:
                at = _line_above(lines, line, tag)
                refusals.append((at, f"a cell tagged {tag} {REFUSED_TAGS[tag]}; remove the tag"))
        if "load" in cell.metadata:
            refusals.append((line, "a cell loads its code from a file; write it here"))
        for option in cell.metadata.keys() - OPTIONS:
            at = _line_above(lines, line, option)
            refusals.append((at, f"a cell has no option {option!r}; it has tags, as in :tags: [hide-input]"))
    return refusals


def _line_above(lines: list[str], line: int, word: str) -> int:
    return next((number for number in range(line, 0, -1) if word in lines[number - 1]), line)
