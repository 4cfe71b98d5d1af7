"""Turns a value into its sheet: here alone is it printed, and neither a page nor a notebook sees the value itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from ..claims.alone import refuse_alone
from ..claims.classify import subject
from ..claims.condition import Condition
from ..claims.context import Rest
from ..claims.convention import Convention as TrueOtherwise
from ..claims.derivation import Derivation, Formula
from ..claims.derivation import Row as Step
from ..claims.fingerprint import fingerprint
from ..claims.given import Given as Stated
from ..claims.refutation import Refutation
from ..dollars import plain
from ..language.data import Displayed
from ..language.expression import Expression
from ..language.source import python
from ..language.speech import equation
from ..language.words import pieces
from . import curves, nudged, table
from .forms import other_forms
from .sheet import Answer, Check, Convention, Figure, Given, Print, Row, Sheet, Words

if TYPE_CHECKING:       # they need SymPy, and who shows one has imported it
    from ..examples.chart import Chart
    from ..examples.evaluation import Evaluation
    from ..examples.nudge import Nudge
    from ..examples.picture import Picture

# the formulas of a chapter rest on the same givens, so each of them is printed once
GIVENS: dict[tuple[Any, ...], Given] = {}


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
                 line_tex=expression.in_line())


def _evaluation(evaluation: Evaluation) -> Sheet:
    tex = evaluation.latex()
    return Sheet("evaluation", tex=tex, text=evaluation.text(), spoken=evaluation.spoken(), line_tex=tex)


def _stated(given: Stated) -> Sheet:
    return Sheet("given", givens=(_given(given),))


def _condition(condition: Condition) -> Sheet:
    return Sheet("condition", givens=(_given(condition),))


def _derivation(derivation: Derivation) -> Sheet:
    givens = tuple(map(_given, derivation.givens))
    return Sheet("derivation", rows=_rows(derivation), status=derivation.status, givens=givens)


def _formula(formula: Formula) -> Sheet:
    evidence, about = formula.evidence, subject(formula)
    rows, steps = _rows(formula.derivation), tuple(verdict.status for verdict in formula.derivation.verdicts)
    # its sides are the first and the last of the rows, and need no print of their own
    tex = f"{rows[0].left.tex} {rows[0].relation} {rows[-1].right.tex}"
    return Sheet(
        "formula", name=formula.name, title=formula.title, tex=tex, text=formula.text(), spoken=formula.spoken(),
        line_tex=_line_tex(formula), python=python(formula), rows=rows, givens=tuple(map(_given, formula.givens)),
        status=formula.status, check=Check(evidence.summary, steps, evidence.sizes),
        subject=about.kind, shape=about.shape, fingerprint=fingerprint(formula),
        forms=other_forms(formula),
    )


def _refutation(refutation: Refutation) -> Sheet:
    found = refutation.finding
    return Sheet(
        "refutation", name=refutation.name, title=refutation.title, tex=refutation.latex(), text=refutation.text(),
        spoken=refutation.spoken(), line_tex=_line_tex(refutation),
        python=python(refutation), status="refuted", refuted_by=refutation.by,
        givens=tuple(map(_given, refutation.givens)), because=_words(refutation.because),
        finding=Words(found.text(), tuple(found.pieces())), convention=_convention(refutation.convention),
        answer=_answer(refutation),
    )


def _picture(picture: Picture) -> Sheet:
    svg = table.draw(picture.panels, picture.alt)
    return Sheet("picture", name=picture.name, figure=Figure(svg, picture.alt, "", _words(picture.caption)))


def _nudge(nudge: Nudge) -> Sheet:
    """On a page it is a picture, of which something is told."""
    figure = Figure(nudged.draw(nudge.tables, nudge.alt), nudge.alt, "", _words(nudge.caption))
    return Sheet("picture", name=nudge.name, figure=figure, finding=_words(nudge.words()))


def _chart(chart: Chart) -> Sheet:
    svg, words = curves.draw(chart.curves, chart.across, chart.alt), [curve.label for curve in chart.curves]
    return Sheet("chart", figure=Figure(svg, chart.alt, "; ".join([chart.across, *words]), _words(chart.caption)))


MAKERS: dict[str, Callable[[Any], Sheet]] = {
    "expression": _expression, "evaluation": _evaluation, "given": _stated, "condition": _condition,
    "derivation": _derivation, "formula": _formula, "refutation": _refutation, "picture": _picture, "nudge": _nudge,
    "chart": _chart,
}


def _convention(found: TrueOtherwise | None) -> Convention:
    return Convention() if found is None else Convention(found.words, found.latex(), found.text(), found.spoken())


def _answer(refutation: Refutation) -> Answer:
    left, right, free = refutation.left, refutation.instead, refutation.free
    if right is None:
        return Answer()
    return Answer(f"{left.latex(free)} = {right.latex(free)}", f"{left.text(free)} = {right.text(free)}",
                  equation(left, right, free), refutation.checked)


def _line_tex(statement: Formula | Refutation) -> str:
    return " = ".join(side.in_line(statement.free) for side in (statement.left, statement.right))


def _rows(derivation: Derivation) -> tuple[Row, ...]:
    return tuple(map(_row, derivation.rows()))


def _row(row: Step) -> Row:
    left, right = map(Print, (row.left, row.right), row.spoken, row.text)
    if isinstance(row.reason, Formula):
        return Row(left, row.relation, right, Words(), row.reason.name, fingerprint(row.reason))
    return Row(left, row.relation, right, _words(row.reason))


def _given(given: Rest) -> Given:
    match given:
        case Condition():
            what: tuple[Any, ...] = given.expression, given.property
        case Stated():
            what = given.symbol, given.independent_of
        case _:
            what = (given,)
    if what not in GIVENS:
        GIVENS[what] = _printed(given)
    return GIVENS[what]


def _printed(given: Rest) -> Given:
    printed = Given(given.latex(), given.text(), given.words, given.spoken())
    if not isinstance(given, Stated) or given.independent_of is None:
        return printed
    return replace(printed, symbol=_print(given.symbol), independent_of=_print(given.independent_of))


@cache
def _print(symbol: Expression) -> Print:
    return Print(symbol.latex(), symbol.spoken())


def _words(words: str) -> Words:
    return Words(plain(words), tuple(pieces(words)))
