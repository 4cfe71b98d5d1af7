"""What is compared between this Python and that of the page: the derivatives of `tests/derived.py`, as told."""

from __future__ import annotations

import json

from derived import Asked, wanted

from wrt.derivatives import NoMatrixForm, derive


def told(one: Asked) -> list[str]:
    """The steps, the answer and the status."""
    try:
        found = derive(one.of, one.by, one.form, one.along, one.conditions)
    except NoMatrixForm:
        found = derive(one.of, one.by, "entries")
    return [found.text(), found.latex(), found.status]


def report(first: int | None = None) -> str:
    """All of them, or the first, as JSON."""
    return json.dumps([told(one) for one in wanted()[:first]])
