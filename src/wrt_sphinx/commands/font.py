"""``python -m wrt_sphinx.commands.font FOLDER``: the parts of the fonts that the pages need, and the mark of the site.

All of it is made of the packages that npm has put into the folder.
"""

from __future__ import annotations

import base64
import io
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from ..beside.mark import mark_png, mark_svg

MATH = "node_modules/@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2"
TEXT = "node_modules/@fontsource/stix-two-text/files/stix-two-text-latin-{}.woff2"
# the same design for words; each face is a file of its own, for which no page waits
FACES = {"text.woff2": "400-normal", "text-italic.woff2": "400-italic", "text-bold.woff2": "700-normal"}
LATIN, GREEK = (0x20, 0x7E), (0x391, 0x3C9)
# as the browser finds them: a variable is set in mathematical italic
ALPHABETS = {
    "bold": (0x1D400, 0x1D433),
    "italic": (0x1D434, 0x1D467),
    "double-struck capitals": (0x1D538, 0x1D551),
    "sans capitals": (0x1D5A0, 0x1D5B9),
    "dotless": (0x1D6A4, 0x1D6A5),
    "italic Greek": (0x1D6E2, 0x1D71B),
    "bold digits": (0x1D7CE, 0x1D7D7),
}
# letters that Unicode had before it had the alphabets, signs, and accents
OTHERS = "ℎℂℍℕℙℚℝℤℓ" "∂−×·⋅∘⊗⊙∑√=≠≈∈‖→′″‴⊤⊺…" "ϑϕϖϱϵ" "ˆ˜¯^~\u0302\u0303\u0304" "\u00a0\u2009"
# letters of names, and the signs of prose
PROSE = "äëïöüáéíóúàèçñøåßÄÖÜÉ" "\u00a0©§²³¶·×–—‘’“”…"
# of statements that are written as text, on pages that have no other mathematics
SIGNS, OF_SIGNS = "∂−×·⋅∘⊗⊙∑√=≠≈∈‖→′⊤" "𝐉𝐊𝐞𝐃𝐋", "signs.woff2"
# small letters for subscripts, and letters without their dots
FEATURES = ["ssty", "dtls"]


def characters() -> set[int]:
    """What the printer prints, and what a person may type."""
    return _codes([LATIN, GREEK, *ALPHABETS.values()], OTHERS)


def signs() -> set[int]:
    """What a statement has besides the letters of words."""
    return _codes([GREEK], SIGNS)


def letters() -> set[int]:
    """What words are written with."""
    return _codes([LATIN], PROSE)


def _codes(ranges: list[tuple[int, int]], others: str) -> set[int]:
    return {code for first, last in ranges for code in range(first, last + 1)} | set(map(ord, others))


def subset(source: Path, codes: set[int], features: list[str]) -> bytes:
    """The characters, with all sizes of brackets and roots where they have small letters, as woff2."""
    # the time of making would be written into the file
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.drop_tables += [] if "ssty" in features else ["MATH"]
    # the licence asks that it stays in the file
    options.name_IDs = [0, 1, 2, 4, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
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


def write(folder: Path) -> None:
    """Write all into the folder."""
    mathematics = subset(folder / MATH, characters(), FEATURES)
    (folder / "math.css").write_text(stylesheet(mathematics), encoding="utf-8")
    (folder / "math.woff2").write_bytes(mathematics)    # for the card, which no browser draws
    for name, face in FACES.items():
        (folder / name).write_bytes(subset(folder / TEXT.format(face), letters(), ["kern", "liga"]))
    (folder / OF_SIGNS).write_bytes(subset(folder / MATH, signs(), []))
    mark = mark_svg(TTFont(folder / MATH))
    (folder / "mark.svg").write_text(mark, encoding="utf-8")
    (folder / "mark.png").write_bytes(mark_png(mark))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
