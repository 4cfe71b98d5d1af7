"""What each object of wrt looks like on a page, as nodes."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

import wrt
from wrt.words import in_line, pieces

from . import curves, evidence, table
from .nodes import box, cited, copies, drawing, element, equation, tex
from .record import checked

# the attribute by which the box of a result is found
MARKS = {"refuted claim": "refutes", "picture": "depicts"}


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
            return refutation_box(value)
        case wrt.Picture():
            return _figure(value, table.draw(value.panels, value.alt), name=value.name)
        case wrt.Chart():
            words = "; ".join([value.across, *(curve.label for curve in value.curves)])
            return _figure(value, curves.draw(value.curves, value.across, value.alt), words)
    raise TypeError(f"{type(value).__name__} cannot be shown on a page")


def inline(value: object) -> nodes.Node:
    """Show an object in a line of text."""
    match value:
        case wrt.Expression() | wrt.Formula():
            return tex(in_line(value.text()), text=value.text())
        case wrt.Evaluation():
            return tex(value.latex(), text=value.text())
        case wrt.Given() | wrt.Condition():
            return box("span", *_given(value))
        case wrt.Refutation():
            mark = box("span", " false", classes="wrt-mark")
            return box("span", tex(in_line(value.text()), text=value.text()), mark, classes="wrt-false")
    raise TypeError(f"{type(value).__name__} cannot be shown in a line of text")


def conditions(formula: wrt.Formula) -> nodes.Node:
    """What a formula rests on, in one paragraph."""
    parts: list[nodes.Node | str] = []
    independent: dict[wrt.Expression, list] = {}
    for given in formula.givens:
        if variable := getattr(given, "independent_of", None):
            independent.setdefault(variable, []).append(given.symbol)
        else:
            parts += [", ", *_given(given)]
    for variable, symbols in independent.items():
        verb = "does" if len(symbols) == 1 else "do"
        # a line does not begin with the variable alone
        depend = box("span", "depend on ", tex(variable.latex()), classes="wrt-inline", machine=True)
        parts += [", ", *_listed(symbols), f" {verb} not ", depend]
    return box("p", "with ", *parts[1:], classes="wrt-conditions", machine=True)


def badge(status: str, checked: dict, *stated: nodes.Node) -> nodes.Node:
    """The status of a formula; behind it what is `stated`, and how it was checked."""
    summary = box("summary", _mark(status), " how it was checked")
    return box("details", summary, *stated, *evidence.paragraphs(checked), classes="wrt-status", machine=True)


def frame(formula: wrt.Formula) -> list[nodes.Node]:
    """What stands under a formula: its conditions, its status, and its source to copy."""
    stated = [conditions(formula)] * bool(formula.givens)
    return [*stated, badge(formula.status, checked(formula)), _sources(formula)]


def reference(name: str, docname: str) -> addnodes.pending_xref:
    """A link to a formula; its text becomes the number."""
    place = {"refdomain": "math", "reftype": "eq", "reftarget": name, "refdoc": docname}
    return addnodes.pending_xref("", nodes.Text(name), **place, refexplicit=False, refwarn=True)


def repeat(found, home: nodes.document, docname: str, whole: bool = False) -> nodes.Node:
    """A formula of another page, its `home`: what it states, its status, and the way to it.

    `whole` puts the conditions behind the status, with how it was checked.
    """
    at_home = (node for node in home.findall(equation) if node["name"] == found.name)
    stated = [part.deepcopy() for shown in at_home for part in shown.findall(element)
              if "wrt-conditions" in part["classes"]]
    status = [badge(found.status, found.record["checked"], *stated)] if whole else [
        *stated, box("p", _mark(found.status), classes="wrt-status")]
    way = box("span", reference(found.name, docname), classes="wrt-number")
    return box("div", tex(found.tex, display=True), *status, way, classes="wrt-equation")


def as_at_home(found, home: nodes.document) -> nodes.Node:
    """A false claim or a picture of another page, as its `home` shows it."""
    boxes = (node.deepcopy() for node in home.findall(element) if node.get(MARKS[found.kind]) == found.name)
    # a claim that its page shows within a line only has no box
    return next(boxes, None) or box("div", tex(found.tex, display=True), box("p", _mark(found.status)),
                                    classes="wrt-refuted")


def refutation_box(claim: wrt.Refutation) -> nodes.Node:
    """A claim that is false: what makes it false, and its source to copy."""
    found = [part for words, source in claim.finding.pieces() for part in (words, *[tex(source)] * bool(source))]
    parts = [
        box("p", _mark("refuted")),
        tex(claim.latex(), display=True),
        box("p", *worded(claim.because)),
        box("p", *found, classes="wrt-finding", machine=True, tabindex="0"),
        _sources(claim),
    ]
    shown = box("div", *parts, classes="wrt-refuted", role="group", aria_label=f"{claim.name}, which is false")
    shown[MARKS["refuted claim"]] = claim.name
    return shown


def worded(words: str) -> list[nodes.Node | str]:
    """The words of an author; the gate sees what stands between dollars as it sees it in the text."""
    return [part for before, source in pieces(words) for part in (before, *[nodes.math(source, source)] * bool(source))]


def _derivation(derivation: wrt.Derivation, name: str = "") -> nodes.Node:
    rows = enumerate(derivation.rows(), 1)
    cells = [cell for number, row in rows for cell in _row(row, name and f"{name}-step-{number}")]
    shown = box("div", *cells, classes="wrt-derivation")
    shown["derives"] = name
    return shown


def _mark(status: str) -> nodes.Node:
    return box("span", status, classes=f"wrt-badge wrt-is-{status}")


def _sources(value: wrt.Formula | wrt.Refutation) -> nodes.Node:
    return copies(texts={"LaTeX": value.latex(), "text": value.text(), "Python": wrt.python(value)})


def _row(row, step: str) -> list[nodes.Node]:
    left = [tex(rf"\displaystyle {row.left}")] if row.left else []
    right = tex(rf"\displaystyle {{}}{row.relation} {row.right}")
    by_formula = isinstance(row.reason, wrt.Formula)
    reason = ["by ", cited(name=row.reason.name)] if by_formula else worded(row.reason)
    right = box("div", right, classes="wrt-right", tabindex="0")
    if step:
        right["ids"].append(step)
        reason.append(box("a", "#", classes="headerlink", href=f"#{step}", title="Link to this step", machine=True))
    return [
        box("div", *left, classes="wrt-left", **({"tabindex": "0"} if left else {})),
        right,
        box("div", *reason, classes="wrt-reason"),
    ]


def _figure(value, svg: str, words: str = "", name: str = "") -> nodes.Node:
    picture = drawing(svg=svg, alt=value.alt, words=words)
    shown = box("figure", picture, box("figcaption", *worded(value.caption)), classes="wrt-figure")
    shown[MARKS["picture"]] = name
    return shown


def _given(given: wrt.Given) -> list[nodes.Node | str]:
    return [tex(given.latex())] * bool(given.latex()) + [f" {given.words}"] * bool(given.words)


def _listed(symbols) -> list[nodes.Node | str]:
    """x; x and y; x, y and z."""
    marks = [", "] * (len(symbols) - 2) + [" and "] * (len(symbols) > 1) + [""]
    return [part for symbol, mark in zip(symbols, marks) for part in (tex(symbol.latex()), mark)]
