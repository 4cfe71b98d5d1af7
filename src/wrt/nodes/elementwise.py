"""Functions of one number, which are applied to each entry; and what / makes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..language.data import Reader, Writer, decoder, encode
from ..language.dimension import SCALAR, Shape
from ..language.expression import Demand, Expression, Operand, as_expression, magnitude, node
from ..language.printing import ATOM, NAME, POSTFIX, POWER, Latex, enclosed
from ..language.program import CALL, SIGN, TIMES, Program, quoted
from ..language.shape import axes, fits
from ..language.source import argument, operand
from ..names import checked_function_name, identifier
from .functions import BARE, KNOWN, POWERS, PRINTED, RAISED
from .number import ONE, Number, below


@dataclass(frozen=True, order=True)
class Elementwise:
    """A scalar function, applied to each entry; `sigma(z)` applies it, `sigma.prime` is its derivative."""

    name: str
    order: int = 0

    def __post_init__(self) -> None:
        if self.is_known and not self.order:    # what `help` says of the word
            meaning = KNOWN[self.name].meaning
            object.__setattr__(self, "__doc__", f"{meaning[:1].upper()}{meaning[1:]}, of each entry.")

    @property
    def prime(self) -> Elementwise:
        """The derivative."""
        return Elementwise(self.name, self.order + 1)

    @property
    def is_known(self) -> bool:
        """Whether it has a differential rule; the others are not specified."""
        return self.name in KNOWN

    def __call__(self, argument: Operand) -> Apply:
        return Apply(self, as_expression(argument))

    def describe(self) -> str:
        """What it is, in words."""
        return f"the function {self.name}"

    def printed(self, style: Latex, on_matrix: bool = False) -> str:
        """Its name, with a prime for each derivative, and a ring if it acts on the entries of a matrix."""
        name = style.function(PRINTED.get(self.name, self.name)) if self.is_known else style.name(self.name)
        return style.marked(name, self.order, on_matrix)

    def source(self, program: Program) -> str:
        """Its variable, which is declared if the function is not known."""
        plain = Elementwise(self.name)
        if self.is_known:
            word = program.use(self.name)
        elif plain in program.names:
            word = program.names[plain]
        else:
            word = program.name(plain, identifier(self.name))
            program.functions.append(f"{word} = {program.call('function', quoted(self.name))}")
        return word + ".prime" * self.order


exp, log, sqrt, reciprocal = (Elementwise(name) for name in ("exp", "log", "sqrt", "reciprocal"))
sin, cos, tanh, sinh, cosh = (Elementwise(name) for name in ("sin", "cos", "tanh", "sinh", "cosh"))
# where these have a kink they have no value: what they are of is demanded to be nonzero
absolute, sign, relu = (Elementwise(name) for name in ("absolute", "sign", "relu"))
logistic, softplus = (Elementwise(name) for name in ("logistic", "softplus"))
magnitude.rule(absolute)


@node
class Apply(Expression):
    """A scalar function applied to each entry."""

    function: Elementwise
    argument: Expression

    has_brackets = True

    def shape(self) -> Shape:
        return axes(self.argument)

    def printed(self, style: Latex) -> tuple[str, int]:
        if not self.function.order and self.function.name in POWERS and is_array(self.argument):
            exponent = Number(POWERS[self.function.name]).printed(style)
            return style.raised(enclosed(self.argument, style, ATOM), exponent, style.entrywise), POSTFIX
        if self.function == reciprocal:
            return style.fraction("1", below(self.argument, style)), style.line
        if self.function == sqrt:
            return style.root(self.argument.printed(style))
        if self.function == absolute and is_scalar(self.argument):
            return style.absolute(self.argument.printed(style))
        return self._applied(self.function.printed(style, is_matrix(self.argument)), style)

    def closed(self, style: Latex) -> tuple[str, int]:
        if not self.is_bare:
            return self.printed(style)
        return self._applied(self.function.printed(style), style, is_closed=True)

    def power(self, exponent: int, style: Latex, is_closed: bool = False) -> tuple[str, int]:
        """A power of it, with the exponent behind the name of a function of angles."""
        if exponent == 1:
            return self.closed(style) if is_closed else self.printed(style)
        if self.is_bare and self.function.name in RAISED:
            name = style.power(self.function.printed(style), exponent)
            printed, level = self._applied(name, style, is_closed)
            return printed, min(level, POWER)
        base = style.brackets(self.printed(style)[0]) if self.is_bare else enclosed(self, style, ATOM)
        return style.power(base, exponent), POWER

    @property
    def is_bare(self) -> bool:
        """Whether it is a function of a number that stands beside a name without brackets."""
        return self.function.name in BARE and not self.function.order and is_scalar(self.argument)

    def _applied(self, name: str, style: Latex, is_closed: bool = False) -> tuple[str, int]:
        printed, level = self.argument.printed(style)
        if self.is_bare and level == NAME and not is_closed:
            return style.beside(name, printed)
        return style.applied(name, (printed, level))

    def source(self, program: Program) -> tuple[str, int]:
        if is_quotient(self) and ONE / self.argument == self:
            return f"1 / {operand(self.argument, program, SIGN)}", TIMES
        return f"{self.function.source(program)}({argument(self.argument, program)})", CALL

    def demands(self) -> tuple[Demand, ...]:
        domain = KNOWN[self.function.name].domain if self.function.is_known else ""
        return (Demand(domain, self.argument),) if domain else ()

    def is_open(self) -> bool:
        return not self.function.is_known


def is_scalar(expression: Expression) -> bool:
    """Whether it is a number, as far as it fits."""
    return fits(expression) and axes(expression) == SCALAR


def is_array(expression: Expression) -> bool:
    """Whether it has an axis, as far as it fits."""
    return fits(expression) and axes(expression) != SCALAR


def has_kink(expression: Expression) -> bool:
    """Whether it is a function that is another one on each side of 0."""
    return isinstance(expression, Apply) and expression.function.is_known and KNOWN[
        expression.function.name].has_kink


def is_quotient(expression: Expression) -> bool:
    """Whether it prints as 1 over something: the reciprocals of entries are a power."""
    return isinstance(expression, Apply) and expression.function == reciprocal and not is_array(expression.argument)


def is_matrix(expression: Expression) -> bool:
    """Whether it has rows and columns, as far as it fits."""
    return fits(expression) and all(axes(expression))


def function(name: str) -> Elementwise:
    """An unspecified differentiable function of one number, applied to each entry, such as sigma.

    :raises NamingError: if it is not a name.

    >>> from wrt import Vector, dimensions
    >>> sigma, x = function("sigma"), Vector("x", dimensions("n"))
    >>> sigma.prime(x)
    σ'(x)
    """
    return Elementwise(checked_function_name(name))


def expanded(function: Elementwise) -> list[tuple[Fraction, tuple[Elementwise, ...]]]:
    """The function as a polynomial of functions that are not derivatives of known ones.

    >>> [(str(c), [f.name for f in fs]) for c, fs in expanded(tanh.prime)]
    [('1', []), ('-1', ['tanh', 'tanh'])]
    """
    if not function.is_known or not function.order:
        return [(Fraction(1), (function,))]
    lower = expanded(Elementwise(function.name, function.order - 1))
    return [(c * d, fs[:k] + tuple(Elementwise(name) for name in names) + fs[k + 1:])
            for c, fs in lower for k in range(len(fs)) for d, names in KNOWN[fs[k].name].derivative]


@encode.register
def write_function(value: Elementwise, writer: Writer) -> Any:
    """Its name and order."""
    return ["function", value.name, value.order]


@decoder("function")
def read_function(parts: list[Any], reader: Reader) -> Elementwise:
    """The function again; a name passes the grammar, an order is below ten."""
    name, order = parts
    return Elementwise(name if name in KNOWN else checked_function_name(name), range(10)[order])
