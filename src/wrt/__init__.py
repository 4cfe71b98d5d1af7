"""Matrix calculus whose formulas are checked: write a derivation, and every step is tested.

The public names, and the module that holds each.
"""

from .chart import Chart
from .classify import subject
from .condition import Condition, invertible, nonzero, positive
from .data import read, write
from .derivation import Derivation, Formula
from .display import MIME
from .errors import EngineError, WrtError
from .evaluation import Evaluation, tensor
from .expression import Expression
from .failing import failing
from .fingerprint import fingerprint
from .functions import cos, exp, log, sin, sqrt, tanh
from .given import Given
from .notation import (
    Matrix, RowVector, Scalar, Vector, define, delta, dimensions, eye, function, gradient, hadamard, indices,
    jacobian, kron, ones, partial, rvec, size, sum_over, trace, vec,
)
from .picture import Picture
from .refutation import Refutation
from .source import python

__all__ = [
    "Chart", "Condition", "Derivation", "EngineError", "Evaluation", "Expression", "Formula", "Given", "MIME",
    "Matrix", "Picture", "Refutation", "RowVector", "Scalar", "Vector", "WrtError", "cos", "define", "delta",
    "dimensions", "exp", "eye", "failing", "fingerprint", "function", "gradient", "hadamard", "indices", "invertible",
    "jacobian", "kron", "log", "nonzero", "ones", "partial", "positive", "python", "read", "rvec", "sin", "size",
    "sqrt", "subject", "sum_over", "tanh", "tensor", "trace", "vec", "write",
]
