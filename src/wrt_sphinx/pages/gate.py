"""The gate: mathematics on a page comes from an object, or is mere notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from docutils import nodes
from sphinx import addnodes

from ..parts.nodes import element
from .domain import wrt_domain
from .typed import is_notation

# all that Unicode calls a mathematical sign, but for those of plain prose
HARMLESS = set("+|~±×÷−→↔")
SIGNS = [c for c in map(chr, range(0x1F000)) if category(c) == "Sm" and c not in HARMLESS]
OPERATORS = re.compile(f"[{re.escape(''.join(SIGNS))}ᵀ\u2080-\u209c\u1d62-\u1d6a\u2c7c]")
TYPED_TEX = re.compile(r"\$[^$]+\$|\\[a-zA-Z]+")
SHOWN_ATTRIBUTES = ("alt", "words", "explanation", "title", "caption", "rawcaption", "reftitle")
QUOTED = (nodes.comment, nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw)

AS_OBJECT = "display an object from a cell, and show it with {formula}"
AS_WORDS = "say it in words"
AS_ROLE = "write {expr}`…` with an expression of the chapter"


def check(app, doctree: nodes.document) -> None:
    """Refuse typed mathematics, wherever on the page it stands."""
    domain = wrt_domain(app.env)
    for node, message in refusals(doctree):
        domain.fail(app.env.docname, line_of(node), f"typed mathematics: {message}")


def refusals(doctree: nodes.document) -> Iterator[tuple[nodes.Node, str]]:
    """Yield what is refused, with the reason and the remedy."""
    for node in doctree.findall():
        if isinstance(node, nodes.math_block):
            yield node, f"{_short(node)} is a display equation; {AS_OBJECT}"
        elif isinstance(node, nodes.math) and not is_notation(node.astext()):
            # no role is read within a reason, a caption, or what a claim is refuted by
            remedy = AS_WORDS if isinstance(node.parent, element) else AS_ROLE
            yield node, f"${_short(node)}$ is more than a name or a shape; {remedy}"
        elif isinstance(node, nodes.raw):
            yield node, f"raw {node.get('format', 'text')} is not checked; remove it"
        elif isinstance(node, nodes.image):
            yield node, f"nothing checks what the image {node.get('uri', '')} shows; display a Picture"
        elif isinstance(node, nodes.Text):
            yield from _refused_words(node)
        elif isinstance(node, nodes.Element) and node is not doctree:
            yield from _refused_attributes(node)


def line_of(node: nodes.Node) -> int:
    """The line of the page on which a node begins."""
    block = node
    while block.parent is not None and not _is_block(block):
        block = block.parent
    # in a table only the inline node knows its row
    return max(block.line or 1, node.line or 1) + _breaks_before(block, node)


def _refused_words(text: nodes.Text) -> Iterator[tuple[nodes.Node, str]]:
    if _is_quoted(text):
        return
    if found := OPERATORS.search(text):
        around = text[max(0, found.start() - 20) : found.end() + 20]
        yield text, f"{found[0]!r} in {' '.join(around.split())!r}; {AS_ROLE}"


def _refused_attributes(node: nodes.Element) -> Iterator[tuple[nodes.Node, str]]:
    for name in SHOWN_ATTRIBUTES:
        text = str(node.get(name) or "")
        if OPERATORS.search(text) or TYPED_TEX.search(text):
            yield node, f"the {name} {text!r} holds an operator; {AS_WORDS}"
    if isinstance(node, addnodes.toctree):
        for title, _ in node["entries"]:
            if title and (OPERATORS.search(title) or TYPED_TEX.search(title)):
                yield node, f"the entry {title!r} holds an operator; {AS_WORDS}"


def _is_quoted(text: nodes.Text) -> bool:
    node = text.parent
    while node is not None:
        if isinstance(node, QUOTED) or isinstance(node, element) and node["machine"]:
            return True
        if isinstance(node, nodes.reference) and node.astext() == node.get("refuri"):
            return True
        node = node.parent
    return False


def _is_block(node: nodes.Node) -> bool:
    return node.line is not None and not isinstance(node.parent, nodes.TextElement)


def _breaks_before(block: nodes.Node, node: nodes.Node) -> int:
    # inline nodes know the first line of their paragraph only
    count = 0
    for other in block.findall():
        if other is node:
            break
        if isinstance(other, nodes.Text):
            count += other.count("\n")
    if isinstance(node, nodes.Text) and (found := OPERATORS.search(node)):
        count += node.count("\n", 0, found.start())
    return count


def _short(node: nodes.Node) -> str:
    text = " ".join(node.astext().split())
    return text if len(text) <= 50 else text[:49] + "…"
