"""What is compared between this Python and that of the page: what `tests/derived.py` lists, and the catalogue."""

from __future__ import annotations

import json

from derived import Asked, wanted

from wrt.asking import answered
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


def answers(asked: list[dict]) -> str:
    """What the page answers to what it asks of a formula (`asked` of formulas.json), whole, as JSON.

    The answer is given back as the reader's own, so that what reads and judges it is compared as well.
    """
    return json.dumps([pair for one in asked for pair in _answers(one)])


def _answers(asked: dict) -> list[dict]:
    found = json.loads(answered(json.dumps({"about": "derivative", **asked})))
    found["answer"]["told"].pop()      # the versions of what checked it
    own = found["answer"]["sheet"]["rows"][-1]["right"]["text"]
    return [found, json.loads(answered(json.dumps({"about": "verdict", "answer": own, **asked})))]
