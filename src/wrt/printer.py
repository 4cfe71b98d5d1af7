"""The reading for people: one set of rules, printed as TeX or as plain text.

Every print reads back to one tree only: brackets stand where the tree needs them, the identity and
the ones carry their dimension, and a Jacobian is told from a gradient by the transposed variable
below its line (∂f/∂wᵀ has a row for each entry of f and a column for each entry of w).
"""

from __future__ import annotations

from functools import singledispatch

from .derivative import Gradient, Jacobian, Partial
from .expression import (
    Apply, Delta, Entry, Expression, Hadamard, Identity, Inverse, Kronecker, MatrixProduct, Number, Ones, Product,
    Size, Sum, Summation, Symbol, Trace, Transpose, Vec,
)
from .functions import KNOWN, SCALAR_ONLY, reciprocal, sqrt
from .names import GREEK, split

SUM, SUMMATION, PRODUCT, POSTFIX, ATOM = 1, 2, 4, 8, 9

# what may stand in plain words and in no font for text, and what TeX takes for its own
IN_WORDS = str.maketrans(
    {sign: rf"$\{name}$" for name, sign in GREEK.items()}
    | {"∂": r"$\partial$", "·": r"$\cdot$", "×": r"$\times$", "⊗": r"$\otimes$", "⊙": r"$\odot$", "≠": r"$\neq$",
       "ᵀ": r"$^{\mathsf{T}}$", "−": "$-$", "\\": r"$\backslash$", "^": r"\^{}", "~": r"\~{}"}
    | {sign: rf"\{sign}" for sign in "&%$#_{}"}
)


class Latex:
    """How the marks look in TeX."""

    space, kron, hadamard, transpose = r"\,", r" \otimes ", r" \odot ", r"^{\mathsf{T}}"
    inverse = "^{-1}"
    identity, ones, delta = "I", r"\mathbf{1}", r"\delta"
    line = POSTFIX          # how strongly the line of a fraction binds

    def letter(self, stem):
        return rf"\{stem}" if stem in GREEK else stem

    def name(self, name):
        stem, digits = split(name)
        return f"{self.letter(stem)}_{{{digits}}}" if digits else self.letter(stem)

    def symbol(self, symbol):
        return self.name(symbol.name)

    def subscript(self, base, indices):
        base = f"({base})" if "_" in base and not base.endswith(")") else base
        return base + self.lower(indices)

    def lower(self, places):
        return f"_{{{' '.join(places)}}}"

    def brackets(self, body):
        tall = any(mark in body for mark in (r"\frac", r"\sum", r"\begin"))
        return rf"\left({body}\right)" if tall else f"({body})"

    def times(self, factors):
        return self.space.join(factors)

    def fraction(self, top, bottom):
        return rf"\frac{{{top}}}{{{bottom}}}"

    def derivative(self, top, bottom):
        return rf"\frac{{\partial {top}}}{{\partial {bottom}}}"

    def operator(self, name, body):
        return rf"\operatorname{{{name}}}{self.brackets(body)}"

    def known(self, name):
        return rf"\operatorname{{{name}}}" if name in SCALAR_ONLY else rf"\{name}"

    def function(self, function):
        name = self.known(function.name) if function.name in KNOWN else self.name(function.name)
        return name + ("'" * function.order if function.order < 3 else self.power(f"({function.order})"))

    def root(self, body):
        return rf"\sqrt{{{body}}}"

    def power(self, body):
        return f"^{{{body}}}"

    def summation(self, index, body):
        return rf"\sum_{{{index}}} {body}"


class Text(Latex):
    """How the marks look in plain text."""

    space, kron, hadamard, transpose = " ", " ⊗ ", " ⊙ ", "ᵀ"
    inverse = "⁻¹"
    ones, delta = "1", "δ"
    line = PRODUCT          # it is a slash

    def letter(self, stem):
        return GREEK.get(stem, stem)

    def name(self, name):
        stem, digits = split(name)
        return f"{self.letter(stem)}_{digits}" if digits else self.letter(stem)

    def lower(self, places):
        return f"_{''.join(places)}"

    def brackets(self, body):
        return f"({body})"

    def fraction(self, top, bottom):
        return f"{top}/{bottom}"

    def derivative(self, top, bottom):
        return f"∂{top}/∂{bottom}"

    def operator(self, name, body):
        return f"{name}({body})"

    def known(self, name):
        return name

    def root(self, body):
        return f"sqrt({body})"

    def power(self, body):
        return f"^{body}"

    def summation(self, index, body):
        return f"Σ_{index} {body}"


def latex(expression: Expression) -> str:
    """The expression as TeX, for Temml and for amsmath."""
    return write(expression, Latex())[0]


