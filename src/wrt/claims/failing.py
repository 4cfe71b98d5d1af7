"""A check that is meant to fail, shown to readers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import WrtError


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
    except WrtError as error:
        error.is_shown = True
        print(error)
    else:
        raise AssertionError("this check was meant to fail, and it holds")
