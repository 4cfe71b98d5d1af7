"""Symbolic sizes, and the indices that range over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from ..errors import MisuseError, NamingError
from ..names import checked_index, checked_number_name, checked_plain_name, side_of, triangle_name

T = TypeVar("T")


@dataclass(frozen=True, order=True)
class Dimension:
    """A symbolic size such as n; or n(n+1)/2, as many entries as a triangle of rows and columns over n has."""

    name: str
    side: Dimension | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.side is None and side_of(self.name):
            object.__setattr__(self, "side", Dimension(side_of(self.name)))
        checked_number_name(checked_plain_name(self.letter.name))

    @property
    def letter(self) -> Dimension:
        """The size that is a letter: itself, or the side of the triangle."""
        return self.side or self

    def length(self, sizes: Mapping[Dimension, int]) -> int:
        """How many it is, where letters have these sizes."""
        number = sizes[self.letter]
        return number * (number + 1) // 2 if self.side else number

    def __mul__(self, other: object = None) -> Any:
        raise MisuseError(f"{self.name} is a size: write size({self.name}) for it as a number")

    __rmul__ = __add__ = __radd__ = __sub__ = __rsub__ = __truediv__ = __rtruediv__ = __pow__ = __mul__
    __rpow__ = __neg__ = __mul__

    def __hash__(self) -> int:      # it is asked for very often
        return hash(self.name)

    def __repr__(self) -> str:
        return self.name

    def __iter__(self) -> Iterator[Dimension]:
        raise TypeError(f"{self.name} is one size; write dimensions('n m') for two, with a blank between their names")

    def describe(self) -> str:
        """What it is, in words."""
        return f"the size {self.name}"


Axis = tuple[Dimension, ...]
Shape = tuple[Axis, Axis]
SCALAR: Shape = ((), ())


@dataclass(frozen=True, order=True)
class Index:
    """An index letter that ranges over one dimension."""

    name: str
    dimension: Dimension

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return self.name

    def __iter__(self) -> Iterator[Index]:
        raise TypeError(f"{self.name} is one index; write indices('i j', n) for two, with a blank between their names")

    def describe(self) -> str:
        """What it is, in words."""
        return f"the index {self.name} over {self.dimension.name}"


# how often several names are declared in one line: the result is what they are unpacked into
def _several(names: str, make: Callable[[str], T]) -> Any:
    if not isinstance(names, str) or not names.strip() or "," in names:
        raise NamingError(f"{names!r} is not a text of names with blanks between them", "write it as in 'n m'")
    made = tuple(make(name) for name in names.split())
    return made[0] if len(made) == 1 else made


def dimensions(names: str) -> Any:
    """Symbolic sizes, from their names separated by blanks.

    :raises NamingError: if one is not a name.

    >>> n, m = dimensions("n m")
    """
    return _several(names, lambda name: Dimension(checked_plain_name(name)))


def triangle(side: Dimension) -> Dimension:
    """How many entries the triangle of a matrix (n×n) has, with its diagonal: the size n(n+1)/2.

    >>> triangle(dimensions("n")).name
    'n(n+1)/2'
    """
    if as_dimension(side).side is not None:
        raise MisuseError(f"a triangle has a side such as n, not {side.name}")
    return Dimension(triangle_name(side.name), side)


def indices(names: str, dimension: Dimension) -> Any:
    """Index letters that range over one dimension.

    :raises NamingError: if one is not a single small letter.

    >>> i, p = indices("i p", dimensions("n"))
    """
    if not isinstance(dimension, Dimension):
        raise TypeError(f"an index ranges over a dimension such as n, not over {dimension!r}: write "
                        "indices('i j', n), with n from dimensions('n')")
    return _several(names, lambda name: Index(checked_index(name), dimension))


def as_dimension(value: object) -> Dimension:
    """The value itself, if it is a dimension.

    :raises TypeError: otherwise.
    """
    if isinstance(value, tuple):
        raise TypeError(f"{value!r} is not a dimension, but several: write one after the other, without brackets")
    if not isinstance(value, Dimension):
        raise TypeError(f"{value!r} is not a dimension: make one with dimensions('n')")
    return value


def as_index(value: object) -> Index:
    """The value itself, if it is an index.

    :raises TypeError: otherwise.
    """
    if not isinstance(value, Index):
        raise TypeError(f"{value!r} is not an index: make one with indices('i', n)")
    return value
