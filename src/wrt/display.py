"""How an object shows itself in a notebook: typeset, and written out as data."""

from __future__ import annotations

MIME = "application/vnd.wrt+json"


class Displayed:
    """Gives an object its notebook display. Needs `latex()` and `text()`."""

    def _repr_mimebundle_(self, include=None, exclude=None):
        from .data import write

        bundle = {MIME: write(self), "text/plain": self.text()}
        if latex := self.latex():       # a condition in words has none
            bundle["text/latex"] = f"$\\displaystyle {latex}$"
        return bundle
