"""Turns a value into its sheet: here alone is it printed, and neither a page nor a notebook sees the value itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..claims.alone import refuse_alone
from ..claims.classify import subject
from ..claims.condition import Condition
from ..claims.derivation import Derivation, Formula
from ..claims.derivation import Row as Step
from ..claims.fingerprint import fingerprint
from ..claims.given import Given as Stated
from ..claims.refutation import Refutation
from ..language.data import Displayed
from ..language.expression import Expression
from ..language.shape import describe, fits
from ..language.source import python
from . import curves, nudged, table
from .asked import asked
from .forms import other_forms
from .prints import convention, found_out, given, stated, worded
from .sheet import Answer, Check, Figure, Print, Row, Sheet, Words

if TYPE_CHECKING:       # they need SymPy, and who shows one has imported it
    from ..examples.chart import Chart
    from ..examples.evaluation import Evaluation
    from ..examples.nudge import Nudge
    from ..examples.picture import Picture


def sheet_of(value: object) -> Sheet:
    """All that is shown of a value.

    :raises TypeError: it is nothing that can be shown.
    :raises WrtError: it may not be shown alone.
    """
    refuse_alone(value)
    if not isinstance(value, Displayed) or value.kind not in MAKERS:
        raise TypeError(f"{type(value).__name__} cannot be shown on a page")
    return MAKERS[value.kind](value)


def _expression(expression: Expression) -> Sheet:
    return Sheet("expression", tex=expression.latex(), text=expression.text(), spoken=expression.spoken(),
                 line_tex=expression.in_line(), shape=describe(expression) if fits(expression) else "")


def _evaluation(evaluation: Evaluation) -> Sheet:
    tex = evaluation.latex()
    return Sheet("evaluation", tex=tex, text=evaluation.text(), spoken=evaluation.spoken(), line_tex=tex)


def _stated(one: Stated) -> Sheet:
    return Sheet("given", givens=(given(one),))


def _condition(condition: Condition) -> Sheet:
    return Sheet("condition", givens=(given(condition),))


def _derivation(derivation: Derivation) -> Sheet:
    givens = tuple(map(given, derivation.givens))
    return Sheet("derivation", rows=_rows(derivation), status=derivation.status, givens=givens)


def _formula(formula: Formula) -> Sheet:
    return replace(statement(formula), fingerprint=fingerprint(formula), forms=other_forms(formula),
                   asked=asked(formula))


def statement(formula: Formula) -> Sheet:
    """The sheet of a formula that is not published: what it states, its steps and its check."""
    evidence, about = formula.evidence, subject(formula)
    rows, steps = _rows(formula.derivation), tuple(verdict.status for verdict in formula.derivation.verdicts)
    # its sides are the first and the last of the rows, and need no print of their own
    tex = f"{rows[0].left.tex} {rows[0].relation} {rows[-1].right.tex}"
    return Sheet(
        "formula", name=formula.name, title=formula.title, tex=tex, text=formula.text(), spoken=formula.spoken(),
        line_tex=_line_tex(formula), python=python(formula), rows=rows, givens=tuple(map(given, formula.givens)),
        status=formula.status, check=Check(evidence.summary, steps, evidence.sizes),
        subject=about.kind, shape=about.shape,
    )


def _refutation(refutation: Refutation) -> Sheet:
    return Sheet(
        "refutation", name=refutation.name, title=refutation.title, tex=refutation.latex(), text=refutation.text(),
        spoken=refutation.spoken(), line_tex=_line_tex(refutation),
        python=python(refutation), status="refuted", refuted_by=refutation.by,
        givens=tuple(map(given, refutation.givens)), because=worded(refutation.because),
        finding=found_out(refutation.finding), convention=convention(refutation.convention),
        answer=_answer(refutation),
    )


def _picture(picture: Picture) -> Sheet:
    svg = table.draw(picture.panels, picture.alt)
    return Sheet("picture", name=picture.name, figure=Figure(svg, picture.alt, "", worded(picture.caption)))


def _nudge(nudge: Nudge) -> Sheet:
    """On a page it is a picture, of which something is told."""
    figure = Figure(nudged.draw(nudge.tables, nudge.alt), nudge.alt, "", worded(nudge.caption))
    return Sheet("picture", name=nudge.name, figure=figure, finding=worded(nudge.words()))


def _chart(chart: Chart) -> Sheet:
    svg, words = curves.draw(chart.curves, chart.across, chart.alt), [curve.label for curve in chart.curves]
    return Sheet("chart", figure=Figure(svg, chart.alt, "; ".join([chart.across, *words]), worded(chart.caption)))


MAKERS: dict[str, Callable[[Any], Sheet]] = {
    "expression": _expression, "evaluation": _evaluation, "given": _stated, "condition": _condition,
    "derivation": _derivation, "formula": _formula, "refutation": _refutation, "picture": _picture, "nudge": _nudge,
    "chart": _chart,
}


def _answer(refutation: Refutation) -> Answer:
    if refutation.instead is None:
        return Answer()
    found = stated(refutation.left, refutation.instead, refutation.free)
    return Answer(found.tex, found.text, found.spoken, refutation.checked)


def _line_tex(statement: Formula | Refutation) -> str:
    return " = ".join(side.in_line(statement.free) for side in (statement.left, statement.right))


def _rows(derivation: Derivation) -> tuple[Row, ...]:
    return tuple(map(_row, derivation.rows()))


def _row(row: Step) -> Row:
    left, right = map(Print, (row.left, row.right), row.spoken, row.text)
    if isinstance(row.reason, Formula):
        return Row(left, row.relation, right, Words(), row.reason.name, fingerprint(row.reason))
    return Row(left, row.relation, right, worded(row.reason))
