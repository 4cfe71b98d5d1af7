"""Words with mathematics in them, which stands between dollars: `row $i$ of $W$`, `$W$ is $n×m$`."""

from __future__ import annotations

import re

# behind it stands the TeX of what the engine itself prints, as no author types it
PRINTED = "\x1f"
BETWEEN = re.compile(r"\$([^$]*)\$")


def split(words: str) -> list[tuple[str, str]]:
    """Pairs of plain words and the mathematics behind them, in reading order; one of the two may be empty.

    >>> split("row $i$ of $W_1$")
    [('row ', 'i'), (' of ', 'W_1')]
    """
    parts = [*BETWEEN.split(words), ""]
    return [pair for pair in zip(parts[::2], parts[1::2]) if any(pair)]


def plain(words: str) -> str:
    """The words without the dollars.

    >>> plain("row $i$ of $W_1$")
    'row i of W_1'
    """
    return BETWEEN.sub(lambda found: found[1].partition(PRINTED)[0], words)


def both(text: str, tex: str) -> str:
    """What is printed in both ways, as it stands in words.

    >>> plain(f"row $i$ of {both('Wᵀ', 'W^{T}')}")
    'row i of Wᵀ'
    """
    return f"${text}{PRINTED}{tex}$"
