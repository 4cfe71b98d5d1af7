"""What is said of a statement wherever it is shown: pairs of words and the TeX behind them, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from ..claims.derivation import BY as BY
from .sheet import Convention, Given

Pairs = list[tuple[str, str]]

WITH = "with "
FALSE = "false"
HOW = "how it was checked"
# a line does not begin with what stands behind it
DEPEND = "depend on "


def rests(givens: Sequence[Given]) -> Pairs:
    """What a statement rests on.

    >>> x, y = (Given(f"{s}…", f"{s} does not depend on W", symbol=s, independent_of="W") for s in "xy")
    >>> [pair for pair in rests([Given("a > 0", "a is positive"), x, y]) if pair[1]]
    [('', 'a > 0'), ('', 'x'), (' and ', 'y'), ('depend on ', 'W')]
    >>> "".join(words + tex for words, tex in rests([x]))
    'with x does not depend on W'
    """
    found: Pairs = []
    independent: dict[str, list[str]] = {}
    for given in givens:
        if given.independent_of:
            independent.setdefault(given.independent_of, []).append(given.symbol)
        else:
            found += [(", ", ""), *stated(given)]
    for variable, symbols in independent.items():
        verb = "does" if len(symbols) == 1 else "do"
        found += [(", ", ""), *_listed(symbols), (f" {verb} not ", ""), (DEPEND, variable)]
    return [(WITH, ""), *found[1:]] if found else []


def stated(given: Given) -> Pairs:
    """A given: its mathematics, and the words that go with it."""
    shown = [("", given.tex)] * bool(given.tex)
    return shown + [(f" {given.words}".removeprefix(" " * (not shown)), "")] * bool(given.words)


def which_is_false(name: str) -> str:
    """The name of a claim that is refuted."""
    return f"{name}, which is {FALSE}"


def true_otherwise(convention: Convention) -> str:
    """Where such a claim is true; behind it stands how it is stated there."""
    return f"True in another convention, {convention.words}:"


def _listed(symbols: list[str]) -> Pairs:
    """x; x and y; x, y and z."""
    commas = [", "] * (len(symbols) - 2) + [" and "] * (len(symbols) > 1)
    return [("", symbols[0]), *zip(commas, symbols[1:])]
