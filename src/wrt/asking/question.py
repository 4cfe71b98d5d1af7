"""What was typed, read as a question: the function, the letter that it is differentiated by, and the shapes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..claims.rewrite import replaced
from ..errors import TypedError
from ..language.dimension import SCALAR, Dimension
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import Structured, Symbol
from ..nodes.structured import DECLARED
from ..parsing import Typed, typed
from .request import Request

# what a letter may be, and how many sizes it then has
KINDS = {"number": 0, "column": 1, "row": 1, "matrix": 2, **dict.fromkeys(DECLARED, 1)}
# by what one most often differentiates: the first of these that was typed is offered first
USUAL = "W w X x Theta theta B beta b Sigma mu Z z Y y A a U u V v".split()
NAMES = "nmklpqrs"
LONGEST, MOST = 2000, 10**6     # signs that are read, and the greatest size
BY = r"(?P<by>\\?[^\W\d_]+(?:_\w+)?)"
# a question that is typed as a whole, as in d(Wx)/dW, d/dx (x'Ax) and "x'Ax with respect to x"
WHOLE = [re.compile(pattern, re.DOTALL) for pattern in (
    rf"\s*(?:d|∂|\\partial)\s*(?P<of>\(.*\))\s*/\s*(?:d|∂|\\partial)\s*{BY}\s*",
    rf"\s*(?:d|∂|\\partial)\s*/\s*(?:d|∂|\\partial)\s*{BY}(?=[\s(])(?P<of>.*)",
    rf"\s*\\frac\s*\{{\s*(?:d|\\partial|\\mathrm{{d}})\s*\}}\s*\{{\s*(?:d|\\partial|\\mathrm{{d}})\s*{BY}\s*\}}(?P<of>.*)",
    rf"\s*(?:(?:the )?(?:derivative|gradient|jacobian) of )?(?P<of>.*)\s(?:w\.?r\.?t\.?|with respect to|by)\s+{BY}\s*",
)]


@dataclass(frozen=True)
class Question:
    """A function of letters, with the one by which it is differentiated, and the sizes that are numbers."""

    of: Expression
    by: Symbol
    reading: Typed
    letters: tuple[Symbol, ...]     # as they were typed, each of its structure
    sizes: Mapping[Dimension, int]

    @classmethod
    def read(cls, request: Request) -> Question:
        """The question of a request.

        :raises TypedError: it cannot be read, does not fit, or has no such letter; with the place.
        """
        if len(request.text) > LONGEST:
            raise TypedError(f"this has {len(request.text)} signs, and {LONGEST} are read", remedy="shorten it")
        text, by = _split(request.text)
        declared = Shapes(request.shapes)
        try:
            found = typed(text.strip() and text, declared.declared)
        except TypedError as error:
            raise TypedError(error.words, request.text, error.place, error.remedy) from None
        other: dict[Expression, Expression] = {
            letter: _structured(letter, declared.structures[name]) for name, letter in found.letters.items()
            if name in declared.structures and isinstance(letter, Symbol)}
        letters = tuple(other.get(letter, letter) for letter in found.letters.values())
        named = [letter for letter in letters if isinstance(letter, Symbol)]
        if not named:
            raise TypedError("there is no letter in it to differentiate by", request.text, 0,
                             "write a function of a letter, as in x'*A*x")
        sizes = {found.sizes[name]: number for name, number in declared.numbers.items() if name in found.sizes}
        return cls(replaced(found.expression, other), _chosen(named, request.by or by, request.text), found,
                   tuple(named), sizes)

    @cached_property
    def other(self) -> dict[Expression, Expression]:
        """The letters that are of a structure, by what they were read as."""
        read = self.reading.letters.values()
        return {before: after for before, after in zip(read, self.letters) if before != after}

    def answer(self, line: str) -> Expression:
        """A line of the reader's own answer, in the letters of the question; dX is the increment of X.

        :raises TypedError: it cannot be read; with the place.
        """
        return replaced(typed(line, like=self.reading).expression, self.other)


class Shapes:
    """The shapes that a reader chose: those that `typed` takes, the structures, and the sizes that are numbers."""

    def __init__(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        self.structures: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        taken = {size for kind, *sizes in filter(None, chosen.values()) for size in sizes} | set(chosen)
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
        """A size by name; of those that are numbers, equal ones have one name."""
        if not size.isascii() or not size.isdigit():
            return size
        number = int(size) if len(size) <= len(str(MOST)) else MOST + 1
        if not 1 <= number <= MOST:
            raise TypedError(f"{name} cannot have {size} entries along an axis", remedy=f"take from 1 to {MOST}")
        if number == 1:
            return 1
        known = next((known for known, other in self.numbers.items() if other == number), None) or next(self.free)
        self.numbers[known] = number
        return known


def _structured(letter: Symbol, structure: str) -> Structured:
    return Structured(letter.name, letter.rows, letter.columns, structure=structure)


def _split(text: str) -> tuple[str, str]:
    """The function and the letter of a question that is typed as a whole; signs before it are blanks, for the place."""
    for pattern in WHOLE:
        if (found := pattern.fullmatch(text)) and found["of"].strip(" ()"):
            return " " * found.start("of") + found["of"], found["by"].lstrip("\\")
    return text, ""


def _chosen(letters: Iterable[Symbol], by: str, text: str) -> Symbol:
    """The letter that is asked for, by its name or its print, or else the usual one."""
    names = {name: letter for letter in letters for name in (letter.text(), letter.name)}
    if by:
        if by not in names:
            raise TypedError(f"{by} is not in what was typed", text, 0, f"take one of {', '.join(letter_names(letters))}")
        return names[by]
    arrays = [letter for letter in names.values() if axes(letter) != SCALAR]
    usual = next((names[name] for name in USUAL if name in names and (names[name] in arrays or not arrays)), None)
    return usual or next(iter(arrays), None) or next(iter(names.values()))


def letter_names(letters: Iterable[Symbol]) -> list[str]:
    """The letters, as they print."""
    return [letter.text() for letter in letters]


def kind_of(letter: Symbol) -> str:
    """Which of `KINDS` a letter is.

    >>> from wrt import Symmetric, Vector, dimensions
    >>> n = dimensions("n")
    >>> kind_of(Vector("x", n)), kind_of(Symmetric("S", n))
    ('column', 'symmetric')
    """
    if isinstance(letter, Structured):
        return letter.structure
    rows, columns = axes(letter)
    return {(False, False): "number", (True, False): "column", (False, True): "row"}.get(
        (bool(rows), bool(columns)), "matrix")