def text(expression: Expression) -> str:
    """The expression as plain text.

    >>> from wrt import Matrix, Vector, dimensions, eye, jacobian, kron, vec
    >>> n, m = dimensions("n m")
    >>> W, x = Matrix("W", n, m), Vector("x", m)
    >>> text(jacobian(W @ x, vec(W))), text(2 * kron(x.T, eye(n)))
    ('∂(W x)/∂vec(W)ᵀ', '2 (xᵀ ⊗ I_n)')
    """
    return write(expression, Text())[0]


def enclosed(expression, style, level) -> str:
    """The print, in brackets if it binds weaker than `level`."""
    printed, own = write(expression, style)
    return printed if own >= level else style.brackets(printed)


# ------------------------------------------------------------------ one entry for each node
@singledispatch
def write(expression, style) -> tuple[str, int]:
    """The print, and how strongly it binds."""
    raise TypeError(f"no print for {type(expression).__name__}")


@write.register
def _(e: Number, style):
    top, bottom = abs(e.value.numerator), e.value.denominator
    printed = str(top) if bottom == 1 else style.fraction(str(top), str(bottom))
    return (f"-{printed}", SUM) if e.value < 0 else (printed, ATOM)


@write.register
def _(e: Size, style):
    return style.name(e.dimension.name), ATOM


@write.register
def _(e: Symbol, style):
    return style.symbol(e), ATOM


@write.register
def _(e: Identity, style):
    return style.subscript(style.identity, [style.name(e.dimension.name)]), ATOM


@write.register
def _(e: Ones, style):
    return style.subscript(style.ones, [style.name(e.dimension.name)]), ATOM


@write.register
def _(e: Delta, style):
    return style.subscript(style.delta, [i.name for i in e.indices()]), ATOM


@write.register
def _(e: Sum, style):
    printed = enclosed(e.terms[0], style, SUM if isinstance(e.terms[0], (Product, Number)) else SUMMATION)
    for term in e.terms[1:]:
        if isinstance(term, (Product, Number)):
            body, _ = write(term, style)
            printed += f" - {body[1:]}" if body.startswith("-") else f" + {body}"
        else:
            printed += f" + {enclosed(term, style, SUMMATION)}"
    return printed, SUM


@write.register
def _(e: Product, style):
    first, rest = e.factors[0], e.factors[1:]
    if not isinstance(first, Number):
        return style.times([_factor(f, style) for f in e.factors]), PRODUCT
    if len(rest) == 1 and isinstance(rest[0], MatrixProduct):
        printed = [write(rest[0], style)[0]]
    else:
        printed = [_factor(f, style) for f in rest]
    number, _ = write(Number(abs(first.value)), style)
    body = style.times(printed if first.value == -1 else [number] + printed)
    return (f"-{body}", SUM) if first.value < 0 else (body, PRODUCT)


@write.register
def _(e: MatrixProduct, style):
    return style.times([_factor(f, style) for f in e.factors]), PRODUCT


def _factor(e, style):
    return style.brackets(write(e, style)[0]) if isinstance(e, Number) else enclosed(e, style, POSTFIX)


@write.register
def _(e: Transpose, style):
    return enclosed(e.of, style, ATOM) + style.transpose, POSTFIX


@write.register
def _(e: Inverse, style):
    return enclosed(e.of, style, ATOM) + style.inverse, POSTFIX


@write.register
def _(e: Kronecker, style):
    return enclosed(e.left, style, POSTFIX) + style.kron + enclosed(e.right, style, POSTFIX), SUMMATION


@write.register
def _(e: Hadamard, style):
    return enclosed(e.left, style, POSTFIX) + style.hadamard + enclosed(e.right, style, POSTFIX), SUMMATION


@write.register
def _(e: Trace, style):
    return style.operator("tr", write(e.of, style)[0]), ATOM


@write.register
def _(e: Vec, style):
    return style.operator("rvec" if e.by_rows else "vec", write(e.of, style)[0]), ATOM


@write.register
def _(e: Entry, style):
    plain = isinstance(e.of, (Symbol, Vec))
    base = write(e.of, style)[0]
    return style.subscript(base if plain else style.brackets(base), [i.name for i in e.at]), ATOM


@write.register
def _(e: Summation, style):
    body = enclosed(e.body, style, SUMMATION if isinstance(e.body, Summation) else PRODUCT)
    return style.summation(e.over.name, body), SUMMATION


@write.register
def _(e: Apply, style):
    if e.function == reciprocal:
        return style.fraction("1", _factor(e.argument, style)), style.line
    if e.function == sqrt:
        return style.root(write(e.argument, style)[0]), ATOM
    return style.function(e.function) + style.brackets(write(e.argument, style)[0]), ATOM


@write.register(Partial)
@write.register(Gradient)
def _(e, style):
    return style.derivative(enclosed(e.of, style, POSTFIX), enclosed(e.by, style, ATOM)), style.line


@write.register
def _(e: Jacobian, style):
    return style.derivative(enclosed(e.of, style, POSTFIX), enclosed(e.by, style, ATOM) + style.transpose), style.line
