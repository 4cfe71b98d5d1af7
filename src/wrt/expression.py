"""The expression tree: what an author writes, and nothing that is computed from it.

A tree may be built with shapes that do not fit, so that a false claim can be written down too;
`wrt.shape` says whether it fits. Trees are immutable and compare by structure.

An *axis* is a tuple of dimensions: a column vector with n entries has the axes `((n,), ())`,
vec(W) of an n×m matrix `((m, n), ())`. Sizes stay symbolic.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from numbers import Rational
from typing import Iterator

from .dimension import Axis, Dimension, Index
from .display import Displayed
from .elementwise import Elementwise
from .names import checked_name

node = dataclass(frozen=True, eq=False, repr=False)


class Expression(Displayed):
    """Base of all trees. `A @ B` multiplies matrices, `c * A` scales, `A[i, j]` takes an entry."""

    kind = "expression"

    @cached_property
    def key(self) -> tuple:
        """The type and the fields: what equality compares."""
        return (type(self).__name__, *(getattr(self, name) for name in self.__match_args__))

    @cached_property
    def _hash(self):
        return hash(self.key)

    def __eq__(self, other):
        return self is other or (type(self) is type(other) and hash(self) == hash(other)
                                 and self.key == other.key)

    def __hash__(self):
        return self._hash

    @cached_property
    def values(self) -> tuple:
        """The values of all fields, those in tuples one by one."""
        return tuple(v for value in self.key[1:] for v in (value if isinstance(value, tuple) else (value,)))

    @cached_property
    def _children(self):
        return tuple(value for value in self.values if isinstance(value, Expression))

    def children(self) -> tuple[Expression, ...]:
        """The expressions this one is made of, in the author's order."""
        return self._children

    def with_children(self, children) -> Expression:
        """The same node over other children, given in the order of `children()`."""
        rest = iter(children)
        put = lambda value: next(rest) if isinstance(value, Expression) else value
        return type(self)(*(tuple(map(put, v)) if isinstance(v, tuple) else put(v) for v in self.key[1:]))

    def operands(self) -> tuple[Expression, ...]:
        """The children whose indices count here: not a symbol's definition, not a derivative's variable."""
        return self.children()

    def with_operands(self, operands) -> Expression:
        """The same node over other operands."""
        operands = tuple(operands)
        return self.with_children(operands + self.children()[len(operands):])

    def indices(self) -> tuple[Index, ...]:
        """The indices written on this node itself."""
        return tuple(value for value in self.values if isinstance(value, Index))

    def named(self) -> tuple:
        """The named objects written on this node itself: sizes, indices and their sizes, functions."""
        own = [v for v in self.values if isinstance(v, (Dimension, Index, Elementwise))]
        return (*own, *(v.dimension for v in own if isinstance(v, Index)))

    def walk(self) -> Iterator[Expression]:
        """This expression and all below it, definitions and arguments included."""
        yield self
        for child in self.children():
            yield from child.walk()

    def __add__(self, other):
        terms = self.terms if isinstance(self, Sum) else (self,)
        return Sum(terms + (as_expression(other),))

    def __radd__(self, other):
        return as_expression(other) + self

    def __neg__(self):
        if isinstance(self, Number):
            return Number(-self.value)
        if isinstance(self, Product) and isinstance(self.factors[0], Number):
            return Product((Number(-self.factors[0].value),) + self.factors[1:])
        return Number(Fraction(-1)) * self

    def __sub__(self, other):
        return self + -as_expression(other)

    def __rsub__(self, other):
        return as_expression(other) - self

    def __mul__(self, other):
        other = as_expression(other)
        own = self.factors if isinstance(self, Product) else (self,)
        if isinstance(self, Number) and isinstance(other, Product):
            return Product((self,) + other.factors)
        return Product(own + (other,))

    def __rmul__(self, other):
        return as_expression(other) * self

    def __truediv__(self, other):
        other = as_expression(other)
        if isinstance(other, Number) and other.value:
            return Number(1 / other.value) * self
        inverse = Elementwise("reciprocal")(other)
        return inverse if self == Number(Fraction(1)) else self * inverse

    def __rtruediv__(self, other):
        return as_expression(other) / self

    def __matmul__(self, other):
        own = self.factors if isinstance(self, MatrixProduct) else (self,)
        return MatrixProduct(own + (as_expression(other),))

    def __getitem__(self, indices):
        indices = indices if isinstance(indices, tuple) else (indices,)
        if not indices:
            raise TypeError("an entry is taken by one index at least")
        for index in indices:
            if not isinstance(index, Index):
                raise TypeError(f"an entry is taken by indices such as i, not by {index!r}: "
                                "make them with indices('i j', n)")
        return Entry(self, indices)

    __iter__ = None     # or Python would try x[0], x[1], …

    @property
    def T(self):
        """The transpose."""
        return Transpose(self)

    @property
    def inv(self):
        """The inverse."""
        return Inverse(self)

    def __repr__(self):
        return self.text()

    def latex(self) -> str:
        """The expression as TeX."""
        from .printer import latex
        return latex(self)

    def text(self) -> str:
        """The expression as plain text, for messages."""
        from .printer import text
        return text(self)


