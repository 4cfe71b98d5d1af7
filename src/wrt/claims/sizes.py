"""At which sizes a statement is put to the test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, permutations, product
from math import prod

from ..errors import LimitError
from ..language.dimension import Dimension
from ..language.expression import Expression

Sizes = dict[Dimension, int]
Choices = tuple[Sizes, ...]

# pairwise distinct, since square shapes hide mistakes
SIZES = ((2, 3, 5, 7, 11, 4, 6, 8, 9, 10, 12, 13, 14, 15, 16, 17),
         (4, 3, 2, 5, 6, 8, 7, 10, 9, 11, 13, 12, 15, 14, 17, 16))
# where SIZES do not tell apart: m and 3, n² + 8 and 6n
MORE_SIZES = ((3, 5, 4, 2, 7, 6, 9, 8, 11, 10, 14, 15, 12, 13, 17, 16),
              (5, 2, 7, 3, 4, 9, 6, 11, 10, 8, 15, 14, 13, 12, 16, 17))
TURNED = 120        # further choices, where at those above an inverse does not exist
GRID = 200          # points of a grid at the most
SMALL = 16          # choices of sizes 1 and 2 at the most


def dimensions_of(expressions: Iterable[Expression]) -> list[Dimension]:
    """All dimensions, in order of appearance."""
    return list(dict.fromkeys(size for e in expressions for size in e.all_dimensions))


def default_sizes(*expressions: Expression, among: Sequence[tuple[int, ...]] = SIZES) -> Choices:
    """Choices of sizes for all dimensions, in order of appearance.

    :raises LimitError: for more dimensions than there are sizes.
    """
    found = dimensions_of(expressions)
    if len(found) > len(SIZES[0]):
        raise LimitError(f"a statement with {len(found)} dimensions: at most {len(SIZES[0])} have sizes to check at",
                         "state it in parts, or give equal sizes one name")
    return tuple(dict(zip(found, sizes)) for sizes in among)


def choices(*expressions: Expression) -> Iterator[Sizes]:
    """Pairwise distinct sizes for all dimensions: the usual four, then small ones in every order.

    :raises LimitError: for more dimensions than there are sizes.
    """
    yield from default_sizes(*expressions, among=SIZES + MORE_SIZES)
    found = dimensions_of(expressions)
    small = permutations(range(2, len(found) + 2))
    yield from (dict(zip(found, sizes)) for sizes in islice(small, TURNED))


def grid(dimensions: list[Dimension], degrees: dict[Dimension, int]) -> Choices:
    """Sizes from 1 on that outnumber the degree in each of them, in all combinations; none if they are too many."""
    if prod(degrees.get(d, 0) + 1 for d in dimensions) > GRID:
        return ()
    ranges = [range(1, degrees[d] + 2) if degrees.get(d) else (2,) for d in dimensions]
    return tuple(dict(zip(dimensions, sizes)) for sizes in product(*ranges))


def small_first(tried: Iterable[Sizes]) -> Iterator[Sizes]:
    """Sizes 1 and 2 in all combinations, as long as they are few, small distinct ones, and those that are given."""
    given = list(tried)
    dimensions = list(given[0]) if given else []
    ones = sorted(islice(product((1, 2), repeat=len(dimensions)), SMALL), key=sum)
    small = [*ones, range(1, len(dimensions) + 1), range(len(dimensions), 0, -1), range(2, len(dimensions) + 2)]
    yield from distinct([*(dict(zip(dimensions, sizes)) for sizes in small), *given])


def small_and_distinct(sizes: Sizes) -> Choices:
    """Two choices of sizes, in each of which no two are equal; where they are many, they begin with 1."""
    least, count = (1 if len(sizes) > 2 else 2), len(sizes)
    upward = range(least, least + count)
    return dict(zip(sizes, upward)), dict(zip(sizes, reversed(upward)))


def distinct(among: Iterable[Sizes]) -> Choices:
    """Each choice once, in the order in which they are given."""
    return tuple({tuple(choice.values()): choice for choice in among}.values())
