"""What each object of wrt looks like on a page, as nodes."""

from __future__ import annotations

from functools import singledispatch

from docutils import nodes
from sphinx import addnodes

import wrt

from . import chart, table
from .nodes import box, cited, drawing, tex

STATUS = {
    "proved": "proved for all dimensions",
    "exact": "exact at the listed shapes",
    "numerical": "numerical, within a tolerance",
}


@singledispatch
def block(value: object) -> nodes.Node:
    """Show an object as the output of a cell."""
    raise TypeError(f"{type(value).__name__} cannot be shown on a page")


@singledispatch
def inline(value: object) -> nodes.Node:
    """Show an object in a line of text."""
    raise TypeError(f"{type(value).__name__} cannot be shown in a line of text")


@block.register(wrt.Expression)
@block.register(wrt.Evaluation)
def _(value):
    return tex(value.latex(), display=True)


@block.register
def _(given: wrt.Given):
    return box("p", *_given(given), classes="wrt-given")


@block.register
def _(derivation: wrt.Derivation):
    return box("div", *(part for row in derivation.rows() for part in _row(row)), classes="wrt-derivation")


@block.register
def _(formula: wrt.Formula):
    derivation = block(formula.derivation)
    derivation["derives"] = formula.name
    return derivation


@block.register
def _(claim: wrt.Refutation):
    finding = [box("li", *_pair(text, source)) for text, source in claim.finding_latex()]
    return box(
        "div",
        box("p", box("span", "refuted", classes="wrt-badge wrt-is-refuted")),
        tex(claim.latex(), display=True),
        box("p", claim.because),
        box("ul", *finding, classes="wrt-finding", machine=True),
        classes="wrt-refuted", role="group", aria_label="a claim that is false",
    )  # fmt: skip


@block.register
def _(picture: wrt.Picture):
    return _figure(picture, table.draw(picture.panels, picture.alt))


@block.register
def _(drawn: wrt.Chart):
    return _figure(drawn, chart.draw(drawn.curves, drawn.across, drawn.alt))


@inline.register(wrt.Expression)
@inline.register(wrt.Evaluation)
@inline.register(wrt.Formula)
def _(value):
    return tex(value.latex(), text=value.text())


@inline.register
def _(given: wrt.Given):
    return box("span", *_given(given))


@inline.register
def _(claim: wrt.Refutation):
    mark = box("span", " false", classes="wrt-mark")
    return box("span", tex(claim.latex(), text=claim.text()), mark, classes="wrt-false")


def badge(formula: wrt.Formula) -> nodes.Node:
    """The status of a formula; behind it how it was checked, and what was given."""
    status, evidence = formula.status, formula.evidence
    shown = box("span", status, classes=f"wrt-badge wrt-is-{status}")
    sizes = [tex(", ".join(f"{d} = {n}" for d, n in one.items())) for one in evidence.sizes]
    listed = [part for piece in sizes for part in ("; ", piece)][1:]
    body = [box("p", evidence.summary), box("p", "Sizes: ", *listed)] if listed else [box("p", evidence.summary)]
    if formula.givens:
        body += [box("p", "Given:"), box("ul", *(box("li", *_given(given)) for given in formula.givens))]
    summary = box("summary", shown, title=STATUS[status])
    return box("details", summary, *body, classes="wrt-status", machine=True)


def reference(name: str, docname: str) -> addnodes.pending_xref:
    """A link to a formula; its text becomes the number."""
    place = {"refdomain": "math", "reftype": "eq", "reftarget": name, "refdoc": docname}
    return addnodes.pending_xref("", nodes.Text(name), **place, refexplicit=False, refwarn=True)


def repeat(found, docname: str) -> nodes.Node:
    """A result of another page: its statement, its status, and the way to it."""
    status = box("p", box("span", found.status, classes=f"wrt-badge wrt-is-{found.status}"), classes="wrt-status")
    parts = [tex(found.tex, display=True), status]
    if found.kind == "formula":
        parts.append(box("span", reference(found.name, docname), classes="wrt-number"))
    return box("div", *parts, classes=f"wrt-equation wrt-{found.status}")


def _row(row) -> list[nodes.Node]:
    left = [tex(rf"\displaystyle {row.left}")] if row.left else []
    right = tex(rf"\displaystyle {{}}{row.relation} {row.right}")
    reason = [row.reason]
    if isinstance(row.reason, wrt.Formula):
        reason = ["by ", cited(name=row.reason.name)]
    return [
        box("div", *left, classes="wrt-left", **({"tabindex": "0"} if left else {})),
        box("div", right, classes="wrt-right", tabindex="0"),
        box("div", *reason, classes="wrt-reason"),
    ]


def _figure(value, svg: str) -> nodes.Node:
    picture = drawing(svg=svg, alt=value.alt)
    return box("figure", picture, box("figcaption", value.caption), classes="wrt-figure")


def _given(given: wrt.Given) -> list[nodes.Node | str]:
    return [*_pair("", given.latex()), *_pair(given.words, "")]


def _pair(text: str, source: str) -> list[nodes.Node | str]:
    return [f"{text} "] * bool(text) + [tex(source), " "] * bool(source)
