"""The signs that borders have together: a claim may be false where five letters have certain signs, and only there.

A random line meets few of many regions. But a point costs little where only the signs of borders are asked, so
that many are tried: each choice of signs is met that a fair share of all points has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random

from ..errors import LimitError
from .corners import Surface

SPREADS = (1, 3, 10, 100, 1000)     # how far from their centre points are
UNIT = 97                           # numbers are fractions of it
EACH = 40                           # points for each choice of signs
MOST = 8                            # borders at the most


def points_of_signs(borders: Sequence[Surface], fixed: Sequence[bool], centres: Sequence[Sequence[Fraction]],
                    positive: Sequence[bool], random: Random) -> Iterator[list[Fraction]]:
    """A point for each choice of signs that some border has; those that are `fixed` have to be greater than 0.

    Points are drawn around 0 and around others; numbers that have to be `positive` are drawn as such.

    :raises LimitError: there are too many borders.
    """
    free = len(borders) - sum(fixed)
    if free > MOST:
        raise LimitError("there are too many borders")
    seen = set[tuple[bool, ...]]()
    for _ in range(EACH * 2 ** free):
        point = _drawn(centres, positive, random)
        floats = [float(number) for number in point]
        values = [border.value(floats) for border in borders]
        signs = tuple(value > 0 for value in values)
        if all(values) and signs not in seen and all(sign for sign, is_fixed in zip(signs, fixed) if is_fixed):
            seen.add(signs)
            yield point


def _drawn(centres: Sequence[Sequence[Fraction]], positive: Sequence[bool], random: Random) -> list[Fraction]:
    most = random.choice(SPREADS) * UNIT
    steps = [Fraction(random.randint(-most, most), UNIT) for _ in positive]
    if centres and random.random() < 0.5:
        steps = [centre + step for centre, step in zip(random.choice(centres), steps)]
    return [abs(step) if is_positive else step for step, is_positive in zip(steps, positive)]
