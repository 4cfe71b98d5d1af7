"""Products of matrices and vectors, and what @ makes."""

from __future__ import annotations

from functools import reduce
from operator import matmul

from ..errors import MisuseError, OrderError, ShapeError
from ..language.dimension import SCALAR, Shape
from ..language.expression import Expression, node
from ..language.printing import PRODUCT, Latex
from ..language.program import SIGN, TIMES, Program
from ..language.shape import IN_ONE_ORDER, are_reordered, axes, measured
from ..language.source import argument, constructed, operand
from .number import factor


@node
class MatrixProduct(Expression):
    """A product of matrices and vectors."""

    factors: tuple[Expression, ...]

    def shape(self) -> Shape:
        for part in self.factors:
            if axes(part) == SCALAR:
                raise MisuseError(f"{part.told()} is a scalar: use * instead of @", self)
        for place, (left, right) in enumerate(zip(self.factors, self.factors[1:]), 1):
            if axes(left)[1] != axes(right)[0]:
                self._refuse_what_may_be_right(place)
                raise ShapeError(f"shapes do not fit: {measured(left, right)}", self,
                                 "transpose one, or change their order")
        return axes(self.factors[0])[0], axes(self.factors[-1])[1]

    def _refuse_what_may_be_right(self, place: int) -> None:
        """Refuse a number beside an array, as in (xᵀ y) x, and entries that are counted in two orders.

        :raises MisuseError: naming it.
        """
        before = [self.factors[start:place] for start in range(place - 1)]
        behind = [self.factors[place:end] for end in range(place + 2, len(self.factors) + 1)]
        for factors in (*reversed(before), *behind):
            if (axes(factors[0])[0], axes(factors[-1])[1]) == SCALAR and all(
                    axes(left)[1] == axes(right)[0] for left, right in zip(factors, factors[1:])):
                raise MisuseError(f"{MatrixProduct(factors).told()} is a number in {self.told()}: use * instead of @ "
                                  "between it and the rest", self)
        left, right = self.factors[place - 1:place + 1]
        if are_reordered(axes(left)[1], axes(right)[0]):
            raise OrderError(f"shapes do not fit: {measured(left, right)}", self, IN_ONE_ORDER)

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.chain([factor(f, style) for f in self.factors]), PRODUCT

    def source(self, program: Program) -> tuple[str, int]:
        if len(self.factors) < 2 or reduce(matmul, self.factors) != self:
            return constructed(self, self.factors, program)
        first = operand(self.factors[0], program, TIMES)
        return " @ ".join([first, *(argument(f, program, SIGN) for f in self.factors[1:])]), TIMES
