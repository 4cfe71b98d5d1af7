"""What the search shows of a page: the prose of each section, with its mathematics as plain text and without code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docutils import nodes
from sphinx import addnodes

from wrt.names import GREEK

from ..parts.nodes import copies, drawing, element, equation, mathematics
from .domain import wrt_domain

# no prose: code, results, which are found themselves, and what stands beside the text
SKIPPED = (nodes.literal_block, nodes.footnote, nodes.footnote_reference, equation, copies, drawing)
# elements each of which is a line: a row of the words of the language is one
LINES = ("figcaption", "p", "tr")
NO_PROSE = {"wrt-derivation", "wrt-refuted", "wrt-equation", "wrt-tabs", "wrt-choice-name", "wrt-status"}
# mathematics among the words, which the search typesets
MATHEMATICS = "⦅{}⦆"
# the number of a formula is known when all pages are
NUMBER = "⟦{}⟧"
NUMBERS = re.compile(NUMBER.format("(.*?)"))
SIGNS = GREEK | {"times": "×", "cdot": "·", "in": "∈", "otimes": "⊗", "odot": "⊙", "partial": "∂"}
TEX: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
    (re.compile(r"\^\{?\\(?:mathsf *(?:T|\{T\})|top|intercal)\}?"), "ᵀ"),
    (re.compile(r"\\[,;]"), " "),
    (re.compile(r"\\([A-Za-z]+)( ?)"), lambda found: SIGNS.get(found[1], "") + found[2]),
    (re.compile("[{}]"), ""),
]


def note_excerpts(app, doctree: nodes.document) -> None:
    """Remember the sections of a page: anchor, heading and a line for each paragraph; the first is the page."""
    about = [meta["content"] for meta in doctree.findall(nodes.meta) if meta.get("name") == "description"]
    for section in doctree.findall(nodes.section):
        anchor = section["ids"][0] if isinstance(section.parent, nodes.section) else ""
        parts = [*([] if anchor else about), *_paragraphs(section)]
        heading, prose = _words(section.next_node(nodes.title)), "\n".join(filter(None, parts))
        wrt_domain(app.env).note("prose", app.env.docname, (anchor, heading, prose))


def plain(tex: str) -> str:
    r"""Notation that was typed, as text.

    >>> plain(r"W_{pq}"), plain(r"n \times m"), plain(r"x_0^\mathsf{T}"), plain(r"\delta_{ij}")
    ('W_pq', 'n × m', 'x_0ᵀ', 'δ_ij')
    """
    for pattern, sign in TEX:
        tex = pattern.sub(sign, tex)
    return tex


def _paragraphs(node: nodes.Element) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, nodes.paragraph) or isinstance(child, element) and child["tag"] in LINES:
            if not NO_PROSE & {*child["classes"]}:
                yield _words(child)
        elif isinstance(child, nodes.Element) and not _is_skipped(child):
            yield from _paragraphs(child)


def _is_skipped(node: nodes.Element) -> bool:
    return isinstance(node, (*SKIPPED, nodes.section)) or bool(NO_PROSE & {*node["classes"]})


def _words(node: nodes.Node | None) -> str:
    return " ".join("".join(_pieces(node)).split()) if node else ""


def _pieces(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, mathematics):
        yield MATHEMATICS.format(plain(node["text"] or node["tex"])) + node.get("behind", "")
    elif isinstance(node, addnodes.pending_xref) and node["reftype"] == "eq":
        yield NUMBER.format(node["reftarget"])
    elif isinstance(node, nodes.Text):
        yield node.astext()
    elif not isinstance(node, SKIPPED):
        for child in node.children:
            yield from _pieces(child)
