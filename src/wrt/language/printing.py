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
from typing import TYPE_CHECKING, ClassVar, Protocol, Self

from ..names import ACCENTS, GREEK, RAISED, marked, side_of, split

if TYPE_CHECKING:
    from .dimension import Index

# how strongly a print binds: sin x is a FUNCTION, n² a POWER, Wᵀ a POSTFIX, sin(x) an ATOM, and x_i a NAME
SUM, SUMMATION, PRODUCT, FUNCTION, POWER, POSTFIX, ATOM, NAME = 1, 2, 4, 5, 6, 8, 9, 10

# what may stand in plain words and in no font for text, and what TeX takes for its own
IN_WORDS = str.maketrans(
    {sign: rf"$\{name}$" for name, sign in GREEK.items()}
    | {"∂": r"$\partial$", "·": r"$\cdot$", "×": r"$\times$", "⊗": r"$\otimes$", "⊙": r"$\odot$", "≠": r"$\neq$",
       "‖": r"$\Vert$", "ᵀ": r"$^{\mathsf{T}}$", "−": "$-$", "\\": r"$\backslash$", "^": r"\^{}", "~": r"\~{}"}
    | {sign: rf"\{sign}" for sign in "&%$#_{}"}
)

# the functions that TeX has a command for
TEX_FUNCTIONS = frozenset([
    "arccos", "arcsin", "arctan", "cos", "cosh", "cot", "coth", "csc", "det", "dim", "exp", "inf", "ker", "ln", "log",
    "max", "min", "sec", "sin", "sinh", "sup", "tan", "tanh"])
# the letter that looks like a sign is slanted: Σ is a sum
SLANTED = {"Sigma": "𝛴"}


class Printed(Protocol):
    """What prints itself; `has_brackets` if it may have some itself, as sin(x) has and sin x has not."""

    has_brackets: ClassVar[bool]

    def printed(self, style: Latex) -> tuple[str, int]:
        """The print, and how strongly it binds."""

    def closed(self, style: Latex) -> tuple[str, int]:
        """The same with all brackets that it may have itself: sin(x) for sin x."""


class Latex:
    """How the marks look in TeX; `unsummed` are the indices that Einstein's rule does not sum here."""

    space, kron, hadamard, transpose = r"\,", r" \otimes ", r" \odot ", r"^{\mathsf{T}}"
    inverse_transpose = r"^{-\mathsf{T}}"
    inverse, cross, dot, together, partial = "^{-1}", r" \times ", r" \cdot ", " ", r"\partial "
    entrywise = r"\circ "
    identity, ones, delta = "I", r"\mathbf{1}", r"\delta"
    duplication, elimination = r"\mathbf{D}", r"\mathbf{L}"
    increment, direction = r"\mathrm{d}", r"\mathrm{D}"
    zeros, unit, single_entry, commutation = (rf"\mathbf{{{letter}}}" for letter in "0eJK")
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
        """A letter, or a Greek letter by its name, with the marks that it has."""
        letter, accent, is_differential = marked(stem)
        printed = rf"\{letter}" if letter in GREEK else letter
        printed = rf"\mathit{{{printed}}}" if letter in SLANTED else printed
        return r"\mathrm{d}" * is_differential + (rf"\{accent}{{{printed}}}" if accent else printed)

    def name(self, name: str) -> str:
        """A name, with what stands behind its letter below the line; or that of the size of a triangle."""
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
        return rf"\left({body}\right)" if self.is_tall(body) else f"({body})"

    def is_tall(self, body: str) -> bool:
        """Whether what stands around it grows."""
        return any(mark in body for mark in (r"\frac", r"\sum", r"\begin"))

    def ended(self, printed: str) -> str:
        """What stands before a sign, with what ends it where nothing is seen."""
        return printed

    def times(self, factors: Sequence[str]) -> str:
        """Factors side by side."""
        return self.space.join(factors)

    def chain(self, factors: Sequence[str]) -> str:
        """Matrices side by side."""
        return self.times(factors)

    def fraction(self, top: str, bottom: str) -> str:
        """A fraction."""
        return rf"\frac{{{top}}}{{{bottom}}}"

    def derivative(self, noun: str, top: str, *bottom: str) -> tuple[str, int]:
        """The quotient of two ∂, or of more below the line, and how strongly it binds; its noun is only said."""
        order = len(bottom)
        above = self.partial if order == 1 else self.power(self.partial.rstrip(), order)
        return self.fraction(above + top, "".join(self.partial + by for by in bottom)), self.line

    def differential(self, by: Sequence[str], of: tuple[str, int], is_bare: bool = False) -> tuple[str, int]:
        """The differential of what comes with how strongly it binds, in some variables, if that has to be said."""
        return self.increment + self._variables(by) + (of[0] if is_bare else self.brackets(of[0])), ATOM

    def directional(self, by: Sequence[str], of: tuple[str, int], along: Sequence[str]) -> tuple[str, int]:
        """The derivative along directions, one for each variable."""
        return f"{self.direction}{self._variables(by)}{self.brackets(of[0])}[{', '.join(along)}]", ATOM

    def pulled_back(self, by: str, of: tuple[str, int], along: str) -> tuple[str, int]:
        """The product of a vector and a Jacobian."""
        return self.function("vjp") + self._variables([by]) + self.brackets(f"{of[0]}, {along}"), ATOM

    def _variables(self, by: Sequence[str]) -> str:
        return self.lower([",".join(by)]) if by else ""

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

    def raised(self, base: str, exponent: tuple[str, int], mark: str = "") -> str:
        """A power of what binds as an atom; the exponent comes with how strongly it binds.

        With the mark `entrywise` it is one of each entry: x^{∘−1} holds 1 over each entry of x, and no inverse.
        """
        return f"{base}^{{{mark}{exponent[0]}}}"

    def logarithm(self, argument: str) -> tuple[str, int]:
        """The logarithm of an absolute value."""
        return rf"\log\lvert{argument}\rvert", POSTFIX

    def absolute(self, argument: tuple[str, int]) -> tuple[str, int]:
        """The absolute value of a number; of a matrix, bars would be its determinant."""
        tall = r"\frac" in argument[0] or r"\sum" in argument[0]
        return (rf"\left\lvert {argument[0]} \right\rvert" if tall else rf"\lvert {argument[0]} \rvert"), ATOM

    def by_rows(self, name: str, is_by_rows: bool) -> str:
        """The name of a function of vectors, which says so where it takes each row of a matrix for one."""
        return self.function(name) + r"_{\text{rows}}" * is_by_rows

    def marked(self, function: str, order: int, is_entrywise: bool) -> str:
        """The name of a function with a mark for each derivative, and one if it acts on the entries of a matrix."""
        raised = f"({order})" * (order > 2) + r"\circ" * is_entrywise
        return function + "'" * order * (order < 3) + (f"^{{{raised}}}" if raised else "")

    def summation(self, index: str, body: str) -> str:
        """A sum over an index."""
        return rf"\sum_{{{index}}} {body}"

    def superscript(self, base: str, indices: Sequence[str]) -> str:
        """What is indexed above the line."""
        return f"{base}^{{{' '.join(indices)}}}"

    def zero(self, sizes: Sequence[str]) -> str:
        """The vector or the matrix of zeros of some sizes."""
        return self.subscript(self.zeros, [self.cross.join(sizes)])

    def norm(self, argument: tuple[str, int], is_matrix: bool) -> tuple[str, int]:
        """The norm of a vector or of a matrix."""
        left, right = (r"\left", r"\right") if self.is_tall(argument[0]) else ("", "")
        return rf"{left}\lVert {argument[0]} {right}\rVert" + r"_{\mathrm{F}}" * is_matrix, ATOM

    def matrix(self, rows: Sequence[Sequence[str]]) -> str:
        """A table of numbers."""
        return r"\begin{pmatrix}" + r" \\ ".join(" & ".join(row) for row in rows) + r"\end{pmatrix}"


