"""What a notebook shows of a value, by MIME type: what a page shows of it, in the same words.

Jupyter and VS Code both typeset the TeX in Markdown. Beside it there is nothing but plain text, for terminals: VS Code
would choose LaTeX before it, and does not typeset TeX in HTML, which Jupyter would choose. A figure is an SVG alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..claims.derivation import Formula
from ..dollars import printed
from ..errors import WrtError
from ..language.data import MIME, Displayed, shown, write
from ..language.words import pieces
from . import evidence
from .image import image
from .maker import sheet_of
from .phrases import FALSE, HOW, RIGHT, WITH, rests, stated, true_otherwise, which_is_false
from .sheet import Sheet

MARKDOWN, PLAIN, SVG = "text/markdown", "text/plain", "image/svg+xml"
# what Markdown would take for its own
SIGN = re.compile(r"([\\`*_\[\]<>#|~&$])")


@shown.register
def bundle(value: Displayed) -> dict[str, Any]:
    """All that is shown of a value; what may not be shown alone is refused in its place.

    >>> from wrt import Scalar, nonzero
    >>> a = Scalar("a")
    >>> bundle(nonzero(a - a))["text/plain"]
    'refused: no point was found at which a - a is nonzero'
    """
    try:
        sheet = sheet_of(value)
    except WrtError as refusal:
        return {MARKDOWN: f"**refused**: {_words(pieces(refusal.words))}", PLAIN: f"refused: {refusal}"}
    data = {MIME: write(value), PLAIN: "\n".join(plain(value, sheet))}
    if sheet.figure.svg:
        return data | {SVG: image(sheet.figure, _below(value))}
    return data | {MARKDOWN: "\n\n".join(markdown(value, sheet))}


def markdown(value: Any, sheet: Sheet) -> list[str]:
    """The paragraphs of what is no figure."""
    match sheet.kind:
        case "given" | "condition":
            return [_words(stated(sheet.givens[0]))]
        case "derivation":
            return [_display(value.latex()), *_conditions(sheet), f"({sheet.status})"]
        case "formula":
            return _formula(value, sheet)
        case "refutation":
            return _refutation(sheet)
    return [_display(sheet.tex)]


def _formula(formula: Formula, sheet: Sheet) -> list[str]:
    """The statement, its steps if there are several, what it rests on, and how it was checked."""
    several = len(sheet.rows) > 1
    return [f"**{sheet.name}** ({sheet.status})", *[_display(sheet.tex)] * several,
            _display(formula.derivation.latex()), *_conditions(sheet),
            f"<details><summary>{HOW}</summary>", *map(_escaped, evidence.paragraphs(sheet.check)), "</details>"]


def _refutation(sheet: Sheet) -> list[str]:
    """A claim that is false: nothing of it stands alone, its mathematics neither."""
    told = [f"**{which_is_false(sheet.name)}** ({sheet.status})", _display(rf"\text{{{FALSE}: }} {sheet.tex}"),
            *_conditions(sheet), _words(sheet.because.pieces), _words(sheet.finding.pieces)]
    if sheet.answer.status:
        told.insert(2, _display(rf"\text{{{RIGHT} ({sheet.answer.status}): }} {sheet.answer.tex}"))
    if sheet.convention.words:
        told += [_escaped(true_otherwise(sheet.convention)), _display(sheet.convention.tex)]
    return told


def plain(value: Any, sheet: Sheet) -> list[str]:
    """The lines of the same for a terminal."""
    match sheet.kind:
        case "derivation":
            return [value.text(), *_givens(sheet), f"({sheet.status})"]
        case "formula":
            return [f"{sheet.name} ({sheet.status})", value.derivation.text(), *_givens(sheet)]
        case "refutation":
            found = [true_otherwise(sheet.convention), sheet.convention.text] * bool(sheet.convention.words)
            right = [f"{RIGHT}: {sheet.answer.text} ({sheet.answer.status})"] * bool(sheet.answer.status)
            return [f"{which_is_false(sheet.name)} ({sheet.status})", f"{FALSE}: {sheet.text}", *right, *_givens(sheet),
                    sheet.because.text, sheet.finding.text, *found]
        case "picture" | "chart":
            return [value.text(), *filter(None, [sheet.figure.caption.text])]
    return [value.text()]


def _below(figure: Any) -> str:
    """What stands below a figure: what is told of a nudge, and the author's words."""
    told = [printed(figure.words())] if figure.kind == "nudge" else []
    return " ".join([*told, *filter(None, [figure.caption])])


def _conditions(sheet: Sheet) -> list[str]:
    return [_words(rests(sheet.givens))] * bool(sheet.givens)


def _givens(sheet: Sheet) -> list[str]:
    return [f"{WITH.strip()}: {'; '.join(given.text for given in sheet.givens)}"] * bool(sheet.givens)


def _display(tex: str) -> str:
    return f"$$\n{tex}\n$$"


def _words(pieces: Sequence[tuple[str, str, str]]) -> str:
    """Words with the TeX behind them; VS Code wants no blank within the dollars."""
    return "".join(_escaped(words) + f"${tex.strip()}$" * bool(tex) for words, tex, _ in pieces)


def _escaped(words: str) -> str:
    return SIGN.sub(r"\\\1", words)
