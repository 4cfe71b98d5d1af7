"""Products of scalars and one array, and what * and the minus sign make."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from operator import mul

from ..errors import MisuseError
from ..language.dimension import SCALAR, Shape
from ..language.expression import Expression, minus, node, times
from ..language.printing import PRODUCT, SUM, Latex
from ..language.program import SIGN, TIMES, Program
from ..language.shape import axes, measured
from ..language.source import argument, constructed, operand
from .elementwise import Apply, reciprocal
from .matrix_product import MatrixProduct
from .number import Number, factor


@node
class Product(Expression):
    """A product of scalars and of one array at most."""

    factors: tuple[Expression, ...]

    def shape(self) -> Shape:
        arrays = [factor for factor in self.factors if axes(factor) != SCALAR]
        if len(arrays) > 1:
            raise MisuseError(f"* is for scalars, and {measured(*arrays[:2])}: use @ for the matrix product, "
                              "hadamard for the product entry by entry", self)
        return axes(arrays[0]) if arrays else SCALAR

    def printed(self, style: Latex) -> tuple[str, int]:
        first, rest = self.factors[0], self.factors[1:]
        if not isinstance(first, Number):
            return style.times([factor(f, style) for f in self.factors]), PRODUCT
        if len(rest) == 1 and isinstance(rest[0], MatrixProduct):
            printed = [rest[0].printed(style)[0]]
        else:
            printed = [factor(f, style) for f in rest]
        number, _ = Number(abs(first.value)).printed(style)
        body = style.times(printed if first.value == -1 else [number] + printed)
        return (style.minus + body, SUM) if first.value < 0 else (body, PRODUCT)

    def source(self, program: Program) -> tuple[str, int]:
        first, rest = self.factors[0], self.factors[1:]
        if len(self.factors) < 2 or reduce(mul, self.factors) != self:
            return constructed(self, self.factors, program)
        positive = positive_part(self)
        if isinstance(first, Number):
            if positive and first.value.denominator > 1:
                return f"-{operand(positive, program, SIGN)}", SIGN
            if first.value.numerator == 1 < first.value.denominator:
                whole = reduce(mul, rest)
                if whole / first.value.denominator == self and not isinstance(whole, Number):
                    return f"{operand(whole, program, TIMES)} / {first.value.denominator}", TIMES
        if positive and first == Number(Fraction(-1)) and -rest[0] == Product((first, rest[0])):
            before, rest = -rest[0], rest[1:]
            written = f"-{operand(self.factors[1], program, SIGN)}"
        else:
            before, written = first, first_part(self.factors, program, TIMES)
        for part in rest:
            if isinstance(part, Apply) and part.function == reciprocal and before / part.argument == before * part:
                written += f" / {operand(part.argument, program, SIGN)}"
            else:
                written += f" * {argument(part, program, SIGN)}"
            before = before * part
        return written, TIMES if rest else SIGN


@times.rule
def product_of(left: Expression, right: Expression) -> Product:
    """left · right; a product on the left takes one more factor, and a number joins one on the right."""
    if isinstance(left, Number) and isinstance(right, Product):
        return Product((left, *right.factors))
    return Product((*(left.factors if isinstance(left, Product) else (left,)), right))


@minus.rule
def negative(e: Expression) -> Expression:
    """−e; the sign goes to the number that e is or begins with."""
    if isinstance(e, Number):
        return Number(-e.value)
    if isinstance(e, Product) and isinstance(e.factors[0], Number):
        return Product((Number(-e.factors[0].value), *e.factors[1:]))
    return Number(Fraction(-1)) * e


def first_part(parts: Sequence[Expression], program: Program, level: int) -> str:
    """The source of the first of several terms or factors, one of which is no Python number."""
    return (operand if isinstance(parts[1], Number) else argument)(parts[0], program, level)


def positive_part(e: Expression) -> Expression | None:
    """What is to be written behind a minus, if e is something negative."""
    first, rest = (e.factors[0], e.factors[1:]) if isinstance(e, Product) else (e, ())
    if not isinstance(first, Number) or first.value >= 0:
        return None
    positive: Expression = reduce(mul, (rest if first.value == -1 and rest else (Number(-first.value), *rest)))
    return positive if -positive == e else None
