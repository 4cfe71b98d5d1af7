"""Evaluation with SymPy: entries as symbols, real functions, derivatives by `sympy.diff`.

Slower than `wrt.arrays.modular` and independent of it; it phrases counterexamples and worked numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction

import sympy
from sympy.polys.matrices import DomainMatrix

from ..errors import ConditionError, SingularError
from ..language.dimension import Dimension
from ..language.expression import Expression
from ..language.printing import Latex, Text
from ..language.speech import Spoken
from ..names import RAISED
from ..nodes import Elementwise, Symbol
from ..nodes.functions import KNOWN
from .named import entry_name, named
from .point import Array, Binding, Step, evaluate
from .speech import said
from .standins import StandIns

REAL: dict[str, Callable[[sympy.Expr], sympy.Expr]] = {
    "exp": sympy.exp, "log": sympy.log, "sqrt": sympy.sqrt, "reciprocal": lambda t: 1 / t,
    "sin": sympy.sin, "cos": sympy.cos, "tanh": sympy.tanh, "sinh": sympy.sinh, "cosh": sympy.cosh,
    "absolute": sympy.Abs, "sign": sympy.sign, "relu": lambda t: sympy.Max(t, 0),
    "logistic": lambda t: 1 / (1 + sympy.exp(-t)), "softplus": lambda t: sympy.log(1 + sympy.exp(t)),
}
# the entries that are numbers
Values = dict[Symbol, list[list[Fraction]]]
MOST = 40_000       # bits, to see a difference


def entry_symbol(symbol: Symbol, row: int, column: int, shape: Sequence[int | None]) -> sympy.Symbol:
    """The SymPy symbol of an entry, named like W_12 (counted from 1)."""
    return sympy.Symbol(entry_name(symbol, row, column, shape))


def latex(expression: sympy.Expr) -> str:
    """A value as TeX, entries printed as the entries of their symbols are."""
    return str(sympy.latex(expression, symbol_names=_names(expression, Latex())))


def text(expression: sympy.Expr) -> str:
    """The same as plain text.

    >>> text(2 * sympy.Symbol("x_1") ** 2 * sympy.Symbol("alpha") + sympy.Symbol("x_0_1"))
    '(x_0)_1 + 2 x_1² α'
    """
    names = {symbol: sympy.Symbol(name) for symbol, name in _names(expression, Text()).items()}
    printed = str(sympy.sympify(expression).xreplace(names))
    raised = re.sub(r"\*\*(\d+)", lambda power: power[1].translate(RAISED), printed)
    return raised.replace("**", "^").replace("*", " ")


def spoken(expression: sympy.Expr) -> str:
    """The same as one says it aloud.

    >>> spoken(2 * sympy.Symbol("x_1") ** 2 - sympy.Symbol("W_12") / 3)
    'minus one third times W 1 2 plus 2 times x 1 squared'
    """
    value = sympy.sympify(expression)
    return said(value, _names(value, Spoken()))[0]


def decimals(expression: sympy.Expr, sign: str) -> str:
    """A sign and the value in four digits, where it is a number that is not rational; else nothing.

    >>> decimals(sympy.sqrt(2), " ≈ "), decimals(sympy.Rational(1, 2), " ≈ ")
    (' ≈ 1.414', '')
    """
    value = sympy.sympify(expression)
    return "" if value.free_symbols or value.is_Rational else f"{sign}{sympy.N(value, 4)}"


def difference(left: sympy.Expr, right: sympy.Expr) -> str:
    """By how much two numbers differ, where four digits of both are the same; else nothing.

    >>> difference(sympy.tanh(1000), sympy.Integer(1)), difference(sympy.Integer(1), sympy.sqrt(2))
    ('-5.153e-869', '')
    """
    sides = sympy.sympify(left), sympy.sympify(right)
    if any(side.free_symbols for side in sides) or sympy.N(sides[0], 4) != sympy.N(sides[1], 4):
        return ""
    return str(sympy.N(sides[0] - sides[1], 4, maxn=MOST))


def _names(expression: sympy.Expr, style: Latex) -> dict[sympy.Symbol, str]:
    return {symbol: named(symbol.name, style) for symbol in sympy.sympify(expression).free_symbols}


class SymbolicPoint(StandIns):
    """Entries are symbols, or the numbers in `values` (a matrix for each symbol)."""

    def __init__(self, sizes: dict[Dimension, int], values: Values | None = None, shifts: tuple[Step, ...] = (),
                 functions: dict[str, int] | None = None, kind: int = 0) -> None:
        super().__init__(sizes)
        self.values, self.shifts, self.kind = values or {}, shifts, kind
        self.functions = {} if functions is None else functions

    def number(self, value: Fraction | int) -> sympy.Rational:
        return sympy.Rational(*Fraction(value).as_integer_ratio())

    def letter(self, name: str) -> sympy.Symbol:
        """A letter as an element."""
        return sympy.Symbol(name)

    def plain(self, element: sympy.Expr) -> sympy.Expr:
        """What is told of an element."""
        return element

    def entry(self, symbol: Symbol, row: int, column: int) -> sympy.Expr:
        if symbol in self.values:
            return self.number(self.values[symbol][row][column])
        return entry_symbol(symbol, row, column, self.shape(symbol))

    def shape(self, symbol: Symbol) -> list[int | None]:
        """The number of rows and of columns; None for an axis the symbol has not."""
        return [self.length(axis) if axis else None for axis in (symbol.rows, symbol.columns)]

    def apply(self, function: Elementwise, element: sympy.Expr) -> sympy.Expr:
        element = sympy.sympify(element)
        if not function.is_known:
            return self.stand_in_derivative(function, element)
        domain = KNOWN[function.name].domain
        if domain and (element.is_zero or domain == "positive" and element.is_positive is False):
            raise ConditionError(f"{function.name} has no value at {element}, which is not {domain}")
        t = sympy.Dummy("t", real=True)     # |t| has a derivative of a name there
        return sympy.diff(REAL[function.name](t), t, function.order).subs(t, element)

    def inverse(self, matrix: Array) -> Array:
        if determinant(matrix) == 0:
            raise SingularError("no inverse at these sizes")
        square = sympy.Matrix(matrix)
        inverted: Array = (_rational(square).inv().to_Matrix() if _is_rational(square)
                           else square.inv(method="ADJ")).tolist()
        return inverted

    def determinant(self, matrix: Array) -> sympy.Expr:
        return determinant(matrix)

    def log_absolute(self, element: sympy.Expr) -> sympy.Expr:
        """½ log a², which SymPy differentiates without a sign."""
        number = sympy.sympify(element)
        if number.is_zero:
            raise ConditionError("log has no value at 0, which is not positive")
        return sympy.log(sympy.Abs(number)) if number.is_number else sympy.log(number**2) / 2

    def along(self, expression: Expression, binding: Binding, steps: Sequence[Step], key: Hashable) -> Array:
        """The entries take small steps, h times as far as they move, and h is what is derived by."""
        h = sympy.Dummy("h", real=True)
        moving = tuple((symbol, row, column, step * h) for symbol, row, column, step in steps)
        moved = SymbolicPoint(self.sizes, self.values, (*self.shifts, *moving), self.functions, self.kind)
        return [[sympy.diff(entry, h).xreplace({h: sympy.S.Zero}) for entry in line]
                for line in evaluate(expression, moved, binding)]

    def _symbol(self, symbol: Symbol) -> Array:
        matrix = [list(row) for row in super()._symbol(symbol)]
        for shifted, row, column, step in self.shifts:
            if shifted == symbol:
                matrix[row][column] = matrix[row][column] + step
        return matrix


def determinant(matrix: Array) -> sympy.Expr:
    """The determinant of a square matrix, multiplied out."""
    square = sympy.Matrix(matrix)
    if _is_rational(square):
        rational = _rational(square)
        return rational.domain.to_sympy(rational.det())
    return sympy.expand(square.det(method="berkowitz"))


def _is_rational(square: sympy.Matrix) -> bool:
    return all(entry.is_Rational for entry in square)


def _rational(square: sympy.Matrix) -> DomainMatrix:
    """The same matrix in SymPy's fast rational numbers."""
    return DomainMatrix.from_Matrix(square).to_field()
