"""How an object shows itself in a notebook: typeset, and written out as data."""

from __future__ import annotations

MIME = "application/vnd.wrt+json"


class Displayed:
    """Gives an object its notebook display. Needs `latex()` and `text()`."""

    def _repr_mimebundle_(self, include=None, exclude=None):
        from .data import write

        return {MIME: write(self), "text/plain": self.text(), "text/latex": f"$\\displaystyle {self.latex()}$"}
