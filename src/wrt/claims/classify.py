"""What a formula is about: which derivative it states, and of what by what."""

from __future__ import annotations

from dataclasses import dataclass

from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import Derivative, Differential, Gradient, Hessian, Jacobian, Partial, Symbol, Vec, Vech, Vjp
from ..nodes.einstein import free_indices
from .derivation import Formula

KINDS: dict[type[Derivative], str] = {
    Partial: "partial derivative", Jacobian: "Jacobian", Gradient: "gradient", Hessian: "Hessian",
    Differential: "differential", Vjp: "vector–Jacobian product"}
RANKS = ("scalar", "vector", "matrix")


@dataclass(frozen=True)
class Subject:
    """The kind of a formula, such as "Jacobian", and its shape, such as "vector by matrix"."""

    kind: str
    shape: str


def subject(formula: Formula) -> Subject:
    """What the first derivative of the statement is; a formula without one is an identity.

    >>> from wrt import Derivation, Matrix, Vector, dimensions, jacobian
    >>> n, m = dimensions("n m")
    >>> W, x = Matrix("W", n, m), Vector("x", m)
    >>> subject(Formula("linear", Derivation(jacobian(W @ x, x), (W, "entry by entry"))))
    Subject(kind='Jacobian', shape='vector by vector')
    """
    parts = (part for side in (formula.left, formula.right) for part in side.walk())
    found = next((part for part in parts if isinstance(part, Derivative)), None)
    if found is None:
        return Subject("identity", "no derivative")
    # an entry of the variable stands for all of it
    return Subject(KINDS[type(found)], f"{_rank(found.of)} by {_rank(found.symbols()[0])}")


def _rank(expression: Expression) -> str:
    if isinstance(expression, Symbol) and isinstance(expression.definition, (Vec, Vech)):
        expression = expression.definition
    if isinstance(expression, (Vec, Vech)):
        expression = expression.of
    count = len(free_indices(expression)) or sum(len(axis) > 0 for axis in axes(expression))
    return RANKS[count] if count < len(RANKS) else f"array with {count} indices"
