"""Named scalars, vectors and matrices, unspecified functions of them, and names for expressions."""

from __future__ import annotations

from typing import Any

from ..errors import IndexRuleError, MisuseError
from ..language.dimension import Axis, Dimension, Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import NAME, POSTFIX, Latex
from ..language.program import CALL, Program, quoted
from ..language.shape import axes, describe
from ..language.source import argument
from ..names import checked_name, checked_number_name, identifier, marked, split
from .einstein import bind

# the word that declares a symbol, by the number of its dimensions in rows and columns
WORDS = {(0, 0): "Scalar", (1, 0): "Vector", (0, 1): "RowVector", (1, 1): "Matrix"}


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

    def __post_init__(self) -> None:
        super().__post_init__()
        checked_name(self.name)
        if not self.rows and not self.columns:
            checked_number_name(self.name)

    @property
    def is_plain(self) -> bool:
        """Whether it is a letter that may have any value: no function, and no name for an expression."""
        return not self.arguments and self.definition is None

    def operands(self) -> tuple[Expression, ...]:
        return ()

    def named(self) -> tuple[Any, ...]:
        return (self, *super().named())

    def is_open(self) -> bool:
        return bool(self.arguments)

    def describe(self) -> str:
        """What it is, in words."""
        if self.definition is not None:
            return f"{self.name} = {self.definition.text()}"
        given = f"({', '.join(a.name for a in self.arguments)})" if self.arguments else ""
        return f"{self.name}{given}, which is {describe(self)}"

    def shape(self) -> Shape:
        return self.rows, self.columns

    def printed(self, style: Latex) -> tuple[str, int]:
        # d X⁻¹ would be the differential of X⁻¹
        return style.name(self.name), POSTFIX if marked(split(self.name)[0]).is_differential else NAME

    def source(self, program: Program) -> tuple[str, int]:
        if self not in program.names:
            declared = self._declared(program)
            program.symbols.append(f"{program.name(self, identifier(self.name))} = {declared}")
        return program.names[self], CALL

    def _declared(self, program: Program) -> str:
        name = quoted(self.name)
        if self.definition is not None:
            return program.call("define", name, argument(self.definition, program))
        shape = [program.size(d) for d in self.rows + self.columns]
        arguments = [a.source(program)[0] for a in self.arguments]
        of = [f"of={program.tuple(arguments) if len(arguments) > 1 else arguments[0]}"] if arguments else []
        return program.call(WORDS[len(self.rows), len(self.columns)], name, *shape, *of)


Arguments = Symbol | tuple[Symbol, ...] | None


def refuse_no_name(name: object, word: str, rest: str) -> None:
    """Refuse what stands in the place of a name, which comes first.

    :raises TypeError: it is no text.
    """
    if not isinstance(name, str):
        what = name.text() if isinstance(name, Expression) else repr(name)
        letter = {"define": "f"}.get(word, "x")
        raise TypeError(f"the name comes first, in quotes, and {what} is none: write {word}('{letter}'"
                        f"{', ' * bool(rest)}{rest})")


def opened(symbol: Symbol) -> Expression:
    """What a defined name stands for, with every sum made explicit; it is remembered.

    :raises MisuseError: it is no name for an expression.
    """
    if symbol.definition is None:
        raise MisuseError(f"{symbol.text()} is not a name for an expression", symbol)
    known: Expression | None = symbol.__dict__.get("_opened")
    if known is None:
        known = symbol.__dict__["_opened"] = bind(symbol.definition, ())[0]
    return known


