"""Sums, and what + makes."""

from __future__ import annotations

from functools import reduce
from operator import add

from ..errors import MisuseError, OrderError, ShapeError
from ..language.dimension import SCALAR, Shape
from ..language.expression import Expression, node, plus
from ..language.printing import SUM, SUMMATION, Latex, enclosed
from ..language.program import PLUS, TIMES, Program
from ..language.shape import IN_ONE_ORDER, axes, fit_as_numbers, measured
from ..language.source import argument, constructed
from .matrix_product import MatrixProduct
from .number import ZERO, Number
from .product import Product, first_part, positive_part
from .transpose import Transpose


@node
class Sum(Expression):
    """A sum of terms of one shape."""

    terms: tuple[Expression, ...]

    def shape(self) -> Shape:
        first = self.terms[0]
        for term in self.terms[1:]:
            if axes(term) != axes(first):
                if zero := next((t for t in (first, term) if t == ZERO), None):
                    other = term if zero is first else first
                    raise MisuseError(f"{zero.told()} is a number, and {measured(other)}: leave it out, or write 0 * x "
                                      "with an x of this shape", self)
                if SCALAR in (axes(first), axes(term)):
                    array = term if axes(first) == SCALAR else first
                    number = first if array is term else term
                    raise MisuseError(f"shapes do not add: {measured(first, term)}", self, _outer(number) or
                                      f"write c * {_ones(array)} for a number c, or take entries")
                if fit_as_numbers(axes(first), axes(term)):
                    raise OrderError(f"shapes do not add: {measured(first, term)}", self, IN_ONE_ORDER)
                raise ShapeError(f"shapes do not add: {measured(first, term)}", self,
                                 "transpose one, or take its entries")
        return axes(first)

    def printed(self, style: Latex) -> tuple[str, int]:
        first = self.terms[0]
        printed = enclosed(first, style, SUM if isinstance(first, (Product, Number)) else SUMMATION)
        for term in self.terms[1:]:
            if isinstance(term, (Product, Number)):
                body, _ = term.printed(style)
                is_less = body.startswith(style.minus)
                more = style.less + body.removeprefix(style.minus) if is_less else style.plus + body
            else:
                more = style.plus + enclosed(term, style, SUMMATION)
            printed = style.ended(printed) + more
        return printed, SUM

    def source(self, program: Program) -> tuple[str, int]:
        if len(self.terms) < 2 or reduce(add, self.terms) != self:
            return constructed(self, self.terms, program)
        written = first_part(self.terms, program, PLUS)
        for term in self.terms[1:]:
            positive = positive_part(term)
            written += f" {'-' if positive else '+'} {argument(positive or term, program, TIMES)}"
        return written, PLUS


def _ones(array: Expression) -> str:
    """The array of ones of its shape, as an author writes it."""
    rows, columns = axes(array)
    if max(len(rows), len(columns)) > 1:
        return "an array of ones"
    return f"ones({', '.join(size.name for size in rows + columns)})" + ".T" * (not rows)


def _outer(number: Expression) -> str:
    """What to write for the inner product of two columns, if the outer one may have been meant."""
    inner = number.factors[-1] if isinstance(number, Product) else number
    match inner:
        case MatrixProduct((Transpose(x), y)) if not axes(x)[1]:
            return f"{inner.told()} is a number, and {MatrixProduct((x, Transpose(y))).told()} a matrix"
    return ""


@plus.rule
def sum_of(left: Expression, right: Expression) -> Sum:
    """left + right; a sum on the left takes one more term."""
    return Sum((*(left.terms if isinstance(left, Sum) else (left,)), right))
