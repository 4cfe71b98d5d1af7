"""The language: one file a concept, with its class, shape, print, Python source, and the word an author writes."""

from .adjugate import Adjugate, adjugate
from .delta import Delta, delta
from .derivative import Derivative, Gradient, Jacobian, Partial, gradient, jacobian, partial
from .determinant import Determinant, det
from .elementwise import Apply, Elementwise, cos, exp, function, log, reciprocal, sin, sqrt, tanh
from .entry import Entry
from .hadamard import Hadamard, hadamard
from .hadamard_power import HadamardPower, power
from .identity import Identity, eye
from .inverse import Inverse
from .kronecker import Kronecker, kron
from .log_determinant import LogDeterminant, logdet
from .matrix_product import MatrixProduct
from .number import Number
from .ones import Ones, ones
from .power import Power
from .product import Product
from .size import Size, size
from .sum import Sum
from .summation import Summation, sum_over
from .symbol import Matrix, RowVector, Scalar, Symbol, Vector, define
from .trace import Trace, trace
from .transpose import Transpose
from .vec import Vec, rvec, vec

__all__ = [
    "Adjugate", "Apply", "Delta", "Derivative", "Determinant", "Elementwise", "Entry", "Gradient", "Hadamard",
    "HadamardPower", "Identity", "Inverse", "Jacobian", "Kronecker", "LogDeterminant", "Matrix", "MatrixProduct",
    "Number", "Ones", "Partial", "Power", "Product", "RowVector", "Scalar", "Size", "Sum", "Summation", "Symbol",
    "Trace", "Transpose", "Vec", "Vector", "adjugate", "cos", "define", "delta", "det", "exp", "eye", "function",
    "gradient", "hadamard", "jacobian", "kron", "log", "logdet", "ones", "partial", "power", "reciprocal", "rvec",
    "sin", "size", "sqrt", "sum_over", "tanh", "trace", "vec",
]
