"""The font of the pages holds all that is printed, and what stretches."""

import base64
import io
import re

import pytest
from conftest import TYPESETTER
from fontTools.ttLib import TTFont

from wrt_sphinx.commands.font import characters, stylesheet, subset

SOURCE = TYPESETTER / "node_modules/@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2"


@pytest.fixture(scope="module")
def font():
    """The font that the site serves."""
    data = re.search("base64,([^\"]+)", (TYPESETTER / "math.css").read_text())[1]
    return TTFont(io.BytesIO(base64.b64decode(data)))


def test_it_is_small():
    assert (TYPESETTER / "math.css").stat().st_size < 60_000


@pytest.mark.slow
def test_the_same_source_gives_the_same_bytes():
    once = subset(SOURCE)
    assert once == subset(SOURCE) and stylesheet(once) == (TYPESETTER / "math.css").read_text()


def test_it_says_its_licence(font):
    assert "OFL" in font["name"].getDebugName(14) and "Copyright" in font["name"].getDebugName(0)


def test_brackets_and_roots_stretch(font):
    stretchy = font["MATH"].table.MathVariants
    names = [font.getBestCmap()[ord(sign)] for sign in "()[]√"]
    for name in names:
        place = stretchy.VertGlyphCoverage.glyphs.index(name)
        assert len(stretchy.VertGlyphConstruction[place].MathGlyphVariantRecord) > 3


def test_a_variable_is_there_in_italic_and_what_nobody_prints_is_not(font):
    held = set(font.getBestCmap())
    # Unicode had ℎ before it had the alphabet
    italic = [0x1D434 + place for place in range(52) if place != 33] + [ord("ℎ")]
    assert {*italic, *map(ord, "∂⊗𝖳ℝ𝛿𝟏")} <= held
    assert characters() - held < set(range(0x3A0, 0x1D800)) and ord("≈") not in held


@pytest.mark.slow
def test_it_holds_every_sign_of_every_page(font, html):
    held = set(font.getBestCmap())
    for page in html.rglob("*.html"):
        mathematics = "".join(re.findall("<math.*?</math>", page.read_text(encoding="utf-8")))
        mathematics = re.sub("<mtext>.*?</mtext>", "", mathematics)
        signs = set(re.sub("<[^>]+>", "", mathematics).replace("&lt;", "<"))
        assert {sign for sign in signs if ord(sign) not in held} == set()
