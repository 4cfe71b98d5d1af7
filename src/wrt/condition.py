"""Conditions: where a logarithm, a root, a quotient or an inverse is defined.

What an expression demands is read off its tree; what an author declares must cover that, and no more.
"""

from __future__ import annotations

from dataclasses import dataclass

from .display import Displayed
from .errors import ConditionError
from .expression import Apply, Entry, Expression, Inverse, as_expression
from .functions import KNOWN

SIGNS = {"positive": "> 0", "nonzero": r"\neq 0", "invertible": r"\text{ is invertible}"}


@dataclass(frozen=True)
class Demand:
    """A property that a part of an expression must have: positive, nonzero or invertible."""

    property: str
    expression: Expression

    def text(self) -> str:
        """The remedy, as an author writes it: positive(x)."""
        return f"{self.property}({self.expression.text()})"


class Condition(Displayed):
    """The statement that an expression is positive or nonzero (every entry), or invertible.

    :raises ConditionError: for another property.

    >>> from wrt import Vector, dimensions
    >>> positive(Vector("x", dimensions("n"))).text()
    'x is positive'
    """

    kind = "condition"

    def __init__(self, expression, property: str):
        if property not in SIGNS:
            raise ConditionError(f"no condition {property!r}; there are {', '.join(SIGNS)}")
        self.expression, self.property = as_expression(expression), property

    words = ""

    def latex(self) -> str:
        """The statement as TeX."""
        return f"{self.expression.latex()} {SIGNS[self.property]}"

    def text(self) -> str:
        """The whole in plain text."""
        return f"{self.expression.text()} is {self.property}"

    def covers(self, demand: Demand) -> bool:
        """Whether it grants what is demanded, of the expression or of one of its entries."""
        parts = {demand.expression}
        if isinstance(demand.expression, Entry):
            parts.add(demand.expression.of)
        return self.expression in parts and (self.property, demand.property) in {
            *((name, name) for name in SIGNS), ("positive", "nonzero")}


def positive(expression) -> Condition:
    """Every entry is greater than 0: what a logarithm or a root demands."""
    return Condition(expression, "positive")


def nonzero(expression) -> Condition:
    """No entry is 0: what a quotient demands."""
    return Condition(expression, "nonzero")


def invertible(matrix) -> Condition:
    """The square matrix has an inverse."""
    return Condition(matrix, "invertible")


def demands(*expressions: Expression) -> list[Demand]:
    """What the expressions demand, definitions included, in order of appearance."""
    return demanded_by(part for expression in expressions for part in expression.walk())


def demanded_by(parts) -> list[Demand]:
    """What the nodes themselves demand, each demand once."""
    found = {}
    for part in parts:
        if isinstance(part, Apply) and part.function.name in KNOWN and KNOWN[part.function.name].domain:
            found[Demand(KNOWN[part.function.name].domain, part.argument)] = None
        elif isinstance(part, Inverse):
            found[Demand("invertible", part.of)] = None
    return list(found)


def check_conditions(conditions, expressions) -> None:
    """Refuse a condition that is missing, and one that nothing demands.

    :raises ConditionError: naming the condition and the remedy.
    """
    for condition in conditions:
        if not isinstance(condition, Condition):
            raise ConditionError(f"a condition is a Condition such as positive(x), not {condition!r}")
    demanded = demands(*expressions)
    for demand in demanded:
        if not any(condition.covers(demand) for condition in conditions):
            raise ConditionError(f"a condition is missing: write conditions=[{demand.text()}]")
    for condition in conditions:
        if not any(condition.covers(demand) for demand in demanded):
            raise ConditionError(f"nothing demands that {condition.text()}: leave the condition out")
