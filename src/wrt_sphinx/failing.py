"""A failed check stops its chapter, whether or not the cell catches it; `wrt.failing` shows one on purpose."""

from __future__ import annotations

import functools

import wrt


def watch_checks() -> list[wrt.WrtError]:
    """Return a list that gets every error a check raises from now on in this process."""
    raised: list[wrt.WrtError] = []
    for check in (wrt.Derivation, wrt.Formula, wrt.Refutation):
        check.__init__ = _watched(check.__init__, raised)
    return raised


def _watched(build, raised: list):
    @functools.wraps(build)
    def build_and_watch(self, *arguments, **options):
        try:
            build(self, *arguments, **options)
        except wrt.WrtError as error:
            raised.append(error)
            raise

    return build_and_watch
