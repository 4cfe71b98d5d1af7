"""The line of a node is that of its block and the breaks before it, and in a table its own."""

from docutils import nodes

from wrt_sphinx.pages.lines import line_of


def test_breaks_are_counted_from_the_block():
    strong = nodes.strong("", "three")
    block = nodes.paragraph("", "", nodes.Text("one\ntwo\n"), strong)
    block.line = 7
    assert (line_of(block), line_of(strong), line_of(block[0])) == (7, 9, 7)


def test_an_inline_node_that_knows_a_later_line_is_believed():
    inner = nodes.math("x", "x")
    block = nodes.paragraph("", "", inner)
    block.line, inner.line = 3, 5
    assert line_of(inner) == 5 and line_of(nodes.paragraph()) == 1
