"""The scalar functions with a name of their own, and their derivatives as polynomials of themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import sympy

from .elementwise import Elementwise


@dataclass(frozen=True)
class Known:
    """A function that obeys its differential rule.

    `derivative` lists (coefficient, names of the functions multiplied); for tanh, 1 − tanh².
    `real` is the function itself, `domain` the condition that its argument must meet.
    """

    name: str
    derivative: tuple[tuple[Fraction, tuple[str, ...]], ...]
    real: Callable
    domain: str = ""


_one = Fraction(1)
KNOWN = {known.name: known for known in (
    Known("exp", ((_one, ("exp",)),), sympy.exp),
    Known("log", ((_one, ("reciprocal",)),), sympy.log, "positive"),
    Known("sqrt", ((_one / 2, ("sqrt", "reciprocal")),), sympy.sqrt, "positive"),
    Known("reciprocal", ((-_one, ("reciprocal", "reciprocal")),), lambda t: 1 / t, "nonzero"),
    Known("sin", ((_one, ("cos",)),), sympy.sin),
    Known("cos", ((-_one, ("sin",)),), sympy.cos),
    Known("tanh", ((_one, ()), (-_one, ("tanh", "tanh"))), sympy.tanh),
)}
SCALAR_ONLY = ("sqrt", "reciprocal")       # their print looks like that of a matrix function

exp, log, sqrt, reciprocal, sin, cos, tanh = (Elementwise(name) for name in KNOWN)


def expanded(function: Elementwise) -> list[tuple[Fraction, tuple[Elementwise, ...]]]:
    """The function as a polynomial of functions that are not derivatives of known ones.

    >>> [(str(c), [f.name for f in fs]) for c, fs in expanded(tanh.prime)]
    [('1', []), ('-1', ['tanh', 'tanh'])]
    """
    if function.name not in KNOWN or not function.order:
        return [(_one, (function,))]
    lower = expanded(Elementwise(function.name, function.order - 1))
    return [(c * d, fs[:k] + tuple(Elementwise(name) for name in names) + fs[k + 1:])
            for c, fs in lower for k in range(len(fs)) for d, names in KNOWN[fs[k].name].derivative]
