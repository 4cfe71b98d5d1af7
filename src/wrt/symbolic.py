"""Evaluation with SymPy: entries as symbols, real functions, derivatives by `sympy.diff`.

Slower than `wrt.modular` and independent of it; it phrases counterexamples and worked numbers.
A function that is not specified is a fixed polynomial here, which is a real function: what it
refutes is refuted.
"""

from __future__ import annotations

from fractions import Fraction

import sympy

from .explicit import Point, evaluate
from .functions import KNOWN


def entry_symbol(symbol, row, column, shape) -> sympy.Symbol:
    """The SymPy symbol of an entry, named like W_12 (counted from 1)."""
    places = [str(k + 1) for k, length in zip((row, column), shape) if length is not None]
    separator = "," if any(len(p) > 1 for p in places) else ""
    return sympy.Symbol("_".join([symbol.name, separator.join(places)]) if places else symbol.name)


class SymbolicPoint(Point):
    """Entries are symbols, or the numbers in `values` (a matrix for each symbol)."""

    def __init__(self, sizes, values=None, shifts=()):
        super().__init__(sizes)
        self.values, self.shifts = values or {}, shifts

    def number(self, value):
        value = Fraction(value)
        return sympy.Rational(value.numerator, value.denominator)

    def entry(self, symbol, row, column):
        if symbol in self.values:
            return self.number(self.values[symbol][row][column])
        return entry_symbol(symbol, row, column, self.shape(symbol))

    def shape(self, symbol):
        """The number of rows and of columns; None for an axis the symbol has not."""
        return [self.length(axis) if axis else None for axis in (symbol.rows, symbol.columns)]

    def unspecified(self, symbol, row, column, arguments):
        return stand_in(1 + row + self.length(symbol.rows) * column, arguments)

    def apply(self, function, element):
        t = sympy.Dummy("t")
        real = getattr(sympy, function.name)(t) if function.name in KNOWN else stand_in(1, [t])
        return sympy.diff(real, t, function.order).subs(t, element)

    def derivative(self, expression, binding, symbol, row, column):
        """The entry of the symbol takes a small step, whose coefficient is the derivative."""
        step = sympy.Dummy("h")
        moved = SymbolicPoint(self.sizes, self.values, (*self.shifts, (symbol, row, column, step)))
        return [[sympy.diff(entry, step).xreplace({step: sympy.S.Zero}) for entry in line]
                for line in evaluate(expression, moved, binding)]

    def _symbol(self, symbol):
        matrix = [list(row) for row in super()._symbol(symbol)]
        for shifted, row, column, step in self.shifts:
            if shifted == symbol:
                matrix[row][column] = matrix[row][column] + step
        return matrix


def stand_in(first: int, arguments) -> sympy.Expr:
    """A polynomial of degree two in every argument, for a function that is not specified."""
    linear = sum((first + k) * a for k, a in enumerate(arguments))
    return linear + sum((first + k + 1) * a * b for k, (a, b) in enumerate(zip(arguments, arguments[1:] + arguments[:1])))
