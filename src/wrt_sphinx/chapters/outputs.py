"""What may leave a cell: data of wrt, which are read back, and text."""

from __future__ import annotations

import re

from wrt import MIME

# lists in lists at the most: nodes refer to others by their place
DEEPEST = 50
# what a terminal or a browser would obey, or nobody sees
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def legible(value: object, levels: int = DEEPEST) -> object:
    """The same data, with a sign in the place of each character that is none.

    :raises ValueError: it is deeper than any data of wrt.
    """
    if not levels:
        raise ValueError("data within data, too deep")
    match value:
        case str():
            return CONTROL.sub("\N{REPLACEMENT CHARACTER}", value)
        case list():
            return [legible(inner, levels - 1) for inner in value]
        case dict():
            return {legible(key): legible(inner, levels - 1) for key, inner in value.items()}
    return value


def allowed_output(data: dict) -> tuple[dict, str]:
    """Split an output into what may be shown, and why the rest may not."""
    if MIME in data:
        return {MIME: data[MIME]}, ""
    foreign = sorted(set(data) - {"text/plain"})
    if not foreign:
        return {"text/plain": str(data["text/plain"])}, ""
    return {}, (
        f"typed mathematics: a cell shows {foreign[0]}, which nothing checks; "
        "display an object of wrt, or print text"
    )
