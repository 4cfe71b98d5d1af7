"""The linear maps of which a differential is made: each with its adjoint, which goes the other way.

Of df = ⟨G, dX⟩ the gradient G is what the adjoints make of 1; of dF = L(dX) the Jacobian is the matrix of L. So one
rule for the differential of a node serves forward and backward. ⟨A, B⟩ is the sum of the products of the entries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from ..language.dimension import SCALAR, Axis, Shape
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import (
    Commutation, Diag, Identity, Kronecker, MainDiagonal, Symbol, Trace, Vec, jacobian, jvp, ones, vjp,
)
from .tidy import MINUS, ONE, NoMatrixForm, added, entrywise, kronecker, multiplied, tidy, transposed


def inner(left: Expression, right: Expression) -> Expression:
    """⟨A, B⟩ as one writes it: a b for numbers, xᵀ y for columns, x yᵀ for rows, tr(Aᵀ B) for matrices."""
    rows, columns = axes(left)
    if (rows, columns) == SCALAR:
        return multiplied(left, right)
    if not columns:
        return multiplied(transposed(left), right)
    return multiplied(right, transposed(left)) if not rows else tidy(Trace(multiplied(transposed(left), right)))


class LinearMap:
    """A map that is applied to a differential."""

    def on(self, e: Expression) -> Expression:
        """What it makes of an expression."""
        raise NotImplementedError

    def adjoint(self) -> LinearMap:
        """The map B with ⟨A(X), Y⟩ = ⟨X, B(Y)⟩."""
        raise NotImplementedError

    def shape(self, shape: Shape) -> Shape:
        """The axes of what it makes of something with these axes."""
        return shape

    def matrix(self, shape: Shape, by_rows: bool) -> Expression:
        """Its matrix, where what it is applied to, of this shape, and what it makes are stacked."""
        raise NoMatrixForm("no product of matrices is the matrix of this map")


@dataclass(frozen=True)
class Between(LinearMap):
    """X ↦ A X B; without A or B where one is None."""

    left: Expression | None = None
    right: Expression | None = None

    def on(self, e: Expression) -> Expression:
        return multiplied(*(part for part in (self.left, e, self.right) if part is not None))

    def adjoint(self) -> LinearMap:
        return Between(*(None if part is None else transposed(part) for part in (self.left, self.right)))

    def shape(self, shape: Shape) -> Shape:
        rows, columns = shape
        return (rows if self.left is None else axes(self.left)[0]), (
            columns if self.right is None else axes(self.right)[1])

    def matrix(self, shape: Shape, by_rows: bool) -> Expression:
        left, right = self.left, None if self.right is None else transposed(self.right)
        if shape[1]:
            right = _identity(shape[1]) if right is None else right
        if shape[0]:
            left = _identity(shape[0]) if left is None else left
        pair = [part for part in ((left, right) if by_rows else (right, left)) if part is not None]
        return kronecker(*pair) if len(pair) == 2 else pair[0]


@dataclass(frozen=True)
class Scaled(LinearMap):
    """X ↦ c X."""

    number: Expression

    def on(self, e: Expression) -> Expression:
        return multiplied(self.number, e)

    def adjoint(self) -> LinearMap:
        return self

    def matrix(self, shape: Shape, by_rows: bool) -> Expression:
        return multiplied(self.number, _identity(_stacked(shape, by_rows)))


@dataclass(frozen=True)
class Turned(LinearMap):
    """X ↦ Xᵀ."""

    def on(self, e: Expression) -> Expression:
        return transposed(e)

    def adjoint(self) -> LinearMap:
        return self

    def shape(self, shape: Shape) -> Shape:
        return shape[::-1]

    def matrix(self, shape: Shape, by_rows: bool) -> Expression:
        rows, columns = shape
        if not rows or not columns:
            return _identity(rows or columns)
        if len(rows) > 1 or len(columns) > 1:
            raise NoMatrixForm("a transpose of stacked entries")
        return Commutation(columns[0], rows[0]) if by_rows else Commutation(rows[0], columns[0])


@dataclass(frozen=True)
class Entrywise(LinearMap):
    """X ↦ A ⊙ X, and c x of numbers; backward X ⊙ A is written."""

    array: Expression
    is_backward: bool = False

    def on(self, e: Expression) -> Expression:
        return entrywise(e, self.array) if self.is_backward else entrywise(self.array, e)

    def adjoint(self) -> LinearMap:
        return Entrywise(self.array, not self.is_backward)

    def matrix(self, shape: Shape, by_rows: bool) -> Expression:
        return self.array if shape == SCALAR else tidy(Diag(stacked(self.array, by_rows)))


@dataclass(frozen=True)
class SoftmaxOfRows(LinearMap):
    """X ↦ P ⊙ (X − (P ⊙ X) 1 1ᵀ): the differential of a softmax P of each row, which is its own adjoint."""

    probabilities: Expression

    def on(self, e: Expression) -> Expression:
        mean = multiplied(entrywise(self.probabilities, e), self._sum)
        return entrywise(self.probabilities, added([e, multiplied(MINUS, mean)]))

    def adjoint(self) -> LinearMap:
        return self

    def matrix(self, shape: Shape, by_rows: bool) -> Expression:
        each = Diag(stacked(self.probabilities, by_rows))
        mean = multiplied(each, Between(right=self._sum).matrix(shape, by_rows), each)
        return added([each, multiplied(MINUS, mean)])

    @property
    def _sum(self) -> Expression:
        count = axes(self.probabilities)[1]
        return multiplied(ones(*count), transposed(ones(*count)))


@dataclass(frozen=True)
class Inner(LinearMap):
    """X ↦ ⟨A, X⟩."""

    array: Expression

    def on(self, e: Expression) -> Expression:
        return inner(self.array, e)

    def adjoint(self) -> LinearMap:
        return Outer(self.array)

    def shape(self, shape: Shape) -> Shape:
        return SCALAR

    def matrix(self, shape: Shape, by_rows: bool) -> Expression:
        return transposed(stacked(self.array, by_rows))


@dataclass(frozen=True)
class Outer(LinearMap):
    """c ↦ c A."""

    array: Expression

    def on(self, e: Expression) -> Expression:
        return multiplied(e, self.array)

    def adjoint(self) -> LinearMap:
        return Inner(self.array)

    def shape(self, shape: Shape) -> Shape:
        return axes(self.array)

    def matrix(self, shape: Shape, by_rows: bool) -> Expression:
        return stacked(self.array, by_rows)


@dataclass(frozen=True)
class OntoDiagonal(LinearMap):
    """x ↦ diag(x)."""

    is_row: bool = False

    def on(self, e: Expression) -> Expression:
        return tidy(Diag(e))

    def adjoint(self) -> LinearMap:
        return OffDiagonal(self.is_row)

    def shape(self, shape: Shape) -> Shape:
        return shape[self.is_row], shape[self.is_row]


@dataclass(frozen=True)
class OffDiagonal(LinearMap):
    """X ↦ its main diagonal."""

    is_row: bool = False

    def on(self, e: Expression) -> Expression:
        if isinstance(e, Diag):
            return e.of
        return transposed(MainDiagonal(e)) if self.is_row else tidy(MainDiagonal(e))

    def adjoint(self) -> LinearMap:
        return OntoDiagonal(self.is_row)

    def shape(self, shape: Shape) -> Shape:
        return ((), shape[0]) if self.is_row else (shape[0], ())


@dataclass(frozen=True)
class Stacked(LinearMap):
    """X ↦ vec(X), or rvec(X)."""

    by_rows: bool

    def on(self, e: Expression) -> Expression:
        return stacked(e, self.by_rows)

    def adjoint(self) -> LinearMap:
        return Unstacked(self.by_rows)

    def shape(self, shape: Shape) -> Shape:
        return _stacked(shape, self.by_rows), ()

    def matrix(self, shape: Shape, by_rows: bool) -> Expression:
        if by_rows != self.by_rows:
            raise NoMatrixForm("two orders of stacking")
        return _identity(_stacked(shape, by_rows))


@dataclass(frozen=True)
class Unstacked(LinearMap):
    """vec(X) ↦ X, or rvec(X) ↦ X: of what is not stacked there is no word for it."""

    by_rows: bool

    def on(self, e: Expression) -> Expression:
        if isinstance(e, Vec) and e.by_rows == self.by_rows:
            return e.of
        raise NoMatrixForm("a column is to be made a matrix")

    def adjoint(self) -> LinearMap:
        return Stacked(self.by_rows)


@dataclass(frozen=True)
class Pushed(LinearMap):
    """V ↦ what an unspecified function makes of a small step V of its argument."""

    of: Symbol
    by: Symbol

    def on(self, e: Expression) -> Expression:
        return jvp(self.of, self.by, e)

    def adjoint(self) -> LinearMap:
        return Pulled(self.of, self.by)

    def shape(self, shape: Shape) -> Shape:
        return axes(self.of)

    def matrix(self, shape: Shape, by_rows: bool) -> Expression:
        return jacobian(stacked(self.of, by_rows), stacked(self.by, by_rows))


@dataclass(frozen=True)
class Pulled(LinearMap):
    """The adjoint of that."""

    of: Symbol
    by: Symbol

    def on(self, e: Expression) -> Expression:
        return vjp(self.of, self.by, e)

    def adjoint(self) -> LinearMap:
        return Pushed(self.of, self.by)


@dataclass(frozen=True)
class Beside(LinearMap):
    """X ↦ A ⊗ X, or X ⊗ A; its adjoint is no product of matrices."""

    left: Expression | None = None
    right: Expression | None = None

    def on(self, e: Expression) -> Expression:
        left, right = (e if part is None else part for part in (self.left, self.right))
        return kronecker(left, right)

    def adjoint(self) -> LinearMap:
        raise NoMatrixForm("a factor of a Kronecker product varies")


# maps one after the other, the first to be applied first
Chain = tuple[LinearMap, ...]


def applied(maps: Chain, e: Expression) -> Expression:
    """What maps make of an expression, one after the other."""
    return reduce(lambda value, one: one.on(value), maps, e)


def adjoint(maps: Chain) -> Chain:
    """The adjoint of a chain."""
    return tuple(one.adjoint() for one in reversed(maps))


def joined(maps: Sequence[LinearMap]) -> Chain:
    """The same chain, products with matrices in one."""
    found: list[LinearMap] = []
    for one in maps:
        before = found[-1] if found else None
        if isinstance(one, Between) and isinstance(before, Between):
            found.pop()
            one = Between(_beside(one.left, before.left), _beside(before.right, one.right))
        found.append(one)
    return tuple(found)


def _beside(left: Expression | None, right: Expression | None) -> Expression | None:
    parts = [part for part in (left, right) if part is not None]
    return multiplied(*parts) if parts else None


def matrix(maps: Chain, shape: Shape, by_rows: bool) -> Expression:
    """The matrix of a chain: of the last map times that of the one before, and so on."""
    found: list[Expression] = []
    for one in maps:
        found.append(one.matrix(shape, by_rows))
        shape = one.shape(shape)
    return multiplied(*reversed(found))


def stacked(e: Expression, by_rows: bool) -> Expression:
    """All entries in one column: vec of a matrix, a column as it is, a row turned."""
    rows, columns = axes(e)
    if not columns:
        return e
    return transposed(e) if not rows else e.of if isinstance(e, Vec) else Vec(e, by_rows)


def _stacked(shape: Shape, by_rows: bool) -> Axis:
    rows, columns = shape
    return rows + columns if by_rows else columns + rows


def identity(shape: Shape, by_rows: bool) -> Expression:
    """The identity matrix for what is stacked; 1 for a number."""
    return _identity(_stacked(shape, by_rows))


def _identity(axis: Axis) -> Expression:
    identities: list[Expression] = [Identity(dimension) for dimension in axis]
    return reduce(Kronecker, identities) if identities else ONE
