"""Streams of chance, one for each place and each thing that may be chosen there.

What is chosen at a place is the thing with the least number, and each thing has a number of its own
there.  One more thing may win some places; everywhere else all stays as it was, to the last draw.
"""

from __future__ import annotations

from hashlib import blake2b
from math import log


def ranked(place, shares):
    """The things that may be chosen at a place, in the order in which they are tried.

    `shares` says of each function how often it comes first, compared with the others.
    """
    return sorted(shares, key=lambda function: _number(f"{place}/{name_of(function)}") / shares[function])


def name_of(function):
    """The name of a maker or a rule: its file, and its own."""
    return f"{function.__module__}.{function.__qualname__}"


def _number(text):
    """A number that looks random and depends on the text alone, distributed as the time until a call comes."""
    digest = int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
    return -log((digest + 1) / 2**64)
