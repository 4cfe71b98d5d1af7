"""The language: one file a concept, with its class, shape, print, Python source, and the word an author writes."""

from .delta import Delta, delta
from .derivative import (
    Derivative, DerivativeBy, Gradient, Hessian, Jacobian, Partial, gradient, hessian, jacobian, partial,
)
from .differential import Differential, d, directional, hvp, jvp
from .elementwise import Apply, Elementwise, cos, exp, function, log, reciprocal, sin, sqrt, tanh
from .entry import Entry
from .hadamard import Hadamard, hadamard
from .identity import Identity, eye
from .inverse import Inverse
from .kronecker import Kronecker, kron
from .matrix_product import MatrixProduct
from .number import Number
from .ones import Ones, ones
from .product import Product
from .size import Size, size
from .sum import Sum
from .summation import Summation, sum_over
from .symbol import Matrix, RowVector, Scalar, Symbol, Vector, define
from .trace import Trace, trace
from .transpose import Transpose
from .vec import Vec, rvec, vec
from .vjp import Vjp, vjp

__all__ = [
    "Apply", "Delta", "Derivative", "DerivativeBy", "Differential", "Elementwise", "Entry", "Gradient", "Hadamard",
    "Hessian", "Identity", "Inverse", "Jacobian", "Kronecker", "Matrix", "MatrixProduct", "Number", "Ones",
    "Partial", "Product", "RowVector", "Scalar", "Size", "Sum", "Summation", "Symbol", "Trace", "Transpose", "Vec",
    "Vector", "Vjp", "cos", "d", "define", "delta", "directional", "exp", "eye", "function", "gradient", "hadamard",
    "hessian", "hvp", "jacobian", "jvp", "kron", "log", "ones", "partial", "reciprocal", "rvec", "sin", "size",
    "sqrt", "sum_over", "tanh", "trace", "vec", "vjp",
]
