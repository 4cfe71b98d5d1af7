"""What stands under a formula: its conditions, its status with how it was checked, and its source to copy."""

from __future__ import annotations

from docutils import nodes

from . import evidence
from .nodes import Part, box, copies, tex
from .sheet import Check, Given, Print, Sheet


def under(formula: Sheet) -> list[nodes.Node]:
    """All that stands under a formula."""
    rests = [conditions(formula)] * bool(formula.givens)
    return [*rests, badge(formula.status, formula.check), sources(formula)]


def conditions(formula: Sheet) -> nodes.Node:
    """What a formula rests on, in one paragraph."""
    parts: list[Part] = []
    independent: dict[Print, list[Print]] = {}
    for given in formula.givens:
        if given.independent_of.tex:
            independent.setdefault(given.independent_of, []).append(given.symbol)
        else:
            parts += [", ", *stated(given)]
    for variable, symbols in independent.items():
        verb = "does" if len(symbols) == 1 else "do"
        # a line does not begin with the variable alone
        on = tex(variable.tex, spoken=variable.spoken)
        depend = box("span", "depend on ", on, classes="wrt-inline", machine=True)
        parts += [", ", *_listed(symbols), f" {verb} not ", depend]
    return box("p", "with ", *parts[1:], classes="wrt-conditions", machine=True)


def stated(given: Given) -> list[Part]:
    """A given: its mathematics, and the words that go with it."""
    shown: list[Part] = [tex(given.tex, spoken=given.spoken)] * bool(given.tex)
    return shown + [f" {given.words}".removeprefix(" " * (not shown))] * bool(given.words)


def badge(status: str, check: Check, *before: nodes.Node) -> nodes.Node:
    """The status of a formula; behind it what comes `before`, and how it was checked."""
    summary = box("summary", mark(status), " how it was checked")
    return box("details", summary, *before, *evidence.paragraphs(check), classes="wrt-status", machine=True)


def mark(status: str) -> nodes.Node:
    """A status as a mark."""
    return box("span", status, classes=f"wrt-badge wrt-is-{status}")


def sources(result: Sheet) -> nodes.Node:
    """What a reader may copy of a result."""
    return copies(texts={"LaTeX": result.tex, "text": result.text, "Python": result.python})


def _listed(symbols: list[Print]) -> list[Part]:
    """x; x and y; x, y and z."""
    commas = [", "] * (len(symbols) - 2) + [" and "] * (len(symbols) > 1) + [""]
    return [part for symbol, comma in zip(symbols, commas) for part in (tex(symbol.tex, spoken=symbol.spoken), comma)]
