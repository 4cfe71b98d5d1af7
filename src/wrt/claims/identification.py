"""What a differential says of a derivative: of dL = tr(Gᵀ dX) for every dX, that ∂L/∂X is G.

Magnus and Neudecker call it identification. It needs no more than that two linear maps that agree everywhere are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.shape import axes, fits
from ..nodes import (
    Diag, Differential, Gradient, Hadamard, Hessian, Identity, Jacobian, Kronecker, MatrixProduct, Number, Partial,
    Product, Sum, Structured, Symbol, Trace, Transpose, Varied, Vec, Vech,
)
from ..nodes.einstein import Names
from ..nodes.structured import PROJECTED
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

    Its right side has terms for each letter X that varies. Of a scalar these are such as tr(Gᵀ dX), aᵀ dX b or gᵀ dx,
    which give the gradient; of a column J dx, v ⊙ dx, A dX b, J vec(dX) or J vech(dX), which give the Jacobian; and
    what dt is multiplied by is ∂/∂t. Numbers stand in front, and dX may be transposed.

    >>> from wrt import Derivation, Formula, Matrix, d, dimensions, trace
    >>> n, m = dimensions("n m")
    >>> X, A = Matrix("X", n, m), Matrix("A", m, n)
    >>> [found] = identified(Formula("linear", Derivation(d(trace(A @ X), X), (trace(A @ d(X)), "A is a constant"))))
    >>> found.text()
    '∂tr(A X)/∂X = Aᵀ'
    """
    differential, right = formula.left, formula.right
    is_stacked = isinstance(differential, Vec)
    if isinstance(differential, Vec):
        differential = differential.of
    if not isinstance(differential, Differential) or not differential.is_along_increments:
        return []
    of = formula.left.with_operands((differential.of,)) if is_stacked else differential.of
    steps = [step for step in differential.along if isinstance(step, Symbol)]
    terms = right.terms if isinstance(right, Sum) else (right,)
    moved = [[step for step in steps if depends(term, step)] for term in terms]
    conditions = [c.expression if isinstance(c, Condition) else c.symbol for c in formula.conditions]
    # one step in each term; the rest is said for all steps, and so has none in it
    if {step for found in moved for step in found} != set(steps) or any(len(found) != 1 for found in moved) or any(
            depends(e, step) for e in (of, *conditions) for step in steps):
        return []
    said: list[Identified] = []
    for step, by in zip(steps, differential.by):
        of_each = [dict(_derivatives(of, by, step, term)) for term, found in zip(terms, moved) if found == [step]]
        for left in of_each[0]:
            values = [found[left] for found in of_each if left in found]
            if len(values) == len(of_each) and fits(left) and not any(depends(v, s) for v in values for s in steps):
                value = values[0] if len(values) == 1 else Sum(tuple(values))
                said.append(Identified(formula.name, left, value, formula.free, formula.conditions))
    return said


def _derivatives(of: Expression, by: Expression, step: Symbol,
                 term: Expression) -> Iterator[tuple[Expression, Expression]]:
    """Derivatives of an expression by a letter, and what each is, if the differential is this term."""
    if axes(by) == SCALAR:
        still = list(term.factors if isinstance(term, Product) else (term,))
        if step in still:
            still.remove(step)
            yield Partial(of, by), _product(Product, still) if still else Number(Fraction(1))
        return
    numbers, rest = _numbers_in_front(term, step)
    for left, value in _of_one(of, by, step, rest):
        yield left, _product(Product, (*numbers, value))


def _numbers_in_front(term: Expression, step: Symbol) -> tuple[list[Expression], Expression]:
    """The scalars of a term, those of its matrices too, as of (2 A) B; and the term without them."""
    match term:
        case Trace(of):
            numbers, rest = _numbers_in_front(of, step)
            return numbers, Trace(rest)
        case Product(factors):
            *_, last = sorted(factors, key=lambda f: (axes(f) != SCALAR, depends(f, step)))
            numbers, rest = _numbers_in_front(last, step)
            return [*(f for f in factors if f is not last), *numbers], rest
        case MatrixProduct(factors):
            apart = [_numbers_in_front(factor, step) for factor in factors]
            flat = [f for _, rest in apart for f in (rest.factors if isinstance(rest, MatrixProduct) else (rest,))]
            return [number for numbers, _ in apart for number in numbers], MatrixProduct(tuple(flat))
    return [], term


def _of_one(of: Expression, by: Expression, step: Symbol, term: Expression) -> Iterator[tuple[Expression, Expression]]:
    """The same for a term without factors in front of it."""
    inside = term.of if isinstance(term, Trace) else term
    factors = inside.factors if isinstance(inside, MatrixProduct) else (inside,)
    place = next((k for k, f in enumerate(factors) if f in (step, Transpose(step))), None)
    match term:
        case Hadamard(left, right) if step in (left, right) and axes(by) == axes(of) and not axes(by)[1]:
            yield Jacobian(of, by), Diag(right if left == step else left)
        case MatrixProduct((*before, Vec() | Vech() as last)) if last.of == step:
            yield Jacobian(of, last.with_operands((by,))), _product(MatrixProduct, before)
        case _ if place is None:
            return
        case _ if axes(of) == SCALAR:       # a dX b is tr(b a dX)
            around = (*factors[place + 1:], *factors[:place])
            matrix = _product(MatrixProduct, around) if around else Identity(axes(by)[0][0])
            varied = Varied(by, PROJECTED) if isinstance(by, Structured) else by
            yield Gradient(of, varied), matrix if factors[place] != step else _transpose(matrix)
            if not axes(by)[1]:
                yield Jacobian(of, by), matrix if factors[place] == step else _transpose(matrix)
        case _ if factors[place] == step and axes(of)[1]:     # of a matrix
            ahead, behind = (_product(MatrixProduct, part) if part else None
                             for part in (factors[:place], factors[place + 1:]))
            yield Jacobian(Vec(of), Vec(by)), Kronecker(
                Identity(axes(of)[1][0]) if behind is None else _transpose(behind),
                Identity(axes(of)[0][0]) if ahead is None else ahead)
        case MatrixProduct() if factors[place] == step:
            left = _product(MatrixProduct, factors[:place]) if place else Identity(axes(by)[0][0])
            if factors[place + 1:]:
                yield Jacobian(of, Vec(by)), Kronecker(_transpose(_product(MatrixProduct, factors[place + 1:])), left)
            elif not axes(by)[1]:
                yield Jacobian(of, by), left
                if isinstance(of, Gradient) and of.by == by:
                    yield Hessian(of.of, by), left


def _product(kind: type[Product] | type[MatrixProduct], factors: Iterable[Expression]) -> Expression:
    first, *rest = factors
    return kind((first, *rest)) if rest else first


def _transpose(e: Expression) -> Expression:
    return e.of if isinstance(e, Transpose) else Transpose(e)
