"""What the environment notes of a page: results, uses, failures."""

from __future__ import annotations

from dataclasses import dataclass

from wrt.sheets.sheet import Sheet

# what readers and authors call each kind of result, and how an author shows one
WORDS = {"formula": "formula", "refutation": "refuted claim", "picture": "picture"}
DIRECTIVES = {"formula": "formula", "refutation": "refuted", "picture": "picture"}

@dataclass(frozen=True)
class Result:
    """A formula, a refutation or a named picture that a cell displayed."""

    docname: str
    line: int
    sheet: Sheet

    @property
    def name(self) -> str:
        """What pages call it by."""
        return self.sheet.name

    @property
    def kind(self) -> str:
        """Which of the three it is."""
        return self.sheet.kind


@dataclass(frozen=True)
class Failure:
    """What keeps a page from being published; `path` names another file than the page.

    A `root` failure may have caused all others of its page, and a complaint may follow from another of its line.
    """

    line: int
    message: str
    path: str = ""
    is_root: bool = False
    is_complaint: bool = False


@dataclass(frozen=True)
class Use:
    """A place that shows or cites a result of some kind; a step that rests on it knows its fingerprint."""

    name: str
    kind: str
    line: int
    fingerprint: str = ""
