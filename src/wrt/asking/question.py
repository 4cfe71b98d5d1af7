"""What was typed, read as a question: the function, the letter that it is differentiated by, and the shapes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..claims.rewrite import replaced
from ..errors import TypedError
from ..language.dimension import SCALAR, Dimension
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import Symbol
from ..parsing import Typed, typed
from ..parsing.kinds import Shapes
from .request import Request

# by what one most often differentiates: the first of these that was typed is offered first
USUAL = ("W", "w", "X", "x", "Theta", "theta", "B", "beta", "b", "Sigma", "mu", "Z", "z", "Y", "y", "A", "a")
LONGEST = 2000      # signs that are read
BY = r"(?P<by>\\?[^\W\d_]+(?:_\w+)?)"
# a question that is typed as a whole, as in d(Wx)/dW, d/dx (x'Ax) and "x'Ax with respect to x"
WHOLE = [re.compile(pattern, re.DOTALL) for pattern in (
    rf"(?:d|∂|\\partial)\s*(?P<of>\(.*\))\s*/\s*(?:d|∂|\\partial)\s*{BY}",
    rf"(?:d|∂|\\partial)\s*/\s*(?:d|∂|\\partial)\s*{BY}(?=[\s(])(?P<of>.*)",
    rf"\\frac\s*\{{\s*(?:d|\\partial|\\mathrm{{d}})\s*\}}\s*\{{\s*(?:d|\\partial|\\mathrm{{d}})\s*{BY}\s*\}}(?P<of>.*)",
    rf"(?:(?:the )?(?:derivative|gradient|jacobian) of )?(?P<of>.*)\s(?:w\.?r\.?t\.?|with respect to|by)\s+{BY}",
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
        chosen = Shapes(request.shapes)
        try:
            found = typed(text.strip() and text, chosen.declared)
        except TypedError as error:
            raise TypedError(error.words, request.text, error.place, error.remedy + _numbers(chosen)) from None
        other = chosen.structured(found.letters)
        letters = [other.get(letter, letter) for letter in found.letters.values()]
        named = [letter for letter in letters if isinstance(letter, Symbol)]
        if not named:
            raise TypedError("there is no letter in it to differentiate by", request.text, 0,
                             "write a function of a letter, as in x'*A*x")
        sizes = {found.sizes[name]: number for name, number in chosen.numbers.items() if name in found.sizes}
        return cls(replaced(found.expression, other), _chosen(named, request.by or by, request.text), found,
                   tuple(named), sizes)

    @cached_property
    def other(self) -> dict[Expression, Expression]:
        """The letters that are of a structure, by what they were read as."""
        read = self.reading.letters.values()
        return {before: after for before, after in zip(read, self.letters) if before != after}


def _numbers(chosen: Shapes) -> str:
    """What the names of sizes are that were given as numbers."""
    told = ", ".join(f"{name} is {number}" for name, number in chosen.numbers.items())
    return f"; here {told}" * bool(told)


def _split(text: str) -> tuple[str, str]:
    """The function and the letter of a question that is typed as a whole; signs before it are blanks, for the place."""
    begin = len(text) - len(text.lstrip())
    for pattern in WHOLE:
        if (found := pattern.fullmatch(text.rstrip(), begin)) and found["of"].strip(" ()"):
            return " " * found.start("of") + found["of"], found["by"].lstrip("\\")
    return text, ""


def _chosen(letters: Sequence[Symbol], by: str, text: str) -> Symbol:
    """The letter that is asked for, by its name or its print, or else the usual one."""
    if by:
        found = next((letter for letter in letters if by in (letter.name, letter.text())), None)
        if found is None:
            names = ", ".join(letter.text() for letter in letters)
            raise TypedError(f"{by} is not in what was typed", text, 0, f"take one of {names}")
        return found
    arrays = [letter for letter in letters if axes(letter) != SCALAR] or letters
    return min(arrays, key=lambda letter: USUAL.index(letter.name) if letter.name in USUAL else len(USUAL))
