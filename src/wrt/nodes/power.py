"""Powers of numbers and of square matrices, and what ** makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import reduce
from math import prod
from numbers import Rational
from operator import mul
from typing import Any

from ..errors import LimitError, MisuseError
from ..language.dimension import SCALAR, Dimension, Shape
from ..language.expression import Demand, Expression, as_expression, inverted, node, raised
from ..language.printing import ATOM, POSTFIX, Latex, enclosed
from ..language.program import CALL, SIGN, Program
from ..language.shape import axes, fits, measured
from ..language.source import argument, operand
from .elementwise import reciprocal, sqrt
from .number import Number
from .product import Product
from .size import Size
from .sum import Sum

MOST = 12       # as an exponent that is written out


@node
class Power(Expression):
    """A number to a power that is no whole number, or a square matrix to a whole number other than −1, 0 and 1.

    The exponent is a number: if it is made of whole numbers and sizes, the power is a product; otherwise it is
    e^(k log c), and c must be positive.
    """

    base: Expression
    exponent: Expression

    def shape(self) -> Shape:
        if axes(self.exponent) != SCALAR:
            raise MisuseError(f"an exponent is a number, {measured(self.exponent)}", self)
        rows, columns = axes(self.base)
        if (rows, columns) == SCALAR:
            return SCALAR
        if rows != columns:
            raise MisuseError(f"only a number and a square matrix have powers, {measured(self.base)}: write power(x, "
                              "k) for a power of each entry", self)
        if not self.is_whole or any(isinstance(part, Size) for part in self.exponent.walk()) or not whole_value(
                self.exponent, {}):
            raise MisuseError(f"a matrix has powers with whole numbers, not with {self.exponent.told()}: write it out",
                              self)
        return rows, columns

    @property
    def is_whole(self) -> bool:
        """Whether the exponent is a whole number at all sizes."""
        return is_whole(self.exponent)

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.raised(enclosed(self.base, style, ATOM), self.exponent.printed(style)), POSTFIX

    def source(self, program: Program) -> tuple[str, int]:
        exponent = self.exponent.value if isinstance(self.exponent, Number) else self.exponent
        if exponent in (0, 1) or power_of(self.base, exponent) != self:
            kind = program.use(type(self).__name__, "wrt.nodes")
            return f"{kind}({operand(self.base, program, 0)}, {operand(self.exponent, program, 0)})", CALL
        return f"{operand(self.base, program)}**{argument(self.exponent, program, SIGN)}", SIGN

    def demands(self) -> tuple[Demand, ...]:
        if not fits(self) or self.is_whole and not may_be_negative(self.exponent):
            return ()
        if not self.is_whole:
            return (Demand("positive", self.base),)
        return (Demand("nonzero" if axes(self.base) == SCALAR else "invertible", self.base),)


def is_whole(exponent: Expression) -> bool:
    """Whether it is made of whole numbers and sizes by sums and products."""
    match exponent:
        case Number(value):
            return value.denominator == 1
        case Size():
            return True
        case Sum() | Product():
            return all(map(is_whole, exponent.operands()))
    return False


def whole_value(exponent: Expression, sizes: Mapping[Dimension, int]) -> int:
    """The whole number that it is at these sizes."""
    match exponent:
        case Number(value):
            return int(value)
        case Size(dimension):
            return sizes[dimension]
    parts = (whole_value(part, sizes) for part in exponent.operands())
    return sum(parts) if isinstance(exponent, Sum) else prod(parts)


def may_be_negative(exponent: Expression) -> bool:
    """Whether a whole exponent is less than 0 at some sizes, as far as its terms show: n − 1 is not, n − m may be."""
    terms = exponent.terms if isinstance(exponent, Sum) else (exponent,)
    if any(_is_negative(part) for term in terms if not isinstance(term, Number) for part in term.walk()):
        return True
    return whole_value(exponent, _Ones()) < 0


def _is_negative(part: Expression) -> bool:
    return isinstance(part, Number) and part.value < 0


class _Ones(Mapping[Dimension, int]):
    """Every size is 1, which is the least."""

    def __getitem__(self, size: Dimension) -> int:
        return 1

    def __iter__(self) -> Iterator[Dimension]:
        return iter(())

    def __len__(self) -> int:
        return 0


@raised.rule
def power_of(base: Expression, exponent: Any) -> Expression:
    """base ** exponent: a product where the exponent of a number is a whole number, a Power otherwise.

    :raises MisuseError: the base is neither a number nor a square matrix, or the exponent is 0.
    :raises LimitError: a whole exponent is too great.
    """
    if isinstance(exponent, Dimension):
        return Power(base, Size(exponent))
    if isinstance(exponent, float):
        raise TypeError(f"{exponent!r} is not an exact number (write 1/2 as Fraction(1, 2))")
    if not isinstance(exponent, Rational):
        return Power(base, as_expression(exponent))
    number = Fraction(int(exponent.numerator), int(exponent.denominator))
    if number == 1:
        return base
    if not number:
        raise MisuseError(f"{base.told()} to the power 0 is 1, or an identity: write that", base)
    if abs(number) > MOST:
        raise LimitError(f"the exponent {number} is greater than {MOST}", "take a size as exponent, or define names")
    if fits(base) and axes(base) == SCALAR:
        return _of_number(base, number)
    return inverted(base) if number == -1 and fits(base) and all(axes(base)) else Power(base, Number(number))


def _of_number(base: Expression, exponent: Fraction) -> Expression:
    if isinstance(base, Number) and exponent.denominator == 1 and (base.value or exponent > 0):
        return Number(base.value ** int(exponent))
    if exponent == Fraction(1, 2):
        return sqrt(base)
    if exponent.denominator > 1:
        return Power(base, Number(exponent))
    product = reduce(mul, [base] * abs(int(exponent)))
    return product if exponent > 0 else reciprocal(product)
