"""Conditions: where a logarithm, a root, a quotient or an inverse is defined.

What an expression demands is read off its tree; what an author declares must imply that, and be of use for it
(see `wrt.claims.implied`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, cast

from ..errors import ConditionError
from ..language.data import Displayed
from ..language.dimension import SCALAR, Dimension, Index
from ..language.expression import Demand, Expression, Operand, as_expression
from ..language.program import Program
from ..language.source import argument
from ..language.shape import axes
from ..language.printing import Latex, Text
from ..language.speech import Spoken
from ..nodes import Determinant, Entry, Inverse, Norm, Summation, Symbol
from ..nodes.einstein import occurrences

SIGNS = {"positive": "> 0", "nonzero": r"\neq 0", "invertible": r"\text{ is invertible}"}


class Condition(Displayed):
    """The statement that an expression is positive or nonzero (every entry), or invertible.

    It says so for all values of the indices in it, whatever they are in the claim: x_i > 0 for every i is x > 0.

    :raises ConditionError: for another property.
    :raises ShapeError: the expression does not fit in itself, or is to be inverted and not square.

    >>> from wrt import Vector, dimensions
    >>> positive(Vector("x", dimensions("n"))).text()
    'every entry of x is positive'
    >>> from wrt import indices
    >>> positive(Vector("x", dimensions("n"))[indices("i", dimensions("n"))]).text()
    'x_i is positive for every i'
    """

    kind = "condition"
    PARTS = ("expression", "property")

    words = ""

    def __init__(self, expression: Operand, property: str) -> None:
        if property not in SIGNS:
            raise ConditionError(f"no condition {property!r}; there are {', '.join(SIGNS)}")
        if isinstance(expression, Dimension):
            raise ConditionError(f"{expression.name} is a size, which is never 0", "leave the condition out")
        self.expression, self.property = as_expression(expression), property
        axes(Inverse(self.expression) if property == "invertible" else self.expression)

    @property
    def indices(self) -> list[Index]:
        """The indices for all values of which it says so, in the order of their names."""
        return sorted(occurrences(self.expression))

    def latex(self) -> str:
        """The statement as TeX."""
        style = Latex()
        every = self._every([style.name(index.name) for index in self.indices], r" \text{ and } ")
        return f"{self.expression.latex()} {SIGNS[self.property]}" + r" \text{ in every entry}" * self.is_of_entries + (
            r" \text{ for every } " + every if every else "")

    @property
    def is_of_entries(self) -> bool:
        """Whether it speaks of the entries of an array, one by one."""
        return self.property != "invertible" and axes(self.expression) != SCALAR

    def text(self) -> str:
        """The whole in plain text."""
        style = Text()
        return self._in_words(self.expression.text(), [style.name(index.name) for index in self.indices])

    def spoken(self) -> str:
        """The statement as one says it aloud."""
        style = Spoken()
        return self._in_words(self.expression.spoken(), [style.name(index.name) for index in self.indices])

    def _in_words(self, said: str, names: Sequence[str]) -> str:
        said = f"every entry of {said}" if self.is_of_entries else said
        return f"{said} is {self.property}" + f" for every {self._every(names, ' and ')}" * bool(names)

    def _every(self, names: Sequence[str], and_: str) -> str:
        return and_.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

    def __repr__(self) -> str:
        return self.text()

    def statement(self, program: Program) -> str:
        """The Python that makes it."""
        return program.call(self.property, argument(self.expression, program))

    def covers(self, demand: Demand) -> bool:
        """Whether it grants what is demanded, of the expression or of one of its entries, at whatever indices."""
        if demand.property == "invertible" and isinstance(self.expression, Determinant) and self.property in (
                "positive", "nonzero"):
            return is_at_other_indices(self.expression.of, demand.expression)
        if isinstance(self.expression, Norm) and is_at_other_indices(self.expression.square, demand.expression):
            return True
        parts = {demand.expression}
        if isinstance(demand.expression, Entry):
            parts.add(demand.expression.of)
        said = {self.expression, self.whole}
        return any(is_at_other_indices(mine, part) for mine in said for part in parts) and (
            self.property, demand.property) in {*((name, name) for name in SIGNS), ("positive", "nonzero")}

    @property
    def whole(self) -> Expression:
        """What it speaks of: the whole, if it says the same of every entry."""
        e = self.expression
        if isinstance(e, Entry) and not occurrences(e.of) and len(set(e.at)) == len(e.at):
            return e.of
        return e


def is_at_other_indices(pattern: Expression, expression: Expression) -> bool:
    """Whether the one becomes the other with other indices, of which several may become one.

    >>> from wrt import Vector, dimensions, indices
    >>> n = dimensions("n")
    >>> i, j = indices("i j", n)
    >>> x, y = Vector("x", n), Vector("y", n)
    >>> is_at_other_indices(x[i] * y[j], x[j] * y[j]), is_at_other_indices(x[i] * y[i], x[i] * y[j])
    (True, False)
    """
    found: dict[Index, Index] = {}
    if not _fits(pattern, expression, found):
        return False
    summed = _summed(pattern)       # a summed index is another than all others
    return all(found[one] != there for one in summed & found.keys() for index, there in found.items() if index != one)


def _fits(pattern: Any, value: Any, found: dict[Index, Index]) -> bool:
    if isinstance(pattern, Index):
        return (isinstance(value, Index) and pattern.dimension == value.dimension
                and found.setdefault(pattern, value) == value)
    if isinstance(pattern, Symbol):     # the indices of what it stands for are its own
        return bool(pattern == value)
    if isinstance(pattern, Expression):
        return type(pattern) is type(value) and _fits(pattern.key[1:], value.key[1:], found)
    if isinstance(pattern, tuple):
        return isinstance(value, tuple) and len(pattern) == len(value) and all(
            _fits(mine, other, found) for mine, other in zip(pattern, value))
    return bool(pattern == value)


def _summed(e: Expression) -> set[Index]:
    own = {e.over} if isinstance(e, Summation) else set()
    return own.union(*map(_summed, e.operands()))


Stated = TypeVar("Stated")


def conditions_named(conditions: Stated | Iterable[Stated]) -> tuple[Stated, ...]:
    """The conditions that `conditions=` names: one, or several.

    :raises ConditionError: for what is neither.
    """
    if isinstance(conditions, Displayed):
        return (cast(Stated, conditions),)
    if not isinstance(conditions, Iterable) or isinstance(conditions, (str, Expression)):
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
    parts = (part for expression in expressions for part in expression.walk())
    return list(dict.fromkeys(demand for part in parts for demand in part.demands()))