class Text(Latex):
    """How the marks look in plain text."""

    space, kron, hadamard, transpose = " ", " ⊗ ", " ⊙ ", "ᵀ"
    inverse_transpose = "⁻ᵀ"
    inverse, cross, dot, together, partial = "⁻¹", "×", "·", "", "∂"
    ones, delta, entrywise, increment, direction = "1", "δ", "∘", "d", "D"
    duplication, elimination = "𝐃", "𝐋"
    zeros, unit, single_entry, commutation = "0", "𝐞", "𝐉", "𝐊"
    line, above, below = PRODUCT, POSTFIX, POWER    # it is a slash

    def letter(self, stem: str) -> str:
        letter, accent, is_differential = marked(stem)
        return "d" * is_differential + (SLANTED.get(letter) or GREEK.get(letter, letter)) + ACCENTS.get(accent, "")

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

    def raised(self, base: str, exponent: tuple[str, int], mark: str = "") -> str:
        printed = mark + exponent[0]
        if printed.removeprefix("-").isdigit():
            return self.power(base, int(printed))
        return f"{base}^{printed if len(printed) == 1 else self.brackets(printed)}"

    def logarithm(self, argument: str) -> tuple[str, int]:
        return f"log|{argument}|", POSTFIX

    def root(self, argument: tuple[str, int]) -> tuple[str, int]:
        return self.applied("sqrt", argument)

    def absolute(self, argument: tuple[str, int]) -> tuple[str, int]:
        return self.applied("abs", argument)

    def by_rows(self, name: str, is_by_rows: bool) -> str:
        return self.function(name) + "_rows" * is_by_rows

    def marked(self, function: str, order: int, is_entrywise: bool) -> str:
        return function + ("'" * order if order < 3 else f"^({order})") + "∘" * is_entrywise

    def summation(self, index: str, body: str) -> str:
        return f"Σ_{index} {body}"

    def superscript(self, base: str, indices: Sequence[str]) -> str:
        return f"{base}^{''.join(indices)}"

    def norm(self, argument: tuple[str, int], is_matrix: bool) -> tuple[str, int]:
        return f"‖{argument[0]}‖" + "_F" * is_matrix, ATOM


class InLine(Latex):
    """How the marks look in TeX within a line: slashes, and no sign that grows."""

    line, above, below = PRODUCT, POSTFIX, POWER

    def is_tall(self, body: str) -> bool:
        return False

    def fraction(self, top: str, bottom: str) -> str:
        return f"{top}/{bottom}"

    def root(self, argument: tuple[str, int]) -> tuple[str, int]:
        return self.applied(r"\surd ", argument)[0], POSTFIX       # with a mark behind it, it would end too late

    def absolute(self, argument: tuple[str, int]) -> tuple[str, int]:
        return rf"\lvert {argument[0]} \rvert", ATOM


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
    if not expression.has_brackets:     # what is printed twice at each level takes for ever
        return style.brackets(printed)
    closed, own = expression.closed(style)
    return closed if own >= level else style.brackets(printed)
