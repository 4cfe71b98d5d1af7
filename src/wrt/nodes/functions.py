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

    `meaning` is what it is called; `derivative` lists (coefficient, names of the functions multiplied); for tanh,
    1 − tanh².
    `domain` is the condition that its argument must meet; if it `has_kink`, it is another function on each side of 0.
    """

    name: str
    meaning: str
    derivative: Rule
    domain: str = ""
    has_kink: bool = False


_one = Fraction(1)
KNOWN = {known.name: known for known in (
    Known("exp", "the exponential function", ((_one, ("exp",)),)),
    Known("log", "the natural logarithm", ((_one, ("reciprocal",)),), "positive"),
    Known("sqrt", "the square root", ((_one / 2, ("sqrt", "reciprocal")),), "positive"),
    Known("reciprocal", "the reciprocal", ((-_one, ("reciprocal", "reciprocal")),), "nonzero"),
    Known("sin", "the sine", ((_one, ("cos",)),)),
    Known("cos", "the cosine", ((-_one, ("sin",)),)),
    Known("tanh", "the hyperbolic tangent", ((_one, ()), (-_one, ("tanh", "tanh")))),
    Known("sinh", "the hyperbolic sine", ((_one, ("cosh",)),)),
    Known("cosh", "the hyperbolic cosine", ((_one, ("sinh",)),)),
    Known("absolute", "the absolute value", ((_one, ("sign",)),), "nonzero", has_kink=True),
    Known("sign", "the sign, minus one or one", (), "nonzero", has_kink=True),
    Known("relu", "the rectified linear unit, the greater of a number and 0",
          ((_one / 2, ()), (_one / 2, ("sign",))), "nonzero", has_kink=True),  # the step ½(1 + sign t)
    Known("logistic", "the logistic function, which networks call the sigmoid",
          ((_one, ("logistic",)), (-_one, ("logistic", "logistic")))),
    Known("softplus", "the softplus, the logarithm of one plus the exponential function", ((_one, ("logistic",)),)),
)}
RAISED = ("cos", "cosh", "sin", "sinh", "tanh")     # a power of them is written behind the name: sin² x
BARE = ("log", *RAISED)                             # a name stands beside them without brackets: log x
POWERS = {"reciprocal": -_one, "sqrt": _one / 2}        # of an array they print as powers entry by entry
PRINTED = {"absolute": "abs", "relu": "ReLU"}       # others print as they are called
