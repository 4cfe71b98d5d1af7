"""What an author may write in braces: the directives of this package, and its roles with a few of others."""

from __future__ import annotations

from collections.abc import Mapping

from docutils.parsers.rst import directives, roles

PACKAGE = __name__.partition(".")[0]
OTHER_ROLES = ("doc", "eq", "footcite", "footcite:t", "ref")
# mathematics that is typed, of which the gate has more to say
TYPED = "math"


def all_directives() -> list[str]:
    """The names of the directives that there are."""
    return sorted(_ours(directives._directives))  # type: ignore[attr-defined]


def all_roles() -> list[str]:
    """The names of the roles that there are."""
    return sorted(_ours(roles._roles).union(OTHER_ROLES))  # type: ignore[attr-defined]


def _ours(registered: Mapping[str, object]) -> set[str]:
    # docutils has one list for all; the module of an entry says whose it is
    return {name for name, found in registered.items() if found.__module__.partition(".")[0] == PACKAGE}
