"""Conditions: where a logarithm, a root, a quotient or an inverse is defined.

What an expression demands is read off its tree; what an author declares must imply that, and be of use for it
(see `wrt.claims.implied`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

from ..errors import ConditionError
from ..language.data import Displayed
from ..language.expression import Demand, Expression, Operand, as_expression
from ..language.program import Program
from ..language.source import argument
from ..language.shape import axes
from ..nodes import Entry, Inverse

SIGNS = {"positive": "> 0", "nonzero": r"\neq 0", "invertible": r"\text{ is invertible}"}


class Condition(Displayed):
    """The statement that an expression is positive or nonzero (every entry), or invertible.

    :raises ConditionError: for another property.
    :raises ShapeError: the expression does not fit in itself, or is to be inverted and not square.

    >>> from wrt import Vector, dimensions
    >>> positive(Vector("x", dimensions("n"))).text()
    'x is positive'
    """

    kind = "condition"
    PARTS = ("expression", "property")

    words = ""

    def __init__(self, expression: Operand, property: str) -> None:
        if property not in SIGNS:
            raise ConditionError(f"no condition {property!r}; there are {', '.join(SIGNS)}")
        self.expression, self.property = as_expression(expression), property
        axes(Inverse(self.expression) if property == "invertible" else self.expression)

    def latex(self) -> str:
        """The statement as TeX."""
        return f"{self.expression.latex()} {SIGNS[self.property]}"

    def text(self) -> str:
        """The whole in plain text."""
        return f"{self.expression.text()} is {self.property}"

    def spoken(self) -> str:
        """The statement as one says it aloud."""
        return f"{self.expression.spoken()} is {self.property}"

    def __repr__(self) -> str:
        return self.text()

    def statement(self, program: Program) -> str:
        """The Python that makes it."""
        return program.call(self.property, argument(self.expression, program))

    def covers(self, demand: Demand) -> bool:
        """Whether it grants what is demanded, of the expression or of one of its entries."""
        parts = {demand.expression}
        if isinstance(demand.expression, Entry):
            parts.add(demand.expression.of)
        return self.expression in parts and (self.property, demand.property) in {
            *((name, name) for name in SIGNS), ("positive", "nonzero")}


Stated = TypeVar("Stated")


def conditions_named(conditions: Stated | Iterable[Stated]) -> tuple[Stated, ...]:
    """The conditions that `conditions=` names: one, or several.

    :raises ConditionError: for what is neither.
    """
    if isinstance(conditions, Displayed):
        return (cast(Stated, conditions),)
    if not isinstance(conditions, Iterable):
        raise ConditionError(f"conditions= lists conditions, as in [positive(x)], not {conditions!r}")
    return tuple(conditions)


def positive(expression: Operand) -> Condition:
    """Every entry is greater than 0: what a logarithm or a root demands."""
    return Condition(expression, "positive")


def nonzero(expression: Operand) -> Condition:
    """No entry is 0: what a quotient demands."""
    return Condition(expression, "nonzero")


def invertible(matrix: Operand) -> Condition:
    """The square matrix has an inverse."""
    return Condition(matrix, "invertible")


def demands(*expressions: Expression) -> list[Demand]:
    """What the expressions demand, definitions included, in order of appearance."""
    return demanded_by(part for expression in expressions for part in expression.walk())


def demanded_by(parts: Iterable[Expression]) -> list[Demand]:
    """What the nodes themselves demand, each demand once."""
    return list(dict.fromkeys(demand for part in parts for demand in part.demands()))
