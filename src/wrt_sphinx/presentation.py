"""What each object of wrt looks like on a page, as nodes."""

from __future__ import annotations

from functools import singledispatch

import wrt
from docutils import nodes
from sphinx import addnodes

from .drawing import draw
from .nodes import box, cited, drawing, tex, words

STATUS = {
    "proved": "proved for all dimensions",
    "exact": "exact at the listed shapes",
    "numerical": "numerical, within a tolerance",
}


@singledispatch
def block(value: object) -> list[nodes.Node]:
    """Show an object as the output of a cell."""
    raise TypeError(f"{type(value).__name__} cannot be shown on a page")


@singledispatch
def inline(value: object) -> list[nodes.Node]:
    """Show an object in a line of text."""
    raise TypeError(f"{type(value).__name__} cannot be shown in a line of text")


@block.register(wrt.Expression)
@block.register(wrt.Evaluation)
def _(value) -> list[nodes.Node]:
    return [tex(value.latex(), display=True)]


@block.register
def _(given: wrt.Given) -> list[nodes.Node]:
    return [box("p", *_given(given), classes="wrt-given")]


@block.register
def _(derivation: wrt.Derivation) -> list[nodes.Node]:
    cells = [cell for row in derivation.rows() for cell in _row(row)]
    return [box("div", *cells, classes="wrt-derivation")]


@block.register
def _(formula: wrt.Formula) -> list[nodes.Node]:
    (derivation,) = block(formula.derivation)
    derivation["derives"] = formula.name
    return [derivation]


@block.register
def _(refutation: wrt.Refutation) -> list[nodes.Node]:
    finding = [
        part for pair in refutation.finding_latex() for part in _words_and_tex(*pair)
    ]
    return [
        box(
            "div",
            box("p", words("refuted"), classes="wrt-badge wrt-is-refuted"),
            tex(refutation.latex(), display=True),
            box("p", words(refutation.because), classes="wrt-because"),
            box("p", *finding, classes="wrt-finding", machine=True),
            classes="wrt-refuted",
            role="group",
            aria_label="a claim that is false",
        )
    ]


@block.register
def _(picture: wrt.Picture) -> list[nodes.Node]:
    caption = box("figcaption", words(picture.caption))
    svg = drawing(svg=draw(picture.panels, picture.alt), alt=picture.alt)
    return [box("figure", svg, caption, classes="wrt-figure")]


@inline.register(wrt.Expression)
@inline.register(wrt.Evaluation)
@inline.register(wrt.Formula)
def _(value) -> list[nodes.Node]:
    return [tex(value.latex(), text=value.text())]


@inline.register
def _(given: wrt.Given) -> list[nodes.Node]:
    return _given(given)


@inline.register
def _(refutation: wrt.Refutation) -> list[nodes.Node]:
    mark = box("span", words("false"), classes="wrt-mark", machine=True)
    claim = tex(refutation.latex())
    return [box("span", claim, words(" "), mark, classes="wrt-false")]


def statement(formula: wrt.Formula) -> list[nodes.Node]:
    """A formula with its status, and behind that how it was checked."""
    return [tex(formula.latex(), display=True), badge(formula)]


def reference(name: str, docname: str) -> addnodes.pending_xref:
    """A link to a formula; its text becomes the number."""
    return addnodes.pending_xref(
        "",
        nodes.Text(name),
        refdomain="math",
        reftype="eq",
        reftarget=name,
        refdoc=docname,
        refexplicit=False,
        refwarn=True,
    )


def repeat(tex_source: str, status: str, name: str, docname: str) -> list[nodes.Node]:
    """A formula of another page: its statement, its status, and the way to it."""
    badge = box("span", words(status), classes=f"wrt-badge wrt-is-{status}")
    link = box("span", reference(name, docname), classes="wrt-number")
    return [
        box(
            "div",
            tex(tex_source, display=True),
            box("p", badge, classes="wrt-status"),
            link,
            classes="wrt-equation",
        )
    ]


def _row(row) -> list[nodes.Node]:
    relation = tex(rf"\displaystyle {{}}{row.relation} {row.right}")
    return [
        box("div", *_left(row.left), classes="wrt-left", tabindex="0"),
        box("div", relation, classes="wrt-right", tabindex="0"),
        box("div", *_reason(row.reason), classes="wrt-reason"),
    ]


def _left(source: str) -> list[nodes.Node]:
    return [tex(rf"\displaystyle {source}")] if source else []


def _reason(reason) -> list[nodes.Node]:
    if isinstance(reason, wrt.Formula):
        # the output that holds this row knows the page on which it stands
        return [words("by "), cited(name=reason.name, as_link=True)]
    return [words(reason)] if reason else []


def _given(given: wrt.Given) -> list[nodes.Node]:
    return _words_and_tex("", given.latex()) + _words_and_tex(given.words, "")


def _words_and_tex(text: str, source: str) -> list[nodes.Node]:
    parts = []
    if text:
        parts += [words(text), words(" ")]
    if source:
        parts += [tex(source), words(" ")]
    return parts


def badge(formula: wrt.Formula) -> nodes.Node:
    """The status of a formula; behind it how it was checked, and what was given."""
    status = formula.status
    summary = box(
        "summary",
        box("span", words(status), classes=f"wrt-badge wrt-is-{status}"),
        title=STATUS[status],
    )
    body = [box("p", words(formula.evidence.summary)), *_sizes(formula.evidence.sizes)]
    if formula.givens:
        items = [box("li", *_given(given)) for given in formula.givens]
        body += [box("p", words("Given:")), box("ul", *items)]
    return box("details", summary, *body, classes="wrt-status", machine=True)


def _sizes(sizes: list[dict]) -> list[nodes.Node]:
    if not sizes:
        return []
    shown = [tex(", ".join(rf"{d} = {n}" for d, n in one.items())) for one in sizes]
    listed = [part for piece in shown for part in (words("; "), piece)][1:]
    return [box("p", words("Sizes: "), *listed)]
