"""A parser for printed TeX, written from the notation alone: it shares no code with the printer.

`read_latex(text, scope)` gives the tree back. `scope` maps printed names to what they name: symbols,
dimensions, functions of one number, and indices. A row of factors without brackets is a matrix
product if two of them are arrays, and a product otherwise.
"""

from __future__ import annotations

import re
from fractions import Fraction

from wrt.language.dimension import Dimension, Index
from wrt.language.shape import axes
from wrt.nodes import (
    Apply, Delta, Elementwise, Entry, Gradient, Hadamard, Identity, Inverse, Jacobian, Kronecker, MatrixProduct, Number,
    Ones, Partial, Product, Size, Sum, Summation, Symbol, Trace, Transpose, Vec,
)

TOKEN = re.compile(r"\^\{\\mathsf\{T\}\}|\^\{-1\}|\\operatorname\{[a-z]+\}|\\mathbf\{1\}|\\,"
                   r"|\\[A-Za-z]+|[0-9]+|\S")
TRANSPOSE, INVERSE, SPACE, OPEN, CLOSE = r"^{\mathsf{T}}", "^{-1}", r"\,", "(", ")"
STACKED = {r"\operatorname{vec}": False, r"\operatorname{rvec}": True}
SCALAR_FUNCTIONS = {rf"\operatorname{{{name}}}": Elementwise(name) for name in ("sqrt", "reciprocal")}
STRETCH = re.compile(r"\\(?:left|right)(?=[()])")


class Unreadable(Exception):
    """The text is not a printed expression."""


def read_latex(text: str, scope: dict):
    """The tree that a printed expression stands for."""
    reader = Reader(TOKEN.findall(STRETCH.sub("", text)), scope)
    tree = reader.sum()
    if reader.tokens:
        raise Unreadable(f"left over: {reader.tokens}")
    return tree


