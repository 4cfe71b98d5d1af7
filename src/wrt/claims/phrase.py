"""A counterexample in words: exact values by SymPy, in symbols where they are short, else in the numbers found."""

from __future__ import annotations

from math import comb, prod

import sympy

from ..arrays.cost import cost
from ..arrays.point import evaluate
from ..arrays.symbolic import SymbolicPoint
from ..arrays.told import READABLE
from ..errors import EngineError
from ..language.expression import Expression
from ..nodes import Inverse
from ..nodes.einstein import Names
from .finding import Counterexample
from .search import Witness
from .witnessed import found_at

IN_SYMBOLS = 300        # operations at the most, with symbols for entries
TERMS = 1000            # before like ones are collected


def counterexample(left: Expression, right: Expression, names: Names, at: Witness) -> Counterexample:
    """The counterexample that bound expressions have at a witness.

    :raises EngineError: SymPy's values do not differ there.
    """
    has_inverse = any(isinstance(part, Inverse) for side in (left, right) for part in side.walk())
    if not has_inverse and cost(at.sizes, names, left, right) <= IN_SYMBOLS:
        point = SymbolicPoint(at.sizes, kind=at.kind)
        if max(map(_terms, _values(left, right, point, at))) <= TERMS:
            found = _at(left, right, point, at)
            if all(side.is_rational_function() and len(str(side)) <= READABLE for side in (found.left, found.right)):
                return found
    return _at(left, right, SymbolicPoint(at.sizes, at.values, kind=at.kind), at)


def _at(left: Expression, right: Expression, point: SymbolicPoint, at: Witness) -> Counterexample:
    x, y = map(sympy.expand, _values(left, right, point, at))
    if x == y:
        raise EngineError(f"{left.text()} and {right.text()} differ in real numbers, and SymPy has {x} for both. "
                          "This is a fault of wrt, please report it")
    return found_at(left, right, point, at, (x, y))


def _values(left: Expression, right: Expression, point: SymbolicPoint, at: Witness) -> list[sympy.Expr]:
    return [evaluate(side, point, at.binding)[at.row][at.column] for side in (left, right)]


def _terms(value: sympy.Expr) -> int:
    """How many terms it has at the most, once the products and powers in it are multiplied out.

    >>> a, b = sympy.symbols("a b")
    >>> _terms((a + b) ** 9 * (a + 1)), _terms(sympy.sqrt(a + b))
    (20, 2)
    """
    if value.is_Add:
        return sum(map(_terms, value.args))
    if value.is_Mul:
        return prod(map(_terms, value.args))
    if value.is_Pow and value.exp.is_Integer:
        return comb(_terms(value.base) + abs(int(value.exp)) - 1, abs(int(value.exp)))
    return max(map(_terms, value.args), default=1)      # what stands in a function is multiplied out as well
