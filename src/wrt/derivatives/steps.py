"""The differential of an expression, carried on to the letters node by node: the lines of a derivation.

All that varies stands in a table: for each part Y that does, what comes of dY in the differential of the whole. A
step takes the highest parts of one kind and puts what their differentials are made of in their place. How a line is
written depends on what is wanted: ⟨G, dY⟩, with the adjoints (backward); J ∂y/∂xᵀ, with the matrices; or the
differential itself (forward).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from ..errors import LimitError
from ..language.clashes import number_of_parts
from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import (
    Apply, Diag, Entry, Hadamard, Kronecker, MainDiagonal, MatrixProduct, Norm, Number, Power, Product, Softmax,
    Sum, Symbol, Total, Trace, Transpose, Vec, log,
)
from ..nodes.product import factors_of
from .linear import Chain, adjoint, applied, identity, joined, matrix
from .rules import NOTHING, REASONS, Known, passed
from .tidy import added, multiplied

Value = TypeVar("Value")
LARGEST = 600     # of a line: with more of them a proof takes many seconds
LINEAR_NODES = (Sum, Transpose, Trace, Total, Vec, Diag, MainDiagonal, Entry)
PRODUCTS = (Product, MatrixProduct, Hadamard, Kronecker)
IN_PARTS = "differentiate its parts one after the other, each by a letter that stands for the next"
CONSTANT, OPENED = "constant factors come out", "by its definition"
LINEAR = "constants come out, and what is linear is applied to the differential"
TRACES = "a trace is linear, and the last factor in it may go to the front"
NUMBER = "a number is its own transpose"
STACKED = "the vec of a product is a Kronecker product times vec"
STACKINGS: dict[type, str] = {
    MatrixProduct: STACKED, Hadamard: "the vec of a Hadamard product is a diagonal matrix times vec",
    Kronecker: "the vec of a Kronecker product is a matrix times the vec of a factor"}
TERMS = "a sum is stacked term by term"
TURNED = "the vec of a transpose is the commutation matrix times vec"
LAID_DOWN = "a row has the entries of its column"
SQUARED, POWER, CHAIN = "the square of a norm is a sum of squares", "the power rule", "the chain rule"
WRITTEN_OUT = "a negative power is the inverse of a product"
TOGETHER = "; like terms are collected"
LOGARITHM = "the logarithm of a softmax is what it is of, less the log-sum-exp"


class Carrier(Protocol[Value]):
    """What is kept for each part that varies."""

    def through(self, value: Value, maps: Chain, operand: Expression) -> Value:
        """What is kept for an operand, the maps from whose differential are these."""

    def together(self, values: list[Value], part: Expression) -> Value:
        """What is kept for a part that several others have."""


class Backward:
    """The array G in ⟨G, dY⟩."""

    def through(self, value: Expression, maps: Chain, operand: Expression) -> Expression:
        """The adjoint maps, one after the other."""
        return applied(adjoint(joined(maps)), value)

    def together(self, values: list[Expression], part: Expression) -> Expression:
        """Their sum."""
        return added(values)


@dataclass(frozen=True)
class Stacking:
    """The matrix M in M ∂vec Y/∂vec Xᵀ, or by rvec."""

    by_rows: bool

    def through(self, value: Expression | None, maps: Chain, operand: Expression) -> Expression | None:
        """The product of the matrices; nothing where there is none."""
        if not maps:
            return value
        here = matrix(joined(maps), axes(operand), self.by_rows)
        return here if value is None else multiplied(value, here)

    def together(self, values: list[Expression | None], part: Expression) -> Expression | None:
        """Their sum, with an identity where there is no matrix: one alone needs none."""
        if len(values) == 1:
            return values[0]
        return added([identity(axes(part), self.by_rows) if value is None else value for value in values])


class Forward:
    """The maps from dY to the differential of the whole, of which there may be several."""

    def through(self, value: list[Chain], maps: Chain, operand: Expression) -> list[Chain]:
        """These maps first, and then those from there on."""
        return [joined((*maps, *chain)) for chain in value]

    def together(self, values: list[list[Chain]], part: Expression) -> list[Chain]:
        """All of them."""
        return [chain for value in values for chain in value]


@dataclass(frozen=True)
class Line(Generic[Value]):
    """What is kept for each part that varies, and why that is the same as before."""

    values: dict[Expression, Value]
    reason: str = ""


def carried(of: Expression, by: Symbol, start: Value, carrier: Carrier[Value],
            invertible: Known = NOTHING) -> Iterator[Line[Value]]:
    """The lines from the differential of an expression to that of the letter.

    :raises NoMatrixForm: a node on the way has no rule, or what is kept cannot be carried through one.
    :raises LimitError: a line has more than `LARGEST` parts.
    """
    values: dict[Expression, Value] = {of: start} if by in of.walk() else {}
    yield Line(values)
    while waiting := [part for part in values if part != by]:
        before = values.get(by)
        highest = max(waiting, key=lambda part: part.level)
        kind = _kind(highest)
        if is_linear(highest, by):      # all that is linear in one step
            kinds = set()
            while waiting and is_linear(highest := max(waiting, key=lambda part: part.level), by):
                kinds.add(_kind(highest))
                values = _replaced(values, [highest], by, carrier, invertible)
                waiting = [part for part in values if part != by]
            is_stacked = isinstance(carrier, Stacking) and any(axes(part)[1] for part in (highest, *values))
            reason = _of_stacked(kinds, highest) if is_stacked else _of_linear(kinds, axes(of) == SCALAR)
        else:
            now = [part for part in waiting if part.level == highest.level and _kind(part) is kind]
            values = _replaced(values, now, by, carrier, invertible)
            reason = _of_one(highest) + TOGETHER * (before is not None and values[by] != before)
        refuse_large(*(value for value in values.values() if isinstance(value, Expression)))
        yield Line(values, reason)


def refuse_large(*lines: Expression) -> None:
    """Refuse what would take long to find and to prove.

    :raises LimitError: the lines have more than `LARGEST` parts together.
    """
    parts = sum(map(number_of_parts, lines))
    if parts > LARGEST:
        raise LimitError(f"a line on the way to this derivative has {parts} parts, and {LARGEST} is the most",
                         IN_PARTS)


def _of_stacked(kinds: set[type], last: Expression) -> str:
    """The same where what is linear is stacked; `last` is what was carried on last."""
    told = [words for kind, words in STACKINGS.items() if kind in kinds]
    if Transpose in kinds:
        told.append(TURNED if all(axes(last)) else LAID_DOWN)
    if told:
        return ", and ".join(told)
    return CONSTANT if Product in kinds else TERMS if Sum in kinds else LINEAR


def _of_linear(kinds: set[type], is_number: bool) -> str:
    """Why a step holds in which all that is linear is carried on; `is_number` where the whole is one."""
    if kinds <= set(PRODUCTS):
        return CONSTANT
    if Trace in kinds and len(kinds) > 1:
        return TRACES
    if kinds == {Transpose} and is_number:
        return NUMBER
    return REASONS[kinds.pop()] if len(kinds) == 1 else LINEAR


def _of_one(part: Expression) -> str:
    """Why a step holds in which parts of one kind are differentiated."""
    match part:
        case Symbol() if part.definition is not None:
            return OPENED
        case Product() if any(isinstance(factor, Norm) and number % 2 == 0 for factor, number in _counted(part)):
            is_square = [number for _, number in _counted(part)] == [2]
            return SQUARED if is_square else f"{SQUARED}, and the product rule"
        case Product() if [number > 1 for _, number in _counted(part)] == [True]:
            return POWER
        case Power(_, Number(value)) if value < 0 and all(axes(part)):
            return WRITTEN_OUT
        case Apply(function, argument) if function == log and isinstance(
                argument.of if isinstance(argument, Entry) else argument, Softmax):
            return LOGARITHM
        case Apply() if axes(part) == SCALAR:
            return CHAIN
    return REASONS[_kind(part)]


def _counted(product: Product) -> list[tuple[Expression, int]]:
    """The factors but numbers, and how often each stands there."""
    return list(Counter(factor for factor in factors_of(product) if not isinstance(factor, Number)).items())


def _replaced(values: dict[Expression, Value], now: Sequence[Expression], by: Symbol, carrier: Carrier[Value],
              invertible: Known) -> dict[Expression, Value]:
    """What is kept, with the operands of some parts in the place of these."""
    found: dict[Expression, list[Value]] = {}
    for part, value in values.items():
        if part not in now:
            found.setdefault(part, []).append(value)
            continue
        for operand, maps in passed(part, invertible):
            if by in operand.walk():
                found.setdefault(operand, []).append(carrier.through(value, maps, operand))
    return {part: carrier.together(several, part) for part, several in found.items()}


def is_linear(part: Expression, by: Symbol) -> bool:
    """Whether it is a sum, a transpose, a trace and the like, or a product of which one factor varies."""
    varying = sum(by in operand.walk() for operand in part.operands())
    return isinstance(part, LINEAR_NODES) or varying == 1 and isinstance(part, PRODUCTS)


def _kind(e: Expression) -> type:
    return next((kind for kind in type(e).__mro__ if kind in REASONS), type(e))
