"""A page is split into cells; what would hide a failure of a cell is refused."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from myst_nb.core.read import read_myst_markdown_notebook
from nbformat import NotebookNode

from .chapter import Chapter
from .dialects import unlike
from .fences import bad_options, block_tokens, misread
from .front_matter import faults

REFUSED_TAGS = {"raises-exception": "hides an exception", "skip-execution": "is not executed"}
# what a cell prints is seen with the code that printed it
TAGS = {"hide-input", "show-input"}
# so many marks of lists and quotations on one line
NESTED = re.compile(r"\s*(?:(?:>|(?:[-*+]|\d{1,9}[.)])(?=\s))\s*){10}(?=.*[^\s*+>-])")
LONGEST_PAGE, LONGEST_LINE = 50_000, 2_000


class UnreadableError(Exception):
    """What keeps a page from being read at all: nothing looks at the rest of it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def text_of(path: Path) -> str:
    """The text of a page, as Sphinx reads it."""
    return path.read_text(encoding="utf-8-sig")


def digest(text: str) -> str:
    """The key by which the reader finds a chapter's notebook."""
    return hashlib.sha256(text.encode()).hexdigest()


def parse(docname: str, path: str, text: str, config) -> Chapter:
    """Split a page into cells; what cannot be a notebook raises an exception.

    :raises UnreadableError: it is too long, or its settings are none of a page.
    """
    tokens = block_tokens(_readable(docname, text), config)
    for line, message in [*bad_options(tokens)]:
        raise UnreadableError(line, message)
    notebook = read_myst_markdown_notebook(text, config, add_source_map=True)
    notebook.metadata["language_info"] = {"name": "python", "pygments_lexer": "ipython3"}
    lines = _first_lines(notebook, text.splitlines())
    # myst-nb counts from one here, and myst-parser once more
    notebook.metadata["source_map"] = [line - 2 for line in lines]
    chapter = Chapter(docname, path, digest(text), notebook, lines)
    chapter.failures += _refusals(chapter, text.splitlines())
    chapter.misread += misread(tokens) or sorted(unlike(tokens, text, config, docname.rpartition("/")[2]))[:1]
    return chapter


def _readable(docname: str, text: str) -> str:
    if len(text) > LONGEST_PAGE:
        raise UnreadableError(1, f"the page has more than {LONGEST_PAGE} characters; make two of it")
    for number, line in enumerate(text.split("\n"), 1):
        if NESTED.match(line):
            raise UnreadableError(number, "lists and quotations stand in others, too deep to be read: take some out")
        if len(line) > LONGEST_LINE:
            raise UnreadableError(number, f"the line has more than {LONGEST_LINE} characters; write a sentence a line")
    for number, message in faults(docname, text):
        raise UnreadableError(number, message)
    return text


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
    for cell, line in chapter.cells:
        if cell.cell_type == "raw":
            refusals.append((line, "a raw cell is shown as it is, and nothing checks it; take it out"))
        tags = cell.metadata.get("tags", [])
        for tag in map(str, tags if isinstance(tags, list) else [tags]):
            if tag not in TAGS:
                at, why = _line_above(lines, line, tag), REFUSED_TAGS.get(tag, "is none of those that pages use")
                refusals.append((at, f"a cell tagged {tag} {why}; remove the tag"))
        for option in cell.metadata.keys() - {"tags"}:
            at = _line_above(lines, line, option)
            refusals.append((at, f"a cell has no option {option!r}; it has tags, as in :tags: [show-input]"))
    return refusals


def _line_above(lines: list[str], line: int, word: str) -> int:
    return next((number for number in range(line, 0, -1) if word in lines[number - 1]), line)
