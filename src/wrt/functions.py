"""The scalar functions with a name of their own, and their derivatives as polynomials of themselves."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .expression import Elementwise


@dataclass(frozen=True)
class Known:
    """A function that obeys its differential rule.

    `derivative` lists (coefficient, names of the functions multiplied); for tanh, 1 − tanh².
    """

    name: str
    derivative: tuple[tuple[Fraction, tuple[str, ...]], ...]


_one = Fraction(1)
KNOWN = {known.name: known for known in (
    Known("exp", ((_one, ("exp",)),)),
    Known("sin", ((_one, ("cos",)),)),
    Known("cos", ((-_one, ("sin",)),)),
    Known("tanh", ((_one, ()), (-_one, ("tanh", "tanh")))),
)}

exp, sin, cos, tanh = (Elementwise(name) for name in KNOWN)


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
