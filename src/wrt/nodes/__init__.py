"""The language: one file a concept, with its class, shape, print, Python source, and the word an author writes."""

from .commutation import Commutation, commutation
from .delta import Delta, delta
from .derivative import Derivative, Gradient, Jacobian, Partial, gradient, jacobian, partial
from .diag import Diag, diag
from .diagonal import Diagonal, diagonal
from .elementwise import Apply, Elementwise, cos, exp, function, log, reciprocal, sin, sqrt, tanh
from .entry import Entry
from .hadamard import Hadamard, hadamard
from .identity import Identity, eye
from .inverse import Inverse
from .kronecker import Kronecker, kron
from .matrix_product import MatrixProduct
from .norm import Norm, norm
from .number import Number
from .ones import Ones, ones
from .product import Product
from .single_entry import SingleEntry, single_entry
from .size import Size, size
from .sum import Sum
from .summation import Summation, sum_over
from .symbol import Matrix, RowVector, Scalar, Symbol, Vector, define
from .total import Total, total
from .trace import Trace, trace
from .transpose import Transpose
from .unit import Unit, unit
from .vec import Vec, rvec, vec
from .zeros import Zeros, zeros

__all__ = [
    "Apply", "Commutation", "Delta", "Derivative", "Diag", "Diagonal", "Elementwise", "Entry", "Gradient", "Hadamard",
    "Identity", "Inverse", "Jacobian", "Kronecker", "Matrix", "MatrixProduct", "Norm", "Number", "Ones", "Partial",
    "Product", "RowVector", "Scalar", "SingleEntry", "Size", "Sum", "Summation", "Symbol", "Total", "Trace",
    "Transpose", "Unit", "Vec", "Vector", "Zeros", "commutation", "cos", "define", "delta", "diag", "diagonal", "exp",
    "eye", "function", "gradient", "hadamard", "jacobian", "kron", "log", "norm", "ones", "partial", "reciprocal",
    "rvec", "sin", "single_entry", "size", "sqrt", "sum_over", "tanh", "total", "trace", "unit", "vec", "zeros",
]
