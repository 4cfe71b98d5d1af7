"""A parser for printed TeX, written from the notation alone: it shares no code with the printer.

`read_latex(text, scope)` gives the tree back. `scope` maps printed names to what they name: symbols,
dimensions, functions of one number, and indices. A row of factors without brackets is a matrix
product if two of them are arrays, and a product otherwise; scalars before these are a product with it. A power
is a factor that stands there so often, and what a row begins with may stand above a line. Sums, rows, entries
and names are read here; how the other nodes are, their files in `tests/nodes` say: by the sign an atom begins
with (`PREFIX`), by what stands first above a line (`FRACTIONS`), by a sign between two factors (`INFIX`) or
behind one (`POSTFIX`), by a word below the line of a name (`QUALIFIERS`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

import nodes
from node import is_scalar

from wrt.language.dimension import Dimension, Index, triangle
from wrt.names import marked, split
from wrt.language.shape import axes
from wrt.language.expression import Expression
from wrt.nodes import (
    Apply, Elementwise, Entry, MatrixProduct, Number, Power, Product, Size, Sum, Summation,
    Symbol, power, reciprocal,
)

TOKEN = re.compile(r"\^\{-\\mathsf\{T\}\}|\^\{\\mathsf\{T\}\}|\^\{-1\}|\^\{[0-9]+\}|\\operatorname\{[A-Za-z]+\}"
                   r"(?:_\{\\text\{rows\}\})?|\\log\\lvert|\\text\{[a-z]+\}|\\mathbf\{\w\}|\\,"
                   r"|\\[A-Za-z]+|[0-9]+|\S")
SPACE, OPEN, CLOSE = r"\,", "(", ")"
BARE = (r"\sin", r"\cos", r"\tanh", r"\sinh", r"\cosh", r"\log")      # what stands before a name and ends another
PREFIX, INFIX, POSTFIX, FRACTIONS, QUALIFIERS = map(
    nodes.merged, ("PREFIX", "INFIX", "POSTFIX", "FRACTIONS", "QUALIFIERS"))
POWER = re.compile(r"\^\{([0-9]+)\}")
STRETCH = re.compile(r"\\(?:left|right)(?=[()]|\\[lr][vV]ert)")


class Unreadable(Exception):
    """The text is not a printed expression."""


@dataclass
class Raised:
    """A power: a factor that stands in its row so often."""

    base: Expression
    exponent: int


@dataclass
class Quotient:
    """What stands above a line, and the reciprocal of what stands below it."""

    factors: tuple[Expression, ...]
    begins_with_number: bool

    def negative(self):
        """The factors with a minus before the line: it goes to a number above it, or is a factor."""
        first, *rest = self.factors
        return [Number(-first.value), *rest] if self.begins_with_number else [Number(Fraction(-1)), *self.factors]


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
        self.is_open = False        # whether the last word is what a function is of, without brackets

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
        self.is_open = False
        return found

    def bracketed(self):
        self.take(OPEN)
        found = self.sum()
        self.take(CLOSE)
        self.is_open = False
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
            return assembled(self.row(), Number(-number.value))
        if number and self.next() not in POSTFIX:
            return Number(-number.value)
        first, *rest = self.row(number and self.marked(number))
        if isinstance(first, Quotient):
            return assembled([Quotient(tuple(first.negative()), False), *rest])
        return assembled([first, *rest], Number(Fraction(-1)))

    def term(self):
        if self.accept(r"\sum"):
            over = self.below(self.index)
            return Summation(self.term(), over)
        number = self.number() if self.starts_number() else None
        if number and self.accept(SPACE):
            return assembled(self.row(), number)
        read = assembled(self.row(number and self.marked(number)))
        if (sign := self.next()) in INFIX:
            while self.accept(sign):
                read = INFIX[sign](read, self.factor())
        return read

    def row(self, first=None):
        parts = [first or self.part()]
        while self.accept(SPACE):
            if self.is_open and self.next() not in BARE:
                raise Unreadable(f"is {self.next()} what a function is of?")
            parts.append(self.part())
        return parts

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
        return assembled([self.part()])

    def part(self):
        self.is_open = False
        return self.marked(self.number() if self.starts_number() else self.atom())

    def marked(self, atom):
        if self.is_open and (self.next() in (*POSTFIX, "^") or POWER.fullmatch(self.next())):
            raise Unreadable(f"is {self.next()} behind a function or its argument?")
        if exponent := POWER.fullmatch(self.next()):
            self.take()
            number = int(exponent[1])
            return Raised(atom, number) if is_scalar(atom) else Power(atom, Number(Fraction(number)))
        if self.accept("^"):
            return self.braced(lambda: power(atom, self.sum()) if self.accept(r"\circ") else Power(atom, self.sum()))
        return POSTFIX[self.take()](atom) if self.next() in POSTFIX else atom

    def atom(self):
        token = self.next()
        if token == OPEN:
            return self.with_indices(self.bracketed())
        if token == "{":
            return self.with_indices(self.braced(self.named))
        if token == r"\frac":
            above = self.tokens[2]
            is_one = above == "1" and self.tokens[3] == "}"
            return FRACTIONS[above](self) if is_one or above in FRACTIONS and above != "1" else self.quotient()
        if token in PREFIX:
            return PREFIX[self.take()](self)
        named = self.named()
        return self.applied(named) if isinstance(named, Elementwise) else self.with_indices(named)

    def quotient(self):
        """A fraction, and no number."""
        self.take(r"\frac"), self.take("{")
        begins_with_number, is_bracketed = self.starts_number(), self.is_one_bracket()
        above = self.sum()
        self.take("}")
        factors = above.factors if isinstance(above, Product) and not is_bracketed else (above,)
        return Quotient((*factors, reciprocal(self.number_below())), begins_with_number)

    def number_below(self):
        """What stands below a line, which has to be a number."""
        below = self.braced(self.sum)
        if not is_scalar(below):
            raise Unreadable(f"nothing is divided by {below}")
        return below

    def is_one_bracket(self):
        """Whether a bracket holds all that there is before the brace closes."""
        depth = 0
        for k, token in enumerate(self.tokens):
            depth += (token == OPEN) - (token == CLOSE)
            if not depth:
                return k > 0 and self.tokens[k + 1] == "}"
        return False

    def with_indices(self, tree):
        if self.next() == "_" and self.tokens[2] in QUALIFIERS:
            self.take()
            tree = self.braced(lambda: QUALIFIERS[self.take()](tree))
        return Entry(tree, self.braced(self.indices)) if self.accept("_") else tree

    def applied(self, function):
        order, raised = 0, POWER.fullmatch(self.next())
        if raised:
            self.take()
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
        is_bare = self.next() != OPEN
        argument = self.with_indices(self.named()) if is_bare else self.bracketed()
        if is_ringed != all(axes(argument)):
            raise Unreadable("a ring says that the argument is a matrix")
        applied, self.is_open = Apply(Elementwise(function.name, order), argument), is_bare
        return Raised(applied, int(raised[1])) if raised else applied

    # --- names
    def named(self):
        return self.found(self.name())

    def name(self):
        """A name as it is printed, with what stands below its line."""
        name = self.letter()
        if self.next() == "_" and (self.tokens[2].isdigit() or f"{name}_{self.tokens[2]}" in self.scope):
            self.take(), self.take("{")
            name += f"_{self.take()}"
            self.take("}")
        return name

    def increment(self, name):
        """The increment of a name, if it is in scope."""
        return self.scope.get(f"d{name}")

    def found(self, name):
        """What a name stands for."""
        if name not in self.scope:
            raise Unreadable(f"{name} is not in scope")
        found = self.scope[name]
        return Size(found) if isinstance(found, Dimension) else found

    def letter(self):
        """A letter, with the marks that it has."""
        if self.accept(r"\mathrm"):
            return self.braced(lambda: self.take("d")) + self.letter()
        if self.next() in (r"\hat", r"\bar", r"\tilde"):
            accent = self.take()[1:]
            return f"{accent}({self.braced(self.letter)})"
        return self.braced(lambda: self.take(r"\Sigma")) if self.accept(r"\mathit") else self.take()

    def below(self, inside):
        """What stands below the line of the sign before it."""
        self.take("_")
        return self.braced(inside)

    def dimension(self):
        found = self.named().dimension
        if not self.accept(OPEN):
            return found
        if self.named().dimension != found:
            raise Unreadable("a triangle has one side")
        for token in ("+", "1", CLOSE, "/", "2"):
            self.take(token)
        return triangle(found)

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


def assembled(parts, number=None):
    """What a row of factors is; only at its beginning are those above a line factors of the row."""
    first, *rest = [expanded(part) for part in parts]
    if isinstance(parts[0], Quotient):
        first = [Product(tuple(first))] if rest and arrays(first) and any(map(arrays, rest)) else first
    rest = [[Product(tuple(read))] if isinstance(part, Quotient) else read for part, read in zip(parts[1:], rest)]
    row = [*first, *(factor for read in rest for factor in read)]
    if len(row) > 1 and arrays(row) > 1:
        begin = next(k for k, factor in enumerate(row) if not is_scalar(factor))
        row[begin:] = [MatrixProduct(tuple(row[begin:]))]
    row = row if number is None else [number, *row]
    return row[0] if len(row) == 1 else Product(tuple(row))


def expanded(part):
    """The factors that a part of a row stands for."""
    match part:
        case Raised(base, exponent):
            return [base] * exponent
        case Quotient(factors):
            return list(factors)
    return [part]


def arrays(row):
    """How many of the factors are not scalars."""
    return sum(not is_scalar(factor) for factor in row)


def scope_of(*trees):
    """What stands in some trees, by printed name: `x_0` for the symbol x_0, `\\sigma` for sigma."""
    found: dict[str, object] = {}
    for part in (part for tree in trees for part in tree.walk()):
        for value in part.values:
            value = value.letter if isinstance(value, Dimension) else value
            if isinstance(value, (Index, Dimension, Elementwise)):
                found[printed_name(value.name)] = value
            if isinstance(value, Index):
                found[printed_name(value.dimension.letter.name)] = value.dimension.letter
        if isinstance(part, Symbol):
            found[printed_name(part.name)] = part
    return found


def printed_name(name):
    """The key of a name in a scope."""
    (stem, below), word = split(name), lambda letter: f"\\{letter}" if len(letter) > 1 else letter
    letter, accent, is_differential = marked(stem)
    key = f"{accent}({word(letter)})" if accent else word(letter)
    return "d" * is_differential + key + f"_{below}" * bool(below)
