"""The language: one file a concept, with its class, shape, print, Python source, and the word an author writes."""

from .delta import Delta, delta
from .derivative import Derivative, Gradient, Jacobian, Partial, gradient, jacobian, partial
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
from .structured import (
    Diagonal, LowerTriangular, Skew, Structured, Symmetric, UpperTriangular, Varied, varied,
)
from .sum import Sum
from .summation import Summation, sum_over
from .symbol import Matrix, RowVector, Scalar, Symbol, Vector, define
from .trace import Trace, trace
from .transpose import Transpose
from .vec import Vec, rvec, vec
from .vech import Duplication, Elimination, Vech, duplication, elimination, vech

__all__ = [
    "Apply", "Delta", "Derivative", "Diagonal", "Duplication", "Elementwise", "Elimination", "Entry", "Gradient",
    "Hadamard", "Identity", "Inverse", "Jacobian", "Kronecker", "LowerTriangular", "Matrix", "MatrixProduct",
    "Number", "Ones", "Partial", "Product", "RowVector", "Scalar", "Size", "Skew", "Structured", "Sum", "Summation",
    "Symbol", "Symmetric", "Trace", "Transpose", "UpperTriangular", "Varied", "Vec", "Vech", "Vector", "cos",
    "define", "delta", "duplication", "elimination", "exp", "eye", "function", "gradient", "hadamard", "jacobian",
    "kron", "log", "ones", "partial", "reciprocal", "rvec", "sin", "size", "sqrt", "sum_over", "tanh", "trace",
    "varied", "vec", "vech",
]
