"""Polynomials in entries, with exact numbers: the values of a counterexample where SymPy is not installed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ..errors import LimitError
from ..language.printing import Latex, Text
from ..language.speech import Spoken
from .named import named

# the names of entries, each with its power
Monomial = tuple[tuple[str, int], ...]
Rational = int | Fraction
MOST = 1000     # terms


class Polynomial:
    """A sum of terms, each a number times powers of letters; it prints itself.

    >>> x, a = Polynomial.letter("x_1"), Polynomial.letter("alpha")
    >>> str(2 * x * x * a + a * Fraction(-1, 2) + 1), str(x + x * -1)
    ('2 α x_1² - α/2 + 1', '0')
    """

    __slots__ = ("terms",)

    def __init__(self, terms: Mapping[Monomial, Rational]) -> None:
        self.terms = {monomial: Fraction(number) for monomial, number in terms.items() if number}
        if len(self.terms) > MOST:
            raise LimitError("the polynomial has too many terms")

    @classmethod
    def of(cls, value: Polynomial | Rational) -> Polynomial:
        """A number as a polynomial."""
        return value if isinstance(value, Polynomial) else cls({(): value})

    @classmethod
    def letter(cls, name: str) -> Polynomial:
        """A letter alone, or an entry named like W_12."""
        return cls({((name, 1),): 1})

    def __add__(self, other: Polynomial | Rational) -> Polynomial:
        total: defaultdict[Monomial, Fraction] = defaultdict(Fraction, self.terms)
        for monomial, number in self.of(other).terms.items():
            total[monomial] += number
        return Polynomial(total)

    def __mul__(self, other: Polynomial | Rational) -> Polynomial:
        total: defaultdict[Monomial, Fraction] = defaultdict(Fraction)
        for first, x in self.terms.items():
            for second, y in self.of(other).terms.items():
                total[tuple(sorted((Counter(dict(first)) + Counter(dict(second))).items()))] += x * y
        return Polynomial(total)

    __radd__, __rmul__ = __add__, __mul__

    def __rtruediv__(self, other: Rational) -> Polynomial:
        return Polynomial.of(other / self.number())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (Polynomial, int, Fraction)) and self.terms == self.of(other).terms

    def __hash__(self) -> int:
        return hash(frozenset(self.terms.items()))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def number(self) -> Fraction:
        """Its value, where it is a number.

        :raises LimitError: there are letters in it.
        """
        if any(self.terms):
            raise LimitError(f"{self} is not a number")
        return self.terms.get((), Fraction(0))

    def printed(self, style: Latex) -> str:
        """The print in a style, terms of the highest degree first."""
        ordered = sorted(self.terms, key=lambda monomial: (-sum(power for _, power in monomial), monomial))
        found = ""
        for monomial in ordered:
            number = self.terms[monomial]
            sign = (style.less if number < 0 else style.plus) if found else style.minus * (number < 0)
            found += sign + _term(abs(number), monomial, style)
        return found or "0"

    def text(self) -> str:
        """The print as plain text."""
        return self.printed(Text())

    def latex(self) -> str:
        """The print as TeX."""
        return self.printed(Latex())

    def spoken(self) -> str:
        """The same as one says it aloud."""
        return self.printed(Spoken())

    __str__ = __repr__ = text


class Decimal:
    """A real number of which some digits are told.

    >>> from mpmath import mpf
    >>> Decimal(mpf(2) ** -1 * 3, 4).text()
    'about 1.5'
    """

    def __init__(self, value: Any, digits: int = 4) -> None:
        self.value, self.digits = value, str(value.context.nstr(value, digits))

    def text(self) -> str:
        """As plain text."""
        return f"about {self.digits}"

    def latex(self) -> str:
        """As TeX."""
        return rf"{{\approx}}\,{self.digits}"

    def spoken(self) -> str:
        """As one says it aloud."""
        return self.text()


def _term(number: Fraction, monomial: Monomial, style: Latex) -> str:
    powers = [named(name, style) if power == 1 else style.power(named(name, style), power)
              for name, power in monomial]
    top = style.times([str(number.numerator)] * (number.numerator != 1 or not powers) + powers)
    return top if number.denominator == 1 else style.fraction(top, str(number.denominator))
