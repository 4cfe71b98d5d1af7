"""What each object of wrt looks like on a page, as nodes."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

import wrt

from . import chart, table
from .nodes import box, cited, copies, drawing, tex

STATUS = {
    "proved": "proved for all dimensions",
    "exact": "exact at the listed shapes",
    "numerical": "numerical, within a tolerance",
}


def block(value: object) -> nodes.Node:
    """Show an object as the output of a cell."""
    match value:
        case wrt.Expression() | wrt.Evaluation():
            return tex(value.latex(), display=True)
        case wrt.Given() | wrt.Condition():
            return box("p", *_given(value), classes="wrt-given")
        case wrt.Derivation():
            return _derivation(value)
        case wrt.Formula():
            return _derivation(value.derivation, value.name)
        case wrt.Refutation():
            return _refutation(value)
        case wrt.Picture():
            return _figure(value, table.draw(value.panels, value.alt))
        case wrt.Chart():
            words = "; ".join([value.across, *(curve.label for curve in value.curves)])
            return _figure(value, chart.draw(value.curves, value.across, value.alt), words)
    raise TypeError(f"{type(value).__name__} cannot be shown on a page")


def inline(value: object) -> nodes.Node:
    """Show an object in a line of text."""
    match value:
        case wrt.Expression() | wrt.Evaluation() | wrt.Formula():
            return tex(value.latex(), text=value.text())
        case wrt.Given() | wrt.Condition():
            return box("span", *_given(value))
        case wrt.Refutation():
            mark = box("span", " false", classes="wrt-mark")
            return box("span", tex(value.latex(), text=value.text()), mark, classes="wrt-false")
    raise TypeError(f"{type(value).__name__} cannot be shown in a line of text")


def conditions(formula: wrt.Formula) -> nodes.Node:
    """What a formula rests on, in one paragraph."""
    parts = [part for given in formula.givens for part in (", ", *_given(given))][1:]
    return box("p", "with ", *parts, classes="wrt-conditions", machine=True)


def badge(formula: wrt.Formula) -> nodes.Node:
    """The status of a formula; behind it how it was checked."""
    status, evidence = formula.status, formula.evidence
    shown = box("span", status, classes=f"wrt-badge wrt-is-{status}")
    sizes = [tex(", ".join(f"{d} = {n}" for d, n in one.items())) for one in evidence.sizes]
    listed = [part for piece in sizes for part in ("; ", piece)][1:]
    body = [box("p", evidence.summary)] + [box("p", "Sizes: ", *listed)] * bool(listed)
    summary = box("summary", shown, " how it was checked", title=STATUS[status])
    return box("details", summary, *body, classes="wrt-status", machine=True)


def frame(formula: wrt.Formula) -> list[nodes.Node]:
    """What stands under a formula: its conditions, its status, and its source to copy."""
    texts = {"LaTeX": formula.latex(), "text": formula.text(), "Python": wrt.python(formula)}
    return [conditions(formula), badge(formula), copies(texts=texts)]


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


def _derivation(derivation: wrt.Derivation, name: str = "") -> nodes.Node:
    rows = enumerate(derivation.rows(), 1)
    cells = [cell for number, row in rows for cell in _row(row, name and f"{name}-step-{number}")]
    shown = box("div", *cells, classes="wrt-derivation")
    shown["derives"] = name
    return shown


def _refutation(claim: wrt.Refutation) -> nodes.Node:
    finding = [box("li", *_pair(text, source)) for text, source in claim.finding_latex()]
    parts = [
        box("p", box("span", "refuted", classes="wrt-badge wrt-is-refuted")),
        tex(claim.latex(), display=True),
        box("p", claim.because),
        box("ul", *finding, classes="wrt-finding", machine=True, tabindex="0"),
    ]
    shown = box("div", *parts, classes="wrt-refuted", role="group", aria_label=f"{claim.name}, which is false")
    shown["refutes"] = claim.name
    return shown


def _row(row, step: str) -> list[nodes.Node]:
    left = [tex(rf"\displaystyle {row.left}")] if row.left else []
    right = tex(rf"\displaystyle {{}}{row.relation} {row.right}")
    reason = [row.reason]
    if isinstance(row.reason, wrt.Formula):
        reason = ["by ", cited(name=row.reason.name)]
    right = box("div", right, classes="wrt-right", tabindex="0")
    if step:
        right["ids"].append(step)
        reason.append(box("a", "#", classes="headerlink", href=f"#{step}", title="Link to this step", machine=True))
    return [
        box("div", *left, classes="wrt-left", **({"tabindex": "0"} if left else {})),
        right,
        box("div", *reason, classes="wrt-reason"),
    ]


def _figure(value, svg: str, words: str = "") -> nodes.Node:
    picture = drawing(svg=svg, alt=value.alt, words=words)
    return box("figure", picture, box("figcaption", value.caption), classes="wrt-figure")


def _given(given: wrt.Given) -> list[nodes.Node | str]:
    return [tex(given.latex())] * bool(given.latex()) + [f" {given.words}"] * bool(given.words)


def _pair(text: str, source: str) -> list[nodes.Node | str]:
    return [f"{text} "] * bool(text) + [tex(source), " "] * bool(source)
