"""Words with mathematics in them, typeset: what stands between dollars is what `text` prints.

`in_line` is how that is set within a line: ∂L/∂W with a slash, where a display has a fraction.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..dollars import split
from ..names import GREEK
from .printing import IN_WORDS, UPRIGHT, Latex

SIGNS = {
    "⊗": r" \otimes ", "⊙": r" \odot ", "×": r" \times ", "·": r" \cdot ", "ᵀ": Latex.transpose, "⁻¹": Latex.inverse,
    "∂": r"\partial ", "1_": rf"{Latex.ones}_", "sqrt(": r"\surd (",
} | {sign: rf"\{name} " for name, sign in GREEK.items()}
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
    return _signs(frozenset(UPRIGHT)).sub(lambda found: SIGNS.get(found[0]) or Latex().function(found[0]), lowered)


@lru_cache(maxsize=None)
def _signs(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, names | SIGNS.keys()), key=len, reverse=True)))


def pieces(words: str) -> list[tuple[str, str]]:
    """Pairs of plain words and the TeX behind them, in reading order; one of the two may be empty.

    >>> pieces("row $i$ of $W_1$")
    [('row ', 'i'), (' of ', 'W_{1}')]
    """
    return [(before, in_line(text)) for before, text in split(words)]


def latex_words(words: str) -> str:
    """Words within mathematics, for amsmath.

    >>> print(latex_words("$δ$ leaves 100% of $x_1$"))
    \\text{$\\delta $ leaves 100\\% of $x_{1}$}
    """
    told = (text.translate(IN_WORDS) + f"${tex}$" * bool(tex) for text, tex in pieces(words))
    return rf"\text{{{''.join(told)}}}"