def as_expression(value) -> Expression:
    """A number as a `Number`; an expression as it is.

    :raises TypeError: for anything else.
    """
    if isinstance(value, Expression):
        return value
    if isinstance(value, Rational) and not isinstance(value, bool):
        return Number(Fraction(value))
    raise TypeError(f"{value!r} is not an expression or an exact number (write 1/2 as Fraction(1, 2))")


@node
class Number(Expression):
    """An exact rational number."""

    value: Fraction


@node
class Size(Expression):
    """A dimension taken as a number, as in n·m."""

    dimension: Dimension


@node
class Symbol(Expression):
    """A named scalar, vector or matrix with symbolic axes.

    `arguments` makes it an unspecified differentiable function of these symbols,
    `definition` a name for an expression; it has one of the two at most.
    """

    name: str
    rows: Axis = ()
    columns: Axis = ()
    arguments: tuple[Symbol, ...] = ()
    definition: Expression | None = None

    def __post_init__(self):
        checked_name(self.name)

    def operands(self):
        return ()

    def named(self):
        return (self, *super().named())

    def describe(self):
        from .shape import describe
        if self.definition is not None:
            return f"{self.name} = {self.definition.text()}"
        given = f"({', '.join(a.name for a in self.arguments)})" if self.arguments else ""
        return f"{self.name}{given}, which is {describe(self)}"


@node
class Identity(Expression):
    """The identity matrix of a dimension."""

    dimension: Dimension


@node
class Ones(Expression):
    """The column vector of ones of a dimension."""

    dimension: Dimension


@node
class Delta(Expression):
    """Kronecker's delta of two indices over one dimension."""

    first: Index
    second: Index


@node
class Sum(Expression):
    """A sum of terms of one shape."""

    terms: tuple[Expression, ...]


@node
class Product(Expression):
    """A product of scalars and of one array at most."""

    factors: tuple[Expression, ...]


@node
class MatrixProduct(Expression):
    """A product of matrices and vectors."""

    factors: tuple[Expression, ...]


@node
class Transpose(Expression):
    """The transpose of a matrix or vector."""

    of: Expression


@node
class Inverse(Expression):
    """The inverse of a square matrix, which must be stated to be invertible."""

    of: Expression


@node
class Kronecker(Expression):
    """The Kronecker product: block (i, j) is a_ij times the second factor."""

    left: Expression
    right: Expression


@node
class Hadamard(Expression):
    """The entry by entry product of two arrays of one shape."""

    left: Expression
    right: Expression


@node
class Trace(Expression):
    """The sum of the diagonal entries of a square matrix; a scalar is its own trace."""

    of: Expression


@node
class Vec(Expression):
    """All entries in one column: column by column, or row by row if `by_rows`."""

    of: Expression
    by_rows: bool = False


@node
class Entry(Expression):
    """One entry of an array, by index."""

    of: Expression
    at: tuple[Index, ...]


@node
class Summation(Expression):
    """An explicit sum over one index, for what Einstein's rule cannot say."""

    body: Expression
    over: Index

    def indices(self):
        return ()


@node
class Apply(Expression):
    """A scalar function applied to each entry."""

    function: Elementwise
    argument: Expression
