"""What is said of a statement wherever it is shown: words, the TeX behind them and how that is said, as it is read."""

from __future__ import annotations

from collections.abc import Sequence

from ..claims.derivation import BY as BY
from .sheet import Convention, Given, Print

Pieces = list[tuple[str, str, str]]

WITH = "with "
FALSE, RIGHT = "false", "right"
HOW = "how it was checked"
# a line does not begin with what stands behind it
DEPEND = "depend on "

# the forms of a derivative; behind the last two stands the letter that is carried, and what it is of the shape of
FORMS = {
    "gradient": "gradient, laid out like the letter",
    "row": "as a row (numerator layout)",
    "jacobian": "Jacobian, a row for each entry of what is differentiated",
    "vec": "Jacobian, with columns stacked (vec)",
    "rvec": "Jacobian, with rows stacked (rvec)",
    "entries": "entry by entry; an index that stands twice in a product, and not on the left, is summed",
    "differential": "differential",
    "vjp": "vector–Jacobian product, for slopes ",
    "jvp": "Hessian–vector product, along a ",
}
OF_SHAPE = " of the shape of "


def rests(givens: Sequence[Given]) -> Pieces:
    """What a statement rests on.

    >>> W = Print("W", "capital W")
    >>> x, y = (Given("…", f"{s} does not depend on W", symbol=Print(s, s), independent_of=W) for s in "xy")
    >>> [piece for piece in rests([Given("a > 0", "a is positive", spoken="a is positive"), x, y]) if piece[1]]
    [('', 'a > 0', 'a is positive'), ('', 'x', 'x'), (' and ', 'y', 'y'), ('depend on ', 'W', 'capital W')]
    >>> "".join(words + tex for words, tex, _ in rests([x]))
    'with x does not depend on W'
    >>> back = Given("…", "W does not depend on x", symbol=W, independent_of=Print("x", "x"))
    >>> "".join(words + tex for words, tex, _ in rests([x, y, back]))
    'with y does not depend on W, W and x do not depend on each other'
    """
    found: Pieces = []
    independent: dict[Print, list[Print]] = {}
    for given in givens:
        if given.independent_of.tex:
            independent.setdefault(given.independent_of, []).append(given.symbol)
        else:
            found += [(", ", "", ""), *stated(given)]
    mutual = [(one, other) for one, symbols in independent.items() for other in symbols
              if one in independent.get(other, ()) and list(independent).index(one) < list(independent).index(other)]
    apart = {*mutual, *((other, one) for one, other in mutual)}
    for variable, symbols in independent.items():
        if others := [symbol for symbol in symbols if (variable, symbol) not in apart]:
            verb = "does" if len(others) == 1 else "do"
            found += [(", ", "", ""), *_listed(others), (f" {verb} not ", "", ""),
                      (DEPEND, variable.tex, variable.spoken)]
    for pair in mutual:
        found += [(", ", "", ""), *_listed([*pair]), (f" do not {DEPEND}each other", "", "")]
    return [(WITH, "", ""), *found[1:]] if found else []


def stated(given: Given) -> Pieces:
    """A given: its mathematics, and the words that go with it."""
    shown = [("", given.tex, given.spoken)] * bool(given.tex)
    return shown + [(f" {given.words}".removeprefix(" " * (not shown)), "", "")] * bool(given.words)


def which_is_false(name: str) -> str:
    """The name of a claim that is refuted."""
    return f"{name}, which is {FALSE}"


def true_otherwise(convention: Convention) -> str:
    """Where such a claim is true; behind it stands how it is stated there."""
    return f"True in another convention, {convention.words}:"


def _listed(symbols: list[Print]) -> Pieces:
    """x; x and y; x, y and z."""
    before = ["", *[", "] * (len(symbols) - 2), *[" and "] * (len(symbols) > 1)]
    return [(words, symbol.tex, symbol.spoken) for words, symbol in zip(before, symbols)]
