"""The language: one file a concept, with its class, shape, print, Python source, and the word an author writes."""

from .adjugate import Adjugate, adjugate
from .delta import Delta, delta
from .determinant import Determinant, det
from .elementwise import (
    Apply, Elementwise, absolute, cos, cosh, exp, function, log, logistic, reciprocal, relu, sign, sin, sinh, softplus,
    sqrt, tanh,
)
from .derivative import (
    Derivative, DerivativeBy, Gradient, Hessian, Jacobian, Partial, gradient, hessian, jacobian, partial,
)
from .differential import Differential, d, directional, hvp, jvp
from .entry import Entry
from .hadamard import Hadamard, hadamard
from .hadamard_power import HadamardPower, power
from .identity import Identity, eye
from .inverse import Inverse
from .kronecker import Kronecker, kron
from .log_determinant import LogDeterminant, logdet
from .logsumexp import LogSumExp, logsumexp
from .matrix_product import MatrixProduct
from .number import Number
from .ones import Ones, ones
from .power import Power
from .product import Product
from .size import Size, size
from .softmax import Softmax, softmax
from .sum import Sum
from .summation import Summation, sum_over
from .symbol import Matrix, RowVector, Scalar, Symbol, Vector, define
from .trace import Trace, trace
from .transpose import Transpose
from .vec import Vec, rvec, vec
from .vjp import Vjp, vjp

__all__ = [
    "Adjugate", "Apply", "Delta", "Derivative", "DerivativeBy", "Determinant", "Differential", "Elementwise", "Entry",
    "Gradient", "Hadamard", "HadamardPower", "Hessian", "Identity", "Inverse", "Jacobian", "Kronecker",
    "LogDeterminant", "LogSumExp", "Matrix", "MatrixProduct", "Number", "Ones", "Partial", "Power", "Product",
    "RowVector", "Scalar", "Size", "Softmax", "Sum", "Summation", "Symbol", "Trace", "Transpose", "Vec", "Vector",
    "Vjp", "absolute", "adjugate", "cos", "cosh", "d", "define", "delta", "det", "directional", "exp", "eye",
    "function", "gradient", "hadamard", "hessian", "hvp", "jacobian", "jvp", "kron", "log", "logdet", "logistic",
    "logsumexp", "ones", "partial", "power", "reciprocal", "relu", "rvec", "sign", "sin", "sinh", "size", "softmax",
    "softplus", "sqrt", "sum_over", "tanh", "trace", "vec", "vjp",
]
