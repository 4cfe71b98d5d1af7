"""The reading for the eye: how the marks look, as TeX or as plain text.

Every print reads back to one tree only: brackets stand where the tree needs them, the identity and
the ones carry their dimension, and a Jacobian is told from a gradient by the transposed variable
below its line (∂f/∂wᵀ has a row for each entry of f and a column for each entry of w). A function that
acts on the entries of a matrix has a ring, exp∘(X), as without one exp(X) is often the exponential of the
whole matrix; the letter Sigma is slanted, as an upright one is a sum. A scalar that stands several times in
a row is a power, n²; but one with an index that Einstein's rule may sum is none, as x_i x_i says that i is
summed, and x_i² would not. Each node prints itself (`Expression.printed`) in the marks of a style.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from typing import TYPE_CHECKING, Protocol, Self

from ..names import GREEK, RAISED, side_of, split

if TYPE_CHECKING:
    from .dimension import Index

# how strongly a print binds: sin x is a FUNCTION, n² a POWER, Wᵀ a POSTFIX, sin(x) an ATOM, and x_i a NAME
SUM, SUMMATION, PRODUCT, FUNCTION, POWER, POSTFIX, ATOM, NAME = 1, 2, 4, 5, 6, 8, 9, 10

# what may stand in plain words and in no font for text, and what TeX takes for its own
IN_WORDS = str.maketrans(
    {sign: rf"$\{name}$" for name, sign in GREEK.items()}
    | {"∂": r"$\partial$", "·": r"$\cdot$", "×": r"$\times$", "⊗": r"$\otimes$", "⊙": r"$\odot$", "≠": r"$\neq$",
       "ᵀ": r"$^{\mathsf{T}}$", "−": "$-$", "\\": r"$\backslash$", "^": r"\^{}", "~": r"\~{}"}
    | {sign: rf"\{sign}" for sign in "&%$#_{}"}
)

# the functions that TeX has a command for
TEX_FUNCTIONS = frozenset([
    "arccos", "arcsin", "arctan", "cos", "cosh", "cot", "coth", "csc", "det", "dim", "exp", "inf", "ker", "ln", "log",
    "max", "min", "sec", "sin", "sinh", "sup", "tan", "tanh"])
# the letter that looks like a sign is slanted: Σ is a sum
SLANTED = {"Sigma": "𝛴"}


class Printed(Protocol):
    """What prints itself."""

    def printed(self, style: Latex) -> tuple[str, int]:
        """The print, and how strongly it binds."""

    def closed(self, style: Latex) -> tuple[str, int]:
        """The same with all brackets that it may have itself: sin(x) for sin x."""


class Latex:
    """How the marks look in TeX; `unsummed` are the indices that Einstein's rule does not sum here."""

    space, kron, hadamard, transpose = r"\,", r" \otimes ", r" \odot ", r"^{\mathsf{T}}"
    inverse, cross, dot, partial = "^{-1}", r" \times ", r" \cdot ", r"\partial "
    identity, ones, delta = "I", r"\mathbf{1}", r"\delta"
    duplication, elimination = r"\mathbf{D}", r"\mathbf{L}"
    minus, plus, less, equals = "-", " + ", " - ", " = "
    line = POSTFIX          # how strongly the line of a fraction binds
    above = below = SUM     # how strongly what stands above and below it must bind, to need no brackets
    top = POSTFIX           # how strongly what is differentiated must bind, to stand there without brackets

    def __init__(self, unsummed: Iterable[Index] = ()) -> None:
        self.unsummed = frozenset(unsummed)

    def within(self, *summed: Index) -> Self:
        """The same style inside of sums that are written out, which the rule leaves alone."""
        inner = copy(self)
        inner.unsummed = self.unsummed.union(summed)
        return inner

    def letter(self, stem: str) -> str:
        """A letter, or a Greek letter by its name."""
        printed = rf"\{stem}" if stem in GREEK else stem
        return rf"\mathit{{{printed}}}" if stem in SLANTED else printed

    def name(self, name: str) -> str:
        """A name, with the digits behind its letter below the line; or that of the size of a triangle."""
        if side := side_of(name):
            return self.triangle(self.name(side))
        stem, digits = split(name)
        return self.letter(stem) + (self.lower([digits]) if digits else "")

    def triangle(self, side: str) -> str:
        """The size of a triangle, by the print of its side."""
        return f"{side}({side}+1)/2"

    def subscript(self, base: str, indices: Sequence[str]) -> str:
        """What is indexed, in brackets if it has an index already."""
        return self.lowered(base) + self.lower(indices)

    def lowered(self, base: str) -> str:
        """What gets something below its line, in brackets if it has that already."""
        return f"({base})" if "_" in base and not base.endswith(")") else base

    def lower(self, places: Iterable[str]) -> str:
        """Indices below the line."""
        return f"_{{{' '.join(places)}}}"

    def qualified(self, name: str, word: str) -> str:
        """A name, with a word below the line that says how it is meant."""
        return rf"{self.lowered(name)}_{{\text{{{word}}}}}"

    def brackets(self, body: str) -> str:
        """Brackets, as tall as what is in them."""
        tall = any(mark in body for mark in (r"\frac", r"\sum", r"\begin"))
        return rf"\left({body}\right)" if tall else f"({body})"

    def times(self, factors: Sequence[str]) -> str:
        """Factors side by side."""
        return self.space.join(factors)

    def chain(self, factors: Sequence[str]) -> str:
        """Matrices side by side."""
        return self.times(factors)

    def fraction(self, top: str, bottom: str) -> str:
        """A fraction."""
        return rf"\frac{{{top}}}{{{bottom}}}"

    def derivative(self, noun: str, top: str, bottom: str) -> tuple[str, int]:
        """The quotient of two ∂, and how strongly it binds; its noun is only said."""
        return self.fraction(f"{self.partial}{top}", f"{self.partial}{bottom}"), self.line

    def function(self, name: str) -> str:
        """The name of a function or an operator, upright."""
        return rf"\{name}" if name in TEX_FUNCTIONS else rf"\operatorname{{{name}}}"

    def applied(self, function: str, argument: tuple[str, int]) -> tuple[str, int]:
        """A function before its argument, which comes with how strongly it binds, as the whole does."""
        return function + self.brackets(argument[0]), ATOM

    def beside(self, function: str, argument: str) -> tuple[str, int]:
        """A function before a name, which needs no brackets."""
        return f"{function} {argument}", FUNCTION

    def power(self, base: str, exponent: int) -> str:
        """A power of what binds as an atom; also the name of a function, as in sin²."""
        return f"{base}^{{{exponent}}}"

    def root(self, argument: tuple[str, int]) -> tuple[str, int]:
        """A square root."""
        return rf"\sqrt{{{argument[0]}}}", ATOM

    def marked(self, function: str, order: int, is_entrywise: bool) -> str:
        """The name of a function with a mark for each derivative, and one if it acts on the entries of a matrix."""
        raised = f"({order})" * (order > 2) + r"\circ" * is_entrywise
        return function + "'" * order * (order < 3) + (f"^{{{raised}}}" if raised else "")

    def summation(self, index: str, body: str) -> str:
        """A sum over an index."""
        return rf"\sum_{{{index}}} {body}"

    def matrix(self, rows: Sequence[Sequence[str]]) -> str:
        """A table of numbers."""
        return r"\begin{pmatrix}" + r" \\ ".join(" & ".join(row) for row in rows) + r"\end{pmatrix}"


