"""Words with mathematics in them, which stands between dollars: `row $i$ of $W$`, `$W$ is $n×m$`."""

from __future__ import annotations

import re

# behind it stand the TeX and the spoken words of what the engine itself prints, as no author types them
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


def all_ways(text: str, tex: str, spoken: str) -> str:
    """What is printed as text and as TeX, and is said aloud, as it stands in words.

    >>> plain(f"row $i$ of {all_ways('Wᵀ', 'W^{T}', 'W transpose')}")
    'row i of Wᵀ'
    """
    return f"${PRINTED.join((text, tex, spoken))}$"


def printed(words: str) -> str:
    """The words with what the engine printed as text alone, still between dollars.

    >>> printed(f"row $i$ of {all_ways('Wᵀ', 'W^{T}', 'W transpose')}")
    'row $i$ of $Wᵀ$'
    """
    return BETWEEN.sub(lambda found: f"${found[1].partition(PRINTED)[0]}$", words)


def aloud(words: str) -> str:
    """The words as one says them: of what the engine printed, how it is said.

    >>> aloud(f"row $i$ of {all_ways('Wᵀ', 'W^{T}', 'W transpose')}")
    'row i of W transpose'
    """
    return BETWEEN.sub(lambda found: found[1].split(PRINTED)[-1], words)
