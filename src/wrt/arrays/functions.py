"""The known functions for the arrays, with derivatives: no rule of `wrt.nodes.functions`, which the proof uses.

A derivative is a polynomial in the functions themselves: tanh' = 1 − tanh², √' = ½ √ · 1/t. The test of
this module compares all with SymPy, which shares nothing with this table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from functools import lru_cache

# for each function: the terms of its derivative, as a coefficient and the functions multiplied
DERIVATIVES: dict[str, tuple[tuple[Fraction, tuple[str, ...]], ...]] = {
    "exp": ((Fraction(1), ("exp",)),),
    "log": ((Fraction(1), ("reciprocal",)),),
    "sqrt": ((Fraction(1, 2), ("sqrt", "reciprocal")),),
    "reciprocal": ((Fraction(-1), ("reciprocal", "reciprocal")),),
    "sin": ((Fraction(1), ("cos",)),),
    "cos": ((Fraction(-1), ("sin",)),),
    "tanh": ((Fraction(1), ()), (Fraction(-1), ("tanh", "tanh"))),
    "sinh": ((Fraction(1), ("cosh",)),),
    "cosh": ((Fraction(1), ("sinh",)),),
    "absolute": ((Fraction(1), ("sign",)),),
    "sign": (),
    "relu": ((Fraction(1, 2), ("sign",)), (Fraction(1, 2), ())),
    "logistic": ((Fraction(-1), ("logistic", "logistic")), (Fraction(1), ("logistic",))),
    "softplus": ((Fraction(1), ("logistic",)),),
}

# ((coefficient, ((function, power), …)), …)
Terms = tuple[tuple[Fraction, tuple[tuple[str, int], ...]], ...]


@lru_cache(maxsize=None)
def derivative(name: str, order: int) -> Terms:
    """The derivative of an order (0 is the function itself), by the product rule.

    >>> derivative("tanh", 1) == ((1, ()), (-1, (("tanh", 2),)))
    True
    """
    if order == 0:
        return ((Fraction(1), ((name, 1),)),)
    total: defaultdict[tuple[tuple[str, int], ...], Fraction] = defaultdict(Fraction)
    for coefficient, powers in derivative(name, order - 1):
        for function, power in powers:
            for factor, others in DERIVATIVES[function]:
                count = Counter(dict(powers))
                count[function] -= 1
                count.update(others)
                left = tuple(sorted((f, k) for f, k in count.items() if k))
                total[left] += coefficient * power * factor
    return tuple((coefficient, powers) for powers, coefficient in total.items() if coefficient)
