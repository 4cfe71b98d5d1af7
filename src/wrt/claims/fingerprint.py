"""The fingerprint of a statement: equal for statements that differ in letters and wording only."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from ..language.data import write
from .derivation import Formula
from .letters import entry_relettered, relettered
from .refutation import Refutation

# of the digits, and not of written-out data: it stays while published statements keep their fingerprints
FORMAT = 1
DIGITS = 20


def fingerprint(thing: Formula | Refutation) -> str:
    """Hexadecimal digits that stay while a formula, or a refuted claim, says the same.

    Both sides, the free indices and the conditions count as they are written out, with the letters
    in order of first occurrence. The name, the steps between and the reasons do not count.

    >>> from wrt import Derivation, Matrix, dimensions
    >>> n, m, k = dimensions("n m k")
    >>> twice = lambda W: Formula("twice", Derivation(W.T.T, (W, "rows and columns change places twice")))
    >>> fingerprint(twice(Matrix("W", n, m))) == fingerprint(twice(Matrix("A", m, k)))
    True
    """
    letters: dict[str, str] = {}
    sides = [_tree(write(side), letters) for side in (thing.left, thing.right)]
    conditions = sorted(map(write, thing.conditions), key=lambda data: _text(_tree(data, dict(letters))))
    statement = [FORMAT, thing.kind, sides, sorted(letters[index.name] for index in thing.free),
                 [_tree(data, letters) for data in conditions]]
    return hashlib.sha256(_text(statement).encode()).hexdigest()[:DIGITS]


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _tree(data: dict[str, Any], letters: dict[str, str]) -> dict[str, Any]:
    """Written-out data as a tree without a table; in a statement, a name stands for one thing only."""
    def letter(name: str) -> str:
        return letters.setdefault(name, f"_{len(letters)}")

    def tree(value: Any) -> Any:
        match value:
            case ["node", place]:
                return entry_relettered(data["nodes"][place], letter, tree)
            case ["list", *values]:
                return ["list", *map(tree, values)]
        return relettered(value, letter, letter)

    return {key: tree(value) for key, value in data.items() if key not in ("format", "nodes")}
