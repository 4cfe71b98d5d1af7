"""The names of entries, such as W_12, and how they are printed and said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..language.printing import Latex
from ..language.speech import Spoken
from ..nodes import Symbol


def entry_name(symbol: Symbol, row: int, column: int, shape: Sequence[int | None]) -> str:
    """The name of an entry, like W_12 (counted from 1); `shape` has None for an axis that the symbol has not."""
    places = [str(k + 1) for k, length in zip((row, column), shape) if length is not None]
    separator = "," if any(len(p) > 1 for p in places) else ""
    return "_".join([symbol.name, separator.join(places)]) if places else symbol.name


def named(name: str, style: Latex) -> str:
    """The print of such a name, entries as the entries of their symbols are."""
    base, _, place = name.rpartition("_")
    places = re.findall(r"\d+" if "," in place else r"\d", place) if isinstance(style, Spoken) else [place]
    is_entry = base and place[0].isdigit()       # of x_t, t is a part of the name
    return style.subscript(style.name(base), places) if is_entry else style.name(name)
