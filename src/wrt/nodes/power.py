"""Powers of numbers and of square matrices, and what ** makes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from itertools import product
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
from ..language.strangers import refusal
from .elementwise import reciprocal, sqrt
from .number import Number
from .product import Product
from .size import Size
from .sum import Sum

MOST = 12       # as an exponent that is written out
MONOMIALS = 200     # of an exponent that is made of sizes
GRID = 1000     # sizes at which an exponent with fractions is looked at
# the coefficient of each product of sizes
InSizes = dict[tuple[Dimension, ...], Fraction]


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
            raise MisuseError(f"an exponent is a number, {measured(self.exponent)}", self, "take a number or an entry")
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


def in_sizes(exponent: Expression, least: int = 0) -> InSizes | None:
    """The polynomial that it is in its sizes, or in what they are greater than some number; None if it is no such."""
    match exponent:
        case Number(value):
            return {(): value} if value else {}
        case Size(dimension):
            return {(dimension,): Fraction(1)} | ({(): Fraction(least)} if least else {})
        case Sum() | Product():
            parts = [in_sizes(part, least) for part in exponent.operands()]
            return reduce(_sum if isinstance(exponent, Sum) else _product, parts)
    return None


def _sum(first: InSizes | None, second: InSizes | None) -> InSizes | None:
    if first is None or second is None:
        return None
    return {sizes: c for sizes in first | second if (c := first.get(sizes, Fraction(0)) + second.get(sizes, 0))}


def _product(first: InSizes | None, second: InSizes | None) -> InSizes | None:
    found: InSizes | None = {}
    for sizes, coefficient in (second or {}).items():
        found = _sum(found, {tuple(sorted(mine + sizes)): c * coefficient for mine, c in (first or {}).items()})
        if found is None or len(found) > MONOMIALS:
            return None
    return None if first is None or second is None else found


def is_whole(exponent: Expression) -> bool:
    """Whether it is a whole number at all sizes, as n(n − 1)/2 is.

    A polynomial is, if it is one at all sizes from 0 to its degree. Source: Pólya, integer-valued polynomials.
    """
    form = in_sizes(exponent)
    if form is None or all(c.denominator == 1 for c in form.values()):
        return form is not None
    degrees = {size: max(sizes.count(size) for sizes in form) for size in {size for sizes in form for size in sizes}}
    if prod(degree + 1 for degree in degrees.values()) > GRID:
        return False
    grid = product(*(range(degree + 1) for degree in degrees.values()))
    return all(_value(form, dict(zip(degrees, numbers))).denominator == 1 for numbers in grid)


def whole_value(exponent: Expression, sizes: Mapping[Dimension, int]) -> int:
    """The whole number that it is at these sizes."""
    return int(_value(in_sizes(exponent) or {}, sizes))


def _value(form: InSizes, sizes: Mapping[Dimension, int]) -> Fraction:
    return sum((c * prod(sizes[size] for size in monomial) for monomial, c in form.items()), Fraction(0))


def may_be_negative(exponent: Expression) -> bool:
    """Whether a whole exponent is less than 0 at some sizes, as far as its terms show: n − 1 is not, n − m may be."""
    return any(c < 0 for c in (in_sizes(exponent, least=1) or {}).values())


@raised.rule
def power_of(base: Expression, exponent: Any) -> Expression:
    """base ** exponent: a product where the exponent of a number is a whole number, a Power otherwise.

    :raises MisuseError: the base is neither a number nor a square matrix, or the exponent is 0.
    :raises LimitError: a whole exponent is too great.
    """
    if isinstance(exponent, Dimension):
        return Power(base, Size(exponent))
    if isinstance(exponent, float):
        raise TypeError(refusal(exponent))
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
    factors = reduce(mul, [base] * abs(int(exponent)))
    return factors if exponent > 0 else reciprocal(factors)
