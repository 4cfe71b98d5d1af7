"""The language: one file a concept, with its class, shape, print, Python source, and the word an author writes."""

from .delta import Delta, delta
from .derivative import Derivative, Gradient, Jacobian, Partial, gradient, jacobian, partial
from .elementwise import (
    Apply, Elementwise, absolute, cos, cosh, exp, function, log, logistic, reciprocal, relu, sign, sin, sinh, softplus,
    sqrt, tanh,
)
from .entry import Entry
from .hadamard import Hadamard, hadamard
from .identity import Identity, eye
from .inverse import Inverse
from .kronecker import Kronecker, kron
from .logsumexp import LogSumExp, logsumexp
from .matrix_product import MatrixProduct
from .number import Number
from .ones import Ones, ones
from .product import Product
from .size import Size, size
from .softmax import Softmax, softmax
from .sum import Sum
from .summation import Summation, sum_over
from .symbol import Matrix, RowVector, Scalar, Symbol, Vector, define
from .trace import Trace, trace
from .transpose import Transpose
from .vec import Vec, rvec, vec

__all__ = [
    "Apply", "Delta", "Derivative", "Elementwise", "Entry", "Gradient", "Hadamard", "Identity", "Inverse", "Jacobian",
    "Kronecker", "LogSumExp", "Matrix", "MatrixProduct", "Number", "Ones", "Partial", "Product", "RowVector", "Scalar",
    "Size", "Softmax", "Sum", "Summation", "Symbol", "Trace", "Transpose", "Vec", "Vector", "absolute", "cos", "cosh",
    "define", "delta", "exp", "eye", "function", "gradient", "hadamard", "jacobian", "kron", "log", "logistic",
    "logsumexp", "ones", "partial", "reciprocal", "relu", "rvec", "sign", "sin", "sinh", "size", "softmax", "softplus",
    "sqrt", "sum_over", "tanh", "trace", "vec",
]
