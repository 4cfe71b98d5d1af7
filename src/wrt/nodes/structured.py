"""Matrices whose entries are tied to each other, and what it may mean to differentiate by one.

A symmetric, skew, diagonal or triangular matrix has fewer variables than entries. "The derivative by a symmetric
matrix" has three answers, which are mixed up everywhere; so each is said, and none is taken by itself.
"""

from __future__ import annotations

from ..errors import DataError, MisuseError
from ..language.dimension import Dimension, Shape, as_dimension
from ..language.expression import Expression, Operand, node
from ..language.printing import NAME, Latex
from ..language.program import CALL, Program, quoted
from ..language.shape import axes, describe
from .diag import Diag
from .identity import Identity
from .product import Product
from .sum import Sum
from .symbol import Symbol, refuse_no_name
from .transpose import Transpose
from .zeros import Zeros

SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER = (
    "symmetric", "skew-symmetric", "diagonal", "lower triangular", "upper triangular")
# the word that declares a matrix of the structure
DECLARED = {SYMMETRIC: "Symmetric", SKEW: "Skew", DIAGONAL: "Diagonal", LOWER: "LowerTriangular",
            UPPER: "UpperTriangular"}
TRANSPOSED = {LOWER: UPPER, UPPER: LOWER}
INDEPENDENT, PROJECTED, FREE = "independent", "projected", "free"
# what each way to differentiate means
WAYS = {
    INDEPENDENT: "each entry varies alone, as if it were tied to no other",
    PROJECTED: "the gradient of the same structure whose inner product with a change is the differential",
    FREE: "an entry varies together with those that are tied to it",
}


@node
class Structured(Symbol):
    """A named square matrix of a structure: its free entries are the variables, and the others follow."""

    structure: str = SYMMETRIC

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.structure not in DECLARED or self.arguments or self.definition is not None:
            raise DataError(f"{self.name} cannot be {self.structure}, or is no plain letter")
        if self.rows != self.columns or len(self.rows) != 1:
            raise DataError(f"{self.name} is {self.structure}, and so has one size for rows and columns")

    def describe(self) -> str:
        return f"{self.name}, which is {describe(self)} and {self.structure}"

    def _declared(self, program: Program) -> str:
        return program.call(DECLARED[self.structure], quoted(self.name), program.size(*self.rows))


@node
class Varied(Expression):
    """A matrix with tied entries, and how it varies where a derivative is taken by it: one of `WAYS`."""

    of: Structured
    entries: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.entries not in WAYS:
            raise MisuseError(f"entries={self.entries!r} says nothing of how {self.of.text()} varies", self,
                              f"say one of {', '.join(map(repr, WAYS))}")

    def shape(self) -> Shape:
        return axes(self.of)

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.qualified(self.of.printed(style)[0], self.entries), NAME

    def source(self, program: Program) -> tuple[str, int]:
        return program.call("varied", self.of.source(program)[0], quoted(self.entries)), CALL


def has_structure(matrix: Expression, structure: str) -> bool:
    """Whether a matrix is seen to be of a structure: it is declared so, or is a sum of multiples of such ones."""
    match matrix:
        case Structured():
            return matrix.structure == structure or matrix.structure == DIAGONAL and structure != SKEW
        case Symbol() if matrix.definition is not None:
            return has_structure(matrix.definition, structure)
        case Identity() | Diag():
            return structure != SKEW
        case Zeros():
            return True
        case Transpose(of):
            return has_structure(of, TRANSPOSED.get(structure, structure))
        case Sum(terms):
            return all(has_structure(term, structure) for term in terms)
        case Product(factors):
            return any(has_structure(factor, structure) for factor in factors)
    return False


def _structured(name: str, size: Dimension | None, structure: str) -> Structured:
    refuse_no_name(name, DECLARED[structure], "n")
    if size is None:
        raise TypeError(f"a size of {name} is missing: write {DECLARED[structure]}('{name}', n), with n from "
                        "dimensions('n')")
    axis = (as_dimension(size),)
    return Structured(name, axis, axis, structure=structure)


def Symmetric(name: str, size: Dimension | None = None) -> Structured:
    """A symmetric matrix (n×n): S = Sᵀ; its free entries are those of the lower triangle.

    :raises NamingError: if the name is outside the grammar (see `wrt.names`).
    :raises TypeError: if the size is missing.

    >>> from wrt import dimensions
    >>> Symmetric("S", dimensions("n")).describe()
    'S, which is n×n and symmetric'
    """
    return _structured(name, size, SYMMETRIC)


def Skew(name: str, size: Dimension | None = None) -> Structured:
    """A skew-symmetric matrix (n×n): K = −Kᵀ; its free entries are those below the diagonal. Raises as `Symmetric`.

    >>> from wrt import dimensions
    >>> Skew("K", dimensions("n")).describe()
    'K, which is n×n and skew-symmetric'
    """
    return _structured(name, size, SKEW)


def Diagonal(name: str, size: Dimension | None = None) -> Structured:
    """A diagonal matrix (n×n); its free entries are those of the diagonal. Raises as `Symmetric` does.

    >>> from wrt import dimensions
    >>> Diagonal("D", dimensions("n")).describe()
    'D, which is n×n and diagonal'
    """
    return _structured(name, size, DIAGONAL)


def LowerTriangular(name: str, size: Dimension | None = None) -> Structured:
    """A lower triangular matrix (n×n), 0 above the diagonal. Raises as `Symmetric` does.

    >>> from wrt import dimensions
    >>> LowerTriangular("L", dimensions("n")).describe()
    'L, which is n×n and lower triangular'
    """
    return _structured(name, size, LOWER)


def UpperTriangular(name: str, size: Dimension | None = None) -> Structured:
    """An upper triangular matrix (n×n), 0 below the diagonal. Raises as `Symmetric` does.

    >>> from wrt import dimensions
    >>> UpperTriangular("U", dimensions("n")).describe()
    'U, which is n×n and upper triangular'
    """
    return _structured(name, size, UPPER)


def varied(matrix: Operand, entries: str) -> Varied:
    """A matrix with tied entries (n×n), as a derivative is to take it: below its line, and of the same value elsewhere.

    With "independent" each entry varies alone; with "projected" the gradient is the one of the same structure for
    which df = tr(Gᵀ dS), the orthogonal projection of the first; with "free" an entry varies together with those that
    are tied to it, which the Matrix Cookbook calls structured. An entry that is 0 does not vary at all.

    :raises TypeError: for what is no such matrix.
    :raises MisuseError: for another way.

    >>> from wrt import Matrix, dimensions, gradient, jacobian, trace, vec
    >>> n = dimensions("n")
    >>> A, S = Matrix("A", n, n), Symmetric("S", n)
    >>> gradient(trace(A @ S), varied(S, "independent"))
    ∂tr(A S)/∂S_independent
    """
    if not isinstance(matrix, Structured):
        raise TypeError(f"only a matrix such as Symmetric('S', n) is varied in several ways, not {matrix!r}")
    return Varied(matrix, entries)
