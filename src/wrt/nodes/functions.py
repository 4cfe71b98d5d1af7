"""The scalar functions with a name of their own, and their derivatives as polynomials of themselves."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Rule = tuple[tuple[Fraction, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Known:
    """A function that obeys its differential rule.

    `derivative` lists (coefficient, names of the functions multiplied); for tanh, 1 − tanh².
    `domain` is the condition that its argument must meet.
    """

    name: str
    derivative: Rule
    domain: str = ""


_one = Fraction(1)
KNOWN = {known.name: known for known in (
    Known("exp", ((_one, ("exp",)),)),
    Known("log", ((_one, ("reciprocal",)),), "positive"),
    Known("sqrt", ((_one / 2, ("sqrt", "reciprocal")),), "positive"),
    Known("reciprocal", ((-_one, ("reciprocal", "reciprocal")),), "nonzero"),
    Known("sin", ((_one, ("cos",)),)),
    Known("cos", ((-_one, ("sin",)),)),
    Known("tanh", ((_one, ()), (-_one, ("tanh", "tanh")))),
)}
RAISED = ("cos", "sin", "tanh")            # a power of them is written behind the name: sin² x
BARE = ("log", *RAISED)                    # a name stands beside them without brackets: log x
SCALAR_ONLY = ("sqrt", "reciprocal")       # their print looks like that of a matrix function
