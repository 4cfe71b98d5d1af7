"""Words with mathematics in them, which stands between dollars: `row $i$ of $W$`, `$W$ is $n×m$`."""

from __future__ import annotations

import re

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
    return BETWEEN.sub(r"\1", words)
