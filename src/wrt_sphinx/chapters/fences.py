"""Fences that Markdown reads in another way than their author: it is content with any text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import takewhile

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.parsers.mdit import create_md_parser

from .vocabulary import TYPED, all_directives

CELL = "```{code-cell}"
PYTHON = {"python", "python3", "py", "ipython", "ipython3"}
OPENING = re.compile(r"^(`{3,}|:{3,})\s*\{[\w-]+\}", re.MULTILINE)
BAD_BRACES = re.compile(r"\{(?![\w:-]+\}(?:\s|$))([^}`]*)\}?")
OTHER_KERNEL = re.compile(r"\{code-cell\}\s+(\S+)")
PLAIN_OPTION = re.compile(r""" *:?[a-z-]*:? ?[\w\[\], "'./-]{0,100}""", re.ASCII)
TOO_SHORT = re.compile(r"^(`{1,2}|:{1,2}|['’´]{3})(\{[\w-]+\})(?!.*`)", re.MULTILINE)


def block_tokens(text: str, config) -> list[Token]:
    """The blocks of a page, as Markdown reads them."""
    config = dataclasses.replace(config, disable_syntax=[*config.disable_syntax, "inline"])
    return create_md_parser(config, RendererHTML).parse(text + "\n")


def misread(tokens: list[Token]) -> list[tuple[int, str]]:
    """Lines and faults of a page; what comes after the first one may follow from it."""
    has_cells = any(token.info.strip().startswith("{code-cell}") for token in tokens)
    found = [fault for token in tokens if token.map for fault in _faults(token, has_cells, *token.map)]
    return sorted(found)[:1]


def bad_options(tokens: list[Token]) -> Iterator[tuple[int, str]]:
    """Lines and faults of the options of cells: they are YAML, of which a few lines can fill the memory."""
    for token in tokens:
        if token.type == "fence" and token.map and "cell}" in token.info:
            lines = token.content.split("\n")
            if lines[0].startswith("---"):
                head = [*takewhile(lambda line: not line.startswith("---"), lines[1:])]
            else:
                head = [*takewhile(lambda line: line.lstrip().startswith(":"), lines)]
            if not all(PLAIN_OPTION.fullmatch(line) for line in head):
                yield token.map[0] + 1, "the options of the cell cannot be read; write them as in :tags: [show-input]"


def _faults(token: Token, has_cells: bool, start: int, end: int) -> Iterator[tuple[int, str]]:
    line, info = start + 1, token.info.strip()
    if token.type == "code_block" and (found := OPENING.search(token.content)):
        at = line + token.content.count("\n", 0, found.start())
        yield at, f"{found[0]} is indented, and so it is shown as text; move it to the left margin"
    if token.type == "inline" and (found := TOO_SHORT.search(token.content)):
        at = line + token.content.count("\n", 0, found.start())
        yield at, f"{found[0]} begins no block; write three signs: {':::' if found[1][0] == ':' else '```'}{found[2]}"
    if token.type in ("fence", "colon_fence"):
        word = info.split()[0] if info else ""
        if word in all_directives():
            yield line, f"{token.markup}{info} has no braces, and so it is shown as text; write ```{{{word}}}"
        elif bad := BAD_BRACES.match(info):
            (meant,) = get_close_matches(bad[1].strip(), all_directives(), 1, 0.7) or ["name"]
            yield line, f"{token.markup}{info[:40]} is no directive; write ```{{{meant}}}, a blank and the rest"
        elif (other := OTHER_KERNEL.match(info)) and other[1] not in PYTHON:
            yield line, f"a cell is Python, and never {other[1]}; write {CELL}"
        elif word == TYPED:
            yield line, (f"{token.markup}{info} is a display equation; display an object from a cell, and show it with "
                         "{formula}")
        elif word in PYTHON and has_cells:
            yield line, f"{token.markup}{info} is shown and never run; write {CELL}"
        elif info.startswith("{code-cell}") and (token.type == "colon_fence" or token.info != info):
            yield line, f"{token.markup}{token.info} is no cell; a cell begins with {CELL}, without a space"
        elif not _is_closed(token, end - start):
            yield line, f"{token.markup}{info} is not closed; write a line of {token.markup} below it"


def _is_closed(token: Token, lines: int) -> bool:
    has_end = lines > token.content.count("\n") + 1
    inner = [found[1] for found in OPENING.finditer(token.content)]
    return has_end and token.markup not in inner
