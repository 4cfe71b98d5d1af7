"""What a chapter builds and checks: no failed check may be caught, and nothing stays in the dark.

`wrt.failing` shows a check that fails on purpose.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import wrt
from wrt.language.data import KINDS, Displayed

# what a page has to show, if it builds it; the first raise where they are false
CHECKS = ("derivation", "formula", "refutation")
SHOWN = (*CHECKS, "picture", "nudge", "chart")


@dataclass
class Watch:
    """The errors that checks have raised, and what was built, with the line of the chapter that did it."""

    path: str
    raised: list[wrt.WrtError] = field(default_factory=list)
    built: list[tuple[int, Any]] = field(default_factory=list)

    def note(self, value: object) -> None:
        """Remember what was built, if the chapter itself built it."""
        frame = sys._getframe(2)
        if frame.f_code.co_filename == self.path:
            self.built.append((frame.f_lineno, value))

    def hidden(self, shown: list) -> Iterator[tuple[int, str]]:
        """What was built and is part of nothing that was shown: its line, and what to call it."""
        derived = [value.derivation for _, value in self.built if isinstance(value, wrt.Formula)]
        seen = {id(value) for value in shown + derived}
        for line, value in self.built:
            if id(value) not in seen:
                name = getattr(value, "name", "")
                yield line, f"{value.kind} {name!r}" if name else f"this {value.kind}"


def watch_checks(path: str) -> Watch:
    """Return what sees each check, picture and chart from now on in this process."""
    watch = Watch(path)
    known = Displayed.__dict__["__init_subclass__"].__func__

    def begin(kind: type[Displayed]) -> None:
        if kind.kind in SHOWN:
            kind.__init__ = _watched(kind.__init__, watch, kind.kind in CHECKS)  # type: ignore[method-assign]

    def know_and_begin(kind: type[Displayed]) -> None:
        known(kind)
        begin(kind)

    for kind in KINDS.values():
        begin(kind)
    # pictures and charts are imported, with SymPy, when a chapter asks for them
    Displayed.__init_subclass__ = classmethod(know_and_begin)  # type: ignore[assignment]
    return watch


def _watched(build, watch: Watch, is_check: bool):
    @functools.wraps(build)
    def build_and_watch(self, *arguments, **options):
        try:
            build(self, *arguments, **options)
        except wrt.WrtError as error:
            if is_check:
                watch.raised.append(error)
            raise
        watch.note(self)

    return build_and_watch
