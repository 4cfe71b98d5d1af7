"""Products of scalars and one array, and what * and the minus sign make."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from itertools import zip_longest
from operator import mul

from ..errors import MisuseError, WrtError
from ..language.dimension import SCALAR, Index, Shape
from ..language.expression import Expression, matrix_times, minus, node, over, times
from ..language.printing import ATOM, POSTFIX, POWER, PRODUCT, SUM, Latex, enclosed
from ..language.program import SIGN, TIMES, Program
from ..language.shape import axes, measured
from ..language.source import argument, constructed, operand
from .elementwise import Apply, is_array, is_quotient, is_scalar, reciprocal
from .functions import RAISED
from .matrix_product import MatrixProduct
from .number import ONE, Number, below, factor
from .summation import Summation


@node
class Product(Expression):
    """A product of scalars and of one array at most."""

    factors: tuple[Expression, ...]

    has_brackets = True

    def shape(self) -> Shape:
        arrays = [factor for factor in self.factors if axes(factor) != SCALAR]
        if len(arrays) > 1:
            raise MisuseError(f"* is for scalars, and {measured(*arrays[:2])}: use @ for the matrix product, "
                              "hadamard for the product entry by entry" + ", and brackets around a product that is a "
                              "number, as in A * (x.T @ x)" * _begins_a_number(arrays[-1]), self)
        return axes(arrays[0]) if arrays else SCALAR

    def printed(self, style: Latex) -> tuple[str, int]:
        return self._printed(style)

    def closed(self, style: Latex) -> tuple[str, int]:
        return self._printed(style, is_closed=True)

    def _printed(self, style: Latex, is_closed: bool = False, has_line: bool = True) -> tuple[str, int]:
        """The print; if it has a line, what comes before the first reciprocal stands above it."""
        first = self.factors[0]
        number = first.value if isinstance(first, Number) else None
        rest = self.factors if number is None else self.factors[1:]
        before = [] if number in (None, -1) else [Number(abs(number)).printed(style)[0]]
        cut = next((k for k, part in enumerate(rest) if is_quotient(part)), None) if has_line else None
        outside, above = ([], before) if number is None or number.denominator == 1 else (before, [])
        if cut is None or not cut and above in ([], ["1"]):     # 1/a is no product
            body, level = _row(rest, style, is_closed, before)
        else:
            divisor = below(rest[cut].operands()[0], style)
            body, level = style.fraction(_above(rest[:cut], style, above), divisor), style.line
            if outside or cut + 1 < len(rest):
                line = body if level >= POSTFIX else style.brackets(body)
                body, level = _row(rest, style, is_closed, [*outside, line], done=cut + 1)
        return (style.minus + body, SUM) if number is not None and number < 0 else (body, level)

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
            if is_quotient(part) and before / (below_line := part.operands()[0]) == before * part:
                written += f" / {operand(below_line, program, SIGN)}"
            else:
                written += f" * {argument(part, program, SIGN)}"
            before = before * part
        return written, TIMES if rest else SIGN


def _begins_a_number(array: Expression) -> bool:
    """Whether it is a row: A * x.T @ x is (A * x.T) @ x to Python."""
    return not axes(array)[0]


def _row(factors: Sequence[Expression], style: Latex, is_closed: bool, before: Sequence[str] = (),
         done: int = 0) -> tuple[str, int]:
    """Factors side by side, behind what is printed of the first `done` of them; and how strongly the row binds."""
    groups = _grouped(factors[done:], style)
    if len(groups) == 1 < groups[0][1] and not before:
        return _power(*groups[0], style, is_closed)
    printed = [*before]
    for (part, exponent), after in zip_longest(groups, groups[1:]):
        # in sin x cos y the name of the cosine ends what the sine is of; in sin(x) y, brackets have to
        must_end = is_closed if after is None else not _begins_with_name(*after)
        if exponent > 1 or isinstance(part, Apply) and part.is_bare:
            printed.append(_power(part, exponent, style, must_end)[0])
        elif isinstance(part, MatrixProduct) and after is None and _fits(part, factors[:-1]):
            printed.append(part.printed(style)[0])
        elif isinstance(part, Product) and len(printed) == len(before) and not done:
            printed.append(style.brackets(part._printed(style, has_line=False)[0]))     # (a/b) c is a row of three
        else:
            printed.append(factor(part, style))
    return style.times(printed), PRODUCT


def _above(factors: Sequence[Expression], style: Latex, before: Sequence[str]) -> str:
    """What stands above a line."""
    if len(factors) == 1 and not before and not isinstance(factors[0], (Number, Product)):
        is_row = isinstance(factors[0], MatrixProduct) and _fits(factors[0], ())
        return enclosed(factors[0], style, PRODUCT if is_row else style.above)
    return _row(factors, style, style.above > SUM, before)[0] if factors else before[0]


def _grouped(factors: Sequence[Expression], style: Latex) -> list[tuple[Expression, int]]:
    """Factors that follow each other, each with its exponent."""
    found: list[tuple[Expression, int]] = []
    for part in factors:
        if found and found[-1][0] == part and _may_be_raised(part, style):
            found[-1] = part, found[-1][1] + 1
        else:
            found.append((part, 1))
    return found


def _power(base: Expression, exponent: int, style: Latex, is_closed: bool) -> tuple[str, int]:
    if isinstance(base, Apply):
        return base.power(exponent, style, is_closed)
    return style.power(enclosed(base, style, ATOM), exponent), POWER


def _begins_with_name(base: Expression, exponent: int) -> bool:
    """Whether the print of a power begins with the name of a function, as sin² x does and (log x)² does not."""
    return isinstance(base, Apply) and base.is_bare and (exponent == 1 or base.function.name in RAISED)


def _may_be_raised(part: Expression, style: Latex) -> bool:
    """Whether a power says the same: x_i x_i may be a sum over i, which x_i² is not."""
    return not isinstance(part, Number) and is_scalar(part) and _open_indices(part) <= style.unsummed


def _open_indices(e: Expression) -> frozenset[Index]:
    """The indices in an expression that no sum in it is over."""
    inside = frozenset(e.indices()).union(*map(_open_indices, e.operands()))
    return inside - {e.over} if isinstance(e, Summation) else inside


def _fits(product: MatrixProduct, others: Sequence[Expression]) -> bool:
    """Whether a product of matrices needs no brackets behind others: it has a shape, and they are scalars."""
    try:
        return bool(axes(product)) and all(axes(other) == SCALAR for other in others)
    except WrtError:
        return False


@times.rule
def product_of(left: Expression, right: Expression) -> Product:
    """left · right; a product on the left takes one more factor, and a number joins one on the right."""
    if isinstance(left, Number) and isinstance(right, Product):
        return Product((left, *right.factors))
    return Product((*(left.factors if isinstance(left, Product) else (left,)), right))


@matrix_times.rule
def matrix_product_of(left: Expression, right: Expression) -> Expression:
    """left @ right; a product of matrices on the left takes one more factor, and a number on it stays in front: −2Aᵀ x.

    Python has −A @ x for (−A) @ x.
    """
    if isinstance(left, Product) and isinstance(left.factors[0], Number) and len(left.factors) == 2:
        return product_of(left.factors[0], matrix_product_of(left.factors[1], right))
    return MatrixProduct((*(left.factors if isinstance(left, MatrixProduct) else (left,)), right))


@over.rule
def quotient(top: Expression, bottom: Expression) -> Expression:
    """top / bottom: a number below the line goes to the front, any other scalar is a reciprocal.

    :raises MisuseError: the bottom is an array.
    """
    if is_array(bottom):
        raise MisuseError(f"/ divides by a scalar, {measured(bottom)}", bottom,
                          "write reciprocal(x) for 1 over each entry, A.inv for the inverse of a matrix")
    if isinstance(bottom, Number) and bottom.value:
        factor = 1 / bottom.value
        first = top.factors[0] if isinstance(top, Product) else top
        if isinstance(top, Product) and isinstance(first, Number) and first.value * factor != 1:
            return Product((Number(first.value * factor), *top.factors[1:]))    # −a/2 has one number in front
        return Number(factor) * top
    return reciprocal(bottom) if top == ONE else top * reciprocal(bottom)


@minus.rule
def negative(e: Expression) -> Expression:
    """−e; the sign goes to the number that e is or begins with."""
    if isinstance(e, Number):
        return Number(-e.value)
    if isinstance(e, Product) and isinstance(e.factors[0], Number):
        if e.factors[0].value == -1:
            return e.factors[1] if len(e.factors) == 2 else Product(e.factors[1:])
        return Product((Number(-e.factors[0].value), *e.factors[1:]))
    return Number(Fraction(-1)) * e


def factors_of(e: Expression) -> list[Expression]:
    """The factors of a product, those of products in it one by one."""
    return [f for factor in e.factors for f in factors_of(factor)] if isinstance(e, Product) else [e]


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
