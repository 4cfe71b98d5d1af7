"""The known functions as SymPy has them: the arrays take no rule from `wrt.nodes.functions`, which the proof uses."""

from __future__ import annotations

from collections.abc import Callable

import sympy

REAL: dict[str, Callable[[sympy.Expr], sympy.Expr]] = {
    "exp": sympy.exp, "log": sympy.log, "sqrt": sympy.sqrt, "reciprocal": lambda t: 1 / t,
    "sin": sympy.sin, "cos": sympy.cos, "tanh": sympy.tanh,
}
