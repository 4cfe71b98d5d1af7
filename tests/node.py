"""What the test file of a node is written with: examples, and the words that rules about trees need.

`tests/nodes/__init__.py` says what such a file holds; `tests/nodes/trace.py` is a good model.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from material import A, W, X, a, b, c, k, m, n, x, y
from pool import C_2, K_2, S, S_2, T_2, U_2

from wrt.errors import IndexRuleError
from wrt.language.dimension import SCALAR, Index
from wrt.language.expression import Expression
from wrt.language.shape import axes
from wrt.nodes import (
    Adjugate, Apply, Determinant, Duplication, Elimination, HadamardPower, Inverse, LogDeterminant, LogSumExp,
    MatrixProduct, Number, Power, Product, Softmax, Structured, Sum, Summation, Symbol, Vech,
)
from wrt.nodes.einstein import bind, free_indices
from wrt.nodes.structured import LOWER, UPPER

# at these sizes, and for these values, the tables of the examples are written out
SIZES = {n: 2, m: 3, k: 5}
VALUES = {
    a: [[4]], c: [[9]], b: [[2, -1]], x: [[1], [-1], [2]], y: [[3], [5]], S: [[1, 2], [3, 5]],
    W: [[1, 2, 3], [4, 5, 6]], A: [[0, 1, 0], [2, 0, 1]],
    S_2: [[1, 2], [2, -1]], K_2: [[0, -3], [3, 0]], C_2: [[2, 0], [0, 5]], T_2: [[1, 0], [4, 2]],
    U_2: [[1, 4], [0, 2]], X: [[1, 0, 2, 0, 3], [0, 4, 0, 5, 0], [6, 0, 7, 0, -8]],
}
# the same for NumPy
V = {symbol: np.array(value) for symbol, value in VALUES.items()}

# of what these are the normal form does not know all
OPAQUE = (
    Adjugate, Determinant, Duplication, Elimination, HadamardPower, Inverse, LogDeterminant, LogSumExp, Power, Softmax,
    Vech,
)
ONE, ZERO, MINUS, TWO = (Number(Fraction(value)) for value in (1, 0, -1, 2))


@dataclass(frozen=True)
class Example:
    """An expression, and what a textbook says of it; what is left out is not claimed.

    `value` is its table at `SIZES` and `VALUES`. If the expression has free indices, its entries are
    the numbers that it is, with `rows` running down the table and `columns` across it.
    """

    expression: Expression
    shape: str | None = None
    tex: str | None = None
    text: str | None = None
    python: str | None = None
    value: Any = None
    rows: Index | None = None
    columns: Index | None = None
    spoken: str | None = None

    @property
    def free(self):
        """The indices that the table runs over."""
        return tuple(index for index in (self.rows, self.columns) if index)


def trees_of(file):
    """The examples of a file and the sides of its claims, their sums made explicit, with their free indices.

    An example that breaks the rule of indices, for the sake of its print, is left out.
    """
    claims = [(example.expression, example.free or None) for example in file.EXAMPLES]
    for left, right, *free in file.EQUAL + file.DIFFERENT:
        claims += [(side, free[0] if free else free_indices(left)) for side in (left, right)]
    for tree, free in dict.fromkeys(claims):
        free = free_indices(tree) if free is None else free
        with suppress(IndexRuleError):
            yield bind(tree, free)[0], tuple(sorted(free))


# ------------------------------------------------------------------ what a tree is
def is_scalar(tree):
    """Whether a tree is a scalar."""
    return axes(tree) == SCALAR


def is_square(tree):
    """Whether a tree has as many columns as rows."""
    return axes(tree)[0] == axes(tree)[1]


def uses(tree, index):
    """Whether an index stands somewhere in a tree."""
    return any(index in part.indices() or (isinstance(part, Summation) and part.over == index)
               for part in tree.walk())


def hides_an_identity(*trees):
    """Whether there is an inverse, a known function or a triangle, of which the normal form knows some laws only."""
    parts = [part.in_other_words() or part for tree in trees for part in tree.walk()]
    return any(isinstance(part, OPAQUE) or isinstance(part, Apply) and part.function.is_known
               or isinstance(part, Structured) and part.structure in (LOWER, UPPER) for part in parts)


def depends(tree, on):
    """Whether a symbol stands somewhere in a tree, definitions and arguments included."""
    return any(part == on for part in tree.walk())


# ------------------------------------------------------------------ trees made of others
def product(factors):
    """The product of scalars and one array at most; one factor is itself."""
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def chain(factors):
    """The product of matrices; one factor is itself."""
    return factors[0] if len(factors) == 1 else MatrixProduct(tuple(factors))


def negative(tree):
    """Minus a tree."""
    return Product((MINUS, tree))


def summed(body, over):
    """The sum of a tree over several indices."""
    for index in over:
        body = Summation(body, index)
    return body


def renamed(tree, old, new):
    """The tree with one index replaced, where it is not summed anew."""
    if isinstance(tree, Symbol) or (isinstance(tree, Summation) and tree.over == old):
        return tree

    def put(value):
        if isinstance(value, tuple):
            return tuple(map(put, value))
        if isinstance(value, Expression):
            return renamed(value, old, new)
        return new if value == old else value

    return tree.remade(*map(put, tree.key[1:]))


# ------------------------------------------------------------------ a rule of every linear node
def sum_outside(place, e):
    """f(…, a + b, …) = f(…, a, …) + f(…, b, …)."""
    parts = e.operands()
    for at, part in enumerate(parts):
        if isinstance(part, Sum):
            return Sum(tuple(e.with_operands((*parts[:at], term, *parts[at + 1:])) for term in part.terms))
    return None
