"""A parser for printed TeX, written from the notation alone: it shares no code with the printer.

`read_latex(text, scope)` gives the tree back. `scope` maps printed names to what they name: symbols,
dimensions, functions of one number, and indices. A row of factors without brackets is a matrix
product if two of them are arrays, and a product otherwise. Sums, rows, entries and names are read here;
how the other nodes are, their files in `tests/nodes` say: by the sign an atom begins with (`PREFIX`), by
what stands first above a line (`FRACTIONS`), by a sign between two factors (`INFIX`) or behind one (`POSTFIX`).
"""

from __future__ import annotations

import re
from fractions import Fraction

import nodes
from node import is_scalar

from wrt.language.dimension import Dimension, Index
from wrt.language.shape import axes
from wrt.nodes import Apply, Elementwise, Entry, MatrixProduct, Number, Product, Size, Sum, Summation, Symbol

TOKEN = re.compile(r"\^\{\\mathsf\{T\}\}|\^\{-1\}|\\operatorname\{[a-z]+\}|\\mathbf\{1\}|\\,"
                   r"|\\[A-Za-z]+|[0-9]+|\S")
SPACE, OPEN, CLOSE = r"\,", "(", ")"
PREFIX, INFIX, POSTFIX, FRACTIONS = map(nodes.merged, ("PREFIX", "INFIX", "POSTFIX", "FRACTIONS"))
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
        if number and self.next() not in POSTFIX:
            return Number(-number.value)
        return self.coefficient(Number(Fraction(-1)), self.row(number and self.marked(number)))

    def term(self):
        if self.accept(r"\sum"):
            over = self.below(self.index)
            return Summation(self.term(), over)
        number = self.number() if self.starts_number() else None
        if number and self.accept(SPACE):
            return self.coefficient(number, self.row())
        row = self.row(number and self.marked(number))
        if len(row) > 1:
            return (MatrixProduct if arrays(row) > 1 else Product)(tuple(row))
        return INFIX[self.take()](row[0], self.factor()) if self.next() in INFIX else row[0]

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
        return POSTFIX[self.take()](atom) if self.next() in POSTFIX else atom

    def atom(self):
        token = self.next()
        if token == OPEN:
            return self.with_indices(self.bracketed())
        if token == "{":
            return self.with_indices(self.braced(self.named))
        if token == r"\frac":
            return FRACTIONS[self.tokens[2]](self)
        if token in PREFIX:
            return PREFIX[self.take()](self)
        named = self.named()
        return self.applied(named) if isinstance(named, Elementwise) else self.with_indices(named)

    def with_indices(self, tree):
        return Entry(tree, self.braced(self.indices)) if self.accept("_") else tree

    def applied(self, function):
        order = 0
        while self.accept("'"):
            order += 1
        is_ringed = False
        if self.accept("^"):
            self.take("{")
            if self.accept(OPEN):
                order = int(self.take())
                self.take(CLOSE)
            is_ringed = self.accept(r"\circ")
            self.take("}")
        argument = self.bracketed()
        if is_ringed != all(axes(argument)):
            raise Unreadable("a ring says that the argument is a matrix")
        return Apply(Elementwise(function.name, order), argument)

    # --- names
    def named(self):
        name = self.braced(lambda: self.take(r"\Sigma")) if self.accept(r"\mathit") else self.take()
        if self.next() == "_" and self.tokens[2].isdigit():
            self.take(), self.take("{")
            name += f"_{self.take()}"
            self.take("}")
        if name not in self.scope:
            raise Unreadable(f"{name} is not in scope")
        found = self.scope[name]
        return Size(found) if isinstance(found, Dimension) else found

    def below(self, inside):
        """What stands below the line of the sign before it."""
        self.take("_")
        return self.braced(inside)

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
    return sum(not is_scalar(factor) for factor in row)


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
