"""The reading for the ear: the marks as a lecturer says them aloud.

Speech is one more style of the print (see `wrt.language.printing`), so a node that prints itself is heard, too.
As nothing shows by ear where a bracket ends, a function with its argument and a fraction bind weaker than in print,
and products are told apart: numbers are multiplied by "times", matrices that are letters are said one after the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from ..names import said, side_of, split
from .dimension import Index
from .printing import NAME, POSTFIX, POWER, PRODUCT, SUM, Latex, Printed

FUNCTIONS = {"sin": "sine", "cos": "cosine", "tanh": "hyperbolic tangent", "sqrt": "the square root", "tr": "the trace",
             "rvec": "row vec"}
PRIMES = ("", " prime", " double prime", " triple prime")
POWERS = {2: "squared", 3: "cubed"}
PARTS = {"2": "half", "3": "third", "4": "quarter", "5": "fifth", "6": "sixth", "7": "seventh", "8": "eighth",
         "9": "ninth", "10": "tenth"}
SEVERAL = {part: f"{part}s" for part in PARTS.values()} | {"half": "halves"}
# a letter, transposed or inverted perhaps, beside which another can be said without a word between
LETTER = re.compile(r"((capital|small) )?[A-Za-z]+( sub \d+)?( transpose| inverse)*")

# of a decimal number, what stands before the power of ten
TEN = re.compile(r"(?<=\d)[eE]\+?(?=-?\d)")


class Heard(Printed, Protocol):
    """What prints itself, and knows the named objects in it."""

    def walk(self) -> Iterable[Any]:
        """The expression and all below it."""


class Spoken(Latex):
    """How the marks sound; letters that occur both as capital and as small ones are told apart."""

    minus, plus, less = "minus ", " plus ", " minus "
    kron, hadamard, transpose, inverse = " Kronecker product ", " Hadamard product ", " transpose", " inverse"
    cross, dot, equals = " by ", " times ", " equals "
    identity, ones, delta = "identity of size", "the vector of ones of size", "delta"
    duplication, elimination = "duplication matrix of size", "elimination matrix of size"
    line, above, below, top = PRODUCT, POSTFIX, POWER, SUM

    def __init__(self, alike: Iterable[str] = (), unsummed: Iterable[Index] = ()) -> None:
        super().__init__(unsummed)
        self.alike = frozenset(alike)

    def letter(self, stem: str) -> str:
        if stem.lower() not in self.alike or said(stem) != stem:
            return said(stem)
        return f"{'capital' if stem[0].isupper() else 'small'} {stem}"

    def name(self, name: str) -> str:
        if side_of(name):
            return super().name(name)
        stem, digits = split(name)
        return self.letter(stem) + f" sub {digits}" * bool(digits)

    def triangle(self, side: str) -> str:
        return f"half of {side} times {side} plus 1"

    def subscript(self, base: str, indices: Sequence[str]) -> str:
        return base + " sub" * base[-1].isdigit() + self.lower(indices)

    def lower(self, places: Iterable[str]) -> str:
        return "".join(f" {place}" for place in places)

    def qualified(self, name: str, word: str) -> str:
        return f"{word} {name}"

    def brackets(self, body: str) -> str:
        return f"open paren {body} close paren"

    def times(self, factors: Sequence[str]) -> str:
        return self.dot.join(factors)

    def chain(self, factors: Sequence[str]) -> str:
        return " ".join(factors) if all(map(LETTER.fullmatch, factors)) else self.times(factors)

    def fraction(self, top: str, bottom: str) -> str:
        if top.isdigit() and bottom in PARTS:
            return f"one {PARTS[bottom]}" if top == "1" else f"{top} {SEVERAL[PARTS[bottom]]}"
        return f"{top} over {bottom}"

    def derivative(self, noun: str, top: str, bottom: str) -> tuple[str, int]:
        return f"the {noun} of {top} with respect to {bottom}", POSTFIX

    def function(self, name: str) -> str:
        return FUNCTIONS.get(name, name)

    def applied(self, function: str, argument: tuple[str, int]) -> tuple[str, int]:
        body, strength = argument
        return f"{function} of {body if strength >= POSTFIX else self.brackets(body)}", POSTFIX

    def beside(self, function: str, argument: str) -> tuple[str, int]:
        return self.applied(function, (argument, NAME))

    def power(self, base: str, exponent: int) -> str:
        return f"{base} {POWERS.get(exponent, f'to the power {exponent}')}"

    def root(self, argument: tuple[str, int]) -> tuple[str, int]:
        return self.applied(self.function("sqrt"), argument)

    def marked(self, function: str, order: int, is_entrywise: bool) -> str:
        primes = PRIMES[order] if order < len(PRIMES) else f" with {order} primes"
        return function + primes + " entry by entry" * is_entrywise

    def summation(self, index: str, body: str) -> str:
        return f"the sum over {index} of {body}"

    def matrix(self, rows: Sequence[Sequence[str]]) -> str:
        lines = [", ".join(row) for row in rows]
        if len(lines) == 1:
            return f"the row {lines[0]}"
        return f"the column {', '.join(lines)}" if len(rows[0]) == 1 else f"the matrix with rows {'; '.join(lines)}"


def numeral(digits: str) -> str:
    """A decimal number as one says it aloud; the words around it stay.

    >>> numeral("-5.153e-869"), numeral("about 7.389")
    ('minus 5.153 times 10 to the power minus 869', 'about 7.389')
    """
    return TEN.sub(" times 10 to the power ", digits).replace("-", "minus ")


def speaker(*expressions: Heard, unsummed: Iterable[Index] = ()) -> Spoken:
    """The style in which expressions are said that stand together: W and w are told apart if both are in them."""
    parts = [part for expression in expressions for part in expression.walk()]
    # of a symbol its own name alone, as its sizes are not said with it
    named = {thing.name for part in parts for thing in ([part] if hasattr(part, "name") else part.named())
             if not isinstance(thing, Index)}
    cases = Counter(stem.lower() for stem in {split(name)[0] for name in named})
    return Spoken((letter for letter, count in cases.items() if count > 1), unsummed)


def spoken(expression: Heard, unsummed: Iterable[Index] = ()) -> str:
    """The expression as one says it aloud.

    >>> from wrt import Matrix, Vector, dimensions, eye, jacobian, kron
    >>> n, m = dimensions("n m")
    >>> W, x = Matrix("W", n, m), Vector("x", m)
    >>> spoken(jacobian(W @ x, x)), spoken(kron(x.T, eye(n)))
    ('the derivative of W x with respect to x transpose', 'x transpose Kronecker product identity of size n')
    """
    return expression.printed(speaker(expression, unsummed=unsummed))[0]


def equation(left: Heard, right: Heard, unsummed: Iterable[Index] = ()) -> str:
    """The statement that one equals the other, as one says it aloud."""
    style = speaker(left, right, unsummed=unsummed)
    return style.equals.join(side.printed(style)[0] for side in (left, right))
