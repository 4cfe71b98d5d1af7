"""Words with mathematics in them, between dollars: `row $i$ of $W$`, `$W$ is $n×m$`.

Between dollars stands what `text` prints, and `in_line` is how that is typeset within a line:
∂L/∂W with a slash, where a display has a fraction.
"""

from __future__ import annotations

import re

from .functions import KNOWN
from .names import GREEK
from .printer import IN_WORDS, Latex

BETWEEN = re.compile(r"\$([^$]*)\$")
SIGNS = {
    "⊗": r" \otimes ", "⊙": r" \odot ", "×": r" \times ", "·": r" \cdot ", "ᵀ": Latex.transpose, "⁻¹": Latex.inverse,
    "∂": r"\partial ", "1_": rf"{Latex.ones}_", "sqrt": r"\surd ",
} | {sign: rf"\{name} " for name, sign in GREEK.items()} | {
    name: rf"\operatorname{{{name}}}" for name in ("vec", "rvec", "tr")} | {
    name: Latex().known(name) for name in KNOWN if name not in ("sqrt", "reciprocal")}
SIGN = re.compile("|".join(sorted(map(re.escape, SIGNS), key=len, reverse=True)))
# the blank between two factors, which none of these is
GAP = re.compile(r"(?<!Σ_[a-z])(?<![-+=⊗⊙×·]) (?![-+=⊗⊙×·])")
SUM, ORDER, SUBSCRIPT = re.compile(r"Σ_([a-z]) "), re.compile(r"\^(\(\d+\))"), re.compile(r"_([a-z0-9]+)")


def in_line(text: str) -> str:
    """TeX for a line, from the plain print of an expression.

    >>> print(in_line("xᵀ ⊗ I_n"), "|", in_line("∂L/∂x_0"), "|", in_line("n×(m·n)"))
    x^{\\mathsf{T}}  \\otimes  I_{n} | \\partial L/\\partial x_{0} | n \\times (m \\cdot n)
    """
    spaced = SUM.sub(r"\\sum_{\1} ", GAP.sub(r"\\,", text))
    lowered = SUBSCRIPT.sub(r"_{\1}", ORDER.sub(r"^{\1}", spaced))
    return SIGN.sub(lambda sign: SIGNS[sign[0]], lowered)


def pieces(words: str) -> list[tuple[str, str]]:
    """Pairs of plain words and the TeX behind them, in reading order; one of the two may be empty.

    >>> pieces("row $i$ of $W_1$")
    [('row ', 'i'), (' of ', 'W_{1}')]
    """
    parts = [*BETWEEN.split(words), ""]
    return [(before, in_line(text)) for before, text in zip(parts[::2], parts[1::2]) if before or text]


def plain(words: str) -> str:
    """The words without the dollars.

    >>> plain("row $i$ of $W_1$")
    'row i of W_1'
    """
    return BETWEEN.sub(r"\1", words)


def latex_words(words: str) -> str:
    """Words within mathematics, for amsmath.

    >>> print(latex_words("$δ$ leaves 100% of $x_1$"))
    \\text{$\\delta $ leaves 100\\% of $x_{1}$}
    """
    told = (text.translate(IN_WORDS) + f"${tex}$" * bool(tex) for text, tex in pieces(words))
    return rf"\text{{{''.join(told)}}}"
