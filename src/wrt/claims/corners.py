"""Where small regions are: where a border is least or greatest, or several borders meet.

One letter after the other does not get there along a narrow valley; all at once do, by Newton's method in floating
point. What is found is a point for lines to start at, so nothing rests on its being right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, islice
from math import isfinite
from typing import Any, NamedTuple

STEPS, DAMPED = 30, 60      # of Newton's method
FAR = 1e9
FINE = 10**15               # parts of 1 to which a point is known
POLISHED = 2                # exact steps
TOGETHER = 12               # sets of borders that may meet
TERMS = 60                  # of a border
Vector = list[Any]
Rows = list[Vector]


class Local(NamedTuple):
    """A value, and its first and second derivatives."""

    value: Any
    slope: Vector
    curvature: Rows


class Surface:
    """A polynomial in some letters: the exponents and the coefficient of each term."""

    def __init__(self, terms: Sequence[tuple[tuple[int, ...], Fraction]]) -> None:
        self.exact = list(terms)
        self.floats = [(exponents, float(coefficient)) for exponents, coefficient in terms]
        self.letters = len(terms[0][0]) if terms else 0

    def value(self, x: Sequence[float]) -> float:
        """The value at a point, in floating point."""
        total = 0.0
        for exponents, coefficient in self.floats:
            for number, exponent in zip(x, exponents):
                if exponent:
                    coefficient *= number ** exponent
            total += coefficient
        return total

    def at(self, x: Sequence[Any]) -> Local:
        """The value at a point with its derivatives, in the kind of number that the point has."""
        number = range(self.letters)
        value, slope, curvature = 0 * x[0], [0 * x[0] for _ in number], [[0 * x[0] for _ in number] for _ in number]
        for exponents, coefficient in (self.exact if isinstance(x[0], Fraction) else self.floats):
            used = [k for k in number if exponents[k]]
            value += coefficient * _product(x, exponents, ())
            for k in used:
                slope[k] += coefficient * exponents[k] * _product(x, exponents, (k,))
                for other in used:
                    times = exponents[other] - (k == other)
                    if times:
                        curvature[k][other] += coefficient * exponents[k] * times * _product(x, exponents, (k, other))
        return Local(value, slope, curvature)


def _product(x: Sequence[Any], exponents: Sequence[int], without: tuple[int, ...]) -> Any:
    """The product of powers, with each letter of `without` once less."""
    total = x[0] ** 0
    for k, exponent in enumerate(exponents):
        power = exponent - without.count(k)
        if power:
            total *= x[k] ** power
    return total


def special_points(surfaces: Sequence[Surface], start: Sequence[Fraction]) -> Iterator[list[Fraction]]:
    """Points near a start at which a surface is level or has the other sign, or several are 0."""
    begin = [float(number) for number in start]
    ways: list[Callable[[], list[Fraction] | None]] = []
    for surface in surfaces:
        ways += [lambda s=surface: _polished(s, _level(s, begin)),       # type: ignore[misc]
                 lambda s=surface: _polished(s, _downhill(s, begin))]    # type: ignore[misc]
    for together in range(2, min(len(begin), len(surfaces)) + 1):
        ways += [lambda among=among: _rational(_meeting(among, begin))   # type: ignore[misc]
                 for among in islice(combinations(surfaces, together), TOGETHER)]
    for way in ways:
        try:
            found = way()
        except (OverflowError, ZeroDivisionError):
            continue
        if found is not None:
            yield found


def _level(surface: Surface, x: Vector) -> Vector | None:
    """Where its slope is 0, by Newton's method."""
    for _ in range(STEPS):
        here = surface.at(x)
        step = solved(here.curvature, here.slope)
        if step is None:
            return None
        x = [a - b for a, b in zip(x, step)]
        if not all(isfinite(a) and abs(a) < FAR for a in x):
            return None
        if all(abs(b) <= 1e-13 * (1 + abs(a)) for a, b in zip(x, step)):
            break
    return x


def _downhill(surface: Surface, x: Vector) -> Vector | None:
    """Where the distance from 0 is least, or the sign is another, by damped steps."""
    here, damping = surface.at(x), 1e-3
    sign = -1.0 if here.value < 0 else 1.0
    for _ in range(DAMPED):
        size = max(abs(entry) for row in here.curvature for entry in row) or 1.0
        damped = [[sign * entry + damping * size * (r == c) for c, entry in enumerate(row)]
                  for r, row in enumerate(here.curvature)]
        step = solved(damped, [sign * entry for entry in here.slope], definite=True)
        moved = step and [a - b for a, b in zip(x, step)]
        there = surface.at(moved) if moved and all(abs(a) < FAR for a in moved) else None
        if moved and there is not None and sign * there.value < sign * here.value:
            if all(abs(a - b) <= 1e-14 * (1 + abs(a)) for a, b in zip(x, moved)):
                return moved
            x, here, damping = moved, there, damping / 8
            if sign * here.value < 0:
                return x
        else:
            damping *= 5
            if damping > 1e12:
                break
    return x


def _meeting(surfaces: Sequence[Surface], x: Vector) -> Vector | None:
    """Where all are 0, by the method of Gauss and Newton."""
    for _ in range(STEPS):
        here = [surface.at(x) for surface in surfaces]
        gram = [[sum(a * b for a, b in zip(one.slope, other.slope)) for other in here] for one in here]
        shares = solved(gram, [local.value for local in here])
        if shares is None:
            return None
        step = [sum(share * local.slope[k] for share, local in zip(shares, here)) for k in range(len(x))]
        x = [a - b for a, b in zip(x, step)]
        if not all(isfinite(a) and abs(a) < FAR for a in x):
            return None
        if all(abs(b) <= 1e-13 * (1 + abs(a)) for a, b in zip(x, step)):
            return x
    return None


def _polished(surface: Surface, x: Vector | None) -> list[Fraction] | None:
    """The same in exact numbers, a little nearer to where the slope is 0, if it was near."""
    exact = _rational(x)
    for _ in range(POLISHED if exact else 0):
        assert exact is not None
        here = surface.at(exact)
        step = solved(here.curvature, here.slope)
        if step is None or any(abs(b) > abs(a) / 10**6 + Fraction(1, 10**6) for a, b in zip(exact, step)):
            break
        exact = [Fraction(round((a - b) * FINE**2), FINE**2) for a, b in zip(exact, step)]
    return exact


def _rational(x: Vector | None) -> list[Fraction] | None:
    return None if x is None else [Fraction(round(a * FINE), FINE) for a in x]


def solved(matrix: Rows, right: Vector, definite: bool = False) -> Vector | None:
    """The solution of a system; None if there is none, or if a matrix that must be positive definite is not.

    >>> solved([[2.0, 0.0], [0.0, 4.0]], [2.0, 2.0]), solved([[1.0, 2.0], [2.0, 1.0]], [1.0, 1.0], definite=True)
    ([1.0, 0.5], None)
    """
    lines = [[*row, value] for row, value in zip(matrix, right)]
    for c in range(len(lines)):
        pivot = c if definite else max(range(c, len(lines)), key=lambda r: abs(lines[r][c]))
        if lines[pivot][c] == 0 or definite and lines[pivot][c] < 0:
            return None
        lines[c], lines[pivot] = lines[pivot], lines[c]
        for r, line in enumerate(lines):
            if r != c and line[c]:
                share = line[c] / lines[c][c]
                lines[r] = [a - share * b for a, b in zip(line, lines[c])]
    return [line[-1] / line[c] for c, line in enumerate(lines)]
