"""A result as plain data: what is listed, cited, and published for machines."""

from __future__ import annotations

import wrt
from wrt.words import plain


def record(value: wrt.Formula | wrt.Refutation | wrt.Picture) -> dict:
    """The fields of `formulas.json` that the object itself decides; a picture has none there, and is written out."""
    if isinstance(value, wrt.Picture):
        return wrt.write(value)
    found = {"name": value.name, "statement_latex": value.latex(), "statement_text": value.text()}
    found["python"] = wrt.python(value)
    if isinstance(value, wrt.Refutation):
        return found | {"refuted_by": value.by, "because": plain(value.because), "counterexample": value.finding.text()}
    subject = wrt.subject(value)
    return found | {
        "conditions": [given.text() for given in value.givens],
        "status": value.status,
        "subject": subject.kind,
        "shape": subject.shape,
        "fingerprint": wrt.fingerprint(value),
        "checked": checked(value),
    }


def checked(formula: wrt.Formula) -> dict:
    """How a formula was checked: in words, the verdict on each step, and the sizes."""
    steps = [verdict.status for verdict in formula.derivation.verdicts]
    return {"how": formula.evidence.summary, "steps": steps, "sizes": list(formula.evidence.sizes)}
