"""The font of the pages holds all that is printed, and what stretches."""

import base64
import io
import re

import pytest
from conftest import TYPESETTER
from fontTools.ttLib import TTFont

from wrt_sphinx.commands.font import FACES, FEATURES, MATH, OF_SIGNS, characters, letters, signs, stylesheet, subset

@pytest.fixture(scope="module")
def font():
    """The font that the site serves."""
    data = re.search("base64,([^\"]+)", (TYPESETTER / "math.css").read_text())[1]
    return TTFont(io.BytesIO(base64.b64decode(data)))


def test_it_is_small():
    assert (TYPESETTER / "math.css").stat().st_size < 60_000


@pytest.mark.slow
def test_the_same_source_gives_the_same_bytes():
    once = subset(TYPESETTER / MATH, characters(), FEATURES)
    assert once == (TYPESETTER / "math.woff2").read_bytes()
    assert stylesheet(once) == (TYPESETTER / "math.css").read_text()


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
    assert characters() - held < set(range(0x3A0, 0x1D800)) and ord("≡") not in held


@pytest.mark.slow
def test_it_holds_every_sign_of_every_page(font, html):
    held = set(font.getBestCmap())
    for page in html.rglob("*.html"):
        mathematics = "".join(re.findall("<math.*?</math>", page.read_text(encoding="utf-8")))
        mathematics = re.sub("<mtext>.*?</mtext>", "", mathematics)
        signs = set(re.sub("<[^>]+>", "", mathematics).replace("&lt;", "<"))
        assert {sign for sign in signs if ord(sign) not in held} == set()


def test_the_faces_of_the_text_are_small_and_say_their_licence():
    for name in FACES:
        face = TTFont(TYPESETTER / name)
        assert "OFL" in face["name"].getDebugName(14) and "Copyright" in face["name"].getDebugName(0)
        assert letters() <= set(face.getBestCmap()) and {"kern", "liga"} == {
            record.FeatureTag for table in ("GPOS", "GSUB") for record in face[table].table.FeatureList.FeatureRecord}
    assert sum((TYPESETTER / name).stat().st_size for name in FACES) < 32_000


def test_text_and_mathematics_are_of_one_height(font):
    faces = [font, *(TTFont(TYPESETTER / name) for name in ("text.woff2", "text-bold.woff2"))]
    assert len({(face["OS/2"].sxHeight, face["OS/2"].sCapHeight, face["hhea"].ascent) for face in faces}) == 1


@pytest.mark.slow
def test_what_stands_in_takes_the_same_room(html):
    style = (html / "_static" / "site.css").read_text(encoding="utf-8")
    found = re.findall(r'"like STIX";.*?size-adjust: ([\d.]+)%;.*?ascent-override: ([\d.]+)%', style, re.DOTALL)
    assert len(found) == 3
    for adjust, ascent in found:
        # what the theme's line height rests on is the same whatever the size
        assert float(adjust) * float(ascent) == pytest.approx(7620, abs=3)


@pytest.mark.slow
def test_every_sign_of_prose_is_there(html):
    """Signs of mathematics within words are set in the font of the mathematics."""
    words, mathematics = letters(), characters()
    for page in html.rglob("*.html"):
        text = re.sub("<(math|script|pre|code|style|svg)\\b.*?</\\1>", "", page.read_text(encoding="utf-8"), flags=re.S)
        signs = set(re.sub("<[^>]+>", "", text.partition("<article")[2].partition("</article>")[0]))
        assert {sign for sign in signs if ord(sign) > 126 and ord(sign) not in words | mathematics} <= set("ᵀ⁻¹"), page


@pytest.mark.slow
def test_statements_as_text_have_their_signs(html):
    held = set(TTFont(TYPESETTER / OF_SIGNS).getBestCmap())
    assert signs() - held == {0x3A2} and (TYPESETTER / OF_SIGNS).stat().st_size < 8_000
    style = (html / "_static" / "site.css").read_text(encoding="utf-8")
    ranges = re.search(r'"signs of wrt";[^}]*unicode-range: ([^;]+);', style)[1]
    covered = {code for first, last in re.findall(r"U\+([0-9A-F]+)-([0-9A-F]+)", ranges)
               for code in range(int(first, 16), int(last, 16) + 1)}
    page = (html / "reference" / "formulas.html").read_text(encoding="utf-8")
    assert "<math" not in page
    statements = "".join(re.findall(r'class="wrt-statement">(.*?)<(?:details|/td)', page))
    shown = {ord(sign) for sign in re.sub("<[^>]+>", "", statements)} & covered
    assert {ord("∂"), ord("⊗"), ord("𝐊")} <= shown <= held
