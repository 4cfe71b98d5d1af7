"""The derivatives as nodes of the tree, and what they may be taken by."""

from __future__ import annotations

from .errors import VariableError
from .expression import Entry, Expression, Symbol, Vec, node


@node
class Derivative(Expression):
    """Base of the derivatives of `of` with respect to the variable `by`."""

    of: Expression
    by: Expression

    def operands(self):
        return (self.of,)


class Partial(Derivative):
    """The partial derivative of one entry with respect to one entry."""

    def indices(self):
        return self.by.indices()


class Jacobian(Derivative):
    """∂f/∂wᵀ of a column vector or scalar: a row for each entry of f, a column for each entry of w."""


class Gradient(Derivative):
    """∂L/∂W of a scalar: the array of the partial derivatives, laid out like W."""


def variable(by: Expression) -> tuple[Symbol, Expression]:
    """The symbol that a derivative is taken by, and the array whose entries it names.

    For W[p, q] that is (W, W); for w defined as vec(W), a rearrangement of W, it is (W, vec(W)).

    :raises VariableError: if `by` is neither a symbol, nor vec of one, nor an entry of these.
    """
    array = by.of if isinstance(by, Entry) else by
    if isinstance(array, Symbol) and isinstance(array.definition, Vec):
        array = array.definition
    symbol = array.of if isinstance(array, Vec) else array
    if not isinstance(symbol, Symbol):
        raise VariableError(f"{by.text()} is not a variable: derive by a symbol, by vec of a symbol, "
                            "or by an entry of one")
    return symbol, array
