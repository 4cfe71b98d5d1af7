"""Turns a value of wrt into its sheet: here alone is it printed, and no page sees the value itself."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import wrt
from wrt.claims import convention
from wrt.claims.alone import refuse_alone
from wrt.claims.context import Rest
from wrt.dollars import plain
from wrt.language.words import pieces

from ..parts import curves, table
from ..parts.sheet import Check, Convention, Figure, Given, Print, Row, Sheet, Words

# the formulas of a chapter rest on the same givens, so each of them is printed once
GIVENS: dict[tuple, Given] = {}


def sheet_of(value: object) -> Sheet:
    """All that pages need of a value.

    :raises TypeError: it is nothing that a page can show.
    :raises WrtError: it may not be shown alone.
    """
    refuse_alone(value)
    match value:
        case wrt.Expression():
            return Sheet("expression", tex=value.latex(), text=value.text(), spoken=value.spoken(),
                         line_tex=value.in_line())
        case wrt.Given():
            return Sheet("given", givens=(_given(value),))
        case wrt.Condition():
            return Sheet("condition", givens=(_given(value),))
        case wrt.Derivation():
            return Sheet("derivation", rows=_rows(value), status=value.status, givens=tuple(map(_given, value.givens)))
        case wrt.Formula():
            return _formula(value)
        case wrt.Refutation():
            return _refutation(value)
        case wrt.Picture():
            svg = table.draw(value.panels, value.alt)
            return Sheet("picture", name=value.name, figure=Figure(svg, value.alt, "", _words(value.caption)))
        case wrt.Chart():
            svg, words = curves.draw(value.curves, value.across, value.alt), [curve.label for curve in value.curves]
            shown = Figure(svg, value.alt, "; ".join([value.across, *words]), _words(value.caption))
            return Sheet("chart", figure=shown)
        case wrt.Evaluation():
            tex = value.latex()
            return Sheet("evaluation", tex=tex, text=value.text(), spoken=value.spoken(), line_tex=tex)
    raise TypeError(f"{type(value).__name__} cannot be shown on a page")


def _formula(formula: wrt.Formula) -> Sheet:
    evidence, about = formula.evidence, wrt.subject(formula)
    rows, steps = _rows(formula.derivation), tuple(verdict.status for verdict in formula.derivation.verdicts)
    # its sides are the first and the last of the rows, and need no print of their own
    tex = f"{rows[0].left.tex} {rows[0].relation} {rows[-1].right.tex}"
    return Sheet(
        "formula", name=formula.name, tex=tex, text=formula.text(), spoken=formula.spoken(),
        line_tex=_line_tex(formula), python=wrt.python(formula), rows=rows, givens=tuple(map(_given, formula.givens)),
        status=formula.status, check=Check(evidence.summary, steps, evidence.sizes),
        subject=about.kind, shape=about.shape, fingerprint=wrt.fingerprint(formula),
    )


def _refutation(refutation: wrt.Refutation) -> Sheet:
    found = refutation.finding
    return Sheet(
        "refutation", name=refutation.name, tex=refutation.latex(), text=refutation.text(),
        spoken=refutation.spoken(), line_tex=_line_tex(refutation),
        python=wrt.python(refutation), status="refuted", refuted_by=refutation.by,
        givens=tuple(map(_given, refutation.givens)), because=_words(refutation.because),
        finding=Words(found.text(), tuple(found.pieces())), convention=_convention(refutation.convention),
    )


def _convention(found: convention.Convention | None) -> Convention:
    return Convention() if found is None else Convention(found.words, found.latex(), found.text(), found.spoken())


def _line_tex(statement: wrt.Formula | wrt.Refutation) -> str:
    return f"{statement.left.in_line()} = {statement.right.in_line()}"


def _rows(derivation: wrt.Derivation) -> tuple[Row, ...]:
    return tuple(_row(row) for row in derivation.rows())


def _row(row) -> Row:
    left, right = (Print(tex, spoken) for tex, spoken in zip((row.left, row.right), row.spoken))
    if isinstance(row.reason, wrt.Formula):
        return Row(left, row.relation, right, Words(), by=row.reason.name)
    return Row(left, row.relation, right, _words(row.reason))


def _given(given: Rest) -> Given:
    match given:
        case wrt.Condition():
            what: tuple = given.expression, given.property
        case wrt.Given():
            what = given.symbol, given.independent_of
        case _:
            what = (given,)
    if what not in GIVENS:
        GIVENS[what] = _printed(given)
    return GIVENS[what]


def _printed(given: Rest) -> Given:
    printed = Given(given.latex(), given.text(), given.words, given.spoken())
    if not isinstance(given, wrt.Given) or given.independent_of is None:
        return printed
    return replace(printed, symbol=_print(given.symbol), independent_of=_print(given.independent_of))


@cache
def _print(symbol: wrt.Expression) -> Print:
    return Print(symbol.latex(), symbol.spoken())


def _words(words: str) -> Words:
    return Words(plain(words), tuple(pieces(words)))
