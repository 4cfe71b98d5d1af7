"""What stands under a formula: its conditions, its status with how it was checked, and its source to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docutils import nodes

from wrt.sheets import evidence
from wrt.sheets.phrases import DEPEND, HOW, rests
from wrt.sheets.sheet import Check, Form, Sheet

from ..ids.addresses import filled
from .nodes import Part, box, copies, tex, unseen
from .title import title

# the class of the line in which one finds more
FOOT = "wrt-foot"


def under(formula: Sheet) -> list[nodes.Node]:
    """All that stands under a formula."""
    rested = [conditions(formula)] * bool(formula.givens)
    return [box("div", *rested, foot(_more(formula)), classes="wrt-under")]


def foot(*parts: nodes.Node) -> nodes.Node:
    """The last line of a box, in which one finds more."""
    return box("div", *parts, classes=FOOT)


def conditions(formula: Sheet) -> nodes.Node:
    """What a formula rests on, in one paragraph."""
    parts: list[Part] = []
    for piece in rests(formula.givens):
        told = typeset([piece])
        parts += [box("span", *told, classes="wrt-inline", machine=True)] if piece[0] == DEPEND else told
    return box("p", *parts, classes="wrt-conditions", machine=True)


def typeset(pieces: Sequence[tuple[str, str, str]]) -> list[Part]:
    """Words, and a node for the TeX behind them, which says itself aloud."""
    return pieced(pieces, lambda source, spoken: tex(source, spoken=spoken))


def pieced(pieces: Sequence[tuple[str, str, str]], node: Callable[[str, str], nodes.Node]) -> list[Part]:
    """Words, and the node that is made of the TeX behind them and of how that is said."""
    return [part for words, source, spoken in pieces for part in (words, source and node(source, spoken)) if part]


def badge(formula: Sheet, *before: nodes.Node) -> nodes.Node:
    """The status of a formula; behind it what comes `before`, and how it was checked."""
    return _status(formula, HOW, *before, *paragraphs(formula.check))


def _more(formula: Sheet) -> nodes.Node:
    """The status of a formula; behind it how it was checked, and what a reader may copy."""
    return _status(formula, "check and copy", *paragraphs(formula.check), sources(formula))


def _status(formula: Sheet, words: str, *behind: nodes.Node) -> nodes.Node:
    summary = box("summary", mark(formula.status), f" {words}", unseen(title(formula)))
    return box("details", summary, *behind, classes="wrt-status", machine=True)


def paragraphs(check: Check) -> list[nodes.Node]:
    """How a formula was checked."""
    return [box("p", told, machine=True) for told in evidence.paragraphs(check)]


def in_form(form: Form) -> list[nodes.Node]:
    """What a form is called, and what the derivative is in it."""
    shown = tex(form.print.tex, display=True, spoken=form.print.spoken)
    return [box("dt", *(typeset(form.words.pieces) or [form.words.text])), box("dd", shown)]


def mark(status: str) -> nodes.Node:
    """A status as a mark."""
    return box("span", status, classes=f"wrt-badge wrt-is-{status}")


def copied(result: Sheet) -> nodes.Node:
    """What a reader may copy of a result, behind one word."""
    return box("details", box("summary", "copy", unseen(title(result))), sources(result), machine=True)


def sources(result: Sheet) -> nodes.Node:
    """What a reader may copy of a result."""
    texts = {"LaTeX": result.tex, "text": result.text, "Python": result.python}
    is_asked = result.kind == "formula" and result.asked.text
    return copies(texts=texts, formula=result.name if result.kind == "formula" else "",
                  asked=filled(result.asked) if is_asked else "")
