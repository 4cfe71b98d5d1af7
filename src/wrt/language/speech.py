"""The reading for the ear: the marks as a lecturer says them aloud.

Speech is one more style of the print (see `wrt.language.printing`), so a node that prints itself is heard, too.
As nothing shows by ear where a bracket ends, a function with its argument and a fraction bind weaker than in print,
and products are told apart: numbers are multiplied by "times", matrices that are letters are said one after the other.
A comma, which is a pause, ends a derivative before a sign: the product is not heard as what it is taken by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from ..names import marked, said, side_of, split
from .dimension import Index
from .printing import NAME, POSTFIX, POWER, PRODUCT, SUM, Latex, Printed

FUNCTIONS = {"sin": "sine", "cos": "cosine", "tanh": "hyperbolic tangent", "sinh": "hyperbolic sine",
             "cosh": "hyperbolic cosine", "sqrt": "the square root", "tr": "the trace", "det": "the determinant",
             "adj": "the adjugate", "rvec": "row vec", "abs": "the absolute value", "sign": "the sign",
             "logsumexp": "log sum exp", "sum": "the sum of all entries", "diag": "the diagonal matrix",
             "diagonal": "the diagonal"}
PRIMES = ("", " prime", " double prime", " triple prime")
POWERS = {2: "squared", 3: "cubed"}
PARTS = {"2": "half", "3": "third", "4": "quarter", "5": "fifth", "6": "sixth", "7": "seventh", "8": "eighth",
         "9": "ninth", "10": "tenth"}
SEVERAL = {part: f"{part}s" for part in PARTS.values()} | {"half": "halves"}
# a letter, transposed or inverted perhaps, beside which another can be said without a word between
LETTER = re.compile(r"(d )?((capital|small) )?[A-Za-z]+( hat| bar| tilde)?( sub (\d+|[A-Za-z]))?( transpose| inverse)*")
BELOW = re.compile(r".*( sub [A-Za-z]|\d)", re.DOTALL)       # behind which indices need a word

VARIABLE = " with respect to "
# of a decimal number, what stands before the power of ten
TEN = re.compile(r"(?<=\d)[eE]\+?(?=-?\d)")


class Heard(Printed, Protocol):
    """What prints itself, and knows the named objects in it."""

    def walk(self) -> Iterable[Any]:
        """The expression and all below it."""


class Spoken(Latex):
    """How the marks sound; letters that occur both as capital and as small ones are told apart."""

    minus, plus, less = "minus ", " plus ", " minus "
    inverse_transpose = " inverse transpose"
    kron, hadamard, transpose, inverse = " Kronecker product ", " Hadamard product ", " transpose", " inverse"
    cross, dot, equals = " by ", " times ", " equals "
    entrywise = " entry by entry"
    identity, ones, delta = "identity of size", "the vector of ones of size", "delta"
    duplication, elimination = "duplication matrix of size", "elimination matrix of size"
    increment = "differential "
    unit, single_entry = "the unit vector", "the single entry matrix"
    commutation = "the commutation matrix of sizes"
    line, above, below, top = PRODUCT, POSTFIX, POWER, SUM

    def __init__(self, alike: Iterable[str] = (), unsummed: Iterable[Index] = ()) -> None:
        super().__init__(unsummed)
        self.alike = frozenset(alike)

    def letter(self, stem: str) -> str:
        letter, accent, is_differential = marked(stem)
        words = said(letter)
        if letter.lower() in self.alike and words == letter:
            words = f"{'capital' if letter[0].isupper() else 'small'} {letter}"
        return "d " * is_differential + words + f" {accent}" * bool(accent)

    def name(self, name: str) -> str:
        if side_of(name):
            return super().name(name)
        stem, digits = split(name)
        return self.letter(stem) + f" sub {digits}" * bool(digits)

    def triangle(self, side: str) -> str:
        return f"half of {side} times {side} plus 1"

    def subscript(self, base: str, indices: Sequence[str]) -> str:
        return base + " sub" * bool(BELOW.fullmatch(base)) + self.lower(indices)

    def lower(self, places: Iterable[str]) -> str:
        return "".join(f" {place}" for place in places)

    def qualified(self, name: str, word: str) -> str:
        return f"{word} {name}"

    def brackets(self, body: str) -> str:
        return f"open paren {body} close paren"

    def ended(self, printed: str) -> str:
        # no sign shows where the variable of a derivative ends, and a lecturer pauses there
        _, found, variable = printed.rpartition(VARIABLE)
        return f"{printed}," if found and "close paren" not in variable and "," not in variable else printed

    def times(self, factors: Sequence[str]) -> str:
        return self.dot.join([*map(self.ended, factors[:-1]), *factors[-1:]])

    def chain(self, factors: Sequence[str]) -> str:
        return " ".join(factors) if all(map(LETTER.fullmatch, factors)) else self.times(factors)

    def fraction(self, top: str, bottom: str) -> str:
        if top.isdigit() and bottom in PARTS:
            return f"one {PARTS[bottom]}" if top == "1" else f"{top} {SEVERAL[PARTS[bottom]]}"
        return f"{self.ended(top)} over {bottom}"

    def derivative(self, noun: str, top: str, *bottom: str) -> tuple[str, int]:
        return f"the {noun} of {top}{VARIABLE}{' and '.join(bottom)}", POSTFIX

    def differential(self, by: Sequence[str], of: tuple[str, int], is_bare: bool = False) -> tuple[str, int]:
        return self.applied("the differential" + self._variables(by), of)

    def directional(self, by: Sequence[str], of: tuple[str, int], along: Sequence[str]) -> tuple[str, int]:
        return self.applied(f"the derivative{self._variables(by)} along {' and '.join(map(self._alone, along))}", of)

    def pulled_back(self, by: str, of: tuple[str, int], along: str) -> tuple[str, int]:
        return self.applied(f"the vjp{self._variables([by])} at {self._alone(along)}", of)

    def _variables(self, by: Sequence[str]) -> str:
        return f" in {' and '.join(by)}" if by else ""

    def _alone(self, along: str) -> str:
        return along if LETTER.fullmatch(along) else self.brackets(along)



    def function(self, name: str) -> str:
        return FUNCTIONS.get(name, name)

    def applied(self, function: str, argument: tuple[str, int]) -> tuple[str, int]:
        body, strength = argument
        return f"{function} of {body if strength >= POSTFIX else self.brackets(body)}", POSTFIX

    def beside(self, function: str, argument: str) -> tuple[str, int]:
        return self.applied(function, (argument, NAME))

    def power(self, base: str, exponent: int) -> str:
        return f"{base} {POWERS.get(exponent, f'to the power {exponent}')}"

    def raised(self, base: str, exponent: tuple[str, int], mark: str = "") -> str:
        printed, strength = exponent
        if printed.isdigit():
            return self.power(base, int(printed)) + mark
        return f"{base} to the power {printed if strength >= POSTFIX else self.brackets(printed)}{mark}"

    def logarithm(self, argument: str) -> tuple[str, int]:
        return f"the logarithm of the absolute value of {argument}", POSTFIX

    def root(self, argument: tuple[str, int]) -> tuple[str, int]:
        return self.applied(self.function("sqrt"), argument)

    def absolute(self, argument: tuple[str, int]) -> tuple[str, int]:
        return self.applied(self.function("abs"), argument)

    def by_rows(self, name: str, is_by_rows: bool) -> str:
        return self.function(name) + " by rows" * is_by_rows

    def marked(self, function: str, order: int, is_entrywise: bool) -> str:
        primes = PRIMES[order] if order < len(PRIMES) else f" with {order} primes"
        return function + primes + " entry by entry" * is_entrywise

    def summation(self, index: str, body: str) -> str:
        return f"the sum over {index} of {body}"

    def superscript(self, base: str, indices: Sequence[str]) -> str:
        return self.subscript(base, indices)

    def zero(self, sizes: Sequence[str]) -> str:
        return f"the {'matrix' if len(sizes) > 1 else 'vector'} of zeros of size {self.cross.join(sizes)}"

    def norm(self, argument: tuple[str, int], is_matrix: bool) -> tuple[str, int]:
        return self.applied("the Frobenius norm" if is_matrix else "the norm", argument)

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
    cases = Counter(letter.lower() for letter in {marked(split(name)[0]).letter for name in named})
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
