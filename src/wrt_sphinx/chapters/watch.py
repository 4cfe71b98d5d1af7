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

CHECKS = (wrt.Derivation, wrt.Formula, wrt.Refutation)
SHOWN = (*CHECKS, wrt.Picture, wrt.Chart)


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
    for kind in SHOWN:
        kind.__init__ = _watched(kind.__init__, watch, kind in CHECKS)  # type: ignore[method-assign]
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
