"""Matrix calculus whose formulas are checked: write a derivation, and every step is tested.

The public names, and the room that each stands in.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import sheets as sheets  # and with them what notebooks show
from .arrays.optional import is_here, need_sympy
from .claims.classify import subject
from .claims.condition import Condition, invertible, nonzero, positive
from .claims.derivation import Derivation, Formula
from .claims.failing import failing
from .claims.fingerprint import fingerprint
from .claims.given import Given
from .claims.refutation import Refutation
from .derivatives import Equality, Explanation, derive, equal, explain
from .errors import EngineError, WrtError
from .language.data import LATER, MIME, read, write
from .language.dimension import Dimension, Index, dimensions, indices, triangle
from .language.expression import Expression, Operand
from .language.program import PUBLIC
from .language.source import python
from .nodes import (
    Diagonal, LowerTriangular, Matrix, RowVector, Scalar, Skew, Symmetric, UpperTriangular, Vector, absolute, adjugate,
    commutation, cos, cosh, d, define, delta, det, diag, diagonal, directional, duplication, elimination, exp, eye,
    function, gradient, hadamard, hessian, hvp, jacobian, jvp, kron, log, logdet, logistic, logsumexp, norm, ones,
    partial, power, reciprocal, relu, rvec, sign, sin, single_entry, sinh, size, softmax, softplus, sqrt, sum_over,
    tanh, total, trace, unit, varied, vec, vech, vjp, zeros,
)

from .parsing import Typed, typed
from .programs import code

if TYPE_CHECKING:
    __version__: str
    from .examples.chart import Chart
    from .examples.evaluation import Evaluation, tensor
    from .examples.nudge import Nudge
    from .examples.picture import Picture

# worked numbers need SymPy, which takes longer to import than most proofs: imported when they are asked for
EXAMPLES = {"Chart": "chart", "Evaluation": "evaluation", "Nudge": "nudge", "Picture": "picture",
            "tensor": "evaluation"}

__all__ = [
    "Chart", "Condition", "Derivation", "Diagonal", "Dimension", "EngineError", "Equality", "Evaluation",
    "Explanation", "Expression", "Formula", "Given", "Index", "LowerTriangular", "MIME", "Matrix", "Nudge",
    "Operand", "Picture", "Refutation", "RowVector", "Scalar", "Skew", "Symmetric", "Typed", "UpperTriangular",
    "Vector", "WrtError", "absolute", "adjugate", "code", "commutation", "cos", "cosh", "d", "define", "delta",
    "derive", "det", "diag", "diagonal", "dimensions", "directional", "duplication", "elimination", "equal", "exp",
    "explain", "eye", "failing", "fingerprint", "function", "gradient", "hadamard", "hessian", "hvp", "indices",
    "invertible", "jacobian", "jvp", "kron", "log", "logdet", "logistic", "logsumexp", "nonzero", "norm", "ones",
    "partial", "positive", "power", "python", "read", "reciprocal", "relu", "rvec", "sign", "sin", "single_entry",
    "sinh", "size", "softmax", "softplus", "sqrt", "subject", "sum_over", "tanh", "tensor", "total", "trace",
    "triangle", "typed", "unit", "varied", "vec", "vech", "vjp", "write", "zeros",
]

PUBLIC.update(__all__)
if not is_here():       # `from wrt import *` then has what there is
    __all__[:] = (name for name in __all__ if name not in EXAMPLES)
LATER.update({module: f"{__name__}.examples.{module}" for module in EXAMPLES.values()})


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version(__name__)      # late: it takes as long as a proof
    if name not in EXAMPLES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    need_sympy(f"wrt.{name}")
    return getattr(import_module(f".examples.{EXAMPLES[name]}", __name__), name)


def __dir__() -> list[str]:
    """The public names alone, for editors that complete them."""
    return [*__all__, *(name for name in globals() if name.startswith("__"))]
