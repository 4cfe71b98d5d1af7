"""MathML is laid out by the measures of its font."""

import pytest
from conftest import TYPESETTER
from fontTools.ttLib import TTFont

from wrt_sphinx.beside.boxes import Typesetter
from wrt_sphinx.pages.typeset import typeset


@pytest.fixture(scope="module")
def setter():
    """A typesetter with the font of the pages."""
    return Typesetter(TTFont(TYPESETTER / "math.woff2"))


def laid(setter, tex):
    """The box of a formula."""
    return setter.mathematics(typeset(TYPESETTER, [(tex, True)])[0])


def test_a_fraction_stands_above_and_below_its_line(setter):
    letter, fraction = laid(setter, "x"), laid(setter, r"\frac{x}{x}")
    assert fraction.above > 0.64 + letter.above - 0.01 and fraction.below > 0.6 and letter.below < 0.05


def test_a_script_is_smaller_and_moved(setter):
    letter, raised, lowered = (laid(setter, tex) for tex in ("x", "x^{y}", "x_{y}"))
    assert raised.above > letter.above + 0.1 and lowered.below > 0.2
    assert letter.width < lowered.width < 2 * letter.width


def test_a_relation_has_room(setter):
    alone = laid(setter, "x").width + laid(setter, "y").width + setter.line("=").width
    assert laid(setter, "x = y").width == pytest.approx(alone + 10 / 18)


def test_what_no_card_needed_is_refused_and_not_left_out(setter):
    with pytest.raises(ValueError, match="<mtable> is not laid out here"):
        laid(setter, r"\begin{pmatrix} 1 \end{pmatrix}")
    with pytest.raises(KeyError):
        setter.line("≡")
