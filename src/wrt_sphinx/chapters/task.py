"""What the process of a chapter is asked to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """Code to run: a cell, or the expression of an ``{expr}`` role; its line, and the cell it is or comes after."""

    source: str
    line: int
    cell: int
    is_cell: bool
