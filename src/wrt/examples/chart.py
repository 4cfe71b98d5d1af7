"""Charts of what a formula counts, as sizes grow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import DisplayError
from ..language.data import Displayed
from ..language.dimension import SCALAR, Dimension
from ..language.expression import Expression, Operand, as_expression
from ..language.shape import axes, describe
from .evaluation import numbers_at


@dataclass(frozen=True)
class Curve:
    """One line of a chart: a label in plain words, and its points."""

    label: str
    points: tuple[tuple[int, int], ...]


class Chart(Displayed):
    """Expressions of sizes, each drawn over another one, on logarithmic axes.

    `expressions` maps a label in plain words to an expression; `over` is the expression along the
    horizontal axis and `across` its label; `at` lists the sizes of each point. `alt` says what one
    should see; `caption` stands below.

    :raises DisplayError: without `alt`, or if an expression is not made of the sizes in `at`.

    >>> from wrt import dimensions, size
    >>> n, m = dimensions("n m")
    >>> Chart({"dense": size(n) * size(m)}, over=size(n), across="rows", at=[{n: 2, m: 5}], alt="A line."
    ...       ).curves[0].points
    ((2, 10),)
    """

    kind = "chart"
    PARTS = ("expressions", "over", "across", "at", "alt", "caption")

    def __init__(self, expressions: dict[str, Operand] | Iterable[tuple[str, Operand]], over: Operand, across: str,
                 at: Iterable[dict[Dimension, int]], alt: str = "", caption: str = "") -> None:
        self.expressions = tuple((label, as_expression(e)) for label, e in dict(expressions).items())
        self.over, self.across, self.at = as_expression(over), across, tuple(dict(sizes) for sizes in at)
        for words in (across, alt, caption, *(label for label, _ in self.expressions)):
            if not isinstance(words, str):
                raise DisplayError(f"labels, across, alt and caption are plain words, not {words!r}")
        if not self.expressions or not self.at:
            raise DisplayError("a chart needs an expression, and sizes to draw it at")
        if not alt.strip():
            raise DisplayError("a chart needs alt='…': what should one see?")
        self.alt, self.caption = alt, caption
        self.curves = [Curve(label, tuple((self._value(self.over, s), self._value(e, s)) for s in self.at))
                       for label, e in self.expressions]

    def _value(self, expression: Expression, sizes: dict[Dimension, int]) -> int:
        if axes(expression) != SCALAR:
            raise DisplayError(f"{expression.text()} is {describe(expression)}: a chart counts scalars")
        value = numbers_at(expression, {}, sizes, (), {})[0][0]
        if not value.is_Integer or value <= 0:
            raise DisplayError(f"{expression.text()} is {value} there: a chart counts whole numbers from 1")
        return int(value)

    def latex(self) -> str:
        """The expressions as TeX."""
        return r",\; ".join(e.latex() for _, e in self.expressions)

    def text(self) -> str:
        """What one should see."""
        return self.alt
