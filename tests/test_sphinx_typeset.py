"""KaTeX typesets what it knows, and says what it does not."""

from conftest import KATEX

from wrt_sphinx.typeset import TypesetError, typeset


def test_inline_and_display():
    inline, display = typeset(KATEX, [("x_q", False), (r"\frac{a}{b}", True)])
    assert "katex-mathml" in inline and "katex-display" not in inline
    assert "katex-display" in display


def test_an_error_is_an_answer_and_the_next_piece_is_still_typeset():
    bad, strict, untrusted, good = typeset(
        KATEX, [(r"\nothing", False), ("x é", False), (r"\href{a}{b}", False), ("y", False)]
    )
    assert isinstance(bad, TypesetError) and "nothing" in str(bad)
    assert isinstance(strict, TypesetError) and "katex" in good
    assert isinstance(untrusted, TypesetError)


def test_nothing_to_typeset_starts_no_process():
    assert typeset("nowhere", []) == []
