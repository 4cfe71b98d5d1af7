"""Products of matrices and vectors, and what @ makes."""

from __future__ import annotations

from functools import reduce
from operator import matmul

from ..errors import MisuseError, ShapeError
from ..language.dimension import SCALAR, Shape
from ..language.expression import Expression, matrix_times, node
from ..language.printing import PRODUCT, Latex
from ..language.program import SIGN, TIMES, Program
from ..language.shape import axes, measured
from ..language.source import argument, constructed, operand
from .number import factor


@node
class MatrixProduct(Expression):
    """A product of matrices and vectors."""

    factors: tuple[Expression, ...]

    def shape(self) -> Shape:
        for left, right in zip(self.factors, self.factors[1:]):
            if axes(left)[1] != axes(right)[0]:
                raise ShapeError(f"shapes do not fit: {measured(left, right)}", self,
                                 "transpose one, or change their order")
        for part in self.factors:
            if axes(part) == SCALAR:
                raise MisuseError(f"{part.told()} is a scalar: use * instead of @", self)
        return axes(self.factors[0])[0], axes(self.factors[-1])[1]

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.chain([factor(f, style) for f in self.factors]), PRODUCT

    def source(self, program: Program) -> tuple[str, int]:
        if len(self.factors) < 2 or reduce(matmul, self.factors) != self:
            return constructed(self, self.factors, program)
        first = operand(self.factors[0], program, TIMES)
        return " @ ".join([first, *(argument(f, program, SIGN) for f in self.factors[1:])]), TIMES


@matrix_times.rule
def matrix_product_of(left: Expression, right: Expression) -> MatrixProduct:
    """left @ right; a product on the left takes one more factor."""
    return MatrixProduct((*(left.factors if isinstance(left, MatrixProduct) else (left,)), right))
