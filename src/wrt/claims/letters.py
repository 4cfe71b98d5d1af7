"""The letters of a statement, numbered: what says the same in other letters is checked at the same points."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..language.data import read, write
from ..language.expression import NODES, Expression
from ..names import side_of, triangle_name
from ..nodes import Symbol
from ..nodes.functions import KNOWN

Letter = Callable[[str], Any]


def relettered(value: Any, letter: Letter, index: Letter) -> Any:
    """A value of written-out data with other names, those of indices among them; the places of nodes stay."""
    match value:
        case ["dimension", name]:
            return ["dimension", _size(name, letter)]
        case ["index", name, dimension]:
            return ["index", index(name), _size(dimension, letter)]
        case ["function", name, order]:
            return ["function", name if name in KNOWN else letter(name), order]
        case ["list", *values]:
            return ["list", *(relettered(inner, letter, index) for inner in values)]
    return value


def _size(name: str, letter: Letter) -> Any:
    """The name of a size; that of a triangle has the letter of its side in it."""
    side = side_of(name)
    return triangle_name(letter(side)) if side else letter(name)


def entry_relettered(entry: Sequence[Any], letter: Letter, value: Letter) -> list[Any]:
    """An entry of the table of nodes with another name for a symbol; `value` does the same for its other values."""
    kind, *values = entry
    first = [letter(values[0])] if issubclass(NODES[kind], Symbol) else []
    return [kind, *first, *map(value, values[len(first):])]


def renamed(expressions: Iterable[Expression], letters: Mapping[str, int]) -> list[Expression]:
    """The expressions in names that are the same whatever their letters were: the numbers of these.

    Indices keep theirs, on which no proof depends.

    >>> from wrt import Vector, dimensions
    >>> [form] = renamed([Vector("y", dimensions("n"))], {"y": 0, "n": 1})
    >>> form
    v_1000
    """
    names = dict(letters)

    def letter(name: str) -> str:
        return f"v_{1000 + names.setdefault(name, len(names))}"

    def value(inner: Any) -> Any:
        return relettered(inner, letter, str)

    written = map(write, expressions)
    return [read({**data, "nodes": [entry_relettered(entry, letter, value) for entry in data["nodes"]]})
            for data in written]


def numbered(lines: Sequence[Expression]) -> tuple[str, dict[str, int]]:
    """The lines in numbers for letters, as text, and the number of each letter.

    Letters are numbered in order of first occurrence; of the lines and the same lines backwards, the
    one counts whose text is less, so that turning them round changes nothing.

    >>> from wrt import Matrix, dimensions
    >>> n, m = dimensions("n m")
    >>> W, A = Matrix("W", n, m), Matrix("A", m, n)
    >>> numbered([W, A.T])[0] == numbered([A, W.T])[0] == numbered([W.T, A])[0]
    True
    """
    return min((_numbered(lines), _numbered(lines[::-1])), key=lambda found: found[0])


def _numbered(lines: Sequence[Expression]) -> tuple[str, dict[str, int]]:
    letters: dict[str, int] = {}

    def letter(name: str) -> int:
        return letters.setdefault(name, len(letters))

    def value(inner: Any) -> Any:
        return relettered(inner, letter, letter)

    return json.dumps([[entry_relettered(entry, letter, value) for entry in write(line)["nodes"]]
                       for line in lines]), letters
