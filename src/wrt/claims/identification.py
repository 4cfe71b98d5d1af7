"""What a differential says of a derivative: of dL = tr(Gᵀ dX) for every dX, that ∂L/∂X is G.

Magnus and Neudecker call it identification. It needs no more than that two linear maps that agree everywhere are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.shape import axes, fits
from ..nodes import (
    Differential, Gradient, Jacobian, MatrixProduct, Partial, Product, Sum, Symbol, Trace, Transpose, Vec, Vech,
)
from ..nodes.einstein import Names
from .condition import Condition
from .given import Given, depends


class Stated(Protocol):
    """A statement, as a formula makes it."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def conditions(self) -> tuple[Condition | Given, ...]:
        """Under what it is stated."""

    @property
    def left(self) -> Expression:
        """Its left side."""

    @property
    def right(self) -> Expression:
        """Its right side."""

    @property
    def free(self) -> Names:
        """The indices that it does not sum."""

    def text(self) -> str:
        """The statement in plain text."""


@dataclass(frozen=True)
class Identified:
    """The statement on a derivative that another on a differential comes to, under the same conditions."""

    name: str
    left: Expression
    right: Expression
    free: Names
    conditions: tuple[Condition | Given, ...]

    def text(self) -> str:
        """The statement in plain text."""
        return f"{self.left.text(self.free)} = {self.right.text(self.free)}"


def identified(formula: Stated) -> list[Identified]:
    """The derivatives that a formula states whose left side is a differential; none if it has another form.

    Its right side has a term for each letter X that varies: tr(Gᵀ dX) or gᵀ dx of a scalar, which gives the gradient;
    J dx, J vec(dX) or J vech(dX) of a column, which gives the Jacobian; and what dt is multiplied by, which is ∂/∂t.

    >>> from wrt import Derivation, Formula, Matrix, d, dimensions, trace
    >>> n, m = dimensions("n m")
    >>> X, A = Matrix("X", n, m), Matrix("A", m, n)
    >>> [found] = identified(Formula("linear", Derivation(d(trace(A @ X), X), (trace(A @ d(X)), "A is a constant"))))
    >>> found.text()
    '∂tr(A X)/∂X = Aᵀ'
    """
    differential, right = formula.left, formula.right
    if not isinstance(differential, Differential) or not differential.is_along_increments:
        return []
    of, steps = differential.of, [step for step in differential.along if isinstance(step, Symbol)]
    terms = right.terms if isinstance(right, Sum) else (right,)
    moved = [[step for step in steps if depends(term, step)] for term in terms]
    conditions = [c.expression if isinstance(c, Condition) else c.symbol for c in formula.conditions]
    # one step in each term, and each in one term; the rest is said for all steps, and so has none in it
    if sorted(step.text() for found in moved for step in found) != sorted(step.text() for step in steps) or any(
            len(found) != 1 for found in moved) or any(depends(e, step) for e in (of, *conditions) for step in steps):
        return []
    variables = dict(zip(steps, differential.by))
    found = [pair for term, (step,) in zip(terms, moved) for pair in _derivatives(of, variables[step], step, term)]
    return [Identified(formula.name, left, value, formula.free, formula.conditions) for left, value in found
            if fits(left) and not any(depends(value, step) for step in steps)]


def _derivatives(of: Expression, by: Expression, step: Symbol,
                 term: Expression) -> Iterator[tuple[Expression, Expression]]:
    """Derivatives of an expression by a letter, and what each is, if the differential is this term."""
    match term:
        case Product(factors) if axes(by) == SCALAR and factors.count(step) == 1:
            yield Partial(of, by), _product(Product, [factor for factor in factors if factor != step])
        case Trace(MatrixProduct((*factors, last))) if last == step:
            yield Gradient(of, by), _transpose(_product(MatrixProduct, factors))
        case MatrixProduct((*factors, last)) if last == step and not axes(by)[1]:
            value = _product(MatrixProduct, factors)
            yield Jacobian(of, by), value
            if axes(of) == SCALAR:
                yield Gradient(of, by), _transpose(value)
        case MatrixProduct((*factors, Vec() | Vech() as last)) if last.of == step:
            yield Jacobian(of, last.with_operands((by,))), _product(MatrixProduct, factors)


def _product(kind: type[Product] | type[MatrixProduct], factors: Iterable[Expression]) -> Expression:
    first, *rest = factors
    return kind((first, *rest)) if rest else first


def _transpose(e: Expression) -> Expression:
    return e.of if isinstance(e, Transpose) else Transpose(e)
