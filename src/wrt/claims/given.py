"""What an author states without proof: shapes, names for expressions, conditions."""

from __future__ import annotations


from ..errors import ConditionError
from ..language.clashes import refuse_clashes
from ..language.data import Displayed
from ..language.expression import Expression
from ..language.printing import Latex
from ..language.program import Program
from ..language.shape import length
from ..language.source import argument
from ..language.speech import Spoken, equation, speaker
from ..nodes import Structured, Symbol


class Given(Displayed):
    """The declaration of a symbol, its definition, or that it does not depend on another.

    :raises NamingError: if the two print alike.
    :raises ConditionError: if independence is stated of a symbol that is built from the other.

    >>> from wrt import Matrix, Vector, define, dimensions
    >>> n, m = dimensions("n m")
    >>> W, x = Matrix("W", n, m), Vector("x", m)
    >>> print(Given(define("f", W @ x)).latex(), "|", Given(W).latex())
    f = W\\,x | W \\in \\mathbb{R}^{n \\times m}
    >>> Given(x, independent_of=W).text()
    'x does not depend on W'
    """

    kind = "given"
    PARTS = ("symbol", "independent_of")

    def __init__(self, symbol: Symbol, independent_of: Symbol | None = None) -> None:
        if not isinstance(symbol, Symbol):
            raise TypeError(f"only a symbol can be given, not {symbol!r}: name it with define")
        if not isinstance(independent_of, Symbol | None):
            raise TypeError(f"{symbol.text()} can be independent of a symbol only, not of {independent_of!r}")
        refuse_clashes(*filter(None, (symbol, independent_of)))
        if independent_of is not None and depends(symbol, independent_of):
            raise ConditionError(f"{symbol.text()} does depend on {independent_of.text()}: {symbol.describe()}")
        if independent_of is not None and depends(independent_of, symbol):
            raise ConditionError(f"{independent_of.text()} depends on {symbol.text()}: {independent_of.describe()}",
                                 "what a symbol is made of cannot be held fixed while it changes")
        self.symbol, self.independent_of = symbol, independent_of

    def __repr__(self) -> str:
        return self.text()

    def statement(self, program: Program) -> str:
        """The Python that makes it."""
        others = [self.independent_of] if self.independent_of is not None else []
        return program.call("Given", argument(self.symbol, program),
                            *(f"independent_of={argument(by, program)}" for by in others))

    @property
    def words(self) -> str:
        """What is to be added to the mathematics, in words."""
        if self.independent_of is not None:
            return ""
        if isinstance(self.symbol, Structured):
            return self.symbol.structure
        return "unspecified and differentiable" if self.symbol.arguments else ""

    def latex(self) -> str:
        """The statement as TeX."""
        if self.independent_of is not None:
            return rf"{self.symbol.latex()} \text{{ does not depend on }} {self.independent_of.latex()}"
        name = self.symbol.latex()
        if self.symbol.definition is not None:
            return f"{name} = {self.symbol.definition.latex()}"
        if self.symbol.arguments:
            name += f"({', '.join(a.latex() for a in self.symbol.arguments)})"
        return rf"{name} \in {space(self.symbol)}"

    def spoken(self) -> str:
        """The statement as one says it aloud, without the words that are added.

        >>> from wrt import Matrix, Scalar, dimensions
        >>> W = Matrix("W", *dimensions("n m"))
        >>> Given(W).spoken(), Given(Scalar("L", of=W)).spoken()
        ('W in R n by m', 'L is a function of W with values in R')
        """
        if self.independent_of is not None:
            style = speaker(self.symbol, self.independent_of)
            return " does not depend on ".join(style.name(s.name) for s in (self.symbol, self.independent_of))
        if self.symbol.definition is not None:
            return equation(self.symbol, self.symbol.definition)
        style = speaker(self.symbol)
        name, where = style.name(self.symbol.name), _spoken_space(self.symbol)
        if not self.symbol.arguments:
            return f"{name} in {where}"
        arguments = " and ".join(style.name(argument.name) for argument in self.symbol.arguments)
        return f"{name} is a function of {arguments} with values in {where}"

    def text(self) -> str:
        """The whole in plain text."""
        if self.independent_of is not None:
            return f"{self.symbol.text()} does not depend on {self.independent_of.text()}"
        if self.symbol.definition is not None and not self.words:
            return f"{self.symbol.text()} = {self.symbol.definition.text()}"
        return ", ".join(filter(None, (self.symbol.describe(), self.words * bool(self.symbol.arguments))))


def space(symbol: Symbol) -> str:
    """The space of a symbol's values as TeX: ℝ, ℝⁿ for a column, ℝ¹ˣⁿ for a row, ℝⁿˣᵐ."""
    rows, columns = (length(axis, Latex()) for axis in (symbol.rows, symbol.columns))
    if not rows and not columns:
        return r"\mathbb{R}"
    if not columns:
        return rf"\mathbb{{R}}^{{{rows}}}"
    return rf"\mathbb{{R}}^{{{rows or 1} \times {columns}}}"


def _spoken_space(symbol: Symbol) -> str:
    style = Spoken()
    rows, columns = (length(axis, style) for axis in (symbol.rows, symbol.columns))
    return f"R {style.cross.join(filter(None, (rows or '1' * bool(columns), columns)))}".rstrip()


def depends(expression: Expression, on: Symbol) -> bool:
    """Whether an expression is a symbol, or is built from it."""
    return any(part == on for part in expression.walk())


def givens_of(*expressions: Expression) -> list[Given]:
    """Every declaration and definition the expressions rest on, in order of appearance.

    A symbol that others are built from comes before them.
    """
    found: dict[Symbol, Given] = {}

    def visit(part: Expression) -> None:
        for child in part.children():
            visit(child)
        if isinstance(part, Symbol):
            found.setdefault(part, Given(part))

    for expression in expressions:
        visit(expression)
    return list(found.values())
