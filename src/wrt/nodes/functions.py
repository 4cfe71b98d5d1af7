"""The scalar functions with a name of their own, and their derivatives as polynomials of themselves.

A function with a kink, as |t|, has no value here at 0, even where it has one in analysis: so all that is stated of
it may be differentiated, as a root has no value at 0 either. Its argument, each entry of it, is demanded to be nonzero.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Rule = tuple[tuple[Fraction, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Known:
    """A function that obeys its differential rule.

    `derivative` lists (coefficient, names of the functions multiplied); for tanh, 1 − tanh².
    `domain` is the condition that its argument must meet; if it `has_kink`, it is another function on each side of 0.
    """

    name: str
    derivative: Rule
    domain: str = ""
    has_kink: bool = False


_one = Fraction(1)
KNOWN = {known.name: known for known in (
    Known("exp", ((_one, ("exp",)),)),
    Known("log", ((_one, ("reciprocal",)),), "positive"),
    Known("sqrt", ((_one / 2, ("sqrt", "reciprocal")),), "positive"),
    Known("reciprocal", ((-_one, ("reciprocal", "reciprocal")),), "nonzero"),
    Known("sin", ((_one, ("cos",)),)),
    Known("cos", ((-_one, ("sin",)),)),
    Known("tanh", ((_one, ()), (-_one, ("tanh", "tanh")))),
    Known("sinh", ((_one, ("cosh",)),)),
    Known("cosh", ((_one, ("sinh",)),)),
    Known("absolute", ((_one, ("sign",)),), "nonzero", has_kink=True),
    Known("sign", (), "nonzero", has_kink=True),
    Known("relu", ((_one / 2, ()), (_one / 2, ("sign",))), "nonzero", has_kink=True),     # the step ½(1 + sign t)
    Known("logistic", ((_one, ("logistic",)), (-_one, ("logistic", "logistic")))),
    Known("softplus", ((_one, ("logistic",)),)),
)}
RAISED = ("cos", "cosh", "sin", "sinh", "tanh")     # a power of them is written behind the name: sin² x
BARE = ("log", *RAISED)                             # a name stands beside them without brackets: log x
POWERS = {"reciprocal": -_one, "sqrt": _one / 2}        # of an array they print as powers entry by entry
PRINTED = {"absolute": "abs", "relu": "ReLU"}       # others print as they are called
