"""A result of another page: what is repeated of it, and the way to it."""

from __future__ import annotations

from typing import TypeVar

from docutils import nodes
from sphinx import addnodes

from wrt.sheets.sheet import Sheet

from .nodes import MAIN, box, code, copies, element, equation, tex
from .presentation import MARKS
from .statement import badge, conditions, mark


def reference(name: str, docname: str) -> addnodes.pending_xref:
    """A link to a formula; its text becomes the number."""
    place = {"refdomain": "math", "reftype": "eq", "reftarget": name, "refdoc": docname}
    return addnodes.pending_xref("", nodes.Text(name), **place, refexplicit=False, refwarn=True)


def repeat(formula: Sheet, home: nodes.document, docname: str, whole: bool = False) -> element:
    """A formula of another page, its `home`: what it states, its status, and the way to it.

    `whole` puts the conditions behind the status, with how it was checked.
    """
    at_home = (node for node in home.findall(equation) if node["name"] == formula.name)
    stated = [part.deepcopy() for shown in at_home for part in shown.findall(element)
              if "wrt-conditions" in part["classes"]]
    status = [badge(formula, *stated)] if whole else [
        *stated, box("p", mark(formula.status), classes="wrt-status")]
    way = box("span", reference(formula.name, docname), classes="wrt-number")
    classes = f"wrt-equation {MAIN}" if whole else "wrt-equation"
    return box("div", tex(formula.tex, display=True, spoken=formula.spoken), *status, way, classes=classes)


def brief(formula: Sheet, docname: str) -> element:
    """What a formula states, its number, by which one comes to it, and all that it rests on."""
    way = box("span", reference(formula.name, docname), classes="wrt-number")
    rested = [conditions(formula)] * bool(formula.givens)
    return box("div", tex(formula.tex, display=True, spoken=formula.spoken), way, *rested, classes="wrt-brief")


Shown = TypeVar("Shown", bound=nodes.Element)


def without_code(shown: Shown) -> Shown:
    """A copy of what is shown without the code of its cell, which stands on its own page."""
    copy = shown.deepcopy()
    for part in list(copy.findall(code)):
        part.parent.remove(part)
    return copy


def as_at_home(result: Sheet, home: nodes.document) -> element:
    """A refutation or a picture of another page, as its `home` shows it."""
    boxes = (without_code(node) for node in home.findall(element) if node.get(MARKS[result.kind]) == result.name)
    # a refutation that its page shows within a line only has no box
    found = next(boxes, None)
    if found is not None:
        # the place that one links to is at home
        found["ids"] = []
        # nor is it copied in two places
        for part in list(found.findall(copies)):
            part.parent.parent.remove(part.parent)
    return found or box("div", tex(result.tex, display=True, spoken=result.spoken),
                                    box("p", mark(result.status)), classes="wrt-refuted")