class Reader:
    """Recursive descent: sum, term, row of factors, factor, atom."""

    def __init__(self, tokens, scope):
        self.tokens, self.scope = tokens, scope

    def next(self):
        return self.tokens[0] if self.tokens else ""

    def take(self, *expected):
        if not self.tokens or (expected and self.next() not in expected):
            raise Unreadable(f"expected {expected}, found {self.tokens[:5]}")
        return self.tokens.pop(0)

    def accept(self, token):
        return self.next() == token and bool(self.tokens.pop(0))

    def braced(self, inside):
        self.take("{")
        found = inside()
        self.take("}")
        return found

    def bracketed(self):
        self.take(OPEN)
        found = self.sum()
        self.take(CLOSE)
        return found

    # --- sums and products
    def sum(self):
        terms = [self.signed(self.accept("-"))]
        while self.next() in ("+", "-"):
            terms.append(self.signed(self.take() == "-"))
        return terms[0] if len(terms) == 1 else Sum(tuple(terms))

    def signed(self, negative):
        if not negative:
            return self.term()
        number = self.number() if self.starts_number() else None
        if number and self.accept(SPACE):
            return self.coefficient(Number(-number.value), self.row())
        if number and self.next() not in (TRANSPOSE, INVERSE):
            return Number(-number.value)
        return self.coefficient(Number(Fraction(-1)), self.row(number and self.marked(number)))

    def term(self):
        if self.accept(r"\sum"):
            self.take("_")
            over = self.braced(self.index)
            return Summation(self.term(), over)
        number = self.number() if self.starts_number() else None
        if number and self.accept(SPACE):
            return self.coefficient(number, self.row())
        row = self.row(number and self.marked(number))
        if len(row) > 1:
            return (MatrixProduct if arrays(row) > 1 else Product)(tuple(row))
        for mark, kind in ((r"\otimes", Kronecker), (r"\odot", Hadamard)):
            if self.accept(mark):
                return kind(row[0], self.factor())
        return row[0]

    def coefficient(self, number, row):
        rest = (MatrixProduct(tuple(row)),) if arrays(row) > 1 else tuple(row)
        return Product((number, *rest))

    def row(self, first=None):
        factors = [first or self.factor()]
        while self.accept(SPACE):
            factors.append(self.factor())
        return factors

    def starts_number(self):
        """A fraction of digits is a number; 1 over anything else is a reciprocal."""
        digits = [token.isdigit() for token in self.tokens[2:6:3]] + [self.tokens[6:7] == ["}"]]
        return self.next().isdigit() or (self.next() == r"\frac" and all(digits))

    def number(self):
        if self.accept(r"\frac"):
            top, bottom = self.braced(self.take), self.braced(self.take)
            return Number(Fraction(int(top), int(bottom)))
        return Number(Fraction(int(self.take())))

    # --- factors
    def factor(self):
        return self.marked(self.number() if self.starts_number() else self.atom())

    def marked(self, atom):
        return Transpose(atom) if self.accept(TRANSPOSE) else Inverse(atom) if self.accept(INVERSE) else atom

    def atom(self):
        token = self.next()
        if token == OPEN:
            return self.with_indices(self.bracketed())
        if token == r"\frac":
            return self.reciprocal() if self.tokens[2] == "1" else self.derivative()
        if token == r"\sqrt":
            self.take()
            return Apply(Elementwise("sqrt"), self.braced(self.sum))
        if self.accept(r"\operatorname{tr}"):
            return Trace(self.bracketed())
        if token in STACKED:
            self.take()
            return self.with_indices(Vec(self.bracketed(), STACKED[token]))
        if token in SCALAR_FUNCTIONS:
            return self.applied(SCALAR_FUNCTIONS[self.take()])
        if token in ("I", r"\mathbf{1}"):
            self.take(), self.take("_")
            return (Identity if token == "I" else Ones)(self.braced(self.dimension))
        if token == r"\delta":
            self.take(), self.take("_")
            return Delta(*self.braced(self.indices))
        if token == "{":
            return self.with_indices(self.braced(self.named))
        named = self.named()
        return self.applied(named) if isinstance(named, Elementwise) else self.with_indices(named)

    def with_indices(self, tree):
        return Entry(tree, self.braced(self.indices)) if self.accept("_") else tree

    def applied(self, function):
        order = 0
        while self.accept("'"):
            order += 1
        if self.accept("^"):
            self.take("{"), self.take("(")
            order = int(self.take())
            self.take(")"), self.take("}")
        return Apply(Elementwise(function.name, order), self.bracketed())

    def reciprocal(self):
        self.take(r"\frac"), self.take("{"), self.take("1"), self.take("}")
        return Apply(Elementwise("reciprocal"), self.braced(self.factor))

    def derivative(self):
        self.take(r"\frac"), self.take("{"), self.take(r"\partial")
        of = self.factor()
        self.take("}"), self.take("{"), self.take(r"\partial")
        by = self.atom()
        kind = Jacobian if self.accept(TRANSPOSE) else Partial if axes(by) == ((), ()) else Gradient
        self.take("}")
        return kind(of, by)

    # --- names
    def named(self):
        name = self.take()
        if self.next() == "_" and self.tokens[2].isdigit():
            self.take(), self.take("{")
            name += f"_{self.take()}"
            self.take("}")
        if name not in self.scope:
            raise Unreadable(f"{name} is not in scope")
        found = self.scope[name]
        return Size(found) if isinstance(found, Dimension) else found

    def dimension(self):
        return self.named().dimension

    def index(self):
        found = self.scope[self.take()]
        if not isinstance(found, Index):
            raise Unreadable(f"{found} is not an index")
        return found

    def indices(self):
        found = [self.index()]
        while self.next() != "}":
            found.append(self.index())
        return tuple(found)


def arrays(row):
    """How many of the factors are not scalars."""
    return sum(axes(factor) != ((), ()) for factor in row)


def scope_of(*trees):
    """What stands in some trees, by printed name: `x_0` for the symbol x_0, `\\sigma` for sigma."""
    found: dict[str, object] = {}
    for part in (part for tree in trees for part in tree.walk()):
        for value in part.values:
            if isinstance(value, (Index, Dimension, Elementwise)):
                found[printed_name(value.name)] = value
            if isinstance(value, Index):
                found[printed_name(value.dimension.name)] = value.dimension
        if isinstance(part, Symbol):
            found[printed_name(part.name)] = part
    return found


def printed_name(name):
    """The key of a name in a scope."""
    return name if len(name.split("_")[0]) == 1 else f"\\{name}"
