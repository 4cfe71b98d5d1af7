"""A failed check stops its chapter, whether or not the cell catches it; `failing` shows one on purpose."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager

import wrt


@contextmanager
def failing() -> Iterator[None]:
    """Print the error of a check that is meant to fail; if it holds, that is an error.

    >>> from wrt import Derivation, Vector, dimensions
    >>> x = Vector("x", dimensions("n"))
    >>> with failing():
    ...     Derivation(x)
    a derivation needs one step at least: Derivation(first, (next, 'reason'))
    """
    try:
        yield
    except wrt.WrtError as error:
        error.is_shown = True
        print(error)
    else:
        raise AssertionError("this check was meant to fail, and it holds")


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
