"""Derivatives: partial, Jacobian, gradient, Hessian, and what they may be taken by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from ..errors import MisuseError, VariableError
from ..language.dimension import SCALAR, Index, Shape
from ..language.expression import Demand, Expression, Operand, as_expression, node, tree
from ..language.printing import ATOM, Latex, enclosed
from ..language.program import Program
from ..language.shape import axes, measured
from ..language.source import call
from .adjugate import Adjugate
from .determinant import Determinant
from .entry import Entry
from .norm import Norm
from .product import Product, factors_of
from .structured import FREE, INDEPENDENT, LOWER, SYMMETRIC, WAYS, Structured, Varied, varied
from .symbol import Symbol, opened
from .vec import Vec
from .vech import Vech


@tree
class Derivative(Expression):
    """Base of all nodes that differentiate `of`."""

    of: Expression

    order: ClassVar[int] = 1

    def demands(self) -> tuple[Demand, ...]:
        """What its parts need in order to be differentiated.

        A derivative of an adjugate, and a second one of a determinant, is known where there is an inverse; that of a
        norm away from 0, where it has a kink, unless it is squared.
        """
        parts = list(self.of.walk())
        below = {part for derived in parts if isinstance(derived, Derivative) for part in derived.of.walk()}
        twice = [part for part in parts if self.order > 1 or part in below]
        moving = set(self.symbols())
        matrices = [Demand("invertible", part.of) for part in parts if moving & set(part.walk()) and (
            isinstance(part, Adjugate) or isinstance(part, Determinant) and part in twice)]
        kinks = [Demand("nonzero", part) for part in _unsquared(self.of) if moving & set(part.walk())]
        return tuple(dict.fromkeys((*matrices, *kinks)))

    def variables(self) -> tuple[Expression, ...]:
        """What it is differentiated by."""
        raise TypeError(f"no variables for {type(self).__name__}")

    def symbols(self) -> tuple[Symbol, ...]:
        """The symbols whose entries these name."""
        return tuple(variable(by)[0] for by in self.variables())


def _unsquared(e: Expression) -> Iterator[Norm]:
    """The norms in an expression, but those that a product has an even number of times."""
    if isinstance(e, Norm):
        yield e
    parts = Counter(factors_of(e)) if isinstance(e, Product) else dict.fromkeys(_below(e), 1)
    for part, times in parts.items():
        while isinstance(part, Symbol) and part.definition is not None:
            part = opened(part)
        yield from _unsquared(part.of if isinstance(part, Norm) and times % 2 == 0 else part)


def _below(e: Expression) -> tuple[Expression, ...]:
    return (opened(e),) if isinstance(e, Symbol) and e.definition is not None else e.operands()


@tree
class DerivativeBy(Derivative):
    """Base of those by one variable that are printed with ∂; the author's `word` makes one."""

    by: Expression

    word, noun = "", "derivative"

    def variables(self) -> tuple[Expression, ...]:
        return (self.by,)

    def operands(self) -> tuple[Expression, ...]:
        return (self.of,)

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.derivative(self.noun, enclosed(self.of, style, style.top), self.below(style))

    def below(self, style: Latex) -> str:
        """The print of what stands below the line."""
        return enclosed(self.by, style, ATOM)

    def source(self, program: Program) -> tuple[str, int]:
        return call(self.word, self, program)


@node
class Partial(DerivativeBy):
    """The derivative with respect to a scalar: a symbol, or one entry; it is laid out like what is differentiated."""

    word, noun = "partial", "partial derivative"

    def indices(self) -> tuple[Index, ...]:
        return self.by.indices()

    def shape(self) -> Shape:
        if axes(self.by) != SCALAR:
            raise MisuseError(f"partial needs a scalar below the line, {measured(self.by)}: "
                              f"take an entry, or use {_word_for(self.of)}", self)
        variable(self.by)
        return axes(self.of)


@node
class Jacobian(DerivativeBy):
    """∂f/∂wᵀ of a column vector or scalar: a row for each entry of f, a column for each entry of w."""

    word = "jacobian"

    def shape(self) -> Shape:
        for part in (self.of, self.by):
            if axes(part)[1]:
                raise MisuseError(f"jacobian needs column vectors, {measured(part)}: use vec", self)
        if axes(self.by) == SCALAR:
            raise MisuseError(f"jacobian needs a column vector below the line, {self.by.told()} is a scalar: "
                              "use partial", self)
        variable(self.by)
        return axes(self.of)[0], axes(self.by)[0]

    def below(self, style: Latex) -> str:
        return super().below(style) + style.transpose


