"""Exact rational numbers."""

from __future__ import annotations

from fractions import Fraction

from ..errors import LimitError
from ..language.dimension import SCALAR, Shape
from ..language.expression import Expression, literal, node
from ..language.printing import ATOM, POSTFIX, SUM, Latex, enclosed
from ..language.program import CALL, Program, quoted


DIGITS = 200


@node
class Number(Expression):
    """An exact rational number."""

    value: Fraction

    def __post_init__(self) -> None:
        if max(abs(self.value.numerator), self.value.denominator) >= 10**DIGITS:
            raise LimitError(f"a number of more than {DIGITS} digits", "write a letter for it")
        super().__post_init__()

    def shape(self) -> Shape:
        return SCALAR

    def printed(self, style: Latex) -> tuple[str, int]:
        top, bottom = abs(self.value.numerator), self.value.denominator
        printed = str(top) if bottom == 1 else style.fraction(str(top), str(bottom))
        return (style.minus + printed, SUM) if self.value < 0 else (printed, ATOM)

    def source(self, program: Program) -> tuple[str, int]:
        program.use("Number", "wrt.nodes")
        return f"Number({program.use('Fraction', 'fractions')}({quoted(str(self.value))}))", CALL

    def as_argument(self, program: Program) -> str:
        return program.number(self.value)


ONE, ZERO = Number(Fraction(1)), Number(Fraction(0))


@literal.rule
def number(value: Fraction) -> Number:
    """What a number of Python is in an expression; one of NumPy would overflow."""
    return Number(Fraction(int(value.numerator), int(value.denominator)))


def below(e: Expression, style: Latex) -> str:
    """The print of what stands below a line; of numbers alone, 1 over 3 is a number itself."""
    return style.brackets(e.printed(style)[0]) if isinstance(e, Number) else enclosed(e, style, style.below)


def factor(e: Expression, style: Latex) -> str:
    """The print of a factor; a number that is not the first one stands in brackets."""
    return style.brackets(e.printed(style)[0]) if isinstance(e, Number) else enclosed(e, style, POSTFIX)
