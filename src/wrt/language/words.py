"""Words with mathematics in them, typeset.

What the engine says of an expression brings its print along (`wrt.dollars.all_ways`), made from the tree. What an
author types between dollars is a name, a number or a shape, and is read here; the gate of the site refuses all else.
"""

from __future__ import annotations

import re

from ..dollars import PRINTED, split
from ..names import GREEK
from .printing import IN_WORDS, Latex, Text

SIGNS = {"×": r" \times ", "·": r" \cdot ", "ᵀ": Latex.transpose, "⁻¹": Latex.inverse, "1_": rf"{Latex.ones}_"} | {
    sign: f"{Latex().letter(name)} " for name, letter in GREEK.items() for sign in (letter, Text().letter(name))}
# a d before one letter is that of its increment
INCREMENT = re.compile(r"(?<!\w)d(?=[^\W\d_](?![^\W\d_]))")
SIGN, SUBSCRIPT = re.compile("|".join(SIGNS)), re.compile(r"_([a-z0-9]+)")


def notation(text: str) -> str:
    """TeX of a name or a shape in plain text.

    >>> print(notation("xᵀ"), "|", notation("x_0"), "|", notation("n×mn"), "|", notation("dX"))
    x^{\\mathsf{T}} | x_{0} | n \\times mn | \\mathrm{d}X
    """
    marked = SUBSCRIPT.sub(r"_{\1}", INCREMENT.sub(lambda _: Latex.increment, text))
    return SIGN.sub(lambda found: SIGNS[found[0]], marked)


def pieces(words: str) -> list[tuple[str, str, str]]:
    """Plain words, the TeX behind them and how that is said aloud, in reading order.

    Words or TeX may be empty; what an author typed is a name or a shape, and says itself.

    >>> pieces("row $i$ of $W_1$")
    [('row ', 'i', ''), (' of ', 'W_{1}', '')]
    """
    found = ((before, *f"{between}{PRINTED * 2}".split(PRINTED)[:3]) for before, between in split(words))
    return [(before, tex or notation(text), spoken) for before, text, tex, spoken in found]


def latex_words(words: str) -> str:
    """Words within mathematics, for amsmath.

    >>> print(latex_words("$δ$ leaves 100% of $x_1$"))
    \\text{$\\delta $ leaves 100\\% of $x_{1}$}
    """
    told = (text.translate(IN_WORDS) + f"${tex}$" * bool(tex) for text, tex, _ in pieces(words))
    return rf"\text{{{''.join(told)}}}"
