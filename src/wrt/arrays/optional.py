"""SymPy, which is optional: whether it is here, and what to install where it is not."""

from __future__ import annotations

from importlib.metadata import distributions
from importlib.util import find_spec

from ..errors import MissingError


def has_sympy() -> bool:
    """Whether SymPy is here, or comes as soon as it is imported in vain: in a page its version is there before it."""
    return is_here() or any(distributions(name="sympy"))


def is_here() -> bool:
    """Whether SymPy can be imported now."""
    return find_spec("sympy") is not None


def need_sympy(what: str) -> None:
    """Say what cannot be done without SymPy, and how it is installed.

    :raises MissingError: it is not here.
    """
    if not is_here():
        raise MissingError(what, "sympy", "symbols")
