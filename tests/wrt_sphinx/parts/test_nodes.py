"""Our nodes: what they say where there is no page, and what of them is searched."""

from docutils import nodes

from wrt_sphinx.parts.nodes import box, copies, tex


def test_mathematics_says_its_text_and_not_its_tex():
    assert tex(r"\\frac{a}{b}", text="a/b").astext() == "a/b" and tex("a").astext() == ""


def test_a_box_holds_words_and_nodes():
    shown = box("p", "of ", tex("a", text="a"), classes="one two", aria_label="a box")
    assert shown.astext() == "of a" and isinstance(shown[0], nodes.Text)
    assert (shown["tag"], shown["classes"], shown["machine"]) == ("p", ["one", "two"], False)
    assert shown["attributes"] == {"aria-label": "a box"}


def test_what_can_be_copied_is_not_searched():
    assert copies(texts={"text": "a = b"}).astext() == ""
