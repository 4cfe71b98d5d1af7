"""What may leave a cell: data of wrt, which are read back, and text."""

from __future__ import annotations

from wrt import MIME


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
