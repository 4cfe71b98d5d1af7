"""A table of entries, as a picture shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Panel:
    """One table of entries: labels, cells (empty for zero), where lines go, a sign before it, and labels of blocks.

    All are mathematics as plain text, but for the title, where it stands between dollars.
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    row_breaks: tuple[int, ...]
    column_breaks: tuple[int, ...]
    sign: str = ""
    row_blocks: tuple[str, ...] = ()
    column_blocks: tuple[str, ...] = ()