class Text(Latex):
    """How the marks look in plain text."""

    space, kron, hadamard, transpose = " ", " ⊗ ", " ⊙ ", "ᵀ"
    inverse, cross, dot, partial = "⁻¹", "×", "·", "∂"
    ones, delta, duplication, elimination = "1", "δ", "D", "L"
    line, above, below = PRODUCT, POSTFIX, POWER    # it is a slash

    def letter(self, stem: str) -> str:
        return SLANTED.get(stem) or GREEK.get(stem, stem)

    def lower(self, places: Iterable[str]) -> str:
        return f"_{''.join(places)}"

    def qualified(self, name: str, word: str) -> str:
        return f"{self.lowered(name)}_{word}"

    def brackets(self, body: str) -> str:
        return f"({body})"

    def fraction(self, top: str, bottom: str) -> str:
        return f"{top}/{bottom}"

    def function(self, name: str) -> str:
        return name

    def power(self, base: str, exponent: int) -> str:
        return base + str(exponent).translate(RAISED)

    def root(self, argument: tuple[str, int]) -> tuple[str, int]:
        return self.applied("sqrt", argument)

    def marked(self, function: str, order: int, is_entrywise: bool) -> str:
        return function + ("'" * order if order < 3 else f"^({order})") + "∘" * is_entrywise

    def summation(self, index: str, body: str) -> str:
        return f"Σ_{index} {body}"


class InLine(Latex):
    """How the marks look in TeX within a line: slashes, and no sign that grows."""

    line, above, below = PRODUCT, POSTFIX, POWER

    def brackets(self, body: str) -> str:
        return f"({body})"

    def fraction(self, top: str, bottom: str) -> str:
        return f"{top}/{bottom}"

    def root(self, argument: tuple[str, int]) -> tuple[str, int]:
        return self.applied(r"\surd ", argument)[0], POSTFIX       # with a mark behind it, it would end too late


def latex(expression: Printed, unsummed: Iterable[Index] = ()) -> str:
    """The expression as TeX, for Temml and for amsmath."""
    return expression.printed(Latex(unsummed))[0]


def in_line(expression: Printed, unsummed: Iterable[Index] = ()) -> str:
    """The expression as TeX for a line of words.

    >>> from wrt import Matrix, Scalar, dimensions, gradient
    >>> W = Matrix("W", *dimensions("n m"))
    >>> print(in_line(gradient(Scalar("L", of=W), W)))
    \\partial L/\\partial W
    """
    return expression.printed(InLine(unsummed))[0]


def text(expression: Printed, unsummed: Iterable[Index] = ()) -> str:
    """The expression as plain text.

    >>> from wrt import Matrix, Vector, dimensions, eye, jacobian, kron, vec
    >>> n, m = dimensions("n m")
    >>> W, x = Matrix("W", n, m), Vector("x", m)
    >>> text(jacobian(W @ x, vec(W))), text(2 * kron(x.T, eye(n)))
    ('∂(W x)/∂vec(W)ᵀ', '2 (xᵀ ⊗ I_n)')
    """
    return expression.printed(Text(unsummed))[0]


def enclosed(expression: Printed, style: Latex, level: int) -> str:
    """The print, in its own brackets or in others if it binds weaker than `level`."""
    printed, own = expression.printed(style)
    if own >= level:
        return printed
    closed, own = expression.closed(style)
    return closed if own >= level else style.brackets(printed)
