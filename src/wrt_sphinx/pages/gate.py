"""The gate: mathematics on a page comes from an object, or is mere notation.

It sees the page as it will be shown: all nodes, after all transforms of reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from docutils import nodes
from sphinx import addnodes

from ..ids.addresses import is_address
from ..parts.nodes import cited, copies, drawing, element, equation, mathematics
from .domain import wrt_domain
from .languages import MESSAGES, fault_of_block, fault_of_span, made_by
from .lines import line_of
from .listing import listing
from .prose import CODE, MATHEMATICS, NOTE, WORD, Fault, fault, fault_of_words
from .typed import read

# all that a page is made of; what is none of these is refused by its name
OURS = (element, mathematics, equation, cited, copies, drawing, listing)
BLOCKS = (
    nodes.section, nodes.paragraph, nodes.bullet_list, nodes.enumerated_list, nodes.list_item, nodes.block_quote,
    nodes.definition_list, nodes.definition_list_item, nodes.definition, nodes.note, nodes.transition,
    nodes.table, nodes.tgroup, nodes.colspec, nodes.thead, nodes.tbody, nodes.row, nodes.entry,
    nodes.container, nodes.footnote, nodes.label, nodes.literal_block, nodes.title, nodes.term,
    addnodes.toctree, nodes.compound, nodes.comment, nodes.meta, nodes.target, nodes.substitution_definition,
    nodes.pending,
)
INLINE = (
    nodes.Text, nodes.emphasis, nodes.strong, nodes.literal, nodes.math, nodes.inline, nodes.reference,
    nodes.footnote_reference, addnodes.pending_xref,
)
# what is looked at as a whole, or not shown
NO_WORDS = (nodes.literal_block, nodes.math_block, nodes.comment, nodes.raw)
# typed, they would stand for what is not there
NO_PLACES = dict.fromkeys(map(ord, (MATHEMATICS, CODE, WORD, NOTE)), "\N{REPLACEMENT CHARACTER}")
# names of places that the site gives itself
OWN_IDS = re.compile(r"(equation|wrt|document)-")

# of one page
MOST_TOLD = 20
AS_OBJECT = "display an object from a cell, and show it with {formula}"
AS_WORDS = "say it in words"
AS_ROLE = "write {expr}`…` with an expression of the chapter"
# words of an author that are shown, or read aloud, and are no text of the page
SHOWN = {"alt": "alt", "words": "words of the picture", "rawcaption": "caption", "reftitle": "title of the link"}


def check(app, doctree: nodes.document) -> None:
    """Refuse typed mathematics, wherever on the page it stands."""
    domain, docname = wrt_domain(app.env), app.env.docname
    for line, message in islice(refusals(doctree, docname), MOST_TOLD):
        domain.fail(docname, line, message)
    for node in doctree.findall(nodes.math):
        if sizes := (found := read(node.astext())) and found.sizes:
            domain.note("shapes", docname, (line_of(node), node.astext(), sizes))


def refusals(doctree: nodes.document, docname: str) -> Iterator[tuple[int, str]]:
    """Yield what is refused: its line, the reason and the remedy."""
    # the front matter, which has a list of its own, and what is told otherwise
    kinds = nodes.docinfo, nodes.system_message, nodes.problematic
    hidden = {id(node) for kind in kinds for tree in doctree.findall(kind) for node in tree.findall()}
    for node in doctree.findall():
        if id(node) in hidden:
            continue
        for message in _of_node(node, docname):
            yield line_of(node), message
        if isinstance(node, nodes.Element) and node is not doctree:
            yield from _of_block(node)


def _of_node(node: nodes.Node, docname: str) -> Iterator[str]:
    match node:
        case nodes.math_block():
            yield f"typed mathematics: {_short(node)} is a display equation; {AS_OBJECT}"
        case nodes.math() if read(node.astext()) is None:
            # no role is read within a reason, a caption, or what a claim is refuted by
            remedy = AS_WORDS if isinstance(node.parent, element) else AS_ROLE
            yield f"typed mathematics: ${_short(node)}$ is more than a name or a shape; {remedy}"
        case nodes.raw():
            yield f"typed mathematics: raw {node.get('format', 'text')} is not checked; remove it"
        case nodes.image():
            yield f"typed mathematics: nothing checks what the image {node.get('uri', '')} shows; display a Picture"
        case addnodes.download_reference():
            yield f"{node['reftarget']} would be handed out as a file; link to a page"
        case nodes.literal() if not node.get("machine") and docname != MESSAGES:
            if why := fault_of_span(node.astext()):
                yield f"typed mathematics: `{_short(node)}`: {why}; {AS_ROLE}"
        case nodes.literal_block() if not made_by(node):
            if why := fault_of_block(node):
                yield f"typed mathematics: the block {_short(node)!r} {why}; write ```python, or let a cell print it"
        case nodes.entry() if (sign := node.astext().strip()) and not any(map(str.isalnum, sign)) and _is_text(node):
            yield f"typed mathematics: a cell of a table holds {_cut(sign)!r} alone; {AS_WORDS}"
        case nodes.Element() if not isinstance(node, (nodes.document, *OURS, *BLOCKS, *INLINE)):
            yield f"a page holds no {type(node).__name__.replace('_', ' ')}; {AS_WORDS}"
    if isinstance(node, nodes.Element):
        yield from _of_attributes(node)


def _of_attributes(node: nodes.Element) -> Iterator[str]:
    shown = {said: str(node.get(name) or "") for name, said in SHOWN.items()}
    if isinstance(node, nodes.meta):
        shown["description"] = node["content"]
    addresses = [(node["refuri"], False)] if isinstance(node, nodes.reference) and "refuri" in node else []
    for title, address in node["entries"] if isinstance(node, addnodes.toctree) else ():
        shown[f"entry {address}"] = title or ""
        addresses.append((address, True))
    for said, text in shown.items():
        if found := fault_of_words(text):
            yield f"typed mathematics: the {said} holds {found.told}; {AS_WORDS}"
    for address, may_be_here in addresses:
        if not is_address(address, may_be_here):
            yield f"{_cut(address)!r} is no address that a page may lead to; write one that begins with https://"
    if isinstance(node, nodes.section | nodes.target) and (taken := next(filter(OWN_IDS.match, node["ids"]), "")):
        yield f"the place {_cut(taken)!r} would be taken for one of the site's own; choose another name"


def _of_block(block: nodes.Element) -> Iterator[tuple[int, str]]:
    if isinstance(block, (nodes.Inline, *NO_WORDS)) or _is_span(block) or _is_machine(block):
        return
    text = "".join(_flattened(block))
    found: Fault | None = fault(text) if text.strip() else None
    if found:
        remedy = AS_WORDS if isinstance(block, element | nodes.title) else AS_ROLE
        first = block.next_node(nodes.Text, descend=True)
        line = max(line_of(block), (first.line if first else 0) or 0) + text.count("\n", 0, found.place)
        yield line, f"typed mathematics: {found.told}; {found.remedy or remedy}"


def _flattened(node: nodes.Node) -> Iterator[str]:
    """The text of a block as one reads it; blocks in it are read by themselves."""
    for child in node.children:
        match child:
            case nodes.Text():
                yield child.astext().translate(NO_PLACES)
            case nodes.math() | mathematics():
                yield "" if child.get("display") else MATHEMATICS + child.get("behind", "")
            case nodes.footnote_reference():
                yield NOTE
            case nodes.literal():
                yield CODE
            case nodes.raw() | nodes.problematic():
                yield WORD
            case nodes.reference() if _is_plain_address(child):
                yield WORD
            case addnodes.pending_xref() if not child.get("refexplicit") and not child.astext().strip():
                yield WORD
            case addnodes.pending_xref() if child["reftype"] in ("eq", "doc", "ref") and not child["refexplicit"]:
                yield WORD
            case nodes.Inline():
                yield from _flattened(child)
            case element() if _is_span(child):
                yield from [WORD] if child["machine"] else _flattened(child)
            case _:
                yield f" {WORD} "


def _is_text(node: nodes.Element) -> bool:
    return all(isinstance(part, nodes.Text | nodes.paragraph | nodes.Inline) for part in node.findall()
               if part is not node) and not any(True for _ in node.findall(nodes.math))


def _is_span(node: nodes.Node) -> bool:
    return isinstance(node, element) and node["tag"] in ("span", "a", "code")


def _is_machine(node: nodes.Node | None) -> bool:
    while node is not None:
        if isinstance(node, element) and node["machine"]:
            return True
        node = node.parent
    return False


def _is_plain_address(node: nodes.reference) -> bool:
    # an address is shown as it is; a title that stands for it is not
    uri = node.get("refuri", "")
    shown = (uri, uri.removeprefix("mailto:"), uri.replace("https://doi.org/", "doi:", 1))
    return is_address(uri) and node.astext() in shown


def _short(node: nodes.Node) -> str:
    return _cut(" ".join(node.astext()[:200].split()))


def _cut(text: str) -> str:
    return text if len(text) <= 50 else text[:49] + "…"
