"""``python -m wrt_sphinx.commands.font FONT STYLESHEET``: the part of a mathematical font that the pages need."""

from __future__ import annotations

import base64
import io
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

LATIN, GREEK = (0x20, 0x7E), (0x391, 0x3C9)
# as the browser finds them: a variable is set in mathematical italic
ALPHABETS = {
    "bold": (0x1D400, 0x1D433),
    "italic": (0x1D434, 0x1D467),
    "double-struck": (0x1D538, 0x1D56B),
    "sans": (0x1D5A0, 0x1D5D3),
    "dotless": (0x1D6A4, 0x1D6A5),
    "italic Greek": (0x1D6E2, 0x1D71B),
    "bold digits": (0x1D7CE, 0x1D7D7),
}
# letters that Unicode had before it had the alphabets, signs, and accents
OTHERS = "ℎℂℍℕℙℚℝℤℓ" "∂−×·⋅∘⊗⊙∑√=≠∈′″‴⊤⊺…" "ϑϕϖϱϵ" "ˆ˜¯^~\u0302\u0303\u0304" "\u00a0\u2009"
# small letters for subscripts, and letters without their dots
FEATURES = ["ssty", "dtls"]


def characters() -> set[int]:
    """What the printer prints, and what a person may type."""
    ranges = [LATIN, GREEK, *ALPHABETS.values()]
    return {code for first, last in ranges for code in range(first, last + 1)} | set(map(ord, OTHERS))


def subset(source: Path) -> bytes:
    """The characters, with all sizes of brackets and roots, as woff2."""
    # the time of making would be written into the file
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    # the licence asks that it stays in the file
    options.name_IDs = [0, 1, 2, 4, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    font.flavor = "woff2"
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def stylesheet(woff2: bytes) -> str:
    """The font within a stylesheet: a font that comes after the first paint would move the page."""
    data = base64.b64encode(woff2).decode()
    return (
        '@font-face { font-family: "STIX Two Math of wrt"; '
        f'src: url("data:font/woff2;base64,{data}") format("woff2"); }}\n'
    )


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(stylesheet(subset(Path(sys.argv[1]))), encoding="utf-8")
