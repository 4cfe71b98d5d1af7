"""Derivatives: partial, Jacobian, gradient, and what they may be taken by."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import MisuseError, VariableError
from ..language.dimension import SCALAR, Index, Shape
from ..language.expression import Expression, Operand, as_expression, node, tree
from ..language.printing import ATOM, Latex, enclosed
from ..language.program import Program
from ..language.shape import axes, measured
from ..language.source import call
from .entry import Entry
from .structured import FREE, INDEPENDENT, LOWER, SYMMETRIC, WAYS, Structured, Varied, varied
from .symbol import Symbol
from .vec import Vec
from .vech import Vech


@tree
class Derivative(Expression):
    """Base of the derivatives of `of` with respect to the variable `by`; the author's `word` makes one."""

    of: Expression
    by: Expression

    word, noun = "", "derivative"

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
class Partial(Derivative):
    """The partial derivative of one entry with respect to one entry."""

    word, noun = "partial", "partial derivative"

    def indices(self) -> tuple[Index, ...]:
        return self.by.indices()

    def shape(self) -> Shape:
        for part in (self.of, self.by):
            if axes(part) != SCALAR:
                raise MisuseError(f"partial needs scalars, {measured(part)}: "
                                  "take an entry, or use jacobian or gradient", self)
        variable(self.by)
        return SCALAR


@node
class Jacobian(Derivative):
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
class Gradient(Derivative):
    """∂L/∂W of a scalar: the array of the partial derivatives, laid out like W."""

    word = "gradient"

    def shape(self) -> Shape:
        if axes(self.of) != SCALAR:
            raise MisuseError(f"gradient needs a scalar, {measured(self.of)}: take an entry, or use jacobian", self)
        if not isinstance(self.by, (Symbol, Varied)) or axes(self.by) == SCALAR:
            raise VariableError(f"gradient needs a vector or matrix symbol, got {self.by.told()}: "
                                "use partial for scalars")
        variable(self.by)
        return axes(self.by)


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
        raise VariableError(f"{by.text()} is not a variable: derive by a symbol, by vec of a symbol, "
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
    said = "; ".join(f"gradient(f, {name}, entries='{way}'): {words}" for way, words in WAYS.items())
    by_vech = f"jacobian(f, vech({name})) or " if symbol.structure in (SYMMETRIC, LOWER) else ""
    return f"say which one: {said}. By its free entries also {by_vech}partial(f, {name}[p, q])"


def refuse_other_ways(expression: Expression) -> None:
    """Refuse a derivative by a defined name of what reaches the symbols in its definition in another way too.

    Of f = W x the entries are varied and x is not, so ∂(W x)ᵢ/∂f_p would be 0, which nobody means.

    :raises VariableError: naming the derivative and the symbol.
    """
    for part in expression.walk():
        if isinstance(part, Derivative):
            symbol, _ = variable(part.by)
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
    """∂of/∂by, both scalars (1×1): entries such as f[i] and W[p, q], or scalar symbols.

    The shape is checked where the expression is used: `ShapeError`, `VariableError`.

    >>> from wrt import Matrix, dimensions, indices
    >>> n, m = dimensions("n m")
    >>> W, (i, p), (j, q) = Matrix("W", n, m), indices("i p", n), indices("j q", m)
    >>> partial(W[i, j], W[p, q])
    ∂W_ij/∂W_pq
    """
    return Partial(as_expression(of), as_expression(by))


def jacobian(of: Operand, by: Operand) -> Jacobian:
    """The Jacobian ∂f/∂wᵀ (n×k for f n×1 or 1×1, w k×1); numerator layout.

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
    """The gradient ∂L/∂W of a scalar, laid out like the symbol W (n×m for W n×m).

    By a matrix with tied entries, such as `Symmetric("S", n)`, it is said how they vary: with `entries="independent"`
    each alone, which gives G; with "projected" the symmetric gradient, ½(G + Gᵀ); with "free" an entry together with
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
