"""The shapes of letters as a reader chooses them: a kind and its sizes, each a name or a number."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import TypedError
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import Structured, Symbol
from ..nodes.structured import DECLARED
from .shapes import NAMES

# what a letter may be, and how many sizes it then has
KINDS = {"number": 0, "column": 1, "row": 1, "matrix": 2, **dict.fromkeys(DECLARED, 1)}
MOST = 10**6        # the greatest size
# a letter's kind, and its sizes
Kind = tuple[str, ...]


def kind_of(letter: Symbol) -> str:
    """Which of `KINDS` a letter is.

    >>> from wrt import Symmetric, Vector, dimensions
    >>> n = dimensions("n")
    >>> kind_of(Vector("x", n)), kind_of(Symmetric("S", n))
    ('column', 'symmetric')
    """
    if isinstance(letter, Structured):
        return letter.structure
    rows, columns = map(bool, axes(letter))
    return {(False, False): "number", (True, False): "column", (False, True): "row"}.get((rows, columns), "matrix")


def sizes_of(letter: Symbol) -> tuple[str, ...]:
    """The names of the sizes that stand behind its kind.

    >>> from wrt import Matrix, Symmetric, dimensions
    >>> n, m = dimensions("n m")
    >>> sizes_of(Matrix("A", n, m)), sizes_of(Symmetric("S", n))
    (('n', 'm'), ('n',))
    """
    found = ["·".join(size.name for size in axis) for axis in axes(letter) if axis]
    return tuple(found[:KINDS[kind_of(letter)]])


class Shapes:
    """The shapes that a reader chose: those that `typed` takes, the structures, and the sizes that are numbers.

    Of the sizes that are numbers, those that are equal have one name.

    :raises TypedError: there is no such kind, it has other sizes, or one is out of reach.

    >>> chosen = Shapes({"A": ("matrix", "3", "m"), "S": ("symmetric", "3"), "b": ("row", "m")})
    >>> chosen.declared, chosen.structures, chosen.numbers
    ({'A': ('n', 'm'), 'S': ('n', 'n'), 'b': (1, 'm')}, {'S': 'symmetric'}, {'n': 3})
    """

    def __init__(self, chosen: Mapping[str, Kind]) -> None:
        self.structures: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        taken = {size for _, *sizes in filter(None, chosen.values()) for size in sizes} | set(chosen)
        self.free = iter([name for name in (*NAMES, *(f"n_{k}" for k in range(1, 50))) if name not in taken])
        self.declared = {name: self._shape(name, *kind) for name, kind in chosen.items() if kind}

    def _shape(self, name: str, kind: str, *sizes: str) -> tuple[str | int, ...]:
        if kind not in KINDS:
            raise TypedError(f"{name} cannot be {kind!r}", remedy=f"take one of {', '.join(KINDS)}")
        if len(sizes) != KINDS[kind]:
            raise TypedError(f"{name} is a {kind}, which has {KINDS[kind]} sizes, and {len(sizes)} are given",
                             remedy="write a size as a letter or a number")
        named = [self._size(name, size.strip()) for size in sizes]
        if kind in DECLARED:
            self.structures[name] = kind
            return (named[0], named[0])
        return (1, *named) if kind == "row" else tuple(named)

    def _size(self, name: str, size: str) -> str | int:
        if not size.isascii() or not size.isdigit():
            return size
        number = int(size) if len(size) <= len(str(MOST)) else MOST + 1
        if not 1 <= number <= MOST:
            raise TypedError(f"{name} cannot have {size} entries along an axis", remedy=f"take from 1 to {MOST}")
        if number == 1:
            return 1
        known = next((known for known, other in self.numbers.items() if other == number), None)
        if known is None:
            known = next(self.free, None)
            if known is None:
                raise TypedError("there are too many sizes", remedy="take fewer numbers")
            self.numbers[known] = number
        return known

    def structured(self, letters: Mapping[str, Expression]) -> dict[Expression, Expression]:
        """The letters that are of a structure, by what `typed` read."""
        return {letter: Structured(letter.name, letter.rows, letter.columns, structure=self.structures[name])
                for name, letter in letters.items() if name in self.structures and isinstance(letter, Symbol)}
