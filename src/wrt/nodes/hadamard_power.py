"""The power of each entry of an array."""

from __future__ import annotations

from ..errors import MisuseError
from ..language.dimension import SCALAR, Dimension, Shape
from ..language.expression import Demand, Expression, Operand, as_expression, node
from ..language.printing import ATOM, POSTFIX, Latex, enclosed
from ..language.program import Program
from ..language.shape import axes, fits, measured
from ..language.source import call
from ..language.strangers import refusal
from .elementwise import Elementwise
from .functions import POWERS
from .number import Number
from .power import is_whole, may_be_negative
from .size import Size


@node
class HadamardPower(Expression):
    """Each entry of an array to one power, x^∘k: a product if k is a whole number, e^(k log x) otherwise.

    Whether k is whole is seen where it is made of whole numbers and sizes.
    """

    base: Expression
    exponent: Expression

    def shape(self) -> Shape:
        if axes(self.exponent) != SCALAR:
            raise MisuseError(f"an exponent is a number, {measured(self.exponent)}", self,
                              "what is raised comes first, as in power(x, 2)")
        if axes(self.base) == SCALAR:
            raise MisuseError(f"{self.base.told()} is a scalar: use ** instead of power", self)
        return axes(self.base)

    def printed(self, style: Latex) -> tuple[str, int]:
        base = enclosed(self.base, style, ATOM)
        return style.raised(base, self.exponent.printed(style), style.entrywise), POSTFIX

    def source(self, program: Program) -> tuple[str, int]:
        return call("power", self, program)

    def demands(self) -> tuple[Demand, ...]:
        if not fits(self):
            return ()
        if not is_whole(self.exponent):
            return (Demand("positive", self.base),)
        return (Demand("nonzero", self.base),) if may_be_negative(self.exponent) else ()


def power(array: Operand, exponent: Operand | Dimension) -> Expression:
    """Each entry of an array to a power: x^∘k, of the shape of the array; of a number or a matrix as a whole, use **.

    The powers −1 and 1/2 are the functions `reciprocal` and `sqrt`.
    Of a whole exponent that may be negative every entry must be nonzero, and positive of one that is not whole.
    Source of the notation: Horn and Johnson, Topics in Matrix Analysis, chapter 5.

    >>> from wrt import Vector, dimensions
    >>> power(Vector("x", dimensions("n")), 2)
    x^(∘2)
    """
    if isinstance(exponent, float):
        raise TypeError(refusal(exponent))
    base = as_expression(array)
    number = Size(exponent) if isinstance(exponent, Dimension) else as_expression(exponent)
    known = next((name for name, value in POWERS.items() if number == Number(value)), None)
    return HadamardPower(base, number) if known is None else Elementwise(known)(base)
