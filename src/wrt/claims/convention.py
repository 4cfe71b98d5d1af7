"""Is a refuted claim true in another convention? The conventions are a closed list.

A derivative at the top of a side is read otherwise, the rest of the claim is left as it is:

- the result transposed: a Jacobian in denominator layout, a gradient in numerator layout;
- vec or rvec of the variable, of the function, or of both;
- a matrix with tied entries varied otherwise: each entry alone, within its structure, or with what is tied to it;
- any of these together.

The output axes first or last are the transposed result too, and nothing else in this language: ∂f/∂wᵀ has
the output axes first, its transpose has them last, and in their entries the indices change ends. An entry
∂f_i/∂W_pq names each of its axes, and the order in which these are counted is no part of it.
A claim counts as true in a convention only if the normal form proves it there in its most general sizes
(see `general`): one that is right because a matrix is square is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from .. import proof
from ..errors import ConditionError, IndexRuleError, LimitError, ShapeError, VariableError
from ..language.dimension import SCALAR, Index
from ..language.expression import Expression
from ..language.shape import axes
from ..language.speech import equation
from ..nodes import (
    DerivativeBy, Entry, Gradient, Hessian, Jacobian, Partial, Structured, Symbol, Transpose, Varied, Vec,
    Vech,
)
from ..nodes.derivative import variable, way_of
from ..nodes.einstein import Names, bind
from ..nodes.structured import WAYS
from .check import compare, is_proved_by_parts
from .condition import Condition
from .general import Statement, general

# what is read otherwise, and of what, if that is to be said
Words = tuple[str, str]


@dataclass(frozen=True)
class Convention:
    """A claim as it is true, and in `words` the convention in which it is."""

    words: str
    left: Expression
    right: Expression
    free: Names = frozenset()

    def latex(self) -> str:
        """The claim as it is true, as TeX."""
        return f"{self.left.latex(self.free)} = {self.right.latex(self.free)}"

    def spoken(self) -> str:
        """The equation as one says it aloud."""
        return equation(self.left, self.right, self.free)

    def text(self) -> str:
        """The claim as it is true, in plain text."""
        return f"{self.left.text(self.free)} = {self.right.text(self.free)}"


@dataclass(frozen=True)
class Reading:
    """How a derivative at the top of a side is read: transposed or not, as a whole or an entry of it."""

    derivative: DerivativeBy
    is_transposed: bool
    at: tuple[Index, ...]

    @classmethod
    def of(cls, side: Expression) -> Reading | None:
        """The reading of a side, if it has a derivative at its top."""
        at, whole = (side.at, side.of) if isinstance(side, Entry) else ((), side)
        is_transposed = isinstance(whole, Transpose)
        derivative = whole.of if isinstance(whole, Transpose) else whole
        return cls(derivative, is_transposed, at) if isinstance(derivative, DerivativeBy) else None

    @property
    def expression(self) -> Expression:
        """The side again."""
        whole = self.derivative.T if self.is_transposed else self.derivative
        return Entry(whole, self.at) if self.at else whole

    @property
    def is_in_numerator_layout(self) -> bool:
        """Whether a row belongs to an entry of the function: a Jacobian as it is, a gradient transposed."""
        return isinstance(self.derivative, Gradient) == self.is_transposed


# a reading as another convention has it, with the words for it; None if that makes no difference to it
Change = Callable[[Reading], tuple[Reading, Words] | None]


def result_transposed(reading: Reading) -> tuple[Reading, Words] | None:
    """In the other layout: the result transposed, or the output axes at the other end."""
    derivative = reading.derivative
    if isinstance(derivative, Hessian) or isinstance(derivative, Partial) and axes(derivative.of) == SCALAR:
        return None
    other = replace(reading, is_transposed=not reading.is_transposed)
    layout = "numerator layout" if other.is_in_numerator_layout else "denominator layout"
    end = "first" if other.is_in_numerator_layout else "last"
    are_counted = reading.at and isinstance(reading.derivative, Jacobian)
    return other, (f"the output axes {end} ({layout})" if are_counted else f"the result transposed ({layout})", "")


def variable_reordered(reading: Reading) -> tuple[Reading, Words] | None:
    """With rvec of the variable in place of vec, or the other way round."""
    of, by = reading.derivative.of, reading.derivative.by
    found = reordered(by)
    if found is None:
        return None
    return replace(reading, derivative=reading.derivative.remade(of, found[0])), (found[1], "the variable")


def function_reordered(reading: Reading) -> tuple[Reading, Words] | None:
    """With rvec of the function in place of vec, or the other way round."""
    of, by = reading.derivative.of, reading.derivative.by
    found = reordered(of)
    if found is None:
        return None
    return replace(reading, derivative=reading.derivative.remade(found[0], by)), (found[1], "the function")


def reordered(e: Expression) -> tuple[Expression, str] | None:
    """vec of a matrix as rvec, or the other way round, and an entry of it likewise."""
    if isinstance(e, Entry):
        found = reordered(e.of)
        return (Entry(found[0], e.at), found[1]) if found else None
    if isinstance(e, Symbol) and e.definition is not None:
        return reordered(e.definition)
    if not isinstance(e, Vec) or not all(axes(e.of)):
        return None
    other = Vec(e.of, not e.by_rows)
    return other, f"{other.word} in place of {e.word}"


def variable_varied(way: str, reading: Reading) -> tuple[Reading, Words] | None:
    """With the entries of the variable, which are tied to each other, varied in another way."""
    by = reading.derivative.by
    symbol, array = variable(by)
    if not isinstance(symbol, Structured) or isinstance(array, Vech) or way_of(array) == way:
        return None
    other: Expression = Varied(symbol, way)
    if isinstance(array, Vec):
        other = Vec(other, array.by_rows)
    other = Entry(other, by.at) if isinstance(by, Entry) else other
    return replace(reading, derivative=reading.derivative.remade(reading.derivative.of, other)), (
        f"{way} entries ({WAYS[way]})", "the variable")


# the closed list: each of them alone, then several together
CHANGES: tuple[Change, ...] = (result_transposed, variable_reordered, function_reordered,
                               *(partial(variable_varied, way) for way in WAYS))


def convention_of(left: Expression, right: Expression, free: Names, conditions: Sequence[Condition] = (),
                  ) -> Convention | None:
    """The first convention of the list in which a false claim is true.

    The conditions are those of the claim, which needs the same in each of them.

    :raises EngineError: the two readings contradict each other.

    >>> from wrt import Matrix, Vector, dimensions, jacobian
    >>> n, m = dimensions("n m")
    >>> W, x = Matrix("W", n, m), Vector("x", m)
    >>> convention_of(jacobian(W @ x, x), W.T, frozenset()).words
    'with the result transposed (denominator layout)'
    """
    try:
        for words, first, second in _read_otherwise(left, right):
            if any(map(is_proved, general(first, second, free, conditions))):
                return Convention(words, first, second, frozenset(free))
    except (ShapeError, VariableError):     # the derivative does not fit in itself
        pass
    return None


def _read_otherwise(left: Expression, right: Expression) -> Iterator[tuple[str, Expression, Expression]]:
    """The claim in every other convention, with the words for it.

    It is read otherwise on the side that has the derivative; if both have one, they are to be a gradient,
    which is meant, and a Jacobian.
    """
    first, second = map(_readings, (left, right))
    if first and second:
        first, second = (found if _is_gradient(side) else [] for found, side in ((first, left), (second, right)))
    if not (first and second):
        yield from ((words, other, right) for words, other in first)
        yield from ((words, left, other) for words, other in second)


def _is_gradient(side: Expression) -> bool:
    reading = Reading.of(side)
    return reading is not None and isinstance(reading.derivative, Gradient)


def _readings(side: Expression) -> list[tuple[str, Expression]]:
    """A side in every other convention, with the words for it: those with the fewest changes first."""
    reading = Reading.of(side)
    found: list[tuple[Reading, tuple[Words, ...]]] = [(reading, ())] if reading else []
    for change in CHANGES:
        changed = [(change(before), words) for before, words in found]
        found += [(other[0], (*words, other[1])) for other, words in changed if other]
    return [(_said(words), other.expression) for other, words in sorted(found[1:], key=lambda pair: len(pair[1]))]


def _said(words: tuple[Words, ...]) -> str:
    """All that is read otherwise, in one phrase."""
    of: dict[str, list[str]] = {}
    for what, whose in words:
        of.setdefault(what, []).extend([whose] * bool(whose))
    return "with " + ", and ".join(what + " for " * bool(whose) + " and ".join(whose) for what, whose in of.items())


def is_proved(claim: Statement) -> bool:
    """Whether both readings say so. If the normal form does not, no counterexample need be looked for."""
    left, right, free, conditions = claim
    try:
        if is_proved_by_parts(left, right, free, conditions):
            return True
        (first, names), (second, others) = bind(left, free), bind(right, free)
        if names != others or proof.decide(first, second).answer != "equal":
            return False
        return compare(left, right, free, conditions=conditions).status == "proved"
    except (ConditionError, IndexRuleError, LimitError):
        return False
