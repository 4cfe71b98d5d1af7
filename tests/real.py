"""The known functions as SymPy has them, written down for the tests alone."""

from __future__ import annotations

import sympy

REAL = {
    **{name: getattr(sympy, name) for name in ("exp", "log", "sqrt", "sin", "cos", "tanh", "sinh", "cosh", "sign")},
    "reciprocal": lambda t: 1 / t, "absolute": sympy.Abs, "relu": lambda t: (t + sympy.Abs(t)) / 2,
    "logistic": lambda t: sympy.exp(t) / (1 + sympy.exp(t)), "softplus": lambda t: sympy.log(1 + sympy.exp(t))}
# those that are one function on each side of 0
WITH_KINKS = ("absolute", "sign", "relu")
