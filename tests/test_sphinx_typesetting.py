"""Every piece of mathematics of a page is typeset in one go."""

from types import SimpleNamespace

from conftest import KATEX

from wrt_sphinx.nodes import box, tex
from wrt_sphinx.typesetting import typeset_nodes


def test_pieces_get_their_markup_and_errors_are_told():
    env = SimpleNamespace(srcdir="/", config=SimpleNamespace(wrt_katex=str(KATEX)))
    good, wide, bad = tex("x_q"), tex("a", display=True), tex(r"\nothing")
    ((node, error),) = typeset_nodes(env, box("p", good, "words", wide, bad))
    assert node is bad and "nothing" in str(error)
    assert "katex-display" in wide["html"] and "katex-display" not in good["html"]
