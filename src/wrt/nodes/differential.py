"""Differentials, and derivatives along a direction: what a small step of some variables makes of an expression."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..errors import MisuseError, VariableError
from ..language.dimension import Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import Latex
from ..language.program import CALL, Program
from ..language.shape import axes, measured
from ..language.source import argument, operand
from ..names import marked, split
from .derivative import Derivative, gradient, variable
from .einstein import occurrences
from .structured import DECLARED, INDEPENDENT, Structured, Varied, has_structure
from .symbol import Symbol


@dataclass(frozen=True)
class PrintsAsIncrement:
    """What the differential of a name is called, which looks like the increment of a letter of that name."""

    name: str
    of: Symbol

    def describe(self) -> str:
        """What it is, in words."""
        return f"the differential of {self.of.describe()}"


@node
class Differential(Derivative):
    """Σ ∂of/∂X_pq · V_pq over all entries of the variables `by`, each with its direction in `along`.

    It has the shape of `of`; the directions are constants, also where they depend on the variables. Along the
    increments dX of plain letters X it is the differential of `of`.
    """

    by: tuple[Expression, ...]
    along: tuple[Expression, ...]

    def variables(self) -> tuple[Expression, ...]:
        """Each entry moves so far as the direction says, also where entries are tied: so they are in the direction."""
        return tuple(Varied(by, INDEPENDENT) if isinstance(by, Structured) else by for by in self.by)

    def operands(self) -> tuple[Expression, ...]:
        return (self.of, *self.along)

    def with_operands(self, operands: Iterable[Expression]) -> Expression:
        of, *along = operands
        return self.remade(of, self.by, tuple(along))

    def named(self) -> tuple[Any, ...]:
        name = self._bare_name()
        return (*super().named(), *([PrintsAsIncrement(f"d{name.name}", name)] if name else []))

    def shape(self) -> Shape:
        for by in self.by:
            if isinstance(by, Varied):
                raise VariableError(f"the direction says how {by.of.told()} varies",
                                    f"name {by.of.told()}, and a direction that is {by.of.structure}")
            if not isinstance(by, Symbol):
                raise VariableError(f"{by.told()} is no variable of a differential: name the letter that varies")
            if any(by in other.walk() for other in self.by if other is not by) or self.by.count(by) > 1:
                raise VariableError(f"the variables of a differential are independent: {by.told()} is there twice")
        if len(self.by) != len(self.along):
            raise MisuseError("a differential needs a direction for each variable", self)
        for by, along in zip(self.by, self.along):
            if axes(by) != axes(along):
                raise MisuseError(f"a direction has the shape of its variable, {measured(by, along)}", self)
            if isinstance(by, Structured) and not has_structure(along, by.structure):
                raise VariableError(
                    f"{by.told()} is {by.structure}, and is not known to be so when it moves along {along.told()}",
                    f"take {increment(by).name}, another {DECLARED[by.structure]}(…), or a sum of multiples of such")
        for by in self.variables():
            variable(by)
        return axes(self.of)

    @property
    def is_along_increments(self) -> bool:
        """Whether it is a differential: each variable is a letter, and moves by its own increment."""
        return all(map(is_increment, self.along, self.by))

    def _is_evident(self) -> bool:
        """Whether all letters vary, in the order in which they stand there."""
        return self.is_along_increments and self.by == letters(self.of)

    def _bare_name(self) -> Symbol | None:
        """The name before which a d is printed without brackets; that of a letter would look like its increment."""
        return self.of if isinstance(self.of, Symbol) and not self.of.is_plain and self._is_evident() else None

    def printed(self, style: Latex) -> tuple[str, int]:
        of, by = self.of.printed(style), [variable.printed(style)[0] for variable in self.by]
        if self.is_along_increments:
            return style.differential([] if self._is_evident() else by, of, is_bare=self._bare_name() is not None)
        return style.directional(by, of, [along.printed(style)[0] for along in self.along])

    def source(self, program: Program) -> tuple[str, int]:
        of, by, along = (argument(self.of, program), *(
            [operand(part, program, 0) for part in parts] for parts in (self.by, self.along)))
        if self.is_along_increments and d(self.of, *self.by) == self:
            return program.call("d", of, *by), CALL
        if len(self.by) == 1:
            return program.call("directional", of, *by, *along), CALL
        return program.call("directional", of, program.tuple(by), program.tuple(along)), CALL


def letters(expression: Expression) -> tuple[Symbol, ...]:
    """The plain letters in an expression, in the order in which they stand there, but no increments."""
    return tuple(dict.fromkeys(part for part in expression.walk() if isinstance(part, Symbol) and part.is_plain
                               and not _is_name_of_increment(part)))


def increment(letter: Symbol) -> Symbol:
    """The symbol for the step that a letter takes: dX of the shape of X."""
    return letter.remade(f"d{letter.name}", *letter.key[2:])


def is_increment(step: Expression, letter: Expression) -> bool:
    """Whether a symbol is that of the step of a letter."""
    return (isinstance(letter, Symbol) and letter.is_plain and not _is_name_of_increment(letter)
            and step == increment(letter))


def _is_name_of_increment(symbol: Symbol) -> bool:
    return marked(split(symbol.name)[0]).is_differential


def d(of: Operand, *by: Operand) -> Expression:
    """The differential of an expression where the letters `by` vary (the shape of `of`); d(X) is the increment dX.

    The increments are letters of their own, with the shapes of theirs: `dX = d(X)`.
    Source: Magnus and Neudecker, Matrix Differential Calculus, chapters 5 and 9.

    :raises MisuseError: if it is not said what varies.
    :raises VariableError: if that is no letter.

    >>> from wrt import Matrix, dimensions
    >>> n, m = dimensions("n m")
    >>> A, X = Matrix("A", n, m), Matrix("X", m, n)
    >>> d(X), d(A @ X, X), d(A @ X, A, X)
    (dX, d_X(A X), d(A X))
    """
    expression = as_expression(of)
    if not by:
        if isinstance(expression, Symbol) and expression.is_plain:
            return increment(_checked(expression))
        raise MisuseError(f"d of an expression needs the letters that vary: write d({expression.text()}, X)",
                          expression)
    found = tuple(map(_checked, by))
    if expression in found:
        return increment(_checked(expression))
    known = letters(expression)
    ordered = tuple(sorted(found, key=lambda one: known.index(one) if one in known else len(known)))
    return Differential(expression, ordered, tuple(map(increment, ordered)))


def _checked(by: Operand) -> Symbol:
    if not isinstance(by, Symbol) or not by.is_plain:
        raise VariableError(f"d varies letters, and {as_expression(by).told()} is none",
                            "name the letters in it; to move it by itself, use directional")
    if _is_name_of_increment(by):
        raise VariableError(f"{by.told()} is an increment, which is a constant", "take the differential by a letter")
    return by


def directional(of: Operand, by: Operand | tuple[Operand, ...],
                along: Operand | tuple[Operand, ...]) -> Differential:
    """The derivative along a direction: Σ ∂of/∂X_pq V_pq (the shape of `of`), for a symbol X and a V of its shape.

    Several variables and as many directions are given as tuples. The direction is not differentiated.

    :raises MisuseError: if one of several directions has an index.

    >>> from wrt import Matrix, dimensions, trace
    >>> n, m = dimensions("n m")
    >>> X, V = Matrix("X", n, m), Matrix("V", n, m)
    >>> directional(trace(X.T @ X), X, V)
    D_X(tr(Xᵀ X))[V]
    """
    variables, directions = (tuple(map(as_expression, given if isinstance(given, tuple) else (given,)))
                             for given in (by, along))
    indexed = next((direction for direction in directions if occurrences(direction)), None)
    if indexed is not None and len(directions) > 1:     # the print would not say what is summed
        raise MisuseError(f"of several directions none has an index, as {indexed.told()} has: "
                          "write a sum of derivatives, each by one variable", indexed)
    return Differential(as_expression(of), variables, directions)


def jvp(of: Operand, by: Operand, along: Operand) -> Differential:
    """The Jacobian–vector product, laid out like `of`: the derivative along a direction V of the shape of X.

    Of a column f and a vector x it is ∂f/∂xᵀ V; of a matrix, its vec is ∂vec(F)/∂vec(X)ᵀ vec(V).

    >>> from wrt import Vector, dimensions, function
    >>> n = dimensions("n")
    >>> x, v = Vector("x", n), Vector("v", n)
    >>> jvp(function("sigma")(x), x, v)
    D_x(σ(x))[v]
    """
    return directional(of, by, along)


def hvp(of: Operand, by: Operand, along: Operand) -> Differential:
    """The Hessian–vector product of a scalar L, laid out like X: the derivative of ∂L/∂X along V.

    Its entry at p, q is Σ ∂²L/∂X_pq∂X_rs V_rs; of a vector it is ∂²L/∂x∂xᵀ V. By a matrix with tied entries it is said
    of which gradient, as in `varied(S, "projected")`.

    >>> from wrt import Scalar, Vector, dimensions
    >>> n = dimensions("n")
    >>> x, v = Vector("x", n), Vector("v", n)
    >>> hvp(Scalar("L", of=x), x, v)
    D_x(∂L/∂x)[v]
    """
    return directional(gradient(of, by), by.of if isinstance(by, Varied) else by, along)