@node
class Gradient(DerivativeBy):
    """∂L/∂W of a scalar: the array of the partial derivatives, laid out like W."""

    word = "gradient"

    def shape(self) -> Shape:
        if axes(self.of) != SCALAR:
            raise MisuseError(f"gradient needs a scalar, {measured(self.of)}: take an entry, or use "
                              f"{_word_for(self.of)} or vjp", self)
        if not isinstance(self.by, (Symbol, Varied)) or axes(self.by) == SCALAR:
            raise VariableError(f"gradient needs a vector or matrix symbol, got {self.by.told()}: "
                                + ("use partial for scalars" if axes(self.by) == SCALAR else
                                   "differentiate by a letter, or take the jacobian by vec or vech of one"))
        variable(self.by)
        return axes(self.by)


@node
class Hessian(DerivativeBy):
    """∂²L/∂w∂wᵀ of a scalar by a column vector: the second derivatives by each two entries of w."""

    word, noun = "hessian", "Hessian"
    order = 2

    def shape(self) -> Shape:
        if axes(self.of) != SCALAR:
            raise MisuseError(f"hessian needs a scalar, {measured(self.of)}: take an entry", self)
        rows, columns = axes(self.by)
        if not rows or columns:
            remedy = f"use {'vech' if isinstance(self.by, Structured) else 'vec'}" if columns else "use partial twice"
            raise MisuseError(f"hessian needs a column vector below the line, {measured(self.by)}: {remedy}", self)
        variable(self.by)
        return rows, rows

    def printed(self, style: Latex) -> tuple[str, int]:
        by = self.below(style)
        return style.derivative(self.noun, enclosed(self.of, style, style.top), by, by + style.transpose)


def _word_for(of: Expression) -> str:
    """The word for the derivative of an expression by an array."""
    rows, columns = axes(of)
    return "jacobian of its vec" if columns else "jacobian" if rows else "gradient"


def variable(by: Expression) -> tuple[Symbol, Expression]:
    """The symbol that a derivative is taken by, and the array whose entries it names.

    For W[p, q] that is (W, W); for w defined as vec(W), a rearrangement of W, it is (W, vec(W)). Of a matrix with
    tied entries the array says how they vary; those of its vech, and one entry of it, vary with what is tied to them.

    :raises VariableError: if `by` is neither a symbol, nor vec or vech of one, nor an entry of these; if the entries
        of the symbol are tied, and it is not said how they vary; for the vech of a matrix that has other variables.
    """
    array = by.of if isinstance(by, Entry) else by
    if isinstance(array, Symbol) and isinstance(array.definition, (Vec, Vech)):
        array = array.definition
    symbol = array.of if isinstance(array, (Vec, Vech)) else array
    is_said = isinstance(symbol, Varied) or array is symbol and isinstance(by, Entry) or isinstance(array, Vech)
    symbol = symbol.of if isinstance(symbol, Varied) else symbol
    if not isinstance(symbol, Symbol):
        raise VariableError(f"{by.text()} is not a variable: differentiate by a symbol, by vec of a symbol, "
                            "or by an entry of one")
    if isinstance(symbol, Structured) and not is_said:
        raise VariableError(f"{symbol.told()} is {symbol.structure}, and a derivative by it has several meanings",
                            _meanings(symbol))
    if isinstance(array, Vech) and not (isinstance(array.of, Structured) and array.of.structure in (SYMMETRIC, LOWER)):
        raise VariableError(f"{array.told()} does not hold what {symbol.told()} is made of",
                            f"declare Symmetric('{symbol.name}', n) or LowerTriangular('{symbol.name}', n), or "
                            "differentiate by vec")
    return symbol, array


def way_of(array: Expression) -> str:
    """How the entries of a variable vary (see `structured.WAYS`): those that are tied to none vary alone."""
    if isinstance(array, Vec):
        array = array.of
    if isinstance(array, Varied):
        return array.entries
    return FREE if isinstance(array, (Structured, Vech)) else INDEPENDENT


def _meanings(symbol: Structured) -> str:
    name = symbol.name
    said = "; ".join(f"varied({name}, '{way}'): {words}" for way, words in WAYS.items())
    by_vech = f"vech({name}) or " if symbol.structure in (SYMMETRIC, LOWER) else ""
    return f"say which one: {said}. By its free entries also {by_vech}{name}[p, q]"