def _symbol(name: str, rows: tuple[Dimension | None, ...], columns: tuple[Dimension | None, ...],
            of: Any) -> Symbol:
    word = WORDS[len(rows), len(columns)]
    sizes = ", ".join("nm"[:len(rows + columns)])
    refuse_no_name(name, word, sizes)
    arguments = tuple(of) if isinstance(of, (tuple, list)) else (() if of is None else (of,))
    given_sizes = [dimension for dimension in rows + columns if dimension is not None]
    for dimension in given_sizes:
        if not isinstance(dimension, Dimension):
            raise TypeError(f"the shape of {name} is made of dimensions such as n, not of {dimension!r}: write "
                            f"{word}('{name}', {sizes}), with sizes from dimensions('n m')")
    if len(given_sizes) < len(rows + columns):
        raise TypeError(f"a size of {name} is missing: write {word}('{name}', {sizes}), with sizes from "
                        f"dimensions('{sizes.replace(',', '')}')")
    for given in arguments:
        if isinstance(given, Dimension):
            more = len(rows + columns) + 1
            other = f", or {'Vector' if more == 1 else 'Matrix'}('{name}', {', '.join('nm'[:more])})" * (more < 3)
            raise TypeError(f"{given.name} is a size too many for {name}: write {word}({repr(name)}"
                            f"{', ' * bool(sizes)}{sizes}){other}")
        if not isinstance(given, Symbol):
            remedy = f"give {given!r} a name with define" if isinstance(given, Expression) else "write of=x"
            raise TypeError(f"{name} can be a function of symbols only, not of {given!r}; {remedy}")
    return Symbol(name, tuple(given_sizes[:len(rows)]), tuple(given_sizes[len(rows):]), arguments)


def Scalar(name: str, of: Arguments = None) -> Symbol:
    """A scalar (1×1); with `of=z` or `of=(z, y)` an unspecified differentiable function of them.

    :raises NamingError: if the name is outside the grammar (see `wrt.names`).
    :raises TypeError: if `of` is not a symbol; give an expression a name with `define` first.

    >>> from wrt import dimensions
    >>> z = RowVector("z", dimensions("m"))
    >>> Scalar("L", of=z).arguments
    (z,)
    """
    return _symbol(name, (), (), of)


def Vector(name: str, size: Dimension | None = None, of: Arguments = None) -> Symbol:
    """A column vector (n×1); with `of` an unspecified function. Raises as `Scalar` does.

    >>> from wrt import dimensions
    >>> Vector("x", dimensions("n")).describe()
    'x, which is n×1'
    """
    return _symbol(name, (size,), (), of)


def RowVector(name: str, size: Dimension | None = None, of: Arguments = None) -> Symbol:
    """A row vector (1×n); with `of` an unspecified function. Raises as `Scalar` does.

    >>> from wrt import dimensions
    >>> RowVector("x", dimensions("n")).describe()
    'x, which is 1×n'
    """
    return _symbol(name, (), (size,), of)


def Matrix(name: str, rows: Dimension | None = None, columns: Dimension | None = None, of: Arguments = None) -> Symbol:
    """A matrix (rows×columns); with `of` an unspecified function. Raises as `Scalar` does.

    >>> from wrt import dimensions
    >>> n, m = dimensions("n m")
    >>> W = Matrix("W", n, m)
    >>> W.describe(), Matrix("F", m, n, of=W).describe()
    ('W, which is n×m', 'F(W), which is m×n')
    """
    return _symbol(name, (rows,), (columns,), of)


def define(name: str, expression: Operand) -> Symbol:
    """A new name for an expression without free indices; it has the expression's shape.

    :raises ShapeError: if the expression's shapes do not fit.
    :raises IndexRuleError: if an index is left free.

    >>> from wrt import dimensions
    >>> n, m = dimensions("n m")
    >>> define("f", Matrix("W", n, m) @ Vector("x", m)).definition
    W x
    """
    refuse_no_name(name, "define", "2 * x")
    defined = as_expression(expression)
    rows, columns = axes(defined)
    try:
        bind(defined, ())
    except IndexRuleError as error:
        error.remedy = ("let it occur twice, which sums it; a name stands for the whole, as for A @ x, and not for its "
                        "entries")
        raise
    return Symbol(name, rows, columns, (), defined)
