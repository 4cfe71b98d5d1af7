"""What a value looks like on a page, as nodes made from its sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docutils import nodes

from wrt.sheets.phrases import BY, FALSE, RIGHT, stated, true_otherwise, which_is_false
from wrt.sheets.sheet import Answer, Convention, Print, Row, Sheet, Words

from .nodes import Part, box, cited, drawing, tex
from .statement import conditions, copied, foot, mark, pieced, typeset
from .title import title

# the attribute by which the box of a result is found
MARKS = {"formula": "derives", "refutation": "refutes", "picture": "depicts"}

# signs beside which a line of text has no room; beside which a side of an equation has none; of both sides together
WIDE, LONG, WHOLE = 32, 16, 50


def block(sheet: Sheet) -> nodes.Node:
    """Show a value as the output of a cell."""
    return BLOCKS[sheet.kind](sheet)


def inline(sheet: Sheet) -> nodes.Node:
    """Show a value in a line of text.

    :raises TypeError: it does not fit in one.
    """
    match sheet.kind:
        case "expression" | "evaluation" | "formula":
            return tex(sheet.line_tex, text=sheet.text, spoken=sheet.spoken)
        case "given" | "condition":
            return box("span", *typeset(stated(sheet.givens[0])))
        case "refutation":
            false = box("span", f" {FALSE}", classes="wrt-mark")
            return box("span", tex(sheet.line_tex, text=sheet.text, spoken=sheet.spoken), false, classes="wrt-false")
    raise TypeError(f"a {sheet.kind} cannot be shown in a line of text")


def worded(words: Words) -> list[Part]:
    """The words of an author; the gate sees what stands between dollars as it sees it in the text."""
    return pieced(words.pieces, lambda source, _: nodes.math(source, source))


def _display(sheet: Sheet) -> nodes.Node:
    return tex(sheet.tex, display=True, spoken=sheet.spoken)


def _given(sheet: Sheet) -> nodes.Node:
    return box("p", *typeset(stated(sheet.givens[0])), classes="wrt-given")


def _derivation(sheet: Sheet) -> nodes.Node:
    steps = [f"{sheet.name}-step-{number}" if sheet.name else "" for number, _ in enumerate(sheet.rows, 1)]
    cells = [cell for row, step in zip(sheet.rows, steps) for cell in _row(row, step)]
    # one thing, through which one reads cell by cell
    count = f"in {len(sheet.rows)} step{'s' * (len(sheet.rows) > 1)}"
    name = f"{title(sheet)}, derived {count}" if sheet.name else f"Derivation {count}"
    shown = box("div", *cells, classes=" ".join(["wrt-derivation", *_looks(sheet.rows)]), role="group", aria_label=name)
    shown[MARKS["formula"]] = sheet.name
    return shown


def _looks(rows: Sequence[Row]) -> list[str]:
    """Where lines are wide without their reasons, these stand below; below a long left side, so does the right one."""
    signs: Callable[[Print], int] = lambda side: len(side.text.replace(" ", ""))
    left, right = max(signs(row.left) for row in rows), max(signs(row.right) for row in rows)
    is_below = left > LONG or left + right > WHOLE
    return ["wrt-wide", *["wrt-below"] * is_below] if left + right > WIDE else []


def _alone(sheet: Sheet) -> nodes.Node:
    """Steps that no formula names: what else stands under a formula stands under them."""
    rests = [conditions(sheet)] * bool(sheet.givens)
    return box("div", _derivation(sheet), box("div", *rests, foot(mark(sheet.status)), classes="wrt-under"))


def _row(row: Row, step: str) -> list[nodes.Node]:
    left = [tex(rf"\displaystyle {row.left.tex}", spoken=row.left.spoken)] if row.left.tex else []
    equal = tex(rf"\displaystyle {{}}{row.relation} {row.right.tex}", spoken=f"equals {row.right.spoken}")
    right = box("div", equal, classes="wrt-right", tabindex="0")
    reason: list[Part] = [BY, cited(name=row.by, fingerprint=row.fingerprint)] if row.by else worded(row.reason)
    if step:
        right["ids"].append(step)
        reason.append(box("a", "#", classes="headerlink", href=f"#{step}", title="Link to this step", machine=True))
    return [
        box("div", *left, classes="wrt-left", **({"tabindex": "0"} if left else {})),
        right,
        box("div", *reason, classes="wrt-reason"),
    ]


def _refutation(sheet: Sheet) -> nodes.Node:
    """A claim that is false, and the right answer beside it: what makes it false, and where it is true."""
    parts: list[Part] = [
        box("div", _claim(FALSE, "wrt-is-false", sheet), *_answer(sheet), classes="wrt-claims"),
        box("p", *worded(sheet.because)),
        box("p", *typeset(sheet.finding.pieces), classes="wrt-finding", machine=True, tabindex="0"),
        *([_convention(sheet.convention)] if sheet.convention.words else []),
        box("div", *[conditions(sheet)] * bool(sheet.givens), foot(copied(sheet)), classes="wrt-under"),
    ]
    shown = box("div", *parts, classes="wrt-refuted", role="group", aria_label=which_is_false(title(sheet)))
    shown["ids"] = [anchor_of(sheet)] * bool(sheet.name)
    shown[MARKS["refutation"]] = sheet.name
    return shown


def anchor_of(refutation: Sheet) -> str:
    """The id by which a false claim is found on its page."""
    return f"refuted-{refutation.name}"


def _claim(said: str, classes: str, stated: Sheet | Answer) -> nodes.Node:
    shown = tex(stated.tex, display=True, spoken=stated.spoken)
    return box("div", box("p", said, classes="wrt-verdict", machine=True), shown, classes=classes)


def _answer(sheet: Sheet) -> list[nodes.Node]:
    answer = sheet.answer
    return [_claim(f"{RIGHT} ({answer.status})", "wrt-is-right", answer)] if answer.status else []


def _convention(found: Convention) -> nodes.Node:
    said = box("p", true_otherwise(found), machine=True)
    return box("div", said, tex(found.tex, display=True, spoken=found.spoken), classes="wrt-otherwise")


def _figure(sheet: Sheet) -> nodes.Node:
    figure = sheet.figure
    picture = drawing(svg=figure.svg, alt=figure.alt, words=figure.words)
    told = [box("p", *typeset(sheet.finding.pieces), machine=True)] * bool(sheet.finding.pieces)
    shown = box("figure", picture, *told, box("figcaption", *worded(figure.caption)), classes="wrt-figure")
    shown[MARKS["picture"]] = sheet.name
    return shown


BLOCKS: dict[str, Callable[[Sheet], nodes.Node]] = {
    "expression": _display, "evaluation": _display, "given": _given, "condition": _given, "derivation": _alone,
    "formula": _derivation, "refutation": _refutation, "picture": _figure, "chart": _figure,
}