def refuse_other_ways(expression: Expression) -> None:
    """Refuse a derivative by a defined name of what reaches the symbols in its definition in another way too.

    Of f = W x the entries are varied and x is not, so ∂(W x)_i/∂f_p would be 0, which nobody means.

    :raises VariableError: naming the derivative and the symbol.
    """
    for part in expression.walk():
        if isinstance(part, Derivative):
            for symbol in part.symbols():
                _refuse_other_way(part, symbol)


def _refuse_other_way(part: Derivative, symbol: Symbol) -> None:
    inside = set(symbol.definition.walk()) if symbol.definition is not None else set()
    other = next((s for s in _reached(part.of, symbol) if s in inside), None)
    if other is not None:
        raise VariableError(f"in {part.told()} the name {symbol.told()} is varied, and what is "
                            f"differentiated depends on {other.told()} in another way too",
                            f"write it with {symbol.name} alone, or differentiate by {other.name}")


def _reached(expression: Expression, without: Symbol) -> Iterator[Symbol]:
    """The plain symbols in an expression, apart from those that one symbol stands for."""
    if expression == without:
        return
    if isinstance(expression, Symbol) and expression.definition is None:
        yield expression
    below = expression.children() if isinstance(expression, Symbol) else expression.operands()
    for part in below:
        yield from _reached(part, without)


def partial(of: Operand, by: Operand) -> Partial:
    """The partial derivative by a scalar: ∂of/∂by, of the shape of `of`; by an entry such as W[p, q], or a scalar.

    The shape is checked where the expression is used: `ShapeError`, `VariableError`.

    >>> from wrt import Matrix, dimensions, indices
    >>> n, m = dimensions("n m")
    >>> W, (i, p), (j, q) = Matrix("W", n, m), indices("i p", n), indices("j q", m)
    >>> partial(W[i, j], W[p, q])
    ∂W_ij/∂W_pq
    >>> partial(W, W[p, q])
    ∂W/∂W_pq
    """
    return Partial(as_expression(of), as_expression(by))


def jacobian(of: Operand, by: Operand) -> Jacobian:
    """The Jacobian, in numerator layout: ∂f/∂wᵀ (n×k for f n×1 or 1×1, w k×1).

    `by` is a symbol, vec or rvec of a symbol, or a name defined as such.
    Source of the notation: Magnus and Neudecker, Matrix Differential Calculus, chapter 5.

    >>> from wrt import Matrix, Vector, dimensions, vec
    >>> n, m = dimensions("n m")
    >>> W, x = Matrix("W", n, m), Vector("x", m)
    >>> jacobian(W @ x, vec(W))
    ∂(W x)/∂vec(W)ᵀ
    """
    return Jacobian(as_expression(of), as_expression(by))


def gradient(of: Operand, by: Operand, entries: str = "") -> Gradient:
    """The gradient of a scalar, laid out like the letter by which it is: ∂L/∂W (n×m for W n×m).

    By a matrix with tied entries, such as `Symmetric("S", n)`, it is said how they vary: with `entries="independent"`
    each alone, which gives G; with "projected" the symmetric gradient, (G + Gᵀ)/2; with "free" an entry together with
    that across the diagonal, G + Gᵀ − G ⊙ I, which the Matrix Cookbook calls structured. See `varied`.

    :raises MisuseError: for `entries` that are none of these.
    :raises VariableError: where they are not said, once it is used.
    :raises TypeError: for `entries` of a symbol whose entries are not tied.

    >>> from wrt import Matrix, Scalar, dimensions
    >>> n, m = dimensions("n m")
    >>> W = Matrix("W", n, m)
    >>> gradient(Scalar("L", of=W), W)
    ∂L/∂W
    """
    return Gradient(as_expression(of), varied(by, entries) if entries else as_expression(by))


def hessian(of: Operand, by: Operand) -> Hessian:
    """The Hessian of a scalar by a column vector: ∂²L/∂w∂wᵀ (k×k for w k×1), w a symbol, vec or rvec of one.

    Source of the notation: Magnus and Neudecker, Matrix Differential Calculus, chapter 6.

    >>> from wrt import Matrix, Vector, dimensions
    >>> n = dimensions("n")
    >>> A, x = Matrix("A", n, n), Vector("x", n)
    >>> hessian(x.T @ A @ x, x)
    ∂²(xᵀ A x)/∂x∂xᵀ
    """
    return Hessian(as_expression(of), as_expression(by))
