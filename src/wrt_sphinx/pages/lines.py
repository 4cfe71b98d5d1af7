"""The line of the page on which a node begins, as far as docutils knows it."""

from __future__ import annotations

from docutils import nodes


def line_of(node: nodes.Node) -> int:
    """The line of the page on which a node begins."""
    block = node
    while block.parent is not None and not _has_line(block):
        block = block.parent
    # in a table only the inline node knows its row
    return max(block.line or 1, node.line or 1) + _breaks_before(block, node)


def _has_line(node: nodes.Node) -> bool:
    return node.line is not None and not isinstance(node.parent, nodes.TextElement)


def _breaks_before(block: nodes.Node, node: nodes.Node) -> int:
    # inline nodes know the first line of their paragraph only
    count = 0
    for other in block.findall():
        if other is node:
            break
        if isinstance(other, nodes.Text):
            count += other.count("\n")
    return count
